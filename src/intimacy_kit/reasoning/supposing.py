"""Which answers may be supposed: never such that a safety concern goes away, or is made out to be ruled out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from intimacy_kit.engines.outcome import Outcome
from intimacy_kit.errors import Problem, QuestionError
from intimacy_kit.model.observations import Value
from intimacy_kit.model.rules import SafetyRule


def read_by_safety(rules: Iterable[SafetyRule]) -> frozenset[str]:
    """The signals that safety rules read."""
    return frozenset(name for rule in rules for name in rule.when.names)


def supposed(values: Mapping[str, Value], changes: Mapping[str, Value | None]) -> dict[str, Value]:
    """The values of a case with some of them changed; None for what is not answered."""
    together: dict[str, Value | None] = {**values, **changes}
    return {id: value for id, value in together.items() if value is not None}


def check_safety(
    rules: Iterable[SafetyRule],
    real: tuple[Mapping[str, Value], Outcome],
    hypothetical: tuple[Mapping[str, Value], Outcome],
) -> None:
    """Refuse what touches safety in any way but one: an open question may be answered so that it raises a concern.

    Raises:
        QuestionError: answers to safety questions would be changed or taken back, there is a concern, or a safety rule
            that is open would be ruled out (IK420). It says the same in each case.
    """
    (before, was), (after, becomes) = real, hypothetical
    touched = {id for id in read_by_safety(rules) if before.get(id) != after.get(id)}
    answered = any(id in before for id in touched)
    ruled_out = not {*was.unscreened} <= {*becomes.unscreened, *becomes.concerns}
    if touched and (was.concerns or answered or ruled_out):
        help = "ask the person instead: only a real answer counts, and support comes before anything else"
        raise QuestionError(Problem("IK420", "a what-if cannot change what was said about safety", help))
