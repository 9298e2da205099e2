"""Two partners: one case of both, where they are far apart, and what each may see."""

import json
import pickle
from collections.abc import Callable, Mapping
from copy import copy, deepcopy
from typing import Any

import pytest
from pydantic import ValidationError

import intimacy_kit as ik
from intimacy_kit.model.result import Record
from intimacy_kit.model.signals import Signal
from intimacy_kit.reasoning.case.couples import merged
from tests.small_pack import small_knowledge
from tests.wording import Wording, codes_in

KNOWLEDGE = small_knowledge()
HERS = {"quality_time": 4.0, "hides_feelings": 4, "trust": 2, "topic": "money", "past_betrayal": False, "drinks": 0}
HIS = {"quality_time": 2.0, "hides_feelings": 1, "trust": 8, "topic": "chores", "past_betrayal": True, "arguments": 5}
COUPLE = ik.Couple(a=HERS, b=HIS)


def signal(**fields: Any) -> Signal:
    return Signal.model_validate({"id": "x", "title": "X", "question": "X?", "source": ("notes",), **fields})


@pytest.mark.parametrize(
    ("fields", "answers", "expected"),
    [
        ({"kind": "rating", "direction": "better_when_higher"}, (3.0, 8.0), 3.0),
        ({"kind": "rating", "direction": "worse_when_higher"}, (3.0, 8.0), 8.0),
        ({"kind": "rating"}, (3.0, 8.0), 5.5),
        ({"kind": "rating", "direction": "worse_when_higher", "asks": "either"}, (3.0, 8.0), 5.5),
        ({"kind": "rating", "direction": "worse_when_higher", "merge": "mean"}, (3.0, 8.0), 5.5),
        ({"kind": "rating", "direction": "worse_when_higher", "asks": "either", "merge": "worst"}, (3.0, 8.0), 8.0),
        ({"kind": "flag", "direction": "worse_when_higher"}, (False, True), True),
        ({"kind": "flag", "direction": "better_when_higher"}, (False, True), False),
        ({"kind": "flag", "merge": "either"}, (True, False), True),
        ({"kind": "choice", "choices": ("one", "two")}, ("one", "one"), "one"),
        ({"kind": "choice", "choices": ("one", "two")}, ("one", "two"), None),
    ],
)
def test_how_two_answers_become_one(fields: dict[str, Any], answers: tuple[Any, Any], expected: object) -> None:
    signals = {"x": signal(**fields)}
    for first, second in (answers, answers[::-1]):
        assert merged({"x": first}, {"x": second}, signals).get("x") == expected
    assert merged({"x": answers[0]}, {}, signals) == {"x": answers[0]}
    assert merged({}, {"x": answers[1]}, signals) == {"x": answers[1]}
    assert merged({}, {}, signals) == {}


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "flag", "merge": "mean"},
        {"kind": "choice", "choices": ("one",), "merge": "worst"},
        {"kind": "choice", "choices": ("one",), "merge": "mean"},
        {"kind": "rating", "merge": "worst"},
    ],
)
def test_merges_that_make_no_sense_are_refused(fields: dict[str, Any], wording: Wording) -> None:
    with pytest.raises(ValidationError) as caught:
        signal(**fields)
    wording([error["msg"] for error in caught.value.errors()])


def test_a_couple_is_diagnosed_as_one_case() -> None:
    one = {"quality_time": 2.0, "hides_feelings": 4, "trust": 2, "past_betrayal": True, "drinks": 0, "arguments": 5}
    dx = KNOWLEDGE.diagnose(COUPLE)
    assert dx.observations == KNOWLEDGE.observations(one)
    assert as_one(dx) == KNOWLEDGE.diagnose(one).record
    assert KNOWLEDGE.evaluate("trust < 5", COUPLE) is ik.Truth.TRUE
    assert KNOWLEDGE.diagnose(COUPLE, context="friendship").gaps() == KNOWLEDGE.diagnose(COUPLE).gaps()
    with KNOWLEDGE.session() as session:
        session.observe(COUPLE)
        assert session.diagnosis == KNOWLEDGE.diagnose(COUPLE)


def as_one(dx: ik.Diagnosis) -> Record:
    """Without what tells that two have answered."""
    assert dx.record.safety_answers == ({}, {})
    return dx.record.model_copy(update={"safety_answers": None})


def test_observations_of_a_couple_are_those_of_each() -> None:
    checked = KNOWLEDGE.observations(COUPLE)
    assert checked == COUPLE
    assert (type(checked.a), type(checked.b)) == (ik.Observations, ik.Observations)
    assert KNOWLEDGE.diagnose(checked) == KNOWLEDGE.diagnose(COUPLE)


