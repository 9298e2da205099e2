"""IKL104: report parts of conditions without which the condition is equivalent."""

from __future__ import annotations

from collections.abc import Iterator

from intimacy_kit.analysis.lint.checks import Check, Violation
from intimacy_kit.analysis.lint.conditions import atom_place
from intimacy_kit.analysis.lint.items import OwnCondition
from intimacy_kit.analysis.lint.parts import without_one
from intimacy_kit.analysis.lint.simpler import simpler


def find(item: OwnCondition) -> Iterator[Violation]:
    """Return the largest redundant part; none for a condition that can be simplified without the solver (IKL105)."""
    if simpler(item.when) is not None:
        return
    for without in sorted(without_one(item.when), key=lambda without: (len(without.rest.atoms), -without.position)):
        if item.solver.same(item.when, without.rest):
            message = f"`{without.part}` changes nothing here"
            help = f"`{without.rest}` is true in just the same cases, once everything is answered"
            yield Violation(item.located, message, help, atom_place(item.located, item.written, without.position))
            return


CHECK = Check(
    "IKL104",
    "warning",
    "a part of a condition changes nothing",
    find,
    exact=True,
    unless_entry=frozenset({"IKL101", "IKL102"}),
    unless_place=frozenset({"IKL103"}),
)
