"""How conditions are read from text."""

import pytest

import intimacy_kit as ik
from intimacy_kit.packs.reading.condition_text import parse_with_positions


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("worried", "worried"),
        ("  worried\t", "worried"),
        ("((worried))", "worried"),
        ("(" * 100 + "worried" + ")" * 100, "worried"),
        ("not " * 19 + "worried", "not " * 19 + "worried"),
        (" or ".join(["worried"] * 199), " or ".join(["worried"] * 199)),
        ("trust<5", "trust < 5"),
        ("trust < 5.0", "trust < 5"),
        ("trust < 5.", "trust < 5"),
        ("trust < .5", "trust < 0.5"),
        ("trust < 5e-1", "trust < 0.5"),
        ("trust < 1e15", "trust < 1000000000000000"),
        ("trust < +3", "trust < 3"),
        ("mood > -3", "mood > -3"),
        ("mood > -0", "mood > 0"),
        ("5 > trust", "trust < 5"),
        ("5 >= trust", "trust <= 5"),
        ("5 < trust", "trust > 5"),
        ("-5 <= mood", "mood >= -5"),
        ("5 == trust", "trust == 5"),
        ("5 != trust", "trust != 5"),
        ("2 <= trust < 5", "trust >= 2 and trust < 5"),
        ("5 > trust >= 2", "trust < 5 and trust >= 2"),
        ("not 2 <= trust < 5", "not (trust >= 2 and trust < 5)"),
        ("topic == 'money'", 'topic == "money"'),
        ("'money' == topic", 'topic == "money"'),
        ('topic != "money"', 'topic != "money"'),
        ('topic in ("money",)', 'topic == "money"'),
        ('topic in ["money", "chores"]', 'topic in ("money", "chores")'),
        ('topic in {"money", "chores"}', 'topic in ("money", "chores")'),
        ('topic not in ("money", "chores")', 'topic not in ("money", "chores")'),
        ('not topic in ("money", "chores")', 'not topic in ("money", "chores")'),
        ("at_least(1, worried)", "at_least(1, worried)"),
        ("at_least(2, worried, tired and sad, trust < 5)", "at_least(2, worried, tired and sad, trust < 5)"),
        ("worried or tired and not sad", "worried or tired and not sad"),
        ("(worried or tired) and not sad", "(worried or tired) and not sad"),
        ("worried and (tired and sad)", "worried and (tired and sad)"),
        ("worried and\n  tired\r\n  or\tsad", "worried and tired or sad"),
        ("match or case or type", "match or case or type"),
        ("partner.worried", "partner.worried"),
        ("not partner . worried", "not partner.worried"),
        ("2 <= partner.trust < 5", "partner.trust >= 2 and partner.trust < 5"),
        ("5 > partner.trust", "partner.trust < 5"),
        ("partner.topic != 'money'", 'partner.topic != "money"'),
        ('partner.topic in ("money", "chores")', 'partner.topic in ("money", "chores")'),
        ("partner and partner.partner < 3", "partner and partner.partner < 3"),
    ],
)
def test_equivalent_texts_parse_to_the_same_condition(text: str, written: str) -> None:
    assert str(ik.parse_condition(text)) == written


def test_every_comparison_has_its_position() -> None:
    text = "  worried and not 2 <= trust < 5\nor at_least(1, topic in ('money',), 'chores' == topic)"
    read = parse_with_positions(text)

    pieces = [(str(atom), read.text[piece.start : piece.start + piece.width]) for atom, piece in read.atoms]
    assert pieces == [
        ("worried", "worried"),
        ("trust >= 2", "2 <= trust < 5"),
        ("trust < 5", "2 <= trust < 5"),
        ('topic == "money"', "topic in ('money',)"),
        ('topic == "chores"', "'chores' == topic"),
    ]
    assert [atom for atom, _ in read.atoms] == list(read.condition.atoms)


def test_a_list_of_choices_may_be_as_long_as_a_condition() -> None:
    choices = [f"choice_{number}" for number in range(199)]
    condition = ik.parse_condition(f"topic in ({', '.join(map(repr, choices))})")

    assert condition == ik.ref("topic").among(*choices)
    assert ik.parse_condition(str(condition)) == condition


@pytest.mark.parametrize("text", ["1 is trust", "trust is 1", "trust < 1or worried", "worried(1)(2)", "5 (6)"])
def test_python_syntax_warnings_are_prevented(text: str) -> None:
    with pytest.raises(ik.ConditionError) as raised:  # and a warning would be an error of its own
        ik.parse_condition(text)

    assert raised.value.code == "IK202"
