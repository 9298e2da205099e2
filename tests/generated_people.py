"""People made up with a fixed seed: full check-ins, with the correlations that the answer model expects.

Each answer has a normal score: the sum of one factor common to all signals, one common to the signals of a group, and
one of its own. Two scores correlate by 0.5 within a group and by 0.3 across groups. An answer is read off its score by
how many people give it. The shares follow what surveys of couples find (most are well, few are not). `even` mixes into
those of frequencies and ratings shares that give every answer to as many people, which is harsher than life: 0 is as in
life, and 1 as even as dice.
"""

from bisect import bisect
from collections.abc import Iterator, Mapping
from itertools import accumulate
from math import sqrt
from random import Random
from statistics import NormalDist
from typing import NamedTuple

from intimacy_kit import KnowledgeBase
from intimacy_kit.reasoning.elicitation.answer_model import COMMON, GROUP, OWN

Answers = dict[str, float | bool | str]

LUKEWARM: Answers = {
    "emotional_closeness": 5.5, "trust": 6, "willing_to_work": 6, "physical_intimacy": 4,
    "relationship_satisfaction": 5.5, "conflict_frequency": 4, "frustration": 2, "loneliness": 2,
    "thoughts_of_leaving": 2, "appreciation": 2, "feels_heard": 2, "repair_works": 2, "resentment": 2,
    "empathy_felt": 2,
}  # fmt: skip
"""Two for whom little is bad and little is good."""

# From the best answer to the worst: values, and the share of people who give each.
FREQUENCY = (0.25, 0.34, 0.24, 0.12, 0.05)
RATING = (0.16, 0.2, 0.22, 0.15, 0.09, 0.07, 0.04, 0.03, 0.02, 0.01, 0.01)
WIDE: Mapping[str, tuple[tuple[float, ...], tuple[float, ...]]] = {
    "quality_time_hours": (
        (25, 16, 11, 8, 6, 4.5, 3.5, 2.5, 1.5, 0.5), (0.06, 0.12, 0.2, 0.18, 0.15, 0.11, 0.07, 0.05, 0.04, 0.02),
    ),
    "daily_talk_minutes": ((120, 75, 50, 35, 25, 15, 8, 3), (0.08, 0.14, 0.22, 0.2, 0.15, 0.11, 0.06, 0.04)),
    "cancelled_plans": ((0, 1, 2, 3, 5, 8), (0.44, 0.27, 0.15, 0.08, 0.04, 0.02)),
    "shared_activities": ((16, 11, 8, 5, 3, 1, 0), (0.1, 0.16, 0.26, 0.24, 0.14, 0.06, 0.04)),
    "rituals_kept": ((10, 7, 5, 3, 1, 0), (0.14, 0.24, 0.26, 0.2, 0.1, 0.06)),
    "work_hours": ((20, 38, 41, 44, 48, 54, 60, 70), (0.14, 0.24, 0.24, 0.14, 0.12, 0.06, 0.04, 0.02)),
    "unresolved_conflicts": ((0, 1, 2, 3, 4, 6, 8, 12), (0.32, 0.24, 0.17, 0.11, 0.07, 0.05, 0.03, 0.01)),
    "conflict_frequency": ((0, 1, 2, 3, 4, 6, 10), (0.42, 0.28, 0.14, 0.07, 0.04, 0.03, 0.02)),
    "attachment_avoidance": ((1.5, 2.1, 2.8, 3.7, 4.6, 5.5, 6.4), (0.15, 0.17, 0.2, 0.23, 0.14, 0.08, 0.03)),
    "attachment_anxiety": ((2, 2.8, 3.7, 4.6, 5.3, 6, 6.6), (0.15, 0.14, 0.2, 0.24, 0.14, 0.09, 0.04)),
    "low_mood": ((0, 1, 2, 3, 4, 5, 6), (0.36, 0.24, 0.18, 0.1, 0.06, 0.04, 0.02)),
    "anxiety": ((0, 1, 2, 3, 4, 5, 6), (0.34, 0.24, 0.18, 0.11, 0.06, 0.04, 0.03)),
}  # fmt: skip
FLAGS = {
    "past_betrayal": 0.15, "broke_trust": 0.1, "major_life_change": 0.3, "substance_misuse": 0.06,
    "partner_substance_misuse": 0.06,
}  # fmt: skip


