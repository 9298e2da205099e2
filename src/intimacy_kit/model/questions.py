"""What to ask next: a question of the check-in, and what its answer is worth."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StrictBool

from intimacy_kit.model.couple import Who
from intimacy_kit.model.fields import Frozen, Id, Text
from intimacy_kit.model.signals import Signal

_Hidden = Field(repr=False)  # even which question is next tells something of the answers before


class NextQuestion(Frozen):
    """A signal to ask for next. `str()` gives its check-in question; its `repr` tells nothing of the case.

    Attributes:
        signal: with the question, and what can be answered.
        gain: how much an answer is expected to narrow what is not yet known; 0 or more.
        settles: the findings whose level some answer would settle, the likeliest first.
        safety: whether a safety rule reads it. These come first.
        because: why it is asked, in plain words. It is for the person who answers, and for nobody else.
        partners: of a couple, who has not answered it yet; or both, where they named different choices. For one person
            there are none. It is for the app: who has not answered is not for the other to know.
    """

    signal: Signal = _Hidden
    gain: Annotated[float, Field(ge=0, allow_inf_nan=False)] = _Hidden
    settles: tuple[Id, ...] = _Hidden
    safety: StrictBool = _Hidden
    because: Text = _Hidden
    partners: tuple[Who, ...] = Field(default=(), repr=False)

    @property
    def id(self) -> str:
        """Of the signal."""
        return self.signal.id

    def text(self) -> str:
        """The question, and why it is asked."""
        return f"{self.signal.question}\n  {self.because}"

    def __str__(self) -> str:
        return self.signal.question
