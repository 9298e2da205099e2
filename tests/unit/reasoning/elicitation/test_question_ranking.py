"""Gains of questions, computed by hand on the small pack; which signals affect which findings; and the words for it."""

from typing import Any

import pytest

import intimacy_kit as ik
from intimacy_kit.engines.narrowing import Narrowed
from intimacy_kit.model.levels import level
from intimacy_kit.reasoning.elicitation.information_gain import (
    SETTLED_WEIGHT,
    Uncertainty,
    relevant_signals,
)
from tests.small_pack import ALL_HARD, ALL_WELL, small_knowledge
from tests.wording import Wording

SAFETY = {"afraid": False, "hurt": False}


def ids(questions: tuple[ik.NextQuestion, ...]) -> list[str]:
    return [question.id for question in questions]


def by_id(questions: tuple[ik.NextQuestion, ...]) -> dict[str, ik.NextQuestion]:
    return {question.id: question for question in questions}


class TestGain:
    def test_gain_is_the_expected_narrowing(self) -> None:
        """All but the mood is known: only `gloom` is open, between its relief and none."""
        known = {**ALL_HARD, "drinks": 0}
        known.pop("mood")
        kb = small_knowledge()
        dx = kb.diagnose(known)
        (question,) = dx.next_questions()
        gloom = dx.findings["gloom"]
        open_now = 0.5 * (gloom.high - gloom.low) * (SETTLED_WEIGHT if level(gloom.low) == level(gloom.high) else 1.0)
        assert question.id == "mood"
        assert question.gain == pytest.approx(open_now)  # either answer leaves nothing open
        assert open_now > 0

    def test_a_prior_weighs_the_answers(self) -> None:
        known = {**ALL_WELL, "rituals": 2, "quality_time": 5}
        known.pop("hides_feelings")
        kb = small_knowledge()
        never = kb.diagnose(known).next_questions(prior={"hides_feelings": {0: 1}})
        often = kb.diagnose(known).next_questions(prior={"hides_feelings": {4: 1}})
        mixed = kb.diagnose(known).next_questions(prior={"hides_feelings": {0: 1, 4: 3}})
        assert mixed[0].gain == pytest.approx(0.25 * never[0].gain + 0.75 * often[0].gain)

    def test_questions_are_sorted_by_gain_and_limited_to_n(self) -> None:
        dx = small_knowledge().diagnose(SAFETY)
        every = dx.next_questions(99)
        assert sorted(ids(every)) == sorted(dx.unknown)
        gains = [question.gain for question in every]
        assert gains == sorted(gains, reverse=True)
        assert dx.next_questions(2) == every[:2]
        assert dx.next_questions(0) == ()
        assert len(dx.next_questions()) == 5

    def test_no_questions_remain_once_all_are_answered(self) -> None:
        assert small_knowledge().diagnose(ALL_WELL).next_questions() == ()

    @pytest.mark.parametrize("n", [-1, 1.5, True, "5", None])
    def test_n_is_a_whole_number(self, n: Any, wording: Wording) -> None:
        with pytest.raises(ik.QuestionError) as caught:
            small_knowledge().diagnose({}).next_questions(n)
        assert caught.value.code == "IK404"
        wording(caught.value.message)

    def test_stored_diagnosis_without_a_knowledge_base_is_refused(self) -> None:
        dx = ik.Diagnosis.from_json(small_knowledge().diagnose({}).to_json())
        with pytest.raises(ik.QuestionError) as caught:
            dx.next_questions()
        assert caught.value.code == "IK402"


class TestSafety:
    def test_safety_questions_come_first(self, wording: Wording) -> None:
        questions = small_knowledge().diagnose({}).next_questions(3)
        assert ids(questions)[:2] == ["afraid", "hurt"]
        assert [question.safety for question in questions] == [True, True, False]
        wording(questions[0].because)

    def test_under_a_concern_there_are_no_other_questions(self) -> None:
        kb = small_knowledge()
        assert ids(kb.diagnose({"afraid": True}).next_questions(9)) == ["hurt"]
        assert kb.diagnose({"afraid": True, "hurt": False}).next_questions(9) == ()


