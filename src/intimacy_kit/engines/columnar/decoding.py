"""Decode the columns of eager frames into plain columns.

Encodings are resolved, and Python objects are parsed one by one. Columns of lazy frames are plain, or of a type that is
refused.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import narwhals.stable.v2 as nw

from intimacy_kit.engines.columnar.intake import is_compatible
from intimacy_kit.model.signals import Signal
from intimacy_kit.model.values import plain_value


class Decoded(NamedTuple):
    """A decoded column.

    Attributes:
        values: values of a compatible type; or doubles, null for missing and unreadable values.
        unread: if doubles, whether a value was present and is not of the signal's type.
        is_compatible: whether the type of the column can hold values of the signal.
    """

    values: nw.Series[Any]
    unread: nw.Series[Any] | None
    is_compatible: bool


def decode(column: nw.Series[Any], signal: Signal) -> Decoded:
    """Return the decoded column; every value is either read or marked as unread."""
    column = plain_column(column)
    if column.dtype == nw.Object or _holds_objects(column):
        return _one_by_one(column, signal)
    if is_compatible(column.dtype, signal):
        return Decoded(column, None, is_compatible=True)
    is_there = (~column.is_null()).to_list()
    return _doubles(column, [None] * len(is_there), is_there, is_compatible=False)


def _one_by_one(column: nw.Series[Any], signal: Signal) -> Decoded:
    """Parse Python objects by the rules for single observations."""
    is_missing = column.is_null().to_list()
    values = [
        None if missing else as_double(signal, value)
        for value, missing in zip(column.to_list(), is_missing, strict=True)
    ]
    unread = [value is None and not missing for value, missing in zip(values, is_missing, strict=True)]
    return _doubles(column, values, unread, is_compatible=True)


def as_double(signal: Signal, value: object) -> float | None:
    """Return a flag as 1 or 0, a choice as its position (-1 for other texts), or a number; None if unreadable."""
    plain = plain_value(signal, value)
    if isinstance(plain, str):
        return float(signal.choices.index(plain)) if plain in signal.choices else -1.0
    return None if plain is None else float(plain)


def _doubles(column: nw.Series[Any], values: list[float | None], unread: list[bool], *, is_compatible: bool) -> Decoded:
    backend = column.implementation.value
    return Decoded(
        nw.new_series(column.name, values, nw.Float64, backend=backend),
        nw.new_series(column.name, unread, nw.Boolean, backend=backend),
        is_compatible,
    )


def plain_column(column: nw.Series[Any]) -> nw.Series[Any]:
    """Return the column without encodings, and with numbers of a type that all operations support."""
    if column.implementation.is_pyarrow():
        plain = _plain_arrow(column.to_native())
    elif column.implementation.is_pandas_like():
        plain = _plain_pandas(column.to_native())
    else:
        return column
    decoded: nw.Series[Any] = nw.from_native(plain, series_only=True)
    return decoded.alias(column.name)


def _holds_objects(column: nw.Series[Any]) -> bool:
    """Return whether it is an object column of pandas; its first rows do not determine the type of the others."""
    return column.implementation.is_pandas_like() and bool(column.to_native().dtype == "object")


def _plain_pandas(values: Any) -> Any:
    import pandas as pd  # noqa: PLC0415 - an extra, needed for such frames only

    if isinstance(values.dtype, pd.ArrowDtype):
        arrow = _plain_arrow(values.array.__arrow_array__())
        return type(values)(type(values.array)(arrow), index=values.index, name=values.name)
    if isinstance(values.dtype, pd.SparseDtype):
        return _plain_pandas(values.sparse.to_dense())
    if isinstance(values.dtype, pd.CategoricalDtype):
        return values.astype(object)
    return values.astype("float64") if values.dtype == "longdouble" else values


def _plain_arrow(values: Any) -> Any:
    import pyarrow as pa  # noqa: PLC0415 - an extra, needed for such frames only
    import pyarrow.compute as pc  # noqa: PLC0415 - as above

    kinds = pa.types
    try:
        if kinds.is_run_end_encoded(values.type):
            values = pc.run_end_decode(values)
        if kinds.is_dictionary(values.type):
            values = pc.cast(values, values.type.value_type)
    except pa.ArrowNotImplementedError:  # unsupported encodings are refused later, by their type
        return values
    if kinds.is_decimal(values.type):  # the nearest double; a direct cast is inexact
        return pc.cast(pc.cast(values, pa.string()), pa.float64())
    if kinds.is_integer(values.type) or kinds.is_floating(values.type):
        return pc.cast(values, pa.float64(), safe=False)
    return pc.cast(values, pa.large_string()) if kinds.is_string_view(values.type) else values
