"""How much of a pack is translated, and what is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from intimacy_kit.model.locales import lookup
from intimacy_kit.model.pack import Contents
from intimacy_kit.model.texts import texts_of
from intimacy_kit.packs.linking.build import Built, put_together, read_packs
from intimacy_kit.packs.reading.files import PackSource
from intimacy_kit.packs.reading.reader import ReadPack


@dataclass(frozen=True, slots=True)
class Coverage:
    """What there is in one locale.

    Attributes:
        texts: how many texts there are to translate.
        missing: the keys that are not, by id: `title`, or `labels.money`.
    """

    locale: str
    texts: int
    missing: Mapping[str, tuple[str, ...]]

    @property
    def translated(self) -> int:
        return self.texts - sum(map(len, self.missing.values()))

    def at_least(self, percent: float) -> bool:
        """Whether so much is translated; what has no texts is."""
        return 100 * self.translated >= percent * self.texts

    @property
    def percent(self) -> int:
        """Rounded down, so that 100 is all."""
        return 100 * self.translated // self.texts if self.texts else 100


@dataclass(frozen=True, slots=True)
class Account:
    """A pack by name, version and language, with the locales it translates into, ascending, or the one asked for."""

    name: str
    version: str
    language: str
    locales: tuple[Coverage, ...]

    def as_data(self) -> dict[str, Any]:
        """It as JSON has it."""
        return {
            "pack": self.name,
            "version": self.version,
            "language": self.language,
            "locales": {
                each.locale: {"texts": each.texts, "translated": each.translated, "missing": dict(each.missing)}
                for each in self.locales
            },
        }


def account(pack: PackSource, *below: PackSource, locale: str | None = None) -> Account:
    """How much of the texts of a pack is translated, by itself or by those below it.

    Where it translates texts of another pack into a locale, all texts of that pack count there; so they do for a locale
    that is asked for, if it has no entries of its own. As where texts are shown, what is there in de counts for de-AT.

    Raises:
        PackError: with all problems of all packs.
    """
    packs = read_packs([*below, pack])
    built = put_together(packs)
    of: Any = packs[-1].manifest  # it was built, so there is one
    wanted = sorted({item.locale for item in packs[-1].translations}) if locale is None else [locale]
    coverages = tuple(_coverage(built, _counted(packs, each), each) for each in wanted)
    return Account(of.name, of.version, of.language, coverages)


def _counted(packs: Sequence[ReadPack], locale: str) -> list[str]:
    """The ids of the entries whose texts count, ascending."""
    owners = {entry.id: entry.pack for pack in packs for entry in pack.entries}
    asked = packs[-1]
    counted = {entry.pack for entry in asked.entries}
    counted |= {owners[item.id] for item in asked.translations if item.locale == locale}
    return sorted(id for id, owner in owners.items() if owner in counted or not counted)


def _coverage(built: Built, ids: Sequence[str], locale: str) -> Coverage:
    locales, texts = lookup(locale), 0
    missing: dict[str, tuple[str, ...]] = {}
    sections = [getattr(built.contents, field.name) for field in fields(Contents)]
    entries = {id: entry for section in sections for id, entry in section.items()}
    for id in ids:
        there, said = texts_of(entries[id]), built.translations.said(id, locales)
        texts += len(there)
        if built.translations.languages[id] not in locales and (left := [path for path in there if path not in said]):
            missing[id] = tuple(".".join(path) for path in left)
    return Coverage(locale, texts, missing)
