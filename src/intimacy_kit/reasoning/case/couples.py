"""From two partners to one case: each signal is merged as it declares, and where they are far apart is told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from intimacy_kit.errors import ObservationError, Problem, QuestionError
from intimacy_kit.messages.catalogue import Messages
from intimacy_kit.model.couple import PARTNERS, Couple, Gap, Who
from intimacy_kit.model.levels import MODERATE, level
from intimacy_kit.model.observations import Value
from intimacy_kit.model.signals import Signal
from intimacy_kit.model.values import plain_text

Checked = TypeVar("Checked")
FAR_APART = MODERATE
"""Half of the range: two steps of a frequency, five points of a rating. Nearer answers can be mood or taste."""


def checked(couple: Couple, check: Callable[[object], Checked]) -> tuple[Checked, Checked]:
    """What each of them gave, checked.

    Raises:
        ObservationError: with everything that does not fit, and whose it is.
    """
    found: list[Checked] = []
    problems: list[Problem] = []
    for who in PARTNERS:
        try:
            found.append(check(getattr(couple, who)))
        except ObservationError as error:
            problems += [
                Problem(problem.code, f"partner {who}: {problem.message}", problem.help) for problem in error.problems
            ]
    if problems:
        raise ObservationError(problems)
    return found[0], found[1]


def merged(a: Mapping[str, Value], b: Mapping[str, Value], signals: Mapping[str, Signal]) -> dict[str, Value]:
    """One case of two: what only one answered counts as it is; two choices that differ leave a signal unknown.

    It says nothing of safety: safety rules are decided for each by themselves (`Case`).
    """
    case: dict[str, Value] = {}
    for id, signal in signals.items():
        value = _one_of(signal, a[id], b[id]) if id in a and id in b else a.get(id, b.get(id))
        if value is not None:
            case[id] = value
    return case


def _one_of(signal: Signal, first: Value, second: Value) -> Value | None:
    if isinstance(first, str) or isinstance(second, str):
        return first if first == second else None
    if signal.merged == "mean":
        return (first + second) / 2
    higher_is_worse = signal.direction != "better_when_higher"
    return max(first, second) if higher_is_worse else min(first, second)


def still_to_ask(
    a: Mapping[str, Value], b: Mapping[str, Value], signal: Signal, private: frozenset[str]
) -> tuple[Who, ...]:
    """Who would have to answer a question that is open: whoever has not; or both, where they name different choices."""
    missing = tuple(who for who, given in zip(PARTNERS, (a, b), strict=True) if signal.id not in given)
    if missing or signal.spec.value_type != "choice" or signal.id in private or a[signal.id] == b[signal.id]:
        return missing
    return PARTNERS


def gaps(
    a: Mapping[str, Value],
    b: Mapping[str, Value],
    signals: Mapping[str, Signal],
    private: frozenset[str],
    say: Messages,
) -> tuple[Gap, ...]:
    """What both were asked and answer very differently, the widest first; nothing that is for one alone."""
    found = []
    for id, signal in signals.items():
        if id in private or signal.asks != "each" or id not in a or id not in b:
            continue
        score = _distance(signal, a[id], b[id])
        if score >= FAR_APART:
            text = say.gettext(
                "You see this quite differently: {signal}. It may be worth telling each other how it is for you.",
                signal=signal.title,
            )
            found.append(Gap(id=id, title=signal.title, score=score, level=level(score), text=text))
    return tuple(sorted(found, key=lambda gap: (-gap.score, gap.id)))


def _distance(signal: Signal, first: Value, second: Value) -> float:
    if not signal.is_number or signal.spec.is_wide:
        return float(not signal.is_number and first != second)
    low, high = signal.bounds
    return abs(float(first) - float(second)) / (high - low)


def partner_name(partner: object) -> Who:
    """Return the name of a partner.

    Raises:
        QuestionError: it is neither 'a' nor 'b' (IK404).
    """
    name = plain_text(partner)
    for known in PARTNERS:
        if name == known:
            return known
    raise QuestionError(Problem("IK404", "a partner is 'a' or 'b'", "use the names that `Couple` gives them"))


def answers_of(
    partners: tuple[Mapping[str, Value], Mapping[str, Value]] | None, partner: object
) -> Mapping[str, Value]:
    """Return the answers of one partner.

    Raises:
        QuestionError: it is neither 'a' nor 'b' (IK404), or the case is not of two partners (IK450).
    """
    name = partner_name(partner)
    if partners is None:
        help = "diagnose `Couple(a=..., b=...)`; a stored diagnosis holds what came of both, and not who said what"
        raise QuestionError(Problem("IK450", "the diagnosis does not know of two partners", help))
    return partners[PARTNERS.index(name)]
