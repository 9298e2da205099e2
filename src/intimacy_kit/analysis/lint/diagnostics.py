"""What a check has to say: a remark with a place, and how it could be mended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from intimacy_kit.analysis.lint.checks import SEVERITIES, Severity
from intimacy_kit.errors import Place, Problem, excerpt


@dataclass(frozen=True, slots=True)
class Edit:
    """A piece of a line that is replaced. `line` and `column` count from 1; a line that is left blank goes."""

    file: str
    line: int
    column: int
    width: int
    text: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing that a check found: `str()` shows it whole, with the line and a caret under the piece.

    Attributes:
        code: of the check (`IKL103`), or of the problem that keeps the pack from running (`IK113`).
        message: one sentence, lower case, without a full stop.
        help: the next step.
        entry: the id of the entry it is about, if it is about one.
        edits: what would mend it without changing what the pack means; empty where people have to decide.
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
        """The remark for a problem that keeps the pack from running."""
        return cls(problem.code, "error", problem.message, problem.help, problem.place)


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A remark that a comment in the pack says not to make, and the reason it gives."""

    remark: Diagnostic
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """All that was found in one pack.

    Attributes:
        pack: its name, `?` if it has no usable manifest.
        remarks: by file, line, column and code.
        ignored: what was found and is ignored for a reason.
        skipped: the checks that could not be made, or not to the end, by code, each with the reason.
    """

    pack: str
    remarks: tuple[Diagnostic, ...]
    ignored: tuple[Suppressed, ...] = ()
    skipped: Mapping[str, str] | None = None

    @property
    def counts(self) -> dict[Severity, int]:
        """How many remarks there are of each severity."""
        found = Counter(remark.severity for remark in self.remarks)
        return {severity: found[severity] for severity in SEVERITIES}

    def fails(self, severity: Severity) -> bool:
        """Whether a remark is as grave as this, or graver."""
        grave = SEVERITIES[: SEVERITIES.index(severity) + 1]
        return any(remark.severity in grave for remark in self.remarks)


def position(remark: Diagnostic) -> tuple[str, int, int, str, str]:
    """By what remarks are sorted."""
    place = remark.place or Place("")
    return place.file, place.line or 0, place.column or 0, remark.code, remark.message
