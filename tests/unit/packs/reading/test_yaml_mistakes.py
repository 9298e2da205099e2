"""Errors for invalid YAML files: the same with libyaml and without it."""

import pytest

from intimacy_kit.errors import Place
from intimacy_kit.packs.reading import yaml_reader
from intimacy_kit.packs.reading.files import MAX_FILE_SIZE
from intimacy_kit.packs.reading.yaml_reader import Document, read_yaml
from tests.wording import Wording

# Each with its place: line:column+width.
MISTAKES = {
    "IK102": [
        ("a control character", "a: b\nc: d\x07e\n", "2:5+1"),
        ("a NUL", "a: b\x00\n", "1:5+1"),
        ("after an old end of line", "a: b\rc: d\x07\n", "2:5+1"),
        ("after the end of line of Windows", "a: b\r\nc: d\x07\r\n", "2:5+1"),
        ("after characters of several bytes", "\u00e4\u20ac: b\n\u00e4\u20ac: \U0001f642\x07\n", "2:6+1"),
        ("an end of line that editors do not see", "a: b\u2028c: d\n", "1:5+1"),
        ("another such", "a: b\nc: d\x85", "2:5+1"),
        ("a second byte order mark", "a: b\n\ufeffc: d\n", "2:1+1"),
        ("a control character written as an escape", 'a: "\\e[31mred"\n', "1:4+11"),
        ("a NUL written as an escape", 'a: b\nc: "x\\0"\n', "2:4+5"),
        ("a surrogate as an escape", 'a: "\\ud800"\n', "1:4+8"),
        ("an escape as a key", '"\\a": b\n', "1:1+4"),
    ],
    "IK103": [
        ("an unclosed list", "a: [1, 2\nb: 3\n", "2:2+1"),
        ("an unclosed list at the end", "a: b\nc: [1, 2", "2:4+1"),
        ("an unclosed quote", "a: 'b\nc: d\n", "1:4+1"),
        ("an unclosed brace", "{a: b\n", "1:1+1"),
        ("a bracket too many", "a: b]\nc: ]\n", "2:4+1"),
        ("a colon in a value", "title: Time: and again\n", "1:12+1"),
        ("a wrong indent", "a: 1\n b: 2\n", "2:3+1"),
        ("a wrong indent of a list", "a:\n  - b\n - c\n", "3:2+1"),
        ("a tab as indent", "a:\n\t- b\n", "2:1+1"),
        ("a reserved character", "a: @b\n", "1:4+1"),
        ("a backtick", "- `b`\n", "1:3+1"),
        ("a percent sign", "a: %b\n", "1:4+1"),
        ("an asterisk alone", "a: *\n", "1:5+1"),
        ("a list in a line", "a: - b\n", "1:4+1"),
        ("an unknown escape", 'a: "\\q"\n', "1:6+1"),
        ("an escape too short", 'a: "\\x4"\n', "1:7+1"),
        ("an escape of nothing", 'b: c\na: "\\UFFFFFFFF"\n', "2:7+1"),
        ("another version of YAML", "%YAML 3.0\n---\na: b\n", "1:1+1"),
        ("no key", ": b\n", "1:1+1"),
        ("a key too long", "k" * 1025 + ": b\n", "1:1026+1"),
        ("a bad block", "a: |x\n  b\n", "1:5+1"),
        ("an undeclared tag", "a: !x!y b\n", "1:4+1"),
        ("an unfinished key", "a: 'b'\nc", "2:1+1"),
    ],
    "IK104": [
        ("a key twice", "a: 1\nb: 2\na: 3\n", "3:1+1"),
        ("a key twice, quoted once", "{a: 1, 'a': 2}\n", "1:8+3"),
        ("a key twice inside", "- id: x\n  source: {n: 1, n: 2}\n", "2:18+1"),
        ("a foreign key twice", "\u00e9: 1\n\u00e9: 2\n", "2:1+1"),
    ],
    "IK105": [
        ("an anchor", "a: &x 1\nb: 2\n", "1:4+4"),
        ("an alias", "a: 1\nb: *x\n", "2:4+2"),
        ("a merge", "base: &x {a: 1}\nb:\n  <<: *x\n", "1:7+4"),
        ("an anchored list", "- &x [a, b]\n", "1:3+4"),
        ("an anchored key", "&x a: b\n", "1:1+4"),
        ("an aliased key", "*x : b\n", "1:1+2"),
        ("a tag", "a: !!str 5\n", "1:4+7"),
        ("a tag of one's own", "a: !secret b\n", "1:4+9"),
        ("a tag without a name", "a: ! b\n", "1:4+3"),
        ("a tag that runs code elsewhere", "a: !!python/object/apply:os.system ['true']\n", "1:4+33"),
        ("a tagged list", "!!set {a, b}\n", "1:1+7"),
        ("a tagged key", "!!str a: b\n", "1:1+7"),
        ("a declared tag", "%TAG !e! tag:example.org,2000:\n---\na: !e!b c\n", "1:1+1"),
        ("a declared tag that is not used", "%TAG !e! tag:example.org,2000:\n---\na: c\n", "1:1+1"),
        ("two documents", "a: 1\n---\nb: 2\n", "2:1+3"),
        ("an empty document before", "---\n---\na: 1\n", "2:1+3"),
        ("a document after the end", "a: 1\n...\n---\nb: 2\n", "3:1+3"),
    ],
    "IK106": [
        ("13 levels", "[" * 13 + "]" * 13, "1:13+1"),
        ("10,000 levels of lists", "[" * 10_000, "1:13+1"),
        ("10,000 levels of mappings", "{a: " * 10_000, "1:49+1"),
        ("10,000 levels of blocks", "- " * 10_000 + "a", "1:25+1"),
        ("a number of 41 digits", "a: " + "1" * 41, "1:4+41"),
        ("a number of 5,000 digits", "a: -" + "9" * 5000, "1:4+5001"),
        ("a long fraction", "a: 0." + "3" * 39, "1:4+41"),
    ],
    "IK110": [
        ("a list as a key", "? [a, b]\n: c\n", "1:3+1"),
        ("a mapping as a key", "{{a: b}: c}\n", "1:2+1"),
        ("a list as a key in braces", "{[a]: b}\n", "1:2+1"),
    ],
}
ROWS = [(code, *row) for code, rows in MISTAKES.items() for row in rows]


