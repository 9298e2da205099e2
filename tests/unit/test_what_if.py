"""What-ifs: the diagnosis for other answers, and its differences."""

import pytest

import intimacy_kit as ik
from tests.small_pack import ALL_HARD, ALL_WELL, small_knowledge
from tests.wording import Wording

KB = small_knowledge()
OPEN = {id: value for id, value in ALL_HARD.items() if id not in ("afraid", "hurt")}


def ways(found: object) -> dict[str, str]:
    return {one.id: one.way for one in found}  # type: ignore[attr-defined]  # any tuple of differences


def test_the_new_diagnosis_is_that_of_the_new_answers() -> None:
    dx = KB.diagnose(ALL_HARD)
    then = dx.what_if({"quality_time": 12, "trust": 3}, trust=9, topic=None)
    assert then.diagnosis == KB.diagnose({**ALL_HARD, "quality_time": 12, "trust": 9, "topic": None})
    assert then.diagnosis.explain("little_time")
    assert dx == KB.diagnose(ALL_HARD)
    data = then.to_dict()
    assert data["diagnosis"] == then.diagnosis.to_dict()
    assert [one["id"] for one in data["difference"]["findings"]] == [one.id for one in then.findings]


def test_findings_that_fall_disappear_appear_and_rise_are_listed() -> None:
    then = KB.diagnose(ALL_HARD).what_if(ALL_WELL)
    assert ways(then.findings) == dict.fromkeys(["distance", "gloom", "little_time", "mistrust"], "goes")
    assert ways(then.components) == {"understanding": "appears"}
    back = KB.diagnose(ALL_WELL).what_if(ALL_HARD)
    assert ways(back.findings) == dict.fromkeys(["distance", "gloom", "little_time", "mistrust"], "appears")
    assert ways(back.components) == {"understanding": "goes"}
    less = KB.diagnose(ALL_HARD).what_if(rituals=2)
    assert ways(less.findings) == {"little_time": "falls", "distance": "falls", "gloom": "falls"}
    (_, _, time) = less.findings
    assert (time.title, time.kind) == ("Little time", "challenge")
    assert (time.before.level, time.before.score, time.after.level, time.after.score) == (
        "moderate", 0.625, "moderate", 0.5,
    )  # fmt: skip
    assert (time.after.low, time.after.high) == (0.5, 0.5)
    more = KB.diagnose({**ALL_HARD, "rituals": 2}).what_if(rituals=0)
    assert ways(more.findings) == {"little_time": "rises", "distance": "rises", "gloom": "rises"}


def test_an_interval_alone_may_differ() -> None:
    then = KB.diagnose({}).what_if(talk_minutes=5)
    assert ways(then.findings) == {}
    then = KB.diagnose({}).what_if(quality_time=12)
    assert ways(then.findings)["little_time"] == "stays"
    assert "Nothing that is found would change." not in str(then)  # understanding appears


def test_the_answers_that_differ_are_told_in_words(wording: Wording) -> None:
    then = KB.diagnose({"quality_time": 1.5, "rituals": 2}).what_if(quality_time=None, rituals=2, past_betrayal=True)
    assert [(one.id, one.before, one.after) for one in then.signals] == [
        ("past_betrayal", None, "yes"),
        ("quality_time", "1.5 hours per week", None),
    ]
    wording([one.title for one in then.signals])
    wording(str(then))


def test_added_removed_and_reordered_remedies_are_listed(wording: Wording) -> None:
    dx = KB.diagnose(ALL_HARD)
    gone = dx.what_if(ALL_WELL)
    assert {one.way for one in gone.remedies} == {"goes"}
    assert [(one.before, one.after) for one in gone.remedies] == [(n, None) for n in range(1, 1 + len(dx.remedies))]
    back = KB.diagnose(ALL_WELL).what_if(ALL_HARD)
    assert [(one.way, one.before, one.after) for one in back.remedies] == [
        ("comes", None, n) for n in range(1, 1 + len(dx.remedies))
    ]
    told = str(gone) + str(back)
    wording(told)
    assert "would be suggested too" in told


def test_changed_priorities_of_remedies_are_listed(wording: Wording) -> None:
    answers = {"quality_time_hours": 1.5, "feels_heard": 1, "misunderstandings": 3, "criticism": 3, "trust": 3}
    then = ik.diagnose({**answers, "rituals_kept": 0}).what_if(feels_heard=4)
    moved = {one.way: one for one in then.remedies}
    assert moved["up"].before > moved["up"].after  # type: ignore[operator]  # both are ranks
    assert moved["down"].before < moved["down"].after  # type: ignore[operator]  # both are ranks
    wording(str(then))
    assert f"{moved['down'].title}: would matter less" in str(then)


