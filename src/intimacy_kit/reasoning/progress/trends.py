"""Trends of findings and answers over several check-ins. Changes below a threshold are noise."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Literal

from pydantic import Field, StrictBool

from intimacy_kit.model.concepts import Practice
from intimacy_kit.model.couple import Who
from intimacy_kit.model.fields import Frozen, Id, Share, Title
from intimacy_kit.model.indexes import IndexValue, Rung
from intimacy_kit.model.level_words import LevelWords
from intimacy_kit.model.locales import Wanted
from intimacy_kit.model.observations import Value
from intimacy_kit.model.pack import PackInfo
from intimacy_kit.model.result import Finding
from intimacy_kit.model.safety import Concern
from intimacy_kit.reasoning.diagnosing.support import Support, ToldResult

State = Literal["improving", "worsening", "plateau", "relapse", "changed", "not_asked_again", "rules_changed", "open"]
ROUNDING = 1e-9
"""A change that falls short of a threshold by less than this reaches it."""
_Hidden = Field(repr=False)


class Point(Frozen):
    """One diagnosis of a trend.

    Attributes:
        number: of the diagnosis, from 1.
        line: the line that it is part of, from 1. Points of one line can be joined, those of different lines cannot.
        score, low, high, level: of a finding, component or index, on the answers that it has in common with its
            neighbour; None for a signal. Score and level of an index are None while it is open.
        value: the answer to a signal; else None.
    """

    number: int = _Hidden
    when: str | None = _Hidden
    line: int = _Hidden
    score: Share | None = _Hidden
    low: Share | None = _Hidden
    high: Share | None = _Hidden
    level: str | None = _Hidden
    value: Value | None = _Hidden


class Trend(Frozen):
    """The trend of one finding, component, index or signal.

    Attributes:
        partner: of two partners, whose answers to a signal it is of; else None.
        state: `improving` or `worsening` after the last notable change; `relapse` if that is for the worse after one
            for the better; `plateau` if there was none. `changed`: a signal without a direction. If no two check-ins
            are compared: `not_asked_again` if they have no answers about it in common, `rules_changed` if they were
            made with other rules, `open` for an index that is not known yet.
        overall: the state of the first and the last check-in alone; None if these two are not compared.
        ends: these two, on the answers that both have; empty if they are not compared, and for a signal.
        points: line by line. A line goes from each check-in to the latest one before that has answers about it in
            common, and breaks where these are others. Where no two are compared it is the check-in with the most
            answers; nothing without answers. The only check-in with its rules stands for itself, and so does each
            value of an index that is part of no line.
        levels: of an index its levels, the lowest first; else empty.
        not_compared: the numbers of the check-ins that are not among the points.
        same_rules: whether all its points were made with the same rules.
    """

    id: Id = _Hidden
    title: Title = _Hidden
    kind: Literal["challenge", "consequence", "component", "index", "signal"] = _Hidden
    partner: Who | None = Field(default=None, repr=False)
    state: State = _Hidden
    overall: State | None = _Hidden
    ends: tuple[Point, ...] = Field(default=(), repr=False)
    points: tuple[Point, ...] = _Hidden
    levels: tuple[Rung, ...] = Field(default=(), repr=False)
    not_compared: tuple[int, ...] = _Hidden
    same_rules: bool = _Hidden

    @property
    def compared(self) -> bool:
        """Whether two check-ins at least are compared."""
        return self.state not in ("not_asked_again", "rules_changed", "open")


class Followed(Frozen):
    """A recommended remedy with its findings that improved afterwards. That does not prove a cause."""

    id: Id = _Hidden
    title: Title = _Hidden
    number: int = _Hidden
    improved: tuple[Id, ...] = _Hidden


class CheckInIndexes(Frozen):
    """The indexes at one check-in, on all that was answered then.

    Attributes:
        number: of the check-in, from 1.
        when: ISO 8601; None if no check-in has a time.
        indexes: by id.
    """

    number: int = _Hidden
    when: str | None = _Hidden
    indexes: tuple[IndexValue, ...] = _Hidden


class Latest(Frozen):
    """What the last check-in tells.

    Attributes:
        hard: its highest challenge, else its highest consequence; None if nothing is present.
        practice: the practice to try first; None if there is none, and under a safety concern.
        provenance: the packs it was made with, by name.
        context: its kind of relationship.
    """

    hard: Finding | None = _Hidden
    practice: Practice | None = _Hidden
    provenance: tuple[PackInfo, ...] = _Hidden
    context: Id | None = _Hidden


class ProgressData(ToldResult):
    """The data of the progress of a case; `rows()` returns them for a plot.

    Attributes:
        safety: the status of each diagnosis. Look here first.
        standing: the safety concerns of any of them that were not answered with no since: under these `Diagnosis.plan`
            plans nothing but support, if it is given the `earlier` ones.
        findings, components, indexes, signals: their trends, by id.
        not_asked_again: the titles of the questions that were not asked again, without private ones.
        followed: remedies that were followed by improvement; none if there was a concern.
        rules_changed: the numbers of those diagnoses that were made with other rules than the one before.
        questions_changed: the numbers of those in which other questions were answered than in the one before.
        of_two: whether it is of two partners.
        check_ins: when each check-in was, and its indexes.
        latest: what the last one tells.
        level_words: what packs call the levels of findings, in that locale.
        locale: the language that was chosen for its titles, which are those of the last diagnosis.
        support: the text that replaces all others if any diagnosis has a safety concern; else None.
    """

    safety: tuple[Literal["concern", "not_screened", "no_concern_reported"], ...] = _Hidden
    standing: tuple[Concern, ...] = _Hidden
    findings: tuple[Trend, ...] = _Hidden
    components: tuple[Trend, ...] = _Hidden
    indexes: tuple[Trend, ...] = _Hidden
    signals: tuple[Trend, ...] = _Hidden
    not_asked_again: tuple[Title, ...] = _Hidden
    followed: tuple[Followed, ...] = _Hidden
    rules_changed: tuple[int, ...] = _Hidden
    questions_changed: tuple[int, ...] = _Hidden
    of_two: StrictBool = _Hidden
    check_ins: tuple[CheckInIndexes, ...] = Field(default=(), repr=False)
    latest: Latest | None = Field(default=None, repr=False)
    locale: Wanted | None = Field(default=None, repr=False)
    level_words: tuple[LevelWords, ...] = Field(default=(), repr=False)
    support: Support | None = _Hidden

    @property
    def concern(self) -> bool:
        """Whether any diagnosis has a safety concern, even if it was answered with no later."""
        return "concern" in self.safety

    def rows(self) -> list[dict[str, Any]]:
        """Return all points as plain dicts for a plot: the fields of `Point`, and `id` to `same_rules` of `Trend`."""
        return [
            {
                "id": trend.id,
                "title": trend.title,
                "kind": trend.kind,
                "partner": trend.partner,
                "state": trend.state,
                "same_rules": trend.same_rules,
                **point.model_dump(),
            }
            for trend in (*self.findings, *self.components, *self.indexes, *self.signals)
            for point in trend.points
        ]


def state(
    values: Sequence[Any], worse: Callable[[Any, Any], bool], before: Callable[[Any], Sequence[Any]] = lambda _: ()
) -> State:
    """Return the state after several values.

    A direction, better or worse, lasts until there is a notable change against it, measured from its extreme value.

    Args:
        values: the values of one finding or signal, oldest first.
        worse: whether the first value is notably worse than the second.
        before: the values before that a value is compared with, besides those since the last turn.
    """
    seen, improved = [*values[:1]], False
    way: State = "plateau"
    for value in values[1:]:
        earlier = [*seen, *before(value)]
        if way != "improving" and any(worse(one, value) for one in earlier):
            way, improved, seen = "improving", True, [value]
        elif way in ("plateau", "improving") and any(worse(value, one) for one in earlier):
            way, seen = "relapse" if improved else "worsening", [value]
        else:
            seen.append(value)
    return way


def told_trends(progress: ProgressData) -> list[Trend]:
    """Return the trends that are told: indexes with answers, findings and components that were present at some time."""
    return [trend for trend in progress.indexes if trend.points] + [
        trend
        for trend in (*progress.findings, *progress.components)
        if any(point.level != "none" for point in trend.points)
    ]
