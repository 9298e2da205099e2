"""How files are read: what becomes of each way to write a value, and where it stands."""

from typing import Any

import pytest

import intimacy_kit as ik
from intimacy_kit.errors import Place
from intimacy_kit.packs.discovery.origin import core_pack
from intimacy_kit.packs.linking.build import build
from intimacy_kit.packs.reading.yaml_reader import Document, read_yaml


def read(text: str | bytes) -> Document:
    document = read_yaml(text.encode() if isinstance(text, str) else text, "f.yaml")
    assert document.problems == []
    return document


VALUES: dict[str, Any] = {
    # words: only these are no text
    "true": True,
    "false": False,
    "True": True,
    "False": False,
    "null": None,
    "Null": None,
    "~": None,
    "": None,
    # words that other readers of YAML take for something else
    "yes": "yes",
    "no": "no",
    "No": "No",
    "NO": "NO",
    "on": "on",
    "off": "off",
    "y": "y",
    "n": "n",
    "TRUE": "TRUE",
    "NULL": "NULL",
    "tRue": "tRue",
    "none": "none",
    "undefined": "undefined",
    # whole numbers
    "0": 0,
    "12": 12,
    "+3": 3,
    "-3": -3,
    "-0": 0,
    "012": 12,
    "1" * 40: int("1" * 40),
    # other numbers
    "1.5": 1.5,
    "-1.5": -1.5,
    "+1.5": 1.5,
    ".5": 0.5,
    "-.5": -0.5,
    "5.": 5.0,
    "1e3": 1000.0,
    "1E3": 1000.0,
    "1.5e-3": 0.0015,
    "1e+3": 1000.0,
    "1e999": float("inf"),
    # what only looks like a number is text
    "1_000": "1_000",
    "0x1f": "0x1f",
    "0o7": "0o7",
    "0b1": "0b1",
    "1,000": "1,000",
    "1.2.3": "1.2.3",
    "1e": "1e",
    "e5": "e5",
    ".": ".",
    "+": "+",
    "-.": "-.",
    ".e5": ".e5",
    "1 2": "1 2",
    "5%": "5%",
    ".inf": ".inf",
    "-.inf": "-.inf",
    ".nan": ".nan",
    "nan": "nan",
    "inf": "inf",
    "1:30": "1:30",
    "190:20:30": "190:20:30",
    "2026-01-31": "2026-01-31",
    "2026-01-31T10:00:00Z": "2026-01-31T10:00:00Z",
    "\u0661\u0662": "\u0661\u0662",
    "=": "=",
    "<<": "<<",
    # quoted and folded, all is text
    "'true'": "true",
    '"5"': "5",
    "'~'": "~",
    "''": "",
    "|\n  5": "5",
    ">-\n  true": "true",
    "'it''s'": "it's",
    '"a\\tb\\u00e9"': "a\tb\u00e9",
    # several lines
    "one\n  two": "one two",
    "one\n\n  two": "one\ntwo",
    "'one\n  two'": "one two",
    "|\n  one\n  two": "one\ntwo",
    ">\n  one\n  two": "one two",
    # comments, and what is none
    "5 # five": 5,
    "a#b": "a#b",
    "'# five'": "# five",
}


@pytest.mark.parametrize(("text", "value"), VALUES.items(), ids=map(ascii, VALUES))
def test_plain_scalars_have_the_expected_types(parser: str, text: str, value: object) -> None:
    found = read(f"- {text}").data[0]

    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize("key", ["true", "5", "1.5", "null", "~", "yes", "''", "2026-01-31", "<<", "\u00e9", "a b"])
def test_a_key_is_always_text(parser: str, key: str) -> None:
    assert read(f"{key}: 1").data == {key.strip("'"): 1}


