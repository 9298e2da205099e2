"""Explanations as data: what counted, what did not, what is open, and the chain behind it."""

from math import isclose

import pytest

import intimacy_kit as ik
from intimacy_kit.reasoning.explanations.explanation import FindingExplanation, RemedyExplanation, RuleAccount
from tests.small_pack import ALL_HARD, ALL_WELL, FILES, small_knowledge
from tests.wording import Wording


@pytest.fixture(scope="module")
def kb() -> ik.KnowledgeBase:
    return small_knowledge()


def finding(dx: ik.Diagnosis, id: str) -> FindingExplanation:
    explanation = dx.explain(id)
    assert isinstance(explanation, FindingExplanation)
    return explanation


def remedy(dx: ik.Diagnosis, id: str) -> RemedyExplanation:
    explanation = dx.explain(id)
    assert isinstance(explanation, RemedyExplanation)
    return explanation


def rules(explanation: FindingExplanation) -> dict[str, RuleAccount]:
    return {rule.id: rule for rule in explanation.rules}


def test_explanation_repeats_the_score_and_level(kb: ik.KnowledgeBase) -> None:
    dx = kb.diagnose({"quality_time": 1.5})
    for id, found in {**dx.findings, **dx.components}.items():
        told = finding(dx, id)
        assert (told.id, told.title, told.kind, told.level) == (found.id, found.title, found.kind, found.level)
        assert (told.score, told.low, told.high) == (found.score, found.low, found.high)


def test_rules_that_counted_come_first_then_what_is_open_then_the_rest(kb: ik.KnowledgeBase) -> None:
    told = finding(kb.diagnose({"quality_time": 1, "rituals": 3}), "little_time")
    assert [(rule.id, rule.truth, rule.effect) for rule in told.rules] == [
        ("few_hours", "true", "supports"),
        ("talks_daily", "unknown", "relieves"),
        ("rare_rituals", "false", "supports"),
    ]
    assert told.shares == {"few_hours": 0.5}


def test_shares_of_supports_and_reliefs_add_up(kb: ik.KnowledgeBase) -> None:
    told = finding(kb.diagnose({"quality_time": 1, "rituals": 0, "talk_minutes": 45}), "little_time")
    assert told.score == 0.3125
    shares = told.shares
    assert isclose(sum(shares.values()), 0.3125)
    assert shares["talks_daily"] == -0.3125  # it takes off half of 0.625
    assert isclose(shares["few_hours"] + shares["rare_rituals"], 0.625)
    assert shares["few_hours"] > shares["rare_rituals"] > 0


def test_shares_of_links_add_up_with_those_of_rules(kb: ik.KnowledgeBase) -> None:
    told = finding(kb.diagnose(ALL_HARD), "distance")
    assert set(told.shares) == {"drifting", "little_time", "mistrust"}
    assert isclose(sum(told.shares.values()), told.score)
    assert [link.id for link in told.links] == ["mistrust", "little_time"]
    assert [(link.strength, link.score, link.contribution) for link in told.links] == [
        (0.5, 0.8125, 0.40625), (0.5, 0.625, 0.3125),
    ]  # fmt: skip


def test_equal_strengths_share_equally(kb: ik.KnowledgeBase) -> None:
    told = finding(kb.diagnose(ALL_WELL), "understanding")
    assert told.shares == {"kept_rituals": 0.375, "much_time": 0.375}


def test_relief_of_nothing_takes_off_nothing(kb: ik.KnowledgeBase) -> None:
    told = finding(kb.diagnose({"quality_time": 9, "talk_minutes": 60}), "little_time")
    relief = rules(told)["talks_daily"]
    assert (relief.truth, relief.share, told.score, told.shares) == ("true", 0.0, 0.0, {})


def test_a_rule_that_counted_has_the_facts_it_read(kb: ik.KnowledgeBase, wording: Wording) -> None:
    rule = rules(finding(kb.diagnose({"trust": 3, "past_betrayal": False}), "mistrust"))["low_trust"]
    assert (rule.truth, rule.settled, rule.would_take, rule.would_take_words) == ("true", True, None, None)
    assert rule.strength == 0.5
    wording(rule.because)
    assert rule.condition == "trust < 5 and not past_betrayal"
    assert rule.waits_for == ()
    assert [(fact.name, fact.condition, fact.truth, fact.observed) for fact in rule.facts] == [
        ("trust", "trust < 5", "true", "3 of 10"),
        ("past_betrayal", "not past_betrayal", "true", "no"),
    ]
    wording([(fact.title, fact.words) for fact in rule.facts])


