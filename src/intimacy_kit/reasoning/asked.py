"""What a question can be about: an id, or a result that has one."""

from __future__ import annotations

from typing import cast

from intimacy_kit.model.concepts import Strategy
from intimacy_kit.model.indexes import IndexValue
from intimacy_kit.model.result import Finding, Remedy, Strength
from intimacy_kit.model.values import plain_text

Result = Finding | Strength | IndexValue
"""What has a score or a value of its own."""


def id_of(asked: object) -> str | None:
    """Return the id of what is asked about; None if it is neither an id nor a result."""
    kind = type(asked)  # what an object says of its class itself may fail
    if issubclass(kind, Remedy):
        return cast("Remedy", asked).strategy.id
    if issubclass(kind, Finding | Strength | IndexValue | Strategy):
        return cast("Result | Strategy", asked).id
    return plain_text(asked)
