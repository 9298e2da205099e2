"""The keys of the entries of packs as tables, from their JSON Schemas, which come from the models."""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from intimacy_kit.authoring.schemas import FILES, schema

Table = Callable[[Sequence[str], Iterable[Sequence[str]]], str]

TEXTS: dict[int | None, str] = {
    None: "text",
    4000: "text",
    **{most: f"text, up to {most} characters" for most in (64, 120, 200)},
}
CONDITIONS = {"when", "first_when", "suits", "not_when"}
BETWEEN = {"minimum": "by kind", "maximum": "by kind"}
"""Defaults that a schema cannot say."""


def key_pages(table: Table) -> dict[str, str]:
    """A page for each section to be included, with the keys of its entries, and of what stands inside them."""
    return {f"_keys_{section}.md": _page(section, table) for section in FILES}


def _page(section: str, table: Table) -> str:
    made = schema(section)
    parts = {name: part for name, part in made["definitions"].items() if "properties" in part}
    name = FILES[section].__name__
    blocks = [_keys(made if section == "pack" else parts.pop(name), table)]
    for inside, part in parts.items():
        blocks += [f"{_where(inside, made)} is a mapping. {part['description']}", _keys(part, table)]
    return "\n\n".join(blocks) + "\n"


def _where(inside: str, made: Mapping[str, Any]) -> str:
    """The key below which a mapping stands."""
    reference = {"$ref": f"#/definitions/{inside}"}
    for part in (made, *made["definitions"].values()):
        for key, value in part.get("properties", {}).items():
            if value.get("additionalProperties") == reference:
                return f"Each of `{key}`"
            if reference in value.get("allOf", ()):
                return f"`{key}`"
            if any(choice.get("items") == reference for choice in (value, *value.get("anyOf", ()))):
                return f"Each of a list of `{key}`"
    raise LookupError(inside)


def _keys(part: Mapping[str, Any], table: Table) -> str:
    rows = [
        [
            f"`{key}`",
            "a condition" if key in CONDITIONS else _type(value),
            _default(key, value, part["required"]),
            value["description"].replace("|", "\\|"),
        ]
        for key, value in part["properties"].items()
    ]
    return table(["key", "type", "default", "meaning"], rows)


def _default(key: str, value: Mapping[str, Any], required: Sequence[str]) -> str:
    if key in required:
        return "*required*"
    if key in BETWEEN and "anyOf" in value:
        return BETWEEN[key]
    default = value.get("default")
    if default is None or default == []:
        return "*none*"
    return f"`{default if isinstance(default, str) else json.dumps(default)}`"


def _type(value: Mapping[str, Any]) -> str:
    """What may stand there, in the words of the page."""
    if "anyOf" in value:
        kinds = dict.fromkeys(_type(part) for part in value["anyOf"] if part.get("type") != "null")
        if "a number" in kinds:
            kinds.pop("a whole number", None)
        return " or ".join(kinds)
    if "allOf" in value or "$ref" in value:
        target = str((value.get("allOf") or [value])[0]["$ref"]).rsplit("/", maxsplit=1)[-1]
        return "an id" if target == "Id" else "a mapping, below"
    if "const" in value:
        return f"`{json.dumps(value['const'])}`"
    if "enum" in value:
        return ", ".join(f"`{choice}`" for choice in value["enum"])
    match value["type"]:
        case "array":
            return f"a list of {_several(_type(value['items']))}"
        case "object":
            if value["additionalProperties"] is False:
                return f"a mapping of {', '.join(f'`{key}`' for key in value['properties'])}"
            keys = "ids" if "propertyNames" in value else "names"
            return f"a mapping of {keys} to {_several(_type(value['additionalProperties']))}"
        case "boolean":
            return "true or false"
        case "string":
            return "text in a certain form" if "pattern" in value else TEXTS[value.get("maxLength")]
        case kind:
            return ("a whole number" if kind == "integer" else "a number") + _range(value)


def _several(what: str) -> str:
    return {"an id": "ids", "text": "texts", "a mapping, below": "mappings, below"}.get(what) or re.sub(
        "^a number", "numbers", what
    )


def _range(value: Mapping[str, Any]) -> str:
    if "exclusiveMinimum" in value:
        return f" over {value['exclusiveMinimum']} and under {value['exclusiveMaximum']}"
    if abs(value.get("minimum", 1e15)) < 1e15:
        return f" from {value['minimum']} to {value['maximum']}"
    return ""
