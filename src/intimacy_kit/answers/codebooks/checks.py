"""Check a codebook against the signals that it names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from intimacy_kit.answers.codebooks.codes import as_number, same
from intimacy_kit.answers.codebooks.coding import is_amount, target_of
from intimacy_kit.answers.codebooks.model import PLACE, CodebookFields, SignalColumn, Target
from intimacy_kit.answers.codebooks.vocabulary import Vocabulary
from intimacy_kit.answers.codebooks.words import has_words
from intimacy_kit.errors import CodebookError, Problem, QuestionError, shown, suggestion
from intimacy_kit.model.signals import Signal
from intimacy_kit.packs.instruments.registry import scale_of

UNDECIDED = "DECIDE"
"""What stands in a draft where somebody is to decide."""
Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a codebook.

    Attributes:
        path: where in it.
        problem: what, without a place.
        key: whether it is about the key at that path.
    """

    path: Path
    problem: Problem
    key: bool = False


def check(book: CodebookFields, vocabulary: Vocabulary) -> None:
    """Check that a codebook fits the signals.

    Raises:
        CodebookError: it does not (IK602 to IK607).
    """
    if found := [fault.problem for fault in faults(book, vocabulary)]:
        raise CodebookError(found)


def faults(book: CodebookFields, vocabulary: Vocabulary) -> Iterator[Fault]:
    """Yield all that is wrong with a codebook."""
    if any(column.answers in ("frequency", "yes_no") for column in book.signals.values()) and not has_words(
        book.locale
    ):
        help = "write the words as `answers`, each with what it means"
        yield Fault(("locale",), Problem("IK605", f"there are no words in the locale {shown(book.locale)}", help))
    for id, column in book.signals.items():
        signal = vocabulary.signals.get(id)
        if signal is None:
            help = suggestion(id, list(vocabulary.signals), "give the knowledge base of the pack that declares it")
            yield Fault(("signals", id), Problem("IK603", f"unknown signal {shown(id)}", help), key=True)
        else:
            yield from _of_column(book, column, signal)
        yield from _partner_signs(book, id, column)


def undecided(data: object) -> Iterator[Fault]:
    """Yield the places of a draft where something is to be decided: one for each column, or each of its fields."""
    help = "put what is right in its place, or delete the entry"
    for path in _marks(data, ()):
        key = str(path[-1]).startswith(UNDECIDED)
        if key:
            what = f"which signal {shown(str(path[-1]))} is"
        elif path[:1] == ("signals",) and len(path) > 2:
            what = f"what {shown(str(path[2]))} of {shown(str(path[1]))} is"
        else:
            what = f"what {shown(str(path[0]))} is"
        yield Fault(path, Problem("IK602", f"{what}, is not decided yet", help), key=key)


def _marks(data: object, path: Path) -> Iterator[Path]:
    """Yield the paths of marks; of several in one field of a column that of the first."""
    if isinstance(data, dict):
        for key, value in data.items():
            if str(key).startswith(UNDECIDED):
                yield (*path, key)
            elif path[:1] == ("signals",) and len(path) == 2:
                yield from islice(_marks(value, (*path, key)), 1)
            else:
                yield from _marks(value, (*path, key))
    elif isinstance(data, list):
        for place, value in enumerate(data):
            yield from _marks(value, (*path, place))
    elif isinstance(data, str) and data.startswith(UNDECIDED):
        yield path


def _of_column(book: CodebookFields, column: SignalColumn, signal: Signal) -> Iterator[Fault]:
    path: Path = ("signals", signal.id)
    if column.instrument is not None:
        yield from _of_instrument(book, column, signal, column.instrument)
    elif column.scale is not None:
        yield from _range(book, column, signal, column.scale)
    elif column.answers == "frequency":
        if not signal.spec.words:
            help = "write what each answer means, as in `answers: {never: 0, always: 10}`"
            yield Fault((*path, "answers"), Problem("IK605", f"{shown(signal.id)} has no words of a frequency", help))
    elif column.answers == "yes_no":
        if signal.spec.value_type != "flag":
            help = "write what each answer means"
            yield Fault((*path, "answers"), Problem("IK605", f"{shown(signal.id)} is not true or false", help))
    elif column.answers is not None:
        for code, target in _codes(column):
            if wrong := _wrong_target(target, signal):
                yield Fault(
                    (*path, "answers", code),
                    Problem("IK605", f"what the code {shown(code)} means {wrong}", _use(signal)),
                )
        yield from _both(book, column, signal.id)
    elif signal.is_number:
        low, high = signal.bounds
        help = f"write `answers: {{1: {low:g}, ...}}`, or the range of the codes: `from: [{low:g}, {high:g}]`"
        yield Fault(path, Problem("IK604", f"what the numbers of {shown(signal.id)} mean is not said", help))


