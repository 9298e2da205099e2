"""`intimacy-kit lint`: check a pack."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from intimacy_kit import __version__
from intimacy_kit.analysis.lint import Report, Severity, fixed, lint
from intimacy_kit.analysis.lint.reports.sarif import sarif
from intimacy_kit.analysis.lint.reports.text_report import as_data, text_report
from intimacy_kit.atomic_files import atomic_file
from intimacy_kit.cli.exit_codes import exit_on_error
from intimacy_kit.cli.failures import DATA_ERROR, Failure, quoted_path, system_failure
from intimacy_kit.cli.telling import json_text
from intimacy_kit.documents.terminal import coloured
from intimacy_kit.packs.discovery.origin import core_pack
from intimacy_kit.packs.reading.files import PackSource

_COLOURS = {"error": "red", "warning": "yellow", "hint": "cyan"}


class FailOn(StrEnum):
    """Values of --fail-on: minimum severity of a diagnostic that makes the command fail."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"
    NEVER = "never"


def run(
    *,
    pack: Annotated[str, typer.Argument(metavar="PACK", help="The folder of a pack, or `core` for the core pack.")],
    others: Annotated[
        list[Path] | None, typer.Option("--pack", metavar="FOLDER", help="A pack that it builds on; may come again.")
    ] = None,
    alone: Annotated[bool, typer.Option("--alone", help="It does not build on the core pack.")] = False,
    select: Annotated[
        list[str] | None, typer.Option(metavar="CODES", help="Only these checks: IKL103, or IKL4 for all of a kind.")
    ] = None,
    ignore: Annotated[list[str] | None, typer.Option(metavar="CODES", help="All checks but these.")] = None,
    fail_on: Annotated[
        FailOn, typer.Option(help="Exit with 1 if a diagnostic has at least this severity.")
    ] = FailOn.WARNING,
    fix: Annotated[bool, typer.Option("--fix", help="Apply fixes that keep the meaning.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Write JSON.")] = False,
    as_sarif: Annotated[bool, typer.Option("--sarif", help="Write SARIF 2.1.0.")] = False,
) -> None:
    """Look for what could be better in a pack. It goes by conditions, reach, remedies and texts.

    A comment `# lint: ignore[IKL107] the reason` in an entry suppresses a diagnostic of it.
    """
    with exit_on_error():
        if as_json and as_sarif:
            raise Failure("--json and --sarif do not go together", "choose one")
        report = _report(pack, others or [], alone, _codes(select), _codes(ignore), fix)
    if as_json:
        _write_json(report)
    elif as_sarif:
        _write_sarif(report, pack)
    else:
        _write_listing(report)
    if fail_on is not FailOn.NEVER and report.fails(_severity(fail_on)):
        raise typer.Exit(DATA_ERROR)


def _report(pack: str, others: Sequence[Path], alone: bool, select: list[str], ignore: list[str], fix: bool) -> Report:

    is_core = pack == "core"
    source: PackSource = core_pack() if is_core else _folder(Path(pack))
    core = not (alone or is_core)
    if fix:
        if is_core:
            raise Failure("the core pack cannot be fixed in place", "leave --fix out")
        _write(Path(pack), fixed(source, *others, core=core, select=select, ignore=ignore))
    return lint(source, *others, core=core, select=select, ignore=ignore)


def _folder(path: Path) -> Path:
    """Return the folder of a pack; raise if it is the folder of a project that contains one."""
    if not (path / "pack.yaml").exists():
        for found in sorted((*path.glob("*/pack.yaml"), *path.glob("src/*/pack.yaml"))):
            raise Failure(f"there is no pack.yaml in {quoted_path(path)}", f"did you mean {quoted_path(found.parent)}?")
    return path


def _write(folder: Path, files: dict[str, bytes]) -> None:
    for name, content in files.items():
        path = folder / name
        try:
            with atomic_file(path, overwrite=True, private=False) as file:
                file.write(content)
        except OSError as error:
            raise system_failure("write", path, error) from None
        typer.echo(f"fixed {name}", err=True)


def _codes(given: Iterable[str] | None) -> list[str]:
    return [code.strip() for text in given or () for code in text.split(",") if code.strip()]


def _severity(fail_on: FailOn) -> Severity:
    return "error" if fail_on is FailOn.ERROR else "warning" if fail_on is FailOn.WARNING else "hint"


def _write_json(report: Report) -> None:

    typer.echo(json_text(as_data(report)))


def _write_sarif(report: Report, pack: str) -> None:

    folder = "" if pack == "core" else os.path.relpath(pack).replace(os.sep, "/")
    typer.echo(json_text(sarif(report, __version__, "" if folder == "." else folder)))


def _write_listing(report: Report) -> None:

    in_colour = coloured(sys.stdout)

    def paint(text: str, severity: Severity) -> str:
        return typer.style(text, fg=_COLOURS[severity], bold=True) if in_colour else text

    for block in text_report(report, paint):
        typer.echo(block)
