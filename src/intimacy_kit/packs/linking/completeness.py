"""Measure the translation coverage of a pack and list missing texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from intimacy_kit.model.fields import Frozen
from intimacy_kit.model.locales import lookup
from intimacy_kit.model.pack import Contents
from intimacy_kit.model.texts import TextOrSteps, TextPath, texts_of
from intimacy_kit.packs.linking.build import link_packs, read_packs
from intimacy_kit.packs.linking.built import Built
from intimacy_kit.packs.reading.files import PackSource
from intimacy_kit.packs.reading.reader import ReadPack

MissingTexts = Mapping[str, Mapping[str, Mapping[TextPath, TextOrSteps]]]
"""Texts without a translation, in their original language: by section, by id, and by their path."""


@dataclass(frozen=True, slots=True)
class LocaleCoverage:
    """Translation coverage in one locale.

    Attributes:
        texts: the number of texts to translate.
        missing: the keys of texts without a translation, such as `title` or `labels.money`, by id.
    """

    locale: str
    texts: int
    missing: Mapping[str, tuple[str, ...]]

    @property
    def translated(self) -> int:
        return self.texts - sum(map(len, self.missing.values()))

    def at_least(self, percent: float) -> bool:
        """Return whether at least this percentage is translated; without any texts it is."""
        return 100 * self.translated >= percent * self.texts

    @property
    def percent(self) -> int:
        """The percentage translated, rounded down, so that 100 means all."""
        return 100 * self.translated // self.texts if self.texts else 100


@dataclass(frozen=True, slots=True)
class TranslationCoverage:
    """Translation coverage of a pack.

    Attributes:
        name, version, language: those of the pack.
        locales: the locales it translates into, ascending, or only the requested one.
    """

    name: str
    version: str
    language: str
    locales: tuple[LocaleCoverage, ...]

    def as_data(self) -> dict[str, Any]:
        """Return the coverage as JSON-compatible data."""
        return {
            "pack": self.name,
            "version": self.version,
            "language": self.language,
            "locales": {
                each.locale: {"texts": each.texts, "translated": each.translated, "missing": dict(each.missing)}
                for each in self.locales
            },
        }


def translation_coverage(pack: PackSource, *below: PackSource, locale: str | None = None) -> TranslationCoverage:
    """Return how much of the texts of a pack is translated, by itself or by the packs below it.

    If it translates texts of another pack into a locale, all texts of that pack count for that locale. For a requested
    locale they also count if the pack has no entries of its own. A translation into de also counts for de-AT.

    Args:
        pack: the pack to measure.
        below: the packs that it builds on.
        locale: the only locale to measure; by default all locales that the pack translates into.

    Raises:
        PackError: with all problems of all packs.
    """
    packs = read_packs([*below, pack])
    built = link_packs(packs)
    of: Any = packs[-1].manifest  # linking succeeded, so it is not None
    wanted = sorted({item.locale for item in packs[-1].translations}) if locale is None else [locale]
    coverages = tuple(_coverage(built, sorted(_counted(packs, each)), each) for each in wanted)
    return TranslationCoverage(of.name, of.version, of.language, coverages)


def missing_texts(pack: PackSource, *below: PackSource, locale: str) -> MissingTexts:
    """Return the texts that `translation_coverage` says are missing in a locale, in the order of the packs.

    So what belongs together is translated together. For arguments and errors see there.
    """
    packs = read_packs([*below, pack])
    built = link_packs(packs)
    counted = _counted(packs, locale)
    found: dict[str, dict[str, Mapping[TextPath, TextOrSteps]]] = {}
    for section, entries in _sections(built).items():
        for id in (id for id in counted if id in entries):
            if missing := _missing(built, id, entries[id], locale):
                found.setdefault(section, {})[id] = missing
    return found


def _counted(packs: Sequence[ReadPack], locale: str) -> list[str]:
    """Return the ids of the entries that count for a locale, as packs have them."""
    owners = {entry.id: entry.pack for pack in packs for entry in pack.entries}
    asked = packs[-1]
    counted = {entry.pack for entry in asked.entries}
    counted |= {owners[item.id] for item in asked.translations if item.locale == locale}
    return [id for id, owner in owners.items() if owner in counted or not counted]


def _coverage(built: Built, ids: Sequence[str], locale: str) -> LocaleCoverage:
    entries = {id: entry for section in _sections(built).values() for id, entry in section.items()}
    texts = sum(len(texts_of(entries[id])) for id in ids)
    left = {id: tuple(map(".".join, _missing(built, id, entries[id], locale))) for id in ids}
    return LocaleCoverage(locale, texts, {id: paths for id, paths in left.items() if paths})


def _missing(built: Built, id: str, entry: Frozen, locale: str) -> dict[TextPath, TextOrSteps]:
    """Return the texts of an entry that have no translation into a locale, in their original language."""
    locales = lookup(locale)
    if built.translations.languages[id] in locales:
        return {}
    said = built.translations.texts_for(id, locales)
    return {path: text for path, text in texts_of(entry).items() if path not in said}


def _sections(built: Built) -> Mapping[str, Mapping[str, Frozen]]:
    whole = built.template or built
    return {field.name: getattr(whole.contents, field.name) for field in fields(Contents)}