@pytest.mark.parametrize("text", ["", "\n", "  \n\n", "# only\n\n# comments\n", "---\n", "---\n...\n", "~", "\ufeff"])
def test_an_empty_file_has_no_data(parser: str, text: str) -> None:
    assert read(text).data is None


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("[]", []),
        ("{}", {}),
        ("-\n-\n", [None, None]),
        ("a:\nb:\n", {"a": None, "b": None}),
        ("{a, b: }", {"a": None, "b": None}),
        ("? a\n? b\n", {"a": None, "b": None}),
        ("a:\n- 1\n- 2\n", {"a": [1, 2]}),
        ("a:\n  - 1\n  - 2\n", {"a": [1, 2]}),
        ("- a: 1\n  b: [x, {y: z}]\n-\n  - c\n", [{"a": 1, "b": ["x", {"y": "z"}]}, ["c"]]),
        ("[" * 12 + "]" * 12, [[[[[[[[[[[[]]]]]]]]]]]]),
        ("--- [a]\n", ["a"]),
        ("a: 1\n...\n", {"a": 1}),
        ('{"a":1}', {"a": 1}),
        ("\ufeffa: 1", {"a": 1}),
    ],
)
def test_lists_and_mappings_may_be_written_in_any_way(parser: str, text: str, data: object) -> None:
    assert read(text).data == data


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["Unix", "Windows", "old"])
def test_every_key_and_value_has_its_place_whatever_ends_the_lines(parser: str, end: str) -> None:
    lines = ["# a comment", "- id: \u00e9t\u00e9", "  text: >-", "    folded", "    twice", "  list: [one, 'two']"]
    document = read(end.join(lines) + end)

    def place(*path: str | int, key: bool = False) -> Place:
        return document.place(path, key=key)

    assert document.data == [{"id": "\u00e9t\u00e9", "text": "folded twice", "list": ["one", "two"]}]
    assert place(0, "id") == Place("f.yaml", 2, 7, lines[1], 3)
    assert place(0, "id", key=True) == Place("f.yaml", 2, 3, lines[1], 2)
    assert place(0, "text") == Place("f.yaml", 3, 9, lines[2], 1)
    assert place(0, "list", key=True) == Place("f.yaml", 6, 3, lines[5], 4)
    assert place(0, "list", 0) == Place("f.yaml", 6, 10, lines[5], 3)
    assert place(0, "list", 1) == Place("f.yaml", 6, 15, lines[5], 5)
    assert place(0) == Place("f.yaml", 2, 3, lines[1], 1)


def test_a_missing_value_has_the_place_of_its_parent(parser: str) -> None:
    document = read("a:\n  b: 1\n")

    assert document.place(("a", "missing")) == document.place(("a",)) == Place("f.yaml", 2, 3, "  b: 1", 1)
    assert document.place(("a", "b", 5, "deeper")) == document.place(("a", "b"))
    assert document.place(("a", "missing"), key=True) == Place("f.yaml", 1, 1, "a:", 1)
    assert document.place(("missing",)) == document.place(()) == Place("f.yaml", 1, 1, "a:", 1)
    assert read("").place(()) == Place("f.yaml", 1, 1, "", 1)


def test_the_place_after_a_byte_order_mark_is_that_of_an_editor(parser: str) -> None:
    document = read("\ufeffa: b\nc: d\n")

    assert document.place(("a",)) == Place("f.yaml", 1, 4, "a: b", 1)
    assert document.place(("c",)) == Place("f.yaml", 2, 4, "c: d", 1)


def test_lines_end_only_where_editors_end_them(parser: str) -> None:
    """PyYAML counts U+2028 and U+0085 as ends of lines too: such files are refused, so that all places are right."""
    document = read("a: 1\r\n\r\nb: 2\n\rc: 3")

    assert [document.place((key,)).line for key in "abc"] == [1, 3, 5]
    assert [document.line(number) for number in range(6)] == ["a: 1", "", "b: 2", "", "c: 3", ""]


def test_the_core_pack_is_the_same_with_libyaml_and_without(parser: str) -> None:
    assert build([core_pack()]).packs == ik.load_knowledge().packs
