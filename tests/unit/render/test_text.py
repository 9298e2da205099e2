"""A diagnosis as plain text."""

from typing import Any

import pytest

import intimacy_kit as ik
from intimacy_kit.documents.layout import to_text
from tests.small_pack import ALL_HARD, ALL_WELL, FILES, small_knowledge
from tests.wording import Wording


@pytest.fixture(scope="module")
def kb() -> ik.KnowledgeBase:
    return small_knowledge()


def test_text_of_a_whole_diagnosis(kb: ik.KnowledgeBase, wording: Wording) -> None:
    case = {**ALL_HARD, "afraid": None, "quality_time": 12, "rituals": None}
    wording(kb.diagnose(case).to_text(practices=1))


@pytest.mark.parametrize(
    "case",
    [
        {},
        {"hurt": False},
        ALL_WELL,
    ],
)
def test_text_begins_with_safety(kb: ik.KnowledgeBase, case: dict[str, Any], wording: Wording) -> None:
    told = kb.diagnose(case).to_text(width=120)
    wording(told)
    assert told.split("\n")[3] == "Safety"
    assert "is safe" not in told


def test_text_of_a_pack_without_safety_rules(wording: Wording) -> None:
    told = small_knowledge(safety="").diagnose(ALL_WELL).to_text()
    wording(told)


def test_text_under_a_concern_is_exactly_the_support(kb: ik.KnowledgeBase, wording: Wording) -> None:
    """Regression: it told strengths, findings and open questions, and cut the third practice."""
    dx = kb.diagnose({"afraid": True, "hurt": True, "hides_feelings": 4})
    assert dx.support is not None
    assert dx.to_text(remedies=0, practices=0) == to_text(dx.support.document())
    core = ik.load_knowledge(plugins=False).diagnose({"fears_partner": True, "trust": 9})
    told = core.to_text()
    wording(told)
    assert not any(one.title in told for one in (*core.strengths, *core.challenges, *core.consequences))
    assert "open" not in told


@pytest.mark.parametrize("odd", [{"width": 40.5}, {"remedies": "3"}, {"practices": -1}])
def test_options_out_of_range_are_refused(kb: ik.KnowledgeBase, odd: Any, wording: Wording) -> None:
    (name,) = odd
    for subject in (kb.diagnose({}), kb.diagnose({"afraid": True})):
        for ask in (subject.to_text, subject.show):
            with pytest.raises(ik.QuestionError) as caught:
                ask(**odd)
            assert caught.value.code == "IK404"
            assert f"'{name}'" in caught.value.message
            wording(str(caught.value), name)


def test_text_under_a_concern_never_says_nothing_hard(kb: ik.KnowledgeBase) -> None:
    """Regression: it said so right below the concern."""
    assert "Nothing hard" not in kb.diagnose({"afraid": True}).to_text()


def test_text_without_findings(kb: ik.KnowledgeBase, wording: Wording) -> None:
    wording(kb.diagnose({}).to_text())
    told = kb.diagnose({"trust": 9}).to_text()
    wording(told)
    told = kb.diagnose(ALL_WELL).to_text()
    assert told.endswith("\n\nNothing hard was found in what was answered.")
    assert "What works\n----------\n  Understanding  ########..  strong 0.75\n" in told


def test_remedies_and_practices_are_limited_by_options(kb: ik.KnowledgeBase, wording: Wording) -> None:
    dx = kb.diagnose(ALL_HARD)
    told = dx.to_text(remedies=1, practices=0)
    assert "  1. See a professional" in told
    assert "  2. " not in told
    assert "(10 minutes" not in told
    wording(told)
    assert "Then:" not in dx.to_text(remedies=4)
    assert dx.to_text(practices=1).count(" minutes, ") == 3


def test_open_questions_are_counted_and_the_first_are_listed(kb: ik.KnowledgeBase, wording: Wording) -> None:
    told = kb.diagnose({}).to_text(width=200)
    wording(told)
    one = {signal: value for signal, value in ALL_HARD.items() if signal != "trust"}
    wording(kb.diagnose(one).to_text())


