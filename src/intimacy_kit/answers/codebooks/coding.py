"""Resolve how the values of a column become those of a signal: codes by what they mean, or a range of numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from intimacy_kit.answers.codebooks.model import CodebookFields, SignalColumn, Target
from intimacy_kit.answers.codebooks.words import frequency_words, yes_no_words
from intimacy_kit.model.signal_kinds import ValueType
from intimacy_kit.model.signals import Signal


@dataclass(frozen=True, slots=True)
class Linear:
    """A range of numbers, and what becomes of it.

    Attributes:
        low, high: the ends of the range, which belong to it.
        start, end: what the ends become. If these are the same as the ends, numbers stay as they are.
        times: by what numbers are multiplied instead; None if they are stretched.
    """

    low: float
    high: float
    start: float
    end: float
    times: float | None = None


@dataclass(frozen=True, slots=True)
class Coding:
    """How the values of a column become those of a signal: by `answers`, or by `scale`.

    Attributes:
        value_type: the type of the signal's values.
        missing: codes that mean not answered.
        answers: codes, and what they mean.
        folded: whether codes are words, in lower case, that values may have in any case.
        scale: a range of numbers.
    """

    value_type: ValueType
    missing: tuple[str, ...]
    answers: tuple[tuple[str, float | bool | str | None], ...] = ()
    folded: bool = False
    scale: Linear | None = None


def coding_of(book: CodebookFields, column: SignalColumn, signal: Signal) -> Coding:
    """Return how the values of a column become those of a signal. The codebook has been checked."""
    kind, missing = signal.spec.value_type, book.missing_in(column)
    if column.scale is not None:
        return Coding(kind, missing, scale=_scale(column, signal, *column.scale))
    if column.answers == "frequency":
        words = frequency_words(signal, book.locale)
        low, high = signal.bounds
        turned = tuple((word, low + high - value) for word, value in words)
        return Coding(kind, missing, turned if column.reversed else words, folded=True)
    if column.answers == "yes_no":
        return Coding(kind, missing, yes_no_words(book.locale), folded=True)
    if isinstance(column.answers, dict):
        return Coding(kind, missing, tuple(_meant(column.answers, signal)))
    if kind == "flag":
        return Coding(kind, missing, (("true", True), ("false", False)), folded=True)
    return Coding(kind, missing, tuple((choice, choice) for choice in signal.choices))


def item_coding_of(book: CodebookFields, column: SignalColumn, low: float, high: float) -> Coding:
    """Return how the values of a column become the codes of an item, which are whole numbers from low to high."""
    missing = book.missing_in(column)
    if isinstance(column.answers, dict):
        codes = column.answers.items()
        return Coding("number", missing, tuple((code, None if to is None else float(to)) for code, to in codes))
    return Coding("number", missing, scale=Linear(low, high, low, high))


def is_amount(signal: Signal) -> bool:
    """Return whether a signal is an amount, such as hours, which stays the same on any scale."""
    return signal.spec.is_amount


def target_of(target: Target, signal: Signal) -> float | bool | str | None:
    """Return the value of the signal that a target means; a word of a frequency becomes its number."""
    if isinstance(target, str) and target in signal.spec.words:
        return float(signal.spec.words.index(target))
    return target if target is None or isinstance(target, bool | str) else float(target)


def _meant(answers: Mapping[str, Target], signal: Signal) -> Iterator[tuple[str, float | bool | str | None]]:
    for code, target in answers.items():
        yield code, target_of(target, signal)


def _scale(column: SignalColumn, signal: Signal, low: float, high: float) -> Linear:
    if is_amount(signal):
        return Linear(low, high, low, high, column.times)
    start, end = signal.bounds
    return Linear(low, high, *((end, start) if column.reversed else (start, end)))
