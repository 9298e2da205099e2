"""Progress over several diagnoses: states, remedies that were followed, changed rules and questions, and the text."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from fractions import Fraction
from traceback import format_exception
from typing import ClassVar
from zoneinfo import ZoneInfo

import pytest

import intimacy_kit as ik
from intimacy_kit.model.observations import Value
from intimacy_kit.reasoning.progress.check_ins import When
from intimacy_kit.reasoning.progress.trends import Trend, state
from tests.small_pack import ALL_HARD, ALL_WELL, small_knowledge
from tests.wording import Wording

KB = small_knowledge()
OTHER = small_knowledge(
    benefits="- {id: closeness, title: Closeness, text: You feel very close., source: notes}",
)
HARD, WELL = KB.diagnose(ALL_HARD), KB.diagnose(ALL_WELL)


def worse(one: float, two: float) -> bool:
    return one - two >= 2


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([5], "plateau"),
        ([5, 6, 5, 6], "plateau"),
        ([5, 4, 3], "improving"),
        ([5, 6, 7], "worsening"),
        ([5, 3, 4, 5], "relapse"),
        ([5, 3, 4, 3, 1], "improving"),
        ([5, 3, 5, 6, 9], "relapse"),
        ([5, 3, 5, 3], "improving"),
        ([5, 7, 5], "improving"),
        ([5, 7, 5, 7], "relapse"),
        ([5, 7, 6, 7, 9], "worsening"),
        ([9, 7, 6, 5, 6], "improving"),
    ],
)
def test_state_follows_turns_and_ignores_noise(values: list[float], expected: str) -> None:
    assert state(values, worse) == expected


def states(trends: tuple[object, ...]) -> dict[str, str]:
    return {trend.id: trend.state for trend in trends}  # type: ignore[attr-defined]  # trends


def test_findings_and_components_get_better_and_worse_and_come_back() -> None:
    better, back = ik.progress([HARD, WELL]), ik.progress([HARD, WELL, HARD])
    assert states(better.findings) == dict.fromkeys(["distance", "gloom", "little_time", "mistrust"], "improving")
    assert states(better.components) == {"understanding": "improving"}
    assert set(states(back.findings).values()) == {"relapse"}
    assert states(back.components) == {"understanding": "relapse"}
    assert set(states(ik.progress([WELL, HARD]).findings).values()) == {"worsening"}
    assert set(states(ik.progress([HARD, HARD]).findings).values()) == {"plateau"}


def test_a_small_move_is_noise_unless_the_threshold_says_otherwise() -> None:
    first, second = (
        KB.diagnose({**ALL_HARD, "quality_time": 12}),
        KB.diagnose({**ALL_HARD, "quality_time": 12, "drinks": 0}),
    )
    moved = second.findings["gloom"].score - first.findings["gloom"].score
    assert -0.2 < moved < 0
    assert states(ik.progress([first, second], threshold=0.5).findings)["gloom"] == "improving", "another level"
    near = KB.diagnose({**ALL_HARD, "rituals": 2})
    assert near.findings["distance"].level == HARD.findings["distance"].level
    assert states(ik.progress([HARD, near]).findings)["distance"] == "plateau"
    assert states(ik.progress([HARD, near], threshold=0.01).findings)["distance"] == "improving"


def test_finding_not_asked_again_is_not_improving() -> None:
    fewer = {"trust": ALL_HARD["trust"]}
    told = ik.progress([HARD, KB.diagnose(fewer), KB.diagnose(ALL_HARD)])
    assert set(states(told.findings).values()) == {"plateau"}
    assert told.followed == ik.progress([HARD, KB.diagnose({})]).followed == ()
    assert "Getting better" not in str(told)
    assert set(states(ik.progress([KB.diagnose({}), HARD]).findings).values()) == {"not_asked_again"}
    better = {id: value for id, value in ALL_WELL.items() if id != "drinks"}
    told = ik.progress([HARD, KB.diagnose(better)])
    assert states(told.findings) == {
        "distance": "improving", "gloom": "improving", "little_time": "improving", "mistrust": "improving",
    }, "gloom is better whatever would be said of drinking"  # fmt: skip


def without(values: Mapping[str, Value], *ids: str) -> dict[str, Value]:
    return {id: value for id, value in values.items() if id not in ids}


def trend(told: ik.Progress, id: str) -> Trend:
    return next(trend for trend in (*told.findings, *told.components, *told.signals) if trend.id == id)


def test_finding_without_new_answers_is_not_improving_and_credits_no_remedy(
    wording: Wording,
) -> None:
    """One answer moved, and another finding was not asked about: it was drawn falling, and called better."""
    second = {**without(ALL_HARD, "trust", "hides_feelings", "arguments", "topic", "past_betrayal"), "quality_time": 12}
    told = ik.progress([HARD, KB.diagnose(second)])
    assert trend(told, "little_time").state == "improving"
    mistrust = trend(told, "mistrust")
    assert (mistrust.state, mistrust.not_compared) == ("not_asked_again", (2,))
    assert [(point.number, point.level) for point in mistrust.points] == [(1, "severe")]
    assert all("mistrust" not in one.improved for one in told.followed)
    text = str(told)
    wording(text)
    assert "Mistrust: severe, then" not in text


def test_a_question_of_only_one_check_in_takes_no_part() -> None:
    asked = {"quality_time": 12.0, "rituals": 0.0, "talk_minutes": 5.0}
    mild, fewer = KB.diagnose(asked), KB.diagnose(without(asked, "rituals"))
    assert [dx.findings["little_time"].level for dx in (mild, fewer)] == ["mild", "none"]
    told = trend(ik.progress([mild, fewer]), "little_time")
    assert (told.state, [point.level for point in told.points]) == ("plateau", ["none", "none"])
    worse = KB.diagnose({"quality_time": 1, "talk_minutes": 5})
    assert trend(ik.progress([mild, worse]), "little_time").state == "worsening"


def test_additional_answers_are_not_a_worsening() -> None:
    few = KB.diagnose({"quality_time": 12})
    told = ik.progress([few, KB.diagnose({"quality_time": 12, "rituals": 0})])
    little_time = trend(told, "little_time")
    assert (little_time.state, little_time.not_compared) == ("plateau", ())
    assert [point.score for point in little_time.points] == [0, 0]
    assert told.not_asked_again == ("shared rituals",)


def test_where_nothing_is_asked_again_the_check_in_with_most_answers_is_shown() -> None:
    first, last = KB.diagnose({"quality_time": 12, "talk_minutes": 5}), KB.diagnose({"rituals": 0})
    told = trend(ik.progress([first, last]), "little_time")
    assert (told.state, told.overall, told.not_compared) == ("not_asked_again", None, (2,))
    assert [point.number for point in told.points] == [1]


def test_chart_omits_points_not_asked_again(wording: Wording) -> None:
    fewer = KB.diagnose({"trust": 2})
    told = ik.progress([HARD, fewer, WELL, fewer])
    little_time = trend(told, "little_time")
    assert [point.number for point in little_time.points] == [1, 3]
    assert (little_time.state, little_time.not_compared) == ("improving", (2, 4))
    assert [point.level for point in little_time.points] == ["moderate", "none"]
    wording(str(told))
    assert [row["number"] for row in told.rows() if row["id"] == "little_time"] == [1, 3]
    assert "Not asked again in the same way" not in str(ik.progress([HARD, fewer, WELL]))


def test_line_breaks_where_other_answers_are_common() -> None:
    few = [{"quality_time": hours} for hours in (12.0, 1.0)]
    many = [{"quality_time": hours, "rituals": 0.0} for hours in (1.0, 12.0)]
    told = trend(ik.progress([KB.diagnose(values) for values in (*few, *many)]), "little_time")
    assert [(point.line, point.number, point.score) for point in told.points] == [
        (1, 1, 0.0), (1, 2, 0.5), (1, 3, 0.5), (2, 3, 0.625), (2, 4, 0.25),
    ]  # fmt: skip
    assert (told.state, told.overall, told.not_compared) == ("improving", "plateau", ())


def test_turn_of_one_question_is_seen_between_others() -> None:
    asked: list[dict[str, Value]] = [{"quality_time": 1}, {"rituals": 4}, {"quality_time": 12}, {"rituals": 0}]
    assert trend(ik.progress([KB.diagnose(values) for values in asked]), "little_time").state == "relapse"


@pytest.mark.parametrize(
    ("hours", "rituals", "expected"),
    [
        ((12, 1, 1, 12), (0, 0), ("improving", "plateau", "about the same")),
        ((12, 1, 1, 1), (0, 4), ("improving", "worsening", "harder")),
        ((1, 12, 12, 12), (4, 0), ("relapse", "improving", "better")),
    ],
)
def test_first_and_last_are_told_where_no_line_joins_them(
    hours: tuple[int, ...], rituals: tuple[int, int], expected: tuple[str, str, str]
) -> None:
    asked: list[dict[str, Value]] = [{"quality_time": each} for each in hours]
    asked[2]["rituals"], asked[3]["rituals"] = rituals
    told = ik.progress([KB.diagnose(values) for values in asked])
    little_time = trend(told, "little_time")
    assert (little_time.state, little_time.overall) == expected[:2]
    assert [(point.number, point.line) for point in little_time.ends] == [(1, 1), (4, 1)]
    assert f"From the first check-in to the last: {expected[2]}." in str(told)


def test_each_check_in_is_compared_with_the_latest_that_asked_the_same() -> None:
    asked: list[dict[str, Value]] = [{"quality_time": 1}, {"rituals": 0}, {"quality_time": 12}, {"rituals": 4}]
    told = trend(ik.progress([KB.diagnose(values) for values in asked]), "little_time")
    assert [(point.line, point.number) for point in told.points] == [(1, 1), (1, 3), (2, 2), (2, 4)]
    assert (told.state, told.overall) == ("improving", None)


def test_signal_never_asked_has_no_points() -> None:
    told = ik.progress([KB.diagnose({"trust": 3}), KB.diagnose({"trust": 9})])
    assert trend(told, "little_time").points == ()
    assert trend(told, "little_time").state == "not_asked_again"
    assert trend(told, "little_time").not_compared == (1, 2)


def test_text_makes_no_claim_without_a_comparison(wording: Wording) -> None:
    told = str(ik.progress([HARD, KB.diagnose({"hurt": False})]))
    wording(told)
    assert "No change" not in told
    assert "No change" in str(ik.progress([KB.diagnose({"trust": 2}), KB.diagnose({"trust": 2})]))


def test_an_answer_given_once_is_not_called_a_plateau() -> None:
    told = ik.progress([KB.diagnose({"trust": 3, "mood": 1}), KB.diagnose({"trust": 3})])
    assert states(told.signals) == {"mood": "not_asked_again", "trust": "plateau"}


def test_stored_diagnoses_are_compared_for_equal_questions_or_disjoint_ranges() -> None:
    second = KB.diagnose({**without(ALL_WELL, "drinks")})
    both = [ik.Diagnosis.from_json(dx.to_json()) for dx in (HARD, second)]
    assert states(ik.progress(both).findings)["mistrust"] == "improving", "its ranges do not overlap"
    same = KB.diagnose(without(ALL_HARD, "drinks"))
    stored = [ik.Diagnosis.from_json(dx.to_json()) for dx in (HARD, same)]
    assert states(ik.progress(stored).findings)["little_time"] == "not_asked_again"
    assert states(ik.progress([HARD, same]).findings)["little_time"] == "plateau"
    assert states(ik.progress([stored[0], same]).findings)["little_time"] == "plateau", "the other one knows the rules"


class TestOfTwo:
    """Of two partners, the larger score is another number where one of them was not asked again."""

    A: ClassVar = {"quality_time": 1.0, "rituals": 0.0, "trust": 9.0}
    B: ClassVar = {"quality_time": 8.0, "rituals": 3.0, "trust": 9.0}

    def test_partner_not_asked_again_improves_nothing(self) -> None:
        both, one = KB.diagnose(ik.Couple(a=self.A, b=self.B)), KB.diagnose(ik.Couple(a={"trust": 9}, b=self.B))
        assert (both.answered, one.answered) == (("quality_time", "rituals", "trust"),) * 2
        assert both.findings["little_time"].score != one.findings["little_time"].score
        for given in ([both, one], [one, both]):
            told = ik.progress(given)
            assert trend(told, "little_time").state == "plateau", "the other one answered the same both times"
            states = {(each.id, each.partner): each.state for each in told.signals}
            assert (states["rituals", "a"], states["rituals", "b"]) == ("not_asked_again", "plateau")
            assert (states["trust", "a"], states["trust", "b"]) == ("plateau", "plateau")
            assert told.not_asked_again == ("quality time together", "shared rituals")
            assert told.followed == ()
            assert told.questions_changed == (2,)

    def test_partner_with_the_same_questions_is_compared(self) -> None:
        both = KB.diagnose(ik.Couple(a=self.A, b=self.B))
        later = KB.diagnose(ik.Couple(a={**self.A, "quality_time": 12, "rituals": 4}, b={**self.B, "rituals": 4}))
        told = ik.progress([both, later])
        assert trend(told, "little_time").state == "improving"
        rituals = {each.partner: each for each in told.signals if each.id == "rituals"}
        assert [point.value for point in rituals["a"].points] == [0.0, 4.0]
        assert [point.value for point in rituals["b"].points] == [3.0, 4.0]

    def test_partner_who_answers_both_times_is_compared(self) -> None:
        both = KB.diagnose(ik.Couple(a=self.A, b=self.B))
        one = KB.diagnose(ik.Couple(a={}, b={**self.B, "quality_time": 2}))
        told = trend(ik.progress([both, one]), "little_time")
        assert (told.state, [point.score for point in told.points]) == ("worsening", [0.0, 0.5])

    def test_ranges_of_different_partners_are_not_compared(self) -> None:
        first, second = (KB.diagnose(couple) for couple in (ik.Couple(a=self.A, b={}), ik.Couple(a={}, b=self.B)))
        assert first.findings["little_time"].score > second.findings["little_time"].score
        assert trend(ik.progress([first, second]), "little_time").state == "not_asked_again"


def test_answers_are_judged_by_the_direction_of_their_signal() -> None:
    told = states(ik.progress([HARD, KB.diagnose({**ALL_WELL, "past_betrayal": True, "quality_time": 10})]).signals)
    assert told == {
        "afraid": "plateau", "arguments": "plateau", "drinks": "changed", "hides_feelings": "improving",
        "hurt": "plateau", "mood": "changed", "past_betrayal": "worsening", "quality_time": "plateau",
        "rituals": "improving", "talk_minutes": "plateau", "topic": "changed", "trust": "improving",
    }  # fmt: skip


def test_stored_diagnoses_need_no_knowledge_base() -> None:
    stored = [ik.Diagnosis.from_json(dx.to_json()) for dx in (HARD, WELL)]
    told = ik.progress(stored)
    assert told.findings == ik.progress([HARD, WELL]).findings
    assert set(states(told.signals).values()) == {"changed", "plateau"}
    assert told.signals[0].title == told.signals[0].id


def test_check_ins_are_sorted_by_time() -> None:
    told = ik.progress([("2026-03-01", WELL), (date(2026, 1, 31), HARD), (datetime(2026, 2, 1, 12), HARD)])
    assert [point.when for point in told.findings[0].points] == [
        "2026-01-31T00:00:00", "2026-02-01T12:00:00", "2026-03-01T00:00:00",
    ]  # fmt: skip
    assert [point.number for point in told.findings[0].points] == [1, 2, 3]
    assert set(states(told.findings).values()) == {"improving"}
    assert ik.progress([HARD, WELL]).findings[0].points[0].when is None


def at(hour: int, minute: int, *, fold: int = 0) -> datetime:
    """In the night in which the clocks of Berlin show two to three o'clock twice."""
    return datetime(2026, 10, 25, hour, minute, tzinfo=ZoneInfo("Europe/Berlin"), fold=fold)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (at(2, 45), at(2, 15, fold=1)),
        (at(2, 45), at(2, 15, fold=1).astimezone(UTC)),
        (at(2, 30), at(2, 30, fold=1)),
        ("2026-10-25T02:45:00+02:00", at(2, 15, fold=1)),
        (at(1, 59), at(2, 0)),
    ],
)
def test_check_ins_in_a_repeated_hour_are_sorted_by_instant(first: When, last: When) -> None:
    for given in ([(first, HARD), (last, WELL)], [(last, WELL), (first, HARD)]):
        told = ik.progress(given)
        assert set(states(told.findings).values()) == {"improving"}
        assert [point.level for point in told.findings[0].points] == ["severe", "none"]


