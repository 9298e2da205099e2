"""Earlier check-ins: answers to safety questions that count for some days, and concerns that stand."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import Any, ClassVar

import pytest

import intimacy_kit as ik
from tests.small_pack import FILES, small_knowledge

NO = {"afraid": False, "hurt": False}


def with_days(days: int = 28) -> ik.KnowledgeBase:
    return small_knowledge(pack=FILES["pack.yaml"].rstrip() + f"\nscreening_days: {days}\n")


KB = with_days()
SCREENED = KB.diagnose({**NO, "trust": 3}, when="2026-01-01")


def carried(dx: ik.Diagnosis) -> list[tuple[str, dict[str, Any]]]:
    earlier = dx.record.earlier
    assert earlier is not None
    return [(given.when, dict(given.observations)) for person in earlier.answers for given in person]


class TestAnswers:
    @pytest.mark.parametrize(
        ("when", "status"),
        [
            ("2026-01-01", "no_concern_reported"),
            ("2026-01-29", "no_concern_reported"),
            (date(2026, 1, 8), "no_concern_reported"),
            ("2026-01-29T00:00:01", "not_screened"),
            ("2025-12-31", "not_screened"),
            (None, "not_screened"),
        ],
    )
    def test_count_for_so_many_days(self, when: Any, status: str) -> None:
        dx = KB.diagnose({"trust": 3}, earlier=[("2026-01-01", SCREENED)], when=when)
        assert dx.safety.status == status
        assert bool(dx.safety.unanswered) == (status == "not_screened")
        assert ("afraid" in dx.unknown) == (status == "not_screened")

    def test_without_dates_they_do_not(self) -> None:
        assert KB.diagnose({}, earlier=SCREENED).safety.status == "not_screened"
        assert KB.diagnose({}, earlier=SCREENED, when="2026-01-02").safety.status == "not_screened"

    def test_a_pack_that_says_nothing_lets_none_count(self) -> None:
        kb = small_knowledge()
        then = kb.diagnose(NO)
        assert kb.diagnose({}, earlier=[("2026-01-01", then)], when="2026-01-02").safety.status == "not_screened"
        assert kb.diagnose({}, earlier=[("2026-01-01", then)], when="2026-01-01").safety.screened

    def test_only_those_about_safety(self) -> None:
        dx = KB.diagnose({}, earlier=[("2026-01-01", SCREENED)], when="2026-01-02")
        assert carried(dx) == [("2026-01-01T00:00:00", NO)]
        assert dict(dx.observations) == {}
        assert dx.findings == KB.diagnose({}).findings

    def test_what_is_answered_now_comes_before(self) -> None:
        dx = KB.diagnose({"afraid": True}, earlier=[("2026-01-01", SCREENED)], when="2026-01-02")
        assert [concern.id for concern in dx.safety.concerns] == ["fear"]
        assert dx.safety.answered_no == ()  # what was answered before is not answered again

    def test_a_later_check_in_carries_those_of_one_before(self) -> None:
        second = KB.diagnose({"afraid": False}, earlier=[("2026-01-01", SCREENED)], when="2026-01-15")
        third = KB.diagnose({}, earlier=[("2026-01-15", second)], when="2026-01-29")
        assert third.safety.screened
        assert carried(third) == [("2026-01-01T00:00:00", {"hurt": False}), ("2026-01-15T00:00:00", {"afraid": False})]
        fourth = KB.diagnose({}, earlier=[("2026-01-29", third)], when="2026-02-05")
        assert (fourth.safety.status, fourth.safety.unanswered) == ("not_screened", ("hurt",))

    def test_an_answer_that_was_yes_is_a_concern_while_it_counts(self) -> None:
        afraid = KB.diagnose({"afraid": True})
        dx = KB.diagnose({"hurt": False}, earlier=[("2026-01-01", afraid)], when="2026-01-02")
        assert dx.safety.status == "concern"

    def test_of_a_couple_each_has_their_own(self) -> None:
        both = KB.diagnose(ik.Couple(a=NO, b={"afraid": False}))
        dx = KB.diagnose(ik.Couple(a={}, b={"hurt": False}), earlier=[("2026-01-01", both)], when="2026-01-02")
        assert dx.safety.screened
        half = KB.diagnose(ik.Couple(a={}, b={}), earlier=[("2026-01-01", both)], when="2026-01-02")
        assert (half.safety.status, half.safety.unanswered) == ("not_screened", ("hurt",))

    def test_those_of_one_and_of_two_are_kept_apart(self) -> None:
        two = KB.diagnose(ik.Couple(a=NO, b={"afraid": True}))
        mixed = [
            lambda: KB.diagnose(ik.Couple(a={}, b={}), earlier=[("2026-01-01", SCREENED)], when="2026-01-02"),
            lambda: KB.diagnose({}, earlier=two),
            lambda: KB.diagnose({}).plan(minutes_per_week=60, earlier=two),
            lambda: ik.progress([two, KB.diagnose({})]),
        ]
        for ask in mixed:
            with pytest.raises(ik.QuestionError) as caught:
                ask()
            assert caught.value.code == "IK458"


@pytest.mark.parametrize("of_two", [False, True])
@pytest.mark.parametrize("dated", [False, True])
def test_regression_an_older_no_ends_no_newer_concern(of_two: bool, dated: bool) -> None:
    def given(answers: dict[str, bool]) -> Any:
        return ik.Couple(a=answers, b={}) if of_two else answers

    screened = KB.diagnose(given(NO))
    afraid = KB.diagnose(given({"afraid": True}), earlier=[("2026-01-01", screened)], when="2026-01-08")
    before = [("2026-01-08", afraid)] if dated else afraid
    later = KB.diagnose(given({}), earlier=before, when="2026-01-15")
    assert (later.safety.status, later.safety.ended) == ("concern", ())
    asked = KB.diagnose(given(NO), earlier=later, when="2026-01-22")
    assert asked.safety.status == ("not_screened" if of_two else "no_concern_reported")
    assert [concern.id for concern in asked.safety.ended] == ["fear"]
    reminded = KB.diagnose(given({}), earlier=[("2026-01-01", screened)], when="2026-01-15")
    assert reminded.plan(minutes_per_week=60, earlier=[screened, KB.diagnose(given({"afraid": True}))]).support
    assert ik.progress([screened, KB.diagnose(given({"afraid": True})), reminded]).standing


COMPOUND = (
    FILES["safety.yaml"]
    + """
