"""Define the next question of a check-in with its information gain."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field, StrictBool

from intimacy_kit.model.couple import Who
from intimacy_kit.model.fields import Frozen, Id, Text
from intimacy_kit.model.signals import Signal

_Hidden = Field(repr=False)  # even the choice of the question reveals something about earlier answers


class NextQuestion(Frozen):
    """The signal to ask for next. `str()` returns its check-in question; its `repr` reveals nothing about the case.

    Attributes:
        signal: the signal, with its question and possible answers.
        gain: the expected reduction of uncertainty by an answer; 0 or more.
        settles: the findings of which some answer determines the level, the most likely first.
        safety: whether a safety rule reads the signal. These questions come first.
        lead_in: what the group of the signal says before its questions, such as the time that they are about; None if
            nothing. Say it where the question before was of another group.
        because: the reason in plain words, to be shown only to the person who answers.
        partners: in a couple, the partners who have not answered; empty for one person. Of a question for `either` of
            them one answer is enough. For the app only: a partner must not learn what the other has not answered.
    """

    signal: Signal = _Hidden
    gain: Annotated[float, Field(ge=0, allow_inf_nan=False)] = _Hidden
    settles: tuple[Id, ...] = _Hidden
    safety: StrictBool = _Hidden
    because: Text = _Hidden
    lead_in: Text | None = Field(default=None, repr=False)
    partners: tuple[Who, ...] = Field(default=(), repr=False)

    @property
    def id(self) -> str:
        """The id of the signal."""
        return self.signal.id

    def to_dict(self) -> dict[str, Any]:
        """Return its data as plain dicts, lists, text and numbers."""
        return self.model_dump(mode="json")

    def __str__(self) -> str:
        return self.signal.question