def test_check_ins_at_one_instant_keep_their_order() -> None:
    same = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert set(states(ik.progress([(same, WELL), (at(2, 30), HARD)]).findings).values()) == {"worsening"}
    assert set(states(ik.progress([(at(2, 30), HARD), (same, WELL)]).findings).values()) == {"improving"}


def test_times_at_either_end_of_the_calendar_are_in_order() -> None:
    east, west = timezone(timedelta(hours=23)), timezone(-timedelta(hours=23))
    told = ik.progress([(datetime.max.replace(tzinfo=west), WELL), (datetime.min.replace(tzinfo=east), HARD)])
    assert set(states(told.findings).values()) == {"improving"}


class OfNoOffset(tzinfo):
    """A time zone that does not say how far it is off: a time in it has none."""

    def utcoffset(self, when: datetime | None) -> timedelta | None:
        return None


class Broken(tzinfo):
    """A time zone that fails."""

    def utcoffset(self, when: datetime | None) -> timedelta | None:
        raise RuntimeError("an observed value")


class NotATime(datetime):
    """As NaT of pandas is: a datetime that is none."""

    def __eq__(self, other: object) -> bool:
        return False

    __hash__ = datetime.__hash__


NO_DIAGNOSES = "progress needs diagnoses, each with its time or all without"


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ([], "progress needs two diagnoses at least"),
        ([HARD], "progress needs two diagnoses at least"),
        (5, NO_DIAGNOSES),
        ({"2026-01-31": HARD, "2026-02-28": WELL}, NO_DIAGNOSES),
        ([HARD.to_json(), WELL.to_json()], NO_DIAGNOSES),
        ([(HARD, "2026-01-31"), (WELL, "2026-02-28")], NO_DIAGNOSES),
        ([HARD, "2026"], NO_DIAGNOSES),
        ([("2026-01-31", HARD), WELL], NO_DIAGNOSES),
        ([("yesterday", HARD), ("2026-01-31", WELL)], "a time cannot be read"),
        ([(5, HARD), ("2026-01-31", WELL)], "a time cannot be read"),
        ([(NotATime(2026, 1, 1), HARD), ("2026-01-31", WELL)], "a time cannot be read"),
        ([(datetime(2026, 1, 1, tzinfo=UTC), HARD), ("2026-01-31", WELL)],
         "some times have a time zone and some have none"),
        ([(datetime(2026, 1, 1, tzinfo=OfNoOffset()), HARD), (datetime(2026, 1, 2, tzinfo=UTC), WELL)],
         "some times have a time zone and some have none"),
        ([(date(2026, 1, 1), HARD), ("2026-01-02T10:00Z", WELL)], "some times have a time zone and some have none"),
        ([(datetime(2026, 1, 1, tzinfo=Broken()), HARD), (datetime(2026, 1, 2, tzinfo=UTC), WELL)],
         "a time cannot be read"),
    ],
)  # fmt: skip
def test_invalid_arguments_are_refused(given: list[ik.Diagnosis], message: str) -> None:
    with pytest.raises(ik.QuestionError) as caught:
        ik.progress(given)
    assert (caught.value.code, caught.value.message) == ("IK422", message)
    assert "observed" not in "".join(format_exception(caught.value))


