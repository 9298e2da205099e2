"""The practices of the core pack fit those to whom they are given, and what is cited is there."""

import pytest
from tools import thirty_couples
from tools.sweeps import asked, five

import intimacy_kit as ik
from intimacy_kit.engines.interpret import true_by
from intimacy_kit.testing import read_cases
from tests.generated_people import LUKEWARM

KB = ik.load_knowledge(plugins=False)
GENTLE_ALONE = {id for id, practice in KB.practices.items() if practice.safe_alone and practice.difficulty == 0}


@pytest.mark.parametrize("strategy", list(KB.strategies))
def test_each_strategy_has_gentle_practices_for_one_and_two_that_need_no_screening(strategy: str) -> None:
    practices = KB.strategies[strategy].practices
    assert GENTLE_ALONE & set(practices)
    assert sum(not KB.practices[id].needs_screening for id in practices) >= 2


def test_most_practices_say_whom_they_suit() -> None:
    assert sum(practice.suits is not None for practice in KB.practices.values()) >= 45
    assert sum(practice.not_when is not None for practice in KB.practices.values()) >= 35


def test_with_little_will_nothing_for_two_is_given() -> None:
    for practice in KB.practices.values():
        if "joint" in practice.tags:
            assert practice.not_when is not None, practice.id
            assert "willing_to_work" in practice.not_when.names, practice.id


# Nobody broke trust, was hurt, drinks or has a big change; the two quarrel of nothing in particular and want to stay.
NOTHING_PARTICULAR = {
    **{signal.id: False for signal in KB.signals.values() if signal.kind == "flag"},
    "conflict_topic": "other",
    "thoughts_of_leaving": 0,
}


@pytest.mark.parametrize("strategy", list(KB.strategies))
def test_regression_what_is_for_a_particular_situation_is_not_first_where_nobody_asked(strategy: str) -> None:
    """`not_when: not broke_trust` excludes nothing while that is open: open books were offered to anybody."""
    known = KB.runtime.intake.check(NOTHING_PARTICULAR)
    for id in KB.strategies[strategy].practices[:3]:
        not_when = KB.practices[id].not_when
        assert not_when is None or true_by(not_when, known.get) is None, id


@pytest.mark.parametrize("hours", [30, 60, 168])
def test_nobody_with_many_hours_is_told_to_make_time(hours: float) -> None:
    worst = {id: five(KB, id)[4] for id in asked(KB)}
    for others in (
        worst,
        {},
        {"cancelled_plans": 60, "shared_activities": 0, "rituals_kept": 0, "daily_talk_minutes": 0},
    ):
        for remedy in KB.diagnose({**others, "quality_time_hours": hours}).remedies:
            assert remedy.strategy.id != "prioritize_quality_time"


def test_much_is_known_from_research_and_what_speaks_against_it_is_cited() -> None:
    studies = [
        cited
        for cited in KB.evidence
        if cited.source.design not in (None, "expert_judgement") and cited.source.n and cited.source.certainty
    ]
    citing = {(each.of, each.to) for cited in studies for each in cited.citations if not each.contradicts}
    assert len(citing) >= 80
    against = {(each.of, cited.name) for cited in KB.evidence for each in cited.citations if each.contradicts}
    assert len(against) >= 14
    assert {"overall2017", "ross2019", "algoe2016", "nowlan2017"} <= {name for _, name in against}


def test_what_is_no_research_says_that_it_is_a_judgement() -> None:
    known = {cited.name for cited in KB.evidence if cited.source.design or cited.source.note or cited.source.doi}
    cited = {source.partition("#")[0] for rule in KB.rules.values() for source in rule.source}
    assert cited <= known


def test_many_cases_say_why_and_what_comes_first() -> None:
    told = [case for case in read_cases() if case.because and case.expect.levels]
    assert len(told) >= 120
    assert sum(bool(case.expect.remedies or case.expect.first_remedy) for case in told) >= 120


def test_the_index_of_lukewarm_people_is_in_the_middle_once_enough_is_known() -> None:
    index = KB.diagnose({**{id: five(KB, id)[2] for id in asked(KB)}, **LUKEWARM}).indexes["emotional_intimacy"]
    assert index.level == "some"
    assert 0.35 <= index.low == index.high <= 0.65


def test_thirty_couples_are_cases() -> None:
    assert thirty_couples.CASES.read_text("utf-8") == thirty_couples.as_yaml(KB)
