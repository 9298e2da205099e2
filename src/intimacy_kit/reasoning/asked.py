"""What a question can be about: an id, or a result that has one."""

from __future__ import annotations

from intimacy_kit.model.concepts import Strategy
from intimacy_kit.model.indexes import IndexValue
from intimacy_kit.model.result import Finding, Remedy, Strength
from intimacy_kit.model.values import plain_text

Result = Finding | Strength | IndexValue
"""What has a score or a value of its own."""


def id_of(asked: object) -> str | None:
    """Return the id of what is asked about; None if it is neither an id nor a result."""
    if isinstance(asked, Remedy):
        return asked.strategy.id
    if isinstance(asked, Finding | Strength | IndexValue | Strategy):
        return asked.id
    return plain_text(asked)
