"""Values of the cells of a table, by column."""

import pytest

from intimacy_kit.packs.reading.condition_text import parse_condition
from intimacy_kit.packs.reading.tables.cells import Unusable, condition_text, number
from tests.wording import Wording


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("< 3", "x < 3"),
        ("<3", "x < 3"),
        ("  <=  3.50 ", "x <= 3.5"),
        ("> -2", "x > -2"),
        (">= +2e1", "x >= 20"),
        ("\u2264 3", "x <= 3"),
        ("\u2265 3", "x >= 3"),
        ("\u2260 3", "x != 3"),
        ("<> 3", "x != 3"),
        ("!= .5", "x != 0.5"),
        ("3", "x == 3"),
        ("= 3", "x == 3"),
        ("== 3", "x == 3"),
        ("not 3", "x != 3"),
        ("-0", "x == 0"),
        (3, "x == 3"),
        (2.5, "x == 2.5"),
        (True, "x"),
        (False, "not x"),
        ("yes", "x"),
        ("TRUE", "x"),
        ("No", "not x"),
        ("false", "not x"),
        ("not yes", "not x"),
        ("!= no", "x"),
        ("2..5", "x >= 2 and x <= 5"),
        ("[2 .. 5]", "x >= 2 and x <= 5"),
        ("[2..5)", "x >= 2 and x < 5"),
        ("(2..5.5]", "x > 2 and x <= 5.5"),
        ("(-5..-2)", "x > -5 and x < -2"),
        ("3..3", "x >= 3 and x <= 3"),
        ("not 2..5", "not (x >= 2 and x <= 5)"),
        ("money", 'x == "money"'),
        ('"yes"', 'x == "yes"'),
        ("= money", 'x == "money"'),
        ("!= money", 'x != "money"'),
        ("not money", 'x != "money"'),
        ("money, chores", 'x in ("money", "chores")'),
        ('"no" | maybe', 'x in ("no", "maybe")'),
        ("not money|chores", 'x not in ("money", "chores")'),
    ],
)
def test_a_cell_is_converted_to_a_condition_text(value: object, text: str) -> None:
    assert condition_text("x", value) == text
    assert str(parse_condition(text)) == text


def test_a_decimal_comma_is_accepted_in_cells() -> None:
    assert condition_text("x", "< 2,5", decimal_comma=True) == "x < 2.5"
    assert condition_text("x", "0,5..2,5", decimal_comma=True) == "x >= 0.5 and x <= 2.5"
    assert condition_text("x", "a1, b2", decimal_comma=True) == 'x in ("a1", "b2")'
    assert number("0,3", decimal_comma=True) == 0.3
    assert number("0,3") == "0,3"
    assert number("0.3") == 0.3
    assert number("a lot") == "a lot"


@pytest.mark.parametrize(
    "value",
    [
        "<",
        ">= often",
        "< 2,5",
        "2-5",
        "2 \u2013 5",
        "2..5]",
        "5..2",
        "(2..2)",
        "Money",
        "a, , b",
        "SUM(A1:A2)",
        "=SUM(A1)",
        "< yes",
        "1e99",
        "9" * 41,
        float("nan"),
        float("inf"),
        "__import__('os')",
    ],
)
def test_invalid_cells_are_refused_with_help(value: object, wording: Wording) -> None:
    with pytest.raises(Unusable) as raised:
        condition_text("x", value)
    wording(str(raised.value))
    wording(raised.value.help)
