"""Define the results of the linter: diagnostics with places and edits, and the report that collects them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from intimacy_kit.errors import Place, Problem, excerpt

Severity = Literal["error", "warning", "hint"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "hint")
"""From the most to the least severe: an error is a mistake for certain, a warning probably, a hint possibly."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A replacement of one piece of a line.

    Attributes:
        line: counted from 1.
        column: of the first replaced character, counted from 1.
        width: number of characters that are replaced.
        text: the replacement. A line that is left blank by an empty replacement is removed.
    """

    file: str
    line: int
    column: int
    width: int
    text: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One result of a check; `str()` shows it with the line and a caret under the piece it is about.

    Attributes:
        code: of the check (`IKL103`), or of the problem that keeps the pack from running (`IK113`).
        message: one sentence, lower case, without a full stop.
        help: the next step.
        entry: the id of the entry it is about; None if it is about no entry.
        edits: a fix that keeps the meaning of the pack; empty where people have to decide.
    """

    code: str
    severity: Severity
    message: str
    help: str
    place: Place | None = None
    entry: str | None = None
    edits: tuple[Edit, ...] = ()

    def __str__(self) -> str:
        lines = [f"{self.severity}[{self.code}]: {self.message}", *excerpt(self.place), f"  help: {self.help}"]
        return "\n".join(lines)

    @classmethod
    def of(cls, problem: Problem) -> Diagnostic:
        """Return the diagnostic for a problem that keeps the pack from running."""
        return cls(problem.code, "error", problem.message, problem.help, problem.place)


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A diagnostic that a comment in the pack suppresses, and the reason given there."""

    diagnostic: Diagnostic
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """All results of linting one pack.

    Attributes:
        pack: name of the pack, `?` if it has no usable manifest.
        diagnostics: sorted by file, line, column, code and message.
        suppressed: diagnostics that a comment suppresses, in the order of the checks.
        skipped: reasons by code of the checks that were not run, or not to the end.
    """

    pack: str
    diagnostics: tuple[Diagnostic, ...]
    suppressed: tuple[Suppressed, ...] = ()
    skipped: Mapping[str, str] | None = None

    @property
    def counts(self) -> dict[Severity, int]:
        """The number of diagnostics of each severity."""
        found = Counter(diagnostic.severity for diagnostic in self.diagnostics)
        return {severity: found[severity] for severity in SEVERITIES}

    def fails(self, severity: Severity) -> bool:
        """Return whether a diagnostic is at least this severe."""
        failing = SEVERITIES[: SEVERITIES.index(severity) + 1]
        return any(diagnostic.severity in failing for diagnostic in self.diagnostics)


def sort_key(diagnostic: Diagnostic) -> tuple[str, int, int, str, str]:
    """Return the key by which diagnostics are sorted: file, line, column, code and message."""
    place = diagnostic.place or Place("")
    return place.file, place.line or 0, place.column or 0, diagnostic.code, diagnostic.message
