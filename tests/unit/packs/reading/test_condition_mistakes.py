"""What is said of texts that are no conditions: everything of it."""

import ast

import pytest

import intimacy_kit as ik
from intimacy_kit.errors import Place, Problem
from tests.wording import Wording

MALFORMED = "this is not a well-formed expression"
NO_NUMBER = "this is not a plain decimal number"
CONSTANT = "a constant is no condition"
OUTSIDE = "this is outside the condition language"
NO_NAME = "a comparison has the name of a signal or finding on one side"
CHAIN = "a chain has the form low <= name < high"
NO_FUNCTION = "the only function is at_least"
FEW_PARTS = "at_least takes a number and one or more conditions"
NO_THRESHOLD = "a comparison needs a plain number here"
GRAMMAR = "write comparisons such as `trust < 5`, combined with and, or, not, at_least(k, ...)"
IDS = "ids are lower-case letters, digits and _, up to 64"
AT_LEAST = "write at_least(2, a >= 3, b >= 2, c >= 3), with a whole number not over the number of conditions"
NUMBERS = "write numbers such as 3, 0.5 or 1e-3, with a space before the next word"
ASCII = "names are plain ASCII: lower-case letters, digits and _"
THRESHOLDS = "thresholds are numbers such as 3 or 0.5"
TWO = "write two comparisons joined by `and`"
CHOICES = 'write conflict_topic in ("money", "children")'
ONE_CHOICE = 'write conflict_topic == "money"'
FLAGS = "write `past_betrayal` or `not past_betrayal`"

