"""Recommended strategies, their order and reasons, and remedies under a safety concern."""

import pytest

import intimacy_kit as ik
from tests.small_pack import ALL_HARD, FILES, small_knowledge


def ranked(dx: ik.Diagnosis) -> list[tuple[str, float, float]]:
    return [(remedy.strategy.id, remedy.priority, remedy.relevance) for remedy in dx.remedies]


def strategies(*described: tuple[str, dict[str, float], tuple[str, ...]]) -> ik.KnowledgeBase:
    """The small pack with other strategies: each with what it addresses and what it comes after."""
    professional = FILES["strategies.yaml"][FILES["strategies.yaml"].index("- id: see_someone") :]
    professional = professional.replace("{gloom: 0.5, mistrust: 0.5}", "{gloom: 0.01}")
    entries = [
        f"- {{id: {id}, title: {id}, text: T., evidence: {{grade: good, note: N.}}, source: notes,\n"
        f"   addresses: {{{', '.join(f'{to}: {efficacy}' for to, efficacy in addresses.items())}}},\n"
        f"   after: [{', '.join(after)}]}}\n"
        for id, addresses, after in described
    ]
    return small_knowledge(strategies="".join(entries) + professional, faq="")


MISTRUST = {"hides_feelings": 4}
"""Scores mistrust 0.5, and distance 0.25 through the link."""


def test_strategy_is_recommended_from_mild_on() -> None:
    kb = strategies(("exactly", {"mistrust": 0.5}, ()), ("just_under", {"mistrust": 0.499999999}, ()))
    assert ranked(kb.diagnose(MISTRUST)) == [("exactly", 0.25, 0.25)]


def test_larger_relevance_comes_first() -> None:
    kb = strategies(("weak", {"mistrust": 0.6}, ()), ("strong", {"mistrust": 0.9}, ()))
    assert ranked(kb.diagnose(MISTRUST)) == [
        (id, relevance, relevance) for id, relevance in [("strong", 1.0 - (1.0 - 0.45)), ("weak", 1.0 - (1.0 - 0.3))]
    ]


def test_remedy_never_precedes_one_of_its_after() -> None:
    kb = strategies(
        ("first", {"mistrust": 0.6}, ()),
        ("second", {"mistrust": 0.9}, ("first",)),
        ("third", {"mistrust": 0.8}, ("second",)),
    )
    first, second, third = ranked(kb.diagnose(MISTRUST))
    assert [first[0], second[0], third[0]] == ["first", "second", "third"]
    assert first[1] == second[1] == third[1] == first[2]
    assert first[2] < third[2] < second[2]


def test_strategy_that_is_not_recommended_limits_no_priority() -> None:
    kb = strategies(("first", {"little_time": 0.9}, ()), ("second", {"mistrust": 0.9}, ("first",)))
    (only,) = ranked(kb.diagnose(MISTRUST))
    assert only[0] == "second"
    assert only[1] == only[2]


def test_ties_are_sorted_by_depth_then_id() -> None:
    kb = strategies(
        ("alpha", {"mistrust": 0.6}, ("zeta",)),
        ("beta", {"mistrust": 0.6}, ()),
        ("eta", {"mistrust": 0.6}, ("never",)),
        ("never", {"little_time": 0.5}, ()),
        ("zeta", {"mistrust": 0.6}, ()),
    )
    assert [id for id, _, _ in ranked(kb.diagnose(MISTRUST))] == ["beta", "zeta", "alpha", "eta"]


def test_relevance_is_a_noisy_or_of_efficacy_and_score() -> None:
    kb = strategies(("two", {"mistrust": 0.5, "distance": 0.5}, ()))
    assert ranked(kb.diagnose(MISTRUST)) == [("two", 0.34375, 0.34375)]  # 1 - (1 - 0.5 * 0.5) * (1 - 0.5 * 0.25)


def test_reasons_are_sorted_by_weight_and_all_practices_are_there() -> None:
    see_someone, talk_openly, make_time, cheer_up = small_knowledge().diagnose(ALL_HARD).remedies
    assert [reason.title for reason in see_someone.reasons] == ["Mistrust", "Gloom"]
    assert [reason.id for reason in make_time.reasons] == ["little_time", "distance"]
    assert [practice.id for practice in see_someone.practices] == ["couple_session", "first_call"]
    assert [practice.id for practice in talk_openly.practices] == ["listen", "weekly_talk"]
    assert cheer_up.practices == ()


def test_reasons_are_present_findings() -> None:
    kb = strategies(("two", {"mistrust": 0.9, "gloom": 0.9}, ()))
    (remedy,) = kb.diagnose(MISTRUST).remedies
    assert kb.diagnose(MISTRUST).findings["gloom"].score == 0.125
    assert [reason.id for reason in remedy.reasons] == ["mistrust"]


def test_without_a_relevant_strategy_the_largest_is_recommended_where_something_is_present() -> None:
    kb = strategies(
        ("alpha", {"gloom": 0.9}, ()),
        ("beta", {"little_time": 0.9}, ("alpha",)),
        ("gamma", {"little_time": 0.9, "gloom": 0.9}, ()),
    )
    dx = kb.diagnose({"rituals": 1, "talk_minutes": 0, "drinks": 4, "mood": 9})
    assert (dx.findings["little_time"].score, dx.findings["gloom"].level) == (0.25, "none")
    (remedy,) = dx.remedies
    assert remedy.strategy.id == "beta"
    assert remedy.priority == remedy.relevance == pytest.approx(0.225)
    assert [reason.id for reason in remedy.reasons] == ["little_time"]


def test_absent_findings_recommend_nothing() -> None:
    kb = strategies(("many", {"gloom": 0.99, "distance": 0.99, "little_time": 0.99}, ()))
    dx = kb.diagnose({"rituals": 1, "talk_minutes": 30, "drinks": 4, "mood": 9})
    assert {id: finding.score for id, finding in dx.findings.items()} == {
        "distance": 0.0, "gloom": 0.125, "little_time": 0.125, "mistrust": 0.0,
    }  # fmt: skip
    assert dx.remedies == ()


@pytest.mark.parametrize("concerns", [{"afraid": True}, {"hurt": True}, {"afraid": True, "hurt": True}])
def test_under_a_safety_concern_only_professional_support(concerns: dict[str, bool]) -> None:
    dx = small_knowledge().diagnose({**ALL_HARD, **concerns})
    assert ranked(dx) == [("see_someone", 1.0, 1.0)]
    (remedy,) = dx.remedies
    assert [practice.id for practice in remedy.practices] == ["first_call"]
    assert [reason.id for reason in remedy.reasons] == [
        {"afraid": "fear", "hurt": "harm"}[signal] for signal in sorted(concerns)
    ]


def test_professional_support_is_sorted_by_id() -> None:
    more = """
- {id: call_a_line, title: Call, text: T., evidence: {grade: good, note: N.}, after: [talk_openly],
   practices: [weekly_talk, first_call], professional: true, source: notes}
- {id: a_retreat, title: Retreat, text: T., evidence: {grade: good, note: N.},
   practices: [weekly_talk], professional: true, source: notes}
"""
    kb = small_knowledge(strategies=FILES["strategies.yaml"] + more)
    dx = kb.diagnose({"afraid": True})
    assert ranked(dx) == [("call_a_line", 1.0, 1.0), ("see_someone", 1.0, 1.0)]
    assert [len(remedy.practices) for remedy in dx.remedies] == [1, 1]
