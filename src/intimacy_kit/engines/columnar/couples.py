"""Merge the answers of two partners over columns, equal to `reasoning.case.couples` to the last bit.

AnswerColumns are columns of doubles, null (NaN with pandas) if missing. Safety rules are evaluated for each partner
separately.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import narwhals.stable.v2 as nw

from intimacy_kit.engines.columnar.expressions import if_else, unknown
from intimacy_kit.engines.columnar.layout import IntermediateColumns
from intimacy_kit.engines.columnar.score_stages import SafetyExpressions
from intimacy_kit.model.rulebook import RuleBook
from intimacy_kit.model.signals import Signal

Stage = list[nw.Expr]
A, B = "a", "b"


class Merging:
    """Builds the stages from the answers of two partners to the signals of one case.

    Args:
        given: ids of the signals for which a partner has a column.
    """

    def __init__(self, book: RuleBook, intermediate: IntermediateColumns, given: Collection[str]) -> None:
        self.book: RuleBook = book
        self.intermediate: IntermediateColumns = intermediate
        self.slots: dict[str, int] = {id: slot for slot, id in enumerate(book.signals)}
        self.given: list[str] = [id for id in book.signals if id in given]
        self.used: list[str] = [
            id for id in book.signals if id in given or id in book.read_by_safety | book.read_by_cautions
        ]

    def answer(self, who: str, id: str) -> str:
        """Return the name of the column with the answers of a partner to a signal."""
        return self.intermediate.of_two(who, self.slots[id])

    def stages(self) -> list[Stage]:
        """Return the stages from the answers of both to all `used` signals, to the columns of signals and safety."""
        merged = [
            self._signal(id, signal).alias(self.intermediate.signal(self.slots[id])) for id, signal in self._items()
        ]
        return [[*merged, *self._safety()]]

    def _items(self) -> list[tuple[str, Signal]]:
        return list(self.book.signals.items())

    def _safety(self) -> Stage:
        """Return safety columns: a concern of either partner counts, and both must be screened."""
        read = self.book.read_by_safety | self.book.read_by_cautions
        a, b = (SafetyExpressions(self.book, {id: self.answer(who, id) for id in read}) for who in (A, B))
        return [
            (a.concern() | b.concern()).alias(self.intermediate.concern),
            (a.caution() | b.caution()).alias(self.intermediate.caution),
            (a.screened() & b.screened()).alias(self.intermediate.screened),
        ]

    def _signal(self, id: str, signal: Signal) -> nw.Expr:
        if id not in self.used:
            return unknown()
        a, b = nw.col(self.answer(A, id)), nw.col(self.answer(B, id))
        both = _one_of(signal, a, b)
        return nw.when(a.is_null()).then(b).otherwise(nw.when(b.is_null()).then(a).otherwise(both))


def _one_of(signal: Signal, a: nw.Expr, b: nw.Expr) -> nw.Expr:
    """Return the merged answer; unknown if one is missing."""
    if signal.spec.value_type == "choice":
        return nw.when(a == b).then(a).otherwise(unknown())
    if signal.merged == "mean":
        return (a + b) / 2.0
    low, high = (a, b) if signal.direction == "better_when_higher" else (b, a)
    return nw.when(a <= b).then(low).otherwise(nw.when(b < a).then(high).otherwise(unknown()))


class Pairing:
    """Builds the stages that add the answers of the other partner, if each partner has a row.

    A row without exactly one other row of the same couple is treated as if the other partner had not answered.
    """

    def __init__(self, intermediate: IntermediateColumns) -> None:
        self.key: str = intermediate.of_two("key")
        self.rows: str = intermediate.of_two("rows")

    def sizes(self, couple: str, *, nan_is_possible: bool) -> list[Stage]:
        """Return the stages that count the rows of each couple; 0 if the couple is missing."""
        key = nw.col(couple)
        if nan_is_possible:
            key = nw.when(~key.is_nan()).then(key)
        return [[key.alias(self.key)], [nw.col(self.key).count().over(self.key).alias(self.rows)]]

    @property
    def is_paired(self) -> nw.Expr:
        """Whether the couple has two rows."""
        return nw.col(self.rows) == 2

    def paired(self, expression: nw.Expr) -> nw.Expr:
        """Return an expression if the couple has two rows, else unknown."""
        return nw.when(self.is_paired).then(expression).otherwise(unknown())

    def of_either(self, flag: str) -> nw.Expr:
        """Return whether a column is true in the row, or in the other row of its pair."""
        in_one = if_else(nw.col(flag), 1.0, 0.0).max().over(self.key) > 0.0
        return nw.col(flag) | (self.is_paired & in_one)

    def others(self, merging: Merging) -> list[Stage]:
        """Return the stages that compute the other partner's answers from minimum, maximum and count per couple."""
        intermediate, windows, answers = merging.intermediate, Stage(), Stage()
        for id in merging.given:
            slot, own = merging.slots[id], nw.col(merging.answer(A, id))
            low, high, many = (intermediate.of_two(what, slot) for what in ("low", "high", "many"))
            windows += [
                own.min().over(self.key).alias(low),
                own.max().over(self.key).alias(high),
                own.count().over(self.key).alias(many),
            ]
            differing = nw.when(own == nw.col(low)).then(nw.col(high)).otherwise(nw.col(low))
            of_two = nw.when(nw.col(many) == 2).then(differing).otherwise(unknown())
            other = nw.when(own.is_null()).then(nw.col(low)).otherwise(of_two)
            answers.append(self.paired(other).alias(merging.answer(B, id)))
        return [windows, answers]

    @property
    def untold(self) -> nw.Expr:
        """Whether the couple of a row is missing."""
        return nw.col(self.rows) == 0

    @property
    def too_many(self) -> nw.Expr:
        """Whether a couple has more than two rows."""
        return nw.col(self.rows) > 2


def row_of_other(ids: Sequence[object], untold: Sequence[bool]) -> tuple[list[int], list[int]]:
    """Return for each row the position of its partner's row (its own if there is none) and the size of its couple.

    Args:
        ids: ids of the couples, by row.
        untold: whether the id is missing; the size is 0 then.

    Raises:
        TypeError: ids are not hashable.
    """
    rows: dict[object, list[int]] = {}
    for row, (id, is_untold) in enumerate(zip(ids, untold, strict=True)):
        if not is_untold:
            rows.setdefault(id, []).append(row)
    others, many = list(range(len(ids))), [0] * len(ids)
    for same in rows.values():
        for row, other in zip(same, reversed(same), strict=True):
            others[row], many[row] = other, len(same)
    return others, many
