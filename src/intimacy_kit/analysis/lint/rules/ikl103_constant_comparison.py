"""IKL103: report comparisons that are always or never true, in conditions that are neither."""

from __future__ import annotations

from collections.abc import Iterator

from intimacy_kit.analysis.lint.checks import Check, Violation
from intimacy_kit.analysis.lint.conditions import atom_place, range_truth
from intimacy_kit.analysis.lint.subject import Subject
from intimacy_kit.engines.truth import Truth
from intimacy_kit.model.conditions import Among, Atom, Compare
from intimacy_kit.model.fields import bare


def find(subject: Subject) -> Iterator[Violation]:
    """Return the comparisons whose truth follows from the range of what they read."""
    for located, written in subject.every_written():
        when = written.parsed.condition
        if range_truth(subject, when) is not Truth.UNKNOWN:
            continue
        for position, atom in enumerate(when.atoms):
            truth = range_truth(subject, atom)
            if truth is not Truth.UNKNOWN:
                told = "always true" if truth is Truth.TRUE else "never true"
                message = f"`{atom}` is {told}: {_range(subject, atom)}"
                help = "move the threshold, or take the comparison away"
                yield Violation(located, message, help, atom_place(located, written, position))


def _range(subject: Subject, atom: Atom) -> str:
    """Return the range of what a comparison reads, in words."""
    signal = subject.contents.signals.get(bare(atom.name))
    if signal is None:
        low, high = subject.lowest[atom.name], subject.highest[atom.name]
        below = isinstance(atom, Compare) and (atom.value < low or (atom.value == low and atom.op in (">=", "<")))
        return f"the score of {atom.name} is " + (f"never under {low:.4g}" if below else f"at most {high:.4g}")
    if isinstance(atom, Among):
        return "these are all choices there are"
    low, high = signal.bounds
    return f"{atom.name} is from {low:g} to {high:g}"


CHECK = Check(
    "IKL103",
    "warning",
    "a comparison always comes out the same",
    find,
    unless_entry=frozenset({"IKL101", "IKL102"}),
)
