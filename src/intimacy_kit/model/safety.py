"""Define the safety part of a diagnosis: concerns, cautions, and what was answered."""

from __future__ import annotations

from typing import Any, Literal, Self

from pydantic import Field, StrictBool, model_validator

from intimacy_kit.model.concepts import Practice
from intimacy_kit.model.fields import Frozen, Id, Text, Title
from intimacy_kit.model.rules import About

Hidden: Any = Field(repr=False)


class Caution(Frozen):
    """A caution: a safety rule of this kind that is true.

    Attributes:
        text: its text for the person.
        support: the practices told with it, which one does alone.
    """

    id: Id = Hidden
    title: Title = Hidden
    text: Text = Hidden
    support: tuple[Practice, ...] = Hidden


class Concern(Caution):
    """A safety concern: a safety rule of this kind that is true. Fields as in `Caution`.

    Attributes:
        about: what it is about.
    """

    about: About = Hidden


class Safety(Frozen):
    """The result of the safety rules.

    Attributes:
        status: `concern`: there is at least one. `not_screened`: there is none, but some safety rules of concerns are
            undecided; this never means safe. `no_concern_reported`: all are decided, none is true; this is not a
            clearance.
        concerns: the safety rules of concerns that are true, and those that stand since an earlier check-in.
        cautions: the safety rules of cautions that are true; they change no status.
        screened: whether there are safety rules of concerns and all are decided. One that stands since an earlier
            check-in is decided when its questions are answered again.
        unanswered: the signals that undecided safety rules of concerns need.
        answered_no: the ids of the safety rules of concerns that are false, ascending.
        ended: the concerns of earlier check-ins that are answered with no since; that is no clearance.
    """

    status: Literal["concern", "not_screened", "no_concern_reported"] = Hidden
    concerns: tuple[Concern, ...] = Hidden
    cautions: tuple[Caution, ...] = Hidden
    screened: StrictBool = Hidden
    unanswered: tuple[Id, ...] = Hidden
    answered_no: tuple[Id, ...] = Hidden
    ended: tuple[Concern, ...] = Hidden

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        expected = "concern" if self.concerns else "no_concern_reported" if self.screened else "not_screened"
        denied = {concern.id for concern in self.concerns} & {*self.answered_no}
        if self.status != expected or denied or (self.screened and self.unanswered):
            raise ValueError("has a status that does not fit its concerns, or what was answered")
        return self

    @property
    def concern(self) -> bool:
        """Whether there is a concern. False does not mean safe; see `status`."""
        return self.status == "concern"