def test_a_time_in_a_zone_without_an_offset_has_none() -> None:
    first, last = datetime(2026, 1, 1, tzinfo=OfNoOffset()), "2026-01-02"
    assert set(states(ik.progress([(last, WELL), (first, HARD)]).findings).values()) == {"improving"}


@pytest.mark.parametrize("threshold", [0, -1, 1.5, float("nan"), True, "much"])
def test_invalid_threshold_is_refused(threshold: float) -> None:
    with pytest.raises(ik.QuestionError) as caught:
        ik.progress([HARD, WELL], threshold=threshold)
    assert caught.value.code == "IK404"


def test_a_threshold_may_be_a_real_number_of_any_kind() -> None:
    assert ik.progress([HARD, WELL], threshold=Fraction(1, 10)) == ik.progress([HARD, WELL])  # type: ignore[arg-type]  # as numpy's are


def test_remedies_that_were_followed_by_improvement() -> None:
    told = ik.progress([HARD, WELL])
    assert [(one.id, one.number) for one in told.followed] == [
        (remedy.strategy.id, 1) for remedy in sorted(HARD.remedies, key=lambda remedy: remedy.strategy.id)
    ]
    reasons = {remedy.strategy.id: sorted(reason.id for reason in remedy.reasons) for remedy in HARD.remedies}
    assert {one.id: [*one.improved] for one in told.followed} == reasons
    assert ik.progress([HARD, WELL, HARD]).followed == ()
    assert ik.progress([WELL, HARD, KB.diagnose({**ALL_HARD, "hides_feelings": 0})]).followed[0].number == 2
    assert ik.progress([HARD, HARD, WELL]).followed[0].number == 1


