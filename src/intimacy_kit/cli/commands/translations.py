"""`intimacy-kit translations`: report how much of a pack is translated."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from intimacy_kit.cli.exit_codes import exit_on_error
from intimacy_kit.cli.failures import DATA_ERROR, Failure
from intimacy_kit.model.locales import canonical
from intimacy_kit.packs.discovery.origin import core_pack
from intimacy_kit.packs.linking.completeness import LocaleCoverage, TranslationCoverage, translation_coverage
from intimacy_kit.packs.reading.files import pack_files
from intimacy_kit.packs.reading.reader import read_pack

CORE = "core"
"""Name of the core pack; a pack with this name is loaded instead of the built-in one."""

MAX_ENTRIES = 20


def run(
    *,
    pack: Annotated[
        str, typer.Argument(metavar="[PACK]", help="The folder of a pack, or `core` for the core pack.")
    ] = CORE,
    others: Annotated[
        list[Path] | None, typer.Option("--pack", metavar="PATH", help="A pack that it builds on; may come again.")
    ] = None,
    alone: Annotated[bool, typer.Option("--alone", help="It does not build on the core pack.")] = False,
    locale: Annotated[str | None, typer.Option(metavar="LOCALE", help="Only this locale, such as de or pt-BR.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Write JSON, with all that is missing.")] = False,
    fail_under: Annotated[
        float | None, typer.Option(metavar="PERCENT", min=0, max=100, help="End with 1 if less is translated.")
    ] = None,
) -> None:
    """Tell how much of a pack is translated, and what is missing."""
    with exit_on_error():
        found = _account(pack, others or [], alone, locale)
    if as_json:
        typer.echo(json.dumps(found.as_data(), indent=2))
    else:
        for line in _listing(found):
            typer.echo(line)
    if fail_under and not (found.locales and all(each.at_least(fail_under) for each in found.locales)):
        raise typer.Exit(DATA_ERROR)


def _account(pack: str, others: list[Path], alone: bool, locale: str | None) -> TranslationCoverage:

    tag = None if locale is None else canonical(locale)
    if locale is not None and tag is None:
        raise Failure(f"{locale[:40]!r} is no locale", "name a language, as de, zh-Hant or pt-BR")
    if pack == CORE:
        return translation_coverage(core_pack(), locale=tag)
    manifest = read_pack(pack_files(Path(pack))).manifest
    stands_alone = alone or (manifest is not None and manifest.name == CORE)
    return translation_coverage(Path(pack), *([] if stands_alone else [core_pack()]), *others, locale=tag)


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
