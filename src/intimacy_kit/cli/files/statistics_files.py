"""Read the files of SPSS and Stata in chunks of rows. Values that the file declares as missing are unanswered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from importlib.util import find_spec
from math import isnan
from typing import TYPE_CHECKING, Any, ClassVar

from intimacy_kit.cli.failures import DATA_ERROR, Failure, quoted_path
from intimacy_kit.cli.files.inputs import ROWS, Chunk, InputFile, Row
from intimacy_kit.cli.files.typed_rows import as_text
from intimacy_kit.cli.files.workbooks import NEEDED

if TYPE_CHECKING:
    import pyarrow as pa

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
    def _texts(self) -> frozenset[str]:
        """Columns that are text."""
        kinds, formats = self.metadata.readstat_variable_types, self.metadata.original_variable_types
        return frozenset(
            name for name in self.columns if kinds[name] == "string" or _DATE.match(str(formats.get(name)))
        )

    @cached_property
    def schema(self) -> pa.Schema:
        import pyarrow as pa  # noqa: PLC0415 - an extra, which a single case does without

        return pa.schema([(name, pa.string() if name in self._texts else pa.float64()) for name in self.columns])

    @property
    def size(self) -> int:
        return max(int(self.metadata.number_rows or 0), 0)

    def records(self) -> Iterator[Row]:
        for columns in self._blocks(ROWS):
            yield from zip(*columns, strict=True)

    def chunks(self, rows: int) -> Iterator[Chunk]:
        import pyarrow as pa  # noqa: PLC0415 - an extra, which a single case does without

        for columns in self._blocks(rows):
            arrays = [pa.array(cells, field.type) for cells, field in zip(columns, self.schema, strict=True)]
            table = pa.Table.from_arrays(arrays, schema=self.schema)
            yield Chunk(table, table, {}, table.num_rows)

    def _blocks(self, rows: int) -> Iterator[list[list[object]]]:
        """Yield so many rows at once, as columns; one block without rows if there are none."""
        start = 0
        while True:
            columns, _ = self.read(row_offset=start, row_limit=rows)
            block = [_cells(columns[name], is_text=name in self._texts) for name in self.columns]
            read = len(block[0]) if block else 0
            if read or not start:
                yield block
            start += read
            if read < rows:
                return


def _cells(values: Iterable[Any], *, is_text: bool) -> list[object]:
    """Return cells of text or of numbers; what is missing, NaN included, is None."""
    present = [value if _is_there(value) else None for value in values]
    return [None if value is None else as_text(value) for value in present] if is_text else present


def _is_there(value: object) -> bool:
    return value is not None and not (isinstance(value, float) and isnan(value))


class SpssInput(StatisticsInput):
    """A file of SPSS."""

    reader = "read_sav"


class StataInput(StatisticsInput):
    """A file of Stata."""

    reader = "read_dta"
