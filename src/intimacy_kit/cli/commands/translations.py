"""`intimacy-kit translations`: report how much of a pack is translated, and begin what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from os.path import lexists
from pathlib import Path
from typing import Annotated

import typer

from intimacy_kit.atomic_files import atomic_file, new_folder
from intimacy_kit.authoring.translation_skeleton import skeleton
from intimacy_kit.cli.exit_codes import exit_on_error
from intimacy_kit.cli.failures import DATA_ERROR, Failure, quoted_path
from intimacy_kit.cli.telling import json_text
from intimacy_kit.model.locales import canonical, is_locale
from intimacy_kit.packs.discovery.origin import core_pack
from intimacy_kit.packs.linking.completeness import (
    LocaleCoverage,
    TranslationCoverage,
    missing_texts,
    translation_coverage,
)
from intimacy_kit.packs.reading.file_names import LOCALES
from intimacy_kit.packs.reading.files import PackSource, pack_files
from intimacy_kit.packs.reading.reader import read_pack

CORE = "core"
"""Name of the core pack; a pack with this name is loaded instead of the built-in one."""

MAX_ENTRIES = 20


def run(
    *,
    pack: Annotated[
        str, typer.Argument(metavar="PACK", help="The folder of a pack, or `core` for the core pack.")
    ] = CORE,
    others: Annotated[
        list[Path] | None, typer.Option("--pack", metavar="FOLDER", help="A pack that it builds on; may come again.")
    ] = None,
    alone: Annotated[bool, typer.Option("--alone", help="It does not build on the core pack.")] = False,
    locale: Annotated[str | None, typer.Option(metavar="LOCALE", help="Only this locale, such as de or pt-BR.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Write JSON, with all that is missing.")] = False,
    fail_under: Annotated[
        float | None, typer.Option(metavar="PERCENT", min=0, max=100, help="End with 1 if less is translated.")
    ] = None,
    write: Annotated[
        str | None,
        typer.Option(metavar="LOCALE", help="Write a file to fill in, with all that is missing in this locale."),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(metavar="TEXTS.yaml", help="Where to --write it; by default in the folder of the pack."),
    ] = None,
) -> None:
    """Tell how much of a pack is translated, and what is missing.

    With --write, begin a translation: a file with a key for each missing text, and the original above it. Nothing is
    ever overwritten.
    """
    with exit_on_error():
        if write is not None:
            if locale is not None or as_json or fail_under is not None:
                raise Failure("--write goes with none of --locale, --json and --fail-under", "leave them out")
            _begin(pack, others or [], alone, write, out)
            return
        if out is not None:
            raise Failure("--out says where to write, and nothing is written", "add --write LOCALE")
        found = _account(pack, others or [], alone, locale)
    if as_json:
        typer.echo(json_text(found.as_data()))
    else:
        for line in _listing(found):
            typer.echo(line)
    if fail_under and not (found.locales and all(each.at_least(fail_under) for each in found.locales)):
        raise typer.Exit(DATA_ERROR)


def _account(pack: str, others: list[Path], alone: bool, locale: str | None) -> TranslationCoverage:
    tag = None if locale is None else canonical(locale)
    if locale is not None and tag is None:
        raise _no_locale(locale)
    asked, below = _packs(pack, others, alone)
    return translation_coverage(asked, *below, locale=tag)


def _begin(pack: str, others: list[Path], alone: bool, locale: str, out: Path | None) -> None:
    """Write a skeleton of what is missing in a locale."""
    tag = canonical(locale)
    if tag is None or not is_locale(tag):
        raise _no_locale(locale)
    asked, below = _packs(pack, others, alone)
    missing = missing_texts(asked, *below, locale=tag)
    if not missing:
        typer.echo(f"nothing is missing in {tag}")
        return
    if out is None and pack == CORE:
        help = f"name a file of a pack of your own, such as --out my_pack/{LOCALES}/{tag}.yaml"
        raise Failure("the core pack is part of what is installed, and no texts are written into it", help)
    file = out or _free_file(Path(pack) / LOCALES, tag)
    try:
        new_folder(file.parent, private=False)
        with atomic_file(file, overwrite=False, private=False) as opened:
            opened.write(skeleton(missing, tag).encode())
    except OSError as error:
        if isinstance(error, FileExistsError) and lexists(file):  # and not what stands where a folder should be
            help = "fill it in, or name another file with --out"
            raise Failure(f"{quoted_path(file)} already exists, and nothing is overwritten", help) from None
        reason = (error.strerror or type(error).__name__).lower()
        raise Failure(f"cannot write {quoted_path(file)}: {reason}", "name another file with --out") from None
    texts = sum(len(each) for entries in missing.values() for each in entries.values())
    typer.echo(f"{texts} texts to translate into {tag} written to {quoted_path(file)}")


def _free_file(folder: Path, locale: str) -> Path:
    """Return the file of a locale, or one beside what there is already."""
    taken = [folder / f"{locale}{ending}" for ending in (".yaml", ".yml", "")]
    return folder / locale / "missing.yaml" if any(path.exists() for path in taken) else taken[0]


def _no_locale(locale: str) -> Failure:
    return Failure(f"{locale[:40]!r} is no locale", "name a language, as de, zh-Hant or pt-BR")


def _packs(pack: str, others: list[Path], alone: bool) -> tuple[PackSource, list[PackSource]]:
    """Return the pack asked for, and those that it builds on."""
    if pack == CORE:
        return core_pack(), []
    manifest = read_pack(pack_files(Path(pack))).manifest
    stands_alone = alone or (manifest is not None and manifest.name == CORE)
    return Path(pack), [*([] if stands_alone else [core_pack()]), *others]


def _listing(found: TranslationCoverage) -> Iterator[str]:
    yield f"{found.name} {found.version}, in {found.language}"
    if not found.locales:
        yield "  no translations: `--locale de` tells what there is to translate into German"
    width = max((len(each.locale) for each in found.locales), default=0)
    for each in found.locales:
        yield f"  {each.locale:<{width}}  {each.translated} of {each.texts} texts ({each.percent} %)"
    for each in found.locales:
        yield from _missing(each)


def _missing(coverage: LocaleCoverage) -> Iterator[str]:
    if coverage.missing:
        yield f"missing in {coverage.locale}:"
        listed = list(coverage.missing.items())
        yield from (f"  {id}: {', '.join(keys)}" for id, keys in listed[:MAX_ENTRIES])
        left = listed[MAX_ENTRIES:]
        if left:
            yield f"  and {sum(len(keys) for _, keys in left)} more, of {len(left)} entries; --json tells all"
