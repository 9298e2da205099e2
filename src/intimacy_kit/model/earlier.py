"""Define what an earlier check-in adds to a diagnosis: answers to safety questions that still count, and concerns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import Field, GetPydanticSchema, StrictBool, StrictStr, field_serializer
from pydantic_core.core_schema import no_info_after_validator_function

from intimacy_kit.model.fields import Frozen, Id
from intimacy_kit.model.observations import Observations, Value
from intimacy_kit.model.safety import Concern

ObservedNumber = Annotated[float, Field(strict=True, allow_inf_nan=False)]
_Answers = dict[Id, StrictBool | ObservedNumber | StrictStr]
Observed = Annotated[
    Observations,  # not a dict, which would be mutable
    GetPydanticSchema(lambda _, handler: no_info_after_validator_function(Observations, handler(_Answers))),
]


def plain(observations: Mapping[str, Any]) -> dict[str, Any]:
    """Convert integral floats to int."""
    return {
        name: int(value) if isinstance(value, float) and value == int(value) else value
        for name, value in observations.items()
    }


class EarlierAnswers(Frozen):
    """Answers of one person to safety questions at one time.

    Attributes:
        when: ISO 8601.
        observations: by signal.
    """

    when: str
    observations: Observed = Field(repr=False)

    @field_serializer("observations")
    def _plain_observations(self, observations: Mapping[str, Any]) -> dict[str, Any]:
        return plain(observations)


class Earlier(Frozen):
    """What earlier check-ins add to a diagnosis.

    Attributes:
        answers: of each person, oldest first; these count where the same question was not answered now. Empty where it
            is not known whose they are, or when.
        concerns: of each person the safety concerns that stood after the last of them.
    """

    answers: tuple[tuple[EarlierAnswers, ...], ...] = Field(default=(), repr=False)
    concerns: tuple[tuple[Concern, ...], ...] = Field(default=(), repr=False)

    def alone(self, number: int) -> Earlier:
        """Return what they add for one of two partners by themselves."""
        return Earlier(answers=self.answers[number : number + 1], concerns=self.concerns[number : number + 1])

    def of_person(self, number: int) -> dict[str, Value]:
        """Return the earlier answers of a person, by signal; 0 is the one person, or partner a."""
        if number >= len(self.answers):
            return {}
        return {id: value for given in self.answers[number] for id, value in given.observations.items()}