def test_a_stored_reason_that_is_no_finding_is_passed_over() -> None:
    data = HARD.to_dict()
    for remedy in data["remedies"]:
        remedy["reasons"][0]["id"] = "of_nothing"
    told = ik.progress([ik.Diagnosis.from_dict(data), WELL])
    assert "of_nothing" not in {id for one in told.followed for id in one.improved}


def test_nothing_is_compared_across_changed_rules(wording: Wording) -> None:
    fewer = {id: value for id, value in ALL_WELL.items() if id != "mood"}
    told = ik.progress([HARD, OTHER.diagnose(ALL_HARD), OTHER.diagnose(fewer)])
    assert (told.rules_changed, told.questions_changed) == ((2,), (3,))
    assert not any(trend.same_rules for trend in told.findings)
    assert set(states(told.findings).values()) == {"improving"}
    assert [(point.line, point.number) for point in told.findings[0].points] == [(1, 1), (2, 2), (2, 3)]
    wording(str(told))

    told = ik.progress([HARD, OTHER.diagnose(ALL_WELL)])
    assert set(states(told.findings).values()) == {"rules_changed"}
    assert [(point.line, point.number) for point in told.findings[0].points] == [(1, 1), (2, 2)]
    assert told.followed == ()
    wording(str(told))

    same = ik.progress([HARD, WELL])
    assert (same.rules_changed, same.questions_changed) == ((), ())
    assert all(trend.same_rules for trend in (*same.findings, *same.signals))
    assert "To bear in mind" not in str(same)


