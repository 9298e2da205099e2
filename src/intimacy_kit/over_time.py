"""Several diagnoses of one case, one after the other: what gets better, what does not, and what comes back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal, NamedTuple

from intimacy_kit.diagnosis import Diagnosis
from intimacy_kit.errors import Problem, QuestionError
from intimacy_kit.model.observations import Value
from intimacy_kit.model.result import Finding, Strength
from intimacy_kit.model.signals import Signal
from intimacy_kit.model.values import plain_number
from intimacy_kit.reasoning.check_ins import When, in_order
from intimacy_kit.reasoning.safety import standing
from intimacy_kit.reasoning.trends import Followed, Point, Progress, State, Trend, state

NOTABLE = 0.1
"""A score, or an answer as a share of its range, that moves by less has not changed, if the level is the same."""
_ROUNDING = 1e-9


class _CheckIn(NamedTuple):
    number: int
    when: str | None
    diagnosis: Diagnosis


def progress(diagnoses: Iterable[Diagnosis | tuple[When, Diagnosis]], *, threshold: float = NOTABLE) -> Progress:
    """What became of a case over several diagnoses.

    A change counts as notable if the level is another one, or the score moves by the threshold at least; that of an
    answer, if it moves by that share of its range. Where no answer is another one, but other questions were answered,
    nothing has changed. Answers are judged where a diagnosis remembers its knowledge base.

    Args:
        diagnoses: two at least, oldest first; or pairs of a time (a date, a datetime, or ISO text) and a diagnosis, in
            any order. Stored ones need no knowledge base, and may be made with other versions of the rules.
        threshold: over 0 and up to 1.

    Raises:
        QuestionError: these are not two diagnoses at least, or their times cannot be read or compared (IK422), or the
            threshold is not usable (IK404).
    """
    share = plain_number(threshold)
    if share is None or not 0 < share <= 1:
        raise QuestionError(Problem("IK404", "'threshold' must be a number over 0 and up to 1", "leave it out for 0.1"))
    check_ins = _in_order(diagnoses)
    signals = {
        id: signal for one in check_ins if one.diagnosis._knowledge is not None
        for id, signal in one.diagnosis._knowledge.signals.items()
    }  # fmt: skip
    safety = tuple(one.diagnosis.safety.status for one in check_ins)
    return Progress(
        safety=safety,
        standing=standing([one.diagnosis.safety for one in check_ins]),
        findings=_trends(check_ins, "findings", share),
        components=_trends(check_ins, "components", share),
        signals=tuple(_signal(check_ins, id, signals.get(id), share) for id in _answered(check_ins)),
        followed=() if "concern" in safety else _followed(check_ins, share),
        rules_changed=_changed(check_ins, [_rules(one.diagnosis) for one in check_ins]),
        questions_changed=_changed(check_ins, [tuple(one.diagnosis.observations) for one in check_ins]),
        locale=check_ins[-1].diagnosis.locale,
    )


def _in_order(given: object) -> list[_CheckIn]:
    items = list(given) if isinstance(given, Iterable) else []
    ordered = in_order(items, Diagnosis)
    if ordered is None or len(ordered) < 2:
        help = "give diagnoses, or pairs of a time and a diagnosis"
        raise QuestionError(Problem("IK422", "progress needs two diagnoses at least", help))
    return [_CheckIn(number, when, diagnosis) for number, (when, diagnosis) in enumerate(ordered, 1)]


def _rules(diagnosis: Diagnosis) -> tuple[Any, ...]:
    return diagnosis.provenance, diagnosis.context, diagnosis.tailoring


def _changed(check_ins: Sequence[_CheckIn], facts: Sequence[object]) -> tuple[int, ...]:
    return tuple(one.number for one in check_ins[1:] if facts[one.number - 1] != facts[one.number - 2])


def _answered(check_ins: Iterable[_CheckIn]) -> list[str]:
    return sorted({id for one in check_ins for id in one.diagnosis.observations})


def _trends(
    check_ins: Sequence[_CheckIn], section: Literal["findings", "components"], threshold: float
) -> tuple[Trend, ...]:
    found: dict[str, list[tuple[_CheckIn, Finding | Strength]]] = {}
    for one in check_ins:
        some: Mapping[str, Finding | Strength] = getattr(one.diagnosis, section)
        for id, finding in some.items():
            found.setdefault(id, []).append((one, finding))
    return tuple(_trend(found[id], threshold) for id in sorted(found))


def _trend(found: Sequence[tuple[_CheckIn, Finding | Strength]], threshold: float) -> Trend:
    last = found[-1][1]
    return Trend(
        id=last.id,
        title=last.title,
        kind=last.kind,
        state=state(found, lambda one, two: _worse(one[1], two[1], threshold) and _answered_anew(one[0], two[0])),
        points=tuple(
            Point(
                number=one.number,
                when=one.when,
                score=finding.score,
                low=finding.low,
                high=finding.high,
                level=finding.level,
                value=None,
            )
            for one, finding in found
        ),
        same_rules=len({_rules(one.diagnosis) for one, _ in found}) == 1,
    )


def _worse(one: Finding | Strength, two: Finding | Strength, threshold: float) -> bool:
    """Whether the first is notably worse than the second."""
    more = one.score - two.score if one.kind != "component" else two.score - one.score
    return more > 0 and (one.level != two.level or more >= threshold - _ROUNDING)


def _answered_anew(one: _CheckIn, two: _CheckIn) -> bool:
    """Whether a change can be one in the answers; not so where only other questions were answered than before."""
    before, after = one.diagnosis.observations, two.diagnosis.observations
    return before.keys() == after.keys() or any(before[id] != after[id] for id in before.keys() & after.keys())


def _signal(check_ins: Sequence[_CheckIn], id: str, signal: Signal | None, threshold: float) -> Trend:
    answers = [(one, one.diagnosis.observations[id]) for one in check_ins if id in one.diagnosis.observations]
    return Trend(
        id=id,
        title=signal.title if signal else id,
        kind="signal",
        state=_signal_state([value for _, value in answers], signal, threshold),
        points=tuple(
            Point(number=one.number, when=one.when, score=None, low=None, high=None, level=None, value=value)
            for one, value in answers
        ),
        same_rules=len({_rules(one.diagnosis) for one, _ in answers}) == 1,
    )


def _signal_state(values: Sequence[Value], signal: Signal | None, threshold: float) -> State:
    numbers = [value for value in values if not isinstance(value, str)]
    if signal is None or signal.direction == "neutral" or len(numbers) < len(values):
        return "changed" if len(set(values)) > 1 else "plateau"
    low, high = signal.bounds if signal.is_number else (0.0, 1.0)
    sign = 1 if signal.direction == "worse_when_higher" else -1
    return state(numbers, lambda one, two: sign * (one - two) / (high - low) >= threshold - _ROUNDING)


def _followed(check_ins: Sequence[_CheckIn], threshold: float) -> tuple[Followed, ...]:
    """For each remedy, from when it was first recommended: what it was for, and is notably better in the end."""
    end = check_ins[-1]
    last = end.diagnosis.findings
    found: dict[str, Followed] = {}
    for one in check_ins[:-1]:
        for remedy in one.diagnosis.remedies:
            found_then = one.diagnosis.findings  # of a stored one it is not proven that all reasons are among them
            was = {reason.id: found_then[reason.id] for reason in remedy.reasons if reason.id in found_then}
            improved = tuple(id for id in sorted(was) if id in last and _worse(was[id], last[id], threshold))
            if improved and remedy.strategy.id not in found and _answered_anew(one, end):
                found[remedy.strategy.id] = Followed(
                    id=remedy.strategy.id, title=remedy.strategy.title, number=one.number, improved=improved
                )
    return tuple(found[id] for id in sorted(found))
