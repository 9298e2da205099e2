"""IKL101: conditions that are never true."""

import pytest

from tests.unit.analysis.lint.clean_pack import replaced, rule
from tests.unit.analysis.lint.rules.variations import (
    FUN,
    about,
    exact,
    rules,
)


@pytest.mark.parametrize(
    "when",
    [
        "work_hours > 50 and work_hours < 40",
        "work_hours > 168",
        "lack_of_quality_time > 0.9",
        'topic == "money" and topic == "chores"',
        "fears_partner and not fears_partner",
        "at_least(2, work_hours > 50, work_hours < 40, work_hours == 45)",
        'topic not in ("money", "chores", "other")',
        "distance >= 0.5 and distance < 0.25",
    ],
)
def test_condition_that_is_never_true(when: str) -> None:
    (only,) = exact(rules(rule(when, "supports: fun")) | FUN)
    assert (only.code, only.entry, only.severity) == ("IKL101", "extra", "error")
    assert only.place is not None
    assert (only.place.line, only.place.column, only.place.width) == (2, 9, len(when))


def test_safety_rule_that_is_never_true() -> None:
    files = replaced("safety.yaml", "when: fears_partner", "when: fears_partner and not fears_partner")
    assert about(exact(files)) == [("IKL101", "afraid")]
