"""A short HTML representation of a knowledge base for notebooks."""

from __future__ import annotations

from intimacy_kit.documents.html.markup import Markup, el
from intimacy_kit.model.pack import pack_names
from intimacy_kit.reasoning.knowledge_view import KnowledgeView


def knowledge_fragment(knowledge: KnowledgeView) -> str:
    """Return the packs of a knowledge base and the number of entries per section."""
    names = ("signals", "challenges", "consequences", "components", "strategies", "practices", "rules", "safety_rules")
    counted = [_row(name.replace("_", " "), str(len(getattr(knowledge, name)))) for name in names]
    return el("div", el("p", el("strong", pack_names(knowledge.packs))), el("table", el("tbody", counted)))


def _row(*texts: str) -> Markup:
    return el("tr", [el("td", text, style="padding:.1rem .6rem;text-align:start") for text in texts])
