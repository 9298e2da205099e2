"""IKL202: report findings whose score cannot reach the level mild."""

from __future__ import annotations

from collections.abc import Iterator

from intimacy_kit.analysis.lint.checks import Check, Violation
from intimacy_kit.analysis.lint.items import Own
from intimacy_kit.errors import shown
from intimacy_kit.model.concepts import Concept
from intimacy_kit.model.levels import MILD, score_text


def find(finding: Own[Concept]) -> Iterator[Violation]:
    """Return a violation if the upper bound of the score is below mild."""
    located = finding.located
    high = finding.subject.highest[located.id]
    if high < MILD:
        message = f"{shown(located.id)} can never be present"
        help = "write rules that support it"
        if high > 0:
            message += f": its score is at most {score_text(high)}, even if everything speaks for it"
            help = "give the rules that support it more strength, or write more"
        yield Violation(located, message, help, located.place("id"))


CHECK = Check("IKL202", "warning", "a finding can never be present", find)
