"""The best plan by brute force, written from the documentation and not from the code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import chain, combinations, product
from math import prod

from intimacy_kit.model.concepts import Evidence, Practice, Strategy
from intimacy_kit.model.result import Reason, Remedy, Suited

Choice = tuple[tuple[str, ...], ...]
"""For each remedy with practices that fit, the ids of the chosen ones."""


def practice(id: str, minutes: int = 10, cadence: str = "weekly", who: str = "one", *tags: str) -> Practice:
    return Practice.model_validate(
        {
            "id": id, "title": f"Title of {id}", "steps": ("Do it.",), "minutes": minutes, "cadence": cadence,
            "who": who, "tags": tags, "source": ("notes",),
        }
    )  # fmt: skip


def remedy(
    id: str,
    priority: float,
    *practices: Practice,
    after: Sequence[str] = (),
    suits: Sequence[str] = (),
    first: bool = False,
) -> Remedy:
    strategy = Strategy(
        id=id,
        title=f"Title of {id}",
        text="T.",
        source=("notes",),
        evidence=Evidence(grade="limited", note="N."),
        after=tuple(after),
        practices=tuple(practice.id for practice in practices),
    )
    reasons = (Reason(id="found", title="What was found"),)
    return Remedy(
        strategy=strategy,
        priority=priority,
        relevance=priority,
        reasons=reasons,
        first=reasons if first else (),
        practices=practices,
        suited=tuple(Suited(practice=id, reasons=reasons) for id in suits),
        waiting=(),
    )


def hardness(practice: Practice) -> int:
    if "conflict" in practice.tags:
        return 3
    if "vulnerability" in practice.tags:
        return 2
    return 1 if "joint" in practice.tags else 0


def a_week(practice: Practice) -> int:
    times = {"daily": 7, "several_times_a_week": 3} | dict.fromkeys(
        ("weekly", "monthly", "once", "today", "when_needed"), 1
    )
    return times[practice.cadence] * practice.minutes


Own = Sequence[tuple[Remedy, Sequence[Practice]]]
Rank = tuple[int, Fraction, int, int, list[tuple[bool, list[str]]], Choice]


def of_each(remedies: Sequence[Remedy], minutes: int, *, together: bool) -> Own:
    """The practices that belong to each remedy, for the first eight remedies with any."""
    seen: set[str] = set()
    own = []
    for item in remedies:
        mine = [
            one
            for one in item.practices
            if one.id not in seen
            and a_week(one) <= minutes
            and (together or (one.who == "one" and "joint" not in one.tags))
        ]
        seen |= {one.id for one in mine}
        if mine:
            own.append((item, mine))
    return own[:8]


def suiting(item: Remedy) -> set[str]:
    return {one.practice for one in item.suited}


def some_of(item: Remedy, practices: Sequence[Practice]) -> Iterator[tuple[Practice, ...]]:
    """No practices, or one of the first step and at most one of each other: what suits first, then by hardness."""

    def level(one: Practice) -> tuple[bool, int]:
        return one.id not in suiting(item), hardness(one)

    yield ()
    least = min(map(level, practices))
    for chosen in chain.from_iterable(combinations(practices, size) for size in range(1, 4)):
        levels = [level(one) for one in chosen]
        if least in levels and len(set(levels)) == len(levels):
            yield tuple(sorted(chosen, key=level))


def begins(own: Own, chosen: Sequence[Sequence[Practice]], weeks: int) -> bool:
    """Whether all steps start within the weeks and after what they need."""
    first: dict[str, int] = {}
    here = {item.strategy.id for item, _ in own}
    seen: set[str] = set()
    for (item, _), practices in zip(own, chosen, strict=True):
        if practices:
            before = [id for id in item.strategy.after if id in here & seen]
            if any(id not in first for id in before):
                return False
            week = max([len(first) // 2 + 1, *(first[id] + 1 for id in before)])
            if week + 2 * (len(practices) - 1) > weeks:
                return False
            first[item.strategy.id] = week
        seen.add(item.strategy.id)
    return True


def ways(own: Own) -> int:
    return prod(sum(1 for _ in some_of(item, practices)) for item, practices in own)


def benefit(own: Own, chosen: Sequence[Sequence[Practice]]) -> tuple[int, Fraction]:
    """How many of those that come first have a practice, and then what all are worth."""
    both = [*zip(own, chosen, strict=True)]
    worth = sum((Fraction(item.priority) * (1 - Fraction(1, 2 ** len(some))) for (item, _), some in both), Fraction(0))
    return sum(bool(item.first and some) for (item, _), some in both), worth


def best_choice(remedies: Sequence[Remedy], minutes: int, weeks: int, *, together: bool, count: int = 3) -> Choice:
    own = of_each(remedies, minutes, together=together)

    def key(chosen: Sequence[Sequence[Practice]]) -> Rank:
        places = 0
        for (item, _), practices in zip(own, chosen, strict=True):
            preferred: list[Practice] = []
            for fits in (True, False):
                some = [one for one in item.practices if (one.id in suiting(item)) == fits]
                both = [one for one in some if one.who == "both"]
                preferred += both + [one for one in some if one.who == "one"] if together else some
            places += sum(preferred.index(one) for one in practices)
        total = sum(a_week(one) for practices in chosen for one in practices)
        names = [(not practices, [one.id for one in practices]) for practices in chosen]
        ids = tuple(tuple(one.id for one in practices) for practices in chosen)
        first, worth = benefit(own, chosen)
        return -first, -worth, places, total, names, ids

    possible = [
        chosen
        for chosen in product(*(list(some_of(item, practices)) for item, practices in own))
        if sum(a_week(one) for practices in chosen for one in practices) <= minutes
        and sum(map(len, chosen)) <= count
        and begins(own, chosen, weeks)
    ]
    return min(map(key, possible))[-1]
