"""Define sources as data: what a work is, what it found, and how certain that is; and who cites it."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StringConstraints

from intimacy_kit.model.fields import Frozen, Id, Text
from intimacy_kit.model.levels import Ladder

DOI_PATTERN = r"^10\.\d{4,9}/\S+$"
Doi = Annotated[str, StringConstraints(strict=True, pattern=DOI_PATTERN, max_length=256)]
MAX_PEOPLE = 1_000_000_000

Design = Literal[
    "meta_analysis", "systematic_review", "randomized_trial", "controlled_trial", "longitudinal", "cross_sectional",
    "qualitative", "guideline", "expert_judgement",
]  # fmt: skip
"""What a source is; an expert judgement is no study."""


class Certainty(Ladder):
    """How certain a finding of research is, in the words of GRADE: very_low, low, moderate, high."""

    __slots__ = ()
    words = ("very_low", "low", "moderate", "high")


class Source(Frozen):
    """A work that entries cite, and what is known of it.

    Attributes:
        title: its title.
        url: its address.
        note: a remark, such as its limitations.
        doi: its Digital Object Identifier, without an address before it: 10.1037/0893-3200.21.4.572.
        design: what it is: a study of some design, a guideline, or an expert judgement.
        n: the number of people studied, from 1.
        population: who was studied.
        outcome: what was measured.
        effect: what was found, with its size as the source gives it.
        certainty: how certain that is: high, moderate, low or very_low, as GRADE has it.
    """

    title: Text
    url: Text | None = None
    note: Text | None = None
    doi: Doi | None = None
    design: Design | None = None
    n: Annotated[int, Field(strict=True, ge=1, le=MAX_PEOPLE)] | None = None
    population: Text | None = None
    outcome: Text | None = None
    effect: Text | None = None
    certainty: Certainty | None = None


def _one_or_several(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


OptionalSources = Annotated[
    tuple[Annotated[str, StringConstraints(strict=True, min_length=1)], ...],
    BeforeValidator(_one_or_several),
    Field(exclude_if=lambda sources: not sources),
]
"""Sources that need not be given: a text, or a list of several. Where there are none, data do not have the key."""


class Citation(Frozen):
    """What cites a source.

    Attributes:
        of: the id of the entry.
        to: the id of the finding, if it is one of its links that cites the source.
        part: what the entry names behind the `#`, such as `challenges-2`.
        contradicts: whether the source speaks against it.
    """

    of: Id
    to: Id | None = None
    part: str | None = None
    contradicts: bool = False


class CitedSource(Frozen):
    """A source of a pack, with all that cites it.

    Attributes:
        pack: the name of the pack that declares it.
        name: its name there.
        source: what is known of it.
        citations: by entry and finding, ascending.
    """

    pack: str
    name: str
    source: Source
    citations: tuple[Citation, ...]
