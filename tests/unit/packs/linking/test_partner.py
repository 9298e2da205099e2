"""Tests of steps that read the other partner's answers: two rule books, and where `partner.` is refused."""

import pickle

import pytest

import intimacy_kit as ik
from intimacy_kit.engines.interpret import run
from intimacy_kit.packs.linking.built import Built
from tests.small_pack import FILES as SMALL
from tests.unit.packs.tiny import FILES, rule, tiny, told

STEPS = """\
- id: pursued
  supports: mistrust
  because: One asks, and the other one goes.
  source: notes
  steps:
    - {when: trust < 5, strength: 0.25}
    - {when: trust < 5 and partner.trust > 8, strength: 0.5}
- id: both_worried
  supports: mistrust
  when: worried and partner.worried
  strength: 0.5
  because: Both worry.
  source: notes
"""


def built(**sections: str) -> Built:
    return ik.load_knowledge(tiny(**sections), core=False).runtime.built


def test_one_person_has_no_steps_that_read_the_partner() -> None:
    knowledge = built(rules=STEPS)
    (finding,) = knowledge.rulebook.findings
    assert [(rule.id, [str(step.when) for step in rule.steps]) for rule in finding.rules] == [
        ("pursued", ["trust < 5"])
    ]
    assert "partner.trust" not in knowledge.rulebook.signals
    assert sorted(knowledge.contents.rules) == ["both_worried", "pursued"]


def test_couples_have_all_steps_and_the_answers_that_these_read() -> None:
    book = built(rules=STEPS).couples
    (finding,) = book.findings
    assert [(rule.id, len(rule.steps)) for rule in finding.rules] == [("both_worried", 1), ("pursued", 2)]
    assert list(book.signals) == ["partner.trust", "partner.worried", "topic", "trust", "worried"]
    assert book.read_of_partner == {"partner.trust": "trust", "partner.worried": "worried"}
    assert not book.signals["partner.trust"].changeable


def test_without_such_steps_both_are_one_rule_book() -> None:
    knowledge = built()
    assert knowledge.couples is knowledge.rulebook
    runtime = ik.load_knowledge(FILES, core=False).runtime
    assert runtime.couples is runtime


def test_what_each_partner_is_scored_by() -> None:
    book = built(rules=STEPS).couples
    a: dict[str, float | bool | str] = {"trust": 3.0, "topic": "money"}
    b: dict[str, float | bool | str] = {"trust": 9.0, "topic": "chores"}
    assert book.beside(a, b) == {"trust": 3.0, "topic": "money", "partner.trust": 9.0}
    assert book.beside(b, a) == {"trust": 9.0, "topic": "chores", "partner.trust": 3.0}
    assert book.beside(a, {}) == a
    assert built().couples.beside(a, b) == a


def test_engines_run_the_steps_of_couples() -> None:
    runtime = ik.load_knowledge(tiny(rules=STEPS), core=False).runtime
    book = runtime.couples.built.rulebook
    a, b = runtime.intake.check({"trust": 3}), runtime.intake.check({"trust": 9})
    alone, beside = runtime.engine.run(a), runtime.couples.engine.run(book.beside(a, b))
    assert (alone.scores, alone.lows, alone.highs) == ((0.25,), (0.25,), (0.25,))
    assert (beside.scores, beside.lows, beside.highs) == ((0.5,), (0.5,), (0.75,))
    assert beside == run(book, book.beside(a, b))
    assert run(book, book.beside(b, a)).scores == (0.0,)


def test_runtimes_of_couples_survive_pickling() -> None:
    runtime = ik.load_knowledge(tiny(rules=STEPS), core=False).runtime
    again = pickle.loads(pickle.dumps(runtime.couples))
    assert list(again.built.rulebook.signals) == list(runtime.couples.built.rulebook.signals)
    assert again.couples is again
    alone = pickle.loads(pickle.dumps(runtime))
    assert list(alone.built.rulebook.signals) == ["topic", "trust", "worried"]
    assert list(alone.couples.built.rulebook.signals) == list(runtime.couples.built.rulebook.signals)


def test_a_context_drops_the_steps_that_read_what_it_leaves_out() -> None:
    context = "- {id: friends, title: Friends, text: Friends., leaves_out: [trust], source: notes}\n"
    knowledge = ik.load_knowledge(tiny(rules=STEPS, contexts=context), core=False)
    book = knowledge.within("friends").runtime.couples.built.rulebook
    assert [rule.id for rule in book.findings[0].rules] == ["both_worried"]
    assert list(book.signals) == ["partner.worried", "topic", "worried"]


@pytest.mark.parametrize(
    ("when", "code", "message"),
    [
        ("partner.mistrust >= 0.5", "IK208", "'mistrust' is a finding"),
        ("partner.trusts < 5", "IK203", "unknown signal 'trusts'"),
        ("partner.alone < 5", "IK208", "'alone' is asked alone"),
        ("partner.trust", "IK204", "does not fit 'partner.trust'"),
        ("partner.trust < 11", "IK205", "'partner.trust' is always from 0 to 10"),
        ('partner.topic == "work"', "IK205", "unknown choice 'work' of 'partner.topic'"),
    ],
)
def test_what_cannot_be_read_of_the_partner(when: str, code: str, message: str) -> None:
    alone = "- {id: alone, kind: rating, title: alone, question: How is it, asks: alone, source: notes}\n"
    text = told(tiny(rules=rule(when), signals=FILES["signals.yaml"] + alone))
    assert f"error[{code}]" in text
    assert message in text
    assert "rules.yaml:2:9" in text


def test_safety_rules_do_not_read_the_partner() -> None:
    safety = "- {id: danger, when: partner.worried, title: Danger, because: It is., kind: caution, source: notes}\n"
    text = told(tiny(safety=safety))
    assert "error[IK208]: only the steps of rules can read the other partner's answers" in text
    assert "safety.yaml:1:22" in text


def test_private_answers_of_the_partner_are_private_too() -> None:
    rule = "{id: seen, when: partner.hurt, supports: little_time, strength: 0.25, because: It is., source: notes}"
    runtime = ik.load_knowledge({**SMALL, "rules/more.yaml": f"- {rule}"}, core=False).runtime
    assert runtime.couples.context.private - runtime.context.private == {"partner.hurt"}
