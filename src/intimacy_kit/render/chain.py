"""How it hangs together: the chain from answers over findings to remedies, drawn and in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from intimacy_kit.documents.html.languages import languages
from intimacy_kit.documents.tree import Figure, Section, items
from intimacy_kit.messages.catalogue import Messages
from intimacy_kit.model.result import Finding
from intimacy_kit.reasoning.explanations.explanation import FindingExplanation
from intimacy_kit.render.charts import Node, chain
from intimacy_kit.render.subject import RenderedDiagnosis

_MAX_SAID, _MAX_RISKS = 10, 4


def chain_figure(
    diagnosis: RenderedDiagnosis, explained: Mapping[str, FindingExplanation], most: int, say: Messages
) -> tuple[Section]:
    """Return the section of the chain, limited to what weighs most.

    Args:
        diagnosis: the diagnosis.
        explained: its challenges, at least one.
        most: number of remedies.
        say: the library's own messages.
    """
    edges: list[tuple[str, str]] = []
    said: dict[str, str] = {}
    for id, finding in explained.items():
        for rule in finding.rules:
            if rule.counts and rule.effect == "supports":
                for fact in rule.facts:
                    said.setdefault(f"said {fact.name}", fact.title)
                    edges.append((f"said {fact.name}", id))
    risks = diagnosis.consequences[:_MAX_RISKS]
    for risk in risks:
        links = cast("FindingExplanation", diagnosis.explain(risk.id)).links
        edges += [(link.id, risk.id) for link in links if link.share > 0]
    helping = diagnosis.remedies[:most]
    notes = {risk.id: _basis_told(risk, say) for risk in risks}
    nodes = [Node(id, 0, title) for id, title in list(said.items())[:_MAX_SAID]]
    nodes += [Node(finding.id, 1, finding.title, finding.level) for finding in diagnosis.challenges]
    nodes += [Node(risk.id, 2, risk.title, risk.level, notes[risk.id], risk.basis == "links") for risk in risks]
    nodes += [Node(f"help {remedy.strategy.id}", 3, remedy.strategy.title, "good") for remedy in helping]
    shown = {node.id for node in nodes}
    for remedy in helping:
        edges += [(reason.id, f"help {remedy.strategy.id}") for reason in remedy.reasons if reason.id in shown]
    edges = [edge for edge in dict.fromkeys(edges) if set(edge) <= shown]
    titles = {node.id: f"{node.text} ({node.note})" if node.note else node.text for node in nodes}
    words = items([f"{titles[one]} → {titles[other]}" for one, other in edges])
    columns = (
        say.gettext("What you said"),
        say.gettext("What is hard"),
        say.gettext("What it leads to"),
        say.gettext("What can help"),
    )
    heading = say.gettext("How it hangs together")
    picture = chain(nodes, edges, columns, heading, languages(say, diagnosis.locale).own)
    caption = say.gettext("From what you said to what can help")
    return (Section(heading, (Figure(picture, caption, words, wide=True),)),)


def _basis_told(consequence: Finding, say: Messages) -> str:
    """Return in words what a present consequence rests on."""
    if consequence.basis == "links":
        return say.pgettext("consequence", "may follow")
    return say.pgettext("consequence", "felt already")
