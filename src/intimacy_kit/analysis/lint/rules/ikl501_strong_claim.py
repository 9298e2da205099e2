"""IKL501: report strong claims of which all sources say that they are weak grounds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from intimacy_kit.analysis.lint.checks import Check, Violation
from intimacy_kit.analysis.lint.subject import Subject
from intimacy_kit.errors import Place, shown
from intimacy_kit.model.conditions import number_text
from intimacy_kit.model.evidence import Source
from intimacy_kit.model.levels import MODERATE
from intimacy_kit.model.rules import Rule
from intimacy_kit.packs.linking.references import links_of
from intimacy_kit.packs.reading.reader import Located


class Claim(NamedTuple):
    """A strength with the sources it rests on."""

    strength: float
    sources: tuple[str, ...]
    place: Place


def find(subject: Subject) -> Iterator[Violation]:
    """Return the rules and links that alone make a finding moderate, and rest on low certainty or judgement alone."""
    for located in subject.own():
        for claim in _claims(located):
            names = tuple(dict.fromkeys(source.partition("#")[0] for source in claim.sources))
            if claim.strength >= MODERATE and all(_is_weak(subject.manifest.sources[name]) for name in names):
                grounds = " and ".join(map(shown, names))
                message = f"a strength of {number_text(claim.strength)} rests on weak grounds alone: {grounds}"
                help = "lower it, or cite what is more certain"
                yield Violation(located, message, help, claim.place)


def _claims(located: Located) -> Iterator[Claim]:
    """Return the strongest step of a rule, and each link."""
    entry = located.entry
    if isinstance(entry, Rule):
        position, step = next(entry.strongest_first())
        yield Claim(step.strength, entry.source, located.strength_place(located.steps[position]))
    for key, links in links_of(entry):
        for link in links:
            yield Claim(link.strength, link.source or entry.source, located.place(key, link.to, "strength"))


def _is_weak(source: Source) -> bool:
    """Return whether a source says of itself that it is weak; one of which nothing is known does not."""
    if source.certainty is not None:
        return source.certainty <= "low"
    return source.design == "expert_judgement"


CHECK = Check("IKL501", "hint", "a strong claim rests on weak grounds", find)
