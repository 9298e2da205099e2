"""Files whose cells have types of their own, row by row: each column gets the one type that holds all its values.

They are read twice, first for the types and then for the rows, so that the memory needed does not grow with the file.
"""

from __future__ import annotations

import json
from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from intimacy_kit.answers.codebooks.codes import code_text
from intimacy_kit.cli.files.inputs import Chunk, InputFile, Row, in_blocks

if TYPE_CHECKING:
    import pyarrow as pa

_Kind = Literal["flag", "whole", "number", "text"]
_TYPES: Mapping[_Kind, str] = {"flag": "bool_", "whole": "int64", "number": "float64", "text": "string"}
"""Names of types in Arrow."""
_LARGEST = 2**63


class Layout(NamedTuple):
    """Names and types of columns, and the number of rows."""

    names: list[str]
    kinds: list[_Kind]
    rows: int


class TypedRowsInput(InputFile):
    """A file of rows with typed cells."""

    @abstractmethod
    def _rows(self) -> Iterator[Row]:
        """Yield the rows below the names, each with a cell a column; None for an empty one."""

    @abstractmethod
    def _names(self) -> list[str]:
        """Return the names of the columns."""

    @cached_property
    def _layout(self) -> Layout:
        names = self._names()
        kinds: list[set[_Kind]] = [set() for _ in names]
        rows = 0
        for row in self._rows():
            rows += 1
            for found, value in zip(kinds, row, strict=True):
                if value is not None:
                    found.add(_kind(value))
        return Layout(names, [_common(found) for found in kinds], rows)

    @property
    def columns(self) -> Sequence[str]:
        return self._layout.names

    @property
    def schema(self) -> pa.Schema:
        import pyarrow as pa  # noqa: PLC0415 - an extra, which a single case does without

        kinds = zip(self.columns, self._layout.kinds, strict=True)
        return pa.schema([(name, getattr(pa, _TYPES[kind])()) for name, kind in kinds])

    @property
    def size(self) -> int:
        return self._layout.rows

    def records(self) -> Iterator[Row]:
        for row in self._rows():
            yield [_converted(value, kind) for value, kind in zip(row, self._layout.kinds, strict=True)]

    def chunks(self, rows: int) -> Iterator[Chunk]:
        import pyarrow as pa  # noqa: PLC0415 - an extra, which a single case does without

        schema = self.schema
        if not self.size:
            yield Chunk(schema.empty_table(), schema.empty_table(), {}, 0)
        for block in in_blocks(self.records(), rows):
            columns = zip(*block, strict=True)
            arrays = [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)]
            table = pa.Table.from_arrays(arrays, schema=schema)
            yield Chunk(table, table, {}, len(block))


def as_text(value: object) -> str:
    """Return a value as text: a number as a codebook writes it, and what has parts as JSON."""
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, date | time):
        return value.isoformat()
    return str(code_text(value))


def _kind(value: object) -> _Kind:
    if isinstance(value, bool):
        return "flag"
    if isinstance(value, int):
        return "whole" if -_LARGEST <= value < _LARGEST else "text"
    return "number" if isinstance(value, float) else "text"


def _common(kinds: set[_Kind]) -> _Kind:
    if kinds == {"whole", "number"}:
        return "number"
    return next(iter(kinds)) if len(kinds) == 1 else "text"


def _converted(value: object, kind: _Kind) -> object:
    if value is None:
        return None
    if kind == "text":
        return as_text(value)
    return float(value) if kind == "number" and isinstance(value, int) else value
