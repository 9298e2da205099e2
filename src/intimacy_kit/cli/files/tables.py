"""Read a whole file of answers, with the columns beside them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from intimacy_kit.answers.codebooks.codebook import Codebook
from intimacy_kit.cli.files.column_matching import column_matcher
from intimacy_kit.cli.files.inputs import InputFile
from intimacy_kit.cli.files.opening import coded_file, input_file
from intimacy_kit.knowledge import KnowledgeBase
from intimacy_kit.model.signals import Signal


def table_of(
    path: Path,
    knowledge: KnowledgeBase,
    codebook: Codebook | None,
    endings: tuple[str, ...],
    passed_on: Collection[str],
    more: Mapping[str, Signal] | None = None,
) -> pa.Table:
    """Return all rows of a file.

    Args:
        path: the file.
        knowledge: what its columns may be answers to.
        codebook: what they mean, if they are not named as signals.
        endings: of the columns of answers.
        passed_on: columns that are no answers.
        more: further signals by id.

    Raises:
        Failure: it cannot be read.
        ObservationError: its columns are nearly those of signals (IK302).
    """
    if codebook is not None:
        return whole_table(coded_file(path, codebook))
    every = {**(more or {}), **knowledge.signals}
    signals = {f"{id}{end}": signal for id, signal in every.items() for end in endings}
    matcher = column_matcher(
        knowledge, ends=endings, more=every.keys() - knowledge.signals.keys(), passed_on=frozenset(passed_on)
    )
    return whole_table(input_file(path, Path(path.name), signals, matcher))


def with_numbers(table: pa.Table, names: Collection[str]) -> pa.Table:
    """Return a table whose text in these columns is read as numbers, or true and false; other text stays."""
    for name in names:
        at = table.column_names.index(name) if name in table.column_names else None
        if at is None or not pa.types.is_string(table.schema.field(at).type):
            continue
        text = pc.utf8_trim_whitespace(table.column(at))
        given = pc.if_else(pc.equal(text, ""), None, text)
        for kind in (pa.float64(), pa.bool_()):
            try:
                table = table.set_column(at, name, given.cast(kind))
                break
            except pa.ArrowInvalid:  # its message quotes a value
                continue
    return table


def whole_table(part: InputFile) -> pa.Table:
    """Return all rows of a file, as it was read.

    Raises:
        Failure: it cannot be read.
    """
    part.check_unique_columns()
    return pa.concat_tables([chunk.typed for chunk in part.chunks(1 << 20)])
