"""Check that conditions name what there is, and compare it by what it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import cast

from intimacy_kit.errors import ConditionError, Place, Problem, shown, suggestion
from intimacy_kit.model.conditions import Among, Atom, Compare, Condition, Holds
from intimacy_kit.model.fields import PARTNER, bare
from intimacy_kit.model.signals import Signal


@dataclass(frozen=True, slots=True)
class Names:
    """A symbol table: the signals and findings that conditions may name, with the type check of comparisons."""

    signals: Mapping[str, Signal]
    findings: frozenset[str]

    def check(
        self, atom: Atom, place: Place | None, *, only_signals: bool = False, of_partner: bool = False
    ) -> Iterable[Problem]:
        """Return the problems of one comparison.

        Args:
            atom: the comparison.
            place: where it is written, if anywhere.
            only_signals: whether findings are not allowed, as in safety rules.
            of_partner: whether it may read an answer of the other partner, as in steps.
        """
        if atom.name.startswith(PARTNER):
            return self._check_of_partner(atom, place, allowed=of_partner)
        if atom.name in self.findings and only_signals:
            message = f"{shown(atom.name)} is a finding, but safety rules read signals only"
            return [Problem("IK204", message, "name the signals themselves", place)]
        if atom.name in self.findings:
            return _check_score(atom, place)
        if atom.name in self.signals:
            return _check_signal(atom, self.signals[atom.name], place)
        known = sorted(self.signals if only_signals else [*self.signals, *self.findings])
        what = "signal" if only_signals else "signal or finding"
        help = suggestion(atom.name, known, "declare it, or correct the name")
        return [Problem("IK203", f"unknown {what} {shown(atom.name)}", help, place)]

    def _check_of_partner(self, atom: Atom, place: Place | None, *, allowed: bool) -> list[Problem]:
        id = bare(atom.name)
        if not allowed:
            help = f"remove {shown(atom.name)}, or write a rule of it"
            return [Problem("IK208", "only the steps of rules can read the other partner's answers", help, place)]
        if id in self.findings:
            message = f"{shown(id)} is a finding, but of the other partner only answers can be read"
            return [Problem("IK208", message, "name the signals that it rests on", place)]
        if id not in self.signals:
            help = suggestion(id, sorted(self.signals), "declare it, or correct the name")
            return [Problem("IK203", f"unknown signal {shown(id)}", help, place)]
        if self.signals[id].asks == "alone":
            message = f"{shown(id)} is asked alone, so no rule can read the other partner's answer to it"
            return [Problem("IK208", message, "name a signal that is not private", place)]
        return _check_signal(atom, self.signals[id], place)


def _check_score(atom: Atom, place: Place | None) -> list[Problem]:
    if not isinstance(atom, Compare):
        help = f"compare its score: `{atom.name} >= 0.5`"
        return [Problem("IK204", f"{shown(atom.name)} is a finding, which has a score from 0 to 1", help, place)]
    if not 0 <= atom.value <= 1:
        return [Problem("IK205", "a score is never outside 0 to 1", "use a threshold from 0 to 1", place)]
    return []


def _check_signal(atom: Atom, signal: Signal, place: Place | None) -> list[Problem]:
    name = atom.name
    if signal.spec.value_type == "flag":
        fits, help = isinstance(atom, Holds), f"write `{name}` or `not {name}`"
    elif signal.spec.value_type == "choice":
        fits, help = isinstance(atom, Among), f'write `{name} == "{signal.choices[0]}"` or use `in`'
    else:
        fits, help = isinstance(atom, Compare), f"compare it with a number: `{name} >= 3`"
    if not fits:
        return [Problem("IK204", f"this does not fit {shown(name)}, a {signal.kind}", help, place)]
    low, high = signal.bounds
    if isinstance(atom, Compare) and not low <= atom.value <= high:
        message = f"{shown(name)} is always from {low:g} to {high:g}"
        return [Problem("IK205", message, "use a threshold inside that range", place)]
    if isinstance(atom, Among):
        return [
            Problem(
                "IK205",
                f"unknown choice {shown(choice)} of {shown(name)}",
                suggestion(choice, signal.choices, f"choices are {', '.join(signal.choices)}"),
                place,
            )
            for choice in atom.choices
            if choice not in signal.choices
        ]
    return []


def resolve_condition(given: Condition | str, names: Names) -> Condition:
    """Parse a condition given by a user, if it is text, and check it against the signals and findings.

    Raises:
        ConditionError: the condition is malformed or does not fit (IK2xx).
    """
    atoms: list[tuple[Atom, Place | None]]
    if issubclass(type(given), Condition):  # `isinstance` would call `__class__` of a foreign object, which may raise
        condition = cast("Condition", given)
        atoms = [(atom, None) for atom in condition.atoms]
    else:
        from intimacy_kit.packs.reading.condition_text import parse_user_text, text_place  # noqa: PLC0415 - few need it

        read = parse_user_text(cast("str", given))
        condition, atoms = read.condition, [(atom, text_place(read.text, piece)) for atom, piece in read.atoms]
    problems = [problem for atom, place in atoms for problem in names.check(atom, place)]
    if problems:
        raise ConditionError(problems)
    return condition
