"""Merge and check the translations of several packs.

Each text must exist, be translated once per locale, and not replace the wording of safety entries of another pack.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from intimacy_kit.errors import MAX_PROBLEMS, Problem, shown, suggestion
from intimacy_kit.model.concepts import FORM_PATTERN, Placeholder, Setting
from intimacy_kit.model.locales import language
from intimacy_kit.model.placeholders import base
from intimacy_kit.model.texts import TextOrSteps, TextPath, texts_of
from intimacy_kit.model.translations import NONE, Translations
from intimacy_kit.packs.linking.references import protected_ids
from intimacy_kit.packs.reading.locale_files import Translated
from intimacy_kit.packs.reading.reader import Located, ReadPack

_PARTS = {
    "labels": "answer",
    "questions": "question",
    "texts": "text",
    "wording": "wording of",
    "placeholders": "placeholder",
    "forms": "form",
    "levels": "level",
    "words": "level",
}
"""What the keys in a mapping of texts are, as messages say it."""

_Texts = dict[str, dict[str, dict[TextPath, TextOrSteps]]]


def merge_translations(packs: Sequence[ReadPack], problems: list[Problem]) -> Translations:
    """Return the translations of packs, merged in the order of the packs; append what is wrong to `problems`."""
    merger = _Merger()
    for pack in packs:
        protected = protected_ids(merger.entries.values())
        merger.add_entries(pack)
        for translated in pack.translations:
            if len(problems) > MAX_PROBLEMS:
                return NONE
            problems += merger.add(pack, translated, protected)
        said = {item.locale for item in pack.translations if any(item.texts.values())}
        merger.locales.setdefault(merger.name(pack), set()).update(said)
    texts = {locale: ids for locale, ids in sorted(merger.texts.items()) if ids}
    protected = protected_ids(merger.entries.values())
    languages = {id: merger.language(entry) for id, entry in sorted(merger.entries.items())}
    guarded = {id: e.pack for id, e in merger.entries.items() if id in protected or isinstance(e.entry, Setting)}
    return Translations(languages, texts, guarded)


class _Merger:
    """The translations merged so far.

    Attributes:
        entries: the entries by id, each from the last pack that declares it.
        texts: the translated texts by locale, id and path.
        origins: the pack and file of each translated text.
        locales: the locales that each pack translates something into.
        languages: the language of each pack.
        reported: the pairs of file and pack already reported as translating a pack into its own language.
    """

    def __init__(self) -> None:
        self.entries: dict[str, Located] = {}
        self.texts: _Texts = {}
        self.origins: dict[tuple[str, str, TextPath], tuple[str, Translated]] = {}
        self.locales: dict[str, set[str]] = {}
        self.languages: dict[str, str] = {}
        self.reported: set[tuple[str, str]] = set()

    def name(self, pack: ReadPack) -> str:
        return pack.manifest.name if pack.manifest else "?"

    def language(self, entry: Located) -> str:
        return self.languages[entry.pack]

    def add_entries(self, pack: ReadPack) -> None:
        """Add the entries of a pack; drop translations of entries that it overrides, because their texts changed."""
        self.languages[self.name(pack)] = pack.manifest.language if pack.manifest else "en"
        for entry in pack.entries:
            if entry.id in self.entries:
                for ids in self.texts.values():
                    ids.pop(entry.id, None)
                self.origins = {key: value for key, value in self.origins.items() if key[1] != entry.id}
            self.entries[entry.id] = entry

    def add(self, pack: ReadPack, item: Translated, protected: frozenset[str]) -> Iterator[Problem]:
        """Add the translated texts of one entry in one file; yield what is wrong with them."""
        entry = self.entries.get(item.id)
        if entry is None:
            help = suggestion(item.id, list(self.entries), "declare it, or correct the id")
            yield Problem("IK127", f"unknown id {shown(item.id)}", help, item.place())
            return
        if item.locale == self.language(entry):
            if (item.document.file, entry.pack) not in self.reported:  # report once per file
                self.reported.add((item.document.file, entry.pack))
                message = f"the pack {entry.pack} is written in {item.locale} already"
                help = "change the texts of the pack itself, or its `language` in pack.yaml if it is in another"
                yield Problem("IK128", message, help, item.place())
            return
        if item.id in protected and entry.pack != self.name(pack) and self._covers(entry, item.locale):
            message = f"{shown(item.id)} is protected for safety, and its own pack has texts in {language(item.locale)}"
            yield Problem("IK119", message, "remove it: other packs cannot change these texts", item.place())
            return
        there = texts_of(entry.entry)
        for path, text in item.texts.items():
            problem = self._unknown(item, entry, path, there)
            if problem is None and text:
                own = there.get(path, "")
                problem = self._wrong_count(item, path, text, own) or self._duplicate(self.name(pack), item, path)
            if problem is not None:
                yield problem
            elif text:
                self.origins[item.locale, item.id, path] = (self.name(pack), item)
                self.texts.setdefault(item.locale, {}).setdefault(item.id, {})[path] = text

    def _covers(self, entry: Located, locale: str) -> bool:
        """Return whether the pack of an entry has any text in the language of this locale."""
        locales = {self.language(entry), *self.locales.get(entry.pack, ())}
        return language(locale) in map(language, locales)

    def _unknown(
        self, item: Translated, entry: Located, path: TextPath, there: Mapping[TextPath, TextOrSteps]
    ) -> Problem | None:
        if path in there or _is_further_form(entry, path):
            return None
        key = path[0]
        parts = [known[1] for known in there if known[0] == key and len(known) > 1]
        if len(path) > 1 and path[1] not in parts and parts:
            help = suggestion(path[1], parts, f"there are {', '.join(sorted({*parts})[:12])}")
            message = f"{shown(item.id)} has no {_PARTS[key]} {shown(path[1])}"
        elif len(path) > 2 and parts:
            keys = [known[2] for known in there if known[:2] == path[:2]]
            help = suggestion(path[2], keys, f"there are {', '.join(keys)}")
            message = f"{shown(item.id)} has no text {shown('.'.join(path[1:]))}"
        else:
            keys = list(dict.fromkeys(known[0] for known in there))
            nothing = f"{entry.section} have no texts to translate"
            otherwise = f"of this there are {', '.join(keys)}" if keys else nothing
            help = suggestion(key, keys, otherwise)
            message = f"{shown(item.id)} has no text {shown(key)}"
        return Problem("IK127", message, help, item.place(path))

    def _wrong_count(self, item: Translated, path: TextPath, text: TextOrSteps, own: TextOrSteps) -> Problem | None:
        if isinstance(text, str) or len(text) == len(own):
            return None
        help = "translate each step on its own"
        whose = path[1] if len(path) > 1 else item.id
        message = f"expected {len(own)} steps of {shown(whose)}, found {len(text)}"
        return Problem("IK128", message, help, item.place(path))

    def _duplicate(self, pack: str, item: Translated, path: TextPath) -> Problem | None:
        if (item.locale, item.id, path) not in self.origins:
            return None
        name, first = self.origins[item.locale, item.id, path]
        where = str(first.place(path)) if name == pack else f"pack {name}, {first.place(path)}"
        text = f"{shown('.'.join(path))} of {shown(item.id)}"
        message = f"duplicate translation of {text} into {item.locale}, already in {where}"
        return Problem("IK129", message, "keep one of the two", item.place(path))


def _is_further_form(entry: Located, path: TextPath) -> bool:
    """Return whether this is a form of a placeholder, which one language may need and another does not."""
    if len(path) < 2 or not re.match(FORM_PATTERN, path[1]):
        return False
    if isinstance(entry.entry, Setting):
        return path[0] == "placeholders" and base(path[1]) in {form.of for form in entry.entry.placeholders}
    return isinstance(entry.entry, Placeholder) and path[0] == "forms" and "." not in path[1]
