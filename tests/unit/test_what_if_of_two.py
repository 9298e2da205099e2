"""What-ifs, next questions and recourse for a couple."""

import pytest

import intimacy_kit as ik
from tests.small_pack import FILES, small_knowledge
from tests.wording import Wording

KB = small_knowledge()
HERS = {"quality_time": 2.0, "trust": 2, "hides_feelings": 1, "topic": "money"}
HIS = {"quality_time": 8.0, "trust": 8, "hides_feelings": 4, "topic": "chores"}
DX = KB.diagnose(ik.Couple(a=HERS, b=HIS))


def test_each_partner_may_have_hypothetical_answers(wording: Wording) -> None:
    then = DX.what_if(ik.Couple(a={"quality_time": 4}, b={"hides_feelings": 0, "topic": None}))
    assert then.diagnosis == KB.diagnose(
        ik.Couple(a={**HERS, "quality_time": 4}, b={"quality_time": 8.0, "trust": 8, "hides_feelings": 0})
    )
    assert [(one.id, one.partner) for one in then.signals] == [
        ("quality_time", "a"), ("hides_feelings", "b"), ("topic", "b"),
    ]  # fmt: skip
    wording(str(then))
    assert then.diagnosis.gaps() != DX.gaps()
    only_her = DX.what_if(ik.Couple(a={"hides_feelings": 0}, b={}))
    assert [(one.id, one.partner) for one in only_her.signals] == [("hides_feelings", "a")]
    assert only_her.diagnosis.of("b") == DX.of("b")
    assert only_her.diagnosis.view("a") == KB.diagnose(ik.Couple(a={**HERS, "hides_feelings": 0}, b={})).view("a")


def test_answers_without_a_partner_apply_to_both() -> None:
    for then in (
        DX.what_if(quality_time=12, topic="money"),
        DX.what_if({"quality_time": 3}, quality_time=12, topic="money"),
    ):
        both = {"quality_time": 12, "topic": "money"}
        assert then.diagnosis == KB.diagnose(ik.Couple(a={**HERS, **both}, b={**HIS, **both}))
        assert [then.diagnosis.of(who).observations["quality_time"] for who in then.diagnosis.partners] == [12, 12]
        assert "quality_time" not in [gap.id for gap in then.diagnosis.gaps()]
    each_and_both = DX.what_if(ik.Couple(a={"trust": 9, "quality_time": 1}, b={}), quality_time=12)
    assert each_and_both.diagnosis.of("a").observations == KB.observations({**HERS, "trust": 9, "quality_time": 12})
    assert each_and_both.diagnosis.of("b").observations == KB.observations({**HIS, "quality_time": 12})
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
    with pytest.raises(ik.QuestionError) as caught:
        KB.diagnose(HERS).what_if(ik.Couple(a={}, b={}))
    assert caught.value.code == "IK450"
    stored = ik.Diagnosis.from_json(DX.to_json(), KB)
    for supposed in ({"quality_time": 12}, ik.Couple(a={"quality_time": 12}, b={})):
        assert stored.what_if(supposed).diagnosis == DX.what_if(supposed).diagnosis


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
    a, b = {"afraid": False, "trust": 3, **HERS}, {"hurt": False, "rituals": 2}
    dx = KB.diagnose(ik.Couple(a=a, b=b))
    whose = {question.id: question.partners for question in dx.next_questions(99)}
    assert (whose["afraid"], whose["hurt"]) == (("b",), ("a",))
    assert (whose["mood"], whose["quality_time"]) == (("a", "b"), ("b",))
    assert "topic" not in whose, "the answer of one counts for both"
    assert [question.id for question in dx.next_questions(2)] == [*list(whose)[:2]]
    assert "partners" not in repr(dx.next_questions(1)[0])


def test_the_gain_of_a_question_is_what_it_narrows_for_both() -> None:
    empty, one = KB.diagnose(ik.Couple(a={}, b={})), KB.diagnose({})
    gains = {question.id: question.gain for question in one.next_questions(99)}
    assert {question.id: question.gain for question in empty.next_questions(99)} == {
        id: gain + gain for id, gain in gains.items()
    }
    assert [question.id for question in empty.next_questions(99)] == [
        question.id for question in one.next_questions(99)
    ]


READING = """
- {id: demands, when: arguments >= 4 and partner.mood > 5, supports: mistrust, strength: 0.75, because: It is so.,
   source: notes}
"""


def test_a_question_counts_where_rules_read_the_other_one_s_answer() -> None:
    knowledge = small_knowledge(rules=READING)
    dx = knowledge.diagnose(ik.Couple(a={"arguments": 5, "trust": 9, "mood": 1}, b={"mood": -1}))
    gains = {question.id: question.gain for question in dx.next_questions(99)}
    open_mood = knowledge.diagnose(ik.Couple(a={"arguments": 5, "trust": 9, "mood": 1}, b={"arguments": 0}))
    mood = next(question for question in open_mood.next_questions(99) if question.id == "mood")
    assert mood.partners == ("b",)
    assert "mistrust" in mood.settles or mood.gain > 0
    assert "mood" not in gains
    prior = open_mood.next_questions(99, prior={"mood": {-10: 1}})
    assert next(question for question in prior if question.id == "mood").gain != mood.gain
    with pytest.raises(ik.QuestionError) as caught:
        open_mood.next_questions(prior={"partner.mood": {1: 1}})
    assert caught.value.code == "IK430"


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


