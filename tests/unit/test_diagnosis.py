"""Diagnoses: equality, no values in sight, and conditions evaluated in a case."""

from typing import Any

import pytest

import intimacy_kit as ik
from intimacy_kit import Truth, ref
from tests.small_pack import small_knowledge
from tests.wording import Wording, codes_in

CASE = {"quality_time": 1.23456, "trust": 3, "past_betrayal": False, "topic": "money", "afraid": False}


@pytest.fixture(scope="module")
def kb() -> ik.KnowledgeBase:
    return small_knowledge()


@pytest.fixture
def dx(kb: ik.KnowledgeBase) -> ik.Diagnosis:
    return kb.diagnose(CASE)


def test_diagnoses_are_equal_if_their_data_is(kb: ik.KnowledgeBase, dx: ik.Diagnosis) -> None:
    same = small_knowledge().diagnose(dict(reversed(CASE.items())) | {"mood": None})
    assert dx == same
    assert hash(dx) == hash(same)
    assert len({dx, same}) == 1
    assert dx.digest() == same.digest() != kb.diagnose({**CASE, "trust": 3.5}).digest()
    assert dx != kb.diagnose({**CASE, "trust": 3.5})
    assert dx != small_knowledge(principles="").diagnose(CASE)
    assert dx != CASE


def test_repr_shows_no_values(dx: ik.Diagnosis, kb: ik.KnowledgeBase) -> None:
    assert repr(dx) == str(dx) == "Diagnosis(small 1.0.0; show() tells it)"
    assert repr(kb) == "KnowledgeBase(small 1.0.0)"
    assert repr(dx.observations) == "Observations(5 answered)"
    told = [dx.findings, dx.safety, dx.remedies, dx.record, dx.shareable(), dx.challenges, dx.strengths]
    assert not [part for part in told if "1.23" in repr(part) or "score" in repr(part) or "not_screened" in repr(part)]


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("trust < 5", Truth.TRUE),
        ("trust >= 5 or mood > 0", Truth.UNKNOWN),
        (ref("trust") >= 5, Truth.FALSE),
        (~ref("past_betrayal").holds, Truth.TRUE),
        (ref("topic").among("chores", "money"), Truth.TRUE),
        ("mistrust >= 0.5", Truth.TRUE),
        (ref("little_time") > 0.5, Truth.FALSE),
        ("understanding >= 0.25", Truth.FALSE),
        ("little_time >= 0.5 and not hurt", Truth.UNKNOWN),
    ],
)
def test_any_condition_can_be_evaluated(kb: ik.KnowledgeBase, condition: Any, expected: Truth) -> None:
    assert kb.evaluate(condition, CASE) is expected
    assert kb.evaluate(condition, kb.observations(CASE)) is expected


@pytest.mark.parametrize(
    ("condition", "code", "caret"),
    [
        ("trust <", "IK201", True),
        ("trust < 5 + 1", "IK202", True),
        ("trst < 5", "IK203", True),
        (ref("trst") < 5, "IK203", False),
        ("hurt and past_betrayal > 1", "IK204", True),
        ("mistrust", "IK204", True),
        (ref("trust").holds, "IK204", False),
        ("mistrust > 1.5", "IK205", True),
        ("trust < 11", "IK205", True),
        (ref("topic") == "mony", "IK205", False),
        (5, "IK201", False),
        (None, "IK201", False),
        (ref("trust"), "IK201", False),
    ],
)
def test_a_condition_that_does_not_fit_is_refused(kb: ik.KnowledgeBase, condition: Any, code: str, caret: bool) -> None:
    with pytest.raises(ik.ConditionError) as error:
        kb.evaluate(condition, CASE)
    assert error.value.code == code
    assert (error.value.place is not None) == caret


def test_all_errors_of_a_condition_are_reported(kb: ik.KnowledgeBase, wording: Wording) -> None:
    with pytest.raises(ik.ConditionError) as error:
        kb.evaluate("trst < 5 and mood > 99 and hurt", CASE)
    assert [problem.code for problem in error.value.problems] == ["IK203", "IK205"]
    assert "IK203" in codes_in(str(error.value))
    wording(str(error.value))


def test_values_are_checked_before_a_condition_is_evaluated(kb: ik.KnowledgeBase) -> None:
    with pytest.raises(ik.ObservationError):
        kb.evaluate("trust < 5", {"trust": "3"})
