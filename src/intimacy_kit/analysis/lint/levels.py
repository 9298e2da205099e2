"""Which levels a finding jumps over: no choice of its rules comes to them."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import compress, product
from math import prod

from intimacy_kit.engines.noisy_or import remaining
from intimacy_kit.model.levels import STRENGTH_LEVELS, Level, level
from intimacy_kit.model.rulebook import Scored

MOST_RULES = 10
"""Of so many rules every choice is tried. With more of them hardly any level is left out."""

_LEVELS: tuple[Level, ...] = tuple(STRENGTH_LEVELS)


def skipped_levels(finding: Scored, highest: Mapping[str, float]) -> list[Level]:
    """The levels between none and the highest one that it can never have.

    Each choice of its rules is taken for possible, and each link for as strong as it can be or weaker. So what is
    skipped is so for certain.

    Args:
        finding: with its rules and links.
        highest: the most that the score of each finding can come to.
    """
    last = _LEVELS.index(level(highest[finding.id]))
    missed = list(_LEVELS[1:last])
    supports = [1.0 - rule.strength for rule in finding.supports]
    reliefs = [1.0 - rule.strength for rule in finding.reliefs]
    if not missed or len(supports) + len(reliefs) > MOST_RULES:
        return []
    linked = remaining(link.strength * highest[link.origin] for link in finding.links)
    for chosen in product((False, True), repeat=len(supports) + len(reliefs)):
        left = prod(compress(supports, chosen))
        relief = prod(compress(reliefs, chosen[len(supports) :]))
        low, high = (1.0 - left) * relief, (1.0 - left * linked) * relief
        reached = _LEVELS[_LEVELS.index(level(low)) : _LEVELS.index(level(high)) + 1]
        missed = [each for each in missed if each not in reached]
        if not missed:
            break
    return missed
