"""Convert validation errors of pydantic to problems with places in the file."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from intimacy_kit.errors import MAX_PROBLEMS, Problem, shown, suggestion
from intimacy_kit.model.fields import ID_PATTERN, NAME_PATTERN, Frozen
from intimacy_kit.model.validation_messages import describe
from intimacy_kit.packs.reading.yaml_reader import Document, Path

_ADVICE = {
    "name": "use lower-case letters, digits, _ and -, and start with a letter",
    "version": "write three numbers, such as 1.2.0",
    "language": "write it as en, zh-Hant or pt-BR",
    "doi": "write it from its 10. on, as in 10.1037/0893-3200.21.4.572, without an address before it",
    "n": "write the number of people that were studied",
    "strength": "write a number over 0 and under 1, with a point: 0.4",
    "observations": "write `{trust: 3}`, or `{}` where nothing was answered",
    "expect": "write `levels: {lack_of_quality_time: mild}` below it",
}
"""Help texts for keys whose syntax is hard to guess."""


def model_problems(
    error: ValidationError,
    document: Document,
    base: Path,
    model: type[BaseModel],
    data: Any,
    reference: str = "see the pack format reference",
) -> Iterator[Problem]:
    """Yield the validation errors of a model as problems with places. The data itself is never shown.

    Args:
        error: from the model.
        document: what was read.
        base: the path of the data in it.
        model: what the data were to be.
        data: the data.
        reference: the help where there is no better.
    """
    for detail in islice(error.errors(include_url=False, include_input=False), MAX_PROBLEMS + 1):
        yield _model_problem(detail, document, base, model, data, reference)


def _model_problem(
    detail: ErrorDetails, document: Document, base: Path, model: type[BaseModel], data: Any, reference: str
) -> Problem:
    path = base + _as_written(detail["loc"], data)
    name = _name(path, base)
    if detail["type"] == "extra_forbidden":
        known = _keys(model) if len(path) == len(base) + 1 else []
        help = suggestion(str(path[-1]), known, f"keys are {', '.join(known)}" if known else "remove it")
        return Problem("IK108", f"unknown key {name}", help, document.place(path, key=True))
    if detail["type"] == "missing":
        return Problem("IK109", f"missing key {name}", "add it", document.place(path))
    if _is_about_an_id(detail, path):
        form = "lower-case letters, digits and _, start with a letter, up to 64 characters"
        help = f"ids are {form}, and not a Python keyword"
        return Problem("IK111", "invalid id", help, document.place(path, key=detail["loc"][-1] == "to"))
    help = _ADVICE.get(name.strip("'"), reference)
    return Problem("IK110", f"{name} {describe(detail)}", help, document.place(path))


def _keys(model: type[BaseModel]) -> list[str]:
    """Return the keys that a model has where it is written."""
    also = model.also_written if issubclass(model, Frozen) else ()
    return [*(field.alias or name for name, field in model.model_fields.items()), *also]


def _name(path: Path, base: Path) -> str:
    """Return how a message names the value at a path inside an entry."""
    if len(path) <= len(base):
        return "the entry"
    if isinstance(path[-1], int):
        return f"an item of {shown(str(path[-2]))}"
    return shown(path[-1])


def _is_about_an_id(detail: ErrorDetails, path: Path) -> bool:
    return (
        detail.get("ctx", {}).get("pattern") in (ID_PATTERN, NAME_PATTERN)
        or detail["msg"].endswith("is a reserved word")
        or (detail["type"] == "string_too_long" and path[-1:] == ("id",))
    )


def _as_written(loc: tuple[int | str, ...], data: Any) -> Path:
    """Convert a path in the model to a path in the file, where edges are a mapping instead of a list."""
    path: list[str | int] = []
    if loc[:2] == ("steps", 0) and isinstance(data, dict) and "steps" not in data:
        loc = loc[2:]  # a rule of one step, which is written without `steps`
    for part in loc:
        if isinstance(data, dict) and isinstance(part, int):
            path.append(list(data)[part])
            data = data[path[-1]]
            continue
        if isinstance(data, dict):
            data = data.get(part)
        elif isinstance(data, list | tuple) and isinstance(part, int):
            data = data[part]
        else:
            break  # the rest of the path names a member of a union, or a key
        path.append(part)
    return tuple(path)
