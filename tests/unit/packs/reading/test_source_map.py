"""Where the caret stands under a piece of a condition, however the condition is written in its file."""

import pytest

import intimacy_kit as ik
from tests.unit.packs.tiny import Row, expected, located, rule, tiny, worded
from tests.wording import Wording

GRAMMAR = "write comparisons such as `trust < 5`, combined with and, or, not, at_least(k, ...)"
ENTRY = "supports: mistrust, strength: 0.5, because: b, source: notes}"

PLACES: dict[str, tuple[str, str]] = {
    "plain": (rule("trust < 5 and trost > 3"), "2:23+9"),
    "single quotes": (rule("'trust < 5 and trost > 3'"), "2:24+9"),
    "double quotes": (rule('"trust < 5 and trost > 3"'), "2:24+9"),
    "spaces inside quotes": (rule("'  trust < 5 and trost > 3  '"), "2:26+9"),
    "an escape behind": (rule('"trust < 5 and trost > 3\\x20"'), "2:24+9"),
    "plain over two lines": (rule("trust < 5\n    and trost > 3"), "3:9+9"),
    "plain with an empty line": (rule("trust < 5\n\n\n    and trost > 3"), "5:9+9"),
    "quoted over two lines": (rule("'trust < 5\n    and trost > 3'"), "3:9+9"),
    "folded": (rule(">\n    trust < 5\n    and trost > 3"), "4:9+9"),
    "folded and stripped": (rule(">-\n    trust < 5\n    and trost > 3"), "4:9+9"),
    "literal": (rule("|\n    trust < 5\n    and trost > 3"), "4:9+9"),
    "literal with empty lines": (rule("|2+ # so\n\n    trust < 5\n\n    and trost > 3\n"), "6:9+9"),
    "on a line of its own": (rule("\n    'trost > 3'"), "3:6+9"),
    "before a comment": (rule("trust < 5 and trost > 3  # a comment"), "2:23+9"),
    "with tabs": (rule("'trust\t<\t5 and\ttrost > 3'"), "2:24+9"),
    "over the end of a line": (rule("trust < 5 and trost\n    > 3"), "2:23+5"),
    "in brackets over several lines": (rule("not (\n    trust < 5 and\n    trost > 3)"), "4:5+9"),
    "an entry in braces": (f"- {{id: low_trust, when: trust < 5 and trost > 3, {ENTRY}\n", "1:39+9"),
    "braces over lines": (f"- {{id: low_trust,\n   when: trust < 5\n     and trost > 3, {ENTRY}\n", "3:10+9"),
    "JSON": (
        '[{"id":"x","when":"trust < 5 and trost > 3","supports":"mistrust",'
        '"strength":0.5,"because":"b","source":"notes"}]',
        "1:34+9",
    ),
    "with an explicit key": (rule("trost > 3").replace("  when:", "  ? when\n  :"), "3:5+9"),
}


@pytest.mark.parametrize(("text", "where"), PLACES.values(), ids=PLACES)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["Unix", "Windows", "old"])
def test_the_caret_is_under_the_error(parser: str, end: str, text: str, where: str) -> None:
    with pytest.raises(ik.PackError) as raised:
        ik.load_knowledge(tiny(rules=text.replace("\n", end)), core=False)

    assert located(raised.value.problems) == expected(text, "rules.yaml", ("IK203", where))


@pytest.mark.parametrize(
    ("when", "where"),
    [
        ("trust < 5 and", "2:22+1"),
        ("'trust < 5 and '", "2:23+1"),
        (">\n    trust < 5\n    and and", "4:9+1"),
        (">\n    trust < 5\n    and\n", "4:8+1"),
        ("|\n    trust < 5\n    and\n\n\n", "4:8+1"),
        ("''", "2:10+1"),
        ("'   '", "2:10+1"),
        ('""', "2:10+1"),
    ],
)
def test_the_caret_is_where_something_is_missing(parser: str, when: str, where: str) -> None:
    with pytest.raises(ik.PackError) as raised:
        ik.load_knowledge(tiny(rules=rule(when)), core=False)

    assert located(raised.value.problems) == expected(rule(when), "rules.yaml", ("IK201", where))


@pytest.mark.parametrize(
    ("when", "text", "column"),
    [
        ("'topic == ''money'' and trost > 3'", "topic == 'money' and trost > 3", 22),
        ('"topic == \\"money\\" and trost > 3"', 'topic == "money" and trost > 3', 22),
        ('"\\x74rust < 5 and trost > 3"', "trust < 5 and trost > 3", 15),
        ('"trust < 5 \\\n    and trost > 3"', "trust < 5 and trost > 3", 15),
    ],
    ids=["doubled quotes", "escaped quotes", "an escape", "an escaped end of line"],
)
def test_a_condition_with_escapes_is_shown_as_it_was_read(parser: str, when: str, text: str, column: int) -> None:
    """The caret was put into the line of the file, too far to the left by the length of the escapes."""
    with pytest.raises(ik.PackError) as raised:
        ik.load_knowledge(tiny(rules=rule(when)), core=False)

    assert located(raised.value.problems) == [("IK203", ik.Place("rules.yaml", 2, column, text, 9))]


def test_a_no_break_space_has_its_caret(wording: Wording) -> None:
    text = rule("trust <\u00a05")
    row: Row = ("IK202", "2:16+1")
    with pytest.raises(ik.PackError) as raised:
        ik.load_knowledge(tiny(rules=text), core=False)

    assert located(raised.value.problems) == expected(text, "rules.yaml", row)
    wording(worded(raised.value.problems))


def test_every_comparison_has_its_own_caret(wording: Wording) -> None:
    text = rule("trost < 5 and trust < 50\n    and worried >= 3\n    and topic == 'mony'")
    rows: list[Row] = [
        ("IK203", "2:9+9"),
        ("IK205", "2:23+10"),
        ("IK204", "3:9+12"),
        ("IK205", "4:9+15"),
    ]
    with pytest.raises(ik.PackError) as raised:
        ik.load_knowledge(tiny(rules=text), core=False)

    assert located(raised.value.problems) == expected(text, "rules.yaml", *rows)
    wording(worded(raised.value.problems))


def test_the_place_of_a_condition_in_a_long_line_is_shown_with_what_is_around_it() -> None:
    text = rule("trust < 5 and " * 30 + "trost > 3" + " and trust < 5" * 30)
    with pytest.raises(ik.PackError) as raised:
        ik.load_knowledge(tiny(rules=text), core=False)

    line, caret = str(raised.value).splitlines()[2:4]
    assert len(line) == 126
    assert line[caret.index("^") :].startswith("trost > 3 and")
    assert caret.count("^") == 9
