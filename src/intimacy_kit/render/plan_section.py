"""Tell a plan as part of the page of a diagnosis: equal weeks together, and no steps that are told there already."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from itertools import groupby

from intimacy_kit.documents.tree import Block, Paragraph, Section
from intimacy_kit.messages.catalogue import Messages
from intimacy_kit.reasoning.planning.plan import Plan, PlanItem, PlanWeek
from intimacy_kit.render.practices import practice_told


def plan_told(plan: Plan, told: Container[str], say: Messages) -> Iterator[Block]:
    """Yield the blocks of a plan.

    Args:
        plan: the plan.
        told: the ids of the practices whose steps are told elsewhere.
        say: the library's own messages.
    """
    yield from (Paragraph(note) for note in plan.notes)
    for _, alike in groupby(plan.weeks, key=lambda week: (week.new, week.items, week.minutes)):
        yield from _weeks(list(alike), told, say)
    if plan.review:
        yield Paragraph(plan.review)


def _weeks(weeks: Sequence[PlanWeek], told: Container[str], say: Messages) -> Iterator[Section]:
    """Yield a section for one week, or for consecutive weeks with the same content; none for an empty one."""
    first, last = weeks[0], weeks[-1]
    if not first.items:
        return
    if first is last:
        heading = say.gettext("Week {number}", number=first.number)
        minutes = say.ngettext("{count} minute", "{count} minutes", first.minutes)
    else:
        heading = say.gettext("Weeks {first} to {last}", first=first.number, last=last.number)
        minutes = say.ngettext("{count} minute each", "{count} minutes each", first.minutes)
    going_on = [str(item.number) for item in first.items if item.begins != first.number]
    body: list[Block] = [_item(item, told, say) for item in first.new]
    if going_on:
        body.append(Paragraph(say.gettext("Go on with {numbers}.", numbers=say.all_of(going_on)), "soft"))
    yield Section(heading, tuple(body), minutes)


def _item(item: PlanItem, told: Container[str], say: Messages) -> Section:
    practice = item.practice
    why = Paragraph(item.why, "soft")
    steps = practice.id not in told
    return practice_told(
        practice, say, alone=item.support, partners=item.partners, first=(why,), steps=steps, number=item.number
    )