class TestWords:
    def test_str_is_the_question_and_because_says_why(self, wording: Wording) -> None:
        known = {**ALL_WELL, "mood": -3, "rituals": 0}
        known.pop("quality_time")
        (question,) = small_knowledge().diagnose(known).next_questions()
        wording(str(question))
        assert question.settles[:1] == ("little_time",)
        wording(question.because)
        assert question.to_dict() == question.model_dump(mode="json")

    def test_private_finding_is_not_named(self, wording: Wording) -> None:
        known = {**ALL_HARD}
        known.pop("drinks")
        kb = small_knowledge()
        asked = by_id(kb.diagnose({**known, "mood": 8}).next_questions())["drinks"]
        assert asked.settles == ("gloom",)
        wording(asked.because)

    def test_many_findings_are_counted(self) -> None:
        rules = "".join(
            f"- {{id: {finding}_2, when: trust < 5, supports: {finding}, strength: 0.6, because: So., source: notes}}\n"
            for finding in ("little_time", "mistrust", "distance", "understanding")
        )
        known = {**ALL_WELL, "quality_time": 5, "rituals": 2, "past_betrayal": True}
        known.pop("trust")
        (question,) = small_knowledge(rules=rules).diagnose(known).next_questions()
        assert {"little_time", "mistrust", "distance", "understanding"} <= set(question.settles)
        assert question.because.endswith("; and 1 more.")

    def test_question_that_decides_nothing_alone_is_described_so(self, wording: Wording) -> None:
        rules = """
- {id: both_ways, when: trust < 5 and not past_betrayal or trust >= 5 and past_betrayal, supports: mistrust,
   strength: 0.5, because: So., source: notes}
"""
        kb = small_knowledge(**{"rules/trust": rules})
        known = {id: value for id, value in ALL_WELL.items() if id not in ("trust", "past_betrayal")}
        questions = kb.diagnose(known).next_questions()
        assert [(question.id, question.gain) for question in questions] == [("past_betrayal", 0), ("trust", 0)]
        wording(questions[0].because)

    def test_repr_shows_no_values(self) -> None:
        assert repr(small_knowledge().diagnose({}).next_questions(1)[0]) == "NextQuestion()"


class TestMattering:
    def test_also_by_way_of_other_findings(self) -> None:
        kb = small_knowledge()
        book, outcome = kb.runtime.built.rulebook, kb.runtime.engine.run({})
        place = {finding.id: position for position, finding in enumerate(book.findings)}
        assert relevant_signals(book, {}, outcome, [place["little_time"]]) == (
            "quality_time",
            "rituals",
            "talk_minutes",
        )
        assert "talk_minutes" in relevant_signals(book, {}, outcome, [place["gloom"]])
        assert relevant_signals(book, {}, outcome, []) == ()

    def test_not_once_it_is_a_point(self) -> None:
        kb = small_knowledge()
        outcome = kb.runtime.engine.run(ALL_HARD)
        assert relevant_signals(kb.runtime.built.rulebook, ALL_HARD, outcome, range(len(outcome.scores))) == ()


def test_uncertainty_decreases_by_what_is_narrowed_of_what_counts() -> None:
    now = Uncertainty([(0, 1.0), (1, 0.5)], ((0.0, 0.0, 0.0), (1.0, 0.01, 1.0)))
    assert now.less_by([]) == (0.0, [])
    assert now.less_by([Narrowed(0, 0.25, 1.0)]) == (0.25, [])
    assert now.less_by([Narrowed(0, 0.5, 0.5)]) == (1.0, [0])
    assert now.less_by([Narrowed(0, 0.5, 0.5), Narrowed(2, 0.5, 0.5)]) == (1.0, [0]), "the third does not count"
    less, settled = now.less_by([Narrowed(1, 0.0, 0.0)])
    assert (less, settled) == (pytest.approx(0.5 * 0.01 * SETTLED_WEIGHT), []), "it was settled before"


def test_a_question_brings_what_its_group_says_first() -> None:
    kb = small_knowledge(groups="- {id: time, title: Time, lead_in: Think of a usual week.}")
    said = {question.id: question.lead_in for question in kb.diagnose({}).next_questions(20)}
    assert (said["quality_time"], said["talk_minutes"]) == ("Think of a usual week.",) * 2
    assert said["trust"] is None
    assert {question.lead_in for question in small_knowledge().diagnose({}).next_questions(20)} == {None}
