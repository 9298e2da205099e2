"""Choose what earlier check-ins add for safety to a later one.

An answer counts for as many days as the packs say, and only where both check-ins have a time: the clock is never asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta

from intimacy_kit.model.earlier import Earlier, EarlierAnswers
from intimacy_kit.model.observations import Observations, Values
from intimacy_kit.reasoning.diagnosing.safety import standing_by_person
from intimacy_kit.reasoning.progress.check_ins import CheckIn, age, refuse_others

AboutSafety = Callable[[Values], Values]
"""Returns those of a person's answers that are about safety, and that fit the rules of now."""


def earlier_of(check_ins: Sequence[CheckIn], when: object, people: int, read: AboutSafety, days: int) -> Earlier:
    """Return what check-ins add to a later one.

    Args:
        check_ins: oldest first.
        when: the time of the later one; None if it is not known: then only their concerns count.
        people: number of people of the later one, and of each of them.
        read: returns what of answers can count.
        days: for how many days answers count.

    Raises:
        QuestionError: a time cannot be read, or some have a time zone and some have none (IK422), or check-ins are of
            another number of people (IK458).
    """
    refuse_others([one.record for one in check_ins], people)
    answers: list[tuple[EarlierAnswers, ...]] = []
    for person in range(people if when is not None else 0):
        given = [one for check_in in check_ins for one in _given(check_in, person, read)]
        aged = [(age(one.when, when), one) for one in given]
        aged = [(old, one) for old, one in aged if timedelta() <= old <= timedelta(days=days)]
        aged.sort(key=lambda each: each[0], reverse=True)
        answers.append(_latest([one for _, one in aged]))
    return Earlier(answers=tuple(answers), concerns=standing_by_person([one.record for one in check_ins], people))


def _given(check_in: CheckIn, person: int, read: AboutSafety) -> Iterator[EarlierAnswers]:
    """Yield the answers of a person to safety questions at a check-in, and those that counted there, oldest first."""
    earlier = check_in.record.earlier
    if earlier is not None and earlier.answers:
        for one in earlier.answers[person]:
            yield EarlierAnswers(when=one.when, observations=Observations(read(one.observations)))
    if check_in.when is not None:
        told = read(check_in.record.people[person])
        yield EarlierAnswers(when=check_in.when, observations=Observations(told))


def _latest(given: Sequence[EarlierAnswers]) -> tuple[EarlierAnswers, ...]:
    """Return the answers without those that were given again later, oldest first."""
    kept: list[EarlierAnswers] = []
    later: set[str] = set()
    for one in reversed(given):
        if left := {id: value for id, value in one.observations.items() if id not in later}:
            kept.append(EarlierAnswers(when=one.when, observations=Observations(left)))
        later |= one.observations.keys()
    return tuple(reversed(kept))
