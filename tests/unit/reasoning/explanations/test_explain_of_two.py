"""Explanations of couples: of the partner whose score it is, of both at a tie."""

import intimacy_kit as ik
from intimacy_kit.reasoning.explanations.explanation import FindingExplanation, RemedyExplanation
from tests.small_pack import FILES, small_knowledge
from tests.wording import Wording

KB = small_knowledge()
READING = """
- {id: demands, when: arguments >= 4 and partner.hides_feelings >= 3, supports: mistrust, strength: 0.75,
   because: One asks and the other hides., source: notes}
"""


def finding(dx: ik.Diagnosis, id: str) -> FindingExplanation:
    explained = dx.explain(id)
    assert isinstance(explained, FindingExplanation)
    return explained


def counting(explained: FindingExplanation) -> list[str]:
    return [rule.id for rule in explained.rules if rule.counts]


def test_a_finding_is_explained_by_the_answers_of_the_partner_whose_score_it_is(wording: Wording) -> None:
    a, b = {"quality_time": 2, "rituals": 4}, {"quality_time": 2, "rituals": 0}
    dx = KB.diagnose(ik.Couple(a=a, b=b))
    explained = finding(dx, "little_time")
    assert (explained.partner, explained.tied, counting(explained)) == ("b", None, ["few_hours", "rare_rituals"])
    assert (explained.score, explained.low, explained.high) == (0.625, 0.3125, 0.625)
    wording(str(explained))
    turned = finding(KB.diagnose(ik.Couple(a=b, b=a)), "little_time")
    assert turned == explained.model_copy(update={"partner": "a"})


def test_a_component_is_explained_by_the_smaller_score() -> None:
    explained = finding(KB.diagnose(ik.Couple(a={"rituals": 4}, b={"rituals": 0})), "understanding")
    assert (explained.partner, explained.score) == ("b", 0.0)


def test_at_a_tie_both_are_explained(wording: Wording) -> None:
    rules = "- {id: calm, when: mood > 5, supports: little_time, strength: 0.5, because: So it is., source: notes}"
    dx = small_knowledge(rules=rules).diagnose(ik.Couple(a={"quality_time": 2}, b={"mood": 9}))
    explained = finding(dx, "little_time")
    assert explained.tied is not None
    assert (explained.partner, counting(explained)) == ("a", ["few_hours"])
    assert (explained.tied.partner, counting(explained.tied)) == ("b", ["calm"])
    wording(str(explained))
    told = dx.to_text()
    assert "Few hours leave little room to bond." in told
    assert "So it is." in told


def test_what_the_other_one_answered_is_said_to_be_theirs(wording: Wording) -> None:
    dx = small_knowledge(rules=READING).diagnose(ik.Couple(a={"arguments": 5}, b={"hides_feelings": 4}))
    explained = finding(dx, "mistrust")
    (demands,) = [rule for rule in explained.rules if rule.id == "demands"]
    assert [fact.name for fact in demands.facts] == ["arguments", "partner.hides_feelings"]
    wording([fact.words for fact in demands.facts])


def test_regression_long_titles_may_be_said_to_be_theirs() -> None:
    """With what says so a title had more characters than titles have."""
    long = FILES["signals.yaml"].replace("title: hiding feelings", f"title: {'h' * 120}")
    dx = small_knowledge(rules=READING, signals=long).diagnose(ik.Couple(a={"arguments": 5}, b={"hides_feelings": 4}))
    (demands,) = [rule for rule in finding(dx, "mistrust").rules if rule.id == "demands"]
    assert "h" * 120 in demands.facts[1].title


def test_a_remedy_is_explained_by_what_both_are_helped_with() -> None:
    dx = KB.diagnose(ik.Couple(a={"hides_feelings": 4}, b={"quality_time": 2}))
    explained = dx.explain("make_time")
    assert isinstance(explained, RemedyExplanation)
    assert {account.id for account in explained.addressed if account.share} == {"little_time", "distance"}
    assert [(cause.id, cause.partner) for cause in explained.causes][:1] == [("little_time", "b")]
