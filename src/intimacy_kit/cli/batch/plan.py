"""Check the input and output paths of a batch before anything is read or written."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from intimacy_kit.answers.codebooks.model import FileFormat
from intimacy_kit.cli.failures import Failure, quoted_path, system_failure
from intimacy_kit.cli.files.column_matching import ColumnMatcher
from intimacy_kit.cli.files.inputs import InputFile
from intimacy_kit.cli.files.opening import INPUT_HELP, input_file
from intimacy_kit.cli.files.outputs import Kind, check_csv_types
from intimacy_kit.model.signals import Signal

_SUFFIXES: dict[str, Kind] = {".csv": "csv", ".parquet": "parquet"}


@dataclass(frozen=True, slots=True)
class BatchPlan:
    """Checked inputs and output of a batch.

    Attributes:
        parts: files to read, in order.
        target: output path, as it was given.
        kind: format of the single output file; None for a folder with one Parquet file per input file.
        overwrite: whether an existing output is replaced.
    """

    parts: tuple[InputFile, ...]
    target: Path
    kind: Kind | None
    overwrite: bool


def plan_batch(
    source: Path,
    target: Path,
    signals: Mapping[str, Signal],
    matcher: ColumnMatcher,
    *,
    overwrite: bool,
    format: FileFormat | None = None,
) -> BatchPlan:
    """Return the plan of a batch after checking that its inputs and its output can be used.

    Args:
        source: input file, or folder of Parquet files.
        target: output file or folder.
        signals: see `InputFile`.
        matcher: see `InputFile`.
        overwrite: whether an existing output is replaced.
        format: how the input file is written, if it is said.

    Raises:
        Failure: the batch cannot be run with these paths.
    """
    try:
        parts = tuple(_parts(source, signals, matcher, format))
        kind = None if target.is_dir() else _kind_of(target)
        _check_no_overlap(source, target)
        _check_target(target, kind, overwrite=overwrite)
    except OSError as error:
        raise system_failure("use", Path(error.filename or source), error) from None
    for part in parts:
        part.check_unique_columns()
    if kind is not None:
        _check_same_columns(parts)
    if kind == "csv":
        check_csv_types(parts[0].schema)
    return BatchPlan(parts, target, kind, overwrite)


def target_exists(target: Path) -> Failure:
    """Return the error for an existing output without --overwrite."""
    help = "name another place, or give --overwrite to replace it; nothing is taken up where a run was stopped"
    return Failure(f"{quoted_path(target)} is already there", help)


def _parts(
    source: Path, signals: Mapping[str, Signal], matcher: ColumnMatcher, format: FileFormat | None
) -> Iterator[InputFile]:
    if source.is_dir():
        names = sorted(_parquet_files(source))
        if not names:
            raise Failure(f"there are no Parquet files in {quoted_path(source)}", INPUT_HELP)
        yield from (input_file(source / name, name, signals, matcher, format) for name in names)
    elif source.is_file():
        yield input_file(source, Path(source.name), signals, matcher, format)
    else:
        why = "is neither a file nor a folder" if source.exists() else "does not exist"
        raise Failure(f"{quoted_path(source)} {why}", INPUT_HELP)


def _parquet_files(folder: Path) -> Iterator[Path]:
    """Yield the Parquet files below a folder, except names with a leading dot or underscore, by convention no data."""
    for place, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith((".", "_"))]
        for name in files:
            if name.lower().endswith(".parquet") and not name.startswith((".", "_")):
                yield (Path(place) / name).relative_to(folder)


def _kind_of(target: Path) -> Kind | None:
    suffix = target.suffix.lower()
    if suffix and suffix not in _SUFFIXES:
        help = "let it end in .csv or .parquet, or name a folder"
        raise Failure(f"{quoted_path(target)} has an unknown file extension", help)
    return _SUFFIXES.get(suffix)


def _check_no_overlap(source: Path, target: Path) -> None:
    one, other = source.resolve(), target.resolve()
    same = one == other or (target.exists() and source.samefile(target))
    if same or one in other.parents or other in one.parents:
        relation = "are the same" if same else "overlap"
        raise Failure(f"IN and OUT {relation}", "write the result somewhere else: what was given is never changed")


def _check_target(target: Path, kind: Kind | None, *, overwrite: bool) -> None:
    """Raise if the target cannot be written, or if files would be lost that are no output of a batch."""
    if not target.resolve().parent.is_dir():
        raise Failure(f"there is no folder {quoted_path(target.resolve().parent)}", "make it first, or check the path")
    if not target.exists() or (target.is_dir() and not any(target.iterdir())):
        return
    if not overwrite:
        raise target_exists(target)
    if not target.is_dir():
        if kind is None or not target.is_file():
            raise Failure(
                f"{quoted_path(target)} is not a folder, nor a CSV or Parquet file", "name one, or another place"
            )
        return
    for place, _, files in os.walk(target):
        other = [name for name in files if not name.lower().endswith(".parquet")]
        if other:
            help = "name a folder of which nothing else is needed, or delete it yourself"
            raise Failure(
                f"{quoted_path(target)} holds more than Parquet files, such as {quoted_path(Path(place) / other[0])}",
                help,
            )


def _check_same_columns(parts: tuple[InputFile, ...]) -> None:
    first = parts[0]
    for part in parts[1:]:
        if len(part.name.parts) > 1 or len(first.name.parts) > 1:
            help = "name a folder as OUT, so that what the folders are called is kept"
            raise Failure(f"{quoted_path(part.path)} is in a folder of its own", help)
        if not _same(part.schema, first.schema):
            help = "name a folder as OUT, which gets a file for each"
            raise Failure(f"the columns of {quoted_path(part.path)} are not those of {quoted_path(first.path)}", help)


def _same(one: pa.Schema, other: pa.Schema) -> bool:
    return bool(one.equals(other, check_metadata=False))
