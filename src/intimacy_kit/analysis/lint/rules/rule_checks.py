"""IKL103, IKL105 and IKL109: what can be seen of a condition without solving it."""

from __future__ import annotations

from collections.abc import Iterator

from intimacy_kit.analysis.directions import against, all_directions, all_ends
from intimacy_kit.analysis.lint.diagnostics import Diagnostic, Edit
from intimacy_kit.analysis.lint.simpler import simpler
from intimacy_kit.analysis.lint.subject import Subject, remark
from intimacy_kit.engines.interpret import evaluate
from intimacy_kit.engines.truth import Truth
from intimacy_kit.errors import Place
from intimacy_kit.model.conditions import Among, Atom, Compare, Condition
from intimacy_kit.model.rules import Rule
from intimacy_kit.packs.reading.condition_text import Piece
from intimacy_kit.packs.reading.reader import Located


def check_comparisons(subject: Subject) -> Iterator[Diagnostic]:
    """Comparisons that come out the same whatever is answered, in conditions that do not."""
    for located, rule in subject.conditions():
        if plain_truth(subject, rule.when) is not Truth.UNKNOWN:
            continue
        for position, atom in enumerate(rule.when.atoms):
            truth = plain_truth(subject, atom)
            if truth is not Truth.UNKNOWN:
                message = f"`{atom}` is {'always true' if truth is Truth.TRUE else 'never true'}: {_why(subject, atom)}"
                help = "move the threshold, or take the comparison away"
                yield remark("IKL103", located, message, help, atom_place(located, position))


def plain_truth(subject: Subject, condition: Condition) -> Truth:
    """TRUE or FALSE if that follows from the ranges of what is read, part by part; else UNKNOWN."""
    if isinstance(condition, Among) and set(condition.choices) >= set(subject.contents.signals[condition.name].choices):
        return Truth.FALSE if condition.negated else Truth.TRUE
    return evaluate(condition, subject.possible).truth


def _why(subject: Subject, atom: Atom) -> str:
    signal = subject.contents.signals.get(atom.name)
    if signal is None:
        low, high = subject.lowest[atom.name], subject.highest[atom.name]
        beneath = isinstance(atom, Compare) and (atom.value < low or (atom.value == low and atom.op in (">=", "<")))
        return f"the score of {atom.name} is " + (f"never under {low:.4g}" if beneath else f"at most {high:.4g}")
    if isinstance(atom, Among):
        return "these are all choices there are"
    low, high = signal.bounds
    return f"{atom.name} is from {low:g} to {high:g}"


def check_simplicity(subject: Subject) -> Iterator[Diagnostic]:
    """Conditions that say the same in more words than needed."""
    for located, rule in subject.conditions():
        short = simpler(rule.when)
        if short is not None:
            message = "this condition can be written more simply"
            place = when_place(located)
            yield remark("IKL105", located, message, f"write `{short}`", place, _rewritten(located, str(short)))


def _rewritten(located: Located, short: str) -> tuple[Edit, ...]:
    """The new text in place of the old one, if that stands on one line just as a condition is printed."""
    span = located.document.values[located.index, "when"]
    written = located.condition.text if located.condition else ""
    start = span.column + span.quote
    on_the_line = located.document.line(span.line)[start : start + len(written)]
    if not on_the_line == written == str(located.condition and located.condition.condition):
        return ()
    return (Edit(located.document.file, span.line + 1, start + 1, len(written), short),)


def check_directions(subject: Subject) -> Iterator[Diagnostic]:
    """Rules that would make a worse answer look better."""
    worse = all_directions(subject.contents)
    ends = all_ends(subject.contents.signals, subject.highest)
    for located, rule in subject.conditions():
        truer, effect = 1, "raises a concern"
        if isinstance(rule, Rule):
            truer = worse[rule.finding] if rule.supports else -worse[rule.finding]
            effect = f"{'supports' if rule.supports else 'relieves'} {rule.finding}"
        for position, what in against(rule.when, truer, worse, ends):
            help = "turn the comparison or the effect round, or see whether the signal has this direction"
            yield remark("IKL109", located, f"this {effect}, but {what}", help, atom_place(located, position))


def atom_place(located: Located, position: int) -> Place:
    """Where a comparison stands, by its position from left to right."""
    atoms = located.condition.atoms if located.condition else ()
    return located.condition_place(atoms[position][1]) if position < len(atoms) else located.place("when")


def when_place(located: Located) -> Place:
    """Where a condition stands, as much of it as is on the first line."""
    text = located.condition.text if located.condition else ""
    start = len(text) - len(text.lstrip())
    return located.condition_place(Piece(start, max(1, len(text.strip()))))
