"""Which columns a diagnosed frame has, and the names of those that exist only on the way there."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from itertools import count

from intimacy_kit.model.rulebook import RuleBook


@dataclass(frozen=True, slots=True)
class Asked:
    """What the result is to hold.

    Attributes:
        remedies: how many.
        ignored: whether to go on without values that are not usable: their signals are named row by row, and rows are
            told apart in which it is one that safety rules read.
        counted: whether what is wrong was counted before. Otherwise it is looked for, and refused: where it may be
            ignored, a column of which no value is usable.
        unread: the ending of columns that say where, in the one named without it, something was that could not be
            read; empty if there are none.
        prefix: of every column that is added.
        partners: of two partners in a row, the endings of their columns.
        couple: of a row for each partner, the column that says who belong together.
        passed_on: the columns that are no answers, however near their names are.
    """

    intervals: bool
    remedies: int
    rules: bool
    ignored: bool
    prefix: str
    partners: tuple[str, str] | None = None
    couple: str | None = None
    counted: bool = False
    unread: str = ""
    passed_on: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Layout:
    """The names of the columns that are added, for one prefix."""

    prefix: str

    @property
    def concern(self) -> str:
        return f"{self.prefix}safety_concern"

    @property
    def screened(self) -> str:
        return f"{self.prefix}screened"

    @property
    def unreadable(self) -> str:
        return f"{self.prefix}unreadable_safety"

    @property
    def fired(self) -> str:
        return f"{self.prefix}rules_fired"

    @property
    def invalid(self) -> str:
        return f"{self.prefix}invalid"

    def of_finding(self, id: str, what: str) -> str:
        """`what` is score, level, low or high; all names of one kind end alike, so that no two can be the same."""
        return f"{self.prefix}{id}_{what}"

    def remedy(self, place: int) -> str:
        return f"{self.prefix}remedy_{place}"

    def priority(self, place: int) -> str:
        return f"{self.prefix}remedy_{place}_priority"


def result_columns(book: RuleBook, asked: Asked) -> list[str]:
    """The names of all columns that are added, in their order."""
    layout = Layout(asked.prefix)
    parts = ("score", "level", "low", "high") if asked.intervals else ("score", "level")
    names = [layout.concern, layout.screened, *[layout.unreadable] * asked.ignored]
    for id in sorted(finding.id for finding in book.findings):
        names += [layout.of_finding(id, part) for part in parts]
    for place in range(1, asked.remedies + 1):
        names += [layout.remedy(place), layout.priority(place)]
    return names + [layout.fired] * asked.rules + [layout.invalid] * asked.ignored


@dataclass(frozen=True, slots=True)
class Temporary:
    """The names of columns on the way, all with the same beginning."""

    stem: str

    def signal(self, slot: int) -> str:
        return f"{self.stem}x{slot}"

    def of_two(self, what: str, number: int = 0) -> str:
        return f"{self.of_both}{what}{number}"

    @property
    def of_both(self) -> str:
        """The beginning of what is gone as soon as the answers of two partners are one case."""
        return f"{self.stem}two_"

    @property
    def concern(self) -> str:
        """Of two partners: whether either has a safety concern."""
        return f"{self.stem}concern"

    @property
    def screened(self) -> str:
        """Of two partners: whether both are screened."""
        return f"{self.stem}screened"

    def finding(self, bound: str, number: int) -> str:
        return f"{self.stem}{bound}{number}"

    def strategy(self, what: str, number: int) -> str:
        return f"{self.stem}{what}_{number}"


def free_stem(taken: Collection[str]) -> str:
    """A beginning that no name of the frame has."""
    stems = (f"{'_' * length}tmp" for length in count(1))
    return next(stem for stem in stems if not any(name.lower().startswith(stem) for name in taken))
