"""The recipe of a weekly check-in of two: what is asked, what still counts, and who sees what. Pure functions.

Which of the questions for both come in a week follows from nothing that was answered in private, and they come under a
concern, too: otherwise the other one could see on the page for both that something had been said.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

import intimacy_kit as ik

WEEKLY = (
    "quality_time_hours", "feels_heard", "appreciation", "emotional_closeness", "daily_gestures", "trust"
)  # fmt: skip
"""What is asked every week, so that weeks can be compared."""

IN_TURN = (
    "empathy_felt", "shares_feelings", "hides_feelings", "promises_kept", "honesty", "shares_fears_and_dreams",
    "validation", "misunderstandings", "interrupts", "criticism", "repair_works", "unresolved_conflicts",
    "resentment", "compromise", "emotional_support", "knows_partner_world", "playfulness", "rituals_kept",
    "shared_activities", "physical_intimacy", "loneliness", "relationship_satisfaction", "growth_together",
    "fears_judgment",
)  # fmt: skip
"""What is asked in turn, some of it each week. None of it, and nothing of `WEEKLY`, is asked in private."""

FOR_BOTH = frozenset(WEEKLY + IN_TURN)
PER_WEEK = 6
STANDS = timedelta(days=28)
"""How long an answer stands: the questions are about the past four weeks. In that time all of `IN_TURN` is asked."""

MINUTES = 60
"""What somebody has for their own plan in a week."""


class Week(NamedTuple):
    """What one partner said in a week: answers by signal, and what they would not say."""

    answers: Mapping[str, Any]
    declined: frozenset[str] = frozenset()

    @property
    def asked(self) -> frozenset[str]:
        return self.declined.union(self.answers)


Weeks = Mapping[date, Week]
"""What one partner said, by the Monday of the week."""

History = list[tuple[date, ik.Diagnosis]]
NOTHING = Week({})


def monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def for_both(weeks: Weeks, now: date) -> tuple[str, ...]:
    """Return what a partner is asked this week that the page for both follows from: what is longest ago comes next."""
    last = {id: when for when in sorted(weeks) if when < now for id in weeks[when].asked}
    return *WEEKLY, *sorted(IN_TURN, key=lambda id: last.get(id, date.min))[:PER_WEEK]


def has_finished(weeks: Weeks, now: date) -> bool:
    """Return whether a partner has answered or declined all that is for both; nothing private takes part."""
    return weeks.get(now, NOTHING).asked.issuperset(for_both(weeks, now))


def standing(weeks: Weeks, now: date) -> dict[str, Any]:
    """Return what a partner said this week, and before what is for both and still stands.

    Private answers are not carried: what of them still counts for safety, the library knows from `earlier=`.
    """
    told: dict[str, Any] = {}
    for when in sorted(when for when in weeks if now - STANDS < when <= now):
        told = {id: value for id, value in told.items() if id not in weeks[when].declined}
        told |= {id: value for id, value in weeks[when].answers.items() if when == now or id in FOR_BOTH}
    return told


def as_said(kb: ik.KnowledgeBase, weeks: Weeks, until: date) -> History:
    """Return the check-ins of one partner, each of what was said in that week alone: what `earlier=` takes."""
    said: History = []
    for when in sorted(when for when in weeks if when <= until):
        said.append((when, kb.diagnose(weeks[when].answers, earlier=said, when=when)))
    return said


def before(kb: ik.KnowledgeBase, weeks: Weeks, now: date) -> History:
    return as_said(kb, weeks, now - timedelta(days=1))


def of_one(kb: ik.KnowledgeBase, weeks: Weeks, now: date) -> ik.Diagnosis:
    """Return the diagnosis of one partner, for their own eyes: of their own answers, as if there were no other."""
    return kb.diagnose(standing(weeks, now), earlier=before(kb, weeks, now), when=now)


def history(kb: ik.KnowledgeBase, weeks: Weeks, until: date) -> History:
    """Return what stood in each week of one partner, for their own eyes: what `progress` compares."""
    said = as_said(kb, weeks, until)
    return [
        (when, kb.diagnose(standing(weeks, when), earlier=said[:number], when=when))
        for number, (when, _) in enumerate(said)
    ]


def next_question(kb: ik.KnowledgeBase, weeks: Weeks, now: date) -> ik.NextQuestion | None:
    """Return what to ask a partner next: in private, if that is due, and then what is for both; None at the end."""
    week, earlier = weeks.get(now, NOTHING), before(kb, weeks, now)
    private = kb.checkin(
        known=week.answers, declined=week.declined, max_questions=0, stop_when="everything", earlier=earlier, when=now
    )  # none but what is asked first, in private: that does not count towards the maximum
    if private.question is not None:
        return private.question
    left = [id for id in for_both(weeks, now) if id not in week.asked]
    return kb.checkin(only=left[:1], stop_when="everything").question if left else None


def shared(kb: ik.KnowledgeBase, a: Weeks, b: Weeks, now: date) -> tuple[date, ik.Shareable] | None:
    """Return what both may see, of the last week that both have finished; None before the first.

    So it changes once a week, and while one of them is missing it stays as it was. It rests on what both have answered
    alone: whoever declines everything reads nothing of the other one.
    """
    both = [when for when in a.keys() & b.keys() if when <= now and has_finished(a, when) and has_finished(b, when)]
    if not both:
        return None
    when = max(both)
    of_a, of_b = standing(a, when), standing(b, when)
    answered = FOR_BOTH & of_a.keys() & of_b.keys()
    couple = ik.Couple(a={id: of_a[id] for id in answered}, b={id: of_b[id] for id in answered})
    return when, kb.diagnose(couple).shareable()
