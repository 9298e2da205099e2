"""Which step of a rule counts, what it covers, and what the next step up or down would take."""

import intimacy_kit as ik
from intimacy_kit.reasoning.explanations.explanation import FindingExplanation, RuleAccount
from tests.unit.engines.test_steps import KB, PACK
from tests.unit.packs.tiny import FILES
from tests.wording import Wording


def explained(**answers: float) -> FindingExplanation:
    explanation = KB.diagnose(answers).explain("apart")
    assert isinstance(explanation, FindingExplanation)
    return explanation


def account(id: str, **answers: float) -> RuleAccount:
    return next(rule for rule in explained(**answers).rules if rule.id == id)


def test_the_step_that_counts_and_what_it_covers() -> None:
    counts = account("few_hours", hours=4, heard=2, trust=3)
    assert (counts.step, counts.strength, counts.counts, counts.covered_by) == (2, 0.25, True, None)
    assert [covered.id for covered in counts.covers] == ["rarely_heard"]
    assert counts.share == explained(hours=4, heard=2, trust=3).score
    covered = account("rarely_heard", hours=4, heard=2, trust=3)
    assert (covered.step, covered.counts, covered.covered_by, covered.share) == (1, False, "few_hours", 0.0)


def test_the_next_step_up_and_down() -> None:
    rule = account("few_hours", hours=4, trust=3)
    assert rule.up is not None
    assert rule.down is not None
    assert (rule.up.strength, rule.up.would_take) == (0.5, "hours < 3")
    assert (rule.down.strength, rule.down.would_take) == (0.125, "hours >= 5")
    strongest = account("few_hours", hours=2)
    assert strongest.up is None
    weakest = account("few_hours", hours=7)
    assert weakest.down is not None
    assert (weakest.down.strength, weakest.down.would_take) == (0.0, "hours >= 8")


def test_a_rule_without_a_true_step_stands_for_the_nearest() -> None:
    open_ = account("rarely_heard", hours=4, trust=3)
    assert (open_.truth, open_.step, open_.settled, open_.waits_for) == ("unknown", 1, False, ("heard",))
    false = account("few_hours", hours=9)
    assert (false.truth, false.step, false.would_take, false.up, false.down) == ("false", 1, "hours < 8", None, None)
    single = account("trusting", trust=8)
    assert (single.facet, single.counts, single.up, single.down) == (None, True, None, None)


def test_regression_a_step_as_strong_keeps_the_rule_from_weighing_less() -> None:
    steps = "hours < 5: 0.5, heard < 2: 0.5, hours < 9: 0.25"
    rules = f"- {{id: few, steps: {{{steps}}}, because: B., supports: apart, source: us}}"
    kb = ik.load_knowledge({**PACK, "rules.yaml": rules}, core=False)

    def down(**answers: float) -> tuple[float, str]:
        explanation = kb.diagnose(answers).explain("apart")
        assert isinstance(explanation, FindingExplanation)
        (rule,) = explanation.rules
        assert rule.down is not None
        return rule.down.strength, rule.down.would_take

    assert down(hours=4, heard=1) == (0.25, "heard >= 2 and hours >= 5")
    assert down(hours=4, heard=3) == (0.25, "hours >= 5")
    assert down(hours=7, heard=1) == (0.25, "heard >= 2")


LEFT_OUT = FILES | {
    "contexts.yaml": "- {id: at_night, title: At night, text: Late., leaves_out: [worried], source: notes}",
    "rules.yaml": """
- id: low_trust
  steps:
    - {when: topic == "money", strength: 0.1}
    - {when: partner.trust < 5, strength: 0.2}
    - {when: worried, strength: 0.3}
    - {when: trust < 5, strength: 0.4}
  because: It is low.
  supports: mistrust
  source: notes
""",
}


def told_of(case: dict[str, object] | ik.Couple, context: str | None = None) -> RuleAccount:
    knowledge = ik.load_knowledge(LEFT_OUT, core=False).within(context)
    explanation = knowledge.diagnose(case).explain("mistrust")
    assert isinstance(explanation, FindingExplanation)
    (rule,) = explanation.rules
    assert rule.condition == str(ik.load_knowledge(LEFT_OUT, core=False).rules["low_trust"].steps[rule.step - 1].when)
    return rule


def test_regression_steps_are_numbered_as_their_pack_has_them() -> None:
    own = {"trust": 3}
    assert [told_of(case).step for case in (own, ik.Couple(a=own, b={}), {"worried": True, "trust": 9})] == [4, 4, 3]
    assert [told_of(case, "at_night").step for case in (own, ik.Couple(a=own, b={}), {"trust": 9})] == [4, 4, 1]


def test_every_form_tells_the_steps() -> None:
    explanation = explained(hours=4, heard=2, trust=3)
    words = (
        "Few hours.",
        "hours: under 5 (here: 4)",
        "as they are about the same thing: Sometimes.",
        "It would weigh more with: hours: under 3",
        "It would weigh less with: hours: at least 5",
    )
    for told in (explanation.to_text(), explanation.to_markdown(), explanation.to_html()):
        assert [each for each in words if each not in told] == []
    rule = next(rule for rule in explanation.to_dict()["rules"] if rule["counts"])
    assert (rule["id"], rule["step"], rule["strength"], rule["condition"]) == ("few_hours", 2, 0.25, "hours < 5")
    assert (rule["covers"], rule["up"]["would_take"], rule["down"]["would_take"]) == (
        [{"id": "rarely_heard", "because": "Sometimes."}], "hours < 3", "hours >= 5",
    )  # fmt: skip


def test_text_of_steps(wording: Wording) -> None:
    wording(str(explained(hours=4, heard=2, trust=3)))
