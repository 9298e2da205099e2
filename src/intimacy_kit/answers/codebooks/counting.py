"""Count the values that a codebook does not know, and describe them as problems."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from intimacy_kit.errors import Problem, shown


@dataclass(frozen=True, slots=True)
class CodeCount:
    """Numbers of values of a column.

    Attributes:
        column: its name in the data.
        scale: the range that the codebook gives, if it does.
        unknown: number of values that the codebook does not know.
        known: number of answers.
        commas: number of the unknown values that are numbers with a decimal comma.
    """

    column: str
    scale: tuple[float, float] | None
    unknown: int
    known: int
    commas: int = 0

    def __add__(self, other: CodeCount) -> CodeCount:
        """Return the sum with the numbers of the same column in other rows."""
        sums = self.unknown + other.unknown, self.known + other.known, self.commas + other.commas
        return CodeCount(self.column, self.scale, *sums)

    @property
    def is_unusable(self) -> bool:
        """Whether there are unknown values, and no others."""
        return bool(self.unknown) and not self.known

    @property
    def problem(self) -> Problem:
        """What to tell of it. No value is."""
        values, its = ("1 value", "its code") if self.unknown == 1 else (f"{self.unknown} values", "their codes")
        if self.commas:
            message = f"the column {shown(self.column)} has {values} that cannot be read, with decimal commas"
            return Problem("IK321", message, 'write `file: {decimal: ","}` in the codebook')
        if self.scale is not None:
            low, high = self.scale
            message = f"the column {shown(self.column)} has {values} outside of the range from {low:g} to {high:g}"
            return Problem("IK321", message, f"correct `from`, or add {its} to `missing`")
        message = f"the column {shown(self.column)} has {values} that the codebook does not know"
        return Problem("IK321", message, f"add {its} to `answers`, or to `missing`")


def code_problems(counts: Iterable[CodeCount], *, null_invalid: bool) -> list[Problem]:
    """Return the problems of columns; if unknown values may become null, only of those without any other."""
    return [count.problem for count in counts if count.unknown and (count.is_unusable or not null_invalid)]
