"""Whether rules respect the directions of their signals, proved from the conditions alone.

    assert not against_directions(knowledge)

Then, whatever the case, making a signal worse never lowers a challenge or a consequence, never raises a component, and
never ends a safety concern. The proof reads each comparison for itself, so it may find fault with a condition in which
two comparisons make up for each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from intimacy_kit.knowledge import KnowledgeBase
from intimacy_kit.model.concepts import Challenge, Consequence
from intimacy_kit.model.conditions import Among, Atom, Compare, Condition, Holds, Not

SIGNS = {"worse_when_higher": 1, "better_when_higher": -1, "neutral": 0}
"""What more of a signal means: 1 worse, -1 better."""

RISES = {">": 1, ">=": 1, "<": -1, "<=": -1}
"""Whether a comparison gets truer (1) or less true (-1) as its number rises; `==` and `!=` do neither."""


def against_directions(knowledge: KnowledgeBase, findings: Iterable[str] | None = None) -> list[str]:
    """What stands against the directions of the signals, a sentence each; nothing if all rules respect them.

    Args:
        knowledge: whose rules are looked at.
        findings: look only at these findings and all that they depend on, not at safety; None looks at everything.
    """
    worse = worse_when_higher(knowledge)
    concerned = None if findings is None else _with_all_below(knowledge, findings)
    wrong: list[str] = []
    for rule in knowledge.rules.values():
        if concerned is None or rule.finding in concerned:
            truer = worse[rule.finding] if rule.supports else -worse[rule.finding]
            effect = f"{'supports' if rule.supports else 'relieves'} {rule.finding}"
            wrong += _against(rule.id, effect, rule.when, truer, worse)
    for safety in knowledge.safety_rules.values() if concerned is None else ():
        wrong += _against(safety.id, "raises a concern", safety.when, 1, worse)
    return wrong


def worse_when_higher(knowledge: KnowledgeBase) -> dict[str, int]:
    """For each signal and finding: 1 if more of it is worse, -1 if more of it is better, 0 if neither."""
    worse = {id: SIGNS[signal.direction] for id, signal in knowledge.signals.items()}
    worse |= dict.fromkeys([*knowledge.challenges, *knowledge.consequences], 1)
    return worse | dict.fromkeys(knowledge.components, -1)


def signed(condition: Condition, sign: int = 1) -> Iterator[tuple[Atom, int]]:
    """The comparisons from left to right, each with 1, or with -1 where it stands under an odd number of `not`."""
    if isinstance(condition, Holds | Compare | Among):
        yield condition, sign
    for part in condition.inner:
        yield from signed(part, -sign if isinstance(condition, Not) else sign)


def gets_truer(atom: Atom, worse: Mapping[str, int]) -> int | None:
    """1 if the comparison gets truer as things get worse, -1 if less true, 0 if it is free, None if it does both."""
    sign = worse[atom.name]
    if sign and isinstance(atom, Compare):
        return sign * RISES[atom.op] if atom.op in RISES else None
    return sign  # a flag is true when it is higher; a choice has no direction


def _against(rule: str, effect: str, when: Condition, truer: int, worse: Mapping[str, int]) -> Iterator[str]:
    for atom, sign in signed(when):
        found = gets_truer(atom, worse)
        if found is None:
            yield f"{rule} {effect}: `{atom}` singles out a value of something that has a direction"
        elif found * sign == -truer:
            direction = "worse" if worse[atom.name] > 0 else "better"
            yield f"{rule} {effect}: `{atom}` counts the wrong way, for more of {atom.name} is {direction}"


def _with_all_below(knowledge: KnowledgeBase, findings: Iterable[str]) -> set[str]:
    """The findings, with all that their rules and links read."""
    below: dict[str, set[str]] = {}
    for rule in knowledge.rules.values():
        below.setdefault(rule.finding, set()).update(rule.when.names - knowledge.signals.keys())
    origins: list[Challenge | Consequence] = [*knowledge.challenges.values(), *knowledge.consequences.values()]
    for origin in origins:
        for link in origin.leads_to:
            below.setdefault(link.to, set()).add(origin.id)
    found: set[str] = set()
    waiting = list(findings)
    while waiting:
        id = waiting.pop()
        if id not in found:
            found.add(id)
            waiting += below.get(id, ())
    return found
