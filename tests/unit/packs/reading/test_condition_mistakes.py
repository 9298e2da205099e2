"""Errors for invalid conditions: all of a text at once."""

import ast

import pytest

import intimacy_kit as ik
from intimacy_kit.errors import Place
from tests.wording import Wording

ASCII = "names are plain ASCII: lower-case letters, digits and _"

# Each with the caret as it is shown under the text.
MISTAKES = [
    # no expression at all
    ("", "^", "IK201"),
    ("   ", "^", "IK201"),
    ("trust <", "       ^", "IK201"),
    ("trust < 5 and", "             ^", "IK201"),
    ("  not  ", "     ^", "IK201"),
    ("(trust < 5", "^", "IK201"),
    ("trust < 5)", "         ^", "IK201"),
    ("trust < 5; trust > 3", "         ^", "IK201"),
    ("trust low", "      ^", "IK201"),
    ("trust < 5 or or worried", "             ^", "IK201"),
    ("class < 5", "^", "IK201"),
    ("import os", "^", "IK201"),
    ("trust < 5 if", "            ^", "IK201"),
    ("worried not tired", "            ^", "IK201"),
    ("x := 5", "   ^", "IK201"),
    ("topic == 'mon", "         ^", "IK201"),
    ("*trust", "^", "IK201"),
    ("$trust", "^", "IK201"),
    ("trust?", "     ^", "IK201"),
    # the habits of other languages
    ("trust = 5", "      ^", "IK201"),
    ("trust => 5", "      ^^", "IK201"),
    ("trust =< 5", "      ^^", "IK201"),
    ("trust <> 5", "      ^^", "IK201"),
    ("worried && tired", "        ^^", "IK201"),
    ("worried || tired", "        ^^", "IK201"),
    ("!worried", "^", "IK201"),
    ("worried AND tired", "        ^^^", "IK201"),
    ("worried OR tired", "        ^^", "IK201"),
    ("NOT worried", "^^^", "IK201"),
    # characters that have no place
    ("trüst < 5", "  ^", "IK202"),
    ("\uff54rust < 5", "^^", "IK202"),
    ("tru\u0455t < 5", "   ^", "IK202"),
    ("trust < \uff15", "        ^^", "IK202"),
    ("trust \u2264 5", "      ^", "IK202"),
    ("trust \u2265 5", "      ^", "IK202"),
    ("trust \u2260 5", "      ^", "IK202"),
    ("topic == \u201cmoney\u201d", "         ^", "IK202"),
    ("topic == \u2018money\u2019", "         ^", "IK202"),
    ("trust < 5 # low", "          ^", "IK202"),
    ("trust < 5 \\", "          ^", "IK202"),
    ("tr\x00ust", "  ^", "IK202"),
    ("trust\x0c< 5", "     ^", "IK202"),
    ("tr\x1b[31must", "  ^", "IK202"),
    ("tr\u202eust", "  ^", "IK202"),
    ("tr\ud800ust", "  ^", "IK202"),
    # numbers that are not plain
    ("trust < 1_000", "        ^^^^^", "IK202"),
    ("trust < 0x10", "        ^^^^", "IK202"),
    ("trust < 0b1", "        ^^^", "IK202"),
    ("trust < 0o7", "        ^^^", "IK202"),
    ("trust < 012", "        ^^^", "IK202"),
    ("trust < 1j", "        ^^", "IK202"),
    ("trust < 5e", "        ^^", "IK202"),
    ("trust < 3and worried", "        ^^^^", "IK202"),
    ("trust < 11111111111111111111111111111111111111111", "        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^", "IK202"),
    # what stands where a threshold belongs
    ("trust < 1e16", "        ^^^^", "IK202"),
    ("-1e16 < trust", "^^^^^", "IK202"),
    ("trust < 1e400", "        ^^^^^", "IK202"),
    ("trust < --3", "        ^^^", "IK202"),
    ("trust < 2 + 3", "        ^^^^^", "IK202"),
    ("trust < None", "        ^^^^", "IK202"),
    ("trust < (1, 2)", "        ^^^^^^", "IK202"),
    ("flag == True", "        ^^^^", "IK202"),
    ("flag == true", "        ^^^^", "IK202"),
    ("false != flag", "^^^^^", "IK202"),
    ("trust < other", "        ^^^^^", "IK202"),
    ("low < trust < high", "      ^^^^^", "IK202"),
    # expressions of Python that are no conditions
    ("5", "^", "IK202"),
    ("True", "^^^^", "IK202"),
    ("...", "^^^", "IK202"),
    ('"money"', "^^^^^^^", "IK202"),
    ("worried and not 7", "                ^", "IK202"),
    ("worried if tired else sad", "^^^^^^^^^^^^^^^^^^^^^^^^^", "IK202"),
    ("lambda: worried", "^^^^^^^^^^^^^^^", "IK202"),
    ("[x for x in y]", "^^^^^^^^^^^^^^", "IK202"),
    ("worried[0]", "^^^^^^^^^^", "IK202"),
    ("worried.tired", "^^^^^^^^^^^^^", "IK202"),
    ("(worried, tired)", "^^^^^^^^^^^^^^^^", "IK202"),
    ("{worried}", "^^^^^^^^^", "IK202"),
    ("(x := 5)", " ^^^^^^", "IK202"),
    ("await x", "^^^^^^^", "IK202"),
    ("~worried", "^^^^^^^^", "IK202"),
    ("trust - 5", "^^^^^^^^^", "IK202"),
    ("worried & tired", "^^^^^^^^^^^^^^^", "IK202"),
    ("worried | tired", "^^^^^^^^^^^^^^^", "IK202"),
    ("trust is 5", "^^^^^^^^^^", "IK202"),
    ("trust is not None", "^^^^^^^^^^^^^^^^^", "IK202"),
    ("1 < 2", "^", "IK202"),
    ("trust + 1 < 5", "^^^^^^^^^", "IK202"),
    ("-trust < 5", "^^^^^^", "IK202"),
    ("trust.low < 5", "^^^^^^^^^", "IK202"),
    ("partner.trust.low < 5", "^^^^^^^^^^^^^^^^^", "IK202"),
    ("partner.trust < partner.honesty", "                ^^^^^^^^^^^^^^^", "IK202"),
    ("3 < Partner.trust", "    ^^^^^^^^^^^^^", "IK202"),
    ("partner.Trust < 3", "^^^^^^^^^^^^^", "IK202"),
    ("partner.at_least < 3", "^^^^^^^^^^^^^^^^", "IK202"),
    ("partner.trust(3)", "^^^^^^^^^^^^^", "IK202"),
    ('topic == "partner.money"', "         ^^^^^^^^^^^^^^^", "IK202"),
    ("trust < 5 < 6", "^^^^^^^^^^^^^", "IK202"),
    ("1 < 2 < trust", "^^^^^^^^^^^^^", "IK202"),
    ("1 < trust < 5 < 7", "^^^^^^^^^^^^^^^^^", "IK202"),
    # calls
    ("known(trust)", "^^^^^", "IK202"),
    ("eval('1')", "^^^^", "IK202"),
    ("__import__('os').system('true')", "^^^^^^^^^^^^^^^^^^^^^^^", "IK202"),
    ("trust.at_least(1, worried)", "^^^^^^^^^^^^^^", "IK202"),
    ("at_least(1, worried)(tired)", "^^^^^^^^^^^^^^^^^^^^", "IK202"),
    ("at_least()", "^^^^^^^^^^", "IK202"),
    ("at_least(2)", "^^^^^^^^^^^", "IK202"),
    ("at_least(*many)", "^^^^^^^^^^^^^^^", "IK202"),
    ("at_least(worried, tired)", "         ^^^^^^^", "IK202"),
    ("at_least(0, worried)", "         ^", "IK202"),
    ("at_least(-1, worried)", "         ^^", "IK202"),
    ("at_least(3, worried, tired)", "         ^", "IK202"),
    ("at_least(True, worried)", "         ^^^^", "IK202"),
    ("at_least(1.0, worried)", "         ^^^", "IK202"),
    ("at_least(1, worried, tired=sad)", "                           ^^^", "IK202"),
    ("at_least(1, *many)", "            ^^^^^", "IK202"),
    ("at_least(1, 5)", "            ^", "IK202"),
    # choices
    ('topic < "money"', "^^^^^^^^^^^^^^^", "IK202"),
    ('topic in "money"', "         ^^^^^^^", "IK202"),
    ("topic in money", "         ^^^^^", "IK202"),
    ("topic in ()", "         ^^", "IK202"),
    ("topic in (money,)", "          ^^^^^", "IK202"),
    ('topic in ("money", 5)', "                   ^", "IK202"),
    ('"money" in topic', "^^^^^^^", "IK202"),
    ("topic == 'Money'", "         ^^^^^^^", "IK202"),
    ("topic != ''", "         ^^", "IK202"),
    ("topic == b'money'", "         ^^^^^^^^", "IK202"),
    ("topic == f'{money}'", "         ^^", "IK202"),
    # names that are no ids
    ("Trust < 5", "^^^^^", "IK202"),
    ("_trust < 5", "^^^^^^", "IK202"),
    (
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa < 5",
        "^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^",
        "IK202",
    ),
    ("at_least", "^^^^^^^^", "IK202"),
    ("at_least < 3", "^^^^^^^^", "IK202"),
    ("true", "^^^^", "IK202"),
    ("worried and false", "            ^^^^^", "IK202"),
]


@pytest.mark.parametrize(("text", "caret", "code"), MISTAKES, ids=[ascii(row[0]) for row in MISTAKES])
def test_an_invalid_condition_is_refused_with_caret_and_help(
    text: str, caret: str, code: str, wording: Wording
) -> None:
    with pytest.raises(ik.ConditionError) as raised:
        ik.parse_condition(text)

    start, width = caret.index("^"), caret.count("^")
    if not text.isascii():
        width = 1  # some of these characters are two columns wide
    (problem,) = raised.value.problems
    assert (problem.code, problem.place) == (code, Place("condition", 1, start + 1, text, width))
    shown = "".join(char if char.isprintable() else " " for char in text)
    assert str(raised.value).splitlines() == [
        f"error[{code}]: {problem.message}",
        f"  --> condition:1:{start + 1}",
        f"  1 | {shown}".rstrip(),
        f"    | {caret}",
        f"  help: {problem.help}",
    ]
    wording((problem.message, problem.help))


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
