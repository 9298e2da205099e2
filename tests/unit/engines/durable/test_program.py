"""Stages and rulesets of a rule book for durable-rules."""

import pytest

import intimacy_kit as ik
from intimacy_kit.engines.durable import program as programs
from intimacy_kit.engines.durable.program import MAX_KEYS, MAX_RULES, Program, Ruleset, name_hash, program
from tests.small_pack import small_knowledge
from tests.wording import Wording

MANIFEST = "{format: 1, name: mine, version: 1.0.0, title: Mine, license: MIT, sources: {own: {title: Own}}}"


def made_of(kb: ik.KnowledgeBase) -> Program:
    return program(kb.runtime.built.rulebook)


def pack(signals: int, *conditions: str) -> ik.KnowledgeBase:
    """Rules with these conditions, over so many numbers n0, n1, ..."""
    numbers = [
        f"- {{id: n{number}, kind: rating, title: a number, question: How much?, source: own}}"
        for number in range(signals)
    ]
    rules = [
        f"- {{id: rule_{number}, when: '{when}', supports: found, strength: 0.5, because: It is so., source: own}}"
        for number, when in enumerate(conditions)
    ]
    return ik.load_knowledge(
        {
            "pack.yaml": MANIFEST,
            "signals.yaml": "\n".join(numbers),
            "challenges.yaml": "[{id: found, title: Found, text: It is found., source: own}]",
            "rules.yaml": "\n".join(rules),
        },
        core=False,
    )


def said(rulesets: tuple[Ruleset, ...]) -> list[list[str]]:
    return [[entry.conclusion for entry in ruleset.entries] for ruleset in rulesets]


def test_stages_follow_the_comparisons_of_rules_and_the_links_of_findings() -> None:
    made = made_of(small_knowledge())
    ids = [finding.id for finding in small_knowledge().runtime.built.rulebook.findings]
    first, second = made.stages
    assert said(first.rulesets) == [
        [
            *("fear", "harm", "few_hours", "rare_rituals", "talks_daily", "hidden", "low_trust"),
            *("several", "several", "several", "kept_rituals", "much_time", "drinking", "bright_mood"),
        ]
    ]
    assert [ids[position] for position in first.findings] == ["little_time", "mistrust", "understanding"]
    assert said(second.rulesets) == [["drifting"]]
    assert [ids[position] for position in second.findings] == ["distance", "gloom"]
    assert said(made.remedies) == [["cheer_up", "make_time", "see_someone", "talk_openly"]]
    assert [ruleset.name for ruleset in made.rulesets] == ["rules_1", "rules_2", "rules_3"]


def test_a_definition_contains_only_keys() -> None:
    ruleset = next(made_of(pack(2, "n0 < 3 and n1 >= 5 or n0 == 7")).rulesets)
    assert ruleset.definition() == {
        "*": {"all": [{"m": {"$and": [{"c": 1}]}}]},
        "r0": {"all": [{"m": {"$and": [{"a2": 1}]}}]},
        "r1": {"all": [{"m": {"$and": [{"a0": 1}, {"a1": 1}]}}]},
    }
    named = ruleset.definition(named=True)
    assert [rule["run"] for rule in named.values()] == ["*", "rule_0", "rule_0"]


def test_a_ruleset_gets_no_more_rules_than_can_fire_at_once() -> None:
    made = made_of(pack(3, *[f"n0 > {number / 20}" for number in range(MAX_RULES * 2 + 1)]))
    assert [len(ruleset.entries) for ruleset in made.stages[0].rulesets] == [MAX_RULES, MAX_RULES, 1]
    assert len({entry.name for ruleset in made.rulesets for entry in ruleset.entries}) == MAX_RULES * 2 + 1


def test_a_ruleset_gets_no_more_keys_than_a_fact_can_hold() -> None:
    conditions = [
        " and ".join(f"n{number} > {rule}" for number in range(50))  # fifty keys each
        for rule in range(9)
    ]
    made = made_of(pack(50, *conditions))
    assert [len(ruleset.keys) for ruleset in made.stages[0].rulesets] == [MAX_KEYS, MAX_KEYS, 50]


def test_the_largest_condition_fits_into_one_ruleset() -> None:
    made = made_of(pack(199, " and ".join(f"n{number} > 0" for number in range(199))))
    (ruleset,) = made.stages[0].rulesets
    assert len(ruleset.keys) == 199


def test_a_rule_with_too_many_conjunctions_is_refused(wording: Wording) -> None:
    kb = pack(20, "n0 > 0", f"at_least(10, {', '.join(f'n{number} > 0' for number in range(20))})")
    with pytest.raises(ik.QuestionError) as caught:
        kb.to_durable()
    wording(str(caught.value))
    assert caught.value.code == "IK410"


def test_a_pack_without_rules_has_no_rulesets() -> None:
    made = made_of(ik.load_knowledge({"pack.yaml": MANIFEST}, core=False))
    assert list(made.rulesets) == []
    assert made.keys == ()


# The hash by which durable-rules tells names apart


@pytest.mark.parametrize(("name", "value"), [("id", 926444256), ("sid", 3593476751), ("$and", 3746487396)])
def test_the_hash_is_that_of_durable_rules(name: str, value: int) -> None:
    assert name_hash(name) == value  # as in its source


def test_a_key_with_a_hash_in_use_is_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    assert made_of(pack(1, "n0 < 3 and n0 > 1")).keys == ("a0", "a1")
    monkeypatch.setattr(programs, "IN_USE", ("a1", "a2"))
    assert made_of(pack(1, "n0 < 3 and n0 > 1")).keys == ("a0", "a3")


def test_names_in_use_have_distinct_hashes() -> None:
    names = [*made_of(ik.load_knowledge()).keys, *programs.IN_USE, "sid-s"]
    assert len({name_hash(name) for name in names}) == len(names)
