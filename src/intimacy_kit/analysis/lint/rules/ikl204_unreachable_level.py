"""IKL204: report findings that can never have some of the levels above none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from math import prod

from intimacy_kit.analysis.lint.checks import Check, Violation
from intimacy_kit.analysis.lint.items import Own
from intimacy_kit.engines.noisy_or import carried, combine
from intimacy_kit.errors import shown
from intimacy_kit.model.concepts import Concept
from intimacy_kit.model.levels import LEVELS, MILD, SEVERE, STRENGTH_LEVELS, Level, level, score_text
from intimacy_kit.model.rulebook import Scored

MAX_COMBINATIONS = 1024
"""Maximum combinations of the weights of a finding's groups that are tried; with more, hardly any level is skipped."""

_LEVELS = LEVELS


def find(finding: Own[Concept]) -> Iterator[Violation]:
    """Return a violation if the score stays below severe, or skips levels; none if it stays below mild (IKL202)."""
    located, subject = finding.located, finding.subject
    high = subject.highest[located.id]
    if high < MILD:
        return
    names: Mapping[str, str] = STRENGTH_LEVELS if located.section == "components" else {}
    skipped = skipped_levels(subject.scored[located.id], subject.highest)
    never = " or ".join(names.get(each, each) for each in skipped)
    if high < SEVERE:
        between = f"{never}, and never " if never else ""
        reached = names.get(level(high), level(high))
        message = f"{shown(located.id)} is never {between}more than {reached}: its score is at most {score_text(high)}"
        help = f"see whether it should be able to become {names.get('severe', 'severe')}"
        yield Violation(located, message, help, located.place("id"))
    elif never:
        message = f"{shown(located.id)} is never {never}, whichever of its rules are true"
        yield Violation(located, message, "see whether weaker signs should count too", located.place("id"))


def skipped_levels(finding: Scored, highest: Mapping[str, float]) -> list[Level]:
    """Return the levels between none and the highest one that a finding can never have.

    Every combination of the steps of its groups counts as possible, and each link at any strength up to its upper
    bound. So a level that is returned is unreachable for certain.

    Args:
        finding: with its rules and links.
        highest: the upper bound of each finding's score.
    """
    last = _LEVELS.index(level(highest[finding.id]))
    missed = list(_LEVELS[1:last])
    weights = [(0.0, *sorted({step.strength for _, _, step in group.chain})) for group in finding.groups]
    if not missed or prod(map(len, weights)) > MAX_COMBINATIONS:
        return []
    links = [carried(link.strength, highest[link.origin]) for link in finding.links]
    for chosen in product(*weights):
        supporting, relieving = chosen[: len(finding.supports)], chosen[len(finding.supports) :]
        low, high = combine(supporting, [], relieving), combine(supporting, links, relieving)
        reached = _LEVELS[_LEVELS.index(level(low)) : _LEVELS.index(level(high)) + 1]
        missed = [each for each in missed if each not in reached]
        if not missed:
            break
    return missed


CHECK = Check("IKL204", "hint", "a level can never be reached", find)
