"""IKL207: report rules whose thresholds almost nobody reaches, by the answers of real people."""

from __future__ import annotations

from collections.abc import Iterator

from intimacy_kit.analysis.lint.checks import Check, Violation
from intimacy_kit.analysis.lint.conditions import atom_place
from intimacy_kit.analysis.lint.populations import populations_of
from intimacy_kit.analysis.lint.subject import Subject
from intimacy_kit.errors import shown
from intimacy_kit.model.rules import Rule
from intimacy_kit.model.signals import Signal
from intimacy_kit.packs.reading.reader import Located

ALMOST_NOBODY = 0.03
"""Share of people below which a threshold is reported."""


def find(subject: Subject) -> Iterator[Violation]:
    """Return the rules none of whose steps is reached by more people than almost nobody.

    Rare steps beside others that more people reach are meant so, and so are safety rules.
    """
    for located, rule in subject.rules():
        for name in sorted(rule.names):
            signal = subject.contents.signals.get(name)
            if signal is not None:
                yield from _of_signal(subject, located, rule, signal)


def _of_signal(subject: Subject, located: Located, rule: Rule, signal: Signal) -> Iterator[Violation]:
    populations = populations_of(signal)
    shares = [
        [population.possible_share(step.when, subject.possible) for population in populations] for step in rule.steps
    ]
    widest = max(range(len(shares)), key=lambda step: max(shares[step], default=1.0))
    reached = shares[widest]
    if not reached or max(reached) >= ALMOST_NOBODY:
        return
    written, position = next(
        (written, position)
        for written in (located.steps[widest], *located.conditions)  # the latter have what holds for all steps
        for position, atom in enumerate(written.parsed.condition.atoms)
        if atom.name == signal.id
    )
    told = "; ".join(
        f"{share:.1%} of {population.people} {population.study}"
        for share, population in zip(reached, populations, strict=True)
    )
    message = f"almost nobody answers {shown(signal.id)} so that {shown(located.id)} can be true ({told})"
    help = "begin with a step that more people reach, with less strength, and let this one be a later step"
    yield Violation(located, message, help, atom_place(located, written, position))


CHECK = Check(
    "IKL207",
    "hint",
    "a threshold that almost nobody reaches",
    find,
    unless_entry=frozenset({"IKL101"}),
)
