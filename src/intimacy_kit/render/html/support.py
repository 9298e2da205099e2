"""Render the support under a safety concern, for pages and notebooks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from intimacy_kit.documents.html.markup import Content, Markup, el, own
from intimacy_kit.model.pack import PackInfo
from intimacy_kit.reasoning.diagnosing.support import CONCERN, HELPS, IN_PRIVATE, TITLE, WAITING, Support
from intimacy_kit.render.html import words
from intimacy_kit.render.html.page import card, items, page, practice_told, section


def support_page(
    title: str,
    introduction: str,
    support: Support,
    *,
    help_lines: Content = None,
    locale: str | None = None,
    provenance: Iterable[PackInfo] = (),
) -> str:
    """Return a page with the whole support and nothing else of the case."""
    body = [
        section(words.SAFETY, _concerns(support), help_lines),
        section(HELPS, own("p", WAITING), _remedies(support), own("p", IN_PRIVATE)),
    ]
    return page(title, introduction, body, locale, provenance=provenance)


def support_fragment(support: Support) -> str:
    """Return the support for a notebook."""
    return el("div", own("h3", TITLE), _concerns(support), own("p", WAITING), _remedies(support), own("p", IN_PRIVATE))


def _concerns(support: Support) -> Markup:
    told = [[el("strong", concern.title), ". ", concern.text] for concern in support.concerns]
    return el("div", own("p", CONCERN), items(told), class_="card safety")


def _remedies(support: Support) -> Iterator[Markup]:
    for remedy in support.remedies:
        practices = [practice_told(practice, "on your own") for practice in remedy.practices]
        yield card(remedy.strategy.title, None, el("p", remedy.strategy.text), practices)
