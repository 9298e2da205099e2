"""Explanations told to a person: first as blocks, then as plain text or Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from textwrap import fill
from typing import TYPE_CHECKING, Literal

from intimacy_kit.errors import Problem, QuestionError
from intimacy_kit.model.levels import score_text
from intimacy_kit.model.values import plain_whole

if TYPE_CHECKING:
    from intimacy_kit.reasoning.explanations.explanation import FindingExplanation, RemedyExplanation, RuleAccount

WIDTH, NARROWEST = 100, 40

_ENTITY = re.compile(r"&(?=#?\w+;)")
_MARKUP = re.compile(r"[\\`*_\[\]$]|~(?=~)|(?<=~)~|#$")
_BEGINNING = re.compile(r"^(?P<number>\d*)(?P<mark>(?<!\d)[#>+-]|(?<=\d)[.)](?= |$))")


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a told explanation: a title, a heading, a paragraph, or an item with notes under it."""

    kind: Literal["title", "heading", "paragraph", "item"]
    text: str
    notes: tuple[str, ...] = ()


Blocks = Sequence[Block]


def checked_width(width: object) -> int:
    """How wide lines are: as asked for, but never narrower than can be read.

    Raises:
        QuestionError: it is no whole number (IK404).
    """
    return max(NARROWEST, checked_whole(width, "width", least=-inf))


def checked_whole(value: object, name: str, *, least: float = 0) -> int:
    """A whole number that says how much to tell, or how.

    Raises:
        QuestionError: it is none (IK404).
    """
    number = plain_whole(value)
    if number is not None and number >= least:
        return number
    raise QuestionError(Problem("IK404", f"'{name}' must be a whole number", "leave it out for what is usual"))


def to_text(blocks: Blocks, width: int = WIDTH) -> str:
    """Blocks as plain text, wrapped for a terminal."""
    width = checked_width(width)
    lines: list[str] = []
    for block in blocks:
        match block.kind:
            case "title":
                lines += [block.text, "=" * min(len(block.text), width)]
            case "heading":
                lines += ["", fill(block.text, width)]
            case "paragraph":
                lines.append(fill(block.text, width))
            case _:
                lines.append(fill(block.text, width, initial_indent="  - ", subsequent_indent="    "))
                lines += [
                    fill(note, width, initial_indent="      ", subsequent_indent="        ") for note in block.notes
                ]
    return "\n".join(lines)


def to_markdown(blocks: Blocks) -> str:
    """Blocks as Markdown. Whatever a pack says is text in it, and never markup."""
    lines: list[str] = []
    for block in blocks:
        text = _as_it_is(block.text)
        match block.kind:
            case "title":
                lines += [f"## {text}", ""]
            case "heading":
                lines += ["", f"### {text}", ""]
            case "paragraph":
                lines += [text]
            case _:
                lines += [f"- {text}", *(f"    - {_as_it_is(note)}" for note in block.notes)]
    return "\n".join(lines) + "\n"


def _as_it_is(text: str) -> str:
    """Text in one line, with all that means something to Markdown, or to HTML, escaped."""
    line = " ".join(text.split())
    line = _ENTITY.sub("&amp;", line).replace("<", "&lt;")
    line = _MARKUP.sub(r"\\\g<0>", line)
    return _BEGINNING.sub(r"\g<number>\\\g<mark>", line)


def finding_blocks(explanation: FindingExplanation) -> Blocks:
    """Why a finding has its score, and why no higher one."""
    return [
        Block("title", f"{explanation.title}: {explanation.level}"),
        Block("paragraph", _score_sentence(explanation)),
        *headed("What counts", _counted(explanation)),
        *headed("What is still open", _open(explanation)),
        *headed("What does not count, and what it would take", _not_counted(explanation)),
        *_causes(explanation.causes),
    ]


def remedy_blocks(explanation: RemedyExplanation) -> Blocks:
    """Why a strategy is recommended, or why it is not."""
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


def headed(heading: str, blocks: Blocks) -> Blocks:
    """The blocks under a heading; nothing if there are none."""
    return [Block("heading", heading), *blocks] if blocks else []


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
    """What the present findings behind it rest on; traces that came to no level are left to the data."""
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
