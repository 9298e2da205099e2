"""`intimacy-kit lint`."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from intimacy_kit.atomic_files import atomic_file
from intimacy_kit.cli.exit_codes import ending
from intimacy_kit.cli.failures import IN_DATA, Failure, named, unusable
from intimacy_kit.cli.told import coloured

if TYPE_CHECKING:
    from intimacy_kit.analysis.lint import Report, Severity
    from intimacy_kit.packs.reading.files import PackSource

_COLOURS = {"error": "red", "warning": "yellow", "hint": "cyan"}


class Grave(StrEnum):
    """From which severity on remarks make the command fail."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"
    NEVER = "never"


def lint(
    *,
    pack: Annotated[str, typer.Argument(metavar="PACK", help="The folder of a pack, or `core` for the core pack.")],
    others: Annotated[
        list[Path] | None, typer.Option("--pack", metavar="PATH", help="A pack that it builds on; may come again.")
    ] = None,
    alone: Annotated[bool, typer.Option("--alone", help="It does not build on the core pack.")] = False,
    select: Annotated[
        list[str] | None, typer.Option(metavar="CODES", help="Only these checks: IKL103, or IKL4 for all of a kind.")
    ] = None,
    ignore: Annotated[list[str] | None, typer.Option(metavar="CODES", help="All checks but these.")] = None,
    fail_on: Annotated[Grave, typer.Option(help="End with 1 if a remark is as grave as this.")] = Grave.WARNING,
    fix: Annotated[bool, typer.Option("--fix", help="Mend what can be mended without changing its meaning.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Write JSON.")] = False,
    as_sarif: Annotated[bool, typer.Option("--sarif", help="Write SARIF 2.1.0.")] = False,
) -> None:
    """Look for what could be better in a pack. It goes by conditions, reach, remedies and texts.

    A comment `# lint: ignore[IKL107] the reason` in an entry keeps a remark about it quiet.
    """
    with ending():
        if as_json and as_sarif:
            raise Failure("--json and --sarif do not go together", "choose one")
        report = _report(pack, others or [], alone, _codes(select), _codes(ignore), fix)
    if as_json:
        _write_json(report)
    elif as_sarif:
        _write_sarif(report, pack)
    else:
        _write_listing(report)
    if fail_on is not Grave.NEVER and report.fails(_severity(fail_on)):
        raise typer.Exit(IN_DATA)


def _report(pack: str, others: Sequence[Path], alone: bool, select: list[str], ignore: list[str], fix: bool) -> Report:
    from intimacy_kit.analysis import lint as linting  # noqa: PLC0415 - other commands do not need it
    from intimacy_kit.loading import core_pack  # noqa: PLC0415 - the same

    is_core = pack == "core"
    source: PackSource = core_pack() if is_core else _folder(Path(pack))
    core = not (alone or is_core)
    if fix:
        if is_core:
            raise Failure("the core pack is not mended here", "leave --fix out")
        _write(Path(pack), linting.fixed(source, *others, core=core, select=select, ignore=ignore))
    return linting.lint(source, *others, core=core, select=select, ignore=ignore)


def _folder(path: Path) -> Path:
    """The folder of a pack, not that of the project it lies in."""
    if not (path / "pack.yaml").exists():
        for found in sorted((*path.glob("*/pack.yaml"), *path.glob("src/*/pack.yaml"))):
            raise Failure(f"there is no pack.yaml in {named(path)}", f"did you mean {named(found.parent)}?")
    return path


def _write(folder: Path, files: dict[str, bytes]) -> None:
    for name, content in files.items():
        path = folder / name
        try:
            with atomic_file(path, overwrite=True, private=False) as file:
                file.write(content)
        except OSError as error:
            raise unusable("write", path, error) from None
        typer.echo(f"mended {name}", err=True)


def _codes(given: Iterable[str] | None) -> list[str]:
    return [code.strip() for text in given or () for code in text.split(",") if code.strip()]


def _severity(grave: Grave) -> Severity:
    return "error" if grave is Grave.ERROR else "warning" if grave is Grave.WARNING else "hint"


def _write_json(report: Report) -> None:
    from intimacy_kit.analysis.lint.reports.text_report import as_data  # noqa: PLC0415 - only needed for this

    typer.echo(json.dumps(as_data(report), indent=2))


def _write_sarif(report: Report, pack: str) -> None:
    from intimacy_kit import __version__  # noqa: PLC0415 - only needed for this
    from intimacy_kit.analysis.lint.reports.sarif import sarif  # noqa: PLC0415 - the same

    folder = "" if pack == "core" else os.path.relpath(pack).replace(os.sep, "/")
    typer.echo(json.dumps(sarif(report, __version__, "" if folder == "." else folder), indent=2))


def _write_listing(report: Report) -> None:
    from intimacy_kit.analysis.lint.reports.text_report import text_report  # noqa: PLC0415 - only needed for this

    in_colour = coloured(sys.stdout)

    def paint(text: str, severity: Severity) -> str:
        return typer.style(text, fg=_COLOURS[severity], bold=True) if in_colour else text

    for block in text_report(report, paint):
        typer.echo(block)
