"""Kinds of safety rules: concerns with their own support, cautions, and what waits for screening."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

import intimacy_kit as ik
from intimacy_kit.model.result import Remedy
from intimacy_kit.model.rules import SafetyRule
from tests.small_pack import FILES, small_knowledge

WELL = {"afraid": False, "hurt": False}
RULE = {"id": "r", "when": ik.ref("trust") < 5, "title": "T", "because": "B", "source": ("notes",)}


def knowledge(
    *rules: str, tags: str = "[joint, vulnerability]", talk: str = "[listen, own_page, weekly_talk]"
) -> ik.KnowledgeBase:
    """The small pack with more safety rules; `weekly_talk` has these tags, and `talk_openly` these practices."""
    practices = FILES["practices.yaml"].replace(
        "weekly, who: both,\n   tags: [joint]", f"weekly, who: both,\n   tags: {tags}", 1
    )
    practices += (
        "- {id: own_page, title: A page, steps: [Write.], minutes: 5, cadence: weekly, who: one, source: notes}\n"
        "- {id: hot_line, title: A line, steps: [Call.], minutes: 5, cadence: once, who: one, source: notes}\n"
    )
    strategies = FILES["strategies.yaml"].replace("practices: [listen, weekly_talk]", f"practices: {talk}")
    return small_knowledge(
        practices=practices,
        strategies=strategies,
        safety=FILES["safety.yaml"] + "".join(f"- {rule}\n" for rule in rules),
    )


CAUTION = "{id: drink_caution, kind: caution, when: drinks >= 3, title: Drinking, because: Take care., source: notes}"
LINE = CAUTION.replace("source: notes", "support: [hot_line], source: notes")
DEED = (
    "{id: deed, kind: concern, about: own_deed, when: drinks >= 4, title: A deed, because: Say it., "
    "support: [hot_line], source: notes}"
)
HARD = {"hides_feelings": 4, "trust": 4, "past_betrayal": False}


def talk(dx: ik.Diagnosis) -> Remedy:
    return next(remedy for remedy in dx.remedies if remedy.strategy.id == "talk_openly")


def given(dx: ik.Diagnosis) -> list[str]:
    return [practice.id for practice in talk(dx).practices]


class TestKinds:
    @pytest.mark.parametrize(
        "kind",
        [{"kind": "concern"}, {"kind": "caution", "about": "to_child"}, {}, {"kind": "alarm", "about": "to_child"}],
    )
    def test_a_concern_and_only_a_concern_is_about_something(self, kind: dict[str, str]) -> None:
        with pytest.raises(ValidationError):
            SafetyRule.model_validate({**RULE, **kind})
        assert SafetyRule.model_validate({**RULE, "kind": "caution"}).about is None
        assert SafetyRule.model_validate({**RULE, "kind": "concern", "about": "to_child"}).about == "to_child"

    def test_a_caution_changes_no_status(self) -> None:
        kb = knowledge(CAUTION)
        safety = kb.diagnose({**WELL, "drinks": 4}).safety
        assert (safety.status, safety.concern, safety.screened) == ("no_concern_reported", False, True)
        assert [(each.id, each.title, each.text) for each in safety.cautions] == [
            ("drink_caution", "Drinking", "Take care.")
        ]
        open_ = kb.diagnose(WELL)
        assert (open_.safety.screened, open_.safety.cautions, open_.safety.unanswered) == (True, (), ())
        assert "drinks" in open_.unknown

    def test_signals_of_cautions_are_like_any_other(self) -> None:
        kb = knowledge(CAUTION.replace("drinks >= 3", "trust < 5"))
        assert "trust" not in kb.runtime.context.private
        answers = {**WELL, "trust": 4, "past_betrayal": False}
        dx = kb.diagnose(answers)
        assert dx.what_if(trust=6).diagnosis.safety.cautions == ()
        assert "trust" in {step.id for path in dx.path_to("mistrust").alternatives for step in path.steps}
        assert dx.shareable() != kb.diagnose({**answers, "trust": 6}).shareable()

    def test_what_a_caution_reads_is_private_if_it_is_asked_alone_and_may_be_supposed_all_the_same(self) -> None:
        kb = knowledge(CAUTION)
        assert "drinks" in kb.runtime.context.private
        dx = kb.diagnose({**WELL, "drinks": 4})
        assert dx.what_if(drinks=0).diagnosis.safety.cautions == ()
        assert dx.shareable() == kb.diagnose({**WELL, "drinks": 0}).shareable()


class TestWithheld:
    def test_before_screening_and_what_waits_is_said(self) -> None:
        dx = knowledge().diagnose(HARD)
        assert given(dx) == ["listen", "own_page"]
        assert [reason.id for reason in talk(dx).waiting] == ["weekly_talk"]
        text = dx.to_text(width=500)
        assert "speak about what divides you wait for these answers: A weekly talk." in text
        assert "Until then these wait: A weekly talk." in str(dx.plan(minutes_per_week=300)).replace("\n", " ")
        assert "A weekly talk: waits for the questions about safety" in str(dx.explain("talk_openly"))

    def test_regression_titles_with_commas_stay_apart(self) -> None:
        dx = ik.load_knowledge().diagnose(
            {"hides_feelings": 3, "feels_heard": 1, "trust": 4, "unresolved_conflicts": 4}
        )
        assert "One feeling, one wish; " in dx.to_text(width=900)
        assert "One feeling, one wish; " in str(dx.plan(minutes_per_week=90)).replace("\n", " ")

    def test_all_is_given_once_screened(self) -> None:
        dx = knowledge().diagnose({**HARD, **WELL})
        assert given(dx) == ["listen", "own_page", "weekly_talk"]
        assert talk(dx).waiting == ()
        assert "wait" not in dx.to_text()

    def test_regression_support_with_a_caution_is_not_said_to_be_alone_twice(self) -> None:
        told = knowledge(LINE).diagnose({**WELL, "drinks": 3}).to_text()
        assert told.count("alone") + told.count("on your own") == 1
        assert "For you alone" in told
        assert "A line (5 minutes, once)" in told

    def test_under_a_caution_nothing_says_what_is_withheld(self) -> None:
        for safe in ({}, WELL):
            dx = knowledge(LINE).diagnose({**HARD, **safe, "drinks": 3})
            assert given(dx) == ["listen", "own_page"]
            assert talk(dx).waiting == ()
            text = dx.to_text(width=500)
            assert "A weekly talk" not in text
            assert "For you alone" in text
            assert "Take care." in text
            assert "A line" in text
            assert "concern was reported" in text or not safe
            plan = dx.plan(minutes_per_week=300)
            first = plan.items[0]
            assert (first.practice.id, first.support) == ("hot_line", True)
            assert "whatever else you do" in plan.items[0].why
            assert not plan.concern
            assert "weekly_talk" not in {item.practice.id for item in plan.items}
            assert "A weekly talk" not in str(dx.explain("talk_openly"))

    def test_only_what_is_joint_does_not_wait(self) -> None:
        assert given(knowledge(tags="[joint]").diagnose(HARD)) == ["listen", "own_page", "weekly_talk"]

    def test_nothing_waits_where_there_is_nothing_to_answer(self) -> None:
        practices = FILES["practices.yaml"].replace(
            "weekly, who: both,\n   tags: [joint]", "weekly, who: both,\n   tags: [conflict]", 1
        )
        dx = small_knowledge(practices=practices, safety="[]").diagnose(HARD)
        assert dx.safety.status == "not_screened"
        assert given(dx) == ["listen", "weekly_talk"]

    def test_help_lines_are_for_cautions_too(self) -> None:
        line = {"name": "L", "contact": "1", "verified": "2026-01-01", "concerns": ["drink_caution"]}
        resources = ik.Resources({"en": [line]}, stale_after_days=3650)
        dx = knowledge(CAUTION).diagnose({**WELL, "drinks": 4})
        assert [each.name for each in dx.help_lines(resources, "en")] == ["L"]


class TestSupport:
    def test_a_concern_has_its_own(self) -> None:
        kb = knowledge(DEED)
        dx = kb.diagnose({"drinks": 4})
        (remedy,) = dx.remedies
        assert remedy.strategy.id == "see_someone"
        assert [each.id for each in remedy.practices] == ["hot_line"]
        (concern,) = dx.safety.concerns
        assert (concern.about, [each.id for each in concern.support]) == ("own_deed", ["hot_line"])
        text = str(dx)
        assert "fault" not in dx.to_text()
        assert "That takes courage" in dx.to_text()
        assert "If anybody may be in danger" in dx.to_text().replace("\n", " ")
        assert text == repr(dx)

    def test_of_several_concerns_all_of_it(self) -> None:
        dx = knowledge(DEED).diagnose({"drinks": 4, "afraid": True})
        assert {each.id for each in dx.remedies[0].practices} == {"first_call", "hot_line"}
        assert dx.support is not None
        assert "A line" in dx.to_text()

    @pytest.mark.parametrize("who", ["both", "one, tags: [joint]", "one, tags: [conflict]"])
    def test_support_is_done_alone(self, who: str) -> None:
        practices = FILES["practices.yaml"] + (
            f"- {{id: walk, title: W, steps: [Go.], minutes: 5, cadence: once, who: {who}, source: notes}}\n"
        )
        rule = "- " + CAUTION.replace("source: notes", "support: [walk], source: notes") + "\n"
        with pytest.raises(ik.PackError) as caught:
            small_knowledge(practices=practices, safety=FILES["safety.yaml"] + rule)
        assert [problem.code for problem in caught.value.problems] == ["IK136"]

    def test_support_is_a_practice(self) -> None:
        rule = "- " + CAUTION.replace("source: notes", "support: [nothing], source: notes") + "\n"
        with pytest.raises(ik.PackError) as caught:
            small_knowledge(safety=FILES["safety.yaml"] + rule)
        assert [problem.code for problem in caught.value.problems] == ["IK113"]

    def test_each_strategy_has_two_that_need_no_screening(self) -> None:
        with pytest.raises(ik.PackError) as caught:
            knowledge(talk="[listen, weekly_talk]")
        assert [(problem.code, problem.message[:14]) for problem in caught.value.problems] == [
            ("IK135", "'talk_openly' ")
        ]
        knowledge(talk="[weekly_talk, listen, own_page]")
        knowledge(talk="[listen]")