def placed(document: Document, where: str) -> Place:
    line, column, width = map(int, where.replace("+", ":").split(":"))
    text = document.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")[line - 1]
    return Place("f.yaml", line, column, text, width)


@pytest.mark.parametrize(("code", "name", "text", "where"), ROWS, ids=[row[1].replace(" ", "_") for row in ROWS])
def test_an_error_is_reported_with_its_place(
    parser: str, code: str, name: str, text: str, where: str, wording: Wording
) -> None:
    document = read_yaml(text.encode(), "f.yaml")

    assert document.data is None
    (problem,) = document.problems
    assert (problem.code, problem.place) == (code, placed(document, where))
    wording((problem.message, problem.help))


@pytest.mark.parametrize(
    ("content", "line"),
    [(b"a: b\nc: \xff\n", 2), ("a: b\n".encode("utf-16"), 1), (b"a: \xed\xa0\x80\n", 1), (b"\n\n\xc3", 3)],
    ids=["Latin-1", "UTF-16", "a lone surrogate", "cut off"],
)
def test_invalid_utf_8_is_refused(content: bytes, line: int, wording: Wording) -> None:
    document = read_yaml(content, "f.yaml")

    assert document.data is None
    assert [(problem.code, problem.place) for problem in document.problems] == [("IK102", Place("f.yaml", line))]
    wording([(problem.message, problem.help) for problem in document.problems])


def test_every_duplicate_key_is_reported(parser: str, wording: Wording) -> None:
    document = read_yaml(b"{a: 1, a: 2, b: 3, 'a': 4, b: 5}\n", "f.yaml")

    told = [(problem.code, problem.place.column) for problem in document.problems if problem.place]
    assert told == [("IK104", 8), ("IK104", 20), ("IK104", 28)]
    wording([problem.message for problem in document.problems])


def test_a_file_is_not_read_on_after_hundreds_of_problems(parser: str) -> None:
    document = read_yaml(b"a: 1\n" * 5000, "f.yaml")

    assert len(document.problems) == 501
    assert {problem.code for problem in document.problems} == {"IK104"}


def test_a_file_that_is_too_large_is_not_read(wording: Wording) -> None:
    document = read_yaml(b"#" * (MAX_FILE_SIZE + 1), "f.yaml")

    assert document.data is None
    assert [(problem.code, problem.place) for problem in document.problems] == [("IK106", Place("f.yaml"))]
    wording([(problem.message, problem.help) for problem in document.problems])
    assert read_yaml(b"#" * MAX_FILE_SIZE, "f.yaml").problems == []


def test_a_file_with_too_many_values_is_not_read_to_its_end(
    parser: str, monkeypatch: pytest.MonkeyPatch, wording: Wording
) -> None:
    assert yaml_reader.MAX_VALUES == 200_000
    monkeypatch.setattr(yaml_reader, "MAX_VALUES", 1000)  # the real number takes seconds
    assert read_yaml(b"- 1\n" * 999, "f.yaml").problems == []  # the list itself is a value too

    document = read_yaml(b"- 1\n" * 1010, "f.yaml")
    place = Place("f.yaml", 1000, 3, "- 1", 1)
    assert [(problem.code, problem.place) for problem in document.problems] == [("IK106", place)]
    wording([(problem.message, problem.help) for problem in document.problems])
    assert document.data is None
