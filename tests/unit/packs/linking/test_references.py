"""Errors for unknown names, names of another kind, and comparisons that do not fit."""

import pytest

import intimacy_kit as ik
from intimacy_kit.errors import Place
from tests.unit.packs.tiny import FILES, RULE, Row, assert_told, located, tiny, worded
from tests.wording import Wording

OTHERS = {
    **FILES,
    "components.yaml": "- {id: warmth, title: T, text: T, source: notes}\n",
    "consequences.yaml": "- {id: distance, title: T, text: T, source: notes}\n",
    "benefits.yaml": "- {id: joy, title: T, text: T, source: notes}\n",
}


def of_another(where: str) -> Row:
    return ("IK114", where)


PRACTICES: list[Row] = [
    ("IK113", "1:42+1"),
    of_another("1:45+3"),
]

REFERENCES: dict[str, tuple[str, str, list[Row]]] = {
    "of a challenge": (
        "challenges",
        "- {id: mistrust, title: T, text: T, erodes: [warmth, warmt, joy], source: notes,\n"
        "   leads_to: {distanc: 0.5, mistrust: 0.5, distance: 0.5}}\n",
        [
            ("IK113", "1:54+5"),
            of_another("1:61+3"),
            ("IK113", "2:15+7"),
            of_another("2:29+8"),
        ],
    ),
    "of a consequence": (
        "consequences",
        "- {id: distance, title: T, text: T, leads_to: {nowhere: 0.5}, source: notes}\n",
        [("IK113", "1:48+7")],
    ),
    "of a strategy": (
        "strategies",
        "- id: s\n  title: T\n  text: T\n  addresses: {mistrst: 0.5, warmth: 0.5, distance: 0.5}\n"
        "  evidence: {grade: good, note: n}\n  builds: [joy, wamth]\n  yields: [warmth, jo]\n"
        "  after: [elsewhere, trust]\n"
        "  practices:\n  - p\n  - trust\n  source: notes\n",
        [
            ("IK113", "4:15+7"),
            of_another("4:29+6"),
            of_another("6:12+3"),
            ("IK113", "6:17+5"),
            of_another("7:12+6"),
            ("IK113", "7:20+2"),
            ("IK113", "8:11+9"),
            of_another("8:22+5"),
            ("IK113", "10:5+1"),
            of_another("11:5+5"),
        ],
    ),
    "of a context": ("contexts", "- {id: c, title: T, text: T, practices: [p, joy], source: notes}\n", PRACTICES),
    "of a tailoring": ("tailorings", "- {id: c, title: T, text: T, practices: [p, joy], source: notes}\n", PRACTICES),
    "of a question": (
        "faq",
        "- {id: c, question: T, answer: T, strategies: [p, joy], source: notes}\n",
        [
            ("IK113", "1:48+1"),
            of_another("1:51+3"),
        ],
    ),
    "of rules": (
        "rules",
        RULE.replace("supports: mistrust", "supports: mistrst")
        + RULE.replace("low_trust", "x").replace("mistrust", "trust"),
        [
            ("IK113", "1:46+7"),
            of_another("2:38+5"),
        ],
    ),
    "to sources": (
        "principles",
        "- {id: a, title: T, text: T, source: note}\n- {id: b, title: T, text: T, source: 'book#5'}\n"
        "- {id: c, title: T, text: T, source: [notes, 'notes#a', Notes]}\n"
        "- {id: d, title: T, text: T, source: '#notes'}\n",
        [
            ("IK117", "1:38+4"),
            ("IK117", "2:38+8"),
            ("IK117", "3:57+5"),
            ("IK117", "4:38+8"),
        ],
    ),
    "of references": (
        "references",
        "- {id: a, text: T}\n- {id: b, text: T, source: nowhere}\n",
        [("IK117", "2:28+7")],
    ),
}


@pytest.mark.parametrize(("section", "text", "rows"), REFERENCES.values(), ids=REFERENCES)
def test_unresolved_references_are_reported(section: str, text: str, rows: list[Row], wording: Wording) -> None:
    assert_told(wording, section, text, *rows, others=OTHERS)


