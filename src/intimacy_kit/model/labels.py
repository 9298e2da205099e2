"""Define labels: what the possible answers to a signal are called, by packs and by the library."""

from __future__ import annotations

from typing import Annotated, Any, NamedTuple

from pydantic import AfterValidator, BeforeValidator, StrictBool, StrictFloat, StrictInt, StrictStr, StringConstraints

from intimacy_kit.model.fields import Frozen, Title

LABELLED_PATTERN = r"^[a-z][a-z0-9_]*$|^[0-9]+$"
Labelled = Annotated[str, StringConstraints(strict=True, pattern=LABELLED_PATTERN, max_length=64)]
"""What a label is of: the id of a choice, a number of a frequency, or `true` and `false`."""


class Label(Frozen):
    """The label of an answer."""

    of: Labelled
    text: Title


def _key(of: Any) -> Any:
    """Return the key of a mapping in Python as it stands in a file: `0` and `True` are "0" and "true"."""
    return str(of).lower() if isinstance(of, int) else of


def _from_mapping(value: Any) -> Any:
    """Convert the mapping `answer: label` of packs to labels."""
    return tuple({"of": _key(of), "text": text} for of, text in value.items()) if isinstance(value, dict) else value


def _sorted(labels: tuple[Label, ...]) -> tuple[Label, ...]:
    return tuple(sorted(labels, key=lambda label: label.of))


Labels = Annotated[tuple[Label, ...], BeforeValidator(_from_mapping), AfterValidator(_sorted)]


class OptionData(Frozen):
    """An option as data."""

    value: StrictBool | StrictInt | StrictFloat | StrictStr
    label: str


class Option(NamedTuple):
    """A possible answer to a signal, as forms offer it.

    Attributes:
        value: what is passed to `diagnose`.
        label: what people read.
    """

    value: float | bool | str
    label: str

    @property
    def data(self) -> OptionData:
        """It as data, for what is written."""
        return OptionData(value=self.value, label=self.label)
