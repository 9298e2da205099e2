"""Strengths are judgements: where each is a fifth off, nearly all that people are told stays as it is."""

from collections.abc import Iterable
from dataclasses import replace
from random import Random

import pytest

import intimacy_kit as ik
from intimacy_kit.engines.interpret import run
from intimacy_kit.model.levels import level
from intimacy_kit.model.rulebook import Group, Incoming, RuleBook, Scored, grouped
from tests.generated_people import people

KB = ik.load_knowledge(plugins=False)
BOOK = KB.runtime.built.rulebook
DRAWS, PEOPLE = 4, 250


def varied(draw: Random) -> RuleBook:
    """The rule book with each strength multiplied by a number from 0.8 to 1.2."""

    def other(strength: float) -> float:
        return min(strength * draw.uniform(0.8, 1.2), 0.99)

    def rules(groups: Iterable[Group]) -> tuple[Group, ...]:
        return grouped(
            rule.model_copy(
                update={
                    "steps": tuple(step.model_copy(update={"strength": other(step.strength)}) for step in rule.steps)
                }
            )
            for group in groups
            for rule in group.rules
        )

    def finding(one: Scored) -> Scored:
        links = tuple(Incoming(link.origin, other(link.strength)) for link in one.links)
        return replace(one, supports=rules(one.supports), reliefs=rules(one.reliefs), links=links)

    return replace(BOOK, findings=tuple(map(finding, BOOK.findings)))


@pytest.mark.nightly
@pytest.mark.parametrize("seed", range(DRAWS))
def test_nearly_all_levels_stay_where_strengths_are_a_fifth_off(seed: int) -> None:
    other = varied(Random(seed))
    same = total = 0
    for person in people(KB, PEOPLE, seed=seed):
        answers = KB.runtime.intake.check(person.answers)
        before, after = run(BOOK, answers).scores, run(other, answers).scores
        same += sum(level(one) == level(two) for one, two in zip(before, after, strict=True))
        total += len(before)
    assert same / total >= 0.94
