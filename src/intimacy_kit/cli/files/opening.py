"""Open files of answers by their names."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

from intimacy_kit.answers.codebooks.model import CodebookFields, FileFormat
from intimacy_kit.cli.failures import Failure, quoted_path
from intimacy_kit.cli.files.column_matching import ColumnMatcher
from intimacy_kit.cli.files.inputs import PLAIN_FORMAT, InputFile
from intimacy_kit.cli.files.required import require_arrow
from intimacy_kit.model.column_names import ColumnMatches
from intimacy_kit.model.signals import Signal

_MODULES = "intimacy_kit.cli.files"
FORMATS: Mapping[str, tuple[str, str]] = {
    ".csv": ("csv_input", "CsvInput"),
    ".tsv": ("csv_input", "CsvInput"),
    ".jsonl": ("json_lines", "JsonLinesInput"),
    ".ndjson": ("json_lines", "JsonLinesInput"),
    ".parquet": ("parquet_input", "ParquetInput"),
    ".sav": ("statistics_files", "SpssInput"),
    ".zsav": ("statistics_files", "SpssInput"),
    ".dta": ("statistics_files", "StataInput"),
    ".xlsx": ("workbooks", "WorkbookInput"),
}
"""Module and class by how the name of a file ends."""
INPUT_HELP = f"name a file in {', '.join(list(FORMATS)[:-1])} or {list(FORMATS)[-1]}, or a folder of Parquet files"


def input_file(
    path: Path,
    name: Path,
    signals: Mapping[str, Signal],
    matcher: ColumnMatcher,
    format: FileFormat | None = None,
    content: bytes | None = None,
) -> InputFile:
    """Return a file to read; for the arguments see `InputFile`.

    Raises:
        Failure: its name ends in nothing that is known.
        QuestionError: it is a Parquet file, and Arrow is not installed (IK407).
    """
    known = FORMATS.get(path.suffix.lower())
    if known is None:
        raise Failure(f"{quoted_path(path)} has an unknown file extension", INPUT_HELP)
    if known[0] == "parquet_input":
        require_arrow("a Parquet file")
    made: type[InputFile] = getattr(import_module(f"{_MODULES}.{known[0]}"), known[1])
    return made(path, name, signals, matcher, format or PLAIN_FORMAT, content)


def no_answers(columns: object) -> ColumnMatches:  # noqa: ARG001 - it is a matcher
    """Find no columns of answers: a codebook does."""
    return ColumnMatches({}, [])


def coded_file(path: Path, book: CodebookFields) -> InputFile:
    """Return a file whose columns a codebook names.

    Raises:
        Failure: as for `input_file`.
    """
    return input_file(path, Path(path.name), {}, no_answers, book.file)
