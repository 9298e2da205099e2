"""Describe validation errors of pydantic in plain words, without the data and without names of Python types."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from intimacy_kit.errors import shown

_WORDS: Mapping[str, str] = {
    "missing": "is missing",
    "extra_forbidden": "is unknown",
    "json_invalid": "is not valid JSON",
    "recursion_loop": "contains itself",
    "string_type": "should be text",
    "string_unicode": "should be text",
    "tuple_type": "should be a list",
    "list_type": "should be a list",
    "iteration_error": "should be a list",
    "model_type": "should be a mapping",
    "model_attributes_type": "should be a mapping",
    "dict_type": "should be a mapping",
    "mapping_type": "should be a mapping",
    "bool_type": "should be true or false",
    "bool_parsing": "should be true or false",
    "int_type": "should be a whole number",
    "int_parsing": "should be a whole number",
    "int_from_float": "should be a whole number",
    "float_type": "should be a number",
    "float_parsing": "should be a number",
    "too_short": "should have at least one item",
}
"""Replacements for messages of pydantic that name Python types or quote the input, by error type."""

_FOREIGN = ("Value error, ", "Input ", "String ")


def describe(detail: ErrorDetails) -> str:
    """Return the predicate that describes an error, to be put after the name of the value."""
    what = _WORDS.get(detail["type"]) or detail["msg"]
    for prefix in _FOREIGN:
        what = what.removeprefix(prefix)
    return what[0].lower() + what[1:]


def first_error(error: ValidationError, whole: str = "it") -> str:
    """Describe the first error and its location, without the data.

    Args:
        error: the validation error.
        whole: the subject of the sentence if the error is about the data as a whole.
    """
    details = error.errors(include_url=False, include_context=False, include_input=False)
    first, loc = describe(details[0]), details[0]["loc"]
    beside = {detail["loc"][-1] for detail in details if detail["loc"] and detail["loc"][:-1] == loc[:-1]}
    if {"bool", "float"} <= beside:  # a union: pydantic reports an error for each of its members
        first, loc = "has an unsupported type", loc[:-1]
    path = ".".join(str(part) for part in loc)
    return f"{shown(path) if path else whole} {first}"
