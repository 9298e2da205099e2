"""Plans: options, contents, support, safety, and earlier check-ins."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

import intimacy_kit as ik
from tests.small_pack import ALL_HARD, ALL_WELL, FILES, small_knowledge
from tests.wording import Wording

HARD = small_knowledge().diagnose(ALL_HARD)
WELL = small_knowledge().diagnose(ALL_WELL)
AFRAID = small_knowledge().diagnose({**ALL_HARD, "afraid": True})


CORE_HARD = {
    **dict.fromkeys(ik.load_knowledge(plugins=False).diagnose({}).safety.unanswered, False),
    "feels_heard": 0, "interrupts": 4, "contempt": 4, "quality_time_hours": 0,
}  # fmt: skip


def shown(plan: ik.Plan) -> list[tuple[int, str, int, bool]]:
    return [(item.number, item.practice.id, item.begins, item.support) for item in plan.items]


def changed(section: str, *pairs: tuple[str, str]) -> dict[str, str]:
    """A file of the small pack with other text in it."""
    text = FILES[f"{section}.yaml"]
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return {section: text}


class TestOptions:
    @pytest.mark.parametrize(
        "minutes", [0, -1, 0.0, float("nan"), float("inf"), 10**400, "90", None, True, [90], 90j], ids=repr
    )
    def test_minutes_are_a_number_above_zero(self, minutes: Any, wording: Wording) -> None:
        with pytest.raises(ik.QuestionError) as caught:
            HARD.plan(minutes_per_week=minutes)
        wording(str(caught.value))
        assert caught.value.code == "IK404"

    @pytest.mark.parametrize("weeks", [0, 53, -1, 8.0, "8", None, True], ids=repr)
    def test_weeks_are_a_whole_number(self, weeks: Any, wording: Wording) -> None:
        with pytest.raises(ik.QuestionError) as caught:
            HARD.plan(minutes_per_week=90, weeks=weeks)
        wording(str(caught.value))
        assert caught.value.code == "IK404"

    @pytest.mark.parametrize("together", [None, 1, 0, "no"], ids=repr)
    def test_together_is_true_or_false(self, together: Any, wording: Wording) -> None:
        with pytest.raises(ik.QuestionError) as caught:
            HARD.plan(minutes_per_week=90, together=together)
        wording(str(caught.value))
        assert caught.value.code == "IK404"

    @pytest.mark.parametrize(
        "earlier",
        [{"2026-01-31": HARD}, [HARD, None], "then", 0, [("2026-01-31", HARD), HARD]],
        ids=["dict", "list", "text", "number", "some times"],
    )
    def test_earlier_is_a_diagnosis_or_several(self, earlier: Any, wording: Wording) -> None:
        with pytest.raises(ik.QuestionError) as caught:
            HARD.plan(minutes_per_week=90, earlier=earlier)
        wording(str(caught.value))
        assert caught.value.code == "IK404"

    def test_unreadable_times_of_earlier_check_ins_are_an_error(self) -> None:
        with pytest.raises(ik.QuestionError) as caught:
            HARD.plan(minutes_per_week=90, earlier=[("some day", HARD)])
        assert caught.value.code == "IK422"

    def test_no_earlier_check_ins(self) -> None:
        assert HARD.plan(minutes_per_week=90, earlier=[]) == HARD.plan(minutes_per_week=90)

    def test_all_invalid_options_are_reported_at_once(self) -> None:
        with pytest.raises(ik.QuestionError) as caught:
            AFRAID.plan(minutes_per_week=0, together=None, weeks=0)  # type: ignore[arg-type]  # the point of the test
        assert len(caught.value.problems) == 3

    def test_stored_diagnosis_without_knowledge_base_is_an_error(self) -> None:
        stored = ik.Diagnosis.from_json(HARD.to_json())
        with pytest.raises(ik.QuestionError) as caught:
            stored.plan(minutes_per_week=90)
        assert caught.value.code == "IK402"
        again = ik.Diagnosis.from_json(HARD.to_json(), small_knowledge())
        assert again.plan(minutes_per_week=90) == HARD.plan(minutes_per_week=90)

    @pytest.mark.parametrize("minutes", [300, 300.0, 300.9, Fraction(601, 2)])
    def test_minutes_are_rounded_down(self, minutes: float) -> None:
        plan = HARD.plan(minutes_per_week=minutes)
        assert plan.weeks == HARD.plan(minutes_per_week=300).weeks
        assert plan.minutes_per_week == minutes

    def test_any_large_number_of_minutes(self) -> None:
        assert HARD.plan(minutes_per_week=1e308).weeks == HARD.plan(minutes_per_week=10_080).weeks


class TestContents:
    def test_support_first_then_week_by_week(self) -> None:
        plan = HARD.plan(minutes_per_week=300)
        assert shown(plan) == [
            (1, "first_call", 1, True),
            (2, "listen", 1, False),
            (3, "free_evening", 2, False),
        ]
        assert [week.minutes for week in plan.weeks] == [70, 190, 190, 190, 190, 190, 190, 190]
        assert [[item.practice.id for item in week.new] for week in plan.weeks[:3]] == [
            ["first_call", "listen"], ["free_evening"], [],
        ]  # fmt: skip
        assert [item.number for item in plan.weeks[7].items] == [1, 2, 3]
        assert (plan.together, plan.concern, plan.notes) == (True, False, ())

    def test_item_has_strategies_evidence_and_reason(self, wording: Wording) -> None:
        first, second, third = HARD.plan(minutes_per_week=300).items
        assert (first.strategies, first.evidence, first.minutes_per_week) == (("see_someone",), "good", 15)
        assert (second.strategies, second.evidence, second.minutes_per_week) == (("talk_openly",), "good", 70)
        wording(second.why)
        assert (third.strategies, third.evidence, third.minutes_per_week) == (("make_time",), "moderate", 120)
        wording(third.why)

    def test_item_lists_other_strategies_of_its_practice(self) -> None:
        kb = small_knowledge(**changed("strategies", ("[free_evening]", "[free_evening, listen]")))
        listen = next(
            item for item in kb.diagnose(ALL_HARD).plan(minutes_per_week=300).items if item.practice.id == "listen"
        )
        assert listen.strategies == ("talk_openly", "make_time")

    def test_without_partner_only_practices_for_one(self) -> None:
        plan = HARD.plan(minutes_per_week=300, together=False)
        assert [id for _, id, _, _ in shown(plan)] == ["first_call", "listen"]
        assert plan.together is False

    def test_joint_practice_for_one_needs_both(self, wording: Wording) -> None:
        kb = small_knowledge(
            **changed("practices", ("cadence: daily, who: one,", "cadence: daily, who: one, tags: [joint],"))
        )
        plan = kb.diagnose(ALL_HARD).plan(minutes_per_week=300, together=False)
        assert [id for _, id, _, _ in shown(plan)] == ["first_call"]
        wording(plan.notes)

    def test_once_and_monthly_practices_are_in_their_weeks_only(self) -> None:
        kb = small_knowledge(
            **changed(
                "practices", ("cadence: daily", "cadence: monthly"), ("weekly, who: both,\n", "once, who: both,\n")
            )
        )
        plan = kb.diagnose(ALL_HARD).plan(minutes_per_week=300, weeks=6)
        assert [week.minutes for week in plan.weeks] == [10, 120, 0, 0, 10, 0]
        assert [item.minutes_per_week for item in plan.items] == [15, 10, 120]

    def test_empty_plan_if_all_is_well(self, wording: Wording) -> None:
        plan = WELL.plan(minutes_per_week=90, weeks=3)
        assert plan.items == ()
        assert [(week.number, week.items, week.minutes) for week in plan.weeks] == [(1, (), 0), (2, (), 0), (3, (), 0)]
        assert plan.review is None
        (note,) = plan.notes
        wording(note)

    def test_empty_plan_without_answers_does_not_say_all_is_well(self, wording: Wording) -> None:
        kb = ik.load_knowledge()
        plan = kb.diagnose({}).plan(minutes_per_week=60)
        assert plan.items == ()
        assert "seems to carry you" not in str(plan)
        wording(plan.notes[-1])
        asked = plan.notes[-1].split("tell the most: ")[1]
        assert asked.count("?") == 3
        questions = {signal.question for id, signal in kb.signals.items() if id not in kb.runtime.context.private}
        assert sum(question in asked for question in questions) == 3

    def test_praise_only_if_no_open_answer_can_make_a_finding_present(self) -> None:
        kb = small_knowledge()
        calm = {"afraid": False, "hurt": False, "drinks": 0}
        well = {**calm, "quality_time": 12, "rituals": 4, "trust": 9, "hides_feelings": 0, "arguments": 0}
        praised = {
            "few": kb.diagnose(calm),
            "one open": kb.diagnose({id: value for id, value in well.items() if id != "trust"}),
            "open, but too weak": kb.diagnose(well),
        }
        told = {name: "seems to carry you" in dx.plan(minutes_per_week=90).notes[-1] for name, dx in praised.items()}
        assert told == {"few": False, "one open": False, "open, but too weak": True}
        assert praised["open, but too weak"].unknown

    def test_private_open_questions_are_not_named(self, wording: Wording) -> None:
        rules = (
            "- {id: drinks_hard, when: drinks >= 4, supports: mistrust, strength: 0.5, because: It is., source: notes}"
        )
        kb = small_knowledge(rules=rules)
        dx = kb.diagnose({id: value for id, value in ALL_WELL.items() if id != "drinks"})
        assert dx.unknown == ("drinks",)
        wording(dx.plan(minutes_per_week=90).notes)

    def test_note_with_the_shortest_practice_if_none_fits(self, wording: Wording) -> None:
        plan = HARD.plan(minutes_per_week=29.5)
        assert [id for _, id, _, _ in shown(plan)] == ["first_call"]
        wording(plan.notes)
        wording(HARD.plan(minutes_per_week=29.5, together=False).notes)

    def test_note_if_findings_have_no_practices(self, wording: Wording) -> None:
        kb = small_knowledge(**changed("strategies", ("{gloom: 0.5, mistrust: 0.5}", "{gloom: 0.01}")))
        plan = kb.diagnose({"drinks": 3, "mood": 0}).plan(minutes_per_week=90)
        assert kb.diagnose({"drinks": 3, "mood": 0}).consequences
        wording(plan.notes[-1])

    def test_note_about_open_safety_questions(self, wording: Wording) -> None:
        without = {id: value for id, value in ALL_HARD.items() if id not in ("afraid", "hurt")}
        plan = small_knowledge().diagnose(without).plan(minutes_per_week=300)
        assert plan.weeks == HARD.plan(minutes_per_week=300).weeks
        (note,) = plan.notes
        wording(note)

    def test_tie_goes_to_the_practice_of_the_context(self) -> None:
        kb = ik.load_knowledge()
        answers = {"feels_heard": 0, "interrupts": 4, "criticism": 4, "misunderstandings": 4}
        for context in (None, *kb.contexts):
            dx = kb.diagnose(answers, context=context)
            practices = {practice for remedy in dx.remedies for practice in remedy.practices}
            plan = dx.plan(minutes_per_week=300, weeks=12)
            assert plan.items
            assert all(item.support or item.practice in practices for item in plan.items)


class TestSupport:
    def test_support_takes_no_capacity(self) -> None:
        assert shown(HARD.plan(minutes_per_week=30)) == [(1, "first_call", 1, True), (2, "weekly_talk", 1, False)]

    def test_support_has_only_practices_for_one(self) -> None:
        kb = small_knowledge()
        assert "couple_session" in kb.strategies["see_someone"].practices
        assert "couple_session" not in {item.practice.id for item in HARD.plan(minutes_per_week=900).items}

    def test_support_if_recommended(self) -> None:
        (first, *_) = HARD.plan(minutes_per_week=90).items
        assert "see_someone" in {remedy.strategy.id for remedy in HARD.remedies}
        assert first.why.startswith('From "See a professional".')

    @staticmethod
    def rarely_recommended(first_when: str = "") -> ik.KnowledgeBase:
        """Support is recommended only for what is not found here, or where it comes first."""
        return small_knowledge(
            **changed(
                "strategies",
                ("{gloom: 0.5, mistrust: 0.5}", "{gloom: 0.01}"),
                ("  professional: true\n", f"  professional: true\n{first_when}"),
            )
        )

    def test_support_if_it_comes_first(self, wording: Wording) -> None:
        answers = {"hides_feelings": 4, "afraid": False, "hurt": False}
        first = self.rarely_recommended("  first_when: mistrust >= 0.5\n").diagnose(answers)
        assert shown(first.plan(minutes_per_week=90))[0] == (1, "first_call", 1, True)
        wording(first.plan(minutes_per_week=90).items[0].why)
        for other in ("", "  first_when: mistrust >= 0.51\n"):
            dx = self.rarely_recommended(other).diagnose(answers)
            assert not any(item.support for item in dx.plan(minutes_per_week=90).items)

    def test_regression_what_comes_first_is_in_the_plan_and_begins_it(self) -> None:
        """Its priority may be 0, and then it was never chosen."""
        answers = {"hides_feelings": 4, "afraid": False, "hurt": False}
        first = changed("strategies", ("id: make_time\n", "id: make_time\n  first_when: mistrust >= 0.5\n"))
        plan = small_knowledge(**first).diagnose(answers).plan(minutes_per_week=900)
        own = [item for item in plan.items if not item.support]
        assert next((item.practice.id, item.begins) for item in own) == ("free_evening", 1)
        assert {"listen", "weekly_talk"} & {item.practice.id for item in own}
        rest = small_knowledge().diagnose(answers).plan(minutes_per_week=900)
        assert "free_evening" not in {item.practice.id for item in rest.items}

    def test_no_support_for_what_is_severe_or_has_not_improved_alone(self) -> None:
        severe = self.rarely_recommended().diagnose({**ALL_HARD, "mood": 10})
        assert any(finding.level == "severe" for finding in severe.challenges)
        assert not any(item.support for item in severe.plan(minutes_per_week=90, earlier=severe).items)

    def test_at_most_three_practices_at_a_time(self) -> None:
        plan = ik.diagnose({**CORE_HARD, "low_mood": 6}).plan(minutes_per_week=10_000, weeks=20)
        assert [item.support for item in plan.items] == [True, True, True, False]
        assert max(len(week.items) for week in plan.weeks) == 3
        assert [len(week.new) for week in plan.weeks[:2]] == [3, 1]

    def test_support_alone_if_there_is_one_week(self) -> None:
        plan = ik.diagnose({**CORE_HARD, "low_mood": 6}).plan(minutes_per_week=10_000, weeks=1)
        assert len(plan.items) == 3
        assert all(item.support for item in plan.items)

    def test_earlier_diagnosis_with_other_rules(self) -> None:
        assert HARD.plan(minutes_per_week=90, earlier=ik.diagnose({})) == HARD.plan(minutes_per_week=90)

    def test_no_note_about_missing_practices_beside_support(self) -> None:
        practices = changed("strategies", ("[listen, weekly_talk]", "[]"), ("[free_evening]", "[]"))
        plan = small_knowledge(**practices).diagnose(ALL_HARD).plan(minutes_per_week=90)
        assert shown(plan) == [(1, "first_call", 1, True)]
        assert plan.notes == ()
        assert plan.review is not None

    def test_shared_practice_of_support_is_there_once(self) -> None:
        strategies = FILES["strategies.yaml"]
        second = strategies[strategies.index("- id: see_someone") :].replace("see_someone", "see_another")
        plan = small_knowledge(strategies=strategies + second).diagnose(ALL_HARD).plan(minutes_per_week=90)
        supports = [item for item in plan.items if item.support]
        assert [(item.practice.id, item.strategies) for item in supports] == [
            ("first_call", ("see_another", "see_someone"))
        ]


class TestSafety:
    @pytest.mark.parametrize("together", [True, False])
    @pytest.mark.parametrize("minutes", [1, 90, 10_000])
    def test_under_a_concern_only_professional_support(self, minutes: int, together: bool, wording: Wording) -> None:
        plan = AFRAID.plan(minutes_per_week=minutes, together=together, earlier=HARD)
        assert plan.concern
        assert shown(plan) == [(1, "first_call", 1, True)]
        wording(plan.items[0].why)
        assert plan.notes[0].startswith("Safety comes first.")
        assert plan.review is None
        assert [week.minutes for week in plan.weeks] == [0] * 8

    def test_forged_stored_diagnosis_is_not_trusted(self) -> None:
        from intimacy_kit.reasoning.planning.planner import make_plan

        record = AFRAID.record.model_copy(update={"remedies": HARD.remedies})
        candidates = small_knowledge().runtime.context.candidates
        plan = make_plan([record], candidates, first=list, minutes_per_week=90, together=True, weeks=2)
        assert shown(plan) == [(1, "first_call", 1, True)]

    def test_plan_under_a_concern_is_independent_of_other_answers(self) -> None:
        only = small_knowledge().diagnose({"afraid": True})
        assert only.plan(minutes_per_week=90) == AFRAID.plan(minutes_per_week=90)


def left_out(*ids: str) -> ik.Diagnosis:
    """All hard, with these questions not asked."""
    return small_knowledge().diagnose({id: value for id, value in ALL_HARD.items() if id not in ids})


class TestAnEarlierConcern:
    @pytest.mark.parametrize(
        "earlier",
        [
            AFRAID,
            [AFRAID],
            [HARD, AFRAID],
            [AFRAID, left_out("afraid")],
            iter([AFRAID, left_out("afraid", "hurt")]),
            [("2026-02-28", left_out("afraid")), ("2026-01-31", AFRAID)],
            ik.Diagnosis.from_json(AFRAID.to_json()),
        ],
        ids=["one", "list", "after calm", "not asked twice", "iterator", "by time", "stored"],
    )
    def test_stays_if_not_asked_again(self, earlier: Any) -> None:
        plan = left_out("afraid").plan(minutes_per_week=90, earlier=earlier)
        assert plan == AFRAID.plan(minutes_per_week=90)
        assert plan.concern

    def test_stays_if_another_question_was_answered_with_no(self) -> None:
        plan = left_out("afraid").plan(minutes_per_week=90, earlier=[AFRAID, left_out("afraid")])
        assert small_knowledge().diagnose(left_out("afraid").observations).safety.answered_no == ("harm",)
        assert plan.concern

    def test_stays_if_the_rules_do_not_know_it(self) -> None:
        other = ik.load_knowledge().diagnose({"fears_partner": True})
        plan = WELL.plan(minutes_per_week=90, earlier=other)
        assert {id for _, id, _, _ in shown(plan)} == {each.id for each in other.remedies[0].practices}
        assert all(item.support for item in plan.items)
        assert plan.items[0].why == f"Safety comes first: {other.safety.concerns[0].title}."

    def test_stays_beside_a_new_one(self, wording: Wording) -> None:
        hurt = small_knowledge().diagnose({"hurt": True})
        wording(hurt.plan(minutes_per_week=90, earlier=AFRAID).items[0].why)

    @pytest.mark.parametrize("earlier", [AFRAID, [AFRAID, HARD], [HARD, AFRAID]])
    def test_support_comes_first_after_it_was_answered_with_no(self, earlier: Any, wording: Wording) -> None:
        kb = small_knowledge()
        calm = kb.diagnose({**ALL_WELL, "quality_time": 1})
        plan = calm.plan(minutes_per_week=200, earlier=earlier)
        assert not plan.concern
        assert shown(plan)[:2] == [(1, "first_call", 1, True), (2, "free_evening", 1, False)]
        wording(plan.items[0].why)
        wording(plan.notes[0])
        assert "no clearance" in plan.notes[0]
        assert " said earlier." in HARD.plan(minutes_per_week=200, earlier=earlier).items[0].why

    def test_no_note_of_support_if_the_packs_have_none(self) -> None:
        strategies = FILES["strategies.yaml"]
        kb = small_knowledge(safety="[]", strategies=strategies[: strategies.index("- id: see_someone")])
        dx = kb.diagnose(ALL_HARD)
        stands, ended = (
            dx.plan(minutes_per_week=90, earlier=AFRAID),
            dx.plan(minutes_per_week=90, earlier=[AFRAID, HARD]),
        )
        assert (stands.concern, stands.items) == (True, ())
        assert not ended.concern
        assert not any("begins with support" in note for note in ended.notes)


def test_plan_is_deterministic() -> None:
    one, two = (small_knowledge().diagnose(ALL_HARD).plan(minutes_per_week=90) for _ in range(2))
    assert one == two
    assert one.model_dump_json() == two.model_dump_json()
    assert ik.Plan.model_validate_json(one.model_dump_json()) == one


def test_repr_shows_no_values() -> None:
    plan = HARD.plan(minutes_per_week=90)
    assert repr(plan) == "Plan(minutes_per_week=90.0, together=True)"
    assert repr(plan.items[0]) == "PlanItem()"
    assert repr(plan.weeks[0]) == "PlanWeek(number=1)"


def test_regression_nothing_is_asked_about_safety_where_there_are_no_questions() -> None:
    told = small_knowledge().diagnose({"quality_time": 1}).plan(minutes_per_week=90).notes
    assert any("The questions about safety" in note for note in told)
    plan = small_knowledge(safety="[]").diagnose({"quality_time": 1}).plan(minutes_per_week=900)
    assert plan.items
    assert plan.notes == ()
