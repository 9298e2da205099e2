"""IKL203: report challenges and consequences that no strategy addresses."""

from __future__ import annotations

from collections.abc import Iterator

from intimacy_kit.analysis.lint.checks import Check, Violation
from intimacy_kit.analysis.lint.items import Own
from intimacy_kit.errors import shown
from intimacy_kit.model.concepts import Concept


def find(finding: Own[Concept]) -> Iterator[Violation]:
    """Return a violation if no strategy of any pack addresses the finding; components need none."""
    located = finding.located
    if located.section != "components" and located.id not in finding.subject.addressed:
        message = f"no strategy addresses {shown(located.id)}: people are told of it, and not what helps"
        yield Violation(located, message, "add it to `addresses` of a strategy", located.place("id"))


CHECK = Check("IKL203", "warning", "nothing helps with a finding", find)
