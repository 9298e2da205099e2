"""Read one case of a file with a row a case: by the names of signals, or by a codebook."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from intimacy_kit.answers.codebooks.applying import coded, refuse_unknown
from intimacy_kit.answers.codebooks.model import ENDINGS, CodebookFields
from intimacy_kit.answers.codebooks.suspicions import sentences
from intimacy_kit.answers.codebooks.vocabulary import vocabulary_of
from intimacy_kit.cli.doubts import tell_doubts
from intimacy_kit.cli.failures import DATA_ERROR, Failure
from intimacy_kit.cli.files.column_matching import column_matcher
from intimacy_kit.cli.files.csv_input import CsvInput
from intimacy_kit.cli.files.inputs import InputFile
from intimacy_kit.cli.files.opening import input_file, no_answers
from intimacy_kit.errors import ObservationError
from intimacy_kit.knowledge import KnowledgeBase
from intimacy_kit.model.couple import Couple, Given

MAX_BYTES = 4 * 1024 * 1024
"""A CSV file of one case is no larger."""
_ROWS = 65_536


def row_by_names(
    file: str,
    content: bytes | None,
    knowledge: KnowledgeBase,
    row: int | None,
    choose: str,
    passed_on: Collection[str],
) -> Given:
    """Return a case whose columns are named as signals; for the arguments see `cases.read_case`."""
    part = _opened(file, content, knowledge, column_matcher(knowledge, passed_on=passed_on), None)
    matched = part.matcher(part.columns)
    if matched.problems:
        raise ObservationError(map(part.placed, matched.problems))
    chunks = list(part.chunks(_ROWS))
    number = _number(part, sum(chunk.given.num_rows for chunk in chunks), row, choose)
    chunk, place = chunks[number // _ROWS], number % _ROWS
    is_wrong = {name: name in chunk.wrong and chunk.wrong[name][place].as_py() for name in part.answers}
    return {
        name: (chunk.given if is_wrong[name] else chunk.typed)[column][place].as_py()
        for name, column in part.answers.items()
    }


def row_by_codebook(
    file: str,
    content: bytes | None,
    knowledge: KnowledgeBase,
    codebook: CodebookFields,
    row: int | None,
    choose: str,
    passed_on: Collection[str],
) -> Given:
    """Return a case whose columns a codebook names: of a couple, where it tells two partners apart.

    Raises:
        ObservationError: the columns are not those of the codebook, or it does not know a value of the case.
        Failure: there is no such row, or its couple has more than two rows.
    """
    part = _opened(file, content, knowledge, no_answers, codebook)
    table = pa.concat_tables([chunk.typed for chunk in part.chunks(_ROWS)])
    number = _number(part, table.num_rows, row, choose)
    vocabulary = vocabulary_of(knowledge.within())
    try:
        coded(table.slice(0, 0), codebook, vocabulary, passed_on=passed_on)
    except ObservationError as error:
        raise ObservationError(map(part.placed, error.problems)) from None
    rows = [number] if codebook.couple is None else _couple(part, table, codebook.couple, number)
    found = coded(table.take(rows), codebook, vocabulary, passed_on=passed_on, checked=True)
    refuse_unknown(found.counts, null_invalid=False)
    # One row says nothing of its scale, and the whole file does.
    tell_doubts(sentences(coded(table, codebook, vocabulary, passed_on=passed_on, checked=True).tallies))
    kept = knowledge.runtime.built.rulebook.signals  # a context leaves out some
    people = found.frame.select(
        [column.target for column in found.matched.columns if column.signal.id in kept]
    ).to_pylist()
    if codebook.endings is not None:
        a, b = (_of(people[0], ending) for ending in ENDINGS)
        return Couple(a=a, b=b)
    if codebook.couple is None:
        return _answered(people[0])
    return Couple(a=_answered(people[0]), b=_answered(people[1]) if len(people) > 1 else {})


def _opened(
    file: str, content: bytes | None, knowledge: KnowledgeBase, matcher: Any, codebook: CodebookFields | None
) -> InputFile:
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


def _number(part: InputFile, rows: int, row: int | None, choose: str) -> int:
    """Return the place of the row that is wanted, from 0."""
    if not rows:
        raise Failure(f"{part.shown} has no row below its first line", "put a case there", DATA_ERROR)
    if row is None and rows != 1:
        raise Failure(f"{part.shown} has {rows} rows", choose)
    number = 1 if row is None else row
    if not 1 <= number <= rows:
        raise Failure(f"{part.shown} has no row {number}", f"it has {rows}")
    return number - 1


def _couple(part: InputFile, table: pa.Table, name: str, number: int) -> list[int]:
    """Return the places of the rows of the couple of a row, itself first."""
    column = next(table[other] for other in table.column_names if other.strip() == name)
    id = column[number]
    if not id.is_valid:
        return [number]
    same: list[int] = pc.indices_nonzero(pc.equal(column, id)).to_pylist()
    if len(same) > 2:
        raise Failure(
            f"the couple of row {number + 1} of {part.shown} has more than two rows", "correct it", DATA_ERROR
        )
    return [number, *(place for place in same if place != number)]


def _of(answers: Mapping[str, Any], ending: str) -> dict[str, Any]:
    return {name.removesuffix(ending): value for name, value in _answered(answers).items() if name.endswith(ending)}


def _answered(answers: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in answers.items() if value is not None}