# Each with the caret as it is shown under the text.
MISTAKES = [
    # no expression at all
    ("", "^", "IK201", MALFORMED, GRAMMAR),
    ("   ", "^", "IK201", MALFORMED, GRAMMAR),
    ("trust <", "       ^", "IK201", MALFORMED, GRAMMAR),
    ("trust < 5 and", "             ^", "IK201", MALFORMED, GRAMMAR),
    ("  not  ", "     ^", "IK201", MALFORMED, GRAMMAR),
    ("(trust < 5", "^", "IK201", MALFORMED, GRAMMAR),
    ("trust < 5)", "         ^", "IK201", MALFORMED, GRAMMAR),
    ("trust < 5; trust > 3", "         ^", "IK201", MALFORMED, GRAMMAR),
    ("trust low", "      ^", "IK201", MALFORMED, GRAMMAR),
    ("trust < 5 or or worried", "             ^", "IK201", MALFORMED, GRAMMAR),
    ("class < 5", "^", "IK201", MALFORMED, GRAMMAR),
    ("import os", "^", "IK201", MALFORMED, GRAMMAR),
    ("trust < 5 if", "            ^", "IK201", MALFORMED, GRAMMAR),
    ("worried not tired", "            ^", "IK201", MALFORMED, GRAMMAR),
    ("x := 5", "   ^", "IK201", MALFORMED, "write `==` instead"),
    ("topic == 'mon", "         ^", "IK201", MALFORMED, GRAMMAR),
    ("*trust", "^", "IK201", MALFORMED, GRAMMAR),
    ("$trust", "^", "IK201", MALFORMED, GRAMMAR),
    ("trust?", "     ^", "IK201", MALFORMED, GRAMMAR),
    # the habits of other languages
    ("trust = 5", "      ^", "IK201", MALFORMED, "write `==` instead"),
    ("trust => 5", "      ^^", "IK201", MALFORMED, "write `>=` instead"),
    ("trust =< 5", "      ^^", "IK201", MALFORMED, "write `<=` instead"),
    ("trust <> 5", "      ^^", "IK201", MALFORMED, "write `!=` instead"),
    ("worried && tired", "        ^^", "IK201", MALFORMED, "write `and` instead"),
    ("worried || tired", "        ^^", "IK201", MALFORMED, "write `or` instead"),
    ("!worried", "^", "IK201", MALFORMED, "write `not` instead"),
    ("worried AND tired", "        ^^^", "IK201", MALFORMED, "write `and` instead"),
    ("worried OR tired", "        ^^", "IK201", MALFORMED, "write `or` instead"),
    ("NOT worried", "^^^", "IK201", MALFORMED, "write `not` instead"),
    # characters that have no place
    ("trüst < 5", "  ^", "IK202", "the character '\\xfc' has no place in a condition", ASCII),
    ("\uff54rust < 5", "^^", "IK202", "the character '\\uff54' has no place in a condition", ASCII),
    ("tru\u0455t < 5", "   ^", "IK202", "the character '\\u0455' has no place in a condition", ASCII),
    ("trust < \uff15", "        ^^", "IK202", "the character '\\uff15' has no place in a condition", ASCII),
    ("trust \u2264 5", "      ^", "IK202", "the character '\\u2264' has no place in a condition", "write `<=` instead"),
    ("trust \u2265 5", "      ^", "IK202", "the character '\\u2265' has no place in a condition", "write `>=` instead"),
    ("trust \u2260 5", "      ^", "IK202", "the character '\\u2260' has no place in a condition", "write `!=` instead"),
    (
        "topic == \u201cmoney\u201d",
        "         ^",
        "IK202",
        "the character '\\u201c' has no place in a condition",
        'write `"` instead',
    ),
    (
        "topic == \u2018money\u2019",
        "         ^",
        "IK202",
        "the character '\\u2018' has no place in a condition",
        "write `'` instead",
    ),
    ("trust < 5 # low", "          ^", "IK202", "the character '#' has no place in a condition", ASCII),
    ("trust < 5 \\", "          ^", "IK202", "the character '\\\\' has no place in a condition", ASCII),
    ("tr\x00ust", "  ^", "IK202", "the character '\\x00' has no place in a condition", ASCII),
    ("trust\x0c< 5", "     ^", "IK202", "the character '\\x0c' has no place in a condition", ASCII),
    ("tr\x1b[31must", "  ^", "IK202", "the character '\\x1b' has no place in a condition", ASCII),
    ("tr\u202eust", "  ^", "IK202", "the character '\\u202e' has no place in a condition", ASCII),
    ("tr\ud800ust", "  ^", "IK202", "the character '\\ud800' has no place in a condition", ASCII),
    # numbers that are not plain
    ("trust < 1_000", "        ^^^^^", "IK202", NO_NUMBER, NUMBERS),
    ("trust < 0x10", "        ^^^^", "IK202", NO_NUMBER, NUMBERS),
    ("trust < 0b1", "        ^^^", "IK202", NO_NUMBER, NUMBERS),
    ("trust < 0o7", "        ^^^", "IK202", NO_NUMBER, NUMBERS),
    ("trust < 012", "        ^^^", "IK202", NO_NUMBER, NUMBERS),
    ("trust < 1j", "        ^^", "IK202", NO_NUMBER, NUMBERS),
    ("trust < 5e", "        ^^", "IK202", NO_NUMBER, NUMBERS),
    ("trust < 3and worried", "        ^^^^", "IK202", NO_NUMBER, NUMBERS),
    (
        "trust < 11111111111111111111111111111111111111111",
        "        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^",
        "IK202",
        NO_NUMBER,
        NUMBERS,
    ),
    # what stands where a threshold belongs
    ("trust < 1e16", "        ^^^^", "IK202", "a threshold is at most 1e+15", "use a smaller number"),
    ("-1e16 < trust", "^^^^^", "IK202", "a threshold is at most 1e+15", "use a smaller number"),
    ("trust < 1e400", "        ^^^^^", "IK202", "a threshold is at most 1e+15", "use a smaller number"),
    ("trust < --3", "        ^^^", "IK202", NO_THRESHOLD, THRESHOLDS),
    ("trust < 2 + 3", "        ^^^^^", "IK202", NO_THRESHOLD, THRESHOLDS),
    ("trust < None", "        ^^^^", "IK202", NO_THRESHOLD, THRESHOLDS),
    ("trust < (1, 2)", "        ^^^^^^", "IK202", NO_THRESHOLD, THRESHOLDS),
    ("flag == True", "        ^^^^", "IK202", "a flag is not compared", FLAGS),
    ("flag == true", "        ^^^^", "IK202", "a flag is not compared", FLAGS),
    ("false != flag", "^^^^^", "IK202", "'false' is no id", IDS),
    (
        "trust < other",
        "        ^^^^^",
        "IK202",
        "two names cannot be compared with each other",
        "compare each with a number",
    ),
    (
        "low < trust < high",
        "      ^^^^^",
        "IK202",
        "two names cannot be compared with each other",
        "compare each with a number",
    ),
    # expressions of Python that are no conditions
    ("5", "^", "IK202", CONSTANT, GRAMMAR),
    ("True", "^^^^", "IK202", CONSTANT, GRAMMAR),
    ("...", "^^^", "IK202", CONSTANT, GRAMMAR),
    ('"money"', "^^^^^^^", "IK202", CONSTANT, GRAMMAR),
    ("worried and not 7", "                ^", "IK202", CONSTANT, GRAMMAR),
    ("worried if tired else sad", "^^^^^^^^^^^^^^^^^^^^^^^^^", "IK202", OUTSIDE, GRAMMAR),
    ("lambda: worried", "^^^^^^^^^^^^^^^", "IK202", OUTSIDE, GRAMMAR),
    ("[x for x in y]", "^^^^^^^^^^^^^^", "IK202", OUTSIDE, GRAMMAR),
    ("worried[0]", "^^^^^^^^^^", "IK202", OUTSIDE, GRAMMAR),
    ("worried.tired", "^^^^^^^^^^^^^", "IK202", OUTSIDE, GRAMMAR),
    ("(worried, tired)", "^^^^^^^^^^^^^^^^", "IK202", OUTSIDE, GRAMMAR),
    ("{worried}", "^^^^^^^^^", "IK202", OUTSIDE, GRAMMAR),
    ("(x := 5)", " ^^^^^^", "IK202", OUTSIDE, GRAMMAR),
    ("await x", "^^^^^^^", "IK202", OUTSIDE, GRAMMAR),
    ("~worried", "^^^^^^^^", "IK202", OUTSIDE, GRAMMAR),
    ("trust - 5", "^^^^^^^^^", "IK202", OUTSIDE, GRAMMAR),
    (
        "worried & tired",
        "^^^^^^^^^^^^^^^",
        "IK202",
        "in text, conditions are combined in words",
        "write `and` or `or`, and `not` for ~",
    ),
    (
        "worried | tired",
        "^^^^^^^^^^^^^^^",
        "IK202",
        "in text, conditions are combined in words",
        "write `and` or `or`, and `not` for ~",
    ),
    ("trust is 5", "^^^^^^^^^^", "IK202", "`is` is outside the condition language", "compare with == or !="),
    (
        "trust is not None",
        "^^^^^^^^^^^^^^^^^",
        "IK202",
        "`is` is outside the condition language",
        "compare with == or !=",
    ),
    ("1 < 2", "^", "IK202", NO_NAME, GRAMMAR),
    ("trust + 1 < 5", "^^^^^^^^^", "IK202", NO_NAME, GRAMMAR),
    ("-trust < 5", "^^^^^^", "IK202", NO_NAME, GRAMMAR),
    ("trust.low < 5", "^^^^^^^^^", "IK202", NO_NAME, GRAMMAR),
    ("trust < 5 < 6", "^^^^^^^^^^^^^", "IK202", CHAIN, TWO),
    ("1 < 2 < trust", "^^^^^^^^^^^^^", "IK202", CHAIN, TWO),
    ("1 < trust < 5 < 7", "^^^^^^^^^^^^^^^^^", "IK202", CHAIN, TWO),
    # calls
    ("known(trust)", "^^^^^", "IK202", NO_FUNCTION, AT_LEAST),
    ("eval('1')", "^^^^", "IK202", NO_FUNCTION, AT_LEAST),
    ("__import__('os').system('true')", "^^^^^^^^^^^^^^^^^^^^^^^", "IK202", NO_FUNCTION, AT_LEAST),
    ("trust.at_least(1, worried)", "^^^^^^^^^^^^^^", "IK202", NO_FUNCTION, AT_LEAST),
    ("at_least(1, worried)(tired)", "^^^^^^^^^^^^^^^^^^^^", "IK202", NO_FUNCTION, AT_LEAST),
    ("at_least()", "^^^^^^^^^^", "IK202", FEW_PARTS, AT_LEAST),
    ("at_least(2)", "^^^^^^^^^^^", "IK202", FEW_PARTS, AT_LEAST),
    ("at_least(*many)", "^^^^^^^^^^^^^^^", "IK202", FEW_PARTS, AT_LEAST),
    (
        "at_least(worried, tired)",
        "         ^^^^^^^",
        "IK202",
        "at_least takes a whole number from 1 to 1 first here",
        AT_LEAST,
    ),
    ("at_least(0, worried)", "         ^", "IK202", "at_least takes a whole number from 1 to 1 first here", AT_LEAST),
    ("at_least(-1, worried)", "         ^^", "IK202", "at_least takes a whole number from 1 to 1 first here", AT_LEAST),
    (
        "at_least(3, worried, tired)",
        "         ^",
        "IK202",
        "at_least takes a whole number from 1 to 2 first here",
        AT_LEAST,
    ),
    (
        "at_least(True, worried)",
        "         ^^^^",
        "IK202",
        "at_least takes a whole number from 1 to 1 first here",
        AT_LEAST,
    ),
    (
        "at_least(1.0, worried)",
        "         ^^^",
        "IK202",
        "at_least takes a whole number from 1 to 1 first here",
        AT_LEAST,
    ),
    (
        "at_least(1, worried, tired=sad)",
        "                           ^^^",
        "IK202",
        "at_least takes no named arguments",
        AT_LEAST,
    ),
    ("at_least(1, *many)", "            ^^^^^", "IK202", OUTSIDE, GRAMMAR),
    ("at_least(1, 5)", "            ^", "IK202", CONSTANT, GRAMMAR),
    # choices
    ('topic < "money"', "^^^^^^^^^^^^^^^", "IK202", "choices have no order", "compare a choice with ==, != or in"),
    ('topic in "money"', "         ^^^^^^^", "IK202", "`in` needs a list of choices", CHOICES),
    ("topic in money", "         ^^^^^", "IK202", "`in` needs a list of choices", CHOICES),
    ("topic in ()", "         ^^", "IK202", "`in` needs a list of choices", CHOICES),
    ("topic in (money,)", "          ^^^^^", "IK202", "a choice is written in quotes", ONE_CHOICE),
    ('topic in ("money", 5)', "                   ^", "IK202", "a choice is written in quotes", ONE_CHOICE),
    ('"money" in topic', "^^^^^^^", "IK202", NO_NAME, GRAMMAR),
    ("topic == 'Money'", "         ^^^^^^^", "IK202", "'Money' is no id", IDS),
    ("topic != ''", "         ^^", "IK202", "'' is no id", IDS),
    ("topic == b'money'", "         ^^^^^^^^", "IK202", NO_THRESHOLD, THRESHOLDS),
    ("topic == f'{money}'", "         ^^", "IK202", OUTSIDE, GRAMMAR),
    # names that are no ids
    ("Trust < 5", "^^^^^", "IK202", "'Trust' is no id", IDS),
    ("_trust < 5", "^^^^^^", "IK202", "'_trust' is no id", IDS),
    (
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa < 5",
        "^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^",
        "IK202",
        "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa...' is no id",
        IDS,
    ),
    ("at_least", "^^^^^^^^", "IK202", "'at_least' is no id", IDS),
    ("at_least < 3", "^^^^^^^^", "IK202", "'at_least' is no id", IDS),
    ("true", "^^^^", "IK202", "'true' is no id", IDS),
    ("worried and false", "            ^^^^^", "IK202", "'false' is no id", IDS),
]


