"""Generate JSON Schemas for the files of a pack from the models, for completion and validation in editors.

    # yaml-language-server: $schema=../schemas/rules.json

in the first line of a file selects its schema. The schemas use draft 7, which editors support best, and describe the
file syntax: edges as a mapping, a source as text or a list, conditions as text. References between entries and the
types in conditions are checked by `load_knowledge` only.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from keyword import kwlist
from typing import Any, cast

from pydantic import BaseModel

from intimacy_kit.authoring.descriptions import key_descriptions, summary
from intimacy_kit.errors import Problem, QuestionError, shown, suggestion
from intimacy_kit.model.concepts import FORM_PATTERN
from intimacy_kit.model.fields import ID_PATTERN, RESERVED
from intimacy_kit.model.indexes import MAX_WEIGHT
from intimacy_kit.model.labels import LABELLED_PATTERN
from intimacy_kit.model.pack import SECTIONS, Manifest
from intimacy_kit.model.rules import MAX_STEPS
from intimacy_kit.model.signal_kinds import KINDS
from intimacy_kit.packs.reading.file_names import LOCALES
from intimacy_kit.packs.reading.locale_files import Translation
from intimacy_kit.testing.cases import Case

DRAFT = "http://json-schema.org/draft-07/schema#"
FILES: Mapping[str, type[BaseModel]] = {"pack": Manifest, **SECTIONS, "cases": Case, LOCALES: Translation}
"""The model of the entries of each kind of file, by section."""

_Schema = dict[str, Any]
_TRANSLATION: _Schema = {"$ref": "#/definitions/Translation"}
_ID: _Schema = {"$ref": "#/definitions/Id"}
_WEIGHT: _Schema = {"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 1}
_TEXT: _Schema = {"type": "string", "minLength": 1, "maxLength": 4000}
_NAME: _Schema = {"type": "string", "minLength": 1}
_CITED: _Schema = {"anyOf": [_NAME, {"type": "array", "items": _NAME}]}
_EDGE: _Schema = {
    "type": "object",
    "additionalProperties": False,
    "required": ["strength"],
    "properties": {
        "strength": {"description": "How strongly it leads there, or how well it helps.", **_WEIGHT},
        "source": {"description": "Sources of its own, in place of those of the entry.", **_CITED},
        "contradicts": {"description": "Sources that speak against it.", **_CITED},
    },
}
_EDGES: _Schema = {"type": "object", "propertyNames": _ID, "additionalProperties": {"anyOf": [_WEIGHT, _EDGE]}}
_PARTS: _Schema = {
    "type": "object",
    "propertyNames": _ID,
    "additionalProperties": {"type": "number", "minimum": -MAX_WEIGHT, "maximum": MAX_WEIGHT, "not": {"const": 0}},
    "minProperties": 1,
}
_WORDINGS: _Schema = {"type": "object", "propertyNames": _ID, "additionalProperties": _TEXT}
_TITLE: _Schema = {**_TEXT, "maxLength": 120}
_LABELLED: _Schema = {"type": "string", "pattern": LABELLED_PATTERN, "maxLength": 64}
_LABELS: _Schema = {"type": "object", "propertyNames": _LABELLED, "additionalProperties": _TITLE}
_PLACEHOLDERS: _Schema = {
    "type": "object",
    "propertyNames": {"type": "string", "pattern": FORM_PATTERN, "maxLength": 129},
    "additionalProperties": _TITLE,
}
_FORMS: _Schema = {"type": "object", "propertyNames": _ID, "additionalProperties": _TITLE}
_CONDITION: _Schema = {"type": "string", "minLength": 1}
_SHORT: _Schema = {**_TEXT, "maxLength": 200}
_WORDED: Mapping[str, _Schema] = {
    "title": {"description": "What it is called there.", **_TITLE},
    "in_short": {"description": "What it is, or suggests, in one sentence.", **_SHORT},
    "text": {"description": "What it is.", **_TEXT},
    "question": {"description": "How people are asked.", **_TEXT},
    "because": {"description": "The reason of a rule.", **_TEXT},
    "steps": {
        "description": "Of a practice all its steps; of a rule the reasons of those steps that have one.",
        "type": "array",
        "items": _TEXT,
        "minItems": 1,
    },
}
_REWORDINGS: _Schema = {
    "type": "object",
    "propertyNames": _ID,
    "additionalProperties": {"type": "object", "additionalProperties": False, "properties": _WORDED},
}

_AS_WRITTEN: Mapping[str, _Schema] = {
    **dict.fromkeys(("when", "first_when", "suits", "not_when"), _CONDITION),
    "leads_to": _EDGES,
    "of": _PARTS,
    "addresses": _EDGES,
    "labels": _LABELS,
    "questions": _WORDINGS,
    "texts": _WORDINGS,
    "wording": _REWORDINGS,
    "words": _LABELS,
    "placeholders": _PLACEHOLDERS,
    "forms": _FORMS,
    "contradicts": _CITED,
    "source": {"anyOf": [_NAME, {"type": "array", "items": _NAME, "minItems": 1}]},
}
"""Schemas of keys whose syntax in files differs from the model."""

_SIZE = {"minItems": 1, "maxItems": MAX_STEPS}
_OF_RULES: _Schema = {
    "when": {"description": "The condition of a rule of one step, or what holds for all its steps.", **_CONDITION},
    "strength": {"description": "Of a rule of one step.", **_WEIGHT},
    "steps": {
        "description": "Conditions with their strengths, of which the strongest that is true counts.",
        "anyOf": [
            {
                "type": "object",
                "additionalProperties": _WEIGHT,
                "propertyNames": {"minLength": 1},
                "minProperties": 1,
                "maxProperties": MAX_STEPS,
            },
            {"type": "array", "items": {"$ref": "#/definitions/Step"}, **_SIZE},
        ],
    },
}
"""Keys of rules whose syntax in files differs from the model."""

_NOTHING: _Schema = {"type": "null"}
_NO_RANGE: _Schema = {"minimum": _NOTHING, "maximum": _NOTHING}
_SOME: _Schema = {"minItems": 1, "uniqueItems": True}


_BY_VALUE_TYPE: Mapping[str, _Schema] = {
    "choice": {"required": ["choices"], "properties": {"choices": _SOME, **_NO_RANGE}},
    "flag": {"properties": _NO_RANGE},
}
"""Constraints on signals of the kinds that are no numbers."""


def _kinds() -> Iterator[_Schema]:
    """Yield the constraints on signals of each kind."""
    for value_type, constraints in _BY_VALUE_TYPE.items():
        yield from (_if_kind(kind.name, constraints) for kind in KINDS.values() if kind.value_type == value_type)
    numbers = [kind for kind in KINDS.values() if kind.is_number]
    for kind in numbers:
        if kind.default_range is None:
            yield _if_kind(kind.name, {"required": ["minimum", "maximum"]})
    for kind in numbers:
        if kind.default_range is not None and kind.has_fixed_range:
            low, high = kind.default_range
            range_of = {"minimum": {"enum": [low, None]}, "maximum": {"enum": [high, None]}}
            yield _if_kind(kind.name, {"properties": range_of})
    without_choices = [kind.name for kind in KINDS.values() if kind.value_type != "choice"]
    yield _if_kind(without_choices, {"properties": {"choices": {"maxItems": 0}}})
    for kind in KINDS.values():
        if kind.words:
            yield _if_kind(kind.name, _all_or_none([str(number) for number in range(len(kind.words))]))
        elif kind.value_type == "flag":
            yield _if_kind(kind.name, _all_or_none(["true", "false"]))
    unlabelled = [kind.name for kind in KINDS.values() if kind.is_number and not kind.words]
    yield _if_kind(unlabelled, {"properties": {"labels": {"maxProperties": 0}}})


def _all_or_none(answers: Sequence[str]) -> _Schema:
    """Return the constraint on labels of which there are all, or none."""
    labels = {"propertyNames": {"enum": [*answers]}, "anyOf": [{"maxProperties": 0}, {"required": [*answers]}]}
    return {"properties": {"labels": labels}}


def _if_kind(kind: str | Sequence[str], then: _Schema) -> _Schema:
    kinds = {"const": kind} if isinstance(kind, str) else {"enum": [*kind]}
    return {"if": {"required": ["kind"], "properties": {"kind": kinds}}, "then": then}


_REASON: _Schema = {"because": {"type": "string"}}
_REASONS: _Schema = {"steps": {"type": "array", "items": {"required": ["because"], "properties": _REASON}}}
_BETWEEN_KEYS: Mapping[str, _Schema] = {
    "rules": {
        "allOf": [
            {
                "oneOf": [
                    {"required": ["supports"], "properties": {"supports": {"type": "string"}}},
                    {"required": ["relieves"], "properties": {"relieves": {"type": "string"}}},
                ]
            },
            {
                "oneOf": [
                    {"required": ["when", "strength"], "properties": {"steps": False}},
                    {"required": ["steps"], "properties": {"strength": False}},
                ]
            },
            {
                "anyOf": [
                    {"required": ["because"], "properties": _REASON},
                    {"required": ["steps"], "properties": _REASONS},
                ]
            },
        ]
    },
    "signals": {"allOf": [*_kinds()]},
    "safety": {
        "allOf": [
            _if_kind("concern", {"required": ["about"], "properties": {"about": {"type": "string"}}}),
            _if_kind("caution", {"properties": {"about": _NOTHING}}),
        ]
    },
}
"""Constraints between the keys of one entry, by section."""


def no_section(section: str, known: Sequence[str]) -> QuestionError:
    """Return the error for an unknown section (IK482); its help lists the known ones."""
    help = suggestion(section, known, f"there are {', '.join(known)}")
    return QuestionError(Problem("IK482", f"unknown section {shown(section)}", help))


def schema(section: str) -> _Schema:
    """Return the JSON Schema of the files of a section; `pack` is the manifest.

    Raises:
        QuestionError: the section is unknown (IK482).
    """
    if section not in FILES:
        raise no_section(section, list(FILES))
    model = FILES[section]
    made = model.model_json_schema(ref_template="#/definitions/{model}")
    nested = {part.__name__: part for part in _models_in(model)}
    entry = _entry(model, made)
    if section == "rules":
        entry["properties"] |= _OF_RULES
        entry["required"].remove("steps")
    entry.update(_BETWEEN_KEYS.get(section, {}))
    definitions = {name: _entry(part, made["$defs"][name]) for name, part in sorted(nested.items())}
    definitions["Id"] = {
        "description": "Lower-case letters, digits and _, starting with a letter; no word of Python.",
        "type": "string",
        "pattern": ID_PATTERN,
        "maxLength": 64,
        "not": {"enum": sorted({*kwlist, *RESERVED})},
    }
    head = {"$schema": DRAFT, "title": f"intimacy-kit: {section}", "description": summary(model)}
    if section == "pack":
        return {**head, **entry, "definitions": definitions}
    if section == LOCALES:
        entry["properties"] = {key: _or_left_empty(value) for key, value in entry["properties"].items()}
        mapped = {"type": ["object", "null"], "propertyNames": _ID, "additionalProperties": _TRANSLATION}
        return {**head, **mapped, "definitions": {model.__name__: entry, **definitions}}
    listed = {"type": ["array", "null"], "items": {"$ref": f"#/definitions/{model.__name__}"}}
    return {**head, **listed, "definitions": {model.__name__: entry, **definitions}}


def _or_left_empty(text: _Schema) -> _Schema:
    """Return the schema of a text of a translation that may also be left empty: its parts, or the whole."""
    about, written = text["description"], {key: value for key, value in text.items() if key != "description"}
    if "additionalProperties" in written:
        inside = written["additionalProperties"]
        if "properties" in inside:
            texts = {key: _or_left_empty(value) for key, value in inside["properties"].items()}
            written = {**written, "additionalProperties": {**inside, "properties": texts}}
        part = {"anyOf": [written["additionalProperties"], _NOTHING]}
        return {"description": about, **written, "additionalProperties": part}
    choices = [written, _NOTHING]
    if "items" in written:
        choices.append({"type": "array", "items": _NOTHING, "minItems": 1})
    return {"description": about, "anyOf": choices}


def schema_text(section: str) -> str:
    """Return the schema of a section as the text of a JSON file."""
    return json.dumps(schema(section), ensure_ascii=False, indent=2) + "\n"


def _models_in(model: type[BaseModel]) -> list[type[BaseModel]]:
    """Return the models nested in a model, except edges, whose syntax in files differs."""
    found: list[type[BaseModel]] = []
    for name, field in model.model_fields.items():
        kind = field.annotation
        inside = [kind, *getattr(kind, "__args__", ())] if name not in _AS_WRITTEN else []
        found += [part for part in inside if isinstance(part, type) and issubclass(part, BaseModel)]
    return found


def _entry(model: type[BaseModel], made: _Schema) -> _Schema:
    descriptions = key_descriptions(model)
    properties: _Schema = {}
    for key, value in made["properties"].items():
        text = descriptions.get(key, "")  # empty under `python -OO`, which strips docstrings
        properties[key] = {"description": text[:1].upper() + text[1:], **_written(_AS_WRITTEN.get(key) or value)}
    return {
        "description": summary(model),
        "type": "object",
        "additionalProperties": False,
        "required": made.get("required", []),
        "properties": properties,
        **{key: made[key] for key in ("minProperties",) if key in made},
    }


def _written(value: _Schema) -> _Schema:
    """Convert a part of the schema made by pydantic: drop titles and replace ids by a reference."""
    if value.get("pattern") == ID_PATTERN:
        return {"allOf": [_ID], **({"default": value["default"]} if value.get("default") else {})}
    if "$ref" in value:
        return {"allOf": [{"$ref": value["$ref"]}]}
    result: _Schema = {}
    for key, part in value.items():
        if key == "title" or (key == "default" and part in (None, "")):
            continue
        if key == "patternProperties":
            ((pattern, inside),) = part.items()
            names = _ID if pattern == ID_PATTERN else {"type": "string", "pattern": pattern}
            result |= {"propertyNames": names, "additionalProperties": _plain(inside)}
        elif key in ("items", "additionalProperties") and isinstance(part, dict):
            result[key] = _plain(part)
        elif key == "anyOf":
            result[key] = [_plain(choice) for choice in part]
        elif key != "propertyNames" or "patternProperties" not in value:
            result[key] = part
    return result


def _plain(value: _Schema) -> _Schema:
    """Convert a part that has no sibling keys, so that a reference needs no `allOf` around it."""
    written = _written(value)
    return cast("_Schema", written["allOf"][0]) if list(written) == ["allOf"] else written