def test_text_of_a_what_if(wording: Wording) -> None:
    wording(KB.diagnose(OPEN).what_if(hides_feelings=0, rituals=4).to_text())


def test_text_of_changes_in_the_other_direction(wording: Wording) -> None:
    text = str(KB.diagnose({**OPEN, "rituals": 4, "hides_feelings": 0}).what_if(OPEN))
    assert "What would weigh more" in text
    wording(text)
    assert "more than now" in str(KB.diagnose({**ALL_HARD, "rituals": 2}).what_if(rituals=0))


def test_text_without_changes(wording: Wording) -> None:
    dx = KB.diagnose(ALL_HARD)
    then = dx.what_if()
    assert then.diagnosis == dx
    assert (then.signals, then.findings, then.components, then.remedies) == ((), (), (), ())
    wording(str(then))


def test_what_if_as_markdown(wording: Wording) -> None:
    wording(KB.diagnose(ALL_HARD).what_if(rituals=4).to_markdown())


def test_repr_shows_no_values() -> None:
    then = KB.diagnose(ALL_HARD).what_if(ALL_WELL)
    assert repr(then) == "WhatIf(Diagnosis(small 1.0.0; show() tells it))"
    assert repr(then.difference) == "Difference()"
    assert {repr(one) for one in (*then.findings, *then.components)} == {"FindingDifference()"}
    assert (repr(then.remedies[0]), repr(then.signals[0])) == ("RemedyDifference()", "ChangedAnswer()")
    assert (repr(then.safety), repr(then.findings[0].before)) == ("SafetyDifference()", "FindingState()")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"qualty_time": 3}, "IK302"),
        ({"quality_time": "much"}, "IK303"),
        ({"quality_time": 500}, "IK304"),
        (5, "IK301"),
    ],
)
def test_hypothetical_answers_are_validated_like_observations(changes: object, code: str) -> None:
    with pytest.raises(ik.ObservationError) as caught:
        KB.diagnose(ALL_HARD).what_if(changes)  # type: ignore[arg-type]  # the point of the test
    assert caught.value.code == code


def test_a_diagnosis_without_its_knowledge_base_cannot_be_asked() -> None:
    stored = ik.Diagnosis.from_json(KB.diagnose(ALL_HARD).to_json())
    with pytest.raises(ik.QuestionError) as caught:
        stored.what_if(rituals=4)
    assert caught.value.code == "IK402"


@pytest.mark.parametrize(
    ("answers", "supposed"),
    [
        ({**OPEN, "afraid": True}, {"afraid": False}),
        ({**OPEN, "afraid": True}, {"afraid": None}),
        ({**OPEN, "afraid": True}, {"hurt": True}),
        ({**OPEN, "afraid": False}, {"afraid": True}),
        ({**OPEN, "afraid": False}, {"afraid": None}),
        (OPEN, {"afraid": False}),
        (OPEN, {"afraid": True, "hurt": False}),
    ],
)
def test_safety_answers_cannot_be_changed_by_a_what_if(
    answers: dict[str, float | bool | str], supposed: dict[str, bool | None]
) -> None:
    with pytest.raises(ik.QuestionError) as caught:
        KB.diagnose(answers).what_if(supposed, rituals=4)
    assert caught.value.code == "IK420"
    assert "afraid" not in caught.value.message + caught.value.help


def test_open_safety_question_may_raise_a_concern() -> None:
    then = KB.diagnose(OPEN).what_if(afraid=True, rituals=4)
    assert (then.safety.before, then.safety.after) == ("not_screened", "concern")
    assert [concern.id for concern in then.safety.concerns] == ["fear"]
    assert all(remedy.strategy.professional for remedy in then.diagnosis.remedies)


def test_what_if_cannot_remove_a_concern(wording: Wording) -> None:
    dx = KB.diagnose({**OPEN, "afraid": True})
    then = dx.what_if(ALL_WELL | {"afraid": True, "hurt": None})  # type: ignore[operator]  # a plain dict
    assert then.diagnosis.safety.concern
    assert then.diagnosis.remedies == dx.remedies
    assert then.remedies == ()
    text = str(then)
    assert "Safety comes first" in text
    assert "What would ease" not in text
    wording(text)
