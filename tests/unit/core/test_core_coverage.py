"""The cases of the core pack see every rule and every comparison true, false and unknown."""

import pytest

from intimacy_kit.testing import coverage, mutation, pack_under_test

CORE = pack_under_test()


@pytest.mark.slow
def test_all_that_can_be_covered_is_covered() -> None:
    covered = coverage(CORE)
    assert [str(goal) for goal in covered.missing] == []
    assert covered.percent == 100
    assert covered.goals > 700


@pytest.mark.slow
@pytest.mark.parametrize(("most", "floor"), [(60, 50), pytest.param(250, 60, marks=pytest.mark.nightly)])
def test_small_changes_are_noticed_no_less_than_they_were(most: int, floor: int) -> None:
    """Floors to be raised as cases are added; samples, for the sake of time.

    About 64% are noticed. A small sample is another one whenever the pack changes, and has 12 points to either side.
    """
    assert mutation(CORE, most=most).percent >= floor
