"""Files whose cells have types of their own, row by row: each column gets the one type that holds all its values.

They are read twice, first for the types and then for the rows, so that the memory needed does not grow with the file.
"""

from __future__ import annotations

import json
from abc import abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, time
from functools import cached_property
from itertools import islice
from typing import Any, Literal, NamedTuple

import pyarrow as pa

from intimacy_kit.answers.codebooks.codes import code_text
from intimacy_kit.cli.files.inputs import Chunk, InputFile

Row = Sequence[object]
_Kind = Literal["flag", "whole", "number", "text"]
_TYPES: dict[_Kind, Any] = {"flag": pa.bool_(), "whole": pa.int64(), "number": pa.float64(), "text": pa.string()}
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
        return pa.schema([(name, _TYPES[kind]) for name, kind in zip(self.columns, self._layout.kinds, strict=True)])

    @property
    def size(self) -> int:
        return self._layout.rows

    def chunks(self, rows: int) -> Iterator[Chunk]:
        given = self._rows()
        is_first = True
        while (block := list(islice(given, rows))) or is_first:
            is_first = False
            columns = list(zip(*block, strict=True)) if block else [() for _ in self.columns]
            arrays = [
                pa.array(_converted(column, kind), _TYPES[kind])
                for column, kind in zip(columns, self._layout.kinds, strict=True)
            ]
            table = pa.Table.from_arrays(arrays, schema=self.schema)
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


def _converted(values: Iterable[Any], kind: _Kind) -> list[object]:
    if kind == "text":
        return [None if value is None else as_text(value) for value in values]
    return [None if value is None else float(value) for value in values] if kind == "number" else list(values)
