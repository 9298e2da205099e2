"""What a notebook shows of an object: short, and without the answers."""

from __future__ import annotations

from intimacy_kit.diagnosis import Diagnosis
from intimacy_kit.knowledge import KnowledgeBase
from intimacy_kit.model.result import Finding, Strength
from intimacy_kit.render.html import words
from intimacy_kit.render.html.markup import Content, Markup, el
from intimacy_kit.render.html.page import items


def diagnosis_fragment(diagnosis: Diagnosis) -> str:
    """Safety, what was found with its levels, and the titles of the remedies."""
    helps = items((remedy.strategy.title for remedy in diagnosis.remedies), ordered=True)
    if diagnosis.safety.concern:
        concerns = items(concern.title for concern in diagnosis.safety.concerns)
        return el("div", el("p", el("strong", words.CONCERN)), concerns, helps)
    found: list[Finding | Strength] = [*diagnosis.strengths, *diagnosis.challenges, *diagnosis.consequences]
    rows = [
        _row(each.title, words.LEVELS[each.level], f"{each.score:.2f}", f"{each.low:.2f} to {each.high:.2f}")
        for each in found
    ]
    table = el("table", el("thead", _row("finding", "level", "score", "could be", cell="th")), el("tbody", rows))
    safety = el("p", words.SCREENED if diagnosis.safety.screened else words.NOT_SCREENED)
    return el("div", safety, table if rows else el("p", words.NOTHING_HARD), helps)


def knowledge_fragment(knowledge: KnowledgeBase) -> str:
    """Its packs, and how much is in it."""
    names = ("signals", "challenges", "consequences", "components", "strategies", "practices", "rules", "safety_rules")
    counted = [_row(name.replace("_", " "), str(len(getattr(knowledge, name)))) for name in names]
    packs = ", ".join(f"{pack.name} {pack.version}" for pack in knowledge.packs)
    return el("div", el("p", el("strong", packs)), el("table", el("tbody", counted)))


def _row(*texts: Content, cell: str = "td") -> Markup:
    return el("tr", [el(cell, text) for text in texts])
