"""What lint says of steps, facets and rules is just what comes out where every case is tried."""

import re
from collections.abc import Iterator, Mapping
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intimacy_kit.analysis.lint import lint
from intimacy_kit.engines.interpret import evaluate
from intimacy_kit.engines.truth import Truth
from intimacy_kit.knowledge import KnowledgeBase
from intimacy_kit.loading import load_knowledge
from intimacy_kit.model.observations import Value
from intimacy_kit.model.rulebook import Group, Weighed, grouped
from intimacy_kit.model.rules import Rule, Step
from intimacy_kit.packs.reading.condition_text import parse_condition

MANIFEST = (
    "{format: 1, name: small, version: 1.0.0, title: A small pack, license: MIT, sources: {own: {title: Nobody}}}"
)
SIGNALS = """
- {id: hours, kind: hours, title: hours, question: How many?, source: own}
- {id: alone, kind: flag, title: alone, question: Is it so?, source: own}
- {id: topic, kind: choice, choices: [money, chores], title: topic, question: Which?, source: own}
"""
FINDING = "- {id: distance, title: Distance, text: There is distance., source: own}"
VALUES: Mapping[str, tuple[Value | None, ...]] = {
    "hours": (None, 0.0, 1.0, 1.5, 2.0, 2.5, 3.0, 9.0),
    "alone": (None, True, False),
    "topic": (None, "money", "chores"),
}
ATOMS = [*(f"hours {op} {n}" for op in ("<", ">=") for n in (1, 2, 3)), "alone", 'topic == "money"']
CONDITIONS = st.one_of(
    st.sampled_from(ATOMS),
    st.builds("{} {} {}".format, st.sampled_from(ATOMS), st.sampled_from(["and", "or"]), st.sampled_from(ATOMS)),
    st.builds("not ({} and {})".format, st.sampled_from(ATOMS), st.sampled_from(ATOMS)),
)
STRENGTHS = st.sampled_from([0.1, 0.2, 0.3])
STEPS = st.lists(st.tuples(CONDITIONS, STRENGTHS), min_size=1, max_size=3, unique_by=lambda step: step[0])


@st.composite
def rule_texts(draw: st.DrawFn, id: str) -> str:
    facet = draw(st.sampled_from(["", "one", "one", "other"]))
    lines = [f"- id: {id}", f"  {draw(st.sampled_from(['supports', 'relieves']))}: distance", "  because: It is."]
    lines += [f"  facet: {facet}"] if facet else []
    lines += [f"  when: {draw(CONDITIONS)}"] if draw(st.booleans()) else []
    lines += ["  source: own", "  steps:"]
    lines += [f"    {condition}: {strength}" for condition, strength in draw(STEPS)]
    return "".join(f"{line}\n" for line in lines)


@st.composite
def small_packs(draw: st.DrawFn) -> dict[str, str]:
    rules = "".join(draw(rule_texts(id)) for id in ("a", "b", "c")[: draw(st.integers(1, 3))])
    return {"pack.yaml": MANIFEST, "signals.yaml": SIGNALS, "challenges.yaml": FINDING, "rules.yaml": rules}


def every_case() -> Iterator[dict[str, Value]]:
    for values in product(*VALUES.values()):
        yield {id: value for id, value in zip(VALUES, values, strict=True) if value is not None}


class Tried:
    """The steps that are true in each case, complete or not."""

    def __init__(self, knowledge: KnowledgeBase) -> None:
        self.rules = knowledge.rules
        self.cases = [
            frozenset(
                (rule.id, at)
                for rule in self.rules.values()
                for at, step in enumerate(rule.steps)
                if evaluate(step.when, case.get).truth is Truth.TRUE
            )
            for case in every_case()
        ]

    def implies(self, first: tuple[str, int], *others: tuple[str, int]) -> bool:
        return all(case.intersection(others) for case in self.cases if first in case)

    def never(self, *steps: tuple[str, int]) -> bool:
        return not any(case.intersection(steps) for case in self.cases)

    def weight(self, case: frozenset[tuple[str, int]], rules: list[Rule]) -> float:
        true = (step.strength for rule in rules for at, step in enumerate(rule.steps) if (rule.id, at) in case)
        return max(true, default=0.0)

    def groups(self) -> list[Group]:
        rules = self.rules.values()
        return [
            *grouped(rule for rule in rules if rule.supports),
            *grouped(rule for rule in rules if rule.relieves),
        ]

    def steps_that_never_count(self) -> set[tuple[str, int]]:
        chains = [[key(each) for each in group.chain] for group in self.groups()]
        counted = {next(step for step in chain if step in case)
                   for case in self.cases for chain in chains if case.intersection(chain)}  # fmt: skip
        return {step for chain in chains for step in chain} - counted

    def steps_that_do_not_rise(self) -> set[tuple[str, int]]:
        found = set()
        for rule in self.rules.values():
            for at, step in enumerate(rule.steps):
                own = (rule.id, at)
                for other, each in enumerate(rule.steps):
                    if other == at or each.strength < step.strength or self.never(own):
                        continue
                    forth, back = self.implies(own, (rule.id, other)), self.implies((rule.id, other), own)
                    stricter = forth and (each.strength > step.strength or not back)
                    as_strong = each.strength == step.strength and other < at and forth == back
                    if stricter or as_strong:
                        found.add(own)
        return found

    def covered_rules(self) -> set[str]:
        found: set[str] = set()
        for group in self.groups():
            for rule in reversed(group.rules):
                rest = [each for each in group.rules if each.id not in found and each.id != rule.id]
                as_strong = all(self.weight(case, rest) >= self.weight(case, [rule]) for case in self.cases)
                if as_strong and not self.never(*((rule.id, at) for at in range(len(rule.steps)))):
                    found.add(rule.id)
        return found


