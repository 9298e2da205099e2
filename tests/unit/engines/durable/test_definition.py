"""Rulesets exported as plain data."""

import json

import intimacy_kit as ik
from tests.small_pack import small_knowledge

KB = small_knowledge()
DATA = KB.to_durable()


def test_a_definition_is_plain_data_unchanged_by_json() -> None:
    assert json.loads(json.dumps(DATA)) == DATA
    assert list(DATA) == ["format", "always", "stages", "rulesets", "keys", "findings", "strategies"]
    assert KB.to_durable() == DATA


def test_every_key_has_its_literal() -> None:
    for name, ruleset in DATA["rulesets"].items():
        used = {key for rule in ruleset.values() for literal in rule["all"][0]["m"]["$and"] for key in literal}
        assert used == {*DATA["keys"][name], DATA["always"]}
    texts = {text for keys in DATA["keys"].values() for text in keys.values()}
    strategies = {f"{id} >= 0.25" for id in DATA["strategies"]}
    assert {text for name in DATA["stages"][-1] for text in DATA["keys"][name].values()} == strategies < texts
    assert all(isinstance(KB.evaluate(text, {}), ik.Truth) for text in texts - strategies)
    assert {"quality_time < 3", "not past_betrayal", 'topic in ("money", "chores")', "little_time >= 0.5"} < texts


def test_every_rule_runs_an_action_with_its_name() -> None:
    actions = {rule["run"] for ruleset in DATA["rulesets"].values() for rule in ruleset.values()}
    assert actions == {"*", *KB.rules, *KB.safety_rules, *KB.strategies}
    assert [name for stage in DATA["stages"] for name in stage] == list(DATA["rulesets"])


def test_strengths_are_in_the_order_of_the_arithmetic() -> None:
    assert list(DATA["findings"]) == ["little_time", "mistrust", "understanding", "distance", "gloom"]
    assert DATA["findings"]["distance"] == {
        "supports": {"drifting": {"drifting": 0.5}},
        "links": {"little_time": 0.5, "mistrust": 0.5},
        "reliefs": {},
    }
    assert DATA["strategies"]["make_time"] == {"distance": 0.5, "little_time": 0.8}
