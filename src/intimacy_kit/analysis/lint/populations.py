"""Know how many real people give which answer: counts of samples drawn at random, with their sources."""

from __future__ import annotations

from functools import cache
from typing import Annotated

from importlib_resources import files
from pydantic import Field, StrictBool, TypeAdapter

from intimacy_kit.engines.interpret import Facts, evaluate
from intimacy_kit.engines.truth import Fact, Interval, Truth
from intimacy_kit.model.conditions import Condition
from intimacy_kit.model.fields import Frozen, Id, Text
from intimacy_kit.model.signals import Signal
from intimacy_kit.packs.reading.yaml_reader import read_yaml

_FILE = "populations.yaml"


class AnswerCount(Frozen):
    """How many people gave an answer.

    Attributes:
        value: the answer, in the range of the signal.
        people: how many gave it.
        and_more: whether it stands for all answers from there on.
    """

    value: float
    people: Annotated[int, Field(ge=0)]
    and_more: StrictBool = False


class Population(Frozen):
    """The answers of one sample to the question of a signal.

    Attributes:
        signal: the id of the signal.
        range: the range in which the answers are given; a signal with another range is another question.
        study: who they were, when they were asked, and how.
        answers: how many gave which answer.
    """

    signal: Id
    range: tuple[float, float]
    study: Text
    answers: tuple[AnswerCount, ...]

    @property
    def people(self) -> int:
        """How many answered."""
        return sum(answer.people for answer in self.answers)

    def possible_share(self, condition: Condition, others: Facts) -> float:
        """Return the share of people whose answer leaves it possible that a condition is true, from 0 to 1.

        Args:
            condition: it may read other signals, too.
            others: the ranges of these.
        """
        possible = (answer for answer in self.answers if self._is_possible(answer, condition, others))
        return sum(answer.people for answer in possible) / self.people

    def _is_possible(self, answer: AnswerCount, condition: Condition, others: Facts) -> bool:
        fact: Fact = Interval(answer.value, self.range[1]) if answer.and_more else answer.value

        def facts(name: str) -> Fact:
            return fact if name == self.signal else others(name)

        return evaluate(condition, facts).truth is not Truth.FALSE


def populations_of(signal: Signal) -> tuple[Population, ...]:
    """Return the samples that answered the question of a signal."""
    return tuple(each for each in _populations() if each.signal == signal.id and each.range == signal.bounds)


@cache
def _populations() -> tuple[Population, ...]:
    document = read_yaml((files("intimacy_kit.analysis.lint") / _FILE).read_bytes(), _FILE)
    return TypeAdapter(tuple[Population, ...]).validate_python(document.data)
