"""Explanations as data, and the documents that tell them.

Under a safety concern the data is complete, and what is told is `support`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, Any, Literal

from pydantic import Field

from intimacy_kit.documents.tree import Block, Document, Item, Paragraph, Section, items, section
from intimacy_kit.messages.catalogue import Messages
from intimacy_kit.model.couple import Who
from intimacy_kit.model.fields import Frozen, Id, Name, Share, Title
from intimacy_kit.model.level_words import LevelWords, telling
from intimacy_kit.model.levels import MILD, Level, StrengthLevel, is_open, level_told, level_word, score_told
from intimacy_kit.model.locales import Wanted
from intimacy_kit.model.result import Basis
from intimacy_kit.reasoning.diagnosing.support import Support, ToldResult
from intimacy_kit.reasoning.explanations.grounds import Ground, grounds_told
from intimacy_kit.reasoning.explanations.index_explanation import IndexExplanation
from intimacy_kit.reasoning.explanations.words import named

Truth = Literal["true", "false", "unknown"]
Signed = Annotated[float, Field(ge=-1, le=1)]
Hidden: Any = Field(repr=False)


class FactAccount(Frozen):
    """One comparison of a rule.

    Attributes:
        name, title: of the signal or finding that is compared; `partner.` and the signal for what the other one of two
            partners answered.
        condition: its text, such as `quality_time_hours < 3`.
        truth: on the known answers.
        words: the condition in plain words, such as "quality time together: under 3 hours per week".
        observed: the answer or finding in plain words; None if it is unknown.
    """

    name: Name
    title: str
    condition: str
    truth: Truth = Hidden
    words: str = Hidden
    observed: str | None = Hidden


class StepChange(Frozen):
    """What it would take for another step of a rule to be its strongest true one.

    Attributes:
        strength: what the rule would weigh then; 0 if no step of it would be true.
        would_take: what is missing, as a condition (and in words).
    """

    strength: Share = Hidden
    would_take: str = Hidden
    would_take_words: str = Hidden


class Covered(Frozen):
    """A rule that would count if no other rule of its facet did."""

    id: Id
    because: str = Hidden


class RuleAccount(Frozen):
    """One rule of a finding, and its result in this case.

    It stands for one of its steps: the strongest that is true, else the weakest that is open, else the weakest.

    Attributes:
        facet: what it is about together with other rules; None for a rule by itself.
        step: the number of that step among all that its pack gives the rule, from 1: also where some are not there, for
            one person or in a context.
        strength, because, condition: of that step.
        truth: on the known answers: true if any of its steps is, unknown if none is and some are unknown.
        settled: whether no answer can make a step true that is stronger than its strongest true one.
        counts: whether that step is the one that counts of its facet.
        covered_by: the id of the rule of its facet that counts instead; None if it counts, or is not true.
        covers: the other rules of its facet that are true, if it counts.
        up, down: what it would take for the next stronger step to be true, or for this one not to be; None for rules of
            one step, where there is no stronger one, and where none is true.
        share: its share of the score; negative for relief; zero if it does not count.
        facts: its comparisons, from left to right, in negation normal form: each says what would help the rule to
            count.
        would_take: what is missing for it to count, as a condition (and in words); None if it counts.
        waits_for: the signals and findings that could still decide it, with `partner.` as above.
    """

    id: Id
    effect: Literal["supports", "relieves"]
    facet: Id | None = None
    step: int = Hidden
    strength: Share = Hidden
    because: str = Hidden
    condition: str = Hidden
    truth: Truth = Hidden
    settled: bool = Hidden
    counts: bool = Hidden
    covered_by: Id | None = Hidden
    covers: tuple[Covered, ...] = Hidden
    up: StepChange | None = Hidden
    down: StepChange | None = Hidden
    share: Signed = Hidden
    facts: tuple[FactAccount, ...] = Hidden
    would_take: str | None = Hidden
    would_take_words: str | None = Hidden
    waits_for: tuple[Name, ...] = Hidden


class LinkAccount(Frozen):
    """A link from another finding: `contribution` is strength times its score, `share` the share of this score."""

    id: Id
    title: Title
    strength: Share
    score: Share = Hidden
    contribution: Share = Hidden
    share: Share = Hidden


class FindingExplanation(ToldResult):
    """Why a finding has its score, and why it has no higher one.

    Of two partners it is that of the one whose score it is, with the interval of both together.

    Attributes:
        basis: as in `Finding`; None for a component.
        partner: of two partners, whose it is; None for one person.
        tied: of two partners with the same score the explanation for the other one; else None.
        rules: all its rules: those that count first, by share; then those undetermined; then the others.
        links: the findings that lead to it.
        causes: explanations of the findings it rests on, each once, the nearest first: the chain back to the signals.
        grounds: the sources of the rules and links that count, as far as their design or certainty is known.
        support: what is told instead under a safety concern; else None.
        locale: of all texts; None for those of the packs, told in English.
        level_words: what packs call the levels of findings, in that locale.
    """

    id: Id
    title: Title
    kind: Literal["challenge", "consequence", "component"]
    level: Level | StrengthLevel = Hidden
    score: Share = Hidden
    low: Share = Hidden
    high: Share = Hidden
    basis: Basis | None = Field(default=None, repr=False)
    partner: Who | None = Field(default=None, repr=False)
    tied: FindingExplanation | None = Field(default=None, repr=False)
    rules: tuple[RuleAccount, ...] = Hidden
    links: tuple[LinkAccount, ...] = Hidden
    causes: tuple[FindingExplanation, ...] = Hidden
    grounds: tuple[Ground, ...] = Field(default=(), repr=False, exclude_if=lambda grounds: not grounds)
    support: Support | None = Hidden
    locale: Wanted | None = Field(default=None, repr=False)
    level_words: tuple[LevelWords, ...] = Field(default=(), repr=False)

    @property
    def shares(self) -> dict[str, float]:
        """Return the share of each rule and link that counts, by id; they add up to the score."""
        parts = [(rule.id, rule.share) for rule in self.rules] + [(link.id, link.share) for link in self.links]
        return {id: share for id, share in parts if share}

    def _document(self) -> Document:
        return finding_told(self)


class AddressedAccount(Frozen):
    """A finding that a strategy helps with: `contribution` = efficacy times its score; `share` of the relevance.

    It is `open` where it is not known yet.
    """

    id: Id
    title: Title
    level: Level = Hidden
    open: bool = Hidden
    efficacy: Share
    score: Share = Hidden
    contribution: Share = Hidden
    share: Share = Hidden


class RemedyExplanation(ToldResult):
    """Why a strategy is recommended, or why it is not.

    Attributes:
        recommended: whether it is among the remedies of this case.
        relevance, priority: as in `Remedy`; the priority is None if it is not recommended.
        held_back_by: the strategies that should come before it and bring its priority below its relevance.
        first: of one that comes before all others, the signals and findings that its `first_when` is true by.
        suited: the practices that suit the case, with what they suit.
        left_out: the practices that do not suit the case.
        waiting: the practices that wait until the questions about safety are answered.
        addressed: the findings it helps with, by share.
        causes: explanations of those that count.
        grounds: the sources of the strategy, as far as their design or certainty is known.
        support: what is told instead under a safety concern; else None.
        locale: of all texts; None for those of the packs, told in English.
        level_words: what packs call the levels of findings, in that locale.
    """

    id: Id
    title: Title
    kind: Literal["remedy"] = "remedy"
    recommended: bool = Hidden
    relevance: Share = Hidden
    priority: Share | None = Hidden
    held_back_by: tuple[Title, ...] = Hidden
    first: tuple[Title, ...] = Hidden
    suited: tuple[tuple[Title, tuple[Title, ...]], ...] = Hidden
    left_out: tuple[Title, ...] = Hidden
    waiting: tuple[Title, ...] = Hidden
    addressed: tuple[AddressedAccount, ...] = Hidden
    causes: tuple[FindingExplanation, ...] = Hidden
    grounds: tuple[Ground, ...] = Field(default=(), repr=False, exclude_if=lambda grounds: not grounds)
    support: Support | None = Hidden
    locale: Wanted | None = Field(default=None, repr=False)
    level_words: tuple[LevelWords, ...] = Field(default=(), repr=False)

    @property
    def shares(self) -> dict[str, float]:
        """Return the share of each finding, by id; they add up to the relevance."""
        return {account.id: account.share for account in self.addressed if account.share}

    def _document(self) -> Document:
        return remedy_told(self)


Explanation = FindingExplanation | RemedyExplanation | IndexExplanation


def finding_told(explanation: FindingExplanation) -> Document:
    """Return the document of the explanation of a finding."""
    say = telling(explanation.locale, explanation.level_words)
    body: tuple[Block, ...] = (
        Paragraph(_score_sentence(explanation, say)),
        *_standing(explanation, say),
        *_of_whom(explanation, say),
    )
    level = level_told(explanation.level, explanation.kind, explanation.score, explanation.high, say)
    title = named(explanation.title, level, say)
    return Document(title, body, say, locale=explanation.locale)


def _of_whom(explanation: FindingExplanation, say: Messages) -> tuple[Block, ...]:
    """Return what it comes from, of two partners with whose it is."""
    if explanation.partner is None:
        return _account(explanation, say)
    if explanation.tied is None:
        told = say.gettext("It follows from what person {partner} answered.", partner=explanation.partner)
        return (Paragraph(told), *_account(explanation, say))
    both = ((each, _account(each, say)) for each in (explanation, explanation.tied))
    return tuple(
        part
        for each, account in both
        for part in section(say.gettext("What person {partner} answered", partner=str(each.partner)), account)
    )


def _account(explanation: FindingExplanation, say: Messages) -> tuple[Block, ...]:
    return (
        *grounds_told(explanation.grounds, say),
        *section(say.gettext("What counts"), _counted(explanation, say)),
        *section(say.gettext("What is still open"), _open(explanation, say)),
        *section(say.gettext("What does not count, and what it would take"), _not_counted(explanation, say)),
        *_causes(explanation.causes, say),
    )


def remedy_told(explanation: RemedyExplanation) -> Document:
    """Return the document of the explanation of a strategy."""
    say = telling(explanation.locale, explanation.level_words)
    adds = [
        say.gettext(
            "{title}: {level}. Adds {share}.",
            title=account.title,
            level=level_word(account.level, "challenge", say),
            share=_two(account.share, say),
        )
        for account in explanation.addressed
        if account.share
    ]
    others = [account for account in explanation.addressed if not account.share]
    open_, absent = ([each.title for each in others if each.open is which] for which in (True, False))
    body: tuple[Block, ...] = (
        *map(Paragraph, _remedy_sentences(explanation, say)),
        *grounds_told(explanation.grounds, say),
        *section(say.gettext("What it helps with here"), items(adds, own=True)),
        *section(say.gettext("What else it can help with, but is not known yet"), items(open_)),
        *section(say.gettext("What else it can help with, but was not found"), items(absent)),
        *section(say.gettext("Its practices here"), items(_practices(explanation, say), own=True)),
        *_causes(explanation.causes, say),
    )
    return Document(explanation.title, body, say, locale=explanation.locale)


def _two(number: float, say: Messages) -> str:
    return say.decimals(f"{number:.2f}")


def _score_sentence(explanation: FindingExplanation, say: Messages) -> str:
    score = score_told(explanation.score, say)
    if explanation.low == explanation.high:
        return say.gettext("Scored {score} on what is known. No open question can change that.", score=score)
    return say.gettext(
        "Scored {score} on what is known. With the open questions answered it could lie from {low} to {high}.",
        score=score,
        low=score_told(explanation.low, say),
        high=score_told(explanation.high, say),
    )


def _standing(explanation: FindingExplanation, say: Messages) -> Iterator[Paragraph]:
    """Yield what is said of what is not known yet, and of what a consequence rests on."""
    if is_open(explanation.score, explanation.high):
        yield Paragraph(say.gettext("It is not known yet: what was answered so far is not enough to tell."))
    elif explanation.basis == "answers":
        yield Paragraph(say.gettext("It is felt already: what was answered about it shows it."))
    elif explanation.basis == "links":
        yield Paragraph(
            say.gettext("It may follow from what leads here; what was answered about itself does not show it yet.")
        )


def _counted(explanation: FindingExplanation, say: Messages) -> list[Block]:
    rules = [
        Item(
            f"{rule.because} {_share(rule, explanation.kind, say)}",
            items([*_facts(rule, say), *_beside(rule, say)], own=True),
        )
        for rule in explanation.rules
        if rule.counts
    ]
    links = [
        Item(
            say.gettext('"{title}" leads here. (adds {share})', title=link.title, share=_two(link.share, say)),
            items([say.gettext("it is scored {score}", score=score_told(link.score, say))], own=True),
            own=True,
        )
        for link in explanation.links
        if link.share
    ]
    return [*rules, *links]


def _share(rule: RuleAccount, kind: str, say: Messages) -> str:
    """Return what a rule adds, or takes off: what relieves something hard holds something good back."""
    share = _two(abs(rule.share), say)
    if rule.effect == "supports":
        return say.gettext("(adds {share})", share=share)
    if kind == "component":
        return say.gettext("(holds back {share})", share=share)
    return say.gettext("(takes off {share})", share=share)


def _facts(rule: RuleAccount, say: Messages) -> list[str]:
    return [
        say.gettext("{condition} (here: {answer})", condition=fact.words, answer=fact.observed)
        for fact in rule.facts
        if fact.observed is not None
    ]


def _beside(rule: RuleAccount, say: Messages) -> list[str]:
    """Return what a rule that counts covers, and what its next steps up and down would take."""
    told: list[str] = []
    if rule.covers:
        reasons = " ".join(covered.because for covered in rule.covers)
        told.append(say.gettext("Counted with it, as they are about the same thing: {reasons}", reasons=reasons))
    if rule.up is not None:
        told.append(say.gettext("It would weigh more with: {condition}", condition=rule.up.would_take_words))
    if rule.down is not None:
        told.append(say.gettext("It would weigh less with: {condition}", condition=rule.down.would_take_words))
    return told


def _open(explanation: FindingExplanation, say: Messages) -> list[Block]:
    return [
        Item(rule.because, items([_would_count(rule, explanation.kind, say)], own=True))
        for rule in explanation.rules
        if rule.truth == "unknown"
    ]


def _would_count(rule: RuleAccount, kind: str, say: Messages) -> str:
    if rule.effect == "supports":
        return say.gettext("It would count with: {condition}", condition=rule.would_take_words)
    if kind == "component":
        return say.gettext("It would hold this strength back with: {condition}", condition=rule.would_take_words)
    return say.gettext("It would relieve with: {condition}", condition=rule.would_take_words)


def _not_counted(explanation: FindingExplanation, say: Messages) -> list[Block]:
    return [
        Item(rule.because, items([_would_take(rule, explanation.kind, say), _facts_against(rule, say)], own=True))
        for rule in explanation.rules
        if rule.truth == "false"
    ]


def _would_take(rule: RuleAccount, kind: str, say: Messages) -> str:
    if rule.effect == "supports":
        return say.gettext("It would take: {condition}", condition=rule.would_take_words)
    if kind == "component":
        return say.gettext("It would hold this strength back only with: {condition}", condition=rule.would_take_words)
    return say.gettext("For relief it would take: {condition}", condition=rule.would_take_words)


def _facts_against(rule: RuleAccount, say: Messages) -> str:
    seen = dict.fromkeys(named(fact.title, str(fact.observed), say) for fact in rule.facts if fact.truth == "false")
    return say.gettext("Here: {answers}", answers="; ".join(seen))


def _causes(causes: Sequence[FindingExplanation], say: Messages) -> list[Section]:
    """Return what is told of the causes that are present; those of level none are omitted."""
    return [
        part
        for cause in causes
        if cause.level != "none"
        for part in section(
            say.gettext(
                "Behind it: {title} ({level})", title=cause.title, level=level_word(cause.level, cause.kind, say)
            ),
            _counted(cause, say),
        )
    ]


def _practices(explanation: RemedyExplanation, say: Messages) -> list[str]:
    """Return what is told of practices: which suit the case, which do not, and which wait."""
    told = [
        say.gettext("{title}: suits what was answered about {reasons}", title=title, reasons=", ".join(reasons))
        for title, reasons in explanation.suited
    ]
    told += [say.gettext("{title}: left out, as it does not suit", title=title) for title in explanation.left_out]
    return told + [
        say.gettext("{title}: waits for the questions about safety", title=title) for title in explanation.waiting
    ]


def _remedy_sentences(explanation: RemedyExplanation, say: Messages) -> Iterator[str]:
    yield _remedy_sentence(explanation, say)
    if explanation.first:
        yield say.gettext("It comes before all others because of: {reasons}.", reasons=", ".join(explanation.first))


def _remedy_sentence(explanation: RemedyExplanation, say: Messages) -> str:
    if explanation.priority is None:
        return say.gettext(
            "Not recommended here: its relevance is {relevance}, and {needed} would be needed.",
            relevance=score_told(explanation.relevance, say),
            needed=_two(MILD, say),
        )
    priority = _two(explanation.priority, say)
    if not explanation.held_back_by:
        return say.gettext("Recommended with priority {priority}.", priority=priority)
    return say.gettext(
        "Recommended with priority {priority}. Its own relevance is {relevance}; it waits for: {strategies}.",
        priority=priority,
        relevance=_two(explanation.relevance, say),
        strategies=", ".join(explanation.held_back_by),
    )
