"""The support that is shown under a safety concern."""

import pytest

import intimacy_kit as ik
from intimacy_kit.reasoning.diagnosing.support import Told, support, support_in
from tests.small_pack import ALL_HARD, ALL_WELL, FILES, small_knowledge
from tests.wording import Wording

KB = small_knowledge()
AFRAID, HURT = KB.diagnose({"afraid": True}), KB.diagnose({**ALL_HARD, "hurt": True})


def told(dx: ik.Diagnosis) -> ik.Support:
    assert dx.support is not None
    return dx.support


def test_text_of_support(wording: Wording) -> None:
    wording(str(told(KB.diagnose({**ALL_HARD, "afraid": True}))))


def test_markdown_of_support(wording: Wording) -> None:
    text = told(AFRAID).to_markdown()
    wording(text)

    assert told(AFRAID)._repr_markdown_() == text


def test_no_support_without_a_concern() -> None:
    for case in ({}, ALL_HARD, ALL_WELL):
        assert KB.diagnose(case).support is None
    assert support([], HURT.remedies) is None


def test_repr_shows_no_values() -> None:
    assert repr(told(AFRAID)) == "Support()"


def test_data_of_support_is_whole() -> None:
    assert [concern["id"] for concern in told(HURT).to_dict()["concerns"]] == ["harm"]


def test_support_over_time_has_all_concerns_and_each_remedy_once() -> None:
    over = support_in(AFRAID.record, HURT.record, KB.diagnose(ALL_WELL).record)
    assert over is not None
    assert [concern.id for concern in over.concerns] == sorted(
        concern.id for dx in (AFRAID, HURT) for concern in told(dx).concerns
    )
    assert [remedy.strategy.id for remedy in over.remedies] == ["see_someone"]


def test_forged_remedies_of_stored_diagnoses_are_left_out() -> None:
    """A stored diagnosis that is read without its knowledge base may say anything."""
    everything = KB.diagnose(ALL_HARD).remedies
    found = support(told(AFRAID).concerns, everything)
    assert found is not None
    assert [remedy.strategy.id for remedy in found.remedies] == ["see_someone"]
    assert all(practice.safe_alone for remedy in found.remedies for practice in remedy.practices)
    assert found.remedies[0].strategy.practices == tuple(practice.id for practice in found.remedies[0].practices)


def test_subclasses_must_define_their_text() -> None:
    with pytest.raises(TypeError, match="abstract"):
        Told()  # type: ignore[abstract]  # the point of the test


def test_progress_and_what_if_show_support() -> None:
    """Regression: the practices were missing."""
    progress = ik.progress([KB.diagnose(ALL_HARD), AFRAID])
    what_if = KB.diagnose({"trust": 2}).what_if(afraid=True)
    for other in (progress, what_if, what_if.diagnosis.plan(minutes_per_week=60)):
        assert str(other) == str(told(AFRAID))
    for page in (progress.to_html(), progress._repr_html_(), AFRAID._repr_html_(), AFRAID.to_html()):
        assert "<li>Call in private.</li>" in page


def test_what_if_without_a_concern_shows_the_difference() -> None:
    assert str(KB.diagnose(ALL_HARD).what_if(trust=9)).startswith("What if ...")


def test_under_a_concern_there_are_no_gaps() -> None:
    """Regression: they led people to tell the partner how it is for them."""
    calm = KB.diagnose(ik.Couple(a={"trust": 9}, b={"trust": 1}))
    assert [gap.id for gap in calm.gaps()] == ["trust"]
    afraid = KB.diagnose(ik.Couple(a={"trust": 9}, b={"trust": 1, "afraid": True}))
    assert afraid.gaps() == ()


def test_professionals_whose_support_a_concern_does_not_name_are_not_told() -> None:
    more = (
        "- {id: call_a_doctor, title: Call a doctor, text: One can help., addresses: {gloom: 0.5},\n"
        "   professional: true, evidence: {grade: good, note: Well studied.}, practices: [appointment],\n"
        "   source: notes}\n"
    )
    practice = (
        "- {id: appointment, title: An appointment, steps: [Call.], minutes: 5, cadence: once, who: one,\n"
        "   source: notes}\n"
    )
    safety = FILES["safety.yaml"].replace("- {id: fear,", "- {id: fear, support: [first_call],")
    files = {
        "strategies.yaml": FILES["strategies.yaml"] + more,
        "practices.yaml": FILES["practices.yaml"] + practice,
        "safety.yaml": safety,
    }
    knowledge = ik.load_knowledge(FILES | files, core=False)
    told = knowledge.diagnose({"afraid": True, "hurt": False})
    assert [remedy.strategy.id for remedy in told.remedies] == ["see_someone"]
    assert [practice.id for practice in told.remedies[0].practices] == ["first_call"]
