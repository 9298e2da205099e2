"""Compare several diagnoses of one case over time: improvement, plateau, worsening and relapse."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from os import PathLike
from typing import TYPE_CHECKING, Literal, NamedTuple

from intimacy_kit.diagnosis import Diagnosis, check_ins
from intimacy_kit.errors import Problem, QuestionError
from intimacy_kit.model.observations import Value
from intimacy_kit.model.result import Finding, Strength
from intimacy_kit.model.signals import Signal
from intimacy_kit.model.values import plain_number
from intimacy_kit.reasoning.diagnosing.safety import standing_concerns
from intimacy_kit.reasoning.diagnosing.support import support_in
from intimacy_kit.reasoning.progress import comparability
from intimacy_kit.reasoning.progress.check_ins import CheckIn, When
from intimacy_kit.reasoning.progress.comparability import AnsweredQuestions, Who, comparable, comparable_series
from intimacy_kit.reasoning.progress.trends import Followed, Point, ProgressData, State, Trend, state
from intimacy_kit.render.files import to_fragment, to_page

if TYPE_CHECKING:
    from intimacy_kit.documents.tree import Document

NOTABLE = 0.1
"""Minimum notable change of a score, or of an answer as a share of its range, within one level."""
_ROUNDING = 1e-9


class Progress(ProgressData):
    """The progress of a case. `str()` is its text, improvements first; `rows()` returns data for a plot."""

    def document(self) -> Document:
        """Return all that is told, as a document tree; under a safety concern the support."""
        return self._document()

    def _document(self) -> Document:
        from intimacy_kit.render.progress_document import progress_document  # noqa: PLC0415 - few ask for it

        return progress_document(self)

    def to_html(self, path: str | PathLike[str] | None = None) -> str:
        """Return a whole page with a chart for each finding, as that of a diagnosis.

        Args:
            path: where to write it too; the file is replaced as a whole.

        Raises:
            QuestionError: the file cannot be written (IK490).
        """
        return to_page(self.document(), path=path)

    def _repr_html_(self) -> str:
        return to_fragment(self.document())


def progress(diagnoses: Iterable[Diagnosis | tuple[When, Diagnosis]], *, threshold: float = NOTABLE) -> Progress:
    """Compare several diagnoses of one case over time.

    A change counts as notable if the level is another one, or the score moves by the threshold at least; that of an
    answer, if it moves by that share of its range. A finding is judged by the answers that bear on it: check-ins are
    compared where the same questions about it were answered, of two partners by the same, or where no answer that is
    missing could turn the change around. Which questions bear on it, and the directions of answers, are known where a
    diagnosis remembers its knowledge base; else all may.

    Args:
        diagnoses: two at least, oldest first; or pairs of a time (a date, a datetime, or ISO text) and a diagnosis, in
            any order. Stored ones need no knowledge base, and may be made with other versions of the rules. Those of
            two partners do not tell who answered what, so they are compared with no other.
        threshold: over 0 and up to 1.

    Raises:
        QuestionError: these are not two diagnoses at least, or their times cannot be read or compared (IK422), or the
            threshold is invalid (IK404).
    """
    share = plain_number(threshold)
    if share is None or not 0 < share <= 1:
        raise QuestionError(Problem("IK404", "'threshold' must be a number over 0 and up to 1", "omit it for 0.1"))
    ordered = _in_order(diagnoses)
    questions = comparability.answered_questions(ordered)
    safety = tuple(one.record.safety.status for one in ordered)
    return Progress(
        safety=safety,
        standing=standing_concerns([one.record.safety for one in ordered]),
        findings=_trends(ordered, questions, "findings", share),
        components=_trends(ordered, questions, "components", share),
        signals=_signals(ordered, questions, share),
        followed=() if "concern" in safety else _followed(ordered, questions, share),
        rules_changed=_changed([one.rules for one in ordered]),
        questions_changed=_changed([one.answered for one in questions]),
        locale=ordered[-1].record.locale,
        support=support_in(*(one.record for one in ordered)),
    )


def _in_order(given: object) -> list[CheckIn]:
    ordered = check_ins(given)
    if ordered is None or len(ordered) < 2:
        help = "give diagnoses, or pairs of a time and a diagnosis"
        raise QuestionError(Problem("IK422", "progress needs two diagnoses at least", help))
    return ordered


def _changed(facts: Sequence[object]) -> tuple[int, ...]:
    return tuple(number for number, (one, two) in enumerate(pairwise(facts), 2) if one != two)


class _Found(NamedTuple):
    """A finding in a check-in, with the questions that were answered there."""

    check_in: CheckIn
    asked: AnsweredQuestions
    finding: Finding | Strength


def _trends(
    check_ins: Sequence[CheckIn],
    questions: Sequence[AnsweredQuestions],
    section: Literal["findings", "components"],
    threshold: float,
) -> tuple[Trend, ...]:
    found: dict[str, list[_Found]] = {}
    for one, asked in zip(check_ins, questions, strict=True):
        for finding in getattr(one.record, section):
            found.setdefault(finding.id, []).append(_Found(one, asked, finding))
    return tuple(_trend(found[id], threshold) for id in sorted(found))


def _trend(found: Sequence[_Found], threshold: float) -> Trend:
    last = found[-1].finding
    shown = comparable_series([one for one in found if one.asked.count_for(last.id)], _comparable)
    moved: State = "not_asked_again"
    if shown:
        moved = state(shown, lambda one, two: _worse(one.finding, two.finding, threshold))
    else:
        shown = _fullest(found)
    return Trend(
        id=last.id,
        title=last.title,
        kind=last.kind,
        state=moved,
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
            for one, _, finding in shown
        ),
        not_compared=_left_out(found, shown),
        same_rules=len({one.check_in.rules for one in shown}) < 2,
    )


def _comparable(one: _Found, other: _Found) -> bool:
    return comparable((one.asked, one.finding), (other.asked, other.finding))


def _fullest(found: Sequence[_Found]) -> list[_Found]:
    """Return the check-in with the most relevant answers, the latest of equals; nothing without relevant answers."""
    most = max(found, key=lambda one: (one.asked.count_for(one.finding.id), one.check_in.number))
    return [most] if most.asked.count_for(most.finding.id) else []


def _left_out(found: Sequence[_Found | _Answer], shown: Sequence[_Found | _Answer]) -> tuple[int, ...]:
    """The numbers of the check-ins that are not shown."""
    numbers = {one.check_in.number for one in shown}
    return tuple(one.check_in.number for one in found if one.check_in.number not in numbers)


def _worse(one: Finding | Strength, two: Finding | Strength, threshold: float) -> bool:
    """Return whether the first is notably worse than the second."""
    more = one.score - two.score if one.kind != "component" else two.score - one.score
    return more > 0 and (one.level != two.level or more >= threshold - _ROUNDING)


class _Answer(NamedTuple):
    """An answer in a check-in, with who gave it."""

    check_in: CheckIn
    who: Who
    value: Value


def _signals(
    check_ins: Sequence[CheckIn], questions: Sequence[AnsweredQuestions], threshold: float
) -> tuple[Trend, ...]:
    known = {id: signal for one in check_ins if one.book is not None for id, signal in one.book.signals.items()}
    answers: dict[str, list[_Answer]] = {}
    for one, asked in zip(check_ins, questions, strict=True):
        for id, value in one.record.observations.items():
            answers.setdefault(id, []).append(_Answer(one, asked.answered[id], value))
    return tuple(_signal(id, answers[id], known.get(id), threshold) for id in sorted(answers))


def _signal(id: str, answers: Sequence[_Answer], signal: Signal | None, threshold: float) -> Trend:
    shown = comparable_series(answers, lambda one, other: one.who == other.who)
    moved: State = "not_asked_again"
    if shown:
        moved = _signal_state([one.value for one in shown], signal, threshold)
    else:
        shown = [*answers[-1:]]
    return Trend(
        id=id,
        title=signal.title if signal else id,
        kind="signal",
        state=moved,
        points=tuple(
            Point(number=one.number, when=one.when, score=None, low=None, high=None, level=None, value=value)
            for one, _, value in shown
        ),
        not_compared=_left_out(answers, shown),
        same_rules=len({one.check_in.rules for one in shown}) == 1,
    )


def _signal_state(values: Sequence[Value], signal: Signal | None, threshold: float) -> State:
    numbers = [value for value in values if not isinstance(value, str)]
    if signal is None or signal.direction == "neutral" or len(numbers) < len(values):
        return "changed" if len(set(values)) > 1 else "plateau"
    low, high = signal.bounds if signal.is_number else (0.0, 1.0)
    sign = 1 if signal.direction == "worse_when_higher" else -1
    return state(numbers, lambda one, two: sign * (one - two) / (high - low) >= threshold - _ROUNDING)


def _followed(
    check_ins: Sequence[CheckIn], questions: Sequence[AnsweredQuestions], threshold: float
) -> tuple[Followed, ...]:
    """Return each remedy with those of its findings that are notably better since it was first recommended."""
    now, last = questions[-1], {finding.id: finding for finding in check_ins[-1].record.findings}
    found: dict[str, Followed] = {}
    for one, asked in zip(check_ins[:-1], questions, strict=False):
        then = {finding.id: finding for finding in one.record.findings}
        for remedy in one.record.remedies:
            # of a stored one it is not proven that all reasons are among its findings
            reasons = sorted({reason.id for reason in remedy.reasons} & then.keys() & last.keys())
            improved = tuple(
                id
                for id in reasons
                if comparable((asked, then[id]), (now, last[id])) and _worse(then[id], last[id], threshold)
            )
            if improved and remedy.strategy.id not in found:
                found[remedy.strategy.id] = Followed(
                    id=remedy.strategy.id, title=remedy.strategy.title, number=one.number, improved=improved
                )
    return tuple(found[id] for id in sorted(found))
