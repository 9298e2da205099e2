"""Define what an earlier check-in adds to a diagnosis: answers to safety questions that still count, and concerns."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any, Self

from pydantic import AfterValidator, Field, GetPydanticSchema, StrictBool, StrictStr, field_serializer, model_validator
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


def _time(text: str) -> str:
    """Check that a text is a time."""
    try:
        datetime.fromisoformat(text)
    except ValueError:
        raise ValueError("is not a time in ISO 8601") from None
    return text


class EarlierAnswers(Frozen):
    """Answers of one person to safety questions at one time.

    Attributes:
        when: ISO 8601.
        observations: by signal.
    """

    when: Annotated[str, AfterValidator(_time)]
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

    @model_validator(mode="after")
    def _comparable(self) -> Self:
        if len({datetime.fromisoformat(given.when).utcoffset() is None for given in self.given}) > 1:
            raise ValueError("has times with and without a time zone")
        moments = [[datetime.fromisoformat(given.when) for given in person] for person in self.answers]
        if any(person != sorted(person) for person in moments):
            raise ValueError("has times that are not in their order")
        return self

    @property
    def given(self) -> tuple[EarlierAnswers, ...]:
        """The answers of all people."""
        return tuple(given for person in self.answers for given in person)

    def alone(self, number: int) -> Earlier:
        """Return what they add for one of two partners by themselves."""
        return Earlier(answers=self.answers[number : number + 1], concerns=self.concerns[number : number + 1])

    def is_of(self, people: int) -> bool:
        """Return whether it is of so many people."""
        return len(self.answers) in (0, people) and len(self.concerns) == people

    def of_person(self, number: int) -> dict[str, Value]:
        """Return the earlier answers of a person, by signal; 0 is the one person, or partner a."""
        if number >= len(self.answers):
            return {}
        return {id: value for given in self.answers[number] for id, value in given.observations.items()}
