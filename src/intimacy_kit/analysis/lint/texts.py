"""The texts of a pack: which there are, and where their words stand in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from intimacy_kit.errors import Place
from intimacy_kit.model.concepts import Concept, Practice, Question, Reference, Setting, Strategy
from intimacy_kit.model.pack import Entry
from intimacy_kit.model.rules import Rule, SafetyRule
from intimacy_kit.model.signals import Signal
from intimacy_kit.packs.reading.locale_files import Translated
from intimacy_kit.packs.reading.yaml_reader import Document, Path, Span

Role = Literal["title", "prose", "step", "question", "note"]


@dataclass(frozen=True, slots=True)
class Words:
    """One text: where it stands in its entry, and what it is there for. `prose` and a `step` are whole sentences."""

    path: Path
    role: Role
    text: str


def texts(entry: Entry) -> Iterator[Words]:
    """All texts of an entry that people read."""
    if not isinstance(entry, Rule | Question | Reference):
        yield Words(("title",), "title", entry.title)
    if isinstance(entry, Concept):
        yield Words(("text",), "prose", entry.text)
    match entry:
        case Rule() | SafetyRule():
            yield Words(("because",), "prose", entry.because)
        case Signal():
            yield Words(("question",), "question", entry.question)
        case Strategy():
            yield Words(("evidence", "note"), "note", entry.evidence.note)
        case Practice():
            yield from (Words(("steps", index), "step", step) for index, step in enumerate(entry.steps))
        case Setting():
            yield from (Words(("questions", wording.of), "question", wording.text) for wording in entry.questions)
            yield from (Words(("texts", wording.of), "prose", wording.text) for wording in entry.texts)
        case Question():
            yield Words(("question",), "question", entry.question)
            yield Words(("answer",), "prose", entry.answer)
        case _:
            pass


def translated(item: Translated) -> Iterator[tuple[Path, str]]:
    """All texts of an entry in another language, each with its path in the file."""
    for path, said in item.texts.items():
        if isinstance(said, str):
            yield (item.id, *path), said
        else:
            for index, step in enumerate(said):
                yield (item.id, *path, index), step


def place_of(document: Document, path: Path, phrase: str) -> Place:
    """Where a phrase stands in the text at this path; where the text begins, if it is not written as it is read."""
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
