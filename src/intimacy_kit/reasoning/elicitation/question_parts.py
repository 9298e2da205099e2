"""The order of all questions where they stand together, as in a list or a form: the private part first, then groups.

A check-in asks the private part in the same order, with the same preamble; what it asks then depends on the answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from intimacy_kit.model.question_groups import QuestionGroup, lead_in_of
from intimacy_kit.model.rulebook import RuleBook
from intimacy_kit.model.signals import Signal


class Asked(NamedTuple):
    """A question, with what is said before it.

    Attributes:
        signal: what is asked.
        lead_in: what its group says, such as the time that it is about; None if nothing, or if it was just said.
    """

    signal: Signal
    lead_in: str | None


class QuestionPart(NamedTuple):
    """Questions that stand together.

    Attributes:
        private: whether it is the part that is asked first, in private.
        title: of their group; None of the private part, and of what has no group that is told of.
        preamble: what is told before the private part; None if nothing.
        asked: the questions, at least one.
    """

    private: bool
    title: str | None
    preamble: str | None
    asked: tuple[Asked, ...]


def question_parts(
    signals: Mapping[str, Signal], book: RuleBook, groups: Mapping[str, QuestionGroup]
) -> tuple[QuestionPart, ...]:
    """Return all questions, each in one part: the private part in its order, the groups by id, then all others by id.

    Args:
        signals: by id.
        book: the rule book that says what is asked in private.
        groups: those that say something, by id.
    """
    first = {id: signals[id] for id in book.private_part}
    grouped: dict[str, list[Signal]] = {id: [] for id in [*groups, ""]}
    for id, signal in signals.items():
        if id not in first:
            grouped[signal.group if signal.group in groups else ""].append(signal)
    parts = [QuestionPart(True, None, book.preamble, tuple(_asked(first.values(), groups)))]
    parts += [
        QuestionPart(False, groups[id].title if id in groups else None, None, tuple(_asked(listed, groups)))
        for id, listed in grouped.items()
    ]
    return tuple(part for part in parts if part.asked)


def _asked(signals: Iterable[Signal], groups: Mapping[str, QuestionGroup]) -> Iterator[Asked]:
    said: str | None = None
    for signal in signals:
        lead_in = lead_in_of(signal, groups)
        yield Asked(signal, None if lead_in == said else lead_in)
        said = lead_in or said
