"""Short HTML representations for notebooks, without the answers."""

from __future__ import annotations

from intimacy_kit.documents.html.markup import Content, Markup, el
from intimacy_kit.model.pack import pack_names
from intimacy_kit.model.result import Finding, Strength
from intimacy_kit.reasoning.knowledge_view import KnowledgeView
from intimacy_kit.reasoning.progress.trends import ProgressData, ever_present, notes, rules_mark
from intimacy_kit.render.html import words
from intimacy_kit.render.html.page import items
from intimacy_kit.render.html.progress import chart, left_open, nothing
from intimacy_kit.render.html.report import nothing_found
from intimacy_kit.render.html.support import support_fragment
from intimacy_kit.render.subject import RenderedDiagnosis

_COLOURS = (
    "--none:#e9ece4;--mild:#f3e7c4;--moderate:#f3cfa4;--severe:#eab09b;--dot:#24211e;"
    "--good-none:#f1ede6;--good-mild:#e3ede2;--good-moderate:#cbe3d6;--good-severe:#aed6c4;"
    "max-width:40rem;padding:.2rem 1rem;background:#fdfcfa;color:#24211e"
)
"""Own background and text colours, as the theme of the notebook is unknown."""


def diagnosis_fragment(diagnosis: RenderedDiagnosis) -> str:
    """Return safety, findings with levels, and titles of remedies; under a safety concern the support only."""
    if diagnosis.support is not None:
        return support_fragment(diagnosis.support)
    helps = items((remedy.strategy.title for remedy in diagnosis.remedies), ordered=True)
    found: list[Finding | Strength] = [*diagnosis.strengths, *diagnosis.challenges, *diagnosis.consequences]
    rows = [
        _row(each.title, words.LEVELS[each.level], f"{each.score:.2f}", f"{each.low:.2f} to {each.high:.2f}")
        for each in found
    ]
    table = el("table", el("thead", _row("finding", "level", "score", "could be", cell="th")), el("tbody", rows))
    safety = el("p", words.SCREENED if diagnosis.safety.screened else words.NOT_SCREENED)
    nothing_yet = nothing_found(diagnosis.findings.values()) if diagnosis.observations else words.NOTHING_YET
    return el("div", safety, table if rows else el("p", nothing_yet), helps)


def knowledge_fragment(knowledge: KnowledgeView) -> str:
    """Return the packs of a knowledge base and the number of entries per section."""
    names = ("signals", "challenges", "consequences", "components", "strategies", "practices", "rules", "safety_rules")
    counted = [_row(name.replace("_", " "), str(len(getattr(knowledge, name)))) for name in names]
    return el("div", el("p", el("strong", pack_names(knowledge.packs))), el("table", el("tbody", counted)))


def progress_fragment(progress: ProgressData) -> str:
    """Return a chart per finding that was present at some check-in; after a safety concern the support only."""
    if progress.support is not None:
        return support_fragment(progress.support)
    charts = [
        el("div", el("p", el("strong", each.title + rules_mark(each)), f", {words.STATES[each.state]}"), chart(each))
        for each in ever_present(progress)
        if each.state != "not_asked_again"
    ]
    again = left_open(progress)
    open_to = [el("p", el("strong", words.STATES["not_asked_again"].capitalize())), items(again)] if again else None
    told = el("p", nothing(progress)) if not charts and not again else charts
    return el("div", told, open_to, items(notes(progress)), style=_COLOURS)


def _row(*texts: Content, cell: str = "td") -> Markup:
    return el("tr", [el(cell, text, style="padding:.1rem .6rem;text-align:left") for text in texts])
