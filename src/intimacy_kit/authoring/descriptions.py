"""Extract descriptions of models and their keys from docstrings."""

from __future__ import annotations

import inspect
import re

ATTRIBUTES = re.compile(r"^Attributes:\n((?:(?: +.*)?(?:\n|\Z))*)", re.MULTILINE)
_NAMED = re.compile(r"^    (?=\S)([\w, ]+): ", re.MULTILINE)


def attributes(doc: str) -> dict[str, str]:
    """Return the entries of the "Attributes" section of a docstring, by attribute name."""
    section = ATTRIBUTES.search(doc)
    _, *parts = _NAMED.split(section.group(1)) if section else [""]
    pairs = zip(parts[::2], parts[1::2], strict=True)
    return {name: " ".join(text.split()) for names, text in pairs for name in names.split(", ")}


def summary(model: type) -> str:
    """Return the docstring of a model without its "Attributes" section, on one line."""
    return " ".join(ATTRIBUTES.sub("", inspect.getdoc(model) or "").split())


def key_descriptions(model: type) -> dict[str, str]:
    """Return the description of each key of a model; docstrings of subclasses take precedence."""
    fields = getattr(model, "model_fields", {})
    return {
        (fields[name].alias or name) if name in fields else name: text
        for base in reversed(model.__mro__)
        for name, text in attributes(inspect.getdoc(base) or "").items()
    }
