"""Plans as data, with their text and calendar entries."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field, StrictBool

from intimacy_kit.documents.tree import Block, Document, Item, Paragraph, Section
from intimacy_kit.errors import Problem, QuestionError
from intimacy_kit.messages.catalogue import Messages, messages_in
from intimacy_kit.model.cadences import CADENCES
from intimacy_kit.model.concepts import Practice
from intimacy_kit.model.couple import Who
from intimacy_kit.model.fields import Frozen, Id
from intimacy_kit.model.locales import Wanted
from intimacy_kit.reasoning.case.couples import who_of_two
from intimacy_kit.reasoning.diagnosing.support import Support, ToldResult, about

Hidden: Any = Field(repr=False)
Count = Annotated[int, Field(strict=True, ge=1)]


class PlanItem(Frozen):
    """A practice of a plan.

    Attributes:
        number: of the item in the plan, in the order in which they begin.
        strategies: the recommended strategies that it belongs to; the first is the reason for it.
        minutes_per_week: maximum minutes in a week; a practice that is done when needed counts once.
        begins: its first week, from 1.
        support: whether it is professional support, which does not count towards the minutes.
        evidence: grade of the evidence for its strategy; single practices were seldom studied.
        why: the reason for it, in plain words.
        partners: of a couple's practice for one, who does it; else empty, as for support because of what was said about
            safety: it names nobody.
    """

    number: Count = Hidden
    practice: Practice = Hidden
    strategies: tuple[Id, ...] = Hidden
    minutes_per_week: Count = Hidden
    begins: Count = Hidden
    support: StrictBool = Hidden
    evidence: Literal["good", "moderate", "limited", "expert_opinion"] = Hidden
    why: str = Hidden
    partners: tuple[Who, ...] = Field(default=(), repr=False)

    def is_done_in(self, week: int) -> bool:
        """Return whether it is done in a week, by its first week and its cadence."""
        since, every = week - self.begins, CADENCES[self.practice.cadence].every_weeks
        return since == 0 if every is None else since >= 0 and since % every == 0


class PlanWeek(Frozen):
    """A week of a plan.

    Attributes:
        number: from 1.
        items: what is done in it, new and continued.
        minutes: sum over the items, without professional support.
    """

    number: Count
    items: tuple[PlanItem, ...] = Hidden
    minutes: Annotated[int, Field(strict=True, ge=0)] = Hidden

    @property
    def new(self) -> tuple[PlanItem, ...]:
        """The items that begin in this week."""
        return tuple(item for item in self.items if item.begins == self.number)


class Plan(ToldResult):
    """Practices week by week within the time that people have. Made by `Diagnosis.plan`.

    It is for the person who answered, as it depends on all answers, private ones included.

    Attributes:
        minutes_per_week, together: the options.
        weeks: as many as requested.
        notes: what to know first, about safety or about why the plan is empty.
        review: what to do at the end of the last week; None under a safety concern, or if there is nothing to do.
        support: what is shown under a safety concern; else None.
        locale: the language of its texts; None for those of the packs, with English for all else.
    """

    minutes_per_week: Annotated[float, Field(strict=True, gt=0, allow_inf_nan=False)]
    together: StrictBool
    weeks: tuple[PlanWeek, ...] = Hidden
    notes: tuple[Annotated[str, Field(min_length=1)], ...] = Hidden
    review: str | None = Hidden
    support: Support | None = Hidden
    locale: Wanted | None = Field(default=None, repr=False)

    @property
    def concern(self) -> bool:
        """Whether there is a safety concern: then it holds professional support only."""
        return self.support is not None

    @property
    def items(self) -> tuple[PlanItem, ...]:
        """All items, by number."""
        return tuple(item for week in self.weeks for item in week.new)

    def _document(self) -> Document:
        return plan_document(self)

    def to_ics(self, start: date, *, names: bool = False) -> bytes:
        """Return the plan as calendar entries (iCalendar, RFC 5545), to be written to a file unchanged.

        Each item is an all-day entry that repeats, with the minutes and its number in the plan, and nothing of what was
        answered or found. What is done when needed has none. The same plan and start always give the same bytes.

        Args:
            start: the first day of the first week.
            names: whether entries have the titles of the practices, for a calendar that nobody else sees; professional
                support never has.

        Raises:
            QuestionError: there is a safety concern (IK440), `start` is not a date or `names` not a bool (IK404), or
                icalendar is not installed (IK407): `pip install ".[calendar]"` in a checkout.
        """
        from intimacy_kit.reasoning.planning.calendar import Entry, to_ics  # noqa: PLC0415 - few ask for it

        if self.concern:
            help = "a calendar is seen by others: show the plan to the person alone, in private"
            raise QuestionError(Problem("IK440", "a plan under a safety concern has no calendar", help))
        entries = [
            Entry(
                number=item.number,
                title=None if item.support else item.practice.title,
                together=item.practice.who == "both",
                minutes=item.practice.minutes,
                cadence=item.practice.cadence,
                begins=item.begins,
                done=tuple(week.number for week in self.weeks if item.is_done_in(week.number)),
            )
            for item in self.items
            if item.practice.cadence != "when_needed"
        ]
        return to_ics(entries, len(self.weeks), start, messages_in(self.locale), names=names)


def plan_document(plan: Plan) -> Document:
    """Return a plan without a safety concern as a document; weeks that are as the one before are left out."""
    say = messages_in(plan.locale)
    weeks = say.ngettext("{count} week", "{count} weeks", len(plan.weeks))
    minutes = say.ngettext("{count} minute", "{count} minutes", plan.minutes_per_week)
    title = say.gettext("A plan for {weeks}, {minutes} a week", weeks=weeks, minutes=minutes)
    body: list[Block] = [Paragraph(note) for note in plan.notes]
    told = [week for week in plan.weeks if week.items and not _goes_on(week, plan)]
    body += [_week(week, say) for week in told]
    if told and plan.weeks[-1].items and told[-1].number < len(plan.weeks):
        body.append(Paragraph(say.gettext("It goes on like this up to week {number}.", number=len(plan.weeks))))
    if plan.review is not None:
        body.append(Paragraph(say.gettext("At the end: {review}", review=plan.review)))
    return Document(title, tuple(body), say, locale=plan.locale)


def _goes_on(week: PlanWeek, plan: Plan) -> bool:
    """Return whether a week is as the week before."""
    return not week.new and week.number > 1 and _numbers(week) == _numbers(plan.weeks[week.number - 2])


def _week(week: PlanWeek, say: Messages) -> Section:
    body: list[Block] = [_item(item, say) for item in week.new]
    if going_on := [str(item.number) for item in week.items if item.begins < week.number]:
        body.append(Paragraph(say.gettext("Go on with {numbers}.", numbers=say.all_of(going_on)), "soft"))
    minutes = say.ngettext("{count} minute", "{count} minutes", week.minutes) if week.minutes else ""
    return Section(say.gettext("Week {number}", number=week.number), tuple(body), minutes)


def _numbers(week: PlanWeek) -> list[int]:
    return [item.number for item in week.items]


def _item(item: PlanItem, say: Messages) -> Item:
    grade = {
        "good": say.pgettext("evidence", "good"),
        "moderate": say.pgettext("evidence", "moderate"),
        "limited": say.pgettext("evidence", "limited"),
        "expert_opinion": say.pgettext("evidence", "expert opinion"),
    }[item.evidence]
    why = say.gettext("{why} (evidence: {grade})", why=item.why, grade=grade)
    how = about(item.practice, say)
    if item.partners:
        how = f"{how}, {who_of_two(item.partners, say)}"
    return Item(f"{item.practice.title}: {how}", (Paragraph(why),), number=item.number)
