"""Describe the columns of a file for the draft of a codebook: by its labels, or by its values alone."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from intimacy_kit.answers.codebooks.model import FileFormat
from intimacy_kit.answers.drafts.described import Described, plain_label
from intimacy_kit.answers.drafts.sources import REDCAP, of_qualtrics, of_redcap, of_statistics, of_xlsform
from intimacy_kit.answers.drafts.tallies import NumberEnds, ValueTally
from intimacy_kit.cli.failures import DATA_ERROR, Failure, quoted_path, system_failure
from intimacy_kit.cli.files.inputs import ROWS, InputFile, in_blocks
from intimacy_kit.cli.files.opening import input_file, no_answers
from intimacy_kit.cli.files.statistics_files import StatisticsInput
from intimacy_kit.cli.files.workbooks import WorkbookInput, open_workbook

MAX_SURVEY = 64 * 1024 * 1024
_IMPORT_ID = '{"ImportId"'


def describe(path: Path, encoding: str | None = None, sheet: str | None = None) -> Described:
    """Return what a file says about its columns.

    Args:
        path: the file.
        encoding: of a text file that is not in UTF-8.
        sheet: the one with the answers, of a workbook with several.

    Raises:
        Failure: it cannot be read.
    """
    if path.suffix.lower() == ".qsf":
        return of_qualtrics(_survey(path))
    part = input_file(path, Path(path.name), {}, no_answers, FileFormat(encoding=encoding, sheet=sheet))
    if isinstance(part, StatisticsInput):
        return _with_ends(of_statistics(part.metadata), part)
    if isinstance(part, WorkbookInput) and sheet is None and (form := _xlsform(part)) is not None:
        return form
    part.check_unique_columns()
    if REDCAP in part.columns:
        return of_redcap([dict(zip(part.columns, row, strict=True)) for row in part.records()])
    return _by_values(part)


def _with_ends(described: Described, part: InputFile) -> Described:
    """Return the same with the least and largest value of each column of numbers without labels, if there are some."""
    unlabelled = [place for place, each in enumerate(described.columns) if each.is_number and not each.codes]
    ends: dict[int, NumberEnds] = defaultdict(NumberEnds)
    for block in in_blocks(part.records(), ROWS) if unlabelled else ():
        for place in unlabelled:
            numbers = [number for row in block if isinstance(number := row[place], float)]
            ends[place] = ends[place].with_part(len(numbers), min(numbers, default=None), max(numbers, default=None))
    columns = (
        replace(column, ends=ends[place].told) if place in ends else column
        for place, column in enumerate(described.columns)
    )
    return replace(described, columns=tuple(columns))


def _survey(path: Path) -> Any:
    try:
        with path.open("rb") as file:
            content = file.read(MAX_SURVEY)
    except OSError as error:
        raise system_failure("read", path, error) from None
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        raise Failure(f"{quoted_path(path)} is no survey of Qualtrics", "export it again", DATA_ERROR) from None


def _xlsform(part: WorkbookInput) -> Described | None:
    """Return what an XLSForm says; None for another workbook."""
    book = open_workbook(part)
    if not {"survey", "choices"} <= set(book.sheet_names):
        return None
    survey, choices = (_records(book.get_sheet_by_name(name).to_python()) for name in ("survey", "choices"))
    return of_xlsform(list(survey), list(choices))


def _records(rows: Sequence[Sequence[Any]]) -> Iterator[Mapping[str, Any]]:
    names = [str(name).strip() for name in rows[0]] if rows else []
    for row in rows[1:]:
        yield {name: None if cell == "" else cell for name, cell in zip(names, row, strict=False)}


def _by_values(part: InputFile) -> Described:
    tallies = [ValueTally() for _ in part.columns]
    labels = [""] * len(tallies)
    above = [(key, str(value)) for key in ("encoding", "sheet") if (value := getattr(part.format, key)) is not None]
    is_first = True
    for block in in_blocks(part.records(), ROWS):
        rows = block
        if is_first and _is_qualtrics(rows):
            above.append(("header", "qualtrics"))
            labels = [plain_label(cell) for cell in rows[0]]
            rows = rows[2:]
        is_first = False
        for tally, *cells in zip(tallies, *rows, strict=True):
            tally.add(cells)
    if any(tally.commas and not tally.words for tally in tallies):
        above.append(("decimal", ","))
    columns = zip(tallies, part.columns, labels, strict=True)
    return Described(tuple(tally.described(name.strip(), label) for tally, name, label in columns), format=tuple(above))


def _is_qualtrics(rows: Sequence[Sequence[object]]) -> bool:
    return len(rows) > 1 and any(str(cell).startswith(_IMPORT_ID) for cell in rows[1])
