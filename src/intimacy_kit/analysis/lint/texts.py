"""List the texts of a pack with their roles, and locate phrases in its files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from intimacy_kit.analysis.lint.checks import Violation
from intimacy_kit.analysis.lint.phrase_matcher import PhraseMatcher, Tone, matcher_for
from intimacy_kit.analysis.lint.subject import Subject
from intimacy_kit.errors import Place, shown_phrase
from intimacy_kit.model.concepts import (
    Challenge,
    Component,
    Concept,
    Consequence,
    Context,
    Placeholder,
    Practice,
    Question,
    Reference,
    Screening,
    Setting,
    Strategy,
)
from intimacy_kit.model.indexes import Index
from intimacy_kit.model.level_words import LevelWords
from intimacy_kit.model.pack import Entry, Manifest
from intimacy_kit.model.question_groups import QuestionGroup
from intimacy_kit.model.rules import Rule, SafetyRule
from intimacy_kit.model.signals import Signal
from intimacy_kit.model.texts import rewritten
from intimacy_kit.packs.reading.locale_files import Translated
from intimacy_kit.packs.reading.reader import Located
from intimacy_kit.packs.reading.yaml_reader import Document, Path, Span

Role = Literal["title", "prose", "step", "question", "note", "translation", "source"]


_WORDED: dict[str, Role] = {
    "title": "title",
    "in_short": "prose",
    "text": "prose",
    "question": "question",
    "because": "prose",
    "steps": "step",
}
"""The roles of the texts that contexts and tailorings word."""


@dataclass(frozen=True)
class Text:
    """One text that people read.

    Attributes:
        entry: the entry or translation it belongs to; None for a text of the manifest.
        path: its keys and indexes in the document.
        role: `prose` and `step` are whole sentences. A `translation` has no other role, and a `source` is a title, note
            or address of a source.
        text: the content.
        language: of the pack, without region.
        matcher: of its locale; None for a source, in which no phrases are looked for.
    """

    entry: Located | Translated | None
    document: Document
    path: Path
    role: Role
    text: str
    language: str
    matcher: PhraseMatcher | None

    @property
    def place(self) -> Place:
        return self.document.place(self.path)

    @cached_property
    def phrases(self) -> dict[Tone, list[str]]:
        """The discouraged phrases in it, as they are written, by tone."""
        return self.matcher.matches(self.text) if self.matcher else {}

    def violations(self, tone: Tone, problem: str, help: str) -> Iterator[Violation]:
        """Return a violation for each phrase of this tone; `problem` completes its message after the phrase."""
        for phrase in self.phrases.get(tone, ()):
            message = f"{shown_phrase(phrase)} {problem}"
            yield Violation(self.entry, message, help, phrase_place(self.document, self.path, phrase))


def texts(subject: Subject) -> Iterator[Text]:
    """Return all texts of a pack: of its entries, its translations, its manifest, and its sources."""
    language = subject.manifest.language.partition("-")[0]
    locales = {subject.manifest.language, *(item.locale for item in subject.pack.translations)}
    matchers = {locale: matcher_for(locale, subject.settings.words) for locale in locales}
    matcher = matchers[subject.manifest.language]
    for located in subject.own():
        for path, role, text in _entry_texts(located.entry):
            yield Text(located, located.document, (located.index, *path), role, text, language, matcher)
    for item in subject.pack.translations:
        for path, text in _translated_texts(item):
            yield Text(item, item.document, path, "translation", text, language, matchers[item.locale])
    for path, role, text in _manifest_texts(subject.manifest):
        yield Text(None, subject.manifest_document, path, role, text, language, matcher)
    for name, source in subject.manifest.sources.items():
        for key, content in (("title", source.title), ("note", source.note), ("url", source.url)):
            if content:
                path = ("sources", name, key)
                yield Text(None, subject.manifest_document, path, "source", content, language, None)


def _manifest_texts(manifest: Manifest) -> Iterator[tuple[Path, Role, str]]:
    """Return what a pack says of itself, but not what it is not for, which names just what it does not claim."""
    yield ("title",), "title", manifest.title
    for key, text in (
        ("description", manifest.description),
        ("intended_use", manifest.intended_use),
        ("audience", manifest.audience),
    ):
        if text is not None:
            yield (key,), "prose", text


def _entry_texts(entry: Entry) -> Iterator[tuple[Path, Role, str]]:
    """Return the texts of an entry, each with its path in the entry and its role."""
    if not isinstance(entry, Rule | Question | Reference | Screening | Placeholder | LevelWords):
        yield ("title",), "title", entry.title
    if isinstance(entry, Component | Challenge | Consequence | Practice) and entry.in_short is not None:
        yield ("in_short",), "prose", entry.in_short
    if isinstance(entry, Concept):
        yield ("text",), "prose", entry.text
    match entry:
        case Rule() | SafetyRule():
            yield from ((path, "prose", reason) for path, reason in entry.reasons)
        case Signal():
            yield ("question",), "question", entry.question
            for label in entry.labels:
                yield ("labels", label.of), "title", label.text
        case Index():
            for index, level in enumerate(entry.levels):
                yield ("levels", index, "title"), "title", level.title
        case Strategy():
            yield ("evidence", "note"), "note", entry.evidence.note
        case Practice():
            for index, step in enumerate(entry.steps):
                yield ("steps", index), "step", step
        case Setting():
            for wording in entry.questions:
                yield ("questions", wording.of), "question", wording.text
            for wording in entry.texts:
                yield ("texts", wording.of), "prose", wording.text
            for rewording in entry.wording:
                for (key,), given in rewritten(rewording).items():
                    for index, part in enumerate((given,) if isinstance(given, str) else given):
                        inside = () if isinstance(given, str) else (index,)
                        yield ("wording", rewording.of, key, *inside), _WORDED[key], part
            for form in entry.placeholders:
                yield ("placeholders", form.of), "title", form.text
            if isinstance(entry, Context) and entry.page_title is not None:
                yield ("page_title",), "title", entry.page_title
        case Placeholder():
            yield ("text",), "title", entry.text
            for form in entry.forms:
                yield ("forms", form.of), "title", form.text
        case Screening():
            yield ("text",), "prose", entry.text
        case QuestionGroup():
            yield ("lead_in",), "prose", entry.lead_in
        case LevelWords():
            for word in entry.words:
                yield ("words", word.of), "title", word.text
        case Question():
            yield ("question",), "question", entry.question
            yield ("answer",), "prose", entry.answer
        case _:
            pass


def _translated_texts(item: Translated) -> Iterator[tuple[Path, str]]:
    """Return the texts of an entry in another language, each with its path in the file."""
    for path, text in item.texts.items():
        if isinstance(text, str):
            yield (item.id, *path), text
        else:
            for index, step in enumerate(text):
                yield (item.id, *path, index), step


def phrase_place(document: Document, path: Path, phrase: str) -> Place:
    """Return the place of a phrase in the text at this path.

    That of the whole text if the phrase is not written as it is read, as with escapes.
    """
    span = document.values.get(path, Span(0, 0, 1))
    lines = document.lines[span.line : span.line + 60]
    written = "\n".join([lines[0][span.column :], *lines[1:]]) if lines else ""
    found = re.search(r"\s+".join(map(re.escape, phrase.split())), written)
    if found is None:
        return document.place(path)
    before = written[: found.start()]
    line = span.line + before.count("\n")
    column = found.start() - (before.rfind("\n") + 1) + (span.column if line == span.line else 0)
    width = len(found.group().partition("\n")[0])
    return document.at(Span(line, column, width))
