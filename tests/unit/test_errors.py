"""The errors: their tree, their codes, how they are printed, and that they survive being sent around."""

import ast
import copy
import inspect
import pickle
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import intimacy_kit as ik
from intimacy_kit import errors
from intimacy_kit.errors import CODES, MAX_PROBLEMS_SHOWN, Place, Problem, shown, shown_phrase, suggestion

SOURCES = sorted(Path(errors.__file__).parent.rglob("*.py"))
KINDS = (
    ik.PackError,
    ik.ConditionError,
    ik.ObservationError,
    ik.QuestionError,
    ik.StoredDiagnosisError,
    ik.CodebookError,
)
PLACE = Place("rules.yaml", 3, 9, "  when: trust < 50", 10)
PROBLEM = Problem("IK205", "'trust' is always from 0 to 10", "use a threshold inside that range", PLACE)


def test_the_tree_in_the_docstring_is_the_tree_of_the_classes() -> None:
    told = re.findall(
        r"^ +(?:[├└]── )?(\w+Error) +\S.*?(IK\dxx)?(?: +[VL]\w+)?$", inspect.getdoc(errors) or "", re.MULTILINE
    )
    below = re.findall(r"^ +│   [├└]── (\w+Error) +\S", inspect.getdoc(errors) or "", re.MULTILINE)
    classes = [kind for _, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, Exception)]

    assert [name for name, _ in told] == ["IntimacyKitError", *(kind.__name__ for kind in KINDS)]
    assert {kind.__name__ for kind in classes} == {*(name for name, _ in told), *below}
    assert below == ["UnknownIdError", "OptionError", "CallbackError"]
    assert below == [kind.__name__ for kind in ik.QuestionError.__subclasses__()]
    assert all(kind.__bases__[0] is ik.IntimacyKitError for kind in KINDS)
    beside = re.findall(r"(\w+Error) .* (ValueError|LookupError)$", inspect.getdoc(errors) or "", re.MULTILINE)
    assert dict(beside) == {kind.__name__: kind.__bases__[1].__name__ for kind in classes if len(kind.__bases__) > 1}
    assert ik.IntimacyKitError.__bases__ == (Exception,)
    assert [code for _, code in told] == ["", "IK1xx", "IK2xx", "IK3xx", "IK4xx", "IK5xx", "IK6xx"]
    for (_, code), kind in zip(told[1:], KINDS, strict=True):
        assert code in (kind.__doc__ or "")


def test_every_code_is_used_and_every_code_that_is_used_is_declared() -> None:
    used = {
        code
        for path in SOURCES
        for line in path.read_text("utf-8").splitlines()
        if not re.match(r'    "IK\d{3}": "', line)  # its declaration
        for code in re.findall(r'"(IK\d{3})"', line)
    }
    assert used == set(CODES)


def test_the_title_of_a_code_is_a_unique_phrase() -> None:
    assert list(CODES) == sorted(CODES)
    assert len(set(CODES.values())) == len(CODES)
    for code, title in CODES.items():
        assert re.fullmatch(r"IK[1-6]\d\d", code)
        assert is_one_sentence(title), title


def is_one_sentence(text: str) -> bool:
    """Lower case but for what is quoted and what is always written so, no full stop, one line."""
    start_is_low = text[0].islower() or text[0] in "'`"
    return start_is_low and not text.endswith((".", "!", "?", ":", " ")) and "\n" not in text and ". " not in text


