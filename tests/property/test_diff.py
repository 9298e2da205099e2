"""Findings on which two packs are reported to agree are equal for all answers, and the order of remedies, too."""

from collections.abc import Mapping

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import intimacy_kit as ik
from tests.property.cases import Case, generated, two
from tests.small_pack import FILES

pytest.importorskip("z3")

from intimacy_kit.analysis.diff import difference

HOW = ("strength", "gone", "renamed", "not not")


def changed(files: Mapping[str, str], place: int, how: str) -> dict[str, str]:
    """A pack with one rule changed. Where a context names a rule that is gone or renamed, it changes with it."""
    rules, contexts = (yaml.safe_load(files.get(name, "[]")) for name in ("rules.yaml", "contexts.yaml"))
    rule = rules[place]
    old, new = rule["id"], {"gone": [], "renamed": ["a_new_name"]}.get(how, [rule["id"]])
    if how == "gone":
        del rules[place]
    elif how == "renamed":
        rule["id"] = "a_new_name"
    elif how == "strength" and "steps" in rule:
        rule["steps"] = dict.fromkeys(rule["steps"], 0.375) if isinstance(rule["steps"], dict) else rule["steps"][::-1]
    elif how == "strength":
        rule["strength"] = 0.375
    elif "when" in rule:
        rule["when"] = f"not (not ({rule['when']}))"
    else:
        rule["steps"] = {f"not (not ({when}))": strength for when, strength in rule["steps"].items()}
    for context in contexts:
        left_out = context.get("leaves_out", [])
        context["leaves_out"] = [id for each in left_out for id in (new if each == old else [each])]
    written = {"rules.yaml": yaml.safe_dump(rules, allow_unicode=True)}
    if contexts:
        written["contexts.yaml"] = yaml.safe_dump(contexts, allow_unicode=True)
    return {**files, **written}


def asked_otherwise(files: Mapping[str, str], place: int) -> dict[str, str]:
    """A pack with one signal asked of either where it was asked of each or alone, and of each where of either."""
    signals = yaml.safe_load(files["signals.yaml"])
    signals[place]["asks"] = "each" if signals[place].get("asks") == "either" else "either"
    return {**files, "signals.yaml": yaml.safe_dump(signals, allow_unicode=True)}


def supported_otherwise(files: Mapping[str, str], place: int, support: list[str]) -> dict[str, str]:
    """A pack with other support named by one safety rule."""
    rules = yaml.safe_load(files["safety.yaml"])
    rules[place]["support"] = support
    return {**files, "safety.yaml": yaml.safe_dump(rules, allow_unicode=True)}


def scored(diagnosis: ik.Diagnosis) -> dict[str, float]:
    return {id: found.score for id, found in (*diagnosis.findings.items(), *diagnosis.components.items())}


@pytest.mark.parametrize("how", HOW)
def test_a_rule_that_a_context_leaves_out_can_be_changed_too(how: str) -> None:
    context = "- {id: quiet, title: Quiet, text: Quiet., leaves_out: [hidden], source: notes}\n"
    files = {name: text for name, text in FILES.items() if not name.startswith("rules")}
    files |= {"contexts.yaml": context, "rules.yaml": FILES["rules/trust.yaml"]}
    known = ik.load_knowledge(changed(files, 0, how), core=False)
    assert ("hidden" in known.rules, "a_new_name" in known.rules) == (how not in ("gone", "renamed"), how == "renamed")
    assert "quiet" in known.contexts


@given(generated(), st.data())
def test_verdict_same_holds_in_every_case(case: Case, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(case.knowledge.rules) - 1))
    files = changed(case.files, place, data.draw(st.sampled_from(HOW)))
    other = ik.load_knowledge(files, core=False)
    compared = difference(case.knowledge, other)
    found = {each.id: each.verdict for each in compared.findings}
    wholes = {each.id for each in compared.indexes if each.verdict == "same"}
    for knowledge in (case.knowledge, other):
        assert set(found) >= {finding.id for finding in knowledge.runtime.built.rulebook.findings}
    same = [id for id, verdict in found.items() if verdict == "same"]
    for context in (None, *case.knowledge.contexts):
        both = case.knowledge.within(context), other.within(context)
        asked = {name: value for name, value in case.values.items() if all(name in each.signals for each in both)}
        for answers in (asked, ik.Couple(a=asked, b={})):
            scores = [scored(each.diagnose(answers)) for each in both]
            assert [scores[0].get(id) for id in same] == [scores[1].get(id) for id in same]
            indexes = [each.diagnose(answers).indexes for each in both]
            assert [indexes[0].get(id) for id in wholes] == [indexes[1].get(id) for id in wholes]


@given(generated(), st.data())
def test_remedies_that_are_the_same_are_so_in_every_case(case: Case, data: st.DataObject) -> None:
    known = case.knowledge
    alone = sorted(id for id, practice in known.practices.items() if practice.safe_alone)
    if known.safety_rules and data.draw(st.booleans()):
        support = data.draw(st.lists(st.sampled_from(alone), unique=True, max_size=2))
        files = supported_otherwise(case.files, data.draw(st.integers(0, len(known.safety_rules) - 1)), support)
    else:
        files = asked_otherwise(case.files, data.draw(st.integers(0, len(known.signals) - 1)))
    other = ik.load_knowledge(files, core=False)
    a, b = data.draw(two(known))
    if difference(known, other).remedies.verdict == "same":
        for context in (None, *known.contexts):
            both = known.within(context), other.within(context)
            asked, beside = ({id: given[id] for id in given if id in both[0].signals} for given in (a, b))
            for answers in (asked, ik.Couple(a=asked, b=beside)):
                old, new = ([remedy.strategy.id for remedy in each.diagnose(answers).remedies] for each in both)
                assert old == new
