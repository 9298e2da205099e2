"""Hold what scoring an instrument in a dataframe found: figures about all rows, and the scores themselves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Generic, TypeVar

from intimacy_kit.model.instruments import Instrument

Frame = TypeVar("Frame")


@dataclass(frozen=True, slots=True)
class Beyond:
    """How many people are beyond a published cut-off, which describes groups and is no diagnosis.

    Attributes:
        at, side, means, source, verified: as in `CutOff`.
        people: their number, of those with a score.
    """

    at: float
    side: str
    means: str
    source: str
    verified: bool
    people: int


@dataclass(frozen=True, slots=True)
class ScaleScores:
    """The scores of one scale, as figures about all rows.

    Attributes:
        id: the id of the scale.
        title: what it measures.
        column: the column of its scores.
        rows: the number of rows.
        scored: how many have a score.
        complete: how many have answered all its items; alpha and omega are of these.
        answered: how many have answered each item, in order.
        mean, deviation: of the scores, with n - 1; None for flags and where there are too few.
        alpha: Cronbach's alpha, raw; None for fewer than two items or people, and where nobody differs.
        omega: McDonald's omega total of one factor by minimum residuals, as `psych::omega(nfactors = 1)` in R; None for
            fewer than three items, and where they are not of one factor at all.
        beyond: published cut-offs, with how many are beyond them.
    """

    id: str
    title: str
    column: str
    rows: int
    scored: int
    complete: int
    answered: tuple[int, ...]
    mean: float | None
    deviation: float | None
    alpha: float | None
    omega: float | None
    beyond: tuple[Beyond, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return its data as plain dicts, lists, text and numbers."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class InstrumentScores(Generic[Frame]):
    """What `score_instrument` returns. Its `repr` shows no answer and no score.

    Attributes:
        instrument: the instrument.
        frame: the dataframe that was given, with a column of scores for each scale.
        scales: figures about each scale, by its id.
    """

    instrument: Instrument = field(repr=False)
    frame: Frame = field(repr=False)
    scales: Mapping[str, ScaleScores]
