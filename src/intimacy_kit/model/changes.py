"""What a live session tells: that the level of a finding has changed."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from intimacy_kit.model.fields import Frozen, Id, Share, Title
from intimacy_kit.model.levels import Level, level

_Hidden = Field(repr=False)  # even which finding it is tells something of the case


class Change(Frozen):
    """A challenge or a consequence has appeared, changed its level, or disappeared. Its `repr` tells nothing of it.

    Attributes:
        before, after: the levels. They differ; `none` is what is not present.
        score: the one that makes the level `after`.
    """

    id: Id = _Hidden
    title: Title = _Hidden
    kind: Literal["challenge", "consequence"] = _Hidden
    before: Level = _Hidden
    after: Level = _Hidden
    score: Share = _Hidden

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.before == self.after or self.after != level(self.score):
            raise ValueError("has levels that do not differ, or a score that does not fit")
        return self
