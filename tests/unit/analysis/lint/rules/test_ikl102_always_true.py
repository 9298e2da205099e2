"""IKL102: conditions that are always true."""

import pytest

from tests.unit.analysis.lint.clean_pack import rule
from tests.unit.analysis.lint.rules.variations import (
    FUN,
    about,
    exact,
    rules,
)


@pytest.mark.parametrize(
    "when",
    [
        "work_hours > 40 or work_hours < 50",
        "work_hours >= 0",
        "fears_partner or not fears_partner",
        'topic in ("money", "chores", "other")',
        "distance >= 0.25 or distance < 0.5",
        "distance <= 1",
    ],
)
def test_condition_that_is_always_true(when: str) -> None:
    assert about(exact(rules(rule(when, "supports: fun")) | FUN)) == [("IKL102", "extra")]
