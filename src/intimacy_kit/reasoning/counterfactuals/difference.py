"""The difference between two diagnoses of one case, and its text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from pydantic import Field

from intimacy_kit.documents.tree import Block, Document, Item, Paragraph, Section, items, section
from intimacy_kit.messages.catalogue import Messages
from intimacy_kit.model.couple import PARTNERS, Who
from intimacy_kit.model.fields import Frozen, Id, Share, Title
from intimacy_kit.model.level_words import LevelWords, telling
from intimacy_kit.model.levels import Level, StrengthLevel, is_open, level_told
from intimacy_kit.model.locales import Wanted
from intimacy_kit.model.result import Finding, Record, Remedy, Strength
from intimacy_kit.model.rulebook import RuleBook
from intimacy_kit.model.safety import Concern
from intimacy_kit.reasoning.explanations.words import Words, of_partner_told

Way = Literal["appears", "rises", "stays", "falls", "goes"]
Status = Literal["concern", "not_screened", "no_concern_reported"]
_Hidden = Field(repr=False)


class ChangedAnswer(Frozen):
    """A signal with a different answer, of two partners that of one.

    `before` and `after` are in plain words; None is not answered.
    """

    id: Id = _Hidden
    title: Title = _Hidden
    partner: Who | None = Field(default=None, repr=False)
    before: str | None = _Hidden
    after: str | None = _Hidden


class FindingState(Frozen):
    """The level, score and interval of a finding."""

    level: Level | StrengthLevel = _Hidden
    score: Share = _Hidden
    low: Share = _Hidden
    high: Share = _Hidden


class FindingDifference(Frozen):
    """A finding or component with a different score or interval.

    Attributes:
        way: `appears` if it was not present before, `goes` if it no longer is, else whether its score `rises` or
            `falls`; it `stays` where only the interval differs.
    """

    id: Id = _Hidden
    title: Title = _Hidden
    kind: Literal["challenge", "consequence", "component"] = _Hidden
    way: Way = _Hidden
    before: FindingState = _Hidden
    after: FindingState = _Hidden


class RemedyDifference(Frozen):
    """A remedy that `comes`, `goes`, or moves `up` or `down`. Ranks count from 1; None is not recommended."""

    id: Id = _Hidden
    title: Title = _Hidden
    way: Literal["comes", "up", "down", "goes"] = _Hidden
    before: int | None = _Hidden
    after: int | None = _Hidden


class SafetyDifference(Frozen):
    """The safety status before and after, and the concerns after, which include all from before."""

    before: Status = _Hidden
    after: Status = _Hidden
    concerns: tuple[Concern, ...] = _Hidden


class Difference(Frozen):
    """The difference between two diagnoses.

    Attributes:
        signals: those with different answers.
        findings, components, remedies: those that differ; findings and components by id, remedies by the later rank.
        safety: always present, as it comes first.
        locale: of all texts; None for those of the packs, told in English.
        level_words: what packs call the levels of findings, in that locale.
    """

    signals: tuple[ChangedAnswer, ...] = _Hidden
    findings: tuple[FindingDifference, ...] = _Hidden
    components: tuple[FindingDifference, ...] = _Hidden
    remedies: tuple[RemedyDifference, ...] = _Hidden
    safety: SafetyDifference = _Hidden
    locale: Wanted | None = Field(default=None, repr=False)
    level_words: tuple[LevelWords, ...] = Field(default=(), repr=False)

    def told(self) -> Document:
        """Return it in words, for a case without a safety concern."""
        return _told(self)


def difference(book: RuleBook, before: Record, after: Record) -> Difference:
    """Return what differs between two diagnoses made with the same rules."""
    words = Words.of(book, telling(after.locale, after.level_words))
    return Difference(
        signals=tuple(_signals(words, before, after)),
        findings=_findings(before.findings, after.findings),
        components=_findings(before.components, after.components),
        remedies=_remedies(before.remedies, after.remedies),
        safety=SafetyDifference(before=before.safety.status, after=after.safety.status, concerns=after.safety.concerns),
        locale=after.locale,
        level_words=after.level_words,
    )


def _signals(words: Words, before: Record, after: Record) -> Iterator[ChangedAnswer]:
    people: tuple[Who | None, ...] = (None,) if after.partners is None else PARTNERS
    for partner, was, now in zip(people, before.people, after.people, strict=True):
        for id in sorted({*was, *now}):
            if was.get(id) != now.get(id):
                then, supposed = words.fact(id, was.get(id)), words.fact(id, now.get(id))
                yield ChangedAnswer(id=id, title=words.name(id), partner=partner, before=then, after=supposed)


def _findings(
    before: Iterable[Finding | Strength], after: Iterable[Finding | Strength]
) -> tuple[FindingDifference, ...]:
    return tuple(
        FindingDifference(
            id=new.id, title=new.title, kind=new.kind, way=_way(old, new), before=_state_of(old), after=_state_of(new)
        )
        for old, new in zip(before, after, strict=True)
        if (old.score, old.low, old.high) != (new.score, new.low, new.high)
    )


def _state_of(found: Finding | Strength) -> FindingState:
    return FindingState(level=found.level, score=found.score, low=found.low, high=found.high)


def _way(old: Finding | Strength, new: Finding | Strength) -> Way:
    if (old.level == "none") != (new.level == "none"):
        return "appears" if old.level == "none" else "goes"
    if old.score == new.score:
        return "stays"
    return "rises" if new.score > old.score else "falls"


def _remedies(before: Sequence[Remedy], after: Sequence[Remedy]) -> tuple[RemedyDifference, ...]:
    old, new = ({remedy.strategy.id: rank for rank, remedy in enumerate(some, 1)} for some in (before, after))
    titles = {remedy.strategy.id: remedy.strategy.title for remedy in (*before, *after)}
    moved: list[RemedyDifference] = []
    for id in [*new, *(id for id in old if id not in new)]:
        was, now = old.get(id), new.get(id)
        if was is None:
            moved.append(RemedyDifference(id=id, title=titles[id], way="comes", before=None, after=now))
        elif now is None:
            moved.append(RemedyDifference(id=id, title=titles[id], way="goes", before=was, after=None))
        elif was != now:
            way: Literal["up", "down"] = "up" if now < was else "down"
            moved.append(RemedyDifference(id=id, title=titles[id], way=way, before=was, after=now))
    return tuple(moved)


def _told(told: Difference) -> Document:
    """A difference told to the person who asked, where there is no safety concern."""
    say = telling(told.locale, told.level_words)
    body: list[Block] = [*items([_supposed(signal, say) for signal in told.signals], own=True)]
    sections = [
        *section(say.gettext("What would ease"), _moved(told.findings, say, "falls", "goes")),
        *section(say.gettext("What would weigh more"), _moved(told.findings, say, "appears", "rises")),
        *section(say.gettext("What would grow stronger"), _moved(told.components, say, "appears", "rises")),
        *section(say.gettext("What would grow weaker"), _moved(told.components, say, "falls", "goes")),
        *section(
            say.gettext("What can help then"), items([_helping(remedy, say) for remedy in told.remedies], own=True)
        ),
    ]
    if sections:
        end = say.gettext(
            "This is what follows from the rules for answers that nobody has given: no promise, and no demand on "
            "anyone."
        )
        body += [*sections, Section(say.gettext("To bear in mind"), (Paragraph(end),))]
    else:
        body.append(Paragraph(say.gettext("Nothing that is found would change.")))
    return Document(say.gettext("What if ..."), tuple(body), say, locale=told.locale)


def _supposed(signal: ChangedAnswer, say: Messages) -> str:
    unanswered = say.gettext("not answered")
    return say.gettext(
        "{title}: {supposed} (now: {now})",
        title=of_partner_told(signal.title, signal.partner, say),
        supposed=unanswered if signal.after is None else signal.after,
        now=unanswered if signal.before is None else signal.before,
    )


def _moved(found: Iterable[FindingDifference], say: Messages, *ways: Way) -> tuple[Item, ...]:
    present = (one for one in found if one.way in ways and (one.before.level, one.after.level) != ("none", "none"))
    told = sorted(present, key=lambda one: (-_step(one), one.id))
    return items([_change(one, say) for one in told], own=True)


def _step(found: FindingDifference) -> float:
    return abs(found.after.score - found.before.score)


def _change(found: FindingDifference, say: Messages) -> str:
    before, after = (
        level_told(state.level, found.kind, state.score, state.high, say) for state in (found.before, found.after)
    )
    goes = found.way == "goes" and not is_open(found.after.score, found.after.high)
    if goes and found.kind == "component":
        return say.gettext("{title}: no longer seen (now: {level})", title=found.title, level=before)
    if goes:
        return say.gettext("{title}: no longer felt (now: {level})", title=found.title, level=before)
    if before != after:
        return say.gettext("{title}: {supposed} (now: {now})", title=found.title, supposed=after, now=before)
    if found.way == "falls":
        return say.gettext("{title}: still {level}, but less than now", title=found.title, level=after)
    return say.gettext("{title}: still {level}, but more than now", title=found.title, level=after)


def _helping(remedy: RemedyDifference, say: Messages) -> str:
    title, places = remedy.title, {"title": remedy.title, "place": remedy.after, "now": remedy.before}
    match remedy.way:
        case "comes":
            return say.gettext("{title}: would be suggested too", title=title)
        case "goes":
            return say.gettext("{title}: would no longer be needed", title=title)
        case "up":
            return say.gettext("{title}: would matter more (place {place}, now {now})", **places)
        case _:
            return say.gettext("{title}: would matter less (place {place}, now {now})", **places)
