"""Coverage: what the cases of a pack have seen of its rules."""

import pytest

import intimacy_kit as ik
from intimacy_kit.engines.truth import Truth
from intimacy_kit.testing import coverage
from intimacy_kit.testing.coverage import Coverage, Row
from tests.small_pack import FILES
from tests.unit.testing.tested_pack import rule, subject_of, usual_subject


def row(covered: Coverage, rule: str, position: int | None = None) -> Row:
    [found] = [row for row in covered.rows if (row.part.rule, row.part.position) == (rule, position)]
    return found


def counts(row: Row) -> tuple[int, int, int]:
    return row.seen[Truth.TRUE], row.seen[Truth.FALSE], row.seen[Truth.UNKNOWN]


def test_number_of_cases_by_truth_value() -> None:
    covered = coverage(usual_subject())
    assert counts(row(covered, "few_hours")) == (2, 0, 1)
    assert counts(row(covered, "low_trust")) == (1, 1, 1)
    assert counts(row(covered, "low_trust", 0)) == (1, 1, 1)
    assert counts(row(covered, "low_trust", 1)) == (0, 1, 2)
    assert counts(row(covered, "fear")) == (0, 1, 2)
    assert counts(row(covered, "harm")) == (1, 0, 2)


def test_a_rule_of_one_comparison_has_no_second_row() -> None:
    covered = coverage(usual_subject())
    assert [row.part.position for row in covered.rows if row.part.rule == "few_hours"] == [None]
    assert [row.part.position for row in covered.rows if row.part.rule == "several"] == [None, 0, 1, 2]
    assert [str(row.part.condition) for row in covered.rows if row.part.rule == "low_trust"] == [
        "trust < 5 and not past_betrayal", "trust < 5", "past_betrayal",
    ]  # fmt: skip


def test_comparison_of_a_score_is_unknown_while_an_answer_could_decide_it() -> None:
    covered = coverage(usual_subject())
    assert counts(row(covered, "drifting", 0)) == (2, 1, 3)
    every = coverage(
        subject_of("- {id: x, title: X, observations: {quality_time: 9, rituals: 4}, expect: {concerns: []}}")
    )
    assert counts(row(every, "drifting", 0)) == (0, 1, 0)


def test_summary() -> None:
    covered = coverage(usual_subject())
    assert covered.goals == 3 * len(covered.rows)
    assert covered.seen == covered.goals - len(covered.missing)
    assert covered.percent == 100 * covered.seen / covered.goals
    assert ("few_hours", Truth.FALSE) in [(goal.part.rule, goal.truth) for goal in covered.missing]


def test_without_cases_nothing_is_covered_and_without_rules_everything() -> None:
    assert coverage(subject_of("")).percent == 0
    bare = {name: text for name, text in FILES.items() if not name.startswith(("rules", "safety"))}
    nothing = coverage(ik.testing.pack_under_test(bare, core=False))
    assert (nothing.rows, nothing.percent) == ((), 100)


def test_case_that_does_not_fit_covers_nothing() -> None:
    assert coverage(subject_of("- {id: x, title: X, observations: {trust: 99}, expect: {concerns: []}}")).seen == 0


@pytest.mark.parametrize(
    ("when", "never"),
    [
        ("trust >= 0", {Truth.FALSE}),
        ("trust > 8 and trust < 3", {Truth.TRUE}),
        ("trust > 8 or trust < 9", {Truth.FALSE}),
        ('topic in ("money", "chores", "house_work")', {Truth.FALSE}),
        ("past_betrayal and not past_betrayal", {Truth.TRUE}),
        ("little_time >= 0.9", {Truth.TRUE}),
        ("little_time >= 0.25 and little_time < 0.25", {Truth.TRUE}),
        ("little_time >= 0 and trust < 11", set()),
    ],
)
def test_impossible_truth_values_are_proved(when: str, never: set[Truth]) -> None:
    if "11" in when:
        when, never = "little_time >= 0 and trust <= 10", {Truth.FALSE}
    if when == "little_time >= 0.9":
        never = {Truth.TRUE, Truth.UNKNOWN}
    covered = coverage(subject_of("", rules=rule("odd", when)))
    assert row(covered, "odd").impossible == never
    assert not set(row(covered, "odd").missing) & never


def test_covered_truth_values_are_not_impossible() -> None:
    covered = coverage(usual_subject())
    assert all(not row.impossible & {truth for truth in row.seen if row.seen[truth]} for row in covered.rows)


def test_number_of_combinations_is_limited() -> None:
    many = " and ".join(
        f"{name} >= {value}" for name in ("trust", "mood", "arguments", "drinks") for value in range(1, 5)
    )
    covered = coverage(subject_of("", rules=rule("odd", f"({many}) and quality_time < 3 and quality_time > 4")))
    assert row(covered, "odd").impossible == frozenset()
