"""Read the files of SPSS and Stata in chunks of rows. Values that the file declares as missing are unanswered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from importlib.util import find_spec
from math import isnan
from typing import Any, ClassVar

import pyarrow as pa

from intimacy_kit.cli.failures import DATA_ERROR, Failure, quoted_path
from intimacy_kit.cli.files.inputs import Chunk, InputFile
from intimacy_kit.cli.files.typed_rows import as_text
from intimacy_kit.cli.files.workbooks import NEEDED

_DATE = re.compile(r"%(-)?[dt]|(A|E|J|S)?DATE|DATETIME|D?TIME|MTIME|YMDHMS|MOYR|QYR|WKYR", re.IGNORECASE)
"""How the formats of dates and times begin, in Stata and in SPSS."""


class StatisticsInput(InputFile):
    """A file of a statistics program. Numbers are doubles; dates become text."""

    reader: ClassVar[str]
    """The name of the function of pyreadstat."""

    def read(self, **options: Any) -> tuple[Mapping[str, Any], Any]:
        """Return columns and metadata.

        Raises:
            Failure: pyreadstat is not installed, or the file cannot be read.
        """
        if find_spec("pyreadstat") is None:
            raise Failure(f"{self.shown} is a file of a statistics program", NEEDED)
        import pyreadstat  # noqa: PLC0415 - an extra

        with self._opened():  # for the errors of the operating system
            pass
        try:
            columns, metadata = getattr(pyreadstat, self.reader)(
                str(self.path), output_format="dict", encoding=self.format.encoding, **options
            )
        except (pyreadstat.ReadstatError, pyreadstat.PyreadstatError, OSError, ValueError, UnicodeError):
            help = "check that the file is complete, or name its `encoding` under `file` in the codebook"
            raise Failure(f"{quoted_path(self.path)} cannot be read", help, DATA_ERROR) from None
        return columns, metadata

    @cached_property
    def metadata(self) -> Any:
        """What the file says about its columns."""
        return self.read(metadataonly=True)[1]

    @property
    def columns(self) -> Sequence[str]:
        return list(self.metadata.column_names)

    @cached_property
    def schema(self) -> pa.Schema:
        kinds, formats = self.metadata.readstat_variable_types, self.metadata.original_variable_types
        texts = {name for name in self.columns if kinds[name] == "string" or _DATE.match(str(formats.get(name)))}
        return pa.schema([(name, pa.string() if name in texts else pa.float64()) for name in self.columns])

    @property
    def size(self) -> int:
        return max(int(self.metadata.number_rows or 0), 0)

    def chunks(self, rows: int) -> Iterator[Chunk]:
        start = 0
        while True:
            columns, _ = self.read(row_offset=start, row_limit=rows)
            table = self._table(columns)
            if table.num_rows or not start:
                yield Chunk(table, table, {}, table.num_rows)
            start += table.num_rows
            if table.num_rows < rows:
                return

    def _table(self, columns: Mapping[str, Any]) -> pa.Table:
        arrays = [_array(list(columns[field.name]), field.type) for field in self.schema]
        return pa.Table.from_arrays(arrays, schema=self.schema)


def _array(values: list[Any], type: Any) -> Any:
    """Return an array of text or of numbers; what is missing, NaN included, is null."""
    present = [value if _is_there(value) else None for value in values]
    if type == pa.string():
        return pa.array([None if value is None else as_text(value) for value in present], type)
    return pa.array(present, type)


def _is_there(value: object) -> bool:
    return value is not None and not (isinstance(value, float) and isnan(value))


class SpssInput(StatisticsInput):
    """A file of SPSS."""

    reader = "read_sav"


class StataInput(StatisticsInput):
    """A file of Stata."""

    reader = "read_dta"
