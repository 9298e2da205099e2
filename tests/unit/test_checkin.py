"""An adaptive check-in on the small pack: what it asks, what it skips, and when it stops."""

import pickle
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

import intimacy_kit as ik
from intimacy_kit.reasoning.elicitation.open_questions import ranking
from tests.small_pack import ALL_HARD, ALL_WELL, small_knowledge
from tests.wording import Wording

SAFETY = ("afraid", "hurt")


def asked(checkin: ik.Checkin, answers: Mapping[str, float | bool | str | None]) -> list[str]:
    for question in checkin:
        checkin.answer(answers[question.id])
    return list(checkin.asked)


class TestAsking:
    def test_safety_first_and_then_until_every_challenge_is_settled(self) -> None:
        kb = small_knowledge()
        checkin = kb.checkin()
        order = asked(checkin, ALL_HARD)
        assert order[:2] == list(SAFETY)
        assert checkin.ended == "settled"
        assert not {"mood", "drinks"} & set(order), "these say nothing of challenges"
        whole = kb.diagnose(ALL_HARD)
        for id in kb.challenges:
            assert checkin.diagnosis.findings[id].level == whole.findings[id].level
        assert checkin.diagnosis == kb.diagnose({id: ALL_HARD[id] for id in order})
        assert checkin.question is None

    def test_without_an_answer_the_same_question_comes_again(self) -> None:
        checkin = small_knowledge().checkin()
        assert next(checkin) is next(checkin) is checkin.question
        assert checkin.asked == ()
        assert checkin.ended is None

    def test_declined_question_is_not_asked_again(self) -> None:
        checkin = small_knowledge().checkin(stop_when="everything")
        order = asked(checkin, dict.fromkeys(ALL_WELL))
        assert len(order) == len(set(order)) == len(ALL_WELL)
        assert checkin.declined == tuple(order)
        assert checkin.ended == "nothing_left"
        assert len(checkin.observations) == 0

    def test_a_wrong_answer_leaves_the_question_open(self) -> None:
        checkin = small_knowledge().checkin()
        with pytest.raises(ik.ObservationError) as caught:
            checkin.answer(1)
        assert caught.value.code == "IK303"
        question = checkin.question
        assert question is not None
        assert question.id == "afraid"
        checkin.answer(False)
        assert checkin.asked == ("afraid",)

    def test_finished_check_in_refuses_answers(self) -> None:
        checkin = small_knowledge().checkin(known=ALL_WELL)
        assert (checkin.question, checkin.ended, list(checkin)) == (None, "settled", [])
        with pytest.raises(ik.QuestionError) as caught:
            checkin.answer(3)
        assert caught.value.code == "IK431"


