"""Define instruments: how published questionnaires are scored, and their wording only where its licence allows it.

An answer to an item is the number that the published form prints beside it. Reversed items are turned by the scoring,
never by hand. Where fewer items are answered than the scoring asks for, there is no score: never a partial sum.
"""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, StrictBool, StringConstraints, model_validator

from intimacy_kit.model.evidence import Doi
from intimacy_kit.model.fields import Frozen, Id, Text, Title
from intimacy_kit.model.labels import Option
from intimacy_kit.model.locales import Locale
from intimacy_kit.model.scoring import AskedScale, Item, Method, ScoredItem, Scoring

MAX_ITEMS = 200
"""Maximum number of items of an instrument."""

Side = Literal["from", "above", "below"]
Number = Annotated[int, Field(strict=True, ge=1, le=MAX_ITEMS)]
"""The number of an item in the published form, from 1."""
Code = Annotated[int, Field(strict=True, ge=-1000, le=1000)]
"""What the published form prints beside an answer."""
Loinc = Annotated[str, StringConstraints(strict=True, pattern=r"^[0-9]{1,6}-[0-9]$")]
AnswerCode = Annotated[str, StringConstraints(strict=True, pattern=r"^LA[0-9]{1,6}-[0-9]$")]
Ends = tuple[Code, Code]
"""The lowest and the highest answer to an item."""


class CutOff(Frozen):
    """A published cut-off. It describes groups: it is no diagnosis, and being under it is no clearance.

    Attributes:
        at: the score.
        side: whether scores `from` it on count, those `above` it, or those `below` it.
        means: what the publication says of such scores.
        source: where it was published, one of the sources of the instrument.
        verified: whether it was read in the publication, in its abstract or in a later study; otherwise it is widely
            reported only, and nothing should rest on it.
    """

    at: Annotated[float, Field(allow_inf_nan=False)]
    side: Side
    means: Text
    source: Id
    verified: StrictBool = False


class Scale(Frozen):
    """One score of an instrument.

    Attributes:
        id: its id within the instrument.
        title: what it measures, as a short noun phrase.
        items: the numbers of its items.
        score: their `sum`, their `mean`, or a `flag`: whether any answer is at least `at_least`.
        at_least: see `score`; for flags only.
        least_answered: of how many items a sum or a mean needs an answer; by default of all. With fewer than all, those
            that are answered stand for the others, as in manuals that allow gaps.
        cut_offs: published cut-offs.
        loinc: the LOINC code of the score.
        feeds: the id of the signal that a flag answers where a pack has it.
    """

    id: Id
    title: Title
    items: Annotated[tuple[Number, ...], Field(min_length=1, max_length=MAX_ITEMS)]
    score: Method
    at_least: Code | None = None
    least_answered: Number | None = None
    cut_offs: tuple[CutOff, ...] = ()
    loinc: Loinc | None = None
    feeds: Id | None = None

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if len(set(self.items)) != len(self.items):
            raise ValueError("has a duplicate item")
        if (self.score == "flag") != (self.at_least is not None):
            raise ValueError("needs 'at_least' if it is a flag, and only then")
        if self.score == "flag":
            if self.least_answered is not None or self.cut_offs:
                raise ValueError("is a flag, so it has no 'least_answered' and no 'cut_offs'")
        elif self.feeds is not None:
            raise ValueError("is no flag, so it has no 'feeds'")
        if self.least_answered is not None and self.least_answered > len(self.items):
            raise ValueError("asks for more answers than it has items")
        return self


class OwnRange(Frozen):
    """The lowest and the highest answer to items that differ from the others."""

    items: Annotated[tuple[Number, ...], Field(min_length=1)]
    range: Ends


class OwnWeight(Frozen):
    """What an answer to these items counts."""

    items: Annotated[tuple[Number, ...], Field(min_length=1)]
    weight: Annotated[float, Field(gt=0, le=1000, allow_inf_nan=False)]


class Publication(Frozen):
    """A publication that the facts come from.

    Attributes:
        citation: authors, year, journal.
        doi: its DOI, from its 10. on.
    """

    citation: Text
    doi: Doi | None = None


