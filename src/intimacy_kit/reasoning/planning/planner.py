"""Make a plan from a diagnosis: under a safety concern support only, else support and the best practices."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from math import inf

from intimacy_kit.errors import OptionError, Problem
from intimacy_kit.messages.catalogue import Messages, messages_in
from intimacy_kit.model.cadences import CADENCES
from intimacy_kit.model.concepts import Practice
from intimacy_kit.model.couple import Who
from intimacy_kit.model.levels import MILD
from intimacy_kit.model.result import Record, Remedy, nothing_hard
from intimacy_kit.model.safety import Caution
from intimacy_kit.model.values import plain_flag, plain_number, plain_whole
from intimacy_kit.reasoning.diagnosing.remedies import Candidate, professional_support
from intimacy_kit.reasoning.diagnosing.safety import standing_after
from intimacy_kit.reasoning.diagnosing.support import support
from intimacy_kit.reasoning.planning import words
from intimacy_kit.reasoning.planning.optimizer import STARTS_PER_WEEK, WEEKS_PER_STEP, best_selection, start_weeks
from intimacy_kit.reasoning.planning.plan import Plan, PlanItem, PlanWeek
from intimacy_kit.reasoning.planning.progressions import (
    Progression,
    done_by_one,
    progressions,
    week_minutes,
)

MINUTES_PER_WEEK = 7 * 24 * 60
"""Minutes in a week; more are as if there were this many."""
MAX_WEEKS = 52
"""Maximum weeks of a plan; more are an error."""
AT_A_TIME = 3
"""Maximum practices of a week: more are seldom kept up. Under a safety concern all support is given."""


def checked_options(minutes_per_week: object, together: object, weeks: object) -> tuple[float, bool, int]:
    """Return the options of a plan as plain values.

    Raises:
        QuestionError: at least one of them is unusable; each has a problem (IK404).
    """
    problems = []
    minutes, both, many = plain_number(minutes_per_week), plain_flag(together), plain_whole(weeks)
    if minutes is None or not 0 < minutes < inf:
        help = "say how many minutes there are in a week, such as 90"
        problems.append(Problem("IK404", "'minutes_per_week' must be a number above zero", help))
    if both is None:
        help = "True where both take part, False where only one does"
        problems.append(Problem("IK404", "'together' must be True or False", help))
    if many is None or not 1 <= many <= MAX_WEEKS:
        help = "say for how many weeks, such as 8"
        problems.append(Problem("IK404", f"'weeks' must be a whole number from 1 to {MAX_WEEKS}", help))
    if problems or minutes is None or both is None or many is None:
        raise OptionError(problems)
    return minutes, both, many


def make_plan(
    records: Sequence[Record],
    candidates: Sequence[Candidate],
    *,
    first: Callable[[], Sequence[str]],
    minutes_per_week: float,
    together: bool,
    weeks: int,
) -> Plan:
    """Return the plan for the last of these diagnoses; earlier ones can hold concerns.

    Args:
        records: oldest first.
        candidates: all strategies.
        first: returns the questions to answer first; called only if too little is known.
        minutes_per_week: the capacity, over 0.
        together: whether both partners take part.
        weeks: number of weeks.
    """
    record = records[-1]
    say = messages_in(record.locale)
    concerns = standing_after(records)
    told = support(concerns, professional_support(candidates, concerns), record.locale)
    if told is not None:
        because = words.because_of([concern.title for concern in concerns], say)
        notes = [say.gettext(words.SAFETY_FIRST)]
        items = _support_items((remedy, practice, because) for remedy in told.remedies for practice in remedy.practices)
    else:
        open_remedies = [remedy for remedy in record.remedies if not remedy.strategy.professional]
        minutes = int(min(minutes_per_week, MINUTES_PER_WEEK))
        built = progressions(open_remedies, minutes, together=together)
        ended = [concern for one in records for concern in one.safety.concerns]
        ended += record.safety.ended
        items = _support_items(_support(record, candidates, ended, say))[:AT_A_TIME]
        notes = [say.gettext(words.ANSWERED_NO)] if ended and items else []
        notes += _not_screened(record, say)
        items += _practice_items(built, minutes, weeks, open_remedies, items, say)
        if not built:
            notes += _why_empty(record, open_remedies, first, say, supported=bool(items), together=together)
    return Plan(
        minutes_per_week=minutes_per_week,
        together=together,
        weeks=tuple(_week(number, items) for number in range(1, weeks + 1)),
        notes=tuple(notes),
        review=say.gettext(words.REVIEW) if items and told is None else None,
        support=told,
        locale=record.locale,
    )


SupportEntry = tuple[Remedy, Practice, str]


def _support(
    record: Record, prepared: Sequence[Candidate], ended: Sequence[Caution], say: Messages
) -> Iterable[SupportEntry]:
    """Yield the practices of professional support with the reason for each; none without a reason.

    Reasons are: a safety concern has ended, there is a caution, or a professional strategy is recommended.
    """
    for reason, given in (("ended", ended), ("caution", record.safety.cautions)):
        for remedy in professional_support(prepared, given) if given else ():
            why = words.supports(
                remedy.strategy.title, (), (), say, ended=reason == "ended", caution=reason == "caution"
            )
            own = {practice.id for each in given for practice in each.support}
            yield from ((remedy, practice, why) for practice in remedy.practices if practice.id in own)
    for remedy in record.remedies:
        if remedy.strategy.professional:
            first, reasons = ([reason.title for reason in some] for some in (remedy.first, remedy.reasons))
            why = words.supports(remedy.strategy.title, first, reasons, say, ended=False, caution=False)
            yield from ((remedy, practice, why) for practice in remedy.practices if practice.safe_alone)


def _not_screened(record: Record, say: Messages) -> list[str]:
    """Return the note that questions about safety are open, and what waits for them; none without any."""
    if not record.safety.unanswered:
        return []
    waiting = {reason.id: reason.title for remedy in record.remedies for reason in remedy.waiting}
    told = [say.gettext(words.NOT_SCREENED)]
    return [" ".join([*told, words.waits([*waiting.values()], say)] if waiting else told)]


def _support_items(support: Iterable[SupportEntry]) -> list[PlanItem]:
    """Return each practice of support once; all start in the first week."""
    first: dict[str, SupportEntry] = {}
    strategies: dict[str, list[str]] = {}
    for source, practice, why in support:
        first.setdefault(practice.id, (source, practice, why))
        if source.strategy.id not in strategies.setdefault(practice.id, []):
            strategies[practice.id].append(source.strategy.id)
    return [
        PlanItem(
            number=number,
            practice=practice,
            strategies=tuple(strategies[practice.id]),
            minutes_per_week=week_minutes(practice),
            begins=1,
            support=True,
            evidence=source.strategy.evidence.grade,
            why=why,
            partners=_takers(source, practice),
        )
        for number, (source, practice, why) in enumerate(first.values(), 1)
    ]


def _practice_items(
    built: Sequence[Progression],
    minutes: int,
    weeks: int,
    remedies: Sequence[Remedy],
    support: Sequence[PlanItem],
    say: Messages,
) -> list[PlanItem]:
    """Return the best selection of practices in the order in which they start; with support at most `AT_A_TIME`.

    They start a week later where there is no room for two of them in the first week of support.
    """
    later = int(len(support) + STARTS_PER_WEEK > AT_A_TIME)
    going_on = sum(CADENCES[item.practice.cadence].every_weeks is not None for item in support)
    chosen = best_selection(built, minutes, weeks - later, AT_A_TIME - going_on)
    started = [
        (later + week + step * WEEKS_PER_STEP, position, practice)
        for position, (week, practices) in enumerate(zip(start_weeks(built, chosen), chosen, strict=True))
        if week is not None
        for step, practice in enumerate(practices)
    ]
    started.sort(key=lambda item: item[:2])
    return [
        _practice_item(number, week, practice, built[position].remedy, remedies, say)
        for number, (week, position, practice) in enumerate(started, len(support) + 1)
    ]


def _practice_item(
    number: int, week: int, practice: Practice, remedy: Remedy, remedies: Sequence[Remedy], say: Messages
) -> PlanItem:
    others = [other.strategy.id for other in remedies if practice in other.practices and other is not remedy]
    reasons = [reason.title for reason in remedy.reasons]
    suits = [reason.title for each in remedy.suited if each.practice == practice.id for reason in each.reasons]
    return PlanItem(
        number=number,
        practice=practice,
        strategies=(remedy.strategy.id, *others),
        minutes_per_week=week_minutes(practice),
        begins=week,
        support=False,
        evidence=remedy.strategy.evidence.grade,
        why=words.helps(reasons, suits, remedy.strategy.title, practice.difficulty, say),
        partners=_takers(remedy, practice),
    )


def _takers(remedy: Remedy, practice: Practice) -> tuple[Who, ...]:
    """Return who of a couple does a practice for one; support because of safety names nobody."""
    return tuple(who for each in remedy.taken_by if each.practice == practice.id for who in each.partners)


def _why_empty(
    record: Record,
    remedies: Sequence[Remedy],
    first: Callable[[], Sequence[str]],
    say: Messages,
    *,
    supported: bool,
    together: bool,
) -> list[str]:
    """Return the notes of a plan without practices of its own."""
    practices = [practice for remedy in remedies for practice in remedy.practices]
    fitting = [practice for practice in practices if together or done_by_one(practice)]
    if fitting:
        shortest = min(fitting, key=lambda practice: (week_minutes(practice), practice.id))
        return [words.too_short(shortest, week_minutes(shortest), say, together=together)]
    if practices:
        return [say.gettext(words.NOTHING_ALONE)]
    if supported:
        return []
    if any(finding.score >= MILD for finding in record.findings):
        return [say.gettext(words.NOTHING_TO_DO)]
    return [say.gettext(words.NOTHING_FOUND) if nothing_hard(record.findings) else words.too_little(first(), say)]


def _week(number: int, items: Sequence[PlanItem]) -> PlanWeek:
    done = tuple(item for item in items if item.is_done_in(number))
    return PlanWeek(number=number, items=done, minutes=sum(item.minutes_per_week for item in done if not item.support))
