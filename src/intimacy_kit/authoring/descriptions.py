"""What the docstrings of the models say of each key."""

from __future__ import annotations

import inspect
import re

ATTRIBUTES = re.compile(r"^Attributes:\n((?:(?: +.*)?(?:\n|\Z))*)", re.MULTILINE)
_NAMED = re.compile(r"^    (?=\S)([\w, ]+): ", re.MULTILINE)


def attributes(doc: str) -> dict[str, str]:
    """What the section "Attributes" of a docstring says, by name."""
    section = ATTRIBUTES.search(doc)
    _, *parts = _NAMED.split(section.group(1)) if section else [""]
    pairs = zip(parts[::2], parts[1::2], strict=True)
    return {name: " ".join(text.split()) for names, text in pairs for name in names.split(", ")}


def summary(model: type) -> str:
    """What the docstring of a model says before its attributes, on one line."""
    return " ".join(ATTRIBUTES.sub("", inspect.getdoc(model) or "").split())


def meanings(model: type) -> dict[str, str]:
    """What is said of the keys of a model, by its own docstring or by one that it builds on."""
    return {
        name: text for base in reversed(model.__mro__) for name, text in attributes(inspect.getdoc(base) or "").items()
    }
