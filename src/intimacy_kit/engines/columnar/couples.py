"""Score two partners by themselves over columns, and combine them, equal to `diagnose` of a couple to the last bit.

Answers are columns of doubles, null (NaN with pandas) if missing. In a row of one partner, "a" is that partner.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import narwhals.stable.v2 as nw

from intimacy_kit.engines.columnar.expressions import if_else, unknown
from intimacy_kit.engines.columnar.layout import IntermediateColumns
from intimacy_kit.model.fields import bare
from intimacy_kit.model.indexes import OPEN_ABOVE
from intimacy_kit.model.rulebook import RuleBook

Stage = list[nw.Expr]
A, B = "a", "b"


class PartnerAnswers:
    """Builds the stage from the answers of two partners to the signals that the rules of each read.

    Args:
        book: rule book of couples.
        intermediate: names of the intermediate columns.
        given: ids of the signals for which a partner has a column.
    """

    def __init__(self, book: RuleBook, intermediate: IntermediateColumns, given: Collection[str]) -> None:
        self.book: RuleBook = book
        self.intermediate: IntermediateColumns = intermediate
        self.slots: dict[str, int] = {id: slot for slot, id in enumerate(book.signals)}
        self.given: list[str] = [id for id in book.signals if id in given]

    def answer(self, who: str, id: str) -> str:
        """Return the name of the column with the answers of a partner to a signal."""
        return self.intermediate.of_two(who, self.slots[id])

    def stage(self) -> Stage:
        """Return the columns of all signals of each partner, from the answers of both to all `given` signals."""
        columns: Stage = []
        for who, other in ((A, B), (B, A)):
            own = self.intermediate.partner(who)
            for name, slot in self.slots.items():
                whose = other if name in self.book.read_of_partner else who
                columns.append(self._shared(whose, bare(name)).alias(own.signal(slot)))
        return columns

    def _shared(self, who: str, id: str) -> nw.Expr:
        """Return the answers of a partner; those of the other instead of missing ones if either was asked."""
        if id not in self.given:
            return unknown()
        own = nw.col(self.answer(who, id))
        if self.book.signals[id].asks != "either" or id in self.book.about_safety:
            return own
        return nw.when(own.is_null()).then(nw.col(self.answer(A if who == B else B, id))).otherwise(own)


class Combining:
    """Builds the stages from the results of each partner to those of the couple.

    Args:
        book: rule book of couples.
        intermediate: names of the intermediate columns of the couple.
        each: those of the partners.
    """

    def __init__(self, book: RuleBook, intermediate: IntermediateColumns, each: Sequence[IntermediateColumns]) -> None:
        self.book: RuleBook = book
        self.intermediate: IntermediateColumns = intermediate
        self.each: tuple[IntermediateColumns, ...] = tuple(each)

    def findings(self, bounds: str) -> Stage:
        """Return the scores of the couple and their bounds: the larger of each, of a component the smaller."""
        columns: Stage = []
        for position, finding in enumerate(self.book.findings):
            chosen = nw.min_horizontal if finding.kind == "component" else nw.max_horizontal
            for bound in bounds:
                own = [one.finding(bound, position) for one in self.each]
                columns.append(chosen(*own).alias(self.intermediate.finding(bound, position)))
        return columns

    def indexes(self) -> Stage:
        """Return the bounds of the indexes: the means of those of the partners."""
        columns: Stage = []
        for position in range(len(self.book.indexes)):
            for bound in "lh":
                first, second = (nw.col(one.index(bound, position)) for one in self.each)
                columns.append(((first + second) / 2.0).alias(self.intermediate.index(bound, position)))
        return columns


def index_is_known(each: Sequence[IntermediateColumns], position: int) -> nw.Expr:
    """Return whether an index is open for nobody."""
    known = [nw.col(one.index("h", position)) - nw.col(one.index("l", position)) <= OPEN_ABOVE for one in each]
    return known[0] if len(known) == 1 else known[0] & known[1]


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

    def others(self, given: PartnerAnswers) -> list[Stage]:
        """Return the stages that compute the other partner's answers from minimum, maximum and count per couple."""
        intermediate, windows, answers = given.intermediate, Stage(), Stage()
        for id in given.given:
            slot, own = given.slots[id], nw.col(given.answer(A, id))
            low, high, many = (intermediate.of_two(what, slot) for what in ("low", "high", "many"))
            windows += [
                own.min().over(self.key).alias(low),
                own.max().over(self.key).alias(high),
                own.count().over(self.key).alias(many),
            ]
            differing = nw.when(own == nw.col(low)).then(nw.col(high)).otherwise(nw.col(low))
            of_two = nw.when(nw.col(many) == 2).then(differing).otherwise(unknown())
            other = nw.when(own.is_null()).then(nw.col(low)).otherwise(of_two)
            answers.append(self.paired(other).alias(given.answer(B, id)))
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