def written_out(node: ast.expr) -> str:
    """Text as it stands in a program, with `'x'` for what is put in when it runs."""
    if isinstance(node, ast.JoinedStr):
        return "".join(part.value if isinstance(part, ast.Constant) else "'x'" for part in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else "'x'"


def test_every_message_in_the_sources_is_one_sentence_in_lower_case() -> None:
    """As far as it is written out there; the tests of each part compare whole messages."""
    calls = [
        [written_out(argument) for argument in node.args]
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and node.args and re.fullmatch(r"IK\d{3}", written_out(node.args[0]))
    ]
    assert {code for code, *_ in calls} >= set(CODES) - {"IK115", "IK116"}  # whose message is written elsewhere
    for code, message, help, *_ in calls:
        assert is_one_sentence(message), f"{code}: {message}"
        assert is_one_sentence(help), f"{code}: {help}"


def test_a_problem_is_printed_with_its_line_and_a_caret() -> None:
    assert (
        str(PROBLEM)
        == """\
error[IK205]: 'trust' is always from 0 to 10
  --> rules.yaml:3:9
  3 |   when: trust < 50
    |         ^^^^^^^^^^
  help: use a threshold inside that range"""
    )


@pytest.mark.parametrize(
    ("place", "lines"),
    [
        (None, []),
        (Place("rules.yaml"), ["  --> rules.yaml"]),
        (Place("rules.yaml", 3), ["  --> rules.yaml:3"]),
        (Place("rules.yaml", 3, None, "text"), ["  --> rules.yaml:3"]),
        (Place("rules.yaml", 3, 5), ["  --> rules.yaml:3:5"]),
        (Place("a", None, 2, "bcd"), ["  --> a:2", "   | bcd", "   |  ^"]),
        (Place("a", 1, 1, ""), ["  --> a:1:1", "  1 |", "    | ^"]),
        (Place("a", 1, 4, "abc"), ["  --> a:1:4", "  1 | abc", "    |    ^"]),
        (Place("a", 1234, 2, "abc", 2), ["  --> a:1234:2", "  1234 | abc", "       |  ^^"]),
        (Place("a", 1, 2, "abc", 50), ["  --> a:1:2", "  1 | abc", "    |  ^^"]),
        (Place("a", 1, 2, "abc   ", 1), ["  --> a:1:2", "  1 | abc", "    |  ^"]),
        (Place("a", 1, 3, "\t\tb\tc", 3), ["  --> a:1:3", "  1 |   b c", "    |   ^^^"]),
        (Place("a", 1, 3, "\u65e5\u672cb", 1), ["  --> a:1:3", "  1 | \u65e5\u672cb", "    |     ^"]),
        (Place("a", 1, 1, "\u65e5\u672cb", 2), ["  --> a:1:1", "  1 | \u65e5\u672cb", "    | ^^^^"]),
        (Place("a", 1, 3, "e\u0301b", 1), ["  --> a:1:3", "  1 | e\u0301b", "    |  ^"]),
        (Place("a", 1, 2, "\u00e4bc", 1), ["  --> a:1:2", "  1 | \u00e4bc", "    |  ^"]),
        (Place("a", 1, 5, "\x1b[3\x07mb", 2), ["  --> a:1:5", "  1 |  [3 mb", "    |     ^^"]),
        (Place("a", 1, 2, "\ud800b\u202ec", 1), ["  --> a:1:2", "  1 |  b c", "    |  ^"]),
        (Place("\x1b[31m\n.yaml", 1), ["  -->  [31m .yaml:1"]),
        (Place("x" * 5000 + ".yaml", 1), ["  --> ..." + "x" * 112 + ".yaml:1"]),
    ],
)
def test_a_place_is_formatted_with_aligned_caret_and_without_control_characters(
    place: Place | None, lines: list[str]
) -> None:
    assert str(Problem("IK110", "message", "help", place)).splitlines()[1:-1] == lines


def test_a_long_line_is_cut_around_the_piece() -> None:
    text = "".join(chr(ord("a") + n % 26) for n in range(1000))
    for column in (1, 60, 81, 82, 500, 1000):
        _, _, line, caret, _ = str(Problem("IK110", "message", "help", Place("a", 7, column, text, 3))).splitlines()
        assert len(line) <= 126
        assert line[caret.index("^")] == text[column - 1]
        assert caret.count("^") == min(3, 1001 - column)
    _, _, line, caret, _ = str(Problem("IK110", "message", "help", Place("a", 7, 500, text, 400))).splitlines()
    assert len(caret) == len(line) == 126


def test_an_error_has_the_attributes_of_its_first_problem() -> None:
    error = ik.PackError([PROBLEM, Problem("IK110", "another", "help")])

    assert (error.code, error.message, error.help, error.place) == (
        *("IK205", "'trust' is always from 0 to 10", "use a threshold inside that range", PLACE),
    )
    assert str(error) == f"{PROBLEM}\nerror[IK110]: another\n  help: help"
    assert ik.PackError(PROBLEM).problems == ik.PackError(iter([PROBLEM])).problems == (PROBLEM,)


def test_only_the_first_problems_are_printed_and_the_rest_counted() -> None:
    problems = [Problem("IK110", f"number {number}", "help") for number in range(MAX_PROBLEMS_SHOWN + 1)]

    assert str(ik.PackError(problems[:-1])).count("error[") == MAX_PROBLEMS_SHOWN
    assert str(ik.PackError(problems[:-1])).endswith("error[IK110]: number 49\n  help: help")
    assert str(ik.PackError(problems)).count("error[") == MAX_PROBLEMS_SHOWN
    assert str(ik.PackError(problems)).endswith("number 49\n  help: help\nand 1 more problems")
    assert len(ik.PackError(problems).problems) == MAX_PROBLEMS_SHOWN + 1


@pytest.mark.parametrize("kind", [ik.IntimacyKitError, *KINDS])
def test_errors_can_be_pickled_and_copied(kind: type[ik.IntimacyKitError]) -> None:
    error = kind([PROBLEM, Problem("IK110", "another", "help")])
    error.add_note("a note")

    copies = [copy.copy(error), copy.deepcopy(error)]
    copies += [pickle.loads(pickle.dumps(error, protocol)) for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1)]
    for again in copies:
        assert type(again) is kind
        assert again.problems == error.problems
        assert str(again) == str(error)
        assert again.__notes__ == ["a note"]
        assert again.args == error.args


