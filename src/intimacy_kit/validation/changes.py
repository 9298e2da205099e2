"""What another pack changes for some people: counts, without a row of the data."""

from __future__ import annotations

from typing import Literal

from intimacy_kit.model.fields import Frozen
from intimacy_kit.validation.results import Kind, Pack


class Moved(Frozen):
    """How many cases have one level before and another after.

    Attributes:
        old, new: ids of levels; of an index that is not known yet `open`.
        cases: their number.
    """

    old: str
    new: str
    cases: int


class RuleAtWork(Frozen):
    """A rule that a changed level is due to.

    Attributes:
        id: of the rule.
        why: it is `added`, `removed`, `changed` (it says or weighs something else), or is true in `other_cases`.
        cases: of those with a changed level, the ones in which it is true before or after.
    """

    id: str
    why: Literal["added", "removed", "changed", "other_cases"]
    cases: int


class TargetChange(Frozen):
    """What changes in a finding or an index.

    Attributes:
        id, title, kind: of the finding or index.
        moved: level against level, those that stay the same included.
        changed: cases whose level changes.
        share: of all cases.
        rules: what this is due to, the most frequent first; empty if it is due to what the finding follows from.
    """

    id: str
    title: str
    kind: Kind
    moved: tuple[Moved, ...]
    changed: int
    share: float
    rules: tuple[RuleAtWork, ...]


class ComparisonData(Frozen):
    """What a new knowledge base changes for people whose answers are known.

    Attributes:
        cases: their number.
        old, new: the packs.
        safety: concerns before and after, as `yes` and `no`.
        targets: what is in both, the most changed first.
        added, removed: ids of findings and indexes of one of the two only.
        locale: of texts.
    """

    cases: int
    old: tuple[Pack, ...]
    new: tuple[Pack, ...]
    safety: tuple[Moved, ...]
    targets: tuple[TargetChange, ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]
    locale: str | None = None

    @property
    def most(self) -> float:
        """The largest share of cases whose level of one finding or index, or safety, changes."""
        unlike = sum(each.cases for each in self.safety if each.old != each.new)
        safety = unlike / self.cases if self.cases else 0.0
        return max([safety, *(each.share for each in self.targets)])

    @property
    def lost_concerns(self) -> int:
        """The number of cases in which a safety concern is there no more."""
        return sum(each.cases for each in self.safety if (each.old, each.new) == ("yes", "no"))
