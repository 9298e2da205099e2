"""Tell what was found: what works, what is hard, and what it may lead to; of a diagnosis, and of what is shareable."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from intimacy_kit.documents.tree import Bar, Block, Level, Section, items, section
from intimacy_kit.messages.catalogue import Messages
from intimacy_kit.model.levels import level_word, score_told
from intimacy_kit.model.result import Finding, Strength, nothing_hard

Scored = TypeVar("Scored", Finding, Strength)


def found(
    components: Iterable[Strength],
    findings: Iterable[Finding],
    say: Messages,
    reasons: Mapping[str, Sequence[str]] | None = None,
) -> Iterator[Section]:
    """Yield the sections of what was found, each with the highest scores first; none for what is not present.

    Args:
        components: with those that are not present.
        findings: with those that are not present.
        say: the library's own messages.
        reasons: of findings, by their ids.
    """
    why = reasons or {}
    hard = present(findings)
    challenges = [_bar(finding, say, why.get(finding.id, ())) for finding in hard if finding.kind == "challenge"]
    follows = [_bar(finding, say, why.get(finding.id, ())) for finding in hard if finding.kind == "consequence"]
    yield from section(say.gettext("What works"), [_bar(strength, say) for strength in present(components)])
    yield from section(say.gettext("What is hard at the moment"), challenges)
    may_follow = (
        say.gettext("What it may lead to if nothing changes") if challenges else say.gettext("What deserves attention")
    )
    yield from section(may_follow, follows)


def present(scored: Iterable[Scored]) -> list[Scored]:
    """Return the findings that are at least mild, highest score first."""
    return sorted((each for each in scored if each.level != "none"), key=lambda each: (-each.score, each.id))


def nothing_found(findings: Iterable[Finding], say: Messages, *, answered: bool = True) -> str:
    """Return the sentence for no present finding, which depends on whether open questions could still change that."""
    return nothing_sentence(say, answered=answered, final=nothing_hard(findings))


def nothing_sentence(say: Messages, *, answered: bool, final: bool) -> str:
    """Return the sentence for no present finding.

    Args:
        say: the library's own messages.
        answered: whether anything was answered.
        final: whether no open question could still change that.
    """
    if not answered:
        return say.gettext("Nothing was answered yet, so nothing was found.")
    if final:
        return say.gettext("Nothing hard was found in what was answered.")
    return say.gettext("Nothing hard was found in what was answered. Other answers could still change that.")


def _bar(finding: Finding | Strength, say: Messages, reasons: Sequence[str] = ()) -> Block:
    word, score = level_word(finding.level, finding.kind, say), score_told(finding.score, say)
    told = say.gettext("{level} {score}", level=word, score=score)
    could_be = ""
    if finding.low != finding.high:
        low, high = score_told(finding.low, say), score_told(finding.high, say)
        could_be = say.gettext("could be {low} to {high}", low=low, high=high)
    level = Level(finding.title, finding.level, word)
    return Bar(level, finding.score, finding.low, finding.high, told, could_be, items(reasons))
