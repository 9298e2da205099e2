import polars as pl
import pytest

import intimacy_kit as ik
from tests.simulated import PACK, knowledge, people

CHANCES = (0.02, 0.2, 0.4, 0.6, 0.8)


@pytest.fixture(scope="module")
def found() -> ik.Validation:
    return knowledge().validate(people(300, CHANCES, 1), "event", draws=50)


def test_what_a_rule_does(found: ik.Validation) -> None:
    cold = next(rule for rule in found.rules if rule.id == "cold")
    area = found["distance"].auc
    assert area is not None
    assert (cold.finding, cold.relieves, cold.fits) == ("distance", False, True)
    assert cold.lift == pytest.approx(0.5 / 0.404, abs=0.1)
    assert cold.change == pytest.approx(0.5 - area.value)  # nothing else supports it
    assert found.never == ("never",)
    assert [rule.id for rule in found.rules] == ["calm", "cold", "loud", "near"]


def test_a_rule_that_is_true_where_it_should_not_be() -> None:
    wrong = PACK["rules.yaml"] + (
        "- {id: wrong, supports: distance, when: warmth >= 8, strength: 0.1, because: It is warm., source: notes}\n"
    )
    rules = knowledge(rules=wrong).validate(people(300, CHANCES, 1), "event", draws=50, leave_out=False).rules
    assert {rule.id: rule.fits for rule in rules if rule.finding == "distance"} == {"cold": True, "wrong": False}


def test_a_rule_that_is_hardly_ever_true_is_too_few() -> None:
    frame = people(300, CHANCES, 1).with_columns(noise=pl.Series([9.0] * 3 + [0.0] * 297))
    found = knowledge().validate(frame, "event", draws=50)
    loud = next(rule for rule in found.rules if rule.id == "loud")
    assert (loud.cases, loud.lift, loud.difference, loud.fits) == (3, None, None, None)
    assert "too few" in found.to_text()


def test_leaving_out_goes_through_what_a_finding_follows_from() -> None:
    follows = PACK["rules.yaml"] + (
        "- {id: after, supports: parting, when: din >= 0.3, strength: 0.5, because: It is loud., source: notes}\n"
    )
    frame = people(300, CHANCES, 1).with_columns(pair=pl.Series([number // 2 for number in range(300)]))
    found = knowledge(rules=follows).validate(frame, "event", couple="pair", draws=50)
    after = next(rule for rule in found.rules if rule.id == "after")
    assert after.change is not None


def test_an_outcome_that_is_never_there_has_no_lift() -> None:
    frame = people(100, CHANCES, 1).with_columns(event=pl.Series([-1.0, 0, 1] * 33 + [0]))
    rules = knowledge().validate(frame, "event", draws=20).rules
    assert all(rule.lift is None for rule in rules)
