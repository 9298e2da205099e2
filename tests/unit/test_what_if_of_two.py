"""What-ifs, next questions and recourse for a couple."""

import pytest

import intimacy_kit as ik
from tests.small_pack import FILES, small_knowledge
from tests.wording import Wording

KB = small_knowledge()
HERS = {"quality_time": 2.0, "trust": 2, "hides_feelings": 1, "topic": "money"}
HIS = {"quality_time": 8.0, "trust": 8, "hides_feelings": 4, "topic": "chores"}
DX = KB.diagnose(ik.Couple(a=HERS, b=HIS))


def test_each_partner_may_have_hypothetical_answers() -> None:
    then = DX.what_if(ik.Couple(a={"quality_time": 4}, b={"hides_feelings": 0, "topic": None}))
    assert then.diagnosis == KB.diagnose(
        ik.Couple(a={**HERS, "quality_time": 4}, b={"quality_time": 8.0, "trust": 8, "hides_feelings": 0})
    )
    assert {one.id: (one.before, one.after) for one in then.signals}.keys() == {
        "hides_feelings",
        "quality_time",
        "topic",
    }
    assert then.diagnosis.gaps() != DX.gaps()
    only_her = DX.what_if(ik.Couple(a={"hides_feelings": 0}, b={}))
    assert only_her.signals == ()
    assert only_her.diagnosis.view("a") == KB.diagnose(ik.Couple(a={**HERS, "hides_feelings": 0}, b={})).view("a")


def test_answers_without_a_partner_apply_to_both() -> None:
    for then in (
        DX.what_if(quality_time=12, topic="money"),
        DX.what_if({"quality_time": 3}, quality_time=12, topic="money"),
    ):
        both = {"quality_time": 12, "topic": "money"}
        assert then.diagnosis == KB.diagnose(ik.Couple(a={**HERS, **both}, b={**HIS, **both}))
        assert then.diagnosis.observations["quality_time"] == 12
        assert "quality_time" not in [gap.id for gap in then.diagnosis.gaps()]
    each_and_both = DX.what_if(ik.Couple(a={"trust": 9, "quality_time": 1}, b={}), quality_time=12)
    assert each_and_both.diagnosis.observations["quality_time"] == 12
    assert each_and_both.diagnosis.observations["trust"] == 8
    assert DX.what_if(topic=None, trust=None).diagnosis.view("b").unknown


def test_errors_name_the_partner(wording: Wording) -> None:
    with pytest.raises(ik.ObservationError) as caught:
        DX.what_if(ik.Couple(a={"trust": 4711}, b={"trusst": 1}))
    wording([problem.message for problem in caught.value.problems])
    with pytest.raises(ik.ObservationError) as caught:
        DX.what_if(ik.Couple(a={}, b={}), trust=11)
    assert caught.value.code == "IK304"
    wording(str(caught.value))


def test_partners_are_refused_for_one_person() -> None:
    stored = ik.Diagnosis.from_json(DX.to_json(), KB)
    for one in (KB.diagnose(HERS), stored):
        with pytest.raises(ik.QuestionError) as caught:
            one.what_if(ik.Couple(a={}, b={}))
        assert caught.value.code == "IK450"
    assert stored.what_if(quality_time=12).diagnosis == DX.what_if(quality_time=12).diagnosis


def refused(dx: ik.Diagnosis, supposed: ik.Couple | dict[str, object]) -> str:
    with pytest.raises(ik.QuestionError) as caught:
        dx.what_if(supposed)  # type: ignore[arg-type]  # any answers
    return caught.value.code


def test_safety_answers_of_a_partner_cannot_be_changed_by_a_what_if() -> None:
    asked = KB.diagnose(ik.Couple(a={"afraid": False, "hurt": False}, b={"trust": 3}))
    assert refused(asked, ik.Couple(a={"afraid": True}, b={})) == "IK420"  # another answer
    assert refused(asked, ik.Couple(a={"afraid": None}, b={})) == "IK420"  # taken back
    assert refused(asked, {"afraid": True}) == "IK420"  # the same, of both
    assert refused(asked, ik.Couple(a={}, b={"afraid": False})) == "IK420"  # ruled out for the other
    raised = asked.what_if(ik.Couple(a={}, b={"afraid": True}))
    assert (raised.safety.before, raised.safety.after) == ("not_screened", "concern")
    assert [remedy.strategy.id for remedy in raised.diagnosis.remedies] == ["see_someone"]
    open_for_both = KB.diagnose(ik.Couple(a={}, b={}))
    assert open_for_both.what_if(afraid=True).diagnosis.safety.concern
    assert refused(open_for_both, {"afraid": False}) == "IK420"


def test_safety_answers_of_the_other_partner_cannot_be_changed_under_a_concern() -> None:
    dx = KB.diagnose(ik.Couple(a={"afraid": True, "trust": 2}, b={"trust": 3}))
    assert refused(dx, ik.Couple(a={}, b={"hurt": True})) == "IK420"
    assert refused(dx, ik.Couple(a={"afraid": False}, b={})) == "IK420"
    then = dx.what_if(trust=9)
    assert then.diagnosis.safety == dx.safety
    assert then.diagnosis.remedies == dx.remedies


def test_each_question_says_who_has_not_answered() -> None:
    assert {question.partners for question in KB.diagnose(HERS).next_questions(99)} == {()}
    dx = KB.diagnose(
        ik.Couple(a={"afraid": False, "trust": 3, **HERS}, b={"hurt": False, "rituals": 2, "topic": "chores"})
    )
    whose = {question.id: question.partners for question in dx.next_questions(99)}
    assert (whose["afraid"], whose["hurt"]) == (("b",), ("a",))
    assert whose["mood"] == ("a", "b")
    assert whose["topic"] == ("a", "b")  # both have answered, but not the same
    assert not {"trust", "rituals", "quality_time"} & whose.keys()
    assert [question.id for question in dx.next_questions(2)] == [*list(whose)[:2]]
    assert "partners" not in repr(dx.next_questions(1)[0])


def test_questions_answered_by_both_are_not_asked_again() -> None:
    """It is open until the other question of its rule is answered; that one is asked."""
    rule = (
        "- {id: low, when: mood < -8 and trust < 9, title: Very low, because: You matter., "
        "kind: concern, about: from_partner, source: notes}\n"
    )
    knowledge = ik.load_knowledge(FILES | {"safety.yaml": FILES["safety.yaml"] + rule}, core=False)
    dx = knowledge.diagnose(ik.Couple(a={"mood": -9}, b={"mood": 3, "trust": 5}))
    assert dx.safety.unanswered == ("afraid", "hurt", "trust")
    whose = {question.id: question.partners for question in dx.next_questions(99)}
    assert whose["trust"] == ("a",)
    assert "mood" not in whose


def test_under_a_concern_the_open_questions_about_safety_say_whose_they_are() -> None:
    dx = KB.diagnose(ik.Couple(a={"afraid": True}, b={"afraid": False}))
    assert [(question.id, question.partners) for question in dx.next_questions()] == [("hurt", ("a", "b"))]


def test_recourse_holds_if_both_partners_change() -> None:
    (finding,) = [finding for finding in DX.challenges if finding.id == "little_time"]
    paths = DX.path_to(finding.id)
    assert paths.alternatives
    for path in paths.alternatives:
        then = DX.what_if(path.answers).diagnosis
        assert then.findings[finding.id].level == "none"
        assert all(then.observations[id] == value for id, value in path.answers.items())