class TestStopping:
    def test_safety_questions_do_not_count_towards_the_limit(self) -> None:
        checkin = small_knowledge().checkin(max_questions=0)
        assert asked(checkin, ALL_WELL) == list(SAFETY)
        assert checkin.ended == "maximum"
        assert small_knowledge().checkin(max_questions=0, known=dict.fromkeys(SAFETY, False)).ended == "maximum"

    def test_number_of_questions_is_limited(self) -> None:
        checkin = small_knowledge().checkin(max_questions=3)
        assert len(asked(checkin, ALL_WELL)) == 5
        assert checkin.ended == "maximum"

    def test_limit_holds_across_resumed_check_ins(self) -> None:
        """As a web app does: it asked 38 questions instead of 5."""
        kb = ik.load_knowledge()
        at_once = kb.checkin(max_questions=5)
        for question in at_once:
            at_once.answer(0 if question.signal.is_number else None)
        known: dict[str, float | bool | str | None] = {}
        declined: list[str] = []
        while (question := kb.checkin(max_questions=5, known=known, declined=declined).question) is not None:
            if question.signal.is_number:
                known[question.id] = 0
            else:
                declined.append(question.id)
        assert {*known, *declined} == {*at_once.asked}
        assert len({*known, *declined} - {*kb.runtime.once(ranking).private_part}) == 5

    def test_known_and_declined_answers_count_towards_the_limit(self) -> None:
        kb = small_knowledge()
        screened = dict.fromkeys(SAFETY, False)
        before: list[tuple[dict[str, float], list[str]]] = [
            ({"trust": 5}, ["mood"]),
            ({"trust": 5, "mood": 1}, []),
            ({"trust": 5}, ["trust", "mood"]),
        ]
        for known, declined in before:
            for most, question in ((2, False), (3, True)):
                checkin = kb.checkin(known={**screened, **known}, declined=declined, max_questions=most)
                assert (checkin.question is not None) == question
                assert checkin.ended == (None if question else "maximum")

    def test_safety_is_asked_even_if_all_is_settled(self) -> None:
        known = {id: value for id, value in ALL_WELL.items() if id not in SAFETY}
        assert asked(small_knowledge().checkin(known=known), ALL_WELL) == list(SAFETY)

    @pytest.mark.parametrize("stop_when", ["settled", "likely", "everything"])
    def test_under_a_concern_only_the_other_questions_about_safety_are_asked(self, stop_when: Any) -> None:
        checkin = small_knowledge().checkin(stop_when=stop_when)
        assert asked(checkin, {**ALL_HARD, "afraid": True}) == list(SAFETY)
        assert checkin.ended == "safety"
        assert checkin.diagnosis.safety.concern

    def test_a_question_about_safety_that_could_change_nothing_any_more_is_asked_too(self) -> None:
        safety = """
- {id: both_of_them, when: afraid and hurt, title: Both, because: You deserve help.,
   kind: concern, about: from_partner, source: notes}
"""
        checkin = small_knowledge(safety=safety).checkin(max_questions=0)
        assert asked(checkin, {"afraid": False, "hurt": False}) == list(SAFETY)

    def test_stop_when_everything_asks_all_open_questions(self) -> None:
        kb = small_knowledge()
        checkin = kb.checkin(stop_when="everything")
        asked(checkin, ALL_HARD)
        assert checkin.ended == "settled"
        assert checkin.diagnosis.unknown == ()
        assert checkin.diagnosis.findings == kb.diagnose(ALL_HARD).findings

    def test_likely_asks_no_more_than_settled(self) -> None:
        kb = ik.load_knowledge()
        answers: dict[str, float | bool | str] = {
            id: False if signal.spec.value_type == "flag" else signal.choices[0] if signal.choices else well(signal)
            for id, signal in kb.signals.items()
        }
        likely, settled = kb.checkin(stop_when="likely"), kb.checkin()
        assert len(asked(likely, answers)) < len(asked(settled, answers))
        assert likely.ended == settled.ended == "settled"
        for id in kb.challenges:
            assert likely.diagnosis.findings[id].level == settled.diagnosis.findings[id].level

    def test_stop_when_may_be_a_function(self) -> None:
        checkin = small_knowledge().checkin(stop_when=lambda dx: bool(dx.challenges))
        asked(checkin, ALL_HARD)
        assert checkin.ended == "settled"
        assert len(checkin.diagnosis.challenges) == 1

    def test_function_that_never_stops_ends_with_the_last_question(self) -> None:
        checkin = small_knowledge().checkin(stop_when=lambda dx: False)
        asked(checkin, ALL_HARD)
        assert checkin.ended == "nothing_left"
        assert checkin.diagnosis.unknown == ()

    def test_a_function_that_fails_loses_no_answer(self) -> None:
        def stop_when(dx: ik.Diagnosis) -> bool:
            raise RuntimeError("secret")

        checkin = small_knowledge().checkin(stop_when=stop_when)
        with pytest.raises(ik.QuestionError) as caught:
            asked(checkin, ALL_HARD)
        assert caught.value.code == "IK432"
        assert isinstance(caught.value.__cause__, RuntimeError)
        assert checkin.asked == SAFETY


def well(signal: ik.Signal) -> float:
    low, high = signal.bounds
    return {"better_when_higher": high, "worse_when_higher": low}.get(signal.direction, (low + high) / 2)


