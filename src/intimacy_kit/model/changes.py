"""Define the event of a live session: the level of a finding has changed."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from intimacy_kit.model.fields import Frozen, Id, Share, Title
from intimacy_kit.model.levels import Level, level

_Hidden = Field(repr=False)  # even the id of the finding reveals something about the case


class Change(Frozen):
    """A change of the level of a challenge or consequence. Its `repr` reveals nothing about the case.

    Attributes:
        id, title, kind: those of the finding.
        before, after: the levels, which differ; `none` means not present.
        score: the score that gives the level `after`.
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
            raise ValueError("has equal levels, or a score of another level")
        return self
