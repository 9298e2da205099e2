"""Define the next question of a check-in with its information gain."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field, StrictBool, computed_field, field_serializer

from intimacy_kit.model.couple import Who
from intimacy_kit.model.fields import Frozen, Id, Text
from intimacy_kit.model.labels import Option, OptionData
from intimacy_kit.model.scoring import Item, ItemData
from intimacy_kit.model.signals import Signal

_Hidden = Field(repr=False)  # even the choice of the question reveals something about earlier answers


class NextQuestion(Frozen):
    """The signal to ask for next. `str()` returns its question, with its items; its `repr` reveals nothing of the case.

    Attributes:
        signal: the signal, with its question and possible answers.
        gain: the expected reduction of uncertainty by an answer; 0 or more.
        settles: the findings of which some answer determines the level, the most likely first.
        safety: whether it is about safety. Until the questions of concerns are answered these come first, in the order
            of the packs, with what else is asked in private among them.
        preamble: what is told before it, where it is the first that is asked in private: why these are asked, and of
            whom.
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
    preamble: Text | None = _Hidden

    @property
    def id(self) -> str:
        """The id of the signal."""
        return self.signal.id

    @computed_field(repr=False)  # type: ignore[prop-decorator]  # mypy knows no decorated properties
    @property
    def options(self) -> tuple[Option, ...]:
        """The possible answers with their labels, in the order to offer them; none where it takes any number."""
        return self.signal.options

    @computed_field(repr=False)  # type: ignore[prop-decorator]  # the same
    @property
    def items(self) -> tuple[Item, ...]:
        """The items of a published questionnaire that it is asked by; empty for a question of its own.

        They are asked together, below the question. The answer is the list of theirs, None for what was not answered.
        """
        return self.signal.items

    @field_serializer("options")
    def _options_written(self, options: tuple[Option, ...]) -> tuple[OptionData, ...]:
        return tuple(option.data for option in options)

    @field_serializer("items")
    def _items_written(self, items: tuple[Item, ...]) -> tuple[ItemData, ...]:
        return tuple(item.data for item in items)

    def to_dict(self) -> dict[str, Any]:
        """Return its data as plain dicts, lists, text and numbers: all that a form needs."""
        return self.model_dump(mode="json")

    def __str__(self) -> str:
        return " ".join((self.signal.question, "; ".join(item.text for item in self.items))).rstrip()
