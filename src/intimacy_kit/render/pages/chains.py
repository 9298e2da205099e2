"""The chain of one finding: what was said, what it leads to, and what helps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from intimacy_kit.documents.html.marks import icon, level_mark
from intimacy_kit.documents.html.markup import Content, Markup, el
from intimacy_kit.documents.html.voice import Voice
from intimacy_kit.model.concepts import Practice
from intimacy_kit.model.levels import level_word
from intimacy_kit.model.result import Finding, Remedy
from intimacy_kit.reasoning.explanations.explanation import FindingExplanation, RuleAccount
from intimacy_kit.render.pages.rows import titled
from intimacy_kit.render.subject import RenderedDiagnosis

MAX_CHAINS, _MAX_REASONS, _MAX_CONSEQUENCES = 3, 3, 2


@dataclass(frozen=True, slots=True)
class Chain:
    """What is told of one challenge.

    Attributes:
        finding: the challenge.
        said: reasons, the strongest first.
        leads: present consequences, the highest first.
        helps: practices on the page.
        eases: what relieves it already; empty if nothing does.
    """

    finding: Finding
    said: Sequence[str]
    leads: Sequence[Finding]
    helps: Sequence[Practice]
    eases: str


def chains_of(
    diagnosis: RenderedDiagnosis, shown: Iterable[tuple[Practice, Remedy]], *, knowledge: bool
) -> list[Chain]:
    """Return the chains of the first challenges.

    Args:
        diagnosis: the diagnosis.
        shown: the practices of the page, each with its remedy.
        knowledge: whether it can be asked further; if not, there are neither reasons nor consequences.
    """
    helping = [*shown]
    leads: dict[str, list[Finding]] = {}
    for risk in diagnosis.consequences if knowledge else ():
        explained = cast("FindingExplanation", diagnosis.explain(risk.id))
        for link in explained.links:
            if link.share > 0:
                leads.setdefault(link.id, []).append(risk)
    return [
        _chain(finding, diagnosis, leads, helping, knowledge=knowledge) for finding in diagnosis.challenges[:MAX_CHAINS]
    ]


def _chain(
    finding: Finding,
    diagnosis: RenderedDiagnosis,
    leads: Mapping[str, Sequence[Finding]],
    helping: Sequence[tuple[Practice, Remedy]],
    *,
    knowledge: bool,
) -> Chain:
    rules = counted(cast("FindingExplanation", diagnosis.explain(finding.id))) if knowledge else []
    said = [rule.because for rule in rules if rule.effect == "supports"]
    eases = [rule.because for rule in rules if rule.effect == "relieves"]
    helps = [practice for practice, remedy in helping if finding.id in {reason.id for reason in remedy.reasons}]
    most = [*dict.fromkeys(said)][:_MAX_REASONS]
    return Chain(finding, most, leads.get(finding.id, ())[:_MAX_CONSEQUENCES], helps, eases[0] if eases else "")


def counted(explained: FindingExplanation) -> list[RuleAccount]:
    """Return the rules that count, the strongest first; of two partners with the same score those of both."""
    accounts = (explained,) if explained.tied is None else (explained, explained.tied)
    return [rule for each in accounts for rule in each.rules if rule.counts]


def chain_card(chain: Chain, voice: Voice) -> Markup:
    """Return the card of a chain; a node without content is left out."""
    say, finding = voice.say, chain.finding
    said = [el("li", voice.theirs(reason)) for reason in chain.said]
    helps = [el("li", el("a", voice.theirs(practice.title), href=f"#help-{practice.id}")) for practice in chain.helps]
    nodes = [
        _node(say.gettext("What you said"), "said hard", said),
        _node(say.gettext("What it leads to"), "leads hard", [_consequence(each, voice) for each in chain.leads]),
        _node(say.gettext("What helps"), "helps help", helps),
    ]
    there = [node for node in nodes if node is not None]
    word = voice.level(finding.kind, finding.level, level_word(finding.level, finding.kind, say))
    eases = None
    if chain.eases:
        label = el("strong", say.gettext("What eases it already:"), class_="well")
        eases = el("p", icon("leaf", "well"), el("span", label, " ", voice.theirs(chain.eases)), class_="eases")
    return el(
        "article",
        titled(voice.theirs(finding.title), level_mark(finding.kind, finding.level, word)),
        el("ol", there, class_="chain two" if len(there) == 2 else "chain", role="list") if there else None,
        eases,
        class_="card",
    )


def _node(label: str, kind: str, content: Sequence[Content]) -> Markup | None:
    if not content:
        return None
    node, colour = kind.split()
    return el("li", el("p", label, class_=f"label {colour}"), el("ul", content, role="list"), class_=node)


def _consequence(finding: Finding, voice: Voice) -> Markup:
    """Return a consequence with what it rests on: a solid dash for what is felt, a dashed one for what may follow."""
    say, may = voice.say, finding.basis == "links"
    how = say.pgettext("consequence", "may follow") if may else say.pgettext("consequence", "felt already")
    return el(
        "li",
        el("p", how, class_="small soft how may" if may else "small soft how"),
        el("p", voice.theirs(finding.title)),
    )