class TestIndexes:
    KB: ClassVar = small_knowledge(
        indexes="""
- {id: near, title: Nearness, text: How near you are., of: {little_time: -1, mistrust: -1, understanding: 1},
   levels: [{id: low, from: 0, title: far}, {id: high, from: 0.5, title: near}]}
"""
    )

    def told(self, *answers: Mapping[str, Value], threshold: float = 0.1) -> ik.Progress:
        return ik.progress([self.KB.diagnose(values) for values in answers], threshold=threshold)

    def test_moves_by_half_the_threshold(self) -> None:
        one, two = {**ALL_HARD}, {**ALL_HARD, "rituals": 2}
        values = [self.KB.diagnose(each).indexes["near"].value or 0.0 for each in (one, two)]
        assert 0.04 < values[1] - values[0] < 0.05
        assert self.told(one, two).indexes[0].state == "plateau"
        assert self.told(one, two, threshold=0.08).indexes[0].state == "improving"
        assert self.told(two, one, threshold=0.08).indexes[0].state == "worsening"

    def test_line_breaks_while_it_is_open(self, wording: Wording) -> None:
        told = self.told(ALL_HARD, ALL_HARD, {"rituals": 2}, ALL_WELL)
        (near,) = told.indexes
        assert near.kind == "index"
        assert (near.state, near.overall) == ("improving", "improving")
        assert [(point.line, point.number) for point in near.points] == [(1, 1), (1, 2), (2, 3), (3, 4)]
        assert [point.level for point in near.points] == ["low", "low", None, "high"]
        assert [point.score is None for point in near.points] == [False, False, True, False]
        wording(str(told))
        assert told.rows()[-1]["kind"] == "signal"
        assert [row["score"] for row in told.rows() if row["kind"] == "index"][2] is None

    def test_open_one_is_told_as_not_known_yet(self, wording: Wording) -> None:
        told = self.told({"rituals": 2}, {"rituals": 2})
        assert told.indexes[0].state == "open"
        assert told.indexes[0].overall is None
        wording(str(told))
        wording(str(self.told(ALL_HARD, {"rituals": 2})))

    def test_nothing_answered_about_it(self) -> None:
        told = self.told({"mood": 1}, {"mood": 2})
        assert (told.indexes[0].points, told.indexes[0].state) == ((), "not_asked_again")
        assert "Nearness" not in str(told)


