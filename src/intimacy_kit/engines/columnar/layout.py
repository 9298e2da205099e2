"""Name the result columns and the intermediate columns of a diagnosed frame."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from itertools import count

from intimacy_kit.model.rulebook import RuleBook


@dataclass(frozen=True, slots=True)
class FrameOptions:
    """Options for diagnosing a frame.

    Attributes:
        intervals: whether to add the bounds of scores and indexes.
        remedies: number of remedies.
        rules: whether to add the ids of the fired rules.
        null_invalid: whether invalid values become null; their columns are named in each row, and rows with invalid
            answers about safety are marked.
        prefix: prefix of the result columns.
        partners: suffixes of the columns of two partners in one row.
        couple: name of the column with the id of the couple, if each partner has a row.
        by_partner: whether to add the results of each partner to those of the couple.
        earlier: suffix of the columns with answers to safety questions of an earlier check-in; empty if there are none.
        earlier_days: name of the column with the days since then; empty if there is none.
        validated: whether invalid values were counted already; otherwise they are counted and refused, or, with
            `null_invalid`, columns without valid values are.
        unread: suffix of columns that mark unreadable values of the column without it; empty if there are none.
        passed_on: names of columns that are not answers, even if they resemble ids of signals.
    """

    intervals: bool
    remedies: int
    rules: bool
    null_invalid: bool
    prefix: str
    partners: tuple[str, str] | None = None
    couple: str | None = None
    by_partner: bool = False
    earlier: str = ""
    earlier_days: str = ""
    validated: bool = False
    unread: str = ""
    passed_on: frozenset[str] = frozenset()

    @property
    def of_two(self) -> bool:
        """Whether the cases are of two partners."""
        return self.partners is not None or self.couple is not None

    @property
    def endings(self) -> tuple[str, ...]:
        """The endings of the results of each partner; in a row of one partner, these are that partner's own."""
        if not (self.by_partner and self.of_two):
            return ()
        return OWN if self.couple is not None else OF_EACH


OF_EACH, OWN = ("_a", "_b"), ("_own",)


@dataclass(frozen=True, slots=True)
class ResultColumns:
    """The names of the result columns, for one prefix, and for one ending of those of a partner."""

    prefix: str
    ending: str = ""

    @property
    def concern(self) -> str:
        return f"{self.prefix}safety_concern{self.ending}"

    @property
    def caution(self) -> str:
        return f"{self.prefix}safety_caution{self.ending}"

    @property
    def screened(self) -> str:
        return f"{self.prefix}screened{self.ending}"

    @property
    def unreadable(self) -> str:
        return f"{self.prefix}unreadable_safety"

    @property
    def fired(self) -> str:
        return f"{self.prefix}rules_fired{self.ending}"

    @property
    def invalid(self) -> str:
        return f"{self.prefix}invalid"

    def of_finding(self, id: str, what: str) -> str:
        """Return a column of a finding; `what` is score, level, low or high. The suffix keeps the names unique."""
        return f"{self.prefix}{id}_{what}{self.ending}"

    def of_index(self, id: str, what: str = "") -> str:
        """Return a column of an index: its value, or `what`, which is level, low or high."""
        return f"{self.prefix}{id}_{what}{self.ending}" if what else f"{self.prefix}{id}{self.ending}"

    def remedy(self, place: int) -> str:
        return f"{self.prefix}remedy_{place}"

    def priority(self, place: int) -> str:
        return f"{self.prefix}remedy_{place}_priority"


def result_columns(book: RuleBook, options: FrameOptions) -> list[str]:
    """Return the names of all result columns, in their order."""
    results = ResultColumns(options.prefix)
    names = [results.concern, results.caution, results.screened, *[results.unreadable] * options.null_invalid]
    names += _scores(book, options, results)
    for place in range(1, options.remedies + 1):
        names += [results.remedy(place), results.priority(place)]
    names += [results.fired] * options.rules
    for ending in options.endings:
        own = ResultColumns(options.prefix, ending)
        names += [own.concern, own.caution, own.screened, *_scores(book, options, own), *[own.fired] * options.rules]
    return names + [results.invalid] * options.null_invalid


def _scores(book: RuleBook, options: FrameOptions, results: ResultColumns) -> list[str]:
    """Return the names of the columns of findings and indexes."""
    parts = ("score", "level", "low", "high") if options.intervals else ("score", "level")
    names = [results.of_finding(id, part) for id in sorted(finding.id for finding in book.findings) for part in parts]
    return names + [results.of_index(index.id, part) for index in book.indexes for part in ("", *parts[1:])]


@dataclass(frozen=True, slots=True)
class IntermediateColumns:
    """The names of the intermediate columns, all with one prefix."""

    prefix: str

    def signal(self, slot: int) -> str:
        return f"{self.prefix}x{slot}"

    def counted(self, slot: int) -> str:
        """Name of the column: what counts as the answer to a safety question, of now or of an earlier check-in."""
        return f"{self.prefix}c{slot}"

    def of_two(self, what: str, number: int = 0) -> str:
        return f"{self.of_both}{what}{number}"

    @property
    def of_both(self) -> str:
        """Prefix of the columns that are dropped once each partner has the answers that their rules read."""
        return f"{self.prefix}two_"

    def partner(self, who: str) -> IntermediateColumns:
        """Return the names of the intermediate columns of a partner."""
        return IntermediateColumns(f"{self.prefix}{who}_")

    @property
    def unreadable(self) -> str:
        """Name of the column: whether an answer of a partner about safety is unreadable."""
        return f"{self.prefix}unreadable"

    def finding(self, bound: str, number: int) -> str:
        return f"{self.prefix}{bound}{number}"

    def group(self, number: int, group: str, *, adds: bool) -> str:
        """Name of the column: the factor of a group of a finding, of those that support it or of those that relieve."""
        return f"{self.prefix}{'g' if adds else 'd'}{number}_{group}"

    def index(self, bound: str, number: int) -> str:
        return f"{self.prefix}i{bound}{number}"

    def strategy(self, what: str, number: int) -> str:
        return f"{self.prefix}{what}_{number}"


def unused_prefix(taken: Collection[str]) -> str:
    """Return a prefix that no column of the frame has."""
    prefixes = (f"{'_' * length}tmp" for length in count(1))
    return next(prefix for prefix in prefixes if not any(name.lower().startswith(prefix) for name in taken))