class Wording(Frozen):
    """The published wording in one language.

    Attributes:
        stem: what all items are asked with.
        items: the text of each item, in order.
        answers: the text of each answer, from the lowest on.
        source: where it was published.
    """

    stem: Text
    items: tuple[Text, ...]
    answers: tuple[Text, ...]
    source: Text


class Instrument(Frozen):
    """A published questionnaire: how it is scored, and where that is known from.

    Attributes:
        id: its id.
        title: its name.
        items: the number of its items.
        range: the lowest and the highest answer to an item.
        ranges: the same for items that differ.
        reversed: the numbers of items that are scored the other way round.
        weights: what an answer to an item counts in sums and means, if not 1.
        scales: its scores.
        sources: publications, by a short id.
        licence: who may print its items, and where that is said. Without wording they may not be shipped here.
        wording: the published wording by locale, where that licence allows it; no paraphrase, which would have no
            cut-offs.
        codes: the LOINC codes of its items, in order.
        panel: the LOINC code of the whole.
        answer_codes: the LOINC codes of the answers to each item, from the lowest on.
        unverified: what could not be checked in a publication.
    """

    id: Id
    title: Title
    items: Number
    range: Ends
    ranges: tuple[OwnRange, ...] = ()
    reversed: tuple[Number, ...] = ()
    weights: tuple[OwnWeight, ...] = ()
    scales: tuple[Scale, ...]
    sources: dict[Id, Publication]
    licence: Text
    wording: dict[Locale, Wording] = Field(default_factory=dict)
    codes: tuple[Loinc, ...] = ()
    panel: Loinc | None = None
    answer_codes: tuple[AnswerCode, ...] = ()
    unverified: tuple[Text, ...] = ()

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        groups = [self.reversed, *(own.items for own in self.ranges), *(own.items for own in self.weights)]
        groups += [scale.items for scale in self.scales]
        if any(item > self.items for group in groups for item in group):
            raise ValueError("names an item that it does not have")
        if not self.scales or not self.sources:
            raise ValueError("needs a scale and a source")
        if len({scale.id for scale in self.scales}) != len(self.scales):
            raise ValueError("has two scales of one id")
        if not all(low < high for low, high in (self.range, *(each.range for each in self.ranges))):
            raise ValueError("needs ranges from a lower to a higher answer")
        if self.codes and len(self.codes) != self.items:
            raise ValueError("needs a code for each item, or none")
        if self.answer_codes and len(self.answer_codes) != self.range[1] - self.range[0] + 1:
            raise ValueError("needs a code for each answer, or none")
        if any(cut.source not in self.sources for scale in self.scales for cut in scale.cut_offs):
            raise ValueError("cites a source that it does not list")
        low, high = self.range
        if any(len(told.items) != self.items or len(told.answers) != high - low + 1 for told in self.wording.values()):
            raise ValueError("needs the wording of each item and of each answer")
        if self.wording and self.ranges:
            raise ValueError("has wording, so all its items need the same answers")
        return self

    def scoring(self, scale: Scale) -> Scoring:
        """Return how one of its scales is scored."""
        id = self.id if len(self.scales) == 1 else f"{self.id}.{scale.id}"
        items = tuple(self._item(number) for number in scale.items)
        return Scoring(id, items, scale.score, scale.least_answered or len(items), scale.at_least)

    def asked(self, scale: Scale) -> AskedScale:
        """Return what a signal is asked by, where there is wording."""
        return AskedScale(
            self.scoring(scale),
            tuple(
                (locale, tuple(self._told(told, number) for number in scale.items))
                for locale, told in self.wording.items()
            ),
            tuple(self.codes[number - 1] for number in scale.items) if self.codes else (),
            scale.loinc,
            self.panel,
            self.answer_codes,
        )

    def _told(self, wording: Wording, number: int) -> Item:
        options = (Option(self.range[0] + step, answer) for step, answer in enumerate(wording.answers))
        return Item(wording.items[number - 1], tuple(options))

    def _item(self, number: int) -> ScoredItem:
        low, high = next((own.range for own in self.ranges if number in own.items), self.range)
        weight = next((own.weight for own in self.weights if number in own.items), 1.0)
        return ScoredItem(number, low, high, number in self.reversed, weight)