def test_gaps_are_what_both_see_very_differently(wording: Wording) -> None:
    gaps = KNOWLEDGE.diagnose(COUPLE).gaps()
    assert [(gap.id, gap.score, gap.level) for gap in gaps] == [
        ("past_betrayal", 1.0, "severe"),
        ("hides_feelings", 0.75, "severe"),
        ("trust", 0.6, "moderate"),
    ]
    wording(str(gaps[2]))
    assert repr(gaps[2]) == "Gap(id='trust', title='trust in each other')"


def test_near_answers_and_what_is_asked_of_one_alone_are_no_gaps() -> None:
    near = ik.Couple(a={"trust": 4, "hides_feelings": 1}, b={"trust": 8, "hides_feelings": 2})
    private = ik.Couple(
        a={"afraid": True, "drinks": 4, "hurt": False, "topic": "money"},
        b={"afraid": False, "drinks": 0, "hurt": True, "topic": "chores"},
    )
    assert KNOWLEDGE.diagnose(near).gaps() == ()
    assert KNOWLEDGE.diagnose(private).gaps() == ()


def test_each_partner_has_a_view_of_their_own() -> None:
    dx = KNOWLEDGE.diagnose(ik.Couple(a={**HERS, "afraid": True}, b=HIS))
    hers, his = dx.view("a"), dx.view("b")
    assert dx.safety.concern
    assert hers.safety.concern
    assert his.safety.status == "not_screened"
    alone = KNOWLEDGE.diagnose(HIS)
    assert his.findings == tuple(alone.findings.values())
    assert his.components == tuple(alone.components.values())
    assert (his.unknown, his.provenance, his.partner) == (alone.unknown, alone.provenance, "b")
    assert his == KNOWLEDGE.diagnose(COUPLE).view("b")
    assert "remedies" not in type(his).model_fields
    assert repr(his).startswith("View(partner='b', provenance=(")


def test_under_a_concern_of_one_no_exercise_is_offered_to_both() -> None:
    dx = KNOWLEDGE.diagnose(ik.Couple(a={**HERS, "afraid": True}, b=HIS))
    assert [remedy.strategy.id for remedy in dx.remedies] == ["see_someone"]
    assert all(practice.safe_alone for remedy in dx.remedies for practice in remedy.practices)


def test_partner_is_not_screened_by_answers_of_the_other() -> None:
    asked = {"afraid": False, "hurt": False}
    one = KNOWLEDGE.diagnose(ik.Couple(a=asked, b={"trust": 3})).safety
    assert (one.status, one.unanswered) == ("not_screened", ("afraid", "hurt"))
    half = KNOWLEDGE.diagnose(ik.Couple(a=asked, b={"afraid": False})).safety
    assert (half.status, half.unanswered) == ("not_screened", ("hurt",))
    assert KNOWLEDGE.diagnose(ik.Couple(a=asked, b=asked)).safety.status == "no_concern_reported"


def test_the_concerns_of_both_are_kept() -> None:
    for answers in (
        ({"afraid": True}, {"hurt": True}),
        ({"hurt": True, "afraid": False}, {"afraid": True, "hurt": False}),
    ):
        for a, b in (answers, answers[::-1]):
            safety = KNOWLEDGE.diagnose(ik.Couple(a=a, b=b)).safety
            assert [concern.id for concern in safety.concerns] == ["fear", "harm"]


def test_partner_is_not_screened_by_answers_of_the_other_under_a_concern() -> None:
    """The one was never asked, and both were said to be screened."""
    knowledge = ik.load_knowledge()
    asked = dict.fromkeys(knowledge.diagnose({}).safety.unanswered, False)
    a, b = {**asked, "fears_partner": True}, {id: no for id, no in asked.items() if id != "fears_partner"}
    dx = knowledge.diagnose(ik.Couple(a=a, b=b))
    assert (dx.safety.status, dx.safety.screened, dx.safety.unanswered) == ("concern", False, ("fears_partner",))
    assert [concern.id for concern in dx.safety.concerns] == ["fear_of_partner"]
    assert [(question.id, question.partners) for question in dx.next_questions()] == [("fears_partner", ("b",))]
    assert dx.unknown.count("fears_partner") == 1
    both = knowledge.diagnose(ik.Couple(a=a, b=asked))
    assert (both.safety.status, both.safety.screened, both.next_questions()) == ("concern", True, ())


SHARED = """
- {id: low, when: mood < -8 and trust < 9, title: Low, because: You matter.,
   kind: concern, about: from_partner, source: notes}
- {id: alone, when: trust < 3 and mood > 0, title: Alone, because: You matter.,
   kind: concern, about: from_partner, source: notes}
- {id: in_fear, when: afraid and trust < 3, title: In fear, because: You matter.,
   kind: concern, about: from_partner, source: notes}
"""


def told_apart(a: Mapping[str, Any], b: Mapping[str, Any]) -> list[str]:
    dx = small_knowledge(safety=SHARED).diagnose(ik.Couple(a=a, b=b))
    return [concern.id for concern in dx.safety.concerns]


