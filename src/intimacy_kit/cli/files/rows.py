"""Read one case of a file with a row a case, whose columns are named as signals."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from intimacy_kit.answers.codebooks.model import CodebookFields
from intimacy_kit.cli.failures import DATA_ERROR, Failure
from intimacy_kit.cli.files.column_matching import column_matcher
from intimacy_kit.cli.files.csv_input import CsvInput
from intimacy_kit.cli.files.inputs import InputFile
from intimacy_kit.cli.files.opening import input_file
from intimacy_kit.errors import ObservationError
from intimacy_kit.knowledge import KnowledgeBase
from intimacy_kit.model.couple import Given

MAX_BYTES = 4 * 1024 * 1024
"""A CSV file of one case is no larger."""


def row_by_names(
    file: str,
    content: bytes | None,
    knowledge: KnowledgeBase,
    row: int | None,
    choose: str,
    passed_on: Collection[str],
) -> Given:
    """Return a case whose columns are named as signals; for the arguments see `cases.read_case`."""
    part = opened_for_one(file, content, knowledge, column_matcher(knowledge, passed_on=passed_on), None)
    matched = part.matcher(part.columns)
    if matched.problems:
        raise ObservationError(map(part.placed, matched.problems))
    rows, cells = part.record(0 if row is None else row - 1)
    place_of(part, rows, row, choose)
    places = {name: part.columns.index(column) for name, column in part.answers.items()}
    return {name: part.answer(name, cells[place]) for name, place in places.items()}


def opened_for_one(
    file: str, content: bytes | None, knowledge: KnowledgeBase, matcher: Any, codebook: CodebookFields | None
) -> InputFile:
    """Open a file of which one case is wanted; for the arguments see `cases.read_case`."""
    format = None if codebook is None else codebook.file
    signals: Mapping[str, Any] = knowledge.signals if codebook is None else {}
    path = Path(file)
    part = input_file(Path("-.csv") if file == "-" else path, path, signals, matcher, format, content)
    if isinstance(part, CsvInput):
        if file == "-":
            part = CsvInput(path, path, signals, matcher, part.format, content)
        if part.size > MAX_BYTES:
            raise Failure(f"{part.shown} is too large for one case", "use `intimacy-kit batch` for many", DATA_ERROR)
    part.check_unique_columns()
    return part


def place_of(part: InputFile, rows: int, row: int | None, choose: str) -> int:
    """Return the place of the row that is wanted, from 0.

    Raises:
        Failure: there is no such row, or there are several and none is chosen.
    """
    if not rows:
        raise Failure(f"{part.shown} has no row below its first line", "put a case there", DATA_ERROR)
    if row is None and rows != 1:
        raise Failure(f"{part.shown} has {rows} rows", choose)
    number = 1 if row is None else row
    if not 1 <= number <= rows:
        raise Failure(f"{part.shown} has no row {number}", f"it has {rows}")
    return number - 1
