"""Check that packs with safety rules have support to give: under a concern, under a caution, and before screening."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from intimacy_kit.errors import Problem, shown
from intimacy_kit.model.concepts import Practice, Strategy
from intimacy_kit.model.rules import SafetyRule
from intimacy_kit.packs.reading.reader import Located

WITHOUT_SCREENING = 2
"""Minimum number of practices of a strategy that need no screening, where others do."""


def check_support(entries: Mapping[str, Located]) -> Iterator[Problem]:
    """Yield what support is missing; nothing for packs without safety rules. References are resolved already."""
    rules = [located for located in entries.values() if isinstance(located.entry, SafetyRule)]
    if not rules:
        return
    practices = {id: located.entry for id, located in entries.items() if isinstance(located.entry, Practice)}
    strategies = [(located, located.entry) for located in entries.values() if isinstance(located.entry, Strategy)]
    alone = {id for id, practice in practices.items() if practice.safe_alone}
    if not any(strategy.professional and alone.intersection(strategy.practices) for _, strategy in strategies):
        yield rules[0].problem(
            "IK121",
            "there are safety rules, but no professional strategy with a practice that one can do alone",
            "declare a strategy with `professional: true` and a practice with `who: one`",
        )
        return
    for located in rules:
        support = located.entry.support if isinstance(located.entry, SafetyRule) else ()
        for index, id in enumerate(support):
            if id in practices and id not in alone:
                message = f"{shown(id)} is no support: it is not done alone, or is about conflict or vulnerability"
                help = "name practices with `who: one` and none of the tags joint, conflict and vulnerability"
                yield located.problem("IK136", message, help, "support", index)
    for located, strategy in strategies:
        own = [practices[id] for id in strategy.practices if id in practices]
        if too_few_without_screening(own):
            message = f"{shown(strategy.id)} has practices that wait for screening, and too few that do not"
            help = f"give it at least {WITHOUT_SCREENING} practices without the tags conflict and vulnerability"
            yield located.problem("IK135", message, help, "practices")


def too_few_without_screening(practices: Sequence[Practice]) -> bool:
    """Return whether some of these practices need screening, and fewer than `WITHOUT_SCREENING` do not."""
    waiting = sum(practice.needs_screening for practice in practices)
    return waiting > 0 and len(practices) - waiting < WITHOUT_SCREENING
