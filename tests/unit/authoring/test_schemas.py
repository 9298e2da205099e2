"""The JSON Schemas of packs: they take what packs may say, and notice what is often written wrongly."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

import intimacy_kit as ik
from intimacy_kit.authoring.schemas import DRAFT, FILES, schema, schema_text
from intimacy_kit.packs.discovery.origin import core_pack
from intimacy_kit.packs.reading.file_names import is_table, section_of
from intimacy_kit.packs.reading.files import pack_files
from intimacy_kit.packs.reading.reader import read_pack
from intimacy_kit.packs.reading.yaml_reader import read_yaml
from tests.small_pack import FILES as SMALL
from tests.unit.packs.tiny import FILES as TINY

ROOT = Path(__file__).parents[3]
COPIES = ROOT / "src" / "intimacy_kit" / "authoring" / "json"


@cache
def validator(section: str) -> Any:
    jsonschema = pytest.importorskip("jsonschema")
    made = schema(section)
    jsonschema.Draft7Validator.check_schema(made)
    return jsonschema.Draft7Validator(made)


def complaints(section: str, data: Any) -> list[str]:
    return [error.message for error in validator(section).iter_errors(data)]


def files() -> list[Any]:
    """Every file of the core pack, of the packs in tests and of the example."""
    packs = [core_pack(), SMALL, TINY, ROOT / "examples/pack_long_distance/src/intimacy_kit_long_distance"]
    return [
        pytest.param(section_of(name), content, id=f"{number}-{name}")
        for number, pack in enumerate(packs)
        for cases in (False, True)
        for name, content in pack_files(pack, cases=cases).items()
        if not is_table(name)
    ]


@pytest.mark.parametrize(("section", "content"), files())
def test_files_of_all_packs_are_valid_under_their_schemas(section: str, content: bytes) -> None:
    document = read_yaml(content, "a.yaml")
    assert not document.problems
    assert complaints(section, document.data) == []


def test_the_schema_files_in_the_package_are_up_to_date() -> None:
    """If not: `intimacy-kit schema --out src/intimacy_kit/authoring/json`."""
    assert {path.name: path.read_text("utf-8") for path in COPIES.iterdir()} == {
        f"{section}.json": schema_text(section) for section in FILES
    }


def parts(of: Any) -> Iterator[dict[str, Any]]:
    if isinstance(of, dict):
        yield of
    for inside in of.values() if isinstance(of, dict) else of if isinstance(of, list) else ():
        yield from parts(inside)


@pytest.mark.parametrize("section", FILES)
def test_every_key_of_a_schema_has_a_description(section: str) -> None:
    made = schema(section)
    assert (made["$schema"], made["title"]) == (DRAFT, f"intimacy-kit: {section}")
    keys = [
        (key, value["description"])
        for part in parts(made)
        if part.get("type") == "object" and "properties" in part
        for key, value in part["properties"].items()
    ]
    assert {key for key, _ in keys} >= set(FILES[section].model_fields)
    assert [key for key, text in keys if len(text) < 10 or not text.endswith(".")] == []


RULE = {"id": "a", "when": "trust < 5", "supports": "b", "strength": 0.5, "because": "So.", "source": "notes"}
SIGNAL = {"id": "a", "kind": "count", "title": "t", "question": "How?", "source": ["notes", "notes#2"]}
STRATEGY = {"id": "a", "title": "t", "text": "t", "source": "n", "evidence": {"grade": "good", "note": "n"}}
CASE = {"id": "a", "title": "t", "observations": {"trust": 3}, "expect": {"concerns": []}}
MANIFEST = {"format": 1, "name": "a-b", "version": "1.0.0", "title": "t", "license": "MIT"}
ENTRIES: dict[str, dict[str, Any]] = {"rules": RULE, "signals": SIGNAL, "strategies": STRATEGY, "cases": CASE}


def accepted(section: str, entry: Any) -> bool:
    """Whether the library takes an entry, as far as it can be judged alone."""
    if section == "cases":
        try:
            FILES[section].model_validate(entry)
        except ValueError:
            return False
        return True
    manifest = yaml.safe_dump(entry if section == "pack" else {**MANIFEST, "sources": {"notes": {"title": "n"}}})
    entries = {} if section == "pack" else {f"{section}.yaml": yaml.safe_dump([entry]).encode()}
    return not read_pack({"pack.yaml": manifest.encode(), **entries}).problems


@pytest.mark.parametrize(
    ("section", "changed", "fits"),
    [
        ("rules", {}, True),
        ("rules", {"supports": None, "relieves": "b"}, True),
        ("rules", {"strenght": 0.5}, False),
        ("rules", {"strength": 1.0}, False),
        ("rules", {"strength": "0.5"}, False),
        ("rules", {"relieves": "b"}, False),
        ("rules", {"supports": None}, False),
        ("rules", {"because": None}, False),
        ("rules", {"id": "Low Trust"}, False),
        ("rules", {"id": "class"}, False),
        ("rules", {"when": True}, False),
        ("rules", {"source": []}, False),
        ("signals", {}, True),
        ("signals", {"kind": "flag", "unit": None, "minimum": None}, True),
        ("signals", {"kind": "choice", "choices": ["money", "chores"]}, True),
        ("signals", {"kind": "number", "minimum": -3, "maximum": 3.5}, True),
        ("signals", {"kind": "often"}, False),
        ("signals", {"kind": "choice"}, False),
        ("signals", {"kind": "flag", "maximum": 3}, False),
        ("signals", {"kind": "flag", "choices": ["yes", "no"]}, False),
        ("signals", {"kind": "choice", "choices": ["money", "money"]}, False),
        ("signals", {"kind": "rating", "choices": ["money", "chores"]}, False),
        ("signals", {"labels": {"money": "money"}}, False),
        ("signals", {"kind": "choice", "choices": ["a"], "labels": {"a": "A"}}, True),
        ("signals", {"kind": "frequency", "labels": dict(zip("01234", "abcde", strict=True))}, True),
        ("signals", {"kind": "frequency", "labels": {"0": "no day"}}, False),
        ("signals", {"kind": "frequency", "labels": dict(zip("012345", "abcdef", strict=True))}, False),
        ("signals", {"kind": "flag", "labels": {"true": "it did", "false": "it did not"}}, True),
        ("signals", {"kind": "flag", "labels": {"true": "it did", "yes": "it did not"}}, False),
        ("signals", {"kind": "frequency", "minimum": 0, "maximum": 4}, True),
        ("signals", {"kind": "frequency", "maximum": 3}, False),
        ("signals", {"kind": "number"}, False),
        ("signals", {"changeable": "yes"}, False),
        ("strategies", {}, True),
        ("strategies", {"addresses": {"distance": 0.5}, "after": ["b"]}, True),
        ("strategies", {"addresses": [{"to": "distance", "strength": 0.5}]}, False),
        ("strategies", {"addresses": {"distance": 2}}, False),
        ("strategies", {"after": "b"}, False),
        ("strategies", {"evidence": {"grade": "very good", "note": "n"}}, False),
        ("strategies", {"evidence": {"grade": "good"}}, False),
        ("cases", {}, True),
        ("cases", {"observations": {"Trust": 3}}, False),
        ("cases", {"expect": {"levels": {"distance": "heavy"}}}, False),
        ("cases", {"expect": {"safety": "safe"}}, False),
        ("cases", {"expect": {}}, False),
        ("pack", {}, True),
        ("pack", {"overrides": ["a"], "sources": {"a b": {"title": "t"}}}, True),
        ("pack", {"format": 2}, False),
        ("pack", {"version": "1.0"}, False),
        ("pack", {"name": "A pack"}, False),
        ("pack", {"sources": ["notes"]}, False),
    ],
)
def test_schemas_and_loader_accept_the_same_entries(section: str, changed: dict[str, Any], fits: bool) -> None:
    entry = {**(MANIFEST if section == "pack" else ENTRIES[section]), **changed}
    assert accepted(section, entry) is fits
    assert (complaints(section, entry if section == "pack" else [entry]) == []) is fits


def test_empty_files_are_valid() -> None:
    assert complaints("rules", None) == []
    assert complaints("rules", []) == []
    assert complaints("rules", {}) != []


def test_an_unknown_section_is_refused() -> None:
    with pytest.raises(ik.QuestionError) as raised:
        schema("rule")
    assert (raised.value.code, raised.value.help) == ("IK482", "did you mean 'rules'?")


def test_a_schema_is_plain_json() -> None:
    assert json.loads(schema_text("rules")) == schema("rules")
