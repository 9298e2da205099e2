"""The proof that rules respect directions, on conditions that do and do not."""

import pytest

import intimacy_kit as ik
from intimacy_kit.model.conditions import Atom
from intimacy_kit.testing.directions import against_directions, gets_truer, signed, worse_when_higher
from tests.small_pack import small_knowledge
from tests.wording import Wording


def with_rule(effect: str, finding: str, when: str) -> list[str]:
    """What stands against directions in the small pack with one more rule, apart from what does so without it."""
    rule = f"- {{id: extra, when: '{when}', {effect}: {finding}, strength: 0.5, because: B., source: notes}}"
    return [wrong for wrong in against_directions(small_knowledge(rules=rule)) if wrong.startswith("extra ")]


RESPECTFUL = [
    ("supports", "little_time", "quality_time < 3"),
    ("supports", "little_time", "not quality_time >= 3 and hides_feelings > 1"),
    ("supports", "little_time", "at_least(1, past_betrayal, not trust > 5)"),
    ("relieves", "little_time", "quality_time >= 3 or not past_betrayal"),
    ("supports", "understanding", "trust > 5 and not hides_feelings >= 3"),
    ("relieves", "understanding", "trust <= 5 or past_betrayal"),
    ("supports", "distance", "little_time > 0.5 and understanding < 0.5"),
    ("relieves", "distance", "little_time <= 0.5 and understanding >= 0.5"),
    ("supports", "understanding", "not little_time > 0.5"),
    ("supports", "distance", "quality_time == 0 and not little_time == 0 or trust != 10"),
    ("supports", "little_time", 'mood == 3 and mood != 4 and mood < 9 and mood > 1 and topic in ("money", "chores")'),
    ("relieves", "little_time", 'mood < 3 or afraid or topic != "money"'),
]


@pytest.mark.parametrize(("effect", "finding", "when"), RESPECTFUL, ids=str)
def test_a_rule_with_the_directions_is_fine(effect: str, finding: str, when: str) -> None:
    assert with_rule(effect, finding, when) == []


WRONG_WAY = [
    ("supports", "little_time", "quality_time > 3", "`quality_time > 3`"),
    ("supports", "little_time", "not quality_time < 3", "`quality_time < 3`"),
    ("relieves", "little_time", "hides_feelings >= 3", "`hides_feelings >= 3`"),
    ("supports", "little_time", "not past_betrayal", "`past_betrayal`"),
    ("supports", "understanding", "past_betrayal", "`past_betrayal`"),
    ("relieves", "understanding", "trust >= 5", "`trust >= 5`"),
    ("supports", "distance", "understanding > 0.5", "`understanding > 0.5`"),
    ("supports", "distance", "little_time < 0.5", "`little_time < 0.5`"),
]


@pytest.mark.parametrize(("effect", "finding", "when", "atom"), WRONG_WAY, ids=str)
def test_a_rule_against_a_direction_is_named(effect: str, finding: str, when: str, atom: str, wording: Wording) -> None:
    (told,) = with_rule(effect, finding, when)
    assert atom in told
    wording(told)


@pytest.mark.parametrize("when", ["trust == 5", "trust != 5", "not trust == 5", "little_time == 0.5"])
def test_singling_out_a_value_of_what_has_a_direction_is_named(when: str, wording: Wording) -> None:
    (told,) = with_rule("supports", "distance", when)
    assert f"`{when.removeprefix('not ')}`" in told
    wording(told)


def test_all_that_is_wrong_in_a_condition_is_named_from_left_to_right() -> None:
    found = with_rule("supports", "little_time", "trust > 5 or quality_time < 3 or not (arguments > 2 and rituals < 1)")
    assert [wrong.split("`")[1] for wrong in found] == ["trust > 5", "arguments > 2", "rituals < 1"]


def test_safety_rules_get_truer_as_things_get_worse(wording: Wording) -> None:
    safety = (
        "- {id: calm, when: not past_betrayal, title: T, because: B., "
        "kind: concern, about: from_partner, source: notes}"
    )
    wording(against_directions(small_knowledge(safety=safety))[-1:])


def test_cautions_are_called_so() -> None:
    safety = "- {id: calm, when: not past_betrayal, title: T, because: B., kind: caution, source: notes}"
    assert against_directions(small_knowledge(safety=safety))[-1].startswith("calm raises a caution: ")


def test_a_finding_that_two_others_depend_on_is_looked_at_once() -> None:
    rules = "- {id: extra, when: trust > 5, supports: little_time, strength: 0.5, because: B., source: notes}"
    knowledge = small_knowledge(rules=rules)
    asked = against_directions(knowledge, ["distance", "little_time", "mistrust"])
    assert asked == against_directions(knowledge, ["distance"])
    assert len(asked) == 2


def test_only_the_findings_asked_for_and_all_below_them_are_looked_at() -> None:
    rule = "- {id: extra, when: trust > 5, supports: little_time, strength: 0.5, because: B., source: notes}"
    knowledge = small_knowledge(rules=rule)
    extra = "extra supports little_time: `trust > 5` counts the wrong way, for more of trust is better"
    low_trust = "low_trust supports mistrust: `past_betrayal` counts the wrong way, for more of past_betrayal is worse"
    assert against_directions(knowledge) == [extra, low_trust]
    assert against_directions(knowledge, ["little_time"]) == [extra]
    assert against_directions(knowledge, ["mistrust"]) == [low_trust]
    assert against_directions(knowledge, ["distance"]) == [extra, low_trust]  # a rule of it reads them
    assert against_directions(knowledge, ["gloom"]) == [extra, low_trust]  # distance leads to it
    assert against_directions(knowledge, ["understanding"]) == []
    assert against_directions(knowledge, []) == []


def test_worse_when_higher() -> None:
    worse = worse_when_higher(small_knowledge())
    assert {id for id, sign in worse.items() if sign > 0} == {
        *("hides_feelings", "arguments", "past_betrayal"),
        *("little_time", "mistrust", "distance", "gloom"),
    }
    assert {id for id, sign in worse.items() if sign < 0} == {
        *("quality_time", "talk_minutes", "rituals", "trust", "understanding"),
    }
    assert {id for id, sign in worse.items() if sign == 0} == {"mood", "topic", "afraid", "hurt", "drinks"}


def test_signs_count_the_nots_around_a_comparison() -> None:
    condition = ik.parse_condition("not (trust < 5 and not past_betrayal) or at_least(1, not not afraid, mood > 1)")
    assert [(str(atom), sign) for atom, sign in signed(condition)] == [
        ("trust < 5", -1),
        ("past_betrayal", 1),
        ("afraid", 1),
        ("mood > 1", 1),
    ]


def test_gets_truer() -> None:
    worse = worse_when_higher(small_knowledge())
    found = {}
    for text in ("trust < 5", "trust >= 5", "trust == 5", "mood != 5", "past_betrayal", "afraid", 'topic == "money"'):
        atom = ik.parse_condition(text)
        assert isinstance(atom, Atom)
        found[text] = gets_truer(atom, worse)
    assert list(found.values()) == [1, -1, None, 0, 1, 0, 0]
