"""Evaluate conditions over the ranges of what they read, and locate their parts."""

from __future__ import annotations

from intimacy_kit.analysis.lint.subject import Subject
from intimacy_kit.engines.interpret import evaluate
from intimacy_kit.engines.truth import Truth
from intimacy_kit.errors import Place
from intimacy_kit.model.conditions import Among, Condition
from intimacy_kit.model.fields import bare
from intimacy_kit.packs.reading.condition_text import Piece
from intimacy_kit.packs.reading.reader import Located, WrittenCondition


def range_truth(subject: Subject, condition: Condition) -> Truth:
    """Return TRUE or FALSE if that follows from the ranges of what is read, part by part, else UNKNOWN."""
    if isinstance(condition, Among):
        choices = subject.contents.signals[bare(condition.name)].choices
        if set(condition.choices) >= set(choices):
            return Truth.FALSE if condition.negated else Truth.TRUE
    return evaluate(condition, subject.possible).truth


def atom_place(located: Located, written: WrittenCondition, position: int) -> Place:
    """Return the place of a comparison, by its position from left to right, counted from 0."""
    return located.condition_place(written, written.parsed.atoms[position][1])


def when_place(located: Located, written: WrittenCondition) -> Place:
    """Return the place of a condition, as far as it is on the first line."""
    text = written.parsed.text
    start = len(text) - len(text.lstrip())
    return located.condition_place(written, Piece(start, max(1, len(text.strip()))))


def rule_place(located: Located) -> Place:
    """Return the place of the condition of a rule; if it has several, that of its id."""
    return when_place(located, located.conditions[0]) if len(located.conditions) == 1 else located.place("id")