def test_recourse_is_each_partner_s_own_changes(wording: Wording) -> None:
    assert [DX.of(who).findings["little_time"].score for who in ("a", "b")] == [0.5, 0.0]
    paths = DX.path_to("little_time")
    assert [[(step.id, step.partner) for step in path.steps] for path in paths.alternatives] == [
        [("quality_time", "a")]
    ]
    assert (paths.possible, paths.complete) == (True, True)
    wording(str(paths))
    for path in paths.alternatives:
        then = DX.what_if(path.answers).diagnosis
        assert then.findings["little_time"].score == path.score
        assert then.of("b") == DX.of("b")


def test_recourse_of_both() -> None:
    dx = KB.diagnose(ik.Couple(a={"quality_time": 1, "rituals": 0}, b={"quality_time": 2}))
    paths = dx.path_to("little_time")
    assert [[(step.id, step.partner) for step in path.steps] for path in paths.alternatives] == [
        [("quality_time", "a"), ("rituals", "a"), ("quality_time", "b")],
    ]
    assert (paths.searched, paths.complete) == (2, True)
    moderate = dx.path_to("little_time", level="mild")
    assert [len(path.steps) for path in moderate.alternatives] == [2, 3][: len(moderate.alternatives)]
    assert dx.what_if(paths.alternatives[0].answers).diagnosis.findings["little_time"].level == "none"
    assert dx.path_to("mistrust").alternatives[0].steps == ()


FIXED = FILES["signals.yaml"].replace(
    "direction: worse_when_higher, source: notes}", "direction: worse_when_higher, changeable: false, source: notes}"
)


def test_recourse_that_is_impossible_for_one_is_impossible_for_two() -> None:
    knowledge = small_knowledge(signals=FIXED)
    paths = knowledge.diagnose(ik.Couple(a={"hides_feelings": 4}, b={"trust": 9})).path_to("mistrust")
    assert (paths.possible, paths.alternatives) == (False, ())
    assert [obstacle.id for obstacle in paths.obstacles] == ["hidden"]


def test_a_change_of_an_answer_for_both_is_one_of_whoever_gave_it() -> None:
    dx = KB.diagnose(ik.Couple(a={"topic": "money", "arguments": 5}, b={"arguments": 5}))
    paths = dx.path_to("mistrust")
    assert [(step.id, step.partner) for step in paths.alternatives[0].steps] == [("topic", "a")]
    assert not paths.complete
    assert paths.possible
    for path in paths.alternatives:
        assert dx.what_if(path.answers).diagnosis.findings["mistrust"].level == "none"


def test_recourse_with_rules_that_read_the_other_one_s_answers() -> None:
    knowledge = small_knowledge(rules=READING)
    dx = knowledge.diagnose(ik.Couple(a={"arguments": 5}, b={"mood": 8}))
    paths = dx.path_to("mistrust")
    assert [[(step.id, step.partner) for step in path.steps] for path in paths.alternatives] == [[("arguments", "a")]]
    assert (paths.complete, paths.possible) == (False, True)
    fixed = small_knowledge(rules=READING, signals=FIXED)
    paths = fixed.diagnose(ik.Couple(a={"arguments": 5}, b={"mood": 8})).path_to("mistrust")
    assert (paths.possible, paths.complete, paths.alternatives) == (None, False, ()), "the other one's could change"


EITHER = FILES["signals.yaml"].replace(
    "  direction: better_when_higher\n  group: time",
    "  asks: either\n  direction: better_when_higher\n  group: time",
    1,
)
MUCH = """
- {id: much_needed, when: quality_time < 10 and rituals <= 1, supports: little_time, strength: 0.5, because: So it is.,
   source: notes}
"""


def test_an_answer_for_both_is_changed_so_that_it_does_for_both() -> None:
    """Of one of them a smaller change of it would do, which is not enough for the other one."""
    knowledge = small_knowledge(signals=EITHER, rules=MUCH)
    dx = knowledge.diagnose(ik.Couple(a={"quality_time": 2, "rituals": 1}, b={"rituals": 2}))
    assert [dx.of(who).findings["little_time"].score for who in dx.partners] == [0.8125, 0.5]
    paths = dx.path_to("little_time", level="mild")
    found = [[(step.id, step.partner, step.to) for step in path.steps] for path in paths.alternatives]
    assert found[0] == [("quality_time", "a", 10.0)]
    for path in paths.alternatives:
        assert dx.what_if(path.answers).diagnosis.findings["little_time"].level <= "mild"


INDEXES = """
- {id: whole, title: As a whole, text: All of it., of: {little_time: -1},
   levels: [{id: low, from: 0, title: low}, {id: middle, from: 0.6, title: middle}, {id: high, from: 0.9, title: high}]}
"""


def test_an_index_of_two_is_raised_by_the_changes_of_one_or_of_both() -> None:
    knowledge = small_knowledge(indexes=INDEXES)
    hard = {"quality_time": 1, "rituals": 0, "talk_minutes": 5}
    dx = knowledge.diagnose(ik.Couple(a=hard, b=hard))
    assert dx.indexes["whole"].level == "low"
    middle, high = dx.path_to("whole", level="middle"), dx.path_to("whole", level="high")
    assert len(middle.alternatives[0].steps) < len(high.alternatives[0].steps)
    assert {step.partner for step in high.alternatives[0].steps} == {"a", "b"}
    for paths in (middle, high):
        assert not paths.complete
        for path in paths.alternatives:
            then = dx.what_if(path.answers).diagnosis.indexes["whole"]
            assert then.level is not None
            assert then.level >= paths.level
            assert then.value == path.score
    fixed = small_knowledge(
        indexes=INDEXES, signals=FILES["signals.yaml"].replace("kind: hours", "kind: hours\n  changeable: false")
    )
    assert fixed.diagnose(ik.Couple(a=hard, b={})).path_to("whole").possible is None
