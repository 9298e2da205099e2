"""What a validation found: frozen data, without a row of the data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from intimacy_kit.model.fields import Frozen

Kind = Literal["challenge", "consequence", "component", "index"]
Direction = Literal["rising", "falling", "neither"]


class Estimate(Frozen):
    """A figure with the interval that holds it in 95 of 100 samples of the same kind.

    Attributes:
        value: from all cases.
        low, high: the interval; None where it could not be computed.
    """

    value: float
    low: float | None = None
    high: float | None = None


class Discrimination(Frozen):
    """How well the score of a finding or an index tells cases with the event from others.

    Attributes:
        id, title, kind: of the finding or index.
        cases: those in which it is known.
        auc: the share of pairs of a case with the event and one without in which the former has the higher score, ties
            counting half: 0.5 is chance, and below it the score is lower before the event. None for a graded outcome.
        rank: Spearman's correlation with the outcome.
        p: that a difference from chance as large as this one arises by chance, after Holm's correction for all of these
            and all trends by level; None where nothing varies.
        clear: whether it differs from chance: `p` is below 0.05.
        ties: the share of pairs whose scores are equal; None for a graded outcome.
        floor, ceiling: the share of cases with the lowest score that there is, 0, and at the highest level.
    """

    id: str
    title: str
    kind: Kind
    cases: int
    auc: Estimate | None
    rank: Estimate | None
    p: float | None
    clear: bool
    ties: float | None
    floor: float
    ceiling: float

    @property
    def distance(self) -> float:
        """How far it is from chance, 0 to 1."""
        if self.auc is not None:
            return abs(2 * self.auc.value - 1)
        return 0.0 if self.rank is None else abs(self.rank.value)


class Baseline(Frozen):
    """How well something simpler than the rules tells cases with the event from others.

    Attributes:
        id: `best_item`, `sum` or `regression`. The best item and the regression learn from the outcome: their figures
            are of cases that they did not learn from, and have no interval, which nothing estimates without bias.
        auc, rank: as for `Discrimination`.
    """

    id: Literal["best_item", "sum", "regression"]
    auc: Estimate | None
    rank: Estimate | None


class Calibration(Frozen):
    """How near a score is to the share of cases that have the event.

    A score is the strength of what rules found, and no probability. This tells what it would take to read it as one.

    Attributes:
        id: of the finding or index.
        intercept, slope: of the logistic regression of the event on the logit of the score, which is kept within 0.01
            and 0.99; 0 and 1 if it is a probability. None where they cannot be estimated.
        brier: the mean squared distance of score and event.
        expected, observed: the mean score, and the share of cases with the event.
    """

    id: str
    intercept: Estimate | None
    slope: Estimate | None
    brier: float
    expected: float
    observed: float


class LevelOutcome(Frozen):
    """The outcome of cases at one level.

    Attributes:
        level: its id.
        cases: their number.
        score: their mean score; None without a case.
        outcome: the share with the event by Wilson's interval, or the mean of a graded outcome; None if there are too
            few cases to tell.
    """

    level: str
    cases: int
    score: float | None
    outcome: Estimate | None


class Levels(Frozen):
    """The outcome by level, the lowest first.

    Attributes:
        id: of the finding or index.
        levels: all of them.
        trend: the change of the outcome from one level to the next.
        p: that a trend as large as this one arises by chance, corrected as for `Discrimination`; None where there is
            none to test.
        order: whether the outcome rises or falls with each level that has enough cases, or neither.
    """

    id: str
    levels: tuple[LevelOutcome, ...]
    trend: Estimate | None
    p: float | None
    order: Direction


class Flagged(Frozen):
    """How often a finding is present (mild or more) in cases with the event and in others, by Wilson's interval.

    Attributes:
        id: of the finding.
        events: the share of cases with the event in which it is present: the sensitivity.
        others: that of the other cases: 1 minus the specificity.
    """

    id: str
    events: Estimate
    others: Estimate


class RuleOutcome(Frozen):
    """What one rule does in these cases.

    Attributes:
        id: of the rule.
        finding: the id of what it supports or relieves.
        relieves: whether it relieves it.
        cases: in how many it is true.
        lift: the share (or mean) of the outcome where it is true, divided by that in all cases; None if too few cases.
        difference: the outcome where it is true minus where it is not; None if too few cases.
        fits: whether the sign of the difference is that of its finding; None if too few cases or not clear.
        change: of the AUC (for graded outcomes the rank correlation) of its finding when the rule is left out; None if
            it was not computed.
    """

    id: str
    finding: str
    relieves: bool
    cases: int
    lift: float | None
    difference: Estimate | None
    fits: bool | None
    change: float | None


class Alike(Frozen):
    """Two findings or indexes that say nearly the same: their rank correlation is 0.9 or more, or -0.9 or less."""

    one: str
    other: str
    rank: float


class SubgroupFigure(Frozen):
    """The AUC (for graded outcomes the rank correlation) in a group, and minus that in all others."""

    id: str
    value: Estimate
    difference: Estimate | None


class Subgroup(Frozen):
    """A group of people, by the values of a column.

    Attributes:
        label: the value.
        cases: their number.
        few: whether there are too few to tell anything of them; then there are no figures.
        figures: by finding and index.
    """

    label: str
    cases: int
    few: bool
    figures: tuple[SubgroupFigure, ...]


class Curve(Frozen):
    """A receiver operating characteristic: the shares of others and of events at or above each score."""

    id: str
    others: tuple[float, ...]
    events: tuple[float, ...]


class Pack(Frozen):
    """A pack that was validated."""

    name: str
    version: str
    digest: str


class ValidationData(Frozen):
    """How well the scores of a knowledge base go with an outcome that is known.

    Attributes:
        outcome: the name of its column.
        event: whether the outcome is an event that is there or not; else it is graded.
        rows: of the frame.
        unknown: rows without an outcome, which are left out.
        cases: all others.
        clusters: how many couples (or cases, without couples) these are of.
        events: cases with the event; None for a graded outcome.
        prevalence: the share of events, or the mean of a graded outcome, with the weights.
        few: whether there are too few of anything to say more: `least` couples with the event, and as many without.
        least: as it was given.
        draws, seed: of the bootstrap.
        weighted: whether cases have weights.
        discrimination: by finding and index, the most distant from chance first.
        baselines: what is simpler; none if nothing was answered.
        calibration: by finding and index, in the same order; for events.
        levels: by finding and index, in the same order.
        flagged: by finding, in the same order; for events.
        rules: those that are true in some case, by id.
        never: the ids of rules that are true in none.
        alike: pairs that say nearly the same.
        group: the name of the column of groups.
        subgroups: by label.
        curves: as `discrimination`; for events.
        packs: what was validated.
        locale: of texts.
    """

    outcome: str
    event: bool
    rows: int
    unknown: int
    cases: int
    clusters: int
    events: int | None
    prevalence: float | None
    few: bool
    least: int
    draws: int
    seed: int
    weighted: bool
    discrimination: tuple[Discrimination, ...] = ()
    baselines: tuple[Baseline, ...] = ()
    calibration: tuple[Calibration, ...] = ()
    levels: tuple[Levels, ...] = ()
    flagged: tuple[Flagged, ...] = ()
    rules: tuple[RuleOutcome, ...] = ()
    never: tuple[str, ...] = ()
    alike: tuple[Alike, ...] = ()
    group: str | None = None
    subgroups: tuple[Subgroup, ...] = ()
    curves: tuple[Curve, ...] = ()
    packs: tuple[Pack, ...] = ()
    locale: str | None = None

    @property
    def clear(self) -> tuple[Discrimination, ...]:
        """What differs from chance, the most distant first."""
        return tuple(each for each in self.discrimination if each.clear)

    def figures(self, name: Literal["auc", "rank"]) -> Iterator[tuple[str, Estimate]]:
        """Yield the AUC or the rank correlation of each finding and index that has one."""
        for each in self.discrimination:
            estimate = each.auc if name == "auc" else each.rank
            if estimate is not None:
                yield each.id, estimate
