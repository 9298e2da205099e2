"""Tell what was found.

What works, what is hard, what is felt already, what may follow, and what is not known yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from intimacy_kit.documents.tree import Bar, Block, Level, Paragraph, Section, items, section
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
        findings: with those that are not present. What is open of them is told as not known yet.
        say: the library's own messages.
        reasons: of findings, by their ids.
    """
    why = reasons or {}
    everything = [*findings]
    hard = present(everything)
    bars = [(finding, _bar(finding, say, why.get(finding.id, ()))) for finding in hard]
    yield from section(say.gettext("What works"), [_bar(strength, say) for strength in present(components)])
    for heading, kind, basis in (
        (say.gettext("What is hard at the moment"), "challenge", None),
        (say.gettext("What is felt already"), "consequence", "answers"),
        (say.gettext("What may follow if nothing changes"), "consequence", "links"),
    ):
        told = [bar for finding, bar in bars if (finding.kind, finding.basis) == (kind, basis)]
        yield from section(heading, told)
    if titles := not_known(everything):
        sentence = say.gettext("What was answered so far cannot tell yet about: {titles}.", titles=", ".join(titles))
        yield Section(say.gettext("What is not known yet"), (Paragraph(sentence),))


def present(scored: Iterable[Scored]) -> list[Scored]:
    """Return the findings that are at least mild, highest score first."""
    return sorted((each for each in scored if each.level != "none"), key=lambda each: (-each.score, each.id))


def not_known(findings: Iterable[Finding]) -> list[str]:
    """Return the titles of the challenges that are open, by id; those of consequences if no challenge is."""
    unknown = [finding for finding in findings if finding.open]
    challenges = [finding.title for finding in unknown if finding.kind == "challenge"]
    return challenges or [finding.title for finding in unknown]


def nothing_found(findings: Iterable[Finding], say: Messages) -> Iterator[Paragraph]:
    """Yield the sentence for no present finding; none where something is, or is open, which `found` tells."""
    every = [*findings]
    if not any(finding.present or finding.open for finding in every):
        yield Paragraph(nothing_sentence(say, final=nothing_hard(every)))


def nothing_answered(say: Messages) -> str:
    """Return the sentence for a case without answers."""
    return say.gettext("Nothing was answered yet, so nothing is known yet.")


def nothing_sentence(say: Messages, *, final: bool) -> str:
    """Return the sentence for no present and no open finding.

    Args:
        say: the library's own messages.
        final: whether no open question could still change that.
    """
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
