"""PyYAML's two parsers give the same result, whether or not PyYAML was built with libyaml."""

import subprocess
import sys
from importlib import import_module

import pytest
import yaml

from intimacy_kit.packs.reading import yaml_events, yaml_reader
from intimacy_kit.packs.reading.yaml_events import ReferenceParser, events, parsers
from intimacy_kit.packs.reading.yaml_reader import read_yaml

# Each was taken by one of the parsers, and refused or read otherwise by the other one.
WELL_FORMED: dict[str, object] = {
    # tabs between tokens, in texts and before comments
    "a:\tb\n": {"a": "b"},
    "a: b\t\nc:\t\n - d\t\ne: f\t# g\n": {"a": "b", "c": ["d"], "e": "f"},
    "a: 1\n \t\nb: 2\n": {"a": 1, "b": 2},
    "one\n two \n\tthree\n": "one two three",
    "a:\n  b\n  \t\n  c\n": {"a": "b\nc"},
    "a:\n - b\n  \tc\n": {"a": ["b c"]},
    "a: b\tc d\n": {"a": "b\tc d"},
    "a:\t|\n  b\n": {"a": "b\n"},
    "a: |-\t# why\n  b\n": {"a": "b"},
    "---\ta\n": "a",
    "[a,\tb]": ["a", "b"],
    "- [\n\ta,\n\t\n b\n ]\n": [["a", "b"]],
    "{a:\tb,\tc: d}": {"a": "b", "c": "d"},
    "a: |-\n \tb\n": {"a": "\tb"},
    # question marks
    "[a?b, c ? d, e?]": ["a?b", "c ? d", "e?"],
    "{a: b?, c?: d?e }": {"a": "b?", "c?": "d?e"},
    "[a ?b]": ["a ?b"],
    # colons in brackets and braces
    "{http://a.b, c:}": {"http://a.b": None, "c": None},
    "[a:]": [{"a": None}],
    # comments
    "a: |# why\n  b\n": {"a": "b\n"},
    "a: >-#why\n  b\n": {"a": "b"},
    # directives
    "%YAML 1.3\n---\na: b\n": {"a": "b"},
    "%YAML 1.1#...\n---\na: b\n": {"a": "b"},
    "%YAML\t \t1.2\t# why\n---\na: b\n": {"a": "b"},
    f"%YAML 1.{'9' * 5000}\n---\na: b\n": {"a": "b"},
    "%WHAT is this\n---\na: b\n": {"a": "b"},
}
# line:column of IK103
MALFORMED = {
    "a: b\n\tc: d\n": "2:1",
    "a:\n  b\n\tc\n": "3:1",
    "-\ta\n": "1:2",
    "a:\n\t- b\n": "2:1",
    "%YAML 2.0\n---\na: b\n": "1:1",
    f"%YAML {'9' * 5000}\n---\na: b\n": "1:6",
    "%YAML x\n---\na: b\n": "1:6",
    "%Y\u00c4ML 1.2\n---\na: b\n": "1:2",
    "%\n---\na: b\n": "1:2",
    "%YAML 1.2 x\n---\na: b\n": "1:11",
    "a: |0\n  b\n": "1:5",
    "a: |++\n  b\n": "1:6",
    'a: "\\UFFFFFFFF"': "1:7",
    'a: "\\U00110000"': "1:7",
    "a: b\n...\nc\n": "3:1",
}


@pytest.mark.parametrize(("text", "data"), WELL_FORMED.items(), ids=[ascii(text)[:40] for text in WELL_FORMED])
def test_texts_are_read_identically_with_and_without_libyaml(parser: str, text: str, data: object) -> None:
    document = read_yaml(text.encode(), "f.yaml")

    assert document.problems == []
    assert document.data == data


@pytest.mark.parametrize(("text", "where"), MALFORMED.items(), ids=[ascii(text)[:40] for text in MALFORMED])
def test_texts_are_refused_identically_with_and_without_libyaml(parser: str, text: str, where: str) -> None:
    (problem,) = read_yaml(text.encode(), "f.yaml").problems

    assert problem.code == "IK103"
    assert problem.place is not None
    assert f"{problem.place.line}:{problem.place.column}" == where


def test_an_empty_value_has_the_place_of_its_key(parser: str) -> None:
    """One parser put it before what comes next, the other one behind the colon."""
    document = read_yaml(b'{a: {\n"b":\n},\n? \n}', "f.yaml")

    assert document.data == {"a": {"b": None}, "": None}
    assert document.values["a", "b"] == document.keys["a", "b"]
    assert document.values[("",)] == document.keys[("",)] == document.values[()]


def test_messages_of_the_parser_are_truncated() -> None:
    (problem,) = read_yaml(f"!{'x' * 1_000_000}! y".encode(), "f.yaml").problems

    assert problem.code == "IK103"
    assert len(problem.message) < 200


def test_the_c_parser_is_used_if_available(monkeypatch: pytest.MonkeyPatch) -> None:
    if yaml.__with_libyaml__:
        assert parsers() == (yaml.CSafeLoader, ReferenceParser)
    monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
    assert parsers() == (ReferenceParser,)


def test_the_reference_parser_runs_only_after_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def noted(text: str) -> ReferenceParser:
        asked.append(text)
        return ReferenceParser(text)

    monkeypatch.setattr(yaml_events, "parsers", lambda: (getattr(yaml, "CSafeLoader", ReferenceParser), noted))
    assert read_yaml(b"a: b", "f.yaml").data == {"a": "b"}
    assert asked == []
    assert read_yaml(b"a: ]", "f.yaml").data is None
    assert asked == ["a: ]"]


def test_events_are_yielded_lazily() -> None:
    """So that a file with too many values is not read to its end."""
    found = events("- a\n- ]", ReferenceParser)

    assert [type(next(found)) for _ in range(4)] == [
        yaml.StreamStartEvent,
        yaml.DocumentStartEvent,
        yaml.SequenceStartEvent,
        yaml.ScalarEvent,
    ]


def test_everything_works_without_libyaml() -> None:
    """The README's own pack was refused."""
    program = (
        "import sys; sys.modules['yaml._yaml'] = None; import intimacy_kit as ik; print(ik.load_knowledge().packs)"
    )
    told = [
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
        for code in (program, program.partition("; ")[0] + "; " + program.partition("None; ")[2])
    ]
    assert told[0] == told[1] != ""


def test_regression_yaml_was_imported_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file was read as an empty one: coverage, asked to measure a module in a package, imports it on trial."""
    if yaml.__with_libyaml__:
        assert parsers()[0] is yaml.CSafeLoader
    for name in [name for name, module in sys.modules.items() if module and name.partition(".")[0] == "yaml"]:
        monkeypatch.delitem(sys.modules, name)  # what is hidden (None) stays hidden
    again = import_module("yaml")
    for module in (yaml_events, yaml_reader):
        monkeypatch.setattr(module, "yaml", again)
    monkeypatch.setattr(yaml_events, "ReferenceParser", lambda text: again.SafeLoader(text))

    assert len(parsers()) == 1
    assert read_yaml(b"a: b", "f.yaml").data == {"a": "b"}
