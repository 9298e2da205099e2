"""Two partners in columns: their answers become one case, as `reasoning.couples.merged` has it, bit for bit.

All answers are columns of doubles here, null (NaN with pandas) where there is none. Safety rules are decided for each
of the two by themselves, as `reasoning.case` has it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import narwhals.stable.v2 as nw

from intimacy_kit.engines.columnar.expressions import choose, unknown
from intimacy_kit.engines.columnar.layout import Temporary
from intimacy_kit.engines.columnar.plan import Screening
from intimacy_kit.model.rulebook import RuleBook
from intimacy_kit.model.signals import Signal

Stage = list[nw.Expr]
A, B = "a", "b"


class Merging:
    """Writes the stages from the answers of two partners to the signals of one case.

    Args:
        given: the signals that a partner has a column for; of the others nobody has answered any.
    """

    def __init__(self, book: RuleBook, temporary: Temporary, given: Collection[str]) -> None:
        self.book: RuleBook = book
        self.temporary: Temporary = temporary
        self.slots: dict[str, int] = {id: slot for slot, id in enumerate(book.signals)}
        self.given: list[str] = [id for id in book.signals if id in given]
        self.used: list[str] = [id for id in book.signals if id in given or id in book.read_by_safety]

    def answer(self, who: str, id: str) -> str:
        """The column with what a partner answered."""
        return self.temporary.of_two(who, self.slots[id])

    def stages(self) -> list[Stage]:
        """From the answers of both, for all that is `used`, to the columns of the signals, and those of safety."""
        merged = [self._signal(id, signal).alias(self.temporary.signal(self.slots[id])) for id, signal in self._items()]
        return [[*merged, *self._safety()]]

    def _items(self) -> list[tuple[str, Signal]]:
        return list(self.book.signals.items())

    def _safety(self) -> Stage:
        """A concern of either is a concern; screened are the two only if both are."""
        a, b = (Screening(self.book, {id: self.answer(who, id) for id in self.book.read_by_safety}) for who in (A, B))
        return [
            (a.concern() | b.concern()).alias(self.temporary.concern),
            (a.screened() & b.screened()).alias(self.temporary.screened),
        ]

    def _signal(self, id: str, signal: Signal) -> nw.Expr:
        if id not in self.used:
            return unknown()
        a, b = nw.col(self.answer(A, id)), nw.col(self.answer(B, id))
        both = _one_of(signal, a, b)
        return nw.when(a.is_null()).then(b).otherwise(nw.when(b.is_null()).then(a).otherwise(both))


def _one_of(signal: Signal, a: nw.Expr, b: nw.Expr) -> nw.Expr:
    """Of two answers; unknown where one is missing."""
    if signal.spec.value_type == "choice":
        return nw.when(a == b).then(a).otherwise(unknown())
    if signal.merged == "mean":
        return (a + b) / 2.0
    low, high = (a, b) if signal.direction == "better_when_higher" else (b, a)
    return nw.when(a <= b).then(low).otherwise(nw.when(b < a).then(high).otherwise(unknown()))


class Pairing:
    """Writes the stages from a row for each partner to what the other one in the couple answered.

    Rows that share no couple with exactly one other stand alone: as if the other had not answered.
    """

    def __init__(self, temporary: Temporary) -> None:
        self.key: str = temporary.of_two("key")
        self.rows: str = temporary.of_two("rows")

    def counted(self, couple: str, *, nan_is_possible: bool) -> list[Stage]:
        """How many rows the couple has; 0 where it is not told which couple it is."""
        key = nw.col(couple)
        if nan_is_possible:
            key = nw.when(~key.is_nan()).then(key)
        return [[key.alias(self.key)], [nw.col(self.key).count().over(self.key).alias(self.rows)]]

    @property
    def is_paired(self) -> nw.Expr:
        """Whether there are two rows."""
        return nw.col(self.rows) == 2

    def paired(self, expression: nw.Expr) -> nw.Expr:
        """An expression where there are two rows, and else unknown."""
        return nw.when(self.is_paired).then(expression).otherwise(unknown())

    def of_either(self, flag: str) -> nw.Expr:
        """Whether a column is true in one of the two rows, or in the one there is."""
        in_one = choose(nw.col(flag), 1.0, 0.0).max().over(self.key) > 0.0
        return nw.col(flag) | (self.is_paired & in_one)

    def others(self, merging: Merging) -> list[Stage]:
        """What the other one answered: of what the two did, that which is not one's own."""
        temporary, windows, answers = merging.temporary, Stage(), Stage()
        for id in merging.given:
            slot, own = merging.slots[id], nw.col(merging.answer(A, id))
            low, high, many = (temporary.of_two(what, slot) for what in ("low", "high", "many"))
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
        """Whether it is not told which couple a row is of."""
        return nw.col(self.rows) == 0

    @property
    def too_many(self) -> nw.Expr:
        """Whether a couple has more than two rows."""
        return nw.col(self.rows) > 2


def row_of_other(ids: Sequence[object], untold: Sequence[bool]) -> tuple[list[int], list[int]]:
    """For each row: where the other one in its couple is (itself, if there is none), and how many rows the couple has.

    Args:
        ids: of the couples.
        untold: whether a row has no id; then it is in no couple, and 0 rows are.

    Raises:
        TypeError: ids cannot be compared.
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
