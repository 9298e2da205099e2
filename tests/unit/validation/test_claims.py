"""What is claimed of outcomes that have nothing to do with the answers: as often as is said, and no more."""

from dataclasses import replace

import numpy as np
import pytest
from scipy.stats import binom

from intimacy_kit.validation.asking import asked
from intimacy_kit.validation.calibration import levels
from intimacy_kit.validation.cases import Cases, answered, cases_in
from intimacy_kit.validation.claims import SIGNIFICANT, corrected
from intimacy_kit.validation.discrimination import discriminations
from intimacy_kit.validation.resampling import Draws
from intimacy_kit.validation.results import Levels
from intimacy_kit.validation.targets import targets_of
from tests.simulated import knowledge, people

FIRST_SEED = 710_000
RUNTIME = knowledge().runtime


def cases_of(seed: int) -> Cases:
    frame = people(200, (0.02, 0.2, 0.4, 0.6, 0.8), seed)
    book = RUNTIME.built.rulebook
    how = asked(codebook=None, partners=None, couple=None, passed_on=["event"])
    read = answered(frame, how, book.signals, RUNTIME.whole.built.rulebook, stacklevel=1)
    return cases_in(read.run(RUNTIME.columnar), read, book, outcome="event", weights=None, group=None)


def claims_anything(cases: Cases, seed: int) -> bool:
    targets = targets_of(RUNTIME)
    found = discriminations(cases, targets, Draws.of(cases.clusters, cases.weights, 100, seed))
    told, by_level = corrected(found, [levels(cases, targets[each.id]) for each in found])
    return any(each.clear for each in told) or any(each.p is not None and each.p < SIGNIFICANT for each in by_level)


@pytest.mark.once
@pytest.mark.parametrize("many", [20, pytest.param(200, marks=pytest.mark.nightly)])
def test_shuffled_outcomes_are_taken_for_more_as_often_as_is_said(many: int) -> None:
    cases, claimed = cases_of(FIRST_SEED), 0
    for seed in range(FIRST_SEED, FIRST_SEED + many):
        shuffled = np.random.default_rng(seed).permutation(cases.outcome)
        claimed += claims_anything(replace(cases, outcome=shuffled), seed)
    assert claimed <= binom.ppf(0.999, many, SIGNIFICANT)


def test_what_is_there_is_claimed() -> None:
    assert claims_anything(cases_of(1), 1)


def test_all_that_is_claimed_is_corrected_together() -> None:
    trends = [Levels(id=id, levels=(), trend=None, p=p, order="neither") for id, p in (("a", 0.02), ("b", 0.03))]
    untested = Levels(id="c", levels=(), trend=None, p=None, order="neither")
    assert [each.p for each in corrected((), [*trends, untested])[1]] == [0.04, 0.04, None]
    assert corrected((), (untested,)) == ((), (untested,))