def _of_instrument(book: CodebookFields, column: SignalColumn, signal: Signal, name: str) -> Iterator[Fault]:
    path: Path = ("signals", signal.id)
    try:
        scale = scale_of(name)
    except QuestionError as error:
        yield Fault((*path, "instrument"), Problem(error.code, error.message, error.help))
        return
    if signal.instrument is not None and signal.instrument != name:
        help = f"write `instrument: {signal.instrument}`, or name the column of its sum, with `from`"
        yield Fault(
            (*path, "instrument"), Problem("IK605", f"{shown(signal.id)} is scored by another instrument", help)
        )
    if (scale.result == "flag") != (signal.spec.value_type == "flag") or signal.choices or is_amount(signal):
        help = "name a scale whose score is a number for a number, and a flag for what is true or false"
        yield Fault(
            (*path, "instrument"),
            Problem("IK605", f"the score of {shown(name)} is no answer to {shown(signal.id)}", help),
        )
    if len(column.sources) != len(scale.items):
        message = f"{shown(name)} has {len(scale.items)} items, and there are {len(column.sources)} columns"
        help = "name a column for each item, in the order of the publication"
        yield Fault((*path, "columns"), Problem("IK605", message, help))
    low, high = min(item.minimum for item in scale.items), max(item.maximum for item in scale.items)
    for code, target in _codes(column):
        if isinstance(target, bool | str) or (target is not None and not low <= target <= high):
            help = f"use the codes of its publication, from {low} to {high}, or null for no answer"
            yield Fault(
                (*path, "answers", code), Problem("IK605", f"{shown(code)} means no code of {shown(name)}", help)
            )
    for missing in book.missing_in(column):
        number = as_number(missing)
        if column.answers is None and number is not None and low <= number <= high:
            yield _missing_too(missing, (*path, "instrument"))
    yield from _both(book, column, signal.id)


def _codes(column: SignalColumn) -> list[tuple[str, Target]]:
    return list(column.answers.items()) if isinstance(column.answers, dict) else []


def _range(book: CodebookFields, column: SignalColumn, signal: Signal, ends: tuple[float, float]) -> Iterator[Fault]:
    path: Path = ("signals", signal.id)
    low, high = ends
    if not signal.is_number:
        help = "write what each code means: `answers: {1: true, 2: false}`" if not signal.choices else _use(signal)
        yield Fault((*path, "from"), Problem("IK605", f"{shown(signal.id)} is no number, so it has no range", help))
        return
    if is_amount(signal):
        if column.reversed:
            yield Fault(
                (*path, "reversed"),
                Problem("IK605", f"{shown(signal.id)} is an amount, which has no reverse", "drop it"),
            )
        least, most = signal.bounds
        if low * (column.times or 1) < least or high * (column.times or 1) > most:
            unit = f", in {signal.unit}" if signal.unit else ""
            help = f"it is an amount from {least:g} to {most:g}{unit}; `times` turns another unit into it"
            yield Fault((*path, "from"), Problem("IK605", f"the range goes beyond that of {shown(signal.id)}", help))
    elif column.times is not None:
        help = "drop it: `from` is stretched over the range of the signal"
        yield Fault((*path, "times"), Problem("IK605", f"{shown(signal.id)} is no amount", help))
    for code in book.missing_in(column):
        number = as_number(code)
        if number is not None and low <= number <= high:
            yield _missing_too(code, (*path, "from"))


def _both(book: CodebookFields, column: SignalColumn, id: str) -> Iterator[Fault]:
    for missing in book.missing_in(column):
        for code, _ in _codes(column):
            if same(code, missing):
                yield _missing_too(code, ("signals", id, "answers", code))


def _missing_too(code: str, path: Path) -> Fault:
    help = "give the column a `missing` of its own, `[]` if each code is an answer there"
    return Fault(path, Problem("IK606", f"the code {shown(code)} is an answer here, and under `missing`", help))


def _wrong_target(target: Target, signal: Signal) -> str | None:
    """Return what is wrong with the meaning of a code, as a predicate; None if nothing is."""
    value = target_of(target, signal)
    if value is None:
        return None
    if signal.spec.value_type == "flag":
        return None if isinstance(value, bool) else "must be true or false"
    if signal.spec.value_type == "choice":
        return None if isinstance(value, str) and value in signal.choices else f"is no choice of {shown(signal.id)}"
    if isinstance(value, bool | str):
        return "must be a number"
    low, high = signal.bounds
    return None if low <= value <= high else f"is outside of the range of {shown(signal.id)}"


def _use(signal: Signal) -> str:
    if signal.spec.value_type == "flag":
        return "write true, false, or null for no answer"
    if signal.choices:
        return f"choices are {', '.join(signal.choices)}, or null for no answer"
    words = f" ({', '.join(signal.spec.words)})" if signal.spec.words else ""
    low, high = signal.bounds
    return f"use numbers from {low:g} to {high:g}{words}, or null for no answer"


def _partner_signs(book: CodebookFields, id: str, column: SignalColumn) -> Iterator[Fault]:
    infix = book.partners is not None and book.partners.infix is not None
    path: Path = ("signals", id, "column" if column.column is not None else "columns")
    for name in column.sources:
        if infix and PLACE not in name:
            help = "write it as in `column: w1_{partner}_q34`"
            message = f"where the sign of a partner stands in {shown(name)} is not said"
            yield Fault(path, Problem("IK607", message, help))
        elif not infix and PLACE in name:
            help = "write `partners: {infix: [h, w]}`, with the signs of the two"
            yield Fault(path, Problem("IK607", f"what {PLACE} stands for in {shown(name)} is not said", help))