class TestGoingOn:
    def test_check_in_can_be_resumed(self) -> None:
        kb = small_knowledge()
        whole = asked(kb.checkin(), {**ALL_HARD, "rituals": None})
        first = kb.checkin(max_questions=2)
        begun = asked(first, {**ALL_HARD, "rituals": None})
        second = kb.checkin(known=first.observations, declined=first.declined)
        assert begun + asked(second, {**ALL_HARD, "rituals": None}) == whole

    def test_known_answers_are_not_asked(self) -> None:
        checkin = small_knowledge().checkin(
            known={"quality_time": 12, "afraid": False}, declined=["trust", "quality_time"]
        )
        order = asked(checkin, ALL_WELL)
        assert not {"quality_time", "afraid", "trust"} & set(order)
        assert checkin.declined == ("trust",)

    def test_only_named_questions_are_asked(self) -> None:
        kb = small_knowledge()
        ours = ["trust", "afraid", "quality_time"]
        for checkin in (kb.checkin(only=ours), kb.checkin(only=ours, stop_when="everything")):
            assert asked(checkin, ALL_HARD)[0] == "afraid"
            assert ({*checkin.asked}, checkin.ended, checkin.declined) == ({*ours}, "nothing_left", ())
        assert {*asked(kb.checkin(only=ours, stop_when="likely"), ALL_HARD)} <= {*ours}
        assert kb.checkin(only=[]).ended == "nothing_left"
        assert kb.checkin(only=iter(["mood"])).ended == "nothing_left", "it says nothing of challenges"

    def test_unnamed_safety_questions_stay_not_screened(self) -> None:
        kb = small_knowledge()
        checkin = kb.checkin(only=["afraid", "trust"])
        asked(checkin, ALL_WELL)
        assert checkin.diagnosis.safety.status == "not_screened"
        assert checkin.diagnosis.safety.unanswered == ("hurt",)
        concern = kb.checkin(only=["afraid", "trust"])
        assert asked(concern, {"afraid": True}) == ["afraid"]
        assert concern.ended == "safety"

    def test_prior_changes_the_order_of_questions(self) -> None:
        kb = small_knowledge()
        known = dict.fromkeys(SAFETY, False)
        all_well = {id: {value: 1.0} for id, value in ALL_WELL.items()}
        assert kb.checkin(known=known, prior=all_well, stop_when="likely").ended == "settled"
        assert kb.checkin(known=known, prior=all_well).question is not None

    def test_answer_with_zero_prior_is_accepted(self) -> None:
        prior = {"trust": {9: 1}}
        checkin = small_knowledge().checkin(prior=prior, stop_when="likely")
        asked(checkin, ALL_HARD)
        assert checkin.ended == "settled"
        assert (
            small_knowledge()
            .checkin(known={"trust": 2, **dict.fromkeys(SAFETY, False)}, prior=prior, stop_when="likely")
            .question
            is not None
        )


class Endless:
    def __iter__(self) -> Iterator[str]:
        raise RuntimeError("secret")


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"max_questions": -1}, "IK404"),
        ({"max_questions": 2.0}, "IK404"),
        ({"stop_when": "soon"}, "IK404"),
        ({"stop_when": None}, "IK404"),
        ({"declined": "trust"}, "IK404"),
        ({"declined": 5}, "IK404"),
        ({"declined": Endless()}, "IK404"),
        ({"declined": ["trist"]}, "IK302"),
        ({"declined": [5]}, "IK302"),
        ({"only": "trust"}, "IK404"),
        ({"only": 5}, "IK404"),
        ({"only": Endless()}, "IK404"),
        ({"only": ["trist"]}, "IK302"),
        ({"only": [5]}, "IK302"),
        ({"known": {"trust": 99}}, "IK304"),
        ({"known": ik.Couple(a={}, b={})}, "IK404"),
        ({"known": 5}, "IK301"),
        ({"prior": 5}, "IK430"),
    ],
)  # fmt: skip
def test_options_that_make_no_sense_are_refused(options: Any, code: str) -> None:
    with pytest.raises(ik.IntimacyKitError) as caught:
        small_knowledge().checkin(**options)
    assert caught.value.code == code


def test_unknown_question_gets_a_suggestion() -> None:
    with pytest.raises(ik.ObservationError) as caught:
        small_knowledge().checkin(only=["trist"])
    assert "did you mean 'trust'" in str(caught.value)
    assert caught.value.problems[0].code == "IK302"


def test_repr_shows_no_values_and_copies_are_refused(wording: Wording) -> None:
    checkin = small_knowledge().checkin(known=ALL_HARD)
    assert repr(checkin) == "Checkin(small 1.0.0)"
    with pytest.raises(TypeError) as caught:
        pickle.dumps(checkin)
    wording(str(caught.value))


def test_questions_with_items_take_their_answers() -> None:
    kb = ik.load_knowledge()
    private = (kb.signals[id] for id in kb.runtime.built.rulebook.private_part if id != "low_mood")
    safe = {signal.id: False if signal.kind == "flag" else 0 for signal in private}
    for answers, kept in (([1, 2], {"low_mood": 3.0}), ([1, None], {})):
        checkin = kb.checkin(known=safe, only=["low_mood"], stop_when="everything")
        question = checkin.question
        assert question is not None
        assert str(question).endswith(
            "problems? Little interest or pleasure in doing things; Feeling down, depressed, or hopeless"
        )
        assert [item["text"] for item in question.to_dict()["items"]] == [item.text for item in question.items]
        checkin.answer(answers)
        assert checkin.ended == "nothing_left"
        assert dict(checkin.observations) == {**safe, **kept}
        assert ("low_mood" in checkin.declined) == (not kept)