class Person:
    """A full check-in.

    Attributes:
        answers: to all questions but those that only a safety rule reads.
        mean: of the answers with a direction, each from 0 (worst) to 1 (best).
    """

    def __init__(self, answers: Answers, mean: float) -> None:
        self.answers = answers
        self.mean = mean


class Couple(NamedTuple):
    """Two full check-ins of one relationship."""

    a: Person
    b: Person


def people(kb: KnowledgeBase, count: int, *, seed: int = 20, even: float = 0) -> Iterator[Person]:
    """Yield people, the same for the same seed."""
    asked = _Asked(kb, even)
    draw = Random(seed)
    for _ in range(count):
        common = draw.gauss(0, 1)
        shared = {group: draw.gauss(0, 1) for group in asked.groups}
        yield asked.person(dict.fromkeys(asked.signals, draw), common, shared)


def couples(kb: KnowledgeBase, count: int, *, seed: int = 30, even: float = 0) -> Iterator[Couple]:
    """Yield couples, the same for the same seed: half of what is common to a person's answers is common to both.

    Each question has a draw of its own, so that a new one leaves the answers to the others as they are.
    """
    asked = _Asked(kb, even)
    for number in range(count):

        def score(*of: str, couple: int = number) -> float:
            return Random("/".join((str(seed), str(couple), *of))).gauss(0, 1)

        two = []
        for who in ("a", "b"):
            common = sqrt(0.5) * (score("both") + score(who))
            shared = {group: sqrt(0.5) * (score("both", group) + score(who, group)) for group in asked.groups}
            draws = {id: Random(f"{seed}/{number}/{who}/{id}") for id in asked.signals}
            two.append(asked.person(draws, common, shared))
        yield Couple(*two)


class _Asked:
    """The questions of a full check-in, with how many people give each answer."""

    def __init__(self, kb: KnowledgeBase, even: float) -> None:
        counted = {name for rule in kb.rules.values() for name in rule.ids}
        self.signals = {id: signal for id, signal in sorted(kb.signals.items()) if id in counted}
        self.scales = {id: _scale(kb, id, even) for id in self.signals if self.signals[id].kind != "choice"}
        self.groups = sorted({signal.group for signal in self.signals.values()})

    def person(self, draws: Mapping[str, Random], common: float, shared: Mapping[str, float]) -> Person:
        """Return somebody's answers, each from its draw and from what is common to all and to its group."""
        answers: Answers = {}
        places = []
        for id, signal in self.signals.items():
            score = sqrt(COMMON) * common + sqrt(GROUP) * shared[signal.group] + sqrt(OWN) * draws[id].gauss(0, 1)
            if id not in self.scales:
                answers[id] = draws[id].choice(signal.choices)
                continue
            values, cuts = self.scales[id]
            place = bisect(cuts, score)
            answers[id] = values[place]
            if signal.direction != "neutral":
                places.append(1 - place / (len(values) - 1))
        return Person(answers, sum(places) / len(places))


def _scale(kb: KnowledgeBase, id: str, even: float) -> tuple[tuple[float | bool, ...], list[float]]:
    """Return the answers from best to worst, and the normal scores that part them."""
    signal = kb.signals[id]
    values: tuple[float | bool, ...]
    shares: tuple[float, ...]
    if id in FLAGS:
        values, shares = (False, True), (1 - FLAGS[id], FLAGS[id])
    elif id in WIDE:
        values, shares = WIDE[id]
    elif signal.kind == "frequency":
        values, shares = (0, 1, 2, 3, 4), FREQUENCY
    elif signal.kind == "rating":
        values, shares = tuple(range(11)), RATING[::-1] if signal.direction == "better_when_higher" else RATING
    else:
        raise AssertionError(f"nobody says how people answer {id!r}")
    if signal.direction == "better_when_higher":
        values = tuple(sorted(values, reverse=True))
        shares = RATING if signal.kind == "rating" and id not in WIDE else shares
    if signal.kind in ("frequency", "rating") and id not in WIDE:
        shares = tuple((1 - even) * share + even / len(values) for share in shares)
    below = list(accumulate(shares))[:-1]
    return values, [NormalDist().inv_cdf(share) for share in below]
