"""The knapsack of practices: cases by hand, and random ones compared with brute force."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import pytest

from intimacy_kit.model.concepts import Practice
from intimacy_kit.model.result import Remedy
from intimacy_kit.reasoning.planning.optimizer import best_selection, start_weeks
from intimacy_kit.reasoning.planning.progressions import progressions
from tests.unit.reasoning.planning.by_brute_force import best_choice, of_each, practice, remedy, ways

CADENCES = ("daily", "several_times_a_week", "weekly", "monthly", "once", "when_needed")
TAGS = ("joint", "vulnerability", "conflict", "walk")


def chosen(
    remedies: Sequence[Remedy], minutes: int, weeks: int = 8, *, together: bool = True, count: int = 3
) -> list[list[str]]:
    built = progressions(remedies, minutes, together=together)
    return [[one.id for one in practices] for practices in best_selection(built, minutes, weeks, count)]


def weeks_of(remedies: Sequence[Remedy], minutes: int, weeks: int = 8, *, count: int = 3) -> list[int | None]:
    built = progressions(remedies, minutes, together=True)
    return list(start_weeks(built, best_selection(built, minutes, weeks, count)))


def test_no_remedies_no_practices() -> None:
    assert chosen([], 90) == []


def test_value_comes_before_time() -> None:
    remedies = [remedy("much", 0.8, practice("long", 60)), remedy("little", 0.3, practice("short", 40))]
    assert chosen(remedies, 100) == [["long"], ["short"]]
    assert chosen(remedies, 99) == [["long"], []]
    assert chosen(remedies, 59) == [["short"]]


def test_several_small_items_beat_a_large_one() -> None:
    remedies = [
        remedy("a", 0.6, practice("large", 60)),
        remedy("b", 0.5, practice("small", 30)),
        remedy("c", 0.4, practice("tiny", 30)),
    ]
    assert chosen(remedies, 60) == [[], ["small"], ["tiny"]]


def test_each_further_step_has_half_the_value() -> None:
    steps = [practice("gentle"), practice("opens", 10, "weekly", "one", "vulnerability")]
    assert chosen([remedy("a", 0.8, *steps), remedy("b", 0.41, practice("other"))], 20) == [["gentle"], ["other"]]
    assert chosen([remedy("a", 0.8, *steps), remedy("b", 0.39, practice("other"))], 20) == [["gentle", "opens"], []]


def test_one_practice_per_step_starting_with_the_gentlest() -> None:
    practices = [
        practice("hard", 1, "weekly", "one", "conflict"),
        practice("gentle", 50),
        practice("gentle_too", 50),
        practice("both", 1, "weekly", "both", "joint"),
    ]
    assert chosen([remedy("a", 0.8, *practices)], 90) == [["gentle", "both", "hard"]]
    assert chosen([remedy("a", 0.8, *practices)], 49) == [["both", "hard"]]


def test_tie_goes_to_the_practice_listed_first() -> None:
    named = [practice("z", 30), practice("a", 10)]
    assert chosen([remedy("one", 0.8, *named)], 30) == [["z"]]
    assert chosen([remedy("one", 0.8, *named)], 29) == [["a"]]


def test_tie_goes_to_the_practice_for_both_if_together() -> None:
    named = [practice("alone"), practice("together", 10, "weekly", "both")]
    assert chosen([remedy("one", 0.8, *named)], 30) == [["together"]]
    assert chosen([remedy("one", 0.8, *named)], 30, together=False) == [["alone"]]


def test_two_strategies_start_per_week() -> None:
    remedies = [remedy(id, 0.5, practice(f"of_{id}")) for id in "abcde"]
    assert weeks_of(remedies, 90, count=5) == [1, 1, 2, 2, 3]
    assert weeks_of(remedies, 90, weeks=2, count=5) == [1, 1, 2, 2, None]


def test_at_most_so_many_practices() -> None:
    remedies = [remedy(id, 0.5, practice(f"of_{id}")) for id in "abcde"]
    assert chosen(remedies, 90) == [["of_a"], ["of_b"], ["of_c"], [], []]
    assert chosen(remedies, 90, count=0) == [[]] * 5


def test_fewer_practices_count_where_more_are_as_good_in_less_time() -> None:
    steps = [practice("gentle", 1), practice("opens", 1, "weekly", "one", "vulnerability"), practice("long", 40)]
    remedies = [remedy("a", 0.8, *steps), remedy("b", 0.5, practice("x")), remedy("c", 0.5, practice("y"))]
    assert chosen(remedies, 90) == [["gentle"], ["x"], ["y"]]


def test_of_selections_with_the_same_minutes_the_preferred_one_is_kept() -> None:
    first = remedy("a", 0.5, practice("z_long", 20), practice("short", 10))
    second = remedy("b", 0.5, practice("m_long", 20), practice("other", 25), practice("brief", 10))
    assert chosen([first, second], 30) == [["short"], ["m_long"]]
    assert chosen([first, remedy("b", 0.5, practice("m_long", 20), practice("brief", 10))], 30) == [
        ["short"],
        ["m_long"],
    ]


def test_what_suits_comes_before_what_is_gentle() -> None:
    practices = [practice("gentle"), practice("hard", 10, "weekly", "one", "conflict")]
    assert chosen([remedy("a", 0.8, *practices)], 15) == [["gentle"]]
    assert chosen([remedy("a", 0.8, *practices, suits=["hard"])], 15) == [["hard"]]
    assert chosen([remedy("a", 0.8, *practices, suits=["hard"])], 90) == [["hard", "gentle"]]


def test_strategy_starts_after_those_it_needs() -> None:
    remedies = [remedy("a", 0.5, practice("of_a")), remedy("b", 0.5, practice("of_b"), after=["a"])]
    assert weeks_of(remedies, 90) == [1, 2]
    assert weeks_of(remedies, 90, weeks=1) == [1, None]


def test_strategy_is_not_chosen_without_those_it_needs() -> None:
    first, second = remedy("a", 0.3, practice("long", 60)), remedy("b", 0.3, practice("short"), after=["a"])
    assert chosen([first, second], 90) == [["long"], ["short"]]
    assert chosen([first, second], 65) == [["long"], []]  # though the short one is as good, and takes less
    assert chosen([first, second], 59) == [["short"]]  # there is no time for the one it comes after


def test_further_step_needs_two_more_weeks() -> None:
    steps = [practice("gentle"), practice("opens", 10, "weekly", "one", "vulnerability")]
    assert chosen([remedy("a", 0.8, *steps)], 90, weeks=3) == [["gentle", "opens"]]
    assert chosen([remedy("a", 0.8, *steps)], 90, weeks=2) == [["gentle"]]


def test_shared_practice_belongs_to_the_first_strategy() -> None:
    shared = practice("shared")
    assert chosen([remedy("a", 0.8, shared), remedy("b", 0.5, shared, practice("own"))], 90) == [["shared"], ["own"]]


def test_at_most_eight_strategies() -> None:
    assert len(chosen([remedy(id, 0.5, practice(f"of_{id}")) for id in "abcdefghij"], 900)) == 8


def test_regression_a_strategy_that_comes_first_is_chosen_whatever_its_priority() -> None:
    steps = [practice("gentle", 10), practice("opens", 10, "weekly", "one", "vulnerability")]
    much = remedy("much", 0.9, practice("long", 40), practice("hard", 40, "weekly", "one", "conflict"))
    for priority in (0.0, 0.1):
        remedies = [remedy("first", priority, *steps, after=["much"], first=True), much]
        assert chosen(remedies, 50) == [["gentle"], ["long"]]
        assert chosen(remedies, 45) == [["gentle", "opens"] if priority else ["gentle"], []]
        assert weeks_of(remedies, 45) == [1, None]
    assert chosen([remedy("a", 0.0, practice("long", 40), first=True), much], 40) == [["long"], []]


def test_of_those_that_come_first_as_many_as_fit() -> None:
    one, two, three = (
        remedy(id, priority, practice(f"of_{id}", minutes), first=True)
        for id, priority, minutes in (("a", 0.9, 40), ("b", 0.1, 20), ("c", 0.0, 20))
    )
    assert chosen([one, two, three], 79) == [["of_a"], ["of_b"], []]
    assert chosen([one, two, three], 40) == [[], ["of_b"], ["of_c"]]


def random_remedies(random: Random) -> list[Remedy]:
    """Random remedies with practices of all kinds, some of them shared."""
    pool: list[Practice] = []
    for number in range(random.randint(1, 14)):
        tags = random.sample(TAGS, random.randint(0, 2))
        pool.append(
            practice(
                f"{random.choice('amz')}_{number}",
                random.choice([1, 5, 10, 15, 20, 30]),
                random.choice(CADENCES),
                random.choice(["one", "both"]),
                *tags,
            )
        )
    remedies: list[Remedy] = []
    priority, firsts = 1.0, random.choice([0, 0, 1, 2])
    for number in range(random.randint(1, 6)):
        first = number < firsts
        priority = max(0.25, priority * random.choice([1.0, 0.9, 0.5 + random.random() / 2]))
        ids = [item.strategy.id for item in remedies]
        after = [id for id in ids if random.random() < 0.25]
        own = random.sample(pool, random.randint(1, min(4, len(pool))))
        suits = [one.id for one in own if random.random() < 0.3]
        id = f"{random.choice('amz')}_strategy_{number}"
        small = random.choice([priority, 0.1, 0.0]) if first else priority
        remedies.append(remedy(id, small, *own, after=after, suits=suits, first=first))
    return remedies


@pytest.mark.parametrize("seed", range(200))
def test_selection_equals_brute_force(seed: int) -> None:
    random = Random(seed)
    remedies, minutes, weeks = random_remedies(random), random.choice([5, 20, 45, 90, 150]), random.choice([1, 3, 5, 8])
    count = random.randint(0, 3)
    for together in (True, False):
        if ways(of_each(remedies, minutes, together=together)) <= 2_000:
            expected = [list(ids) for ids in best_choice(remedies, minutes, weeks, together=together, count=count)]
            assert chosen(remedies, minutes, weeks, together=together, count=count) == expected
