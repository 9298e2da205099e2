"""List the translatable texts of an entry, and make a copy of an entry with translated texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from intimacy_kit.model.concepts import (
    Challenge,
    Component,
    Concept,
    Consequence,
    Context,
    Placeholder,
    Practice,
    Question,
    Rewording,
    Screening,
    Setting,
    Strategy,
)
from intimacy_kit.model.fields import Frozen, trusted
from intimacy_kit.model.indexes import Index
from intimacy_kit.model.labels import Label
from intimacy_kit.model.level_words import LevelWords
from intimacy_kit.model.placeholders import base, used_in
from intimacy_kit.model.question_groups import QuestionGroup
from intimacy_kit.model.rules import Rule, SafetyRule, Step
from intimacy_kit.model.signals import Signal

TextPath = tuple[str, ...]
"""The path of a text in an entry: a key, such as `("title",)`, or keys in mappings: `("labels", "money")`."""

TextOrSteps = str | tuple[str, ...]
"""A text, or the steps of a practice, which are translated together."""

_Entry = TypeVar("_Entry", bound=Frozen)


def texts_of(entry: Frozen) -> dict[TextPath, TextOrSteps]:
    """Return all translatable texts of an entry in their original language."""
    found: dict[TextPath, TextOrSteps] = {}
    if isinstance(entry, Concept | Practice | Signal | SafetyRule | QuestionGroup):
        found["title",] = entry.title
    if isinstance(entry, Component | Challenge | Consequence | Practice) and entry.in_short is not None:
        found["in_short",] = entry.in_short
    if isinstance(entry, Concept):
        found["text",] = entry.text
    match entry:
        case Signal():
            found["question",] = entry.question
            if entry.unit is not None:
                found["unit",], found["unit_one",] = entry.unit, entry.one or entry.unit
            found |= {("labels", answer): label for answer, label in entry.own_labels.items()}
        case Index():
            found |= {("levels", level.id): level.title for level in entry.levels}
        case Strategy():
            found["note",] = entry.evidence.note
        case Setting():
            found |= {("questions", wording.of): wording.text for wording in entry.questions}
            found |= {("texts", wording.of): wording.text for wording in entry.texts}
            found |= {
                ("wording", rewording.of, *path): text
                for rewording in entry.wording
                for path, text in rewritten(rewording).items()
            }
            found |= {("placeholders", form.of): form.text for form in entry.placeholders}
            if isinstance(entry, Context) and entry.page_title is not None:
                found["page_title",] = entry.page_title
        case Placeholder():
            found["text",] = entry.text
            found |= {("forms", form.of): form.text for form in entry.forms}
        case Practice():
            found["steps",] = entry.steps
        case QuestionGroup():
            found["lead_in",] = entry.lead_in
        case LevelWords():
            found |= {("words", word.of): word.text for word in entry.words}
        case Question():
            found["question",], found["answer",] = entry.question, entry.answer
        case Rule():
            if entry.because is not None:
                found["because",] = entry.because
            if own := tuple(step.because for step in entry.steps if step.because is not None):
                found["steps",] = own
        case SafetyRule():
            found["because",] = entry.because
        case Screening():
            found["text",] = entry.text
        case _:
            pass
    return found


def rewritten(rewording: Rewording) -> dict[TextPath, TextOrSteps]:
    """Return the texts that a context or tailoring gives an entry, with their paths in that entry."""
    given = {(key,): getattr(rewording, key) for key in type(rewording).model_fields if key != "of"}
    return {path: text for path, text in given.items() if text}


def placeholders_of(entry: Frozen) -> set[str]:
    """Return the placeholders that the own texts of an entry use, without their forms."""
    parts = [part for text in texts_of(entry).values() for part in ((text,) if isinstance(text, str) else text)]
    return {base(name) for part in parts for name in used_in(part) if isinstance(name, str)}


def with_texts(entry: _Entry, texts: Mapping[TextPath, TextOrSteps]) -> _Entry:
    """Return a copy of the entry with these texts (paths as in `texts_of`), or the entry itself if there are none."""
    if not texts:
        return entry
    values: dict[str, Any] = {path[0]: text for path, text in texts.items() if len(path) == 1}
    if isinstance(entry, Strategy) and "note" in values:
        values["evidence"] = entry.evidence.model_copy(update={"note": values.pop("note")})
    if isinstance(entry, Rule) and "steps" in values:
        values["steps"] = _with_reasons(entry, values["steps"])
    if isinstance(entry, Signal):
        if "unit" in values:
            values.setdefault("unit_one", values["unit"])  # the singular in the original language would be wrong
        own = entry.own_labels
        if any(("labels", answer) in texts for answer in own):
            labels = {answer: texts.get(("labels", answer), label) for answer, label in sorted(own.items())}
            values["labels"] = tuple(trusted(Label, {"of": of, "text": text}) for of, text in labels.items())
    if isinstance(entry, Index):
        values["levels"] = tuple(
            level.model_copy(update={"title": texts.get(("levels", level.id), level.title)}) for level in entry.levels
        )
    if isinstance(entry, LevelWords):
        values["words"] = tuple(_worded(word, texts.get(("words", word.of), word.text)) for word in entry.words)
    if isinstance(entry, Setting):
        values["wording"] = tuple(
            rewording.model_copy(update={key: text for (*_, key), text in _below(texts, ("wording", rewording.of))})
            for rewording in entry.wording
        )
    parts = ("questions", "texts", "placeholders") if isinstance(entry, Setting) else ()
    for key in ("forms",) if isinstance(entry, Placeholder) else parts:
        wordings = getattr(entry, key)
        values[key] = tuple(with_texts(wording, _only(texts, (key, wording.of))) for wording in wordings)
    return entry.model_copy(update=values)


def _worded(word: Label, text: object) -> Label:
    return trusted(Label, {"of": word.of, "text": text})


def _below(texts: Mapping[TextPath, TextOrSteps], path: TextPath) -> list[tuple[TextPath, TextOrSteps]]:
    """Return the texts whose paths go on from this one."""
    return [(inside, text) for inside, text in texts.items() if len(inside) > len(path) and inside[: len(path)] == path]


def _with_reasons(rule: Rule, reasons: Iterable[str]) -> tuple[Step, ...]:
    """Return the steps of a rule, those with reasons of their own with these instead."""
    own = iter(reasons)
    return tuple(
        step if step.because is None else step.model_copy(update={"because": next(own)}) for step in rule.steps
    )


def _only(texts: Mapping[TextPath, TextOrSteps], path: TextPath) -> dict[TextPath, TextOrSteps]:
    """Return the text at a path as the texts of one `Wording` or `Form`."""
    return {("text",): texts[path]} if path in texts else {}
