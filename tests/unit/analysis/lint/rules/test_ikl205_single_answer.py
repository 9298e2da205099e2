"""IKL205: single answers that make a finding severe."""

import pytest

from intimacy_kit.analysis.lint.rules import ikl205_single_answer
from tests.unit.analysis.lint.clean_pack import FILES, codes, diagnostics, report, rule
from tests.unit.analysis.lint.rules.stepped import stepped
from tests.unit.analysis.lint.rules.variations import (
    CHALLENGE,
    COMPONENT,
    messages,
    with_files,
)
from tests.wording import Wording


def test_answer_that_makes_a_finding_severe(wording: Wording) -> None:
    files = with_files(rules=rule("quality_time_hours < 1", strength=0.5))
    (only,) = diagnostics(files, select=["IKL205"])
    assert only.entry in ("extra", "little_time")
    wording(only.message)


def test_answer_that_makes_a_finding_severe_through_links_and_scores(wording: Wording) -> None:
    files = with_files(rules=rule("quality_time_hours < 1 or lack_of_quality_time >= 0.5", "supports: distance",
                                  strength=0.7))  # fmt: skip
    (only,) = diagnostics(files, select=["IKL205"])
    assert only.entry == "extra"
    wording(only.message)


def test_answer_that_makes_a_component_strong(wording: Wording) -> None:
    files = with_files(components=COMPONENT, rules=rule("rituals_kept > 5", "supports: warmth", strength=0.8))
    wording(messages(files, "IKL205"))


def test_two_answers_may_make_a_finding_severe() -> None:
    assert codes(FILES, select=["IKL205"]) == []


def test_rules_of_a_base_pack_are_not_reported() -> None:
    from intimacy_kit.analysis.lint import lint

    below = with_files(rules=rule("quality_time_hours < 1", strength=0.9))
    more = {"pack.yaml": FILES["pack.yaml"].replace("clean", "more"), "rules.yaml": rule("work_hours < 3", id="more")}
    assert [diagnostic.code for diagnostic in lint(more, below, core=False, select=["IKL205"]).diagnostics] == []


def test_regression_rule_with_other_effects_is_not_reported_for_a_base_pack() -> None:
    """A rule that reads the same signal was said to make a finding severe that it has nothing to do with."""
    from intimacy_kit.analysis.lint import lint

    below = with_files(rules=rule("quality_time_hours < 1", strength=0.9))
    manifest = FILES["pack.yaml"].replace("clean", "more")
    for effect in ("supports: few_friends", "relieves: lack_of_quality_time"):
        own = rule("quality_time_hours < 1", effect, id="more", strength=0.1)
        more = {"pack.yaml": manifest, "challenges.yaml": CHALLENGE, "rules.yaml": own}
        assert [diagnostic.code for diagnostic in lint(more, below, core=False, select=["IKL205"]).diagnostics] == []


def test_check_is_skipped_for_a_pack_that_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ikl205_single_answer, "MAX_WORK", 10)
    made = report(with_files(rules=rule("quality_time_hours < 1", strength=0.9)), select=["IKL205"])
    assert made.diagnostics == ()
    assert made.skipped == {"IKL205": "the pack is too large to try every answer"}


@pytest.mark.parametrize(("long", "place"), [(False, (4, 23)), (True, (4, 44))])
def test_the_step_is_reported_that_is_true_for_the_answer(long: bool, place: tuple[int, int]) -> None:
    steps = (("rituals_kept < 4", 0.3), ("rituals_kept < 2", 0.8), ("work_hours > 60 and rituals_kept < 1", 0.9))
    (only,) = diagnostics(with_files(rules=stepped(*steps, long=long)), select=["IKL205"])
    assert only.place is not None
    assert (only.entry, only.place.line, only.place.column) == ("extra", *place)


def test_the_stronger_of_two_rules_is_reported() -> None:
    """Its strongest step is the weaker one where that one is not true."""
    first = stepped(("rituals_kept < 4", 0.8), ("work_hours > 60 and rituals_kept < 1", 0.85), id="a_first")
    second = stepped(("rituals_kept < 4", 0.4), ("work_hours > 60", 0.1), ("fears_partner and work_hours > 1", 0.95))
    (only,) = diagnostics(with_files(rules=first + second), select=["IKL205"])
    assert only.entry == "a_first"
