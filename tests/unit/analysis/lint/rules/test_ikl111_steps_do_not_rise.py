"""IKL111: steps of a rule that do not rise."""

import pytest

from tests.unit.analysis.lint.rules.stepped import stepped
from tests.unit.analysis.lint.rules.variations import about, exact, rules
from tests.wording import Wording

Steps = tuple[tuple[str, float], ...]


@pytest.mark.parametrize("long", [False, True])
@pytest.mark.parametrize(
    ("steps", "line"),
    [
        ((("rituals_kept < 4", 0.3), ("rituals_kept < 1", 0.2)), 4),
        ((("rituals_kept < 1", 0.2), ("rituals_kept < 4", 0.3)), 3),
        ((("rituals_kept < 4", 0.2), ("rituals_kept < 1", 0.2)), 4),
        ((("rituals_kept < 1", 0.2), ("rituals_kept < 4", 0.2)), 3),
        ((("rituals_kept < 1", 0.2), ("not rituals_kept >= 1", 0.3)), 3),
        ((("not rituals_kept >= 1", 0.2), ("rituals_kept < 1", 0.2)), None),
        ((("rituals_kept < 1", 0.2), ("quality_time_hours < 2", 0.2)), None),
        ((("rituals_kept < 4", 0.2), ("rituals_kept < 3", 0.3), ("rituals_kept < 2", 0.1)), 5),
    ],
)
def test_steps_that_do_not_rise(steps: Steps, line: int | None, long: bool, wording: Wording) -> None:
    (only,) = exact(rules(stepped(*steps, long=long)))
    assert (only.code, only.severity, only.entry) == ("IKL111", "warning", "extra")
    assert only.place is not None
    if line:
        assert only.place.line == line
    wording([only.message, only.help])


def test_of_two_equal_steps_the_later_is_reported() -> None:
    """In the short form the order of steps is that of their texts."""
    for first, second in (("rituals_kept < 1", "not rituals_kept >= 1"), ("rituals_kept < 1", "work_hours > 60")):
        (only,) = exact(rules(stepped((first, 0.2), (second, 0.2), long=True)))
        assert only.place is not None
        assert (only.code, only.place.line) == ("IKL111", 4)


@pytest.mark.parametrize(
    "steps",
    [
        (("rituals_kept < 4", 0.2), ("rituals_kept < 1", 0.3)),
        (("rituals_kept < 4", 0.2), ("quality_time_hours < 2", 0.1)),
    ],
)
def test_steps_that_rise_or_are_about_something_else(steps: Steps) -> None:
    assert exact(rules(stepped(*steps))) == []


def test_steps_that_are_never_true_are_not_compared() -> None:
    files = rules(stepped(("rituals_kept < 1 and rituals_kept > 2", 0.1), ("rituals_kept < 3", 0.3)))
    assert about(exact(files, "IKL101", "IKL111")) == [("IKL101", "extra")]
    assert exact(files, "IKL111") == []


def test_other_rules_of_the_facet_are_not_compared() -> None:
    texts = [stepped(("rituals_kept < 4", 0.3), id="a", facet="one"), stepped(("rituals_kept < 5", 0.3), facet="one")]
    assert exact(rules(*texts), "IKL111") == []
