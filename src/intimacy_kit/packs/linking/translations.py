"""The translations of several packs become one: each says only what is there, once, and nobody weakens safety."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from intimacy_kit.errors import MAX_PROBLEMS, Problem, shown, suggestion
from intimacy_kit.model.locales import language
from intimacy_kit.model.texts import Said, TextPath, texts_of
from intimacy_kit.model.translations import NONE, Translations
from intimacy_kit.packs.linking.references import keep_people_safe
from intimacy_kit.packs.reading.locale_files import Translated
from intimacy_kit.packs.reading.reader import Located, ReadPack

_Said = dict[str, dict[str, dict[TextPath, Said]]]


def merge_translations(packs: Sequence[ReadPack], problems: list[Problem]) -> Translations:
    """The translations of packs whose entries are well, in the order of the packs."""
    desk = _Merger()
    for pack in packs:
        protected = keep_people_safe(desk.entries.values())
        desk.take_in(pack)
        for translated in pack.translations:
            if len(problems) > MAX_PROBLEMS:
                return NONE
            problems += desk.check(pack, translated, protected)
        desk.tongues.setdefault(desk.name(pack), set()).update(item.locale for item in pack.translations)
    texts = {locale: ids for locale, ids in sorted(desk.said.items()) if ids}
    return Translations({id: desk.language(entry) for id, entry in sorted(desk.entries.items())}, texts)


class _Merger:
    """What was said so far.

    Attributes:
        entries: by id, each of the last pack that has it.
        said: the texts by locale, id and path.
        first: where each of them stands.
        tongues: the locales that each pack translates something into.
        languages: the language that each pack is in.
    """

    def __init__(self) -> None:
        self.entries: dict[str, Located] = {}
        self.said: _Said = {}
        self.first: dict[tuple[str, str, TextPath], tuple[str, Translated]] = {}
        self.tongues: dict[str, set[str]] = {}
        self.languages: dict[str, str] = {}
        self.told: set[tuple[str, str]] = set()

    def name(self, pack: ReadPack) -> str:
        return pack.manifest.name if pack.manifest else "?"

    def language(self, entry: Located) -> str:
        return self.languages[entry.pack]

    def take_in(self, pack: ReadPack) -> None:
        """The entries of a pack; what was translated of those that it declares again said something else."""
        self.languages[self.name(pack)] = pack.manifest.language if pack.manifest else "en"
        for entry in pack.entries:
            if entry.id in self.entries:
                for ids in self.said.values():
                    ids.pop(entry.id, None)
                self.first = {key: value for key, value in self.first.items() if key[1] != entry.id}
            self.entries[entry.id] = entry

    def check(self, pack: ReadPack, item: Translated, protected: frozenset[str]) -> Iterator[Problem]:
        """Take in the texts of one entry in one file; gives what is wrong with them."""
        entry = self.entries.get(item.id)
        if entry is None:
            help = suggestion(item.id, list(self.entries), "declare it, or correct the id")
            yield Problem("IK127", f"{shown(item.id)} is not declared", help, item.place())
            return
        if item.locale == self.language(entry):
            if (item.document.file, entry.pack) not in self.told:  # once for a file is enough
                self.told.add((item.document.file, entry.pack))
                message = f"the pack {entry.pack} is in {item.locale} already"
                help = "change the texts of the pack itself, or its `language` in pack.yaml if it is in another"
                yield Problem("IK128", message, help, item.place())
            return
        if item.id in protected and entry.pack != self.name(pack) and self._speaks(entry, item.locale):
            message = f"{shown(item.id)} keeps people safe, and its own pack speaks {language(item.locale)}"
            yield Problem("IK119", message, "take it away: other packs do not change these texts", item.place())
            return
        there = texts_of(entry.entry)
        for path, text in item.texts.items():
            problem = self._wrong(item, entry, path, there) or self._count(item, path, text, there[path])
            problem = problem or self._twice(self.name(pack), item, path)
            if problem is not None:
                yield problem
            else:
                self.first[item.locale, item.id, path] = (self.name(pack), item)
                self.said.setdefault(item.locale, {}).setdefault(item.id, {})[path] = text

    def _speaks(self, entry: Located, locale: str) -> bool:
        """Whether the pack of an entry says anything in the language of this locale."""
        locales = {self.language(entry), *self.tongues.get(entry.pack, ())}
        return language(locale) in map(language, locales)

    def _wrong(
        self, item: Translated, entry: Located, path: TextPath, there: Mapping[TextPath, Said]
    ) -> Problem | None:
        if path in there:
            return None
        key = path[0]
        parts = [known[1] for known in there if known[0] == key and len(known) > 1]
        if len(path) > 1 and parts:
            what = {"labels": "choice", "questions": "question", "texts": "text"}[key]
            help = suggestion(path[1], parts, f"there are {', '.join(sorted(parts)[:12])}")
            message = f"{shown(item.id)} has no {what} {shown(path[1])}"
        else:
            keys = list(dict.fromkeys(known[0] for known in there))
            nothing = f"{entry.section} have no texts to translate"
            otherwise = f"of this there are {', '.join(keys)}" if keys else nothing
            help = suggestion(key, keys, otherwise)
            message = f"{shown(item.id)} has no text {shown(key)}"
        return Problem("IK127", message, help, item.place(path))

    def _count(self, item: Translated, path: TextPath, text: Said, own: Said) -> Problem | None:
        if isinstance(text, str) or len(text) == len(own):
            return None
        help = "translate each step on its own"
        message = f"{shown(item.id)} has {len(own)} steps, and here are {len(text)}"
        return Problem("IK128", message, help, item.place(path))

    def _twice(self, pack: str, item: Translated, path: TextPath) -> Problem | None:
        if (item.locale, item.id, path) not in self.first:
            return None
        name, first = self.first[item.locale, item.id, path]
        where = str(first.place(path)) if name == pack else f"pack {name}, {first.place(path)}"
        message = f"{shown('.'.join(path))} of {shown(item.id)} is translated into {item.locale} already ({where})"
        return Problem("IK129", message, "keep one of the two", item.place(path))
