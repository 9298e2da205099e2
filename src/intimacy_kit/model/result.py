"""Define the data of a diagnosis: immutable, self-contained, and identical byte for byte on every engine."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal, Self

from pydantic import Field, field_serializer, model_validator

from intimacy_kit.model.concepts import Practice, Strategy
from intimacy_kit.model.couple import Who
from intimacy_kit.model.earlier import Earlier, Observed, plain
from intimacy_kit.model.fields import Frozen, Id, InShort, Share, Title
from intimacy_kit.model.indexes import IndexValue
from intimacy_kit.model.level_words import LevelWords
from intimacy_kit.model.levels import MILD, STRENGTH_LEVELS, Level, StrengthLevel, is_open, level
from intimacy_kit.model.locales import Wanted
from intimacy_kit.model.observations import Observations
from intimacy_kit.model.pack import PackInfo
from intimacy_kit.model.safety import Safety

Hidden: Any = Field(repr=False)
Basis = Literal["answers", "links"]
"""What a present consequence rests on: its own rules, or what leads to it."""


class Finding(Frozen):
    """A challenge or consequence, scored for one case.

    Attributes:
        id, title, kind, in_short: those of the challenge or consequence.
        level: the level of the score.
        score: the score from the known answers, 0 to 1.
        low, high: the interval of scores possible after the remaining answers; low <= score <= high.
        basis: of a present consequence: `answers` if its own rules, without links, make it present, so it is felt
            already; else `links`, so it may follow. None for all else.
    """

    id: Id
    title: Title
    kind: Literal["challenge", "consequence"]
    level: Level = Hidden
    score: Share = Hidden
    low: Share = Hidden
    high: Share = Hidden
    basis: Basis | None = Field(default=None, repr=False)
    in_short: InShort | None = Field(default=None, repr=False)

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        _check_score(self, level(self.score))
        if (self.basis is not None) != (self.kind == "consequence" and self.present):
            raise ValueError("has a basis without being a present consequence, or is one without a basis")
        return self

    @property
    def present(self) -> bool:
        """Whether it is found: from mild on."""
        return self.score >= MILD

    @property
    def open(self) -> bool:
        """Whether it is not known yet: it is not present, and open answers could still make it severe."""
        return is_open(self.score, self.high)


def nothing_hard(findings: Iterable[Finding]) -> bool:
    """Return whether no finding is present and no open answer could make one present."""
    return all(finding.high < MILD for finding in findings)


class Strength(Frozen):
    """A component of emotional intimacy, scored for one case. Fields as in `Finding`."""

    id: Id
    title: Title
    kind: Literal["component"] = "component"
    level: StrengthLevel = Hidden
    score: Share = Hidden
    low: Share = Hidden
    high: Share = Hidden
    in_short: InShort | None = Field(default=None, repr=False)

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        _check_score(self, STRENGTH_LEVELS[level(self.score)])
        return self


def _check_score(finding: Finding | Strength, expected: str) -> None:
    if not finding.low <= finding.score <= finding.high or finding.level != expected:
        raise ValueError("has a score that does not fit its interval or its level")


Result = Finding | Strength | IndexValue
"""What a diagnosis says of one finding, component or index."""


def by_id(
    findings: Iterable[Finding], components: Iterable[Strength], indexes: Iterable[IndexValue]
) -> dict[str, Result]:
    """Return what a diagnosis says of findings, components and indexes, by their ids."""
    every: tuple[Result, ...] = (*findings, *components, *indexes)
    return {each.id: each for each in every}


class Reason(Frozen):
    """What something rests on: a finding, a signal, a practice or a safety concern, by its id and title."""

    id: Id = Hidden
    title: Title = Hidden


class Suited(Frozen):
    """A practice that comes before the others of a remedy, and the signals and findings that make it suit."""

    practice: Id = Hidden
    reasons: tuple[Reason, ...] = Hidden


class TakenBy(Frozen):
    """A practice for one person, and who of two partners does it."""

    practice: Id = Hidden
    partners: tuple[Who, ...] = Hidden


class Remedy(Frozen):
    """A strategy recommended for a case.

    Attributes:
        strategy: the strategy.
        priority: 0 to 1, the sort key of remedies after those that come first: the minimum of its own relevance and
            the priorities of the recommended strategies that it comes after.
        relevance: the noisy-OR of efficacy times score over the findings it addresses, 0 to 1.
        reasons: the present findings that it helps with, by weight, descending.
        first: of one that comes before all others, the signals and findings that its `first_when` is true by.
        practices: the practices to do, those that suit the case first.
        suited: of the practices, those whose `suits` is true, in their order.
        waiting: the practices that are given only after the questions about safety are answered.
        taken_by: for a couple, who does each of the practices for one person; empty for one person.
    """

    strategy: Strategy = Hidden
    priority: Share = Hidden
    relevance: Share = Hidden
    reasons: tuple[Reason, ...] = Hidden
    first: tuple[Reason, ...] = Hidden
    practices: tuple[Practice, ...] = Hidden
    suited: tuple[Suited, ...] = Hidden
    waiting: tuple[Reason, ...] = Hidden
    taken_by: tuple[TakenBy, ...] = Field(default=(), repr=False)


class PartnerRecord(Frozen):
    """The data of one partner of a couple: what came of their own answers, with what the rules read of the other's.

    Attributes:
        observations: their own answers.
        safety: the result of the safety rules for them alone.
        findings, components, indexes: theirs, in the order of those of the couple.
        unknown: the unanswered signals of theirs that could still change something for either of the two.
        fired, undetermined: the rules that are true for them, and those that answers could make true or false.
    """

    observations: Observed = Hidden
    safety: Safety
    findings: tuple[Finding, ...] = Hidden
    components: tuple[Strength, ...] = Hidden
    indexes: tuple[IndexValue, ...] = Hidden
    unknown: tuple[Id, ...] = Hidden
    fired: tuple[Id, ...] = Hidden
    undetermined: tuple[Id, ...] = Hidden

    @field_serializer("observations")
    def _plain_observations(self, observations: Mapping[str, Any]) -> dict[str, Any]:
        return plain(observations)


class Record(Frozen):
    """The complete data of a diagnosis, as it is stored.

    Attributes:
        format: the version of the stored format: 1.
        safety: the result of the safety rules; for a couple the concerns of either, and screened only if both are.
        findings, components: by id, ascending, including those with score 0; for a couple the larger scores, of
            components the smaller ones.
        indexes: by id, ascending, those that have a part; for a couple the means.
        remedies: by priority, descending.
        unknown: the unanswered signals that could still change something; None until they are first computed.
        fired: the rules that are true; for a couple, for either of the two.
        undetermined: the rules that further answers could make true or false; for a couple, for either of the two.
        observations: the answers of one person; None for a couple.
        partners: for a couple what came of the answers of a, and of b; None for one person.
        earlier: what earlier check-ins add for safety; None if none was given.
        provenance: the packs, by name.
        context, tailoring: the ids of the selected context and tailorings.
        locale: the locale of the texts; None for those of the packs.
        level_words: what the packs call the levels of findings, in that locale.
    """

    format: Literal[1] = 1
    safety: Safety
    findings: tuple[Finding, ...] = Hidden
    components: tuple[Strength, ...] = Hidden
    indexes: tuple[IndexValue, ...] = Hidden
    remedies: tuple[Remedy, ...] = Hidden
    unknown: tuple[Id, ...] | None = Field(default=None, repr=False)
    fired: tuple[Id, ...] = Hidden
    undetermined: tuple[Id, ...] = Hidden
    observations: Observed | None = Hidden
    partners: tuple[PartnerRecord, PartnerRecord] | None = Field(default=None, repr=False)
    earlier: Earlier | None = Field(default=None, repr=False)
    provenance: tuple[PackInfo, ...]
    context: Id | None = Field(default=None, repr=False)
    tailoring: tuple[Id, ...] = Field(default=(), repr=False)
    locale: Wanted | None = Field(default=None, repr=False)
    level_words: tuple[LevelWords, ...] = Field(default=(), repr=False)

    @model_validator(mode="after")
    def _of_one_or_two(self) -> Self:
        if (self.observations is None) != (self.partners is not None):
            raise ValueError("is neither of one person nor of two")
        if self.earlier is not None and not self.earlier.is_of(len(self.people)):
            raise ValueError("has earlier check-ins of another number of people")
        return self

    @property
    def people(self) -> tuple[Observations, ...]:
        """The own answers of the one person, or of each of two partners."""
        if self.partners is not None:
            return tuple(partner.observations for partner in self.partners)
        return () if self.observations is None else (self.observations,)

    @field_serializer("observations")
    def _plain_observations(self, observations: Mapping[str, Any] | None) -> dict[str, Any] | None:
        return None if observations is None else plain(observations)


def scored(results: Record | PartnerRecord) -> dict[str, Finding | Strength]:
    """Return the findings and components by id."""
    found: dict[str, Finding | Strength] = {finding.id: finding for finding in results.findings}
    return found | {component.id: component for component in results.components}
