"""Complete the missing answers of a case given its known answers, with a Gaussian factor model.

Each answer has a normal score, by its place in the distribution of its signal from good to bad. A score is the sum of
three independent normal factors: one common to all signals, one common to the signals of a group, and one of its own.
The conditional distribution of the missing scores has a closed form. It is looked at in a fixed set of points, a rank-1
lattice: each factor takes the same evenly spread values, in another order. Nothing is drawn at random.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import accumulate, repeat
from math import inf, sqrt

from intimacy_kit.engines.truth import Truth
from intimacy_kit.model.observations import Value
from intimacy_kit.model.signals import Signal
from intimacy_kit.reasoning.elicitation.answer_partition import AnswerClasses, AnswerPartition
from intimacy_kit.reasoning.elicitation.normal import density, quantile

COMMON, GROUP = 0.3, 0.2
"""Shares of the variance of a score due to the common factor and to the factor of its group.

Two scores correlate by 0.5 within a group and by 0.3 across groups, roughly as items of questionnaires on
relationships do.
"""

OWN = 1 - COMMON - GROUP
"""Share of the variance of a score that is its own."""
SAMPLES = 127
"""Number of completions, a prime."""

_ROOT = 3
"""A primitive root of it: its powers are 126 orders of the points, one for each factor; those beyond share some."""

_SPREAD = tuple(quantile((number + 0.5) / SAMPLES) for number in range(SAMPLES))
"""The values of a factor: as many equal shares of the normal distribution, each by its middle."""


class _Scale:
    """The answer classes of one signal in order from good to bad, with their normal scores."""

    def __init__(self, signal: Signal, classes: AnswerClasses, partition: AnswerPartition) -> None:
        sign = {"better_when_higher": -1.0, "worse_when_higher": 1.0, "neutral": 0.0}[signal.direction]
        ordered = sorted(classes[signal.id], key=lambda one: sign * float(one.value) if sign else 0.0)
        self.values = [one.value for one in ordered]
        self.cuts: list[float] = []
        self.scores: dict[tuple[Truth, ...], float] = {}
        below = share = 0.0
        for one in ordered:
            share += one.weight
            above = _density(share)
            self.scores[partition.key(signal.id, one.value)] = (below - above) / one.weight
            self.cuts.append(_quantile(share))
            below = above
        del self.cuts[-1]
        self.is_ordered = bool(sign)

    def value_at(self, score: float) -> Value:
        return self.values[bisect(self.cuts, score)]


class AnswerModel:
    """A model of missing answers. Its completions depend on the known answers alone.

    Args:
        signals: by id.
        partition: of the values of the signals.
        classes: of the answers, with the probabilities of the prior.
        independent: signals that follow the prior and tell nothing about others. So are neutral signals.
    """

    def __init__(
        self,
        signals: Mapping[str, Signal],
        partition: AnswerPartition,
        classes: AnswerClasses,
        independent: Collection[str],
    ) -> None:
        self._partition = partition
        self._scales = {id: _Scale(signal, classes, partition) for id, signal in signals.items()}
        self._groups = {
            id: signal.group for id, signal in signals.items() if self._scales[id].is_ordered and id not in independent
        }
        powers = accumulate(repeat(_ROOT), lambda power, root: power * root % SAMPLES)
        groups = dict(zip(sorted(set(self._groups.values())), powers, strict=False))
        each = dict(zip(sorted(signals), powers, strict=False))
        self._points = [
            (
                _factor(number, 1),
                {group: _factor(number, generator) for group, generator in groups.items()},
                {id: _factor(number, generator) for id, generator in each.items()},
            )
            for number in range(SAMPLES)
        ]

    def completions(self, given: Mapping[str, Value], missing: Iterable[str]) -> Iterator[dict[str, Value]]:
        """Yield `SAMPLES` completions: answers to the missing signals, given the known answers; all weigh alike."""
        counts, sums = self._scored(given)
        precision, weighed = 1.0, 0.0
        for group, count in counts.items():
            precision += COMMON * count / (OWN + count * GROUP)
            weighed += sqrt(COMMON) * sums[group] / (OWN + count * GROUP)
        wanted = [(id, self._scales[id], self._groups.get(id)) for id in missing]
        groups = sorted({group for *_, group in wanted if group is not None})
        for first, seconds, thirds in self._points:
            common = weighed / precision + first / sqrt(precision)
            means: dict[str, float] = {}
            for group in groups:
                count, total = counts.get(group, 0), sums.get(group, 0.0)
                certainty = 1 + count * GROUP / OWN
                mean = sqrt(GROUP) * (total - count * sqrt(COMMON) * common) / OWN / certainty
                means[group] = sqrt(COMMON) * common + sqrt(GROUP) * (mean + seconds[group] / sqrt(certainty))
            yield {
                id: scale.value_at(thirds[id] if group is None else means[group] + sqrt(OWN) * thirds[id])
                for id, scale, group in wanted
            }

    def _scored(self, given: Mapping[str, Value]) -> tuple[dict[str, int], dict[str, float]]:
        """Return the count of scored answers by group, and the sum of their normal scores."""
        counts: dict[str, int] = {}
        sums: dict[str, float] = {}
        for id, group in self._groups.items():
            if id in given:
                score = self._scales[id].scores.get(self._partition.key(id, given[id]))
                if score is not None:  # an answer with no probability under the prior has no score
                    counts[group] = counts.get(group, 0) + 1
                    sums[group] = sums.get(group, 0.0) + score
        return counts, sums


def _density(share: float) -> float:
    """Return the density of the standard normal distribution at this quantile."""
    return density(quantile(share)) if 0 < share < 1 else 0.0


def _quantile(share: float) -> float:
    return quantile(share) if share < 1 else inf


def _factor(number: int, generator: int) -> float:
    """Return a coordinate of a point of the lattice."""
    return _SPREAD[number * generator % SAMPLES]
