"""Every check, and the code by which it is known. A code never changes its meaning."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from intimacy_kit.errors import Problem, QuestionError, shown, suggestion

Severity = Literal["error", "warning", "hint"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "hint")
"""From grave to light: an error is surely a mistake, a warning most likely one, a hint is worth a look."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that is looked for.

    Attributes:
        title: what is found, as the heading of its page says it.
        exact: decided by the solver z3, and skipped without it.
        mends: whether `--fix` can mend what it finds, at least often.
    """

    code: str
    severity: Severity
    title: str
    exact: bool = False
    mends: bool = False


_ALL = (
    Check("IKL001", "error", "something is ignored without a reason"),
    Check("IKL002", "warning", "a comment ignores something that is not there", mends=True),
    Check("IKL003", "error", "a comment to ignore something cannot be understood"),
    Check("IKL101", "error", "a condition can never be true", exact=True),
    Check("IKL102", "error", "a condition is always true", exact=True),
    Check("IKL103", "warning", "a comparison always comes out the same"),
    Check("IKL104", "warning", "a part of a condition changes nothing", exact=True),
    Check("IKL105", "hint", "a condition can be written more simply", mends=True),
    Check("IKL106", "warning", "a rule has the same condition as another with the same effect", exact=True),
    Check("IKL107", "hint", "a rule is true only together with another of the same effect", exact=True),
    Check("IKL108", "warning", "rules contradict each other", exact=True),
    Check("IKL109", "warning", "a rule stands against the direction of a signal"),
    Check("IKL201", "warning", "a signal is asked for and never used"),
    Check("IKL202", "warning", "a finding can never be present"),
    Check("IKL203", "warning", "nothing helps with a finding"),
    Check("IKL204", "hint", "a level can never be reached"),
    Check("IKL205", "warning", "one answer alone makes a finding severe"),
    Check("IKL206", "warning", "a safety question is not asked in private"),
    Check("IKL301", "warning", "a strategy has no practices"),
    Check("IKL302", "warning", "a practice belongs to no strategy"),
    Check("IKL303", "warning", "a strategy can never be recommended"),
    Check("IKL304", "hint", "a source is declared and never named"),
    Check("IKL305", "warning", "an id stands twice in a list", mends=True),
    Check("IKL401", "warning", "a text is a placeholder or says hardly anything"),
    Check("IKL402", "warning", "two rules give the same reason"),
    Check("IKL403", "warning", "a question does not ask"),
    Check("IKL404", "warning", "a text blames"),
    Check("IKL405", "warning", "a text promises"),
    Check("IKL406", "warning", "a text sounds like a clinical diagnosis"),
    Check("IKL407", "hint", "a sentence has no end", mends=True),
)
CHECKS: dict[str, Check] = {check.code: check for check in _ALL}


def chosen(select: Iterable[str], ignore: Iterable[str]) -> frozenset[str]:
    """The codes of the checks that are wanted.

    Args:
        select: codes, or beginnings of codes such as `IKL4`; nothing stands for all checks.
        ignore: what is left out of these.

    Raises:
        QuestionError: no check has such a code (IK465).
    """
    wanted = _matching(select) or frozenset(CHECKS)
    return wanted - _matching(ignore)


def _matching(beginnings: Iterable[str]) -> frozenset[str]:
    found: set[str] = set()
    for beginning in (beginnings,) if isinstance(beginnings, str) else beginnings:
        codes = [code for code in CHECKS if beginning and code.startswith(str(beginning))]
        if not codes:
            help = suggestion(str(beginning), list(CHECKS), "give codes such as IKL103, or beginnings such as IKL4")
            raise QuestionError(Problem("IK465", f"no check has the code {shown(str(beginning))}", help))
        found.update(codes)
    return frozenset(found)