def test_problems_and_places_are_values() -> None:
    assert len({PROBLEM, copy.copy(PROBLEM), pickle.loads(pickle.dumps(PROBLEM))}) == 1
    with pytest.raises(AttributeError):
        PROBLEM.code = "IK101"  # type: ignore[misc]  # that is the point


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("trust", "'trust'"),
        ("it's", '"it\'s"'),
        ("", "''"),
        ("tr\u00fcst\n\x1b", "'tr\u00fcst\\n\\x1b'"),
        ("tr\u0443st", "'tr\\u0443st'"),  # a Cyrillic letter that looks like another
        ("tru\u0308st\u202e", "'tru\\u0308st\\u202e'"),
        ("\ud800", "'\\ud800'"),
        ("x" * 60, f"'{'x' * 60}'"),
        ("x" * 61, f"'{'x' * 57}...'"),
    ],
)
def test_a_name_from_outside_is_quoted_escaped_and_truncated(name: str, text: str) -> None:
    assert shown(name) == text


def test_regression_a_phrase_is_quoted_as_it_is_written() -> None:
    """Regression: what lint said of a phrase with accents had escapes for them."""
    assert shown_phrase("Du\n  h\u00f6rst") == "'Du h\u00f6rst'"
    assert shown_phrase("\u043d\u0438\u202e") == "'\u043d\u0438\\u202e'"


def test_a_near_name_is_suggested() -> None:
    assert suggestion("trsut", ["trust", "topic"], "look it up") == "did you mean 'trust'?"
    assert suggestion("zzz", ["trust", "topic"], "look it up") == "look it up"
    assert suggestion("", [], "look it up") == "look it up"
    assert suggestion("x" * 100_000, ["trust"], "look it up") == "look it up"


@given(
    st.text(max_size=300),
    st.text(max_size=300),
    st.none() | st.integers(1, 10**9),
    st.none() | st.integers(1, 400),
    st.integers(1, 400),
)
def test_any_place_can_be_printed(file: str, text: str, line: int | None, column: int | None, width: int) -> None:
    printed = str(Problem("IK110", "message", "help", Place(file, line, column, text, width)))

    assert printed.encode()  # even with half a character in it
    assert all(char.isprintable() or char == "\n" for char in printed)
    assert printed.count("\n") in (2, 4)
    assert len(printed) < 800
