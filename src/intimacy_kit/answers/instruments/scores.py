"""Score an instrument in a dataframe: `score_instrument`, and what it returns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Generic, TypeVar

from intimacy_kit.engines.columnar.guard import require_narwhals
from intimacy_kit.model.instruments import Instrument
from intimacy_kit.packs.instruments.registry import instrument_of

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


def score_instrument(
    frame: Frame, instrument: str | Instrument, columns: str | Sequence[str] | None = None
) -> InstrumentScores[Frame]:
    """Score a published questionnaire in a dataframe of Polars, pandas, PyArrow, DuckDB or PySpark.

    Answers are the numbers that the published form prints. Reversed items are turned here, so give them as they were
    answered. Where fewer items are answered than the published rule asks for, there is no score.

    Args:
        frame: a row a person, a numeric column an item; null and NaN mean not answered.
        instrument: an id, of those that `instruments()` has, or what `load_instrument` read.
        columns: the columns of all items in the order of the publication, or what their names begin with before the
            number of the item; by default `ecr_r_` for `ecr_r_1` and so on.

    Raises:
        QuestionError: there is no such instrument, columns are missing or no numbers, or one has an answer that its
            item does not have (IK466); this is no dataframe (IK408), a column of scores exists already (IK409), it
            cannot be computed (IK413), or narwhals is not installed (IK407).
    """
    scored = instrument if isinstance(instrument, Instrument) else instrument_of(instrument)
    require_narwhals()
    from intimacy_kit.answers.instruments.frames import scores_in  # noqa: PLC0415 - only where narwhals is

    native, scales = scores_in(frame, scored, columns)
    return InstrumentScores(scored, native, scales)