def test_questions_not_asked_again_are_named_but_private_ones(wording: Wording) -> None:
    more = {"quality_time": 3, "drinks": 1, "afraid": False}
    told = ik.progress([KB.diagnose({"trust": 3, **more}), KB.diagnose({"trust": 3})])
    assert told.not_asked_again == ("quality time together",)
    wording(str(told))
    assert "and more" in str(ik.progress([KB.diagnose(without(ALL_WELL, "trust")), KB.diagnose({"trust": 3})]))


def test_rows_are_ready_to_plot() -> None:
    told = ik.progress([("2026-01-01", HARD), ("2026-02-01", WELL)])
    rows = told.rows()
    assert len(rows) == 2 * (len(told.findings) + len(told.components) + len(told.signals))
    assert rows[0] == {
        "id": "distance", "title": "Distance", "kind": "consequence", "partner": None, "state": "improving",
        "same_rules": True,
        "number": 1, "when": "2026-01-01T00:00:00", "line": 1, "score": HARD.findings["distance"].score,
        "low": HARD.findings["distance"].low, "high": HARD.findings["distance"].high, "level": "severe", "value": None,
    }  # fmt: skip
    assert rows[-1]["value"] == 9.0


def test_the_text_starts_with_what_got_better(wording: Wording) -> None:
    middle = KB.diagnose({**ALL_HARD, "quality_time": 12, "rituals": 4})
    text = ik.progress([HARD, middle]).to_text()
    wording(text)

    wording(str(ik.progress([HARD, WELL, HARD])))
    assert "Getting harder" in str(ik.progress([WELL, HARD]))
    traces = KB.diagnose({"drinks": 0, "mood": 9}), KB.diagnose({"drinks": 3, "mood": 9})
    assert "Gloom" not in str(ik.progress([traces[1], traces[0], traces[1]], threshold=0.01))
    wording(str(ik.progress([HARD, HARD])))
    assert ik.progress([HARD, WELL]).to_markdown().startswith("## How things have moved\n")


