"""Read the columns beside the answers: what came of each case, and numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import narwhals.stable.v2 as nw
import numpy as np

from intimacy_kit.answers.codebooks.codes import as_number, code_text, same
from intimacy_kit.errors import Problem, QuestionError, shown
from intimacy_kit.validation.ranks import Floats

_OUTCOME = (
    "give 1 where it came to be and 0 where not, or a number for each case; "
    "or name the value that is the event, as `event`"
)


def outcome_of(result: Any, name: str, event: str | None) -> Floats:
    """Return what came of each case: 1 and 0 for an event, else numbers; NaN where it is not known.

    Raises:
        QuestionError: the column holds no numbers, two that are not 0 and 1, or not the event and one other value
            (IK467).
    """
    if event is None:
        values = numbers_of(result, name, _OUTCOME)
        distinct = np.unique(values[~np.isnan(values)])
        if len(distinct) == 2 and [*distinct] != [0.0, 1.0]:
            help = "write 1 for the event and 0 for none, or name the value that is the event, as `event`"
            raise unusable(f"the column {shown(name)} has two values, and they are not 0 and 1", help)
        return values
    codes = [None if is_missing(value) else _code(value) for value in result[name].to_list()]
    is_event = [None if code is None else same(code, event) for code in codes]
    others = {_alike(code) for code, is_it in zip(codes, is_event, strict=True) if code is not None and not is_it}
    if len(others) > 1 or not any(is_event):
        help = "leave out the rows with other values, or name them under `missing` of the codebook"
        raise unusable(f"the column {shown(name)} does not hold the event and one other value", help)
    return np.array([np.nan if is_it is None else float(is_it) for is_it in is_event], dtype=float)


def without_codes(result: Any, names: Sequence[str], missing: Sequence[str]) -> Any:
    """Return the frame with null in the place of codes that mean no answer, in some of its columns."""
    for name in dict.fromkeys(names) if missing else ():
        given = result[name].to_list()
        gone = [not is_missing(value) and any(same(_code(value), code) for code in missing) for value in given]
        if any(gone):
            kept = [None if lost or is_missing(value) else value for value, lost in zip(given, gone, strict=True)]
            result = result.with_columns(nw.new_series(name, kept, backend=result.implementation))
    return result


def numbers_of(result: Any, name: str, help: str) -> Floats:
    """Return a column of numbers or flags, NaN where there is none.

    Raises:
        QuestionError: it holds something else, or infinite numbers (IK467).
    """
    dtype = result[name].dtype
    if not (dtype.is_numeric() or dtype == nw.Boolean):
        try:
            return np.array([_flag(value) for value in result[name].to_list()], dtype=float)
        except TypeError:
            raise unusable(f"the column {shown(name)} does not hold numbers", help) from None
    values = array_of(result, name)
    if np.isinf(values).any():
        raise unusable(f"the column {shown(name)} holds infinite numbers", help)
    return values


def array_of(result: Any, name: str) -> Floats:
    """Return a column of numbers or flags, NaN where there is none."""
    return np.array([np.nan if value is None else float(value) for value in result[name].to_list()], dtype=float)


def is_missing(value: object) -> bool:
    """Return whether a value is none, or NaN."""
    return value is None or value != value  # noqa: PLR0124 - NaN


def _flag(value: object) -> float:
    """Return a flag of a column of objects, such as pandas has for flags with gaps, as a number.

    Raises:
        TypeError: it is none.
    """
    if is_missing(value):
        return np.nan
    if isinstance(value, bool | np.bool_):
        return float(value)
    raise TypeError


def _code(value: object) -> str:
    return str(code_text(value))


def _alike(code: str) -> float | str:
    """Return what is equal for codes that mean the same."""
    number = as_number(code)
    return code if number is None else number


def unusable(message: str, help: str) -> QuestionError:
    """Return the error for a column that cannot be used."""
    return QuestionError(Problem("IK467", message, help))