@pytest.mark.parametrize(
    ("text", "caret", "code", "message", "help"), MISTAKES, ids=[ascii(row[0]) for row in MISTAKES]
)
def test_what_is_no_condition_is_refused_with_a_caret_and_a_way_out(
    text: str, caret: str, code: str, message: str, help: str
) -> None:
    with pytest.raises(ik.ConditionError) as raised:
        ik.parse_condition(text)

    start, width = caret.index("^"), caret.count("^")
    if not text.isascii():
        width = 1  # some of these characters are two columns wide
    assert raised.value.problems == (Problem(code, message, help, Place("condition", 1, start + 1, text, width)),)
    shown = "".join(char if char.isprintable() else " " for char in text)
    assert str(raised.value).splitlines() == [
        f"error[{code}]: {message}",
        f"  --> condition:1:{start + 1}",
        f"  1 | {shown}".rstrip(),
        f"    | {caret}",
        f"  help: {help}",
    ]


TOO_LARGE = {
    "over 20 levels of not": "not " * 20 + "worried",
    "a thousand levels of not": "not " * 999 + "tired",
    "thousands of signs": "-" * 3900 + "1 < trust",
    "over 20 levels of brackets that mean something": "not (" * 20 + "worried" + ")" * 20,
    "over 20 levels of at_least": "at_least(1, " * 20 + "worried" + ")" * 20,
    "a chain at the twentieth level": "not " * 19 + "(0 < trust < 5)",
    "200 parts and what joins them": " and ".join(["worried"] * 200),
    "over 1500 tokens": "(" * 700 + "worried or tired" + ")" * 800,
    "very long chains of calls": "worried" + "()" * 20_000,
    "over 50000 characters": "worried" + " " * 49_994,
    "a million characters": "worried or " * 100_000 + "tired",
}


@pytest.mark.parametrize("text", TOO_LARGE.values(), ids=TOO_LARGE)
def test_a_condition_that_is_too_large_is_refused_whole(text: str, wording: Wording) -> None:
    with pytest.raises(ik.ConditionError) as raised:
        ik.parse_condition(text)

    assert [(problem.code, problem.place) for problem in raised.value.problems] == [
        ("IK206", Place("condition", 1, 1, text, min(len(text), 50_000)))
    ]
    wording([(problem.message, problem.help) for problem in raised.value.problems])
    assert len(str(raised.value)) < 500


@pytest.mark.parametrize("text", [None, 5, True, b"worried", ["worried"], ast.parse("worried"), object()])
def test_only_text_is_read(text: object, wording: Wording) -> None:
    with pytest.raises(ik.ConditionError) as raised:
        ik.parse_condition(text)  # type: ignore[arg-type]  # that is the point

    assert [(problem.code, problem.place) for problem in raised.value.problems] == [("IK201", None)]
    wording([(problem.message, problem.help) for problem in raised.value.problems])
