"""Coverage: what the cases of a pack have seen of its rules."""

import pytest

import intimacy_kit as ik
from intimacy_kit.engines.truth import Truth
from intimacy_kit.testing import coverage
from intimacy_kit.testing.coverage import Coverage, Row
from tests.small_pack import FILES
from tests.unit.testing.tested_pack import STEPS, rule, subject_of, usual_subject


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


def step(covered: Coverage, rule: str, number: int) -> Row:
    [found] = [each for each in covered.rows if each.part[:2] == (rule, None) and each.part.step == number]
    return found


FALLING = """
- {id: a, title: A, observations: {trust: 5}, expect: {concerns: []}}
- {id: b, title: B, observations: {trust: 5, hides_feelings: 4}, expect: {concerns: []}}
- {id: c, title: C, observations: {trust: 1, hides_feelings: 4}, expect: {concerns: []}}
"""


def test_steps_are_seen_and_counted() -> None:
    covered = coverage(subject_of(FALLING, rules=STEPS))
    first, second, hiding = step(covered, "falling", 0), step(covered, "falling", 1), row(covered, "hiding")
    assert [counts(each) for each in (first, second, hiding)] == [(3, 0, 0), (1, 2, 0), (2, 0, 1)]
    assert [each.counted for each in (first, second, hiding)] == [1, 1, 1]
    assert covered.unreached == ()
    assert row(covered, "fear").counted is None
    fewer = coverage(subject_of(FALLING.replace("trust: 1, ", ""), rules=STEPS))
    assert list(map(str, fewer.unreached)) == ["step 2 of falling"]


def test_rule_that_is_always_covered_where_it_is_true_does_not_count() -> None:
    covered = coverage(subject_of("".join(FALLING.splitlines(keepends=True)[3:]), rules=STEPS))
    assert [str(goal) for goal in covered.missing if goal.counts] == ["step 1 of falling counts", "hiding counts"]
    assert list(map(str, covered.unreached)) == ["step 1 of falling", "hiding"]


@pytest.mark.parametrize(
    ("steps", "never"),
    [
        ({"trust < 3": 0.1, "trust < 5": 0.2}, [True, False]),
        ({"trust > 9 and trust < 3": 0.1, "trust < 5": 0.2}, [True, False]),
        ({"trust < 3": 0.1, "trust < 3 and mood < 0": 0.2, "trust < 3 and mood >= 0": 0.3}, [False, False, False]),
        ({"little_time >= 0.75": 0.1, "little_time >= 0.25": 0.2}, [True, False]),
        ({"trust < 3": 0.1, "mood < 0": 0.2}, [False, False]),
    ],
)
def test_steps_that_never_count_are_proved(steps: dict[str, float], never: list[bool]) -> None:
    written = ", ".join(f"'{when}': {strength}" for when, strength in steps.items())
    text = f"- {{id: odd, steps: {{{written}}}, supports: gloom, because: a, source: notes}}"
    covered = coverage(subject_of("", rules=text))
    assert [step(covered, "odd", number).never_counts for number in range(len(steps))] == never
    assert not [
        goal for goal in covered.missing if goal.counts and step(covered, "odd", goal.part.step or 0).never_counts
    ]


def test_number_of_combinations_is_limited_for_steps_too(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "- {id: odd, steps: {trust < 3: 0.1, trust < 5: 0.2}, supports: gloom, because: a, source: notes}"
    assert step(coverage(subject_of("", rules=text)), "odd", 0).never_counts
    monkeypatch.setattr("intimacy_kit.testing.case_search.reachability.MAX_TRIED", 0)
    assert not step(coverage(subject_of("", rules=text)), "odd", 0).never_counts


def test_comparisons_of_all_steps_have_one_row() -> None:
    text = """
- id: odd
  when: trust < 8
  steps: {mood < 0 and arguments > 2: 0.1, mood < -5: 0.2}
  supports: gloom
  because: a
  source: notes
"""
    rows = [row for row in coverage(subject_of("", rules=text)).rows if row.part.rule == "odd"]
    assert [(row.part.step, row.part.position) for row in rows] == [
        (None, None), (0, None), (0, 0), (0, 1), (0, 2), (1, None), (1, 1),
    ]  # fmt: skip
    assert [str(row.part) for row in rows if row.part.position is not None] == [
        "`trust < 8` in step 1 of odd", "`mood < 0` in step 1 of odd", "`arguments > 2` in step 1 of odd",
        "`mood < -5` in step 2 of odd",
    ]  # fmt: skip


def test_rows_above_incomplete_ones_are_shown() -> None:
    text = (
        "- {id: odd, steps: {trust < 3 and mood < 0: 0.1, trust < 2: 0.2}, supports: gloom, because: a, source: notes}"
    )
    covered = coverage(subject_of(FALLING, rules=text))
    shown = [(row.part.step, row.part.position) for row in covered.incomplete if row.part.rule == "odd"]
    assert (None, None) in shown
    assert all((step, None) in shown for step, position in shown if position is not None)
