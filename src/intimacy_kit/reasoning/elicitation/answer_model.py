"""How answers hang together: who answers on the hard side here tends to do so there.

Each answer stands for a normal score: how hard it is among all answers that are expected. It is made of what is common
to all answers of a case, of what is common to those of one group of signals, and of a rest of its own. So the answers
given say something about those to come. All of it has closed forms; what is drawn is drawn once, from a fixed seed.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Collection, Iterable, Iterator, Mapping
from math import inf, sqrt
from random import Random
from statistics import NormalDist

from intimacy_kit.engines.truth import Truth
from intimacy_kit.model.observations import Value
from intimacy_kit.model.signals import Signal
from intimacy_kit.reasoning.elicitation.answer_partition import AnswerPartition, Regions

COMMON, GROUP = 0.3, 0.2
"""The shares of the variance that all answers of a case have in common, and that those of one group have besides.

So two answers correlate by 0.5 in a group and by 0.3 across, as items of questionnaires on relationships roughly do.
"""

OWN = 1 - COMMON - GROUP
SAMPLES = 100
_NORMAL = NormalDist()


class _Scale:
    """The regions of one signal from the easy side to the hard one, with their normal scores."""

    def __init__(self, signal: Signal, regions: Regions, atlas: AnswerPartition) -> None:
        sign = {"better_when_higher": -1.0, "worse_when_higher": 1.0, "neutral": 0.0}[signal.direction]
        ordered = sorted(regions[signal.id], key=lambda region: sign * float(region.value) if sign else 0.0)
        self.values = [region.value for region in ordered]
        self.cuts: list[float] = []
        self.scores: dict[tuple[Truth, ...], float] = {}
        below = share = 0.0
        for region in ordered:
            share += region.weight
            above = _density(share)
            self.scores[atlas.key(signal.id, region.value)] = (below - above) / region.weight
            self.cuts.append(_quantile(share))
            below = above
        del self.cuts[-1]
        self.leans = bool(sign)

    def at(self, score: float) -> Value:
        return self.values[bisect(self.cuts, score)]


class AnswerModel:
    """Draws the answers that are to come, given those that were given."""

    def __init__(
        self, signals: Mapping[str, Signal], atlas: AnswerPartition, regions: Regions, silent: Collection[str]
    ) -> None:
        self._atlas = atlas
        self._scales = {id: _Scale(signal, regions, atlas) for id, signal in signals.items()}
        self._groups = {
            id: signal.group for id, signal in signals.items() if self._scales[id].leans and id not in silent
        }
        random = Random(0)  # noqa: S311 - no secret: the same draws each time
        shared = sorted(set(self._groups.values()))
        self._draws = [
            (random.gauss(), {group: random.gauss() for group in shared}, {id: random.gauss() for id in signals})
            for _ in range(SAMPLES)
        ]

    def drawn(self, given: Mapping[str, Value], missing: Iterable[str]) -> Iterator[dict[str, Value]]:
        """Answers to the missing signals, `SAMPLES` times."""
        counts, sums = self._scored(given)
        precision, weighed = 1.0, 0.0
        for group, count in counts.items():
            precision += COMMON * count / (OWN + count * GROUP)
            weighed += sqrt(COMMON) * sums[group] / (OWN + count * GROUP)
        wanted = [(id, self._scales[id], self._groups.get(id)) for id in missing]
        groups = sorted({group for *_, group in wanted if group is not None})
        for first, seconds, thirds in self._draws:
            common = weighed / precision + first / sqrt(precision)
            leanings: dict[str, float] = {}
            for group in groups:
                count, total = counts.get(group, 0), sums.get(group, 0.0)
                certainty = 1 + count * GROUP / OWN
                mean = sqrt(GROUP) * (total - count * sqrt(COMMON) * common) / OWN / certainty
                leanings[group] = sqrt(COMMON) * common + sqrt(GROUP) * (mean + seconds[group] / sqrt(certainty))
            yield {
                id: scale.at(thirds[id] if group is None else leanings[group] + sqrt(OWN) * thirds[id])
                for id, scale, group in wanted
            }

    def _scored(self, given: Mapping[str, Value]) -> tuple[dict[str, int], dict[str, float]]:
        """How many answers of each group say something, and the sum of their normal scores."""
        counts: dict[str, int] = {}
        sums: dict[str, float] = {}
        for id, group in self._groups.items():
            if id in given:
                score = self._scales[id].scores.get(self._atlas.key(id, given[id]))
                if score is not None:  # an answer that the prior rules out says nothing
                    counts[group] = counts.get(group, 0) + 1
                    sums[group] = sums.get(group, 0.0) + score
        return counts, sums


def _density(share: float) -> float:
    """The height of the normal curve where this share of it lies to the left."""
    return _NORMAL.pdf(_NORMAL.inv_cdf(share)) if 0 < share < 1 else 0.0


def _quantile(share: float) -> float:
    return _NORMAL.inv_cdf(share) if share < 1 else inf
