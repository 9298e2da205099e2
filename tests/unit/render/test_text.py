"""A diagnosis as plain text."""

from typing import Any

import pytest

import intimacy_kit as ik
from tests.small_pack import ALL_HARD, ALL_WELL, FILES, small_knowledge
from tests.wording import Wording


@pytest.fixture(scope="module")
def kb() -> ik.KnowledgeBase:
    return small_knowledge()


def test_text_of_a_whole_diagnosis(kb: ik.KnowledgeBase, wording: Wording) -> None:
    case = {**ALL_HARD, "afraid": None, "quality_time": 12, "rituals": None}
    wording(ik.render_text(kb.diagnose(case), practices=1))


@pytest.mark.parametrize(
    "case",
    [
        {},
        {"hurt": False},
        ALL_WELL,
    ],
)
def test_text_begins_with_safety(kb: ik.KnowledgeBase, case: dict[str, Any], wording: Wording) -> None:
    told = ik.render_text(kb.diagnose(case), width=120)
    wording(told)
    assert " safe." not in told


def test_text_of_a_pack_without_safety_rules(wording: Wording) -> None:
    told = ik.render_text(small_knowledge(safety="").diagnose(ALL_WELL))
    wording(told)


def test_text_under_a_concern_is_exactly_the_support(kb: ik.KnowledgeBase, wording: Wording) -> None:
    """Regression: it told strengths, findings and open questions, and cut the third practice."""
    dx = kb.diagnose({"afraid": True, "hurt": True, "hides_feelings": 4})
    assert ik.render_text(dx, remedies=0, practices=0) == (dx.support and dx.support.text(width=88))
    core = ik.load_knowledge(plugins=False).diagnose({"fears_partner": True, "trust": 9})
    told = ik.render_text(core)
    wording(told)
    assert not any(one.title in told for one in (*core.strengths, *core.challenges, *core.consequences))
    assert "open" not in told


@pytest.mark.parametrize("odd", [None, 3, "text", {}, ik.Diagnosis])
def test_objects_without_a_text_are_refused(odd: Any, wording: Wording) -> None:
    """Regression: an AttributeError."""
    with pytest.raises(ik.QuestionError) as caught:
        ik.render_text(odd)
    assert caught.value.code == "IK404"
    wording(str(caught.value))


def test_plans_and_views_are_refused(kb: ik.KnowledgeBase) -> None:
    """Regression: an AttributeError."""
    dx = kb.diagnose(ik.Couple(a=ALL_HARD, b=ALL_WELL))
    for other in (dx.plan(minutes_per_week=60), dx.view("a"), ik.progress([dx, dx]), dx.explain("mistrust")):
        with pytest.raises(ik.QuestionError, match="IK404"):
            ik.render_text(other)  # type: ignore[arg-type]  # the point of the test


@pytest.mark.parametrize("odd", [{"width": None}, {"width": 40.5}, {"remedies": "3"}, {"practices": -1}])
def test_options_out_of_range_are_refused(kb: ik.KnowledgeBase, odd: Any, wording: Wording) -> None:
    (name,) = odd
    for subject in (kb.diagnose({}), kb.diagnose({"afraid": True}), kb.diagnose({}).shareable()):
        with pytest.raises(ik.QuestionError) as caught:
            ik.render_text(subject, **odd)
        assert caught.value.code == "IK404"
        assert f"'{name}'" in caught.value.message
        wording(str(caught.value), name)


def test_text_under_a_concern_never_says_nothing_hard(kb: ik.KnowledgeBase) -> None:
    """Regression: it said so right below the concern."""
    assert "Nothing hard" not in ik.render_text(kb.diagnose({"afraid": True}))


def test_text_without_findings(kb: ik.KnowledgeBase, wording: Wording) -> None:
    wording(ik.render_text(kb.diagnose({})))
    told = ik.render_text(kb.diagnose({"trust": 9}))
    wording(told)
    told = ik.render_text(kb.diagnose(ALL_WELL))
    assert told.endswith("\n\nNothing hard was found.")
    assert "What works\n----------\n  Understanding  ########..  strong 0.75\n" in told


def test_remedies_and_practices_are_limited_by_options(kb: ik.KnowledgeBase, wording: Wording) -> None:
    dx = kb.diagnose(ALL_HARD)
    told = ik.render_text(dx, remedies=1, practices=0)
    assert "1. See a professional" in told
    assert "2." not in told
    assert "* " not in told
    wording(told)
    assert "Then:" not in ik.render_text(dx, remedies=4)
    assert ik.render_text(dx, practices=1).count("* ") == 3


def test_open_questions_are_counted_and_the_first_are_listed(kb: ik.KnowledgeBase, wording: Wording) -> None:
    told = ik.render_text(kb.diagnose({}), width=200)
    wording(told)
    one = {signal: value for signal, value in ALL_HARD.items() if signal != "trust"}
    wording(ik.render_text(kb.diagnose(one)))


@pytest.mark.parametrize("width", [-5, 0, 40, 60, 88, 200])
def test_no_line_exceeds_the_width(kb: ik.KnowledgeBase, width: int) -> None:
    long = FILES["challenges.yaml"].replace("title: Mistrust", f"title: {'Mistrust ' * 13}")
    for knowledge in (kb, small_knowledge(challenges=long)):
        for case in (ALL_HARD, {}, {**ALL_HARD, "afraid": True, "trust": None}):
            told = ik.render_text(knowledge.diagnose(case), width=width)
            assert max(len(line) for line in told.split("\n")) <= max(width, 40)


def test_one_minute_is_singular(wording: Wording) -> None:
    practices = FILES["practices.yaml"].replace("minutes: 10,", "minutes: 1,")
    told = ik.render_text(small_knowledge(practices=practices).diagnose({"hides_feelings": 4, "trust": 1}))
    wording([line for line in told.splitlines() if line.startswith("   * ")])


@pytest.mark.parametrize("cadence", ["daily", "several_times_a_week", "weekly", "monthly", "once", "when_needed"])
def test_every_cadence_has_a_text(cadence: str, wording: Wording) -> None:
    practices = FILES["practices.yaml"].replace("cadence: daily", f"cadence: {cadence}")
    told = ik.render_text(small_knowledge(practices=practices).diagnose(ALL_HARD))
    wording([line for line in told.splitlines() if line.startswith("   * ")])


def test_rounded_score_stays_within_its_level() -> None:
    rules = FILES["rules/trust.yaml"].replace("strength: 0.5", "strength: 0.4996", 1)
    kb = ik.load_knowledge({**FILES, "rules/trust.yaml": rules}, core=False)
    assert "Mistrust  #####.....  mild 0.4996" in ik.render_text(kb.diagnose({"hides_feelings": 3}))


def test_a_diagnosis_read_without_its_knowledge_base_renders_the_same(kb: ik.KnowledgeBase) -> None:
    dx = kb.diagnose({"trust": 1})
    assert ik.render_text(ik.Diagnosis.from_json(dx.to_json())) == ik.render_text(dx)


def test_regression_a_long_title_wraps_with_an_indent() -> None:
    dx = ik.load_knowledge(plugins=False).diagnose({"unresolved_conflicts": 4, "same_argument_returns": 4})
    assert "1. Work through conflicts and repair\n   (priority " in ik.render_text(dx, width=40)
