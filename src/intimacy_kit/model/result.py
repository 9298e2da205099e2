"""The data of a diagnosis: frozen, complete in itself, and equal byte for byte wherever it is made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Literal, Self

from pydantic import Field, GetPydanticSchema, StrictBool, StrictStr, field_serializer, model_validator
from pydantic_core.core_schema import no_info_after_validator_function

from intimacy_kit.model.concepts import Practice, Strategy
from intimacy_kit.model.fields import Frozen, Id, Share, Text, Title
from intimacy_kit.model.levels import MILD, STRENGTH_LEVELS, Level, StrengthLevel, level
from intimacy_kit.model.locales import Wanted
from intimacy_kit.model.observations import Observations
from intimacy_kit.model.pack import PackInfo

Hidden: Any = Field(repr=False)


class Finding(Frozen):
    """A challenge or a consequence, scored for one case.

    Attributes:
        score: from what is known, 0 to 1.
        low, high: what the unanswered signals could still make of it. Always low <= score <= high.
        level: of the score.
    """

    id: Id
    title: Title
    kind: Literal["challenge", "consequence"]
    level: Level = Hidden
    score: Share = Hidden
    low: Share = Hidden
    high: Share = Hidden

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        _check_score(self, level(self.score))
        return self


def nothing_hard(findings: Iterable[Finding]) -> bool:
    """Whether none of them is present, and no open answer could make one present: only then all may be called well."""
    return all(finding.high < MILD for finding in findings)


class Strength(Frozen):
    """A component of emotional intimacy, and how strong it was found. Fields as in `Finding`."""

    id: Id
    title: Title
    kind: Literal["component"] = "component"
    level: StrengthLevel = Hidden
    score: Share = Hidden
    low: Share = Hidden
    high: Share = Hidden

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        _check_score(self, STRENGTH_LEVELS[level(self.score)])
        return self


def _check_score(finding: Finding | Strength, expected: str) -> None:
    if not finding.low <= finding.score <= finding.high or finding.level != expected:
        raise ValueError("has a score that does not fit its interval or its level")


class Reason(Frozen):
    """Why a remedy is recommended: a finding it helps with, or a safety concern. `explain` tells how much it weighs."""

    id: Id = Hidden
    title: Title = Hidden


class Remedy(Frozen):
    """A strategy recommended for this case.

    Attributes:
        priority: 0.25 to 1; remedies are sorted by it. The smaller of its own relevance and the priorities of the
            recommended strategies it comes after.
        relevance: how much it helps with what was found (noisy-OR of efficacy and score).
        reasons: what it helps with here, the weightiest first; findings that are not present are left out.
        practices: what to do.
    """

    strategy: Strategy = Hidden
    priority: Share = Hidden
    relevance: Share = Hidden
    reasons: tuple[Reason, ...] = Hidden
    practices: tuple[Practice, ...] = Hidden


class Concern(Frozen):
    """A safety concern: which safety rule is true, and what to tell the person."""

    id: Id = Hidden
    title: Title = Hidden
    text: Text = Hidden


class Safety(Frozen):
    """What the safety questions gave.

    Attributes:
        status: `concern`: at least one safety rule is true. `not_screened`: none is true, but not all could be decided;
            this never means safe. `no_concern_reported`: all were answered, none is true; this is no clearance.
        concerns: the safety rules that are true.
        screened: whether there are safety rules and every one could be decided.
        unanswered: the signals that safety rules still wait for.
        answered_no: the safety rules that are false, ascending: what they ask about was answered with no.
    """

    status: Literal["concern", "not_screened", "no_concern_reported"] = Hidden
    concerns: tuple[Concern, ...] = Hidden
    screened: StrictBool = Hidden
    unanswered: tuple[Id, ...] = Hidden
    answered_no: tuple[Id, ...] = Hidden

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        expected = "concern" if self.concerns else "no_concern_reported" if self.screened else "not_screened"
        denied = {concern.id for concern in self.concerns} & {*self.answered_no}
        if self.status != expected or denied or (self.screened and self.unanswered):
            raise ValueError("has a status that does not fit its concerns, or what was answered")
        return self

    @property
    def concern(self) -> bool:
        """Whether there is at least one concern. False does not mean safe: see `status`."""
        return self.status == "concern"


ObservedNumber = Annotated[float, Field(strict=True, allow_inf_nan=False)]
_Answers = dict[Id, StrictBool | ObservedNumber | StrictStr]
Observed = Annotated[
    Observations,  # and no dict, which could be changed
    GetPydanticSchema(lambda _, handler: no_info_after_validator_function(Observations, handler(_Answers))),
]


class Record(Frozen):
    """All of a diagnosis, as it is stored.

    Attributes:
        findings, components: by id, ascending; also those at zero.
        remedies: highest priority first.
        unknown: the signals not answered that could still change something; None while nobody has asked for them.
        fired: the rules that are true.
        undetermined: the rules that answers could still make true or false.
        observations: what was answered; of two partners, what came of both.
        safety_answers: of two partners, what each of them answered of what safety rules read, in an order that does not
            tell who is who; None for one person.
        provenance: the packs, by name.
        context, tailoring: what was chosen of what the packs offer.
        locale: the language that was chosen for its texts.
    """

    format: Literal[1] = 1
    safety: Safety
    findings: tuple[Finding, ...] = Hidden
    components: tuple[Strength, ...] = Hidden
    remedies: tuple[Remedy, ...] = Hidden
    unknown: tuple[Id, ...] | None = Field(default=None, repr=False)
    fired: tuple[Id, ...] = Hidden
    undetermined: tuple[Id, ...] = Hidden
    observations: Observed = Hidden
    safety_answers: tuple[Observed, Observed] | None = Field(default=None, repr=False)
    provenance: tuple[PackInfo, ...]
    context: Id | None = Field(default=None, repr=False)
    tailoring: tuple[Id, ...] = Field(default=(), repr=False)
    locale: Wanted | None = Field(default=None, repr=False)

    @field_serializer("observations")
    def _plain_observations(self, observations: Mapping[str, Any]) -> dict[str, Any]:
        return _plain(observations)

    @field_serializer("safety_answers")
    def _plain_for_each(self, answers: tuple[Observations, Observations] | None) -> list[dict[str, Any]] | None:
        return None if answers is None else [_plain(given) for given in answers]


def _plain(observations: Mapping[str, Any]) -> dict[str, Any]:
    """Whole numbers without a point."""
    return {
        name: int(value) if isinstance(value, float) and value == int(value) else value
        for name, value in observations.items()
    }


class Shareable(Frozen):
    """What a partner may see: made as if nothing private had been answered, without any answers or remedies.

    There are no remedies in it because they depend on safety: their absence, or their presence, would tell.

    Attributes:
        locale: the language that was chosen for its texts.
    """

    format: Literal[1] = 1
    findings: tuple[Finding, ...]
    components: tuple[Strength, ...]
    provenance: tuple[PackInfo, ...]
    locale: Wanted | None = Field(default=None, repr=False)