def test_all_of_it_is_data() -> None:
    told = ik.progress([HARD, WELL])
    assert ik.Progress.model_validate_json(json.dumps(told.to_dict())) == told


@pytest.mark.parametrize("order", [0, 1])
def test_text_under_a_concern_reports_no_progress(order: int) -> None:
    afraid = KB.diagnose({**ALL_HARD, "afraid": True})
    told = ik.progress([[afraid, WELL], [HARD, KB.diagnose({**ALL_WELL, "afraid": True})]][order])
    assert told.concern
    assert told.safety[order] == "concern"
    assert told.followed == ()
    assert "Safety comes first" in str(told)
    assert "better" not in str(told)
    assert not ik.progress([HARD, WELL]).concern


def test_a_concern_stands_until_it_is_answered_with_no() -> None:
    afraid, hurt = KB.diagnose({"afraid": True}), KB.diagnose({"hurt": True, "afraid": False})
    stand = {
        (afraid, HARD): [],
        (HARD, afraid): ["fear"],
        (afraid, KB.diagnose({})): ["fear"],
        (afraid, KB.diagnose({"hurt": False})): ["fear"],
        (afraid, hurt): ["harm"],
        (hurt, afraid): ["fear", "harm"],
        (hurt, afraid, KB.diagnose({"hurt": False})): ["fear"],
        (afraid, ik.diagnose({"fears_partner": False})): ["fear"],
    }
    for given, ids in stand.items():
        told = ik.progress(given)
        assert told.concern
        assert [concern.id for concern in told.standing] == ids
        assert ik.progress([ik.Diagnosis.from_json(dx.to_json()) for dx in given]).standing == told.standing
    assert ik.progress([HARD, WELL]).standing == ()


def test_repr_shows_no_values() -> None:
    told = ik.progress([HARD, WELL])
    assert repr(told) == "Progress()"
    assert {repr(one) for one in (*told.findings, *told.signals)} == {"Trend()"}
    assert (repr(told.findings[0].points[0]), repr(told.followed[0])) == ("Point()", "Followed()")
