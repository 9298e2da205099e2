"""Score an instrument in a dataframe: the face of this package, which needs narwhals only when it is called."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from intimacy_kit.answers.instruments.results import InstrumentScores
from intimacy_kit.engines.columnar.guard import require_narwhals
from intimacy_kit.model.instruments import Instrument
from intimacy_kit.packs.instruments.registry import instrument_of

Frame = TypeVar("Frame")


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
