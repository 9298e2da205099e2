"""Which answers may be supposed, where a safety rule reads several signals."""

import pytest

import intimacy_kit as ik
from tests.small_pack import small_knowledge

KB = small_knowledge(
    safety="- {id: fear, when: afraid and (hurt or trust < 2), title: Fear, because: It matters., source: notes}"
)


def test_an_answer_may_leave_the_question_open() -> None:
    then = KB.diagnose({}).what_if(afraid=True)
    assert then.safety.after == "not_screened"


def test_an_answer_may_not_rule_the_concern_out() -> None:
    for supposed in ({"afraid": False}, {"hurt": False, "trust": 5}):
        with pytest.raises(ik.QuestionError) as caught:
            KB.diagnose({}).what_if(supposed)
        assert caught.value.code == "IK420"


def test_what_a_safety_rule_reads_is_fixed_once_it_is_answered() -> None:
    dx = KB.diagnose({"trust": 1, "hides_feelings": 4, "past_betrayal": False})
    with pytest.raises(ik.QuestionError):
        dx.what_if(trust=9)
    assert dx.what_if(trust=1).signals == ()
    assert dx.what_if(hides_feelings=0).diagnosis.observations["hides_feelings"] == 0
    paths = dx.path_to("mistrust", level="moderate")
    assert [list(path.answers) for path in paths.alternatives] == [["hides_feelings"], ["past_betrayal"]]