def test_answers_that_prevented_a_rule_are_among_its_facts_also_under_a_not(
    kb: ik.KnowledgeBase, wording: Wording
) -> None:
    rule = rules(finding(kb.diagnose({"trust": 3, "past_betrayal": True}), "mistrust"))["low_trust"]
    assert (rule.truth, rule.share) == ("false", 0.0)
    assert rule.would_take == "not past_betrayal"
    wording(rule.would_take_words)
    assert [(fact.truth, fact.observed) for fact in rule.facts] == [("true", "3 of 10"), ("false", "yes")]


def test_a_rule_that_is_open_says_what_it_waits_for(kb: ik.KnowledgeBase) -> None:
    rule = rules(finding(kb.diagnose({"trust": 3}), "mistrust"))["low_trust"]
    assert (rule.truth, rule.settled, rule.waits_for) == ("unknown", False, ("past_betrayal",))
    assert rule.would_take == "not past_betrayal"
    assert [fact.observed for fact in rule.facts] == ["3 of 10", None]


def test_at_least_says_how_many_are_missing(kb: ik.KnowledgeBase) -> None:
    rule = rules(finding(kb.diagnose({"hides_feelings": 4, "arguments": 1}), "mistrust"))["several"]
    assert rule.truth == "unknown"
    assert rule.would_take == 'at_least(1, arguments >= 4, topic in ("money", "chores"))'
    assert rule.waits_for == ("topic",)


def test_a_rule_on_a_score_may_count_and_still_not_be_settled(kb: ik.KnowledgeBase) -> None:
    rule = rules(finding(kb.diagnose({"quality_time": 1, "hides_feelings": 3}), "distance"))["drifting"]
    assert (rule.truth, rule.settled, rule.waits_for) == ("true", False, ("little_time",))
    assert [fact.observed for fact in rule.facts] == ["clearly felt (0.50)", "clearly felt (0.50)"]


def test_a_rule_on_a_score_may_be_false_and_still_not_be_settled(kb: ik.KnowledgeBase, wording: Wording) -> None:
    rule = rules(finding(kb.diagnose({"quality_time": 9, "hides_feelings": 3}), "distance"))["drifting"]
    assert (rule.truth, rule.settled) == ("false", True)
    open_still = rules(finding(kb.diagnose({"hides_feelings": 3}), "distance"))["drifting"]
    assert (open_still.truth, open_still.settled, open_still.waits_for) == ("false", False, ("little_time",))
    wording(open_still.would_take_words)


def test_the_chain_goes_back_to_the_signals_each_finding_once(kb: ik.KnowledgeBase) -> None:
    told = finding(kb.diagnose(ALL_HARD), "gloom")
    assert [cause.id for cause in told.causes] == ["distance", "mistrust", "little_time"]
    assert all(cause.causes == () for cause in told.causes)
    assert told.causes[1].shares == finding(kb.diagnose(ALL_HARD), "mistrust").shares


def test_rules_without_a_share_are_no_causes(kb: ik.KnowledgeBase) -> None:
    told = finding(kb.diagnose({"quality_time": 1}), "gloom")
    assert [cause.id for cause in told.causes] == ["distance", "little_time"]
    assert finding(kb.diagnose({}), "gloom").causes == ()


def test_a_finding_that_a_fired_rule_reads_is_a_cause_without_a_link() -> None:
    rule = "- {id: worn, when: mistrust >= 0.5, relieves: understanding, strength: 0.5, because: B., source: notes}"
    told = finding(small_knowledge(rules=rule).diagnose({"hides_feelings": 4, "rituals": 4}), "understanding")
    assert [cause.id for cause in told.causes] == ["mistrust"]


