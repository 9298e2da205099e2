"""The document of what both partners may see: words for levels, never numbers, and what they can do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from intimacy_kit.documents.tree import Block, Document, Level, Paragraph, section
from intimacy_kit.messages.catalogue import Messages
from intimacy_kit.model.level_words import telling
from intimacy_kit.model.levels import level_word, not_known_yet
from intimacy_kit.model.shareable import ShareableFinding, ShareableIndex, ShareableStrength
from intimacy_kit.render.choice import first_practices
from intimacy_kit.render.found import nothing_sentence
from intimacy_kit.render.practices import practice_told
from intimacy_kit.render.subject import RenderedShareable

Found = TypeVar("Found", ShareableFinding, ShareableStrength)


def shareable_document(shareable: RenderedShareable) -> Document:
    """Return the document of what both may see."""
    say = telling(shareable.locale, shareable.level_words)
    practices = [practice_told(practice, say, alone=False) for practice, _ in first_practices(shareable.remedies)]
    body: tuple[Block, ...] = (
        *section(say.gettext("As a whole"), [_index(index, say) for index in shareable.indexes]),
        *section(say.gettext("What you can do"), practices),
        *_hard(shareable.findings, say),
        *section(say.gettext("What works"), [*_levels(shareable.components, say)]),
        *section(say.gettext("How this page came about"), [Paragraph(came_about(say))]),
    )
    title = say.gettext("What you can look at together")
    return Document(title, body, say, locale=shareable.locale)


def came_about(say: Messages) -> str:
    """Return how what both may see came about."""
    return say.gettext(
        "The words follow from what each of you answered, so one of you may guess a single answer of the other. "
        "Whatever was asked in private is left out, and nothing on this page depends on it."
    )


def _index(index: ShareableIndex, say: Messages) -> Level:
    return Level(index.title, index.level or "none", index.level_title or not_known_yet(say))


def _hard(findings: Iterable[ShareableFinding], say: Messages) -> Iterator[Block]:
    every = [*findings]
    for heading, kind, basis in (
        (say.gettext("What is hard at the moment"), "challenge", None),
        (say.gettext("What is felt already"), "consequence", "answers"),
        (say.gettext("What may follow if nothing changes"), "consequence", "links"),
    ):
        told = [finding for finding in every if (finding.kind, finding.basis) == (kind, basis)]
        yield from section(heading, [*_levels(told, say)])
    if any(finding.present for finding in every):
        return
    if any(finding.open for finding in every):
        yield Paragraph(say.gettext("What was answered so far is not enough to tell what is hard."))
    else:
        yield Paragraph(nothing_sentence(say, final=False))


def by_level(found: Iterable[Found]) -> list[Found]:
    """Return what is at least mild, the highest level first, then by id: an order by scores would tell more."""
    present = (each for each in found if each.level != "none")
    return sorted(present, key=lambda each: (-each.level.rank, each.id))


def _levels(found: Iterable[Found], say: Messages) -> Iterator[Level]:
    for each in by_level(found):
        yield Level(each.title, each.level, level_word(each.level, each.kind, say))