COMPARISONS: list[tuple[str, str]] = [
    ("trost < 5", "IK203"),
    ("zzz", "IK203"),
    ("joy >= 0.5", "IK203"),
    ("trust", "IK204"),
    ('trust == "money"', "IK204"),
    ("worried < 3", "IK204"),
    ('worried == "money"', "IK204"),
    ("topic", "IK204"),
    ("topic < 5", "IK204"),
    ("mistrust", "IK204"),
    ('mistrust == "money"', "IK204"),
    ("trust < -1", "IK205"),
    ("trust <= 10.5", "IK205"),
    ("5 < trust < 15", "IK205"),
    ("mistrust >= 1.5", "IK205"),
    ("mistrust > -0.1", "IK205"),
    ('topic == "mony"', "IK205"),
    ('topic != "x"', "IK205"),
    ('topic in ("money", "choresy")', "IK205"),
]
BY_TEXT = [pytest.param(*row, id=row[0]) for row in COMPARISONS]


@pytest.mark.parametrize(("when", "code"), BY_TEXT)
def test_an_invalid_comparison_in_a_pack_is_reported(when: str, code: str, wording: Wording) -> None:
    text = RULE.replace("trust < 5", f"'{when}'")
    assert_told(wording, "rules", text, (code, f"1:26+{len(when)}"), others=OTHERS)


@pytest.mark.parametrize(("when", "code"), BY_TEXT)
def test_an_invalid_comparison_in_a_call_is_reported(when: str, code: str, wording: Wording) -> None:
    knowledge = ik.load_knowledge(OTHERS, core=False)
    with pytest.raises(ik.ConditionError) as as_text:
        knowledge.evaluate(when, {})
    with pytest.raises(ik.ConditionError) as as_tree:
        knowledge.evaluate(ik.parse_condition(when), {})

    assert located(as_text.value.problems) == [(code, Place("condition", 1, 1, when, len(when)))]
    assert located(as_tree.value.problems) == [(code, None)]
    assert worded(as_tree.value.problems) == worded(as_text.value.problems)
    wording(worded(as_text.value.problems))


@pytest.mark.parametrize(
    "when",
    [
        "trust > 0",
        "trust < 10",
        "trust >= 0",
        "trust == 10",
        "2 <= trust < 5",
        "worried",
        "not worried",
        'topic == "money"',
        'topic not in ("money", "chores")',
        "distance >= 0",
        "warmth <= 1",
        "warmth != 0.25",
    ],
)
def test_a_valid_comparison_is_accepted(when: str) -> None:
    rules = RULE.replace("trust < 5", f"'{when}'")
    assert str(ik.load_knowledge({**OTHERS, "rules.yaml": rules}, core=False).rules["low_trust"].when)


def test_all_problems_of_a_condition_are_reported(wording: Wording) -> None:
    knowledge = ik.load_knowledge(OTHERS, core=False)
    with pytest.raises(ik.ConditionError) as raised:
        knowledge.evaluate('trost < 5 and (worried < 3 or topic in ("x", "y"))', {})

    wording([problem.message for problem in raised.value.problems])


@pytest.mark.parametrize(
    ("name", "nearest"),
    [("s00042_", "s00042"), ("s01400_", "s00400"), ("zzzz", None)],
    ids=["near", "far down", "none"],
)
def test_suggestions_consider_the_first_thousand_names(name: str, nearest: str | None) -> None:
    signals = "".join(f"- {{id: s{n:05}, kind: flag, title: t, question: q, source: notes}}\n" for n in range(1500))
    knowledge = ik.load_knowledge(tiny(signals=signals, rules=""), core=False)
    with pytest.raises(ik.ConditionError) as raised:
        knowledge.evaluate(name, {})

    help = f"did you mean '{nearest}'?" if nearest else "declare it, or correct the name"
    assert raised.value.help == help
