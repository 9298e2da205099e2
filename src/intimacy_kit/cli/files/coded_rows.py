"""Read one case of a file with a row a case by a codebook, which says what the columns are."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from intimacy_kit.answers.codebooks.applying import coded, counted, refuse_unknown
from intimacy_kit.answers.codebooks.model import ENDINGS, CodebookFields
from intimacy_kit.answers.codebooks.suspicions import sentences
from intimacy_kit.answers.codebooks.vocabulary import vocabulary_of
from intimacy_kit.cli.doubts import tell_doubts
from intimacy_kit.cli.failures import DATA_ERROR, Failure
from intimacy_kit.cli.files.inputs import ROWS, InputFile
from intimacy_kit.cli.files.opening import no_answers
from intimacy_kit.cli.files.rows import opened_for_one, place_of
from intimacy_kit.errors import ObservationError
from intimacy_kit.knowledge import KnowledgeBase
from intimacy_kit.model.couple import Couple, Given


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
    part = opened_for_one(file, content, knowledge, no_answers, codebook)
    table = pa.concat_tables([chunk.typed for chunk in part.chunks(ROWS)])
    number = place_of(part, table.num_rows, row, choose)
    vocabulary = vocabulary_of(knowledge.within())
    try:
        found = coded(table, codebook, vocabulary, passed_on=passed_on)
    except ObservationError as error:
        raise ObservationError(map(part.placed, error.problems)) from None
    rows = [number] if codebook.couple is None else _couple(part, table, codebook.couple, number)
    refuse_unknown(counted(found.parts.take(rows), found.decoded), null_invalid=False)
    tell_doubts(sentences(found.tallies))  # one row says nothing of its scale, and the whole file does
    kept = knowledge.runtime.built.rulebook.signals  # a context leaves out some
    targets = [column.target for column in found.matched.columns if column.signal.id in kept]
    people = found.frame.select(targets).take(rows).to_pylist()
    if codebook.endings is not None:
        a, b = (_of(people[0], ending) for ending in ENDINGS)
        return Couple(a=a, b=b)
    if codebook.couple is None:
        return _answered(people[0])
    return Couple(a=_answered(people[0]), b=_answered(people[1]) if len(people) > 1 else {})


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