def test_a_recommended_remedy(kb: ik.KnowledgeBase) -> None:
    dx = kb.diagnose(ALL_HARD)
    told = remedy(dx, "see_someone")
    assert (told.id, told.title, told.kind, told.recommended) == ("see_someone", "See a professional", "remedy", True)
    assert told.priority == told.relevance == dx.remedies[0].relevance
    assert (told.held_back_by, told.support) == ((), None)
    assert isclose(sum(told.shares.values()), told.relevance)
    assert [(account.id, account.level, account.efficacy, account.contribution) for account in told.addressed] == [
        ("mistrust", "severe", 0.5, 0.40625),
        ("gloom", "moderate", 0.5, 0.27423095703125),
    ]
    assert [cause.id for cause in told.causes] == ["mistrust", "gloom", "distance", "little_time"]


def test_a_remedy_that_is_held_back(kb: ik.KnowledgeBase) -> None:
    told = remedy(kb.diagnose(ALL_HARD), "make_time")
    assert told.held_back_by == ("Talk openly",)
    assert told.priority is not None
    assert told.priority < told.relevance
    assert told.priority == kb.diagnose(ALL_HARD).remedies[1].priority


def test_a_remedy_that_is_not_recommended(kb: ik.KnowledgeBase) -> None:
    told = remedy(kb.diagnose({"rituals": 0, "talk_minutes": 60}), "make_time")
    assert (told.recommended, told.priority, told.held_back_by) == (False, None, ())
    assert told.relevance == 0.0
    nothing = remedy(kb.diagnose({}), "make_time")
    assert (nothing.relevance, nothing.shares, nothing.causes) == (0.0, {}, ())
    assert [account.id for account in nothing.addressed] == ["distance", "little_time"]


def test_a_remedy_under_a_safety_concern(kb: ik.KnowledgeBase) -> None:
    dx = kb.diagnose({**ALL_HARD, "afraid": True})
    told = remedy(dx, "see_someone")
    assert (told.recommended, told.support, told.priority) == (True, dx.support, 1.0)
    assert told.left_out == ()
    other = remedy(dx, "make_time")
    assert (other.recommended, other.support, other.priority) == (False, dx.support, None)


def test_explanations_are_frozen_and_hide_the_case_in_their_repr(kb: ik.KnowledgeBase) -> None:
    told = finding(kb.diagnose({"trust": 3, "past_betrayal": False}), "mistrust")
    assert repr(told) == "FindingExplanation(id='mistrust', title='Mistrust', kind='challenge')"
    assert "3 of 10" not in repr(told.rules)
    assert "true" not in repr(told.rules)
    assert told == finding(kb.diagnose({"trust": 3, "past_betrayal": False}), "mistrust")
    assert FindingExplanation.model_validate_json(told.model_dump_json()) == told


@pytest.mark.parametrize(
    "id",
    [
        "mistrst",
        "talk_open",
        "trust",
        "zzz",
        "",
        5,
        ["mistrust"],
        None,
    ],
)
def test_an_unknown_id_is_refused(kb: ik.KnowledgeBase, id: object, wording: Wording) -> None:
    with pytest.raises(ik.QuestionError) as error:
        kb.diagnose({}).explain(id)
    assert error.value.code == "IK401"
    wording(error.value.message)
    wording(error.value.help)


def test_conditions_longer_than_any_text_can_be_explained() -> None:
    """Regression: an explanation was refused by its own limit on the length of a text."""
    names = [f"n{number:02}_{'x' * 54}" for number in range(60)]
    signals = "".join(
        f"- {{id: {name}, kind: rating, title: {'long ' * 20}{number}, question: Q, source: notes}}\n"
        for number, name in enumerate(names)
    )
    when = " and ".join(f"{name}<1" for name in names)
    assert len(when) < 4000 < len(str(ik.parse_condition(when)))
    rule = f"- {{id: long, when: '{when}', supports: mistrust, strength: 0.5, because: B., source: notes}}"
    kb = ik.load_knowledge({**FILES, "signals/more.yaml": signals, "rules/more.yaml": rule}, core=False)
    told = rules(finding(kb.diagnose(dict.fromkeys(names, 0)), "mistrust"))["long"]
    assert (told.truth, len(told.facts)) == ("true", 60)
    missing = rules(finding(kb.diagnose({}), "mistrust"))["long"]
    assert missing.would_take == missing.condition
