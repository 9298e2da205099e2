"""Explanations as data, with their text and Markdown.

Under a safety concern the data is complete, and the text is that of `support`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Literal

from pydantic import Field

from intimacy_kit.documents.blocks import Block, Blocks, headed
from intimacy_kit.model.fields import Frozen, Id, Share, Title
from intimacy_kit.model.levels import Level, StrengthLevel, score_text
from intimacy_kit.reasoning.diagnosing.support import Support, ToldInBlocks

Truth = Literal["true", "false", "unknown"]
Signed = Annotated[float, Field(ge=-1, le=1)]
Hidden: Any = Field(repr=False)


class FactAccount(Frozen):
    """One comparison of a rule.

    Attributes:
        name, title: of the signal or finding that is compared.
        condition: its text, such as `quality_time_hours < 3`.
        truth: on the known answers.
        words: the condition in plain words, such as "quality time together: under 3 hours per week".
        observed: the answer or finding in plain words; None if it is unknown.
    """

    name: Id
    title: Title
    condition: str
    truth: Truth = Hidden
    words: str = Hidden
    observed: str | None = Hidden


class RuleAccount(Frozen):
    """One rule of a finding, and its result in this case.

    Attributes:
        truth: of its condition on the known answers.
        settled: whether no answer can change that any more.
        share: its share of the score; negative for relief; zero if it does not count.
        facts: its comparisons, from left to right, in negation normal form: each says what would help the rule to
            count.
        would_take: what is missing for it to count, as a condition (and in words); None if it counts.
        waits_for: the signals and findings that could still decide it.
    """

    id: Id
    effect: Literal["supports", "relieves"]
    strength: Share
    because: str
    condition: str
    truth: Truth = Hidden
    settled: bool = Hidden
    share: Signed = Hidden
    facts: tuple[FactAccount, ...] = Hidden
    would_take: str | None = Hidden
    would_take_words: str | None = Hidden
    waits_for: tuple[Id, ...] = Hidden


class LinkAccount(Frozen):
    """A link from another finding: `contribution` is strength times its score, `share` the share of this score."""

    id: Id
    title: Title
    strength: Share
    score: Share = Hidden
    contribution: Share = Hidden
    share: Share = Hidden


class FindingExplanation(ToldInBlocks, Frozen):
    """Why a finding has its score, and why it has no higher one.

    Attributes:
        rules: all its rules: those that count first, by share; then those undetermined; then the others.
        links: the findings that lead to it.
        causes: explanations of the findings it rests on, each once, the nearest first: the chain back to the signals.
        support: the text that replaces all others under a safety concern; else None.
    """

    id: Id
    title: Title
    kind: Literal["challenge", "consequence", "component"]
    level: Level | StrengthLevel = Hidden
    score: Share = Hidden
    low: Share = Hidden
    high: Share = Hidden
    rules: tuple[RuleAccount, ...] = Hidden
    links: tuple[LinkAccount, ...] = Hidden
    causes: tuple[FindingExplanation, ...] = Hidden
    support: Support | None = Hidden

    @property
    def shares(self) -> dict[str, float]:
        """Return the share of each rule and link that counts, by id; they add up to the score."""
        parts = [(rule.id, rule.share) for rule in self.rules] + [(link.id, link.share) for link in self.links]
        return {id: share for id, share in parts if share}

    def _blocks(self) -> Blocks:
        return finding_blocks(self)


class AddressedAccount(Frozen):
    """A finding that a strategy helps with: `contribution` = efficacy times its score; `share` of the relevance."""

    id: Id
    title: Title
    level: Level = Hidden
    efficacy: Share
    score: Share = Hidden
    contribution: Share = Hidden
    share: Share = Hidden


class RemedyExplanation(ToldInBlocks, Frozen):
    """Why a strategy is recommended, or why it is not.

    Attributes:
        recommended: whether it is among the remedies of this case.
        relevance, priority: as in `Remedy`; the priority is None if it is not recommended.
        held_back_by: the strategies that should come before it and bring its priority below its relevance.
        addressed: the findings it helps with, by share.
        causes: explanations of those that count.
        support: the text that replaces all others under a safety concern; else None.
    """

    id: Id
    title: Title
    kind: Literal["remedy"] = "remedy"
    recommended: bool = Hidden
    relevance: Share = Hidden
    priority: Share | None = Hidden
    held_back_by: tuple[Title, ...] = Hidden
    addressed: tuple[AddressedAccount, ...] = Hidden
    causes: tuple[FindingExplanation, ...] = Hidden
    support: Support | None = Hidden

    @property
    def shares(self) -> dict[str, float]:
        """Return the share of each finding, by id; they add up to the relevance."""
        return {account.id: account.share for account in self.addressed if account.share}

    def _blocks(self) -> Blocks:
        return remedy_blocks(self)


Explanation = FindingExplanation | RemedyExplanation


def finding_blocks(explanation: FindingExplanation) -> Blocks:
    """Return the text of the explanation of a finding."""
    return [
        Block("title", f"{explanation.title}: {explanation.level}"),
        Block("paragraph", _score_sentence(explanation)),
        *headed("What counts", _counted(explanation)),
        *headed("What is still open", _open(explanation)),
        *headed("What does not count, and what it would take", _not_counted(explanation)),
        *_causes(explanation.causes),
    ]


def remedy_blocks(explanation: RemedyExplanation) -> Blocks:
    """Return the text of the explanation of a strategy."""
    start = [Block("title", explanation.title), Block("paragraph", _remedy_sentence(explanation))]
    helped = [account for account in explanation.addressed if account.share]
    others = [account for account in explanation.addressed if not account.share]
    adds = [Block("item", f"{account.title}: {account.level}. Adds {account.share:.2f}.") for account in helped]
    return [
        *start,
        *headed("What it helps with here", adds),
        *headed("What else it can help with, but was not found", [Block("item", account.title) for account in others]),
        *_causes(explanation.causes),
    ]


def _score_sentence(explanation: FindingExplanation) -> str:
    sentence = f"Scored {score_text(explanation.score)} on what is known."
    if explanation.low == explanation.high:
        return f"{sentence} No open question can change that."
    bounds = f"from {score_text(explanation.low)} to {score_text(explanation.high)}"
    return f"{sentence} With the open questions answered it could lie {bounds}."


def _counted(explanation: FindingExplanation) -> Blocks:
    items = [
        Block("item", f"{rule.because} {_share(rule.share, rule.effect)}", _facts(rule))
        for rule in explanation.rules
        if rule.truth == "true"
    ]
    return items + [
        Block(
            "item",
            f"{link.title} leads here. {_share(link.share, 'supports')}",
            (f"it is scored {score_text(link.score)}",),
        )
        for link in explanation.links
        if link.share
    ]


def _share(share: float, effect: str) -> str:
    return f"(adds {share:.2f})" if effect == "supports" else f"(takes off {abs(share):.2f})"


def _facts(rule: RuleAccount) -> tuple[str, ...]:
    counted = [fact for fact in rule.facts if fact.observed is not None]
    return tuple(f"{fact.words} (here: {fact.observed})" for fact in counted)


def _open(explanation: FindingExplanation) -> Blocks:
    return [
        Block("item", rule.because, (_would(rule, "It would count with", "It would relieve with"),))
        for rule in explanation.rules
        if rule.truth == "unknown"
    ]


def _not_counted(explanation: FindingExplanation) -> Blocks:
    return [
        Block("item", rule.because, (_would(rule, "It would take", "For relief it would take"), _facts_against(rule)))
        for rule in explanation.rules
        if rule.truth == "false"
    ]


def _would(rule: RuleAccount, to_support: str, to_relieve: str) -> str:
    return f"{to_support if rule.effect == 'supports' else to_relieve}: {rule.would_take_words}"


def _facts_against(rule: RuleAccount) -> str:
    seen = dict.fromkeys(f"{fact.title}: {fact.observed}" for fact in rule.facts if fact.truth == "false")
    return f"Here: {'; '.join(seen)}"


def _causes(causes: Sequence[FindingExplanation]) -> Blocks:
    """Return the text of the causes that are present; those of level none are omitted."""
    return [
        block
        for cause in causes
        if cause.level != "none"
        for block in headed(f"Behind it: {cause.title} ({cause.level})", _counted(cause))
    ]


def _remedy_sentence(explanation: RemedyExplanation) -> str:
    if explanation.priority is None:
        return f"Not recommended here: its relevance is {score_text(explanation.relevance)}, and 0.25 would be needed."
    sentence = f"Recommended with priority {explanation.priority:.2f}."
    if explanation.held_back_by:
        sentence += (
            f" Its own relevance is {explanation.relevance:.2f}; it waits for: {', '.join(explanation.held_back_by)}."
        )
    return sentence
