"""Define signals: observable quantities with a kind, a range and a question."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, StrictBool, model_validator

from intimacy_kit.errors import Problem, QuestionError
from intimacy_kit.model.fields import MAX_MAGNITUDE, Frozen, Id, Sources, Text, Title
from intimacy_kit.model.signal_kinds import KINDS, Kind, SignalKind

Direction = Literal["better_when_higher", "worse_when_higher", "neutral"]
Asks = Literal["each", "either", "alone"]
Merge = Literal["worst", "mean", "either"]
Bound = Annotated[float, Field(strict=True, ge=-MAX_MAGNITUDE, le=MAX_MAGNITUDE, allow_inf_nan=False)]


class Label(Frozen):
    """The label of a choice."""

    of: Id
    text: Title


def _from_mapping(value: Any) -> Any:
    """Convert the mapping `choice: label` of packs to labels."""
    return tuple({"of": of, "text": text} for of, text in value.items()) if isinstance(value, dict) else value


def _sorted(labels: tuple[Label, ...]) -> tuple[Label, ...]:
    return tuple(sorted(labels, key=lambda label: label.of))


Labels = Annotated[tuple[Label, ...], BeforeValidator(_from_mapping), AfterValidator(_sorted)]


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
        labels: the labels of choices, where they differ from the ids.
        direction: whether higher values are better, worse, or neither.
        asks: who answers: `each` partner, `either` of them, or each `alone`, in private.
        merge: how the answers of two partners are merged: the `worst` of them, their `mean`, or `either`: the one that
            is given, or else the worse of two flags and the mean of two numbers. By default `mean` for a neutral
            number, `either` for a choice and for questions to either partner, and otherwise `worst`.
        group: the group of questions it is asked with.
        changeable: whether the partners can decide to change it, unlike past events and most feelings. Signals that
            safety rules read are never treated as changeable.
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
    merge: Merge | None = None
    group: Id = "other"
    changeable: StrictBool = True
    source: Sources

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
        if not {label.of for label in self.labels} <= set(self.choices):
            raise ValueError("has 'labels' for what is no choice")
        if self.unit_one is not None and self.unit is None:
            raise ValueError("has 'unit_one', but no 'unit'")
        if not self.is_number:
            if self.minimum is not None or self.maximum is not None:
                raise ValueError("is no number, so it has no 'minimum' or 'maximum'")
            if self.merge == "mean" or (is_choice and self.merge == "worst"):
                raise ValueError("is no number, so its 'merge' is " + ("either" if self.choices else "worst or either"))
            if is_choice and self.direction != "neutral":
                raise ValueError("is a choice, so its 'direction' is neutral")
        elif self.merge == "worst" and self.direction == "neutral":
            raise ValueError("is neutral, so none of two answers is the 'worst'")
        elif self.minimum is None or self.maximum is None:
            raise ValueError("is a number, so it needs 'minimum' and 'maximum'")
        elif not self.minimum < self.maximum:
            raise ValueError("needs a 'minimum' below its 'maximum'")
        elif self.spec.has_fixed_range and self.bounds != self.spec.default_range:
            low, high = self.spec.default_range or self.bounds
            raise ValueError(f"is a {self.kind}, so its range is {low:g} to {high:g}")
        return self

    @property
    def merged(self) -> Literal["worst", "mean"]:
        """How two different answers are merged."""
        neutral = self.is_number and self.direction == "neutral"
        merge = self.merge or ("either" if self.asks == "either" else "mean" if neutral else "worst")
        return "mean" if merge == "mean" or (merge == "either" and self.is_number) else "worst"

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

    def label(self, value: float | bool | str) -> str:
        """Return the text of an answer: the label of a choice, the word of a frequency, yes or no for a flag.

        Raises:
            QuestionError: it is not an answer to this signal (IK404).
        """
        if self.spec.value_type == "choice":
            if isinstance(value, str) and value in self.choices:
                return next((label.text for label in self.labels if label.of == value), value.replace("_", " "))
        elif self.spec.value_type == "flag":
            if isinstance(value, bool):
                return "yes" if value else "no"
        elif isinstance(value, int | float) and not isinstance(value, bool):
            low, high = self.bounds
            if low <= value <= high:
                return self.amount(value)
        help = "give an answer as a diagnosis holds it in its `observations`"
        raise QuestionError(Problem("IK404", f"invalid answer to '{self.id}'", help))

    def amount(self, value: float) -> str:
        """Return the text of a number with its unit; it may also be a threshold outside the range."""
        whole = value == int(value)
        number = str(int(value)) if whole else f"{value:.6g}"
        if whole and 0 <= value < len(self.spec.words):
            return self.spec.words[int(value)]
        if self.spec.phrase is not None:
            return self.spec.phrase.format(number=number, maximum=f"{self.bounds[1]:.15g}")
        unit = self.one if value == 1 else self.unit  # 1 hour per week, not 1 hours per week
        return f"{number} {unit}" if unit else number

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
