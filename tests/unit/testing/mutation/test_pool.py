"""Changes that change a level of somebody in a pool, and whether a case notices."""

import pytest

from intimacy_kit.errors import QuestionError
from intimacy_kit.testing import noticed
from tests.unit.testing.tested_pack import subject_of, usual_subject

POOL = ({"quality_time": 1.5}, {"trust": 1, "hides_feelings": 4})
ONE_CASE = "- {id: short, title: S, observations: {quality_time: 1.5}, expect: {levels: {little_time: moderate}}}"


def test_nobody_is_in_the_pool() -> None:
    found = noticed(usual_subject(), ())
    assert (found.noticed, found.missed, found.percent) == ((), (), 100)


def test_what_changes_a_level_in_the_pool_is_noticed_or_missed() -> None:
    told: list[tuple[int, int]] = []
    found = noticed(subject_of(ONE_CASE), POOL, advance=lambda *done: told.append(done))
    assert {case for _, case in found.noticed} == {"short"}
    assert {place for _, place in found.missed} == {0, 1}
    assert 0 < found.percent < 100
    assert found.percent == 100 * len(found.noticed) / (len(found.noticed) + len(found.missed))
    assert told[-1][0] == told[-1][1] == len(told)


def test_a_sample_is_tried() -> None:
    told: list[tuple[int, int]] = []
    noticed(subject_of(ONE_CASE), POOL, most=5, advance=lambda *done: told.append(done))
    assert told[-1] == (5, 5)


def test_cases_must_be_there_and_pass() -> None:
    with pytest.raises(QuestionError, match="IK470"):
        noticed(subject_of(""), POOL)
