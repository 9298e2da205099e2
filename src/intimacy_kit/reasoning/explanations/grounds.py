"""Tell what an explanation rests on: the sources of what counts, of which the certainty or the design is known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from intimacy_kit.documents.tree import Paragraph
from intimacy_kit.messages.catalogue import Messages
from intimacy_kit.model.evidence import Certainty, CitedSource, Design
from intimacy_kit.model.fields import Frozen, Id, Text


class Ground(Frozen):
    """A source of what counts in a case.

    Attributes:
        pack, name: the pack that declares it, and its name there.
        title: its title.
        design, certainty: what it is, and how certain; at least one of the two is known.
        contradicts: whether it speaks against what counts.
    """

    pack: str
    name: str
    title: Text
    design: Design | None = None
    certainty: Certainty | None = None
    contradicts: bool = False


class Counted(NamedTuple):
    """What counts in a case: a rule, a strategy, or a link of the finding or strategy `of` to the finding `to`."""

    of: Id
    to: Id | None = None


def grounds_of(evidence: Iterable[CitedSource], counted: Iterable[Counted]) -> tuple[Ground, ...]:
    """Return the sources of what counts, each once: first those for it, then those against it, in their order.

    A link without sources of its own has those of its entry.
    """
    listed = tuple(evidence)
    known = {number for number, each in enumerate(listed) if each.source.certainty or each.source.design}
    if not known:
        return ()
    cited: dict[Counted, set[tuple[bool, int]]] = defaultdict(set)
    for number, each in enumerate(listed):
        for citation in each.citations:
            cited[Counted(citation.of, citation.to)].add((citation.contradicts, number))
    found: set[tuple[bool, int]] = set()
    for one in counted:
        own = cited[one]
        found |= own
        if all(contradicts for contradicts, _ in own):
            found |= {(False, number) for contradicts, number in cited[Counted(one.of)] if not contradicts}
    return tuple(_ground(listed[number], contradicts) for contradicts, number in sorted(found) if number in known)


def _ground(cited: CitedSource, contradicts: bool) -> Ground:
    source = cited.source
    return Ground(
        pack=cited.pack,
        name=cited.name,
        title=source.title,
        design=source.design,
        certainty=source.certainty,
        contradicts=contradicts,
    )


def grounds_told(grounds: Sequence[Ground], say: Messages) -> list[Paragraph]:
    """Return a line of what it rests on, and one of what speaks against it, as far as there is any."""
    rests = "; ".join(_told(ground, say) for ground in grounds if not ground.contradicts)
    against = "; ".join(_told(ground, say) for ground in grounds if ground.contradicts)
    told: list[Paragraph] = []
    if rests:
        told.append(Paragraph(say.gettext("What this rests on: {sources}.", sources=rests)))
    if against:
        told.append(Paragraph(say.gettext("What speaks against it: {sources}.", sources=against)))
    return told


def _told(ground: Ground, say: Messages) -> str:
    known: list[str] = []
    if ground.design == "expert_judgement":
        known.append(say.pgettext("evidence", "expert judgement"))
    if ground.certainty is not None:
        known.append(_certainty_word(ground.certainty, say))
    if not known:
        return ground.title
    return say.gettext("{title} ({known})", title=ground.title, known=", ".join(known))


def _certainty_word(certainty: Certainty, say: Messages) -> str:
    return {
        "very_low": say.pgettext("evidence", "very low certainty"),
        "low": say.pgettext("evidence", "low certainty"),
        "moderate": say.pgettext("evidence", "moderate certainty"),
        "high": say.pgettext("evidence", "high certainty"),
    }[str(certainty)]