- id: cornered
  kind: concern
  about: from_partner
  when: afraid and drinks >= 3
  title: Cornered
  because: It is not your fault.
  source: notes
- id: watched
  kind: concern
  about: from_partner
  when: hurt or mood >= 6
  title: Watched
  because: It is not your fault.
  source: notes
"""
)


class TestWhatEndsAConcern:
    """Its questions are open until they are answered again, also where an earlier yes still counts."""

    AFRAID = KB.diagnose({"afraid": True, "hurt": False})
    DATED: ClassVar[Any] = [("2026-01-01", AFRAID)]

    def test_it_is_asked_again(self) -> None:
        dx = KB.diagnose({}, earlier=self.DATED, when="2026-01-08")
        assert (dx.safety.status, dx.safety.screened) == ("concern", False)
        assert dx.safety.unanswered == ("afraid",)
        assert [question.id for question in dx.next_questions()] == ["afraid"]
        assert "afraid" in dx.unknown
        again = KB.diagnose({"afraid": True}, earlier=self.DATED, when="2026-01-08")
        assert (again.safety.status, again.safety.screened, again.safety.unanswered) == ("concern", True, ())
        ended = KB.diagnose({"afraid": False}, earlier=self.DATED, when="2026-01-08")
        assert (ended.safety.status, [each.id for each in ended.safety.ended]) == ("no_concern_reported", ["fear"])

    def test_a_check_in_asks_it_again(self) -> None:
        checkin = KB.checkin(earlier=self.DATED, when="2026-01-08")
        assert checkin.question is not None
        assert checkin.question.id == "afraid"
        checkin.answer(False)
        assert checkin.diagnosis.safety.status == "no_concern_reported"
        assert checkin.question is not None
        yes = KB.checkin(earlier=self.DATED, when="2026-01-08")
        yes.answer(True)
        assert yes.ended == "safety"

    def test_of_two_it_is_asked_of_whose_concern_it_is(self) -> None:
        both = KB.diagnose(ik.Couple(a={"afraid": True, "hurt": False}, b=NO))
        nobody = ik.Couple(a={}, b={})
        dx = KB.diagnose(nobody, earlier=[("2026-01-01", both)], when="2026-01-08")
        assert [(each.id, each.partners) for each in dx.next_questions()] == [("afraid", ("a",))]
        assert (dx.safety.unanswered, dx.safety.screened) == (("afraid",), False)
        assert (dx.of("b").safety.screened, dx.of("b").safety.unanswered) == (True, ())
        asked = KB.diagnose(ik.Couple(a={"afraid": False}, b={}), earlier=[("2026-01-01", both)], when="2026-01-08")
        assert asked.safety.status == "no_concern_reported"

    @pytest.mark.parametrize("dated", [True, False])
    def test_whatever_a_rule_reads(self, dated: bool) -> None:
        kb = small_knowledge(pack=FILES["pack.yaml"].rstrip() + "\nscreening_days: 28\n", safety=COMPOUND)
        then = kb.diagnose({"afraid": True, "drinks": 4, "mood": 6, "hurt": False})
        before: Any = [("2026-01-01", then)] if dated else then
        answers: dict[str, Any] = {}
        for no in ({"afraid": False}, {"hurt": False}, {"mood": 0}):
            dx = kb.diagnose(answers, earlier=before, when="2026-01-08")
            assert dx.safety.status == "concern"
            assert next(iter(no)) in {question.id for question in dx.next_questions()}
            answers |= no
        assert [each.id for each in kb.diagnose(answers, earlier=before, when="2026-01-08").safety.ended] == [
            "cornered",
            "fear",
            "watched",
        ]


class TestConcerns:
    AFRAID = KB.diagnose({"afraid": True, "hurt": False})

    @pytest.mark.parametrize("given", [{}, {"hurt": False}, {"trust": 9}])
    def test_it_stays_until_it_is_answered_with_no(self, given: dict[str, Any]) -> None:
        dx = KB.diagnose(given, earlier=self.AFRAID)
        assert dx.safety.status == "concern"
        assert [concern.id for concern in dx.safety.concerns] == ["fear"]
        assert [remedy.strategy.id for remedy in dx.remedies] == ["see_someone"]
        assert dx.support is not None
        assert KB.diagnose({}, earlier=dx).safety.concerns == dx.safety.concerns

    def test_after_the_no_a_plan_begins_with_support(self) -> None:
        dx = KB.diagnose({**NO, "quality_time": 1}, earlier=self.AFRAID)
        assert (dx.safety.status, [each.id for each in dx.safety.ended]) == ("no_concern_reported", ["fear"])
        plan = dx.plan(minutes_per_week=200)
        assert plan.items[0].support
        assert "no clearance" in plan.notes[0]
        again = KB.diagnose({**NO, "quality_time": 1}, earlier=dx)
        assert again.safety.ended == ()
        assert not again.plan(minutes_per_week=200).items[0].support

    def test_it_stays_after_its_answer_no_longer_counts(self) -> None:
        dx = KB.diagnose({"hurt": False}, earlier=[("2026-01-01", self.AFRAID)], when="2026-12-01")
        assert dx.safety.status == "concern"

    def test_beside_a_new_one_each_is_told_once(self) -> None:
        dx = KB.diagnose({"afraid": True, "hurt": True}, earlier=self.AFRAID)
        assert [concern.id for concern in dx.safety.concerns] == ["fear", "harm"]

    def test_a_what_if_does_not_touch_it(self) -> None:
        dx = KB.diagnose({"trust": 3}, earlier=self.AFRAID)
        with pytest.raises(ik.QuestionError) as caught:
            dx.what_if(afraid=False)
        assert caught.value.code == "IK420"
        assert dx.what_if(trust=9).diagnosis.safety.status == "concern"
        later = KB.diagnose({"trust": 3}, earlier=[("2026-01-01", SCREENED)], when="2026-01-02")
        with pytest.raises(ik.QuestionError):
            later.what_if(afraid=True)
        assert later.what_if(trust=9).diagnosis.safety.screened


class TestStored:
    @pytest.mark.parametrize("given", [{"trust": 3}, {"afraid": False}, {"afraid": True}])
    @pytest.mark.parametrize("then", [SCREENED, KB.diagnose({"afraid": True})], ids=["screened", "afraid"])
    def test_it_is_read_again(self, given: dict[str, Any], then: ik.Diagnosis) -> None:
        dx = KB.diagnose(given, earlier=[("2026-01-01", then)], when="2026-01-02")
        again = ik.Diagnosis.from_json(dx.to_json(), KB)
        assert again == dx
        assert again.digest() == dx.digest()
        alone = ik.Diagnosis.from_json(dx.to_json())
        assert KB.diagnose({}, earlier=[("2026-01-02", alone)], when="2026-01-03") == KB.diagnose(
            {}, earlier=[("2026-01-02", dx)], when="2026-01-03"
        )

    def test_its_repr_shows_nothing(self) -> None:
        dx = KB.diagnose({}, earlier=[("2026-01-01", SCREENED)], when="2026-01-02")
        assert "afraid" not in repr(dx.record) + repr(dx.record.earlier)
        assert repr(dx.record.earlier) == "Earlier()"


def spoiled(given: list[Any], *, concerns: list[Any] | None = None) -> dict[str, Any]:
    data = KB.diagnose({}, earlier=[("2026-01-01", SCREENED)], when="2026-01-02").to_dict()
    data["earlier"] = {"answers": given, "concerns": [[]] if concerns is None else concerns}
    return data


def noted(when: str, **answers: Any) -> dict[str, Any]:
    return {"when": when, "observations": answers}


class TestSpoiled:
    @pytest.mark.parametrize(
        ("data", "why"),
        [
            (spoiled([[noted("some day", afraid=False)]]), "earlier.answers.0.0.when' is not a time in ISO 8601"),
            (spoiled([[], []]), "it has earlier check-ins of another number of people"),
            (spoiled([[noted("2026-01-01")]], concerns=[]), "it has earlier check-ins of another number of people"),
            (spoiled([[]], concerns=[[], []]), "it has earlier check-ins of another number of people"),
            (spoiled([[noted("2026-01-01"), noted("2026-01-02T00:00Z")]]), "has times with and without a time zone"),
            (spoiled([[noted("2026-01-02"), noted("2026-01-01")]]), "has times that are not in their order"),
        ],
        ids=["time", "answers of two", "no concerns", "concerns of two", "time zones", "order"],
    )
    def test_what_cannot_be_read(self, data: dict[str, Any], why: str) -> None:
        for knowledge in (None, KB):
            with pytest.raises(ik.StoredDiagnosisError) as caught:
                ik.Diagnosis.from_dict(data, knowledge)
            assert (caught.value.code, why in caught.value.problems[0].message) == ("IK501", True)

    @pytest.mark.parametrize("answers", [{"afraid": "often"}, {"afraid": 1}, {"afraid": 1, "hurt": False}, {"x": True}])
    def test_answers_that_are_none_do_not_count(self, answers: dict[str, Any]) -> None:
        data = spoiled([[noted("2026-01-01T00:00:00", **answers)]])
        with pytest.raises(ik.StoredDiagnosisError):
            ik.Diagnosis.from_dict(data, KB)
        alone = ik.Diagnosis.from_dict(data)
        dx = KB.diagnose({"hurt": False}, earlier=[("2026-01-02", alone)], when="2026-01-03")
        assert (dx.safety.status, dx.safety.unanswered) == ("not_screened", ("afraid",))


class TestWords:
    """A concern is told as the rules of now tell it, in the language and the context of now."""

    def test_in_the_language_of_now(self) -> None:
        kb = ik.load_knowledge()
        german = kb.within(locale="de")
        for of_two in (False, True):
            given: Any = {"fears_partner": True}
            then = kb.diagnose(ik.Couple(a=given, b={}) if of_two else given)
            now = german.diagnose(ik.Couple(a={}, b={}) if of_two else {}, earlier=then)
            told = german.diagnose(ik.Couple(a=given, b={}) if of_two else given)
            assert now.safety.concerns == told.safety.concerns
            assert now.to_text() == told.to_text()
            asked = german.diagnose(ik.Couple(a={}, b={}) if of_two else {})
            plan = asked.plan(minutes_per_week=60, earlier=then)
            assert plan.to_text() == told.plan(minutes_per_week=60).to_text()
            assert str(ik.progress([then, asked])) == str(ik.progress([told, asked]))
            ended = german.diagnose({**dict.fromkeys(asked.safety.unanswered, False)}) if not of_two else None
            if ended is not None:
                assert ended.plan(minutes_per_week=60, earlier=then) == ended.plan(minutes_per_week=60, earlier=told)

    def test_one_that_the_rules_no_longer_know_stays_as_it_was_told(self) -> None:
        then = KB.diagnose({"afraid": True})
        renamed = small_knowledge(safety=FILES["safety.yaml"].replace("id: fear", "id: dread"))
        dx = renamed.diagnose({}, earlier=then)
        assert dx.safety.concerns == then.safety.concerns
        assert renamed.diagnose({}).plan(minutes_per_week=60, earlier=then).support


class TestArguments:
    @pytest.mark.parametrize("earlier", ["then", 1, [1], {"2026-01-01": SCREENED}])
    def test_what_is_no_diagnosis(self, earlier: Any) -> None:
        with pytest.raises(ik.QuestionError) as caught:
            KB.diagnose({}, earlier=earlier)
        assert caught.value.code == "IK404"

    @pytest.mark.parametrize("when", ["some day", 3, datetime(2026, 1, 2, tzinfo=timezone(timedelta(hours=1)))])
    def test_times_that_cannot_be_compared(self, when: Any) -> None:
        with pytest.raises(ik.QuestionError) as caught:
            KB.diagnose({}, earlier=[("2026-01-01", SCREENED)], when=when)
        assert caught.value.code == "IK422"

    def test_a_time_is_read_also_where_nothing_came_before(self) -> None:
        with pytest.raises(ik.QuestionError):
            KB.diagnose({}, when="some day")
        assert KB.diagnose({}, when="2026-01-01", earlier=[]).safety.status == "not_screened"


class TestDays:
    def test_the_fewest_of_the_packs_with_concerns(self) -> None:
        more = {
            "pack.yaml": "{format: 1, name: more, version: 1.0.0, title: M, license: MIT, sources: {us: {title: Us}}}",
            "safety.yaml": "- {id: low, kind: caution, when: trust < 1, title: Low, because: It matters, source: us}\n",
        }
        small = {**FILES, "pack.yaml": FILES["pack.yaml"].rstrip() + "\nscreening_days: 28\n"}
        assert ik.load_knowledge(small, more, core=False).runtime.built.screening_days == 28
        more["safety.yaml"] = more["safety.yaml"].replace("kind: caution", "kind: concern, about: to_oneself")
        assert ik.load_knowledge(small, more, core=False).runtime.built.screening_days == 0

    def test_within_a_context_and_pickled(self) -> None:
        from pickle import dumps, loads

        assert KB.within("friendship").runtime.built.screening_days == 28
        assert loads(dumps(KB)).runtime.built.screening_days == 28
        assert ik.load_knowledge().runtime.built.screening_days == 28

    @pytest.mark.parametrize("days", ["-1", "367", "1.5", "often", "true"])
    def test_other_numbers_are_refused(self, days: str) -> None:
        with pytest.raises(ik.PackError) as caught:
            small_knowledge(pack=FILES["pack.yaml"].rstrip() + f"\nscreening_days: {days}\n")
        assert caught.value.code == "IK110"


class TestCheckin:
    def test_what_still_counts_is_not_asked_again(self) -> None:
        later = KB.checkin(earlier=[("2026-01-01", SCREENED)], when="2026-01-02")
        assert later.question is not None
        assert later.question.id not in NO
        assert later.diagnosis.safety.screened
        much_later = KB.checkin(earlier=[("2026-01-01", SCREENED)], when="2026-12-02")
        assert much_later.question is not None
        assert much_later.question.id in NO

    def test_a_concern_that_stands_ends_it_once_safety_was_asked(self) -> None:
        checkin = KB.checkin(earlier=KB.diagnose({"afraid": True}))
        asked = []
        for question in checkin:
            asked.append(question.id)
            checkin.answer(None if question.id == "afraid" else False)
        assert sorted(asked) == ["afraid", "hurt"]
        assert checkin.ended == "safety"