def key(weighed: Weighed) -> tuple[str, int]:
    return weighed.rule.id, weighed.position


def rules_with_a_common_condition(pack: Mapping[str, str]) -> set[str]:
    return set(re.findall(r"- id: (.)\n(?:  [^w].*\n)*  when: ", pack["rules.yaml"]))


def lines_of_steps(pack: Mapping[str, str], rules: Mapping[str, Rule]) -> dict[int, tuple[str, int]]:
    """The steps by their lines, counted from 1."""
    found: dict[int, tuple[str, int]] = {}
    for number, line in enumerate(pack["rules.yaml"].splitlines(), 1):
        if line.startswith("- id: "):
            rule = rules[line.removeprefix("- id: ")]
            common = ""
        elif line.startswith("  when: "):
            common = line.removeprefix("  when: ")
        elif line.startswith("    "):
            text, _, strength = line.strip().rpartition(": ")
            (at,) = [at for at, step in enumerate(rule.steps) if is_step(step, text, common, float(strength))]
            found[number] = rule.id, at
    return found


def is_step(step: Step, text: str, common: str, strength: float) -> bool:
    when = parse_condition(text)
    return step.strength == strength and step.when == (parse_condition(common) & when if common else when)


@given(small_packs())
def test_what_is_said_of_steps_and_facets_is_what_comes_out_by_trying(pack: dict[str, str]) -> None:
    pytest.importorskip("z3")
    knowledge = load_knowledge(pack, core=False)
    tried, lines = Tried(knowledge), lines_of_steps(pack, knowledge.rules)

    def steps(code: str) -> set[tuple[str, int]]:
        report = lint(pack, core=False, select=[code])
        assert not report.skipped
        return {lines[each.place.line] for each in report.diagnostics if each.place and each.place.line}

    def entries(*codes: str) -> set[str | None]:
        return {each.entry for each in lint(pack, core=False, select=codes).diagnostics}

    alone = {key(group.chain[0]) for group in tried.groups() if len(group.chain) == 1}
    of_one_condition = {step for step in alone if step[0] not in rules_with_a_common_condition(pack)}
    assert steps("IKL110") == tried.steps_that_never_count() - of_one_condition, "IKL101 is about these"
    assert steps("IKL111") == tried.steps_that_do_not_rise()
    assert entries("IKL113") == tried.covered_rules()
    one = {rule.id for group in tried.groups() for rule in group.rules if len(group.rules) == 1 and rule.facet}
    assert entries("IKL112") == one


@given(small_packs())
def test_rules_that_are_always_covered_can_all_be_taken_away(pack: dict[str, str]) -> None:
    pytest.importorskip("z3")
    found = {each.entry for each in lint(pack, core=False, select=["IKL113"]).diagnostics}
    tried = Tried(load_knowledge(pack, core=False))
    for group in tried.groups():
        rest = [rule for rule in group.rules if rule.id not in found]
        for case in tried.cases:
            assert tried.weight(case, rest) == tried.weight(case, list(group.rules))


@given(small_packs())
def test_rules_of_one_facet_are_not_compared_as_if_both_counted(pack: dict[str, str]) -> None:
    pytest.importorskip("z3")
    rules = load_knowledge(pack, core=False).rules
    for each in lint(pack, core=False, select=["IKL106", "IKL107"]).diagnostics:
        own = rules[each.entry or ""]
        for other in (rule for id, rule in rules.items() if f"'{id}'" in each.message):
            assert (own.group, own.supports) != (other.group, other.supports)