@pytest.mark.parametrize("width", [-5, 0, 40, 60, 88, 200])
def test_no_line_exceeds_the_width(kb: ik.KnowledgeBase, width: int) -> None:
    long = FILES["challenges.yaml"].replace("title: Mistrust", f"title: {'Mistrust ' * 13}")
    for knowledge in (kb, small_knowledge(challenges=long)):
        for case in (ALL_HARD, {}, {**ALL_HARD, "afraid": True, "trust": None}):
            told = knowledge.diagnose(case).to_text(width=width)
            assert max(len(line) for line in told.split("\n")) <= max(width, 40)


def test_one_minute_is_singular(wording: Wording) -> None:
    practices = FILES["practices.yaml"].replace("minutes: 10,", "minutes: 1,")
    told = small_knowledge(practices=practices).diagnose({"hides_feelings": 4, "trust": 1}).to_text()
    wording([line for line in told.splitlines() if line.startswith("     - ")])


@pytest.mark.parametrize("cadence", ["daily", "several_times_a_week", "weekly", "monthly", "once", "when_needed"])
def test_every_cadence_has_a_text(cadence: str, wording: Wording) -> None:
    practices = FILES["practices.yaml"].replace("cadence: daily", f"cadence: {cadence}")
    told = small_knowledge(practices=practices).diagnose(ALL_HARD).to_text()
    wording([line for line in told.splitlines() if line.startswith("     - ")])


def test_rounded_score_stays_within_its_level() -> None:
    rules = FILES["rules/trust.yaml"].replace("strength: 0.5", "strength: 0.4996", 1)
    kb = ik.load_knowledge({**FILES, "rules/trust.yaml": rules}, core=False)
    assert "Mistrust  #####.....  felt a little 0.4996" in kb.diagnose({"hides_feelings": 3}).to_text()


def test_a_diagnosis_read_without_its_knowledge_base_tells_no_reasons_and_questions(
    kb: ik.KnowledgeBase, wording: Wording
) -> None:
    told = ik.Diagnosis.from_json(kb.diagnose({"trust": 1}).to_json()).to_text()
    wording(told)
    assert ik.Diagnosis.from_json(kb.diagnose({**ALL_HARD, "trust": None}).to_json()).to_html()


def test_regression_a_long_title_wraps_with_an_indent() -> None:
    dx = ik.load_knowledge(plugins=False).diagnose({"unresolved_conflicts": 4, "same_argument_returns": 4})
    assert "  1. Work through conflicts and repair\n     All couples " in dx.to_text(width=40)


def test_a_plan_and_help_lines_are_told_as_text(kb: ik.KnowledgeBase) -> None:
    dx = kb.diagnose({"quality_time": 1, "trust": 3, "afraid": False, "hurt": False})
    lines = [
        ik.HelpLine(name="By day", contact="0800 1", verified="2026-01-01", hours="9 to 17"),
        ik.HelpLine(name="Always", contact="0800 2", verified="2026-01-01", url="https://example.org"),
    ]
    plan = dx.plan(minutes_per_week=90, weeks=4)
    told = to_text(dx.document(plan=plan, help_lines=lines), 100)
    assert "Where to turn" in told
    assert "By day: 0800 1 (9 to 17)" in told
    assert "Always: 0800 2 https://example.org" in told
    assert "A plan" in told
    assert "A plan" not in to_text(dx.document(help_lines=lines), 100)

    alone = to_text(kb.diagnose({"afraid": True}).document(help_lines=lines), 100)
    assert alone.index("By day") < alone.index(kb.strategies["see_someone"].title)


def test_what_comes_first_and_what_waits_is_told() -> None:
    strategies = FILES["strategies.yaml"].replace("- id: cheer_up\n", "- id: cheer_up\n  first_when: trust < 5\n")
    strategies = strategies.replace("practices: [listen, weekly_talk]", "practices: [listen, first_call, weekly_talk]")
    practices = FILES["practices.yaml"].replace("who: both,\n   tags: [joint]", "who: both, tags: [joint, conflict]", 1)
    knowledge = ik.load_knowledge(FILES | {"strategies.yaml": strategies, "practices.yaml": practices}, core=False)
    told = " ".join(knowledge.diagnose({"hides_feelings": 4, "trust": 3}).to_text(width=200).split())
    assert "It comes first because of: trust in each other." in told
    assert "speak about what divides you wait for these answers: A weekly talk." in told
