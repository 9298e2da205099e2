"""Columns of frames that compute at once, as plain as they come.

Encodings are looked through, and objects read one by one. Frames that compute later have none of these: their columns
are plain, or of a type that is refused.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import narwhals.stable.v2 as nw

from intimacy_kit.engines.columnar.intake import fits
from intimacy_kit.model.signals import Signal
from intimacy_kit.model.values import plain_value


class Decoded(NamedTuple):
    """A column as its signal needs it.

    Attributes:
        values: of a type that fits; or doubles, null where nothing was or nothing could be read.
        unread: of doubles: where there was something that is no value of the signal's kind.
        fits: whether the type of the column can hold values of the signal.
    """

    values: nw.Series[Any]
    unread: nw.Series[Any] | None
    fits: bool


def decoded(column: nw.Series[Any], signal: Signal) -> Decoded:
    """What a column holds. Whatever it is, a value is either read or told as unread."""
    column = _plain(column)
    if column.dtype == nw.Object or _holds_objects(column):
        return _one_by_one(column, signal)
    if fits(column.dtype, signal):
        return Decoded(column, None, fits=True)
    is_there = (~column.is_null()).to_list()
    return _doubles(column, [None] * len(is_there), is_there, fits=False)


def _one_by_one(column: nw.Series[Any], signal: Signal) -> Decoded:
    """Python objects, by the rules for single observations."""
    is_missing = column.is_null().to_list()
    values = [
        None if missing else as_double(signal, value)
        for value, missing in zip(column.to_list(), is_missing, strict=True)
    ]
    unread = [value is None and not missing for value, missing in zip(values, is_missing, strict=True)]
    return _doubles(column, values, unread, fits=True)


def as_double(signal: Signal, value: object) -> float | None:
    """1 or 0 for a flag, the position of a choice (below 0 for another text), a number; None if it is none of these."""
    plain = plain_value(signal, value)
    if isinstance(plain, str):
        return float(signal.choices.index(plain)) if plain in signal.choices else -1.0
    return None if plain is None else float(plain)


def _doubles(column: nw.Series[Any], values: list[float | None], unread: list[bool], *, fits: bool) -> Decoded:
    backend = column.implementation.value
    return Decoded(
        nw.new_series(column.name, values, nw.Float64, backend=backend),
        nw.new_series(column.name, unread, nw.Boolean, backend=backend),
        fits,
    )


def _plain(column: nw.Series[Any]) -> nw.Series[Any]:
    """Without encodings, and numbers in a type that everything can be done with."""
    if column.implementation.is_pyarrow():
        plain = _plain_arrow(column.to_native())
    elif column.implementation.is_pandas_like():
        plain = _plain_pandas(column.to_native())
    else:
        return column
    decoded: nw.Series[Any] = nw.from_native(plain, series_only=True)
    return decoded.alias(column.name)


def _holds_objects(column: nw.Series[Any]) -> bool:
    """Whether pandas has it as objects. What looks like text in the first rows may be something else in later ones."""
    return column.implementation.is_pandas_like() and bool(column.to_native().dtype == "object")


def _plain_pandas(values: Any) -> Any:
    import pandas as pd  # noqa: PLC0415 - only where somebody has such a frame

    if isinstance(values.dtype, pd.ArrowDtype):
        arrow = _plain_arrow(values.array.__arrow_array__())
        return type(values)(type(values.array)(arrow), index=values.index, name=values.name)
    if isinstance(values.dtype, pd.SparseDtype):
        return _plain_pandas(values.sparse.to_dense())
    if isinstance(values.dtype, pd.CategoricalDtype):
        return values.astype(object)
    return values.astype("float64") if values.dtype == "longdouble" else values


def _plain_arrow(values: Any) -> Any:
    import pyarrow as pa  # noqa: PLC0415 - only where somebody has such a frame
    import pyarrow.compute as pc  # noqa: PLC0415 - the same

    kinds = pa.types
    try:
        if kinds.is_run_end_encoded(values.type):
            values = pc.run_end_decode(values)
        if kinds.is_dictionary(values.type):
            values = pc.cast(values, values.type.value_type)
    except pa.ArrowNotImplementedError:  # it stays what it is, which no signal can be
        return values
    if kinds.is_decimal(values.type):  # the double nearest to what is written, which a cast is not
        return pc.cast(pc.cast(values, pa.string()), pa.float64())
    if kinds.is_integer(values.type) or kinds.is_floating(values.type):
        return pc.cast(values, pa.float64(), safe=False)
    return pc.cast(values, pa.large_string()) if kinds.is_string_view(values.type) else values
