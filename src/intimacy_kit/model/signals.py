"""Define signals: observable quantities with a kind, a range and a question."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, PrivateAttr, StrictBool, StringConstraints, model_validator

from intimacy_kit.errors import OptionError, Problem
from intimacy_kit.messages.catalogue import Messages, messages_in
from intimacy_kit.model.fields import MAX_MAGNITUDE, Frozen, Id, Sources, Text, Title
from intimacy_kit.model.labels import Labels, Option
from intimacy_kit.model.scoring import AskedScale, Item
from intimacy_kit.model.signal_kinds import KINDS, Kind, SignalKind

Direction = Literal["better_when_higher", "worse_when_higher", "neutral"]
Asks = Literal["each", "either", "alone"]
ScaleName = Annotated[
    str, StringConstraints(strict=True, pattern=r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?$", max_length=129)
]
"""The id of an instrument, with `.` and that of a scale if it has several."""
Bound = Annotated[float, Field(strict=True, ge=-MAX_MAGNITUDE, le=MAX_MAGNITUDE, allow_inf_nan=False)]


class Signal(Frozen):
    """An observable quantity.

    Attributes:
        id: unique identifier among all entries of all packs.
        title: a short noun phrase, such as "quality time together".
        question: the question of the check-in.
        kind: `frequency` (0 never, 1 rarely, 2 sometimes, 3 often, 4 always), `rating`, `count`, `hours`, `minutes`,
            `number`, `flag` (true or false) or `choice` (one of `choices`).
        minimum, maximum: the range of a number, ends included; flags and choices have none.
        unit: the unit of a number in the plural, such as "hours per week".
        unit_one: the unit in the singular, such as "hour per week". By default a final `s` of the first word of `unit`
            is removed, which is correct in English only.
        choices: the ids of the possible answers; for the kind `choice` only.
        labels: what answers are called: choices, where that differs from their ids; the numbers 0 to 4 of a frequency,
            if it has five words of its own; `true` and `false` of a flag, if they are not just yes and no.
        direction: whether higher values are better, worse, or neither.
        asks: who answers: `each` partner; `either` of them, whose answer counts for both where the other has none; or
            each `alone`, in private.
        group: the group of questions it is asked with.
        changeable: whether the partners can decide to change it, unlike past events and most feelings. Signals that
            decide a concern, and those of the private part that a caution reads, are never treated as changeable.
        instrument: the published scale that it is asked by, such as `phq2`: a check-in then asks its `items` in their
            published wording, and their answers are scored as published. `question` is what they are asked with.
        source: one or several sources declared in the manifest, each with an optional fragment after `#`.
    """

    id: Id
    kind: Kind
    title: Title
    question: Text
    minimum: Bound | None = None
    maximum: Bound | None = None
    unit: Title | None = None
    unit_one: Title | None = None
    choices: tuple[Id, ...] = ()
    labels: Labels = ()
    direction: Direction = "neutral"
    asks: Asks = "each"
    group: Id = "other"
    changeable: StrictBool = True
    instrument: ScaleName | None = None
    source: Sources
    _asked: AskedScale | None = PrivateAttr(default=None)
    """The scale of its instrument, looked up when its pack is linked."""
    _locale: str | None = PrivateAttr(default=None)
    """The locale of the knowledge base. It is no field, so no pack and no stored data can set it."""

    @model_validator(mode="before")
    @classmethod
    def _default_range(cls, data: object) -> object:
        if isinstance(data, dict) and isinstance(data.get("kind"), str) and data["kind"] in KINDS:
            spec = KINDS[data["kind"]]
            if spec.default_range is not None:
                return {**dict(zip(("minimum", "maximum"), spec.default_range, strict=True)), **data}
        return data

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        is_choice = self.spec.value_type == "choice"
        if is_choice != bool(self.choices):
            raise ValueError("needs 'choices' if it is a choice, and only then")
        if len(set(self.choices)) != len(self.choices):
            raise ValueError("has a duplicate choice")
        labelled = {label.of for label in self.labels}
        if not is_choice and labelled and labelled != set(self._answers):
            answers = ", ".join(self._answers)
            raise ValueError(f"needs 'labels' for {answers}, or none" if answers else "has 'labels', but no options")
        if not labelled <= set(self._answers):
            raise ValueError("has 'labels' for what is no choice")
        if self.unit_one is not None and self.unit is None:
            raise ValueError("has 'unit_one', but no 'unit'")
        if not self.is_number:
            if self.minimum is not None or self.maximum is not None:
                raise ValueError("is no number, so it has no 'minimum' or 'maximum'")
            if is_choice and self.direction != "neutral":
                raise ValueError("is a choice, so its 'direction' is neutral")
        elif self.minimum is None or self.maximum is None:
            raise ValueError("is a number, so it needs 'minimum' and 'maximum'")
        elif not self.minimum < self.maximum:
            raise ValueError("needs a 'minimum' below its 'maximum'")
        elif self.spec.has_fixed_range and self.bounds != self.spec.default_range:
            low, high = self.spec.default_range or self.bounds
            raise ValueError(f"is a {self.kind}, so its range is {low:g} to {high:g}")
        return self

    @property
    def bounds(self) -> tuple[float, float]:
        """The range of a number, ends included; (0, 0) for flags and choices, which have none."""
        return self.minimum or 0.0, self.maximum or 0.0

    @property
    def one(self) -> str | None:
        """The unit in the singular; None without a unit."""
        if self.unit is None or self.unit_one is not None:
            return self.unit_one
        first, _, rest = self.unit.partition(" ")
        return " ".join(word for word in (first.removesuffix("s"), rest) if word)

    @property
    def own_labels(self) -> dict[str, str]:
        """The labels that its pack gives: of every choice, and of other answers that have words of their own."""
        given = {label.of: label.text for label in self.labels}
        named = {choice: choice.replace("_", " ") for choice in self.choices}
        return {answer: given.get(answer) or named[answer] for answer in self._answers} if given or named else {}

    @property
    def options(self) -> tuple[Option, ...]:
        """The possible answers, each with its label in the locale of the knowledge base, in the order to offer them.

        There are some for choices, flags and frequencies. Other numbers have none, but `bounds`.
        """
        flags = (True, False) if self.spec.value_type == "flag" else ()
        values: tuple[float | bool | str, ...] = (*self.choices, *flags, *range(len(self.spec.words)))
        return tuple(Option(value, self.label(value)) for value in values)

    def label(self, value: float | bool | str) -> str:
        """Return the text of an answer in the locale of the knowledge base: "often", "yes", or "7 of 10".

        Raises:
            QuestionError: it is not an answer to this signal (IK404).
        """
        if self.spec.value_type == "choice":
            if isinstance(value, str) and value in self.choices:
                return self.own_labels[value]
        elif self.spec.value_type == "flag":
            if isinstance(value, bool):
                word = self._messages.gettext("yes") if value else self._messages.gettext("no")
                return self.own_labels.get("true" if value else "false", word)
        elif isinstance(value, int | float) and not isinstance(value, bool):
            low, high = self.bounds
            if low <= value <= high:
                return self.amount(value)
        help = "give an answer as a diagnosis holds it in its `observations`"
        raise OptionError(Problem("IK404", f"invalid answer to '{self.id}'", help))

    def amount(self, value: float) -> str:
        """Return the text of a number with its unit, as `label` does; it may also be a threshold outside the range."""
        say = self._messages
        whole = value == int(value)
        if whole and 0 <= value < len(self.spec.words):
            return self.own_labels.get(str(int(value)), say.gettext(self.spec.words[int(value)]))
        number = str(int(value)) if whole else say.decimals(f"{value:.6g}")
        if self.spec.phrase is not None:
            return say.gettext(self.spec.phrase, number=number, maximum=say.decimals(f"{self.bounds[1]:.15g}"))
        unit = self.one if value == 1 else self.unit  # 1 hour per week, not 1 hours per week
        return say.gettext("{number} {unit}", number=number, unit=unit) if unit else number

    def told_in(self, locale: str | None) -> Signal:
        """Return the signal with its labels and numbers told in a locale; its texts, which are packs', stay."""
        told = self.model_copy()
        told._locale = locale
        return told

    def asked_by(self, scale: AskedScale) -> Signal:
        """Return the signal with the scale of its instrument."""
        asked = self.model_copy()
        asked._asked = scale
        return asked

    @property
    def scale(self) -> AskedScale | None:
        """The scale that it is asked by; None if it is a question of its own."""
        return self._asked

    @property
    def items(self) -> tuple[Item, ...]:
        """The items that it is asked by, in their published wording, in the order to ask them; mostly none.

        The language is that of the knowledge base, or English where there is no published wording in it.
        """
        return self._asked.items(self._locale) if self._asked else ()

    @property
    def _messages(self) -> Messages:
        return messages_in(self._locale)

    @property
    def _answers(self) -> tuple[str, ...]:
        """The answers that can have labels, as packs write them."""
        if self.spec.value_type == "flag":
            return "true", "false"
        return self.choices or tuple(map(str, range(len(self.spec.words))))

    @property
    def spec(self) -> SignalKind:
        """The row of its kind in the table of signal kinds."""
        return KINDS[self.kind]

    @property
    def is_number(self) -> bool:
        return self.spec.is_number

    @property
    def is_counted(self) -> bool:
        """Whether people answer it by whole numbers."""
        return self.spec.is_whole