def test_no_concern_of_either_is_lost_where_safety_rules_share_signals() -> None:
    low, alone = {"mood": -9, "trust": 8}, {"mood": 5, "trust": 2}
    assert told_apart(low, alone) == told_apart(alone, low) == ["alone", "low"]
    assert told_apart(low, {"mood": 10, "trust": 10}) == ["low"], "no mean makes it go away"


def test_no_concern_is_made_up_of_what_two_people_answered() -> None:
    distrusts, is_afraid = {"trust": 2, "afraid": False, "mood": -1}, {"trust": 9, "afraid": True, "mood": -1}
    assert told_apart(distrusts, is_afraid) == told_apart(is_afraid, distrusts) == []


def test_a_safety_rule_that_is_true_for_one_and_open_for_the_other_is_both() -> None:
    safety = KNOWLEDGE.diagnose(ik.Couple(a={"afraid": True, "hurt": False}, b={"hurt": False})).safety
    assert ([concern.id for concern in safety.concerns], safety.unanswered) == (["fear"], ("afraid",))
    assert safety.answered_no == ("harm",), "that is what both have answered with no"


@pytest.mark.parametrize("engine", ["compiled", "durable"])
def test_every_engine_decides_safety_for_each(engine: Any) -> None:
    if engine == "durable":
        pytest.importorskip("durable_rules_engine")
    knowledge = small_knowledge(safety=SHARED)
    couple = ik.Couple(a={"mood": -9, "trust": 8}, b={"mood": 5, "trust": 2, "afraid": False})
    dx = knowledge.diagnose(couple, engine=engine)
    assert dx == knowledge.diagnose(couple)
    assert [concern.id for concern in dx.safety.concerns] == ["alone", "low"]
    with knowledge.session(engine=engine) as session:
        session.observe(ik.Couple(a={"mood": -9}, b={"mood": 5, "trust": 2}))
        session.observe(ik.Couple(a={"trust": 8}, b={"afraid": False}))
        assert session.diagnosis == dx


def test_private_answers_change_nothing_shareable() -> None:
    private = {"afraid": True, "hurt": True, "drinks": 4}
    for to in ("a", "b"):
        shared = KNOWLEDGE.diagnose(COUPLE).shareable(to=to)
        assert KNOWLEDGE.diagnose(ik.Couple(a={**HERS, **private}, b=HIS)).shareable(to=to) == shared
        assert KNOWLEDGE.diagnose(ik.Couple(a=HERS, b={**HIS, **private})).shareable(to=to) == shared
        assert shared.model_dump().keys() == {"format", "findings", "components", "provenance", "locale"}


def test_answers_of_each_partner_are_not_stored() -> None:
    dx = KNOWLEDGE.diagnose(COUPLE)
    assert dx.to_json() == KNOWLEDGE.diagnose(ik.Couple(a=HIS, b=HERS)).to_json()
    assert (
        json.loads(dx.to_json())["observations"]
        == json.loads(KNOWLEDGE.diagnose(dx.observations).to_json())["observations"]
    )
    read = ik.Diagnosis.from_json(dx.to_json(), KNOWLEDGE)
    assert pickle.loads(pickle.dumps(dx)).gaps() == dx.gaps()
    for ask in (read.gaps, lambda: read.view("a"), lambda: read.shareable(to="b")):
        with pytest.raises(ik.QuestionError) as caught:
            ask()
        assert caught.value.code == "IK450"


AFRAID = ik.Couple(a={**HERS, "afraid": True, "hurt": False}, b={**HIS, "afraid": False})


def test_stored_diagnosis_of_a_couple_has_the_same_safety(wording: Wording) -> None:
    dx = KNOWLEDGE.diagnose(AFRAID)
    stored = json.loads(dx.to_json())
    assert stored["safety_answers"] == [{"afraid": False}, {"afraid": True, "hurt": False}]
    assert KNOWLEDGE.diagnose(HERS).to_dict()["safety_answers"] is None
    turned = KNOWLEDGE.diagnose(ik.Couple(a=AFRAID.b, b=AFRAID.a))
    assert turned.to_json() == dx.to_json()
    for read in (ik.Diagnosis.from_json(dx.to_json(), KNOWLEDGE), pickle.loads(pickle.dumps(dx))):
        assert (read, read.safety, read.unknown) == (dx, dx.safety, dx.unknown)
        assert [question.id for question in read.next_questions()] == ["hurt"]
        assert read.what_if(trust=9).diagnosis.safety == dx.safety
        with pytest.raises(ik.QuestionError) as caught:
            read.what_if(hurt=True)
        assert caught.value.code == "IK420"
        wording(str(caught.value))
    screened = KNOWLEDGE.diagnose(ik.Couple(a={"afraid": False, "hurt": False}, b={"trust": 2}))
    read = ik.Diagnosis.from_json(screened.to_json(), KNOWLEDGE)
    with pytest.raises(ik.QuestionError) as caught:
        read.what_if(hurt=True)
    assert caught.value.code == "IK420"
    wording(str(caught.value))
    open_for_both = ik.Diagnosis.from_json(KNOWLEDGE.diagnose(ik.Couple(a={}, b={})).to_json(), KNOWLEDGE)
    raised = open_for_both.what_if(hurt=True, trust=3).diagnosis
    assert raised == KNOWLEDGE.diagnose(ik.Couple(a={"hurt": True, "trust": 3}, b={"hurt": True, "trust": 3}))


