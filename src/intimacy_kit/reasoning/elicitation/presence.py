"""Choose the question whose answer tells most about which findings all answers would make present.

A finding is present from mild on, and what is unknown does not count. So a short check-in misses what many small
answers would add up to, and what one more relief would take away. The model of missing answers completes the case; the
question is the best after whose answer the scores are, in these completions, nearest to those of all answers. Scores
count within `NEAR` of being present: beyond it, no answer is expected to change whether a finding is there. What would
be told as present and is not with all answers, or the other way round, counts as a miss by `NEAR` besides.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import fsum

from intimacy_kit.engines.compiled import CompiledEngine
from intimacy_kit.model.levels import MILD
from intimacy_kit.model.observations import Value
from intimacy_kit.reasoning.elicitation.answer_model import AnswerModel

NEAR = 0.15
"""How far from being present a score counts."""


def _near(score: float) -> float:
    return min(max(score, MILD - NEAR), MILD + NEAR)


def _loss(reached: float, told: float) -> float:
    """Return how wrong it is to tell one score where all answers reach another."""
    misjudged = (reached < MILD) != (told < MILD)
    return (reached - told) ** 2 + (NEAR**2 if misjudged else 0.0)


def most_telling(
    engine: CompiledEngine,
    values: Mapping[str, Value],
    asked: Sequence[str],
    targets: Sequence[int],
    model: AnswerModel,
) -> str:
    """Return the id of the signal to ask for next; of equals the first by id.

    Args:
        engine: runs the rules once for each completion, and for each answer in them.
        values: the known answers.
        asked: ids of the signals to choose from, at least one: all that could still change the findings.
        targets: positions of the findings.
        model: of the missing answers.
    """
    slots, place = engine.slots(values), {id: slot for slot, id in enumerate(engine.order)}
    completions = [*model.completions(values, sorted(asked))]

    def scores(answers: Mapping[str, Value]) -> tuple[float, ...]:
        for id, value in answers.items():
            slots[place[id]] = value
        found = engine.run_slots(slots, complete=False).scores
        for id in answers:
            slots[place[id]] = engine.empty[place[id]]
        return tuple(_near(found[position]) for position in targets)

    full = [scores(answers) for answers in completions]
    left: dict[str, float] = {}
    for id in sorted(asked):
        after = {value: scores({id: value}) for value in dict.fromkeys(answers[id] for answers in completions)}
        left[id] = fsum(
            _loss(reached, told)
            for answers, all_told in zip(completions, full, strict=True)
            for reached, told in zip(all_told, after[answers[id]], strict=True)
        )
    return min(left, key=lambda id: (left[id], id))
