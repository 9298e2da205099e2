"""Explain an index by its parts."""

from __future__ import annotations

from collections.abc import Iterator
from math import fsum
from typing import Literal

from pydantic import Field

from intimacy_kit.documents.tree import Block, Document, Paragraph, items, section
from intimacy_kit.engines.noisy_or import index_interval
from intimacy_kit.engines.truth import Interval
from intimacy_kit.messages.catalogue import Messages, messages_in
from intimacy_kit.model.fields import Frozen, Id, Share, Title
from intimacy_kit.model.indexes import Index, IndexValue
from intimacy_kit.model.levels import not_known_yet
from intimacy_kit.model.locales import Wanted
from intimacy_kit.model.result import Record, scored
from intimacy_kit.reasoning.diagnosing.support import Support, ToldResult, support_in
from intimacy_kit.reasoning.explanations.words import named

_Hidden = Field(repr=False)


class PartAccount(Frozen):
    """A part of an index in one case, in shares of the index.

    Attributes:
        id, title, kind: of the finding.
        weight: that of the index, negative if the finding is bad to have.
        most: what it would add if it were as good as can be: its part of all weights.
        low, high: what it adds to the ends of the interval.
    """

    id: Id
    title: Title
    kind: Literal["challenge", "consequence", "component"]
    weight: float
    most: Share
    low: Share = _Hidden
    high: Share = _Hidden

    @property
    def share(self) -> float:
        """What it adds to the value."""
        return (self.low + self.high) / 2


class IndexExplanation(ToldResult):
    """Why an index has its value. `str()` is its text.

    Attributes:
        index: the index in this case.
        parts: what holds it down most first.
        support: what is told instead under a safety concern; else None.
        locale: of all texts; None for those of the packs, told in English.
    """

    kind: Literal["index"] = "index"
    index: IndexValue
    parts: tuple[PartAccount, ...] = _Hidden
    support: Support | None = _Hidden
    locale: Wanted | None = Field(default=None, repr=False)

    @property
    def shares(self) -> dict[str, float]:
        """What each part adds to the value, by id; they add up to the middle of the interval."""
        return {part.id: part.share for part in self.parts}

    def _document(self) -> Document:
        say = messages_in(self.locale)
        meaning = say.gettext(
            "100 points would mean that all of this works and nothing of it is hard. What is still open counts as "
            "neither good nor bad."
        )
        parts = [_part_told(part, say) for part in self.parts]
        body: list[Block] = [Paragraph(meaning), *section(say.gettext("What it is made of"), items(parts, own=True))]
        title = named(self.index.title, self.index.level_title or not_known_yet(say), say)
        return Document(title, tuple(body), say, locale=self.locale)


def explain_index(index: Index, record: Record, locale: str | None) -> IndexExplanation:
    """Return the explanation of an index in one case."""
    parts = sorted(_accounts(index, record), key=lambda part: (part.share - part.most, part.id))
    return IndexExplanation(
        index=next(each for each in record.indexes if each.id == index.id),
        parts=tuple(parts),
        support=support_in(record),
        locale=locale,
    )


def _accounts(index: Index, record: Record) -> Iterator[PartAccount]:
    """Yield what each part adds: of two partners the mean of what it adds for each."""
    people = [scored(one) for one in record.partners or (record,)]
    total = fsum(abs(part.weight) for part in index.of)
    for part in index.of:
        most = abs(part.weight) / total
        ends = [index_interval([part], {part.of: Interval(own[part.of].low, own[part.of].high)}) for own in people]
        yield PartAccount(
            id=part.of,
            title=people[0][part.of].title,
            kind=people[0][part.of].kind,
            weight=part.weight,
            most=most,
            low=most * fsum(one.low for one in ends) / len(ends),
            high=most * fsum(one.high for one in ends) / len(ends),
        )


def _part_told(part: PartAccount, say: Messages) -> str:
    """Return what a part adds; of one that is bad to have, what it takes away."""
    ends = (part.low, part.high) if part.weight > 0 else (part.most - part.high, part.most - part.low)
    low, high, most = (say.decimals(f"{100 * share:.1f}") for share in (*ends, part.most))
    points = low if low == high else say.gettext("{low} to {high}", low=low, high=high)
    if part.weight > 0:
        return say.gettext("{title}: adds {points} of {most} points", title=part.title, points=points, most=most)
    return say.gettext("{title}: takes away {points} of {most} points", title=part.title, points=points, most=most)