@pytest.mark.parametrize(
    "forged",
    [
        None,
        [{}, {}],
        [{"afraid": False}, {"afraid": False, "hurt": False}],
        [{"afraid": True, "hurt": False}, {"afraid": False}],
        [{"afraid": False}, {"afraid": True, "hurt": False, "trust": 3}],
        [{"afraid": False, "topic": "money"}, {"afraid": True, "hurt": False, "topic": "chores"}],
        [{"afraid": False, "nobody": True}, {"afraid": True, "hurt": False}],
        [{"afraid": 1}, {"afraid": True, "hurt": False}],
        [{"afraid": True, "hurt": False}],
    ],
)
def test_stored_safety_answers_that_do_not_fit_are_refused(forged: Any) -> None:
    stored = KNOWLEDGE.diagnose(AFRAID).to_dict() | {"safety_answers": forged}
    with pytest.raises(ik.StoredDiagnosisError) as caught:
        ik.Diagnosis.from_dict(stored, KNOWLEDGE)
    assert caught.value.code == "IK501"


class Ambiguous:
    """As arrays and NA are: it cannot be said whether it equals something."""

    def __eq__(self, other: object) -> bool:
        raise ValueError("ambiguous")

    __hash__ = None  # type: ignore[assignment]  # as for arrays


@pytest.mark.parametrize("who", ["c", None, 1, ["a"], Ambiguous()])
def test_there_are_two_partners_and_no_other(who: Any, wording: Wording) -> None:
    with pytest.raises(ik.QuestionError) as caught:
        KNOWLEDGE.diagnose(COUPLE).view(who)
    assert caught.value.code == "IK404"
    wording(str(caught.value))


def test_errors_name_the_partner(wording: Wording) -> None:
    with pytest.raises(ik.ObservationError) as caught:
        KNOWLEDGE.diagnose(ik.Couple(a={"trust": 4711}, b={"trusst": 1, "topic": "golf"}))
    told = [f"{problem.code} {problem.message}" for problem in caught.value.problems]
    assert codes_in(told) == ["IK304", "IK302", "IK306"]
    wording(told)
    assert "4711" not in str(caught.value)
    with pytest.raises(ik.ObservationError) as caught:
        KNOWLEDGE.diagnose(ik.Couple(a={}, b=None))  # type: ignore[arg-type]  # the point of the test
    assert caught.value.code == "IK301"
    wording(str(caught.value))


@pytest.mark.parametrize("copied", [lambda couple: pickle.loads(pickle.dumps(couple)), copy, deepcopy])
def test_a_couple_can_be_pickled_and_copied(copied: Callable[[ik.Couple], ik.Couple]) -> None:
    for couple in (COUPLE, ik.Couple(a=ik.Observations({"trust": 5.0}), b={})):
        again = copied(couple)
        assert again == couple
        assert KNOWLEDGE.diagnose(again) == KNOWLEDGE.diagnose(couple)


def test_a_couple_without_answers_can_still_be_shown_and_compared(wording: Wording) -> None:
    wrong = ik.Couple(a=None, b={})  # type: ignore[arg-type]  # the point of the test
    wording(repr(wrong))
    assert wrong != ik.Couple(a={}, b={})


def test_couple_is_immutable_and_its_repr_shows_no_values(wording: Wording) -> None:
    answers: dict[str, Any] = {"trust": 3}
    couple = ik.Couple(a=answers, b=ik.Observations({"trust": 5.0}))
    answers["trust"] = 9
    assert couple.a == {"trust": 3}
    with pytest.raises(AttributeError) as caught:
        couple.a = {}
    wording(str(caught.value))
    with pytest.raises(AttributeError) as caught:
        del couple.a
    wording(str(caught.value))
    wording(repr(couple))
    assert couple == ik.Couple(a={"trust": 3}, b={"trust": 5})
    assert couple != ik.Couple(a={"trust": 3}, b={})
    assert couple != (couple.a, couple.b)
    nested: Mapping[str, Any] = {"a": couple}
    with pytest.raises(ik.ObservationError):
        KNOWLEDGE.diagnose(nested)
