"""What a batch reads and where it writes, looked at as a whole before anything is done."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from intimacy_kit.cli.batch.inputs import CsvPart, ParquetPart, Part
from intimacy_kit.cli.batch.outputs import Kind, refuse_nested
from intimacy_kit.cli.failures import Failure, named, unusable
from intimacy_kit.cli.files.column_naming import Naming
from intimacy_kit.model.signals import Signal

_SUFFIXES: dict[str, Kind] = {".csv": "csv", ".parquet": "parquet"}
_PARTS: dict[Kind, type[Part]] = {"csv": CsvPart, "parquet": ParquetPart}
_HERE = "name a CSV or Parquet file, or a folder of Parquet files"


@dataclass(frozen=True, slots=True)
class Plan:
    """Checked, as far as that is possible beforehand.

    Attributes:
        parts: the files to be read, in their order.
        target: where the result is to be, links resolved.
        kind: of the one file that is written; None to write a folder, with a Parquet file for each that is read.
        overwrite: whether it takes the place of what is there.
    """

    parts: tuple[Part, ...]
    target: Path
    kind: Kind | None
    overwrite: bool


def planned(
    source: Path,
    target: Path,
    signals: Mapping[str, Signal],
    naming: Naming,
    *,
    overwrite: bool,
) -> Plan:
    """Look at what is there. For the signals and how columns are named see `Part`.

    Raises:
        Failure: it cannot be done.
    """
    try:
        parts = tuple(_parts(source, signals, naming))
        resolved = target.resolve()
        kind = None if target.is_dir() else _kind_of(target)
        _refuse_overlap(source, target)
        _refuse_to_lose(target, kind, overwrite=overwrite)
    except OSError as error:
        raise unusable("use", Path(error.filename or source), error) from None
    for part in parts:
        part.refuse_same_names()
    if kind is not None:
        _refuse_differences(parts)
    if kind == "csv":
        refuse_nested(parts[0].schema)
    return Plan(parts, resolved, kind, overwrite)


def already_there(target: Path) -> Failure:
    """What is there is not to be replaced."""
    help = "name another place, or give --overwrite to replace it; nothing is taken up where a run was stopped"
    return Failure(f"{named(target)} is already there", help)


def _parts(source: Path, signals: Mapping[str, Signal], naming: Naming) -> Iterator[Part]:
    if source.is_dir():
        names = sorted(_parquet_files(source))
        if not names:
            raise Failure(f"there are no Parquet files in {named(source)}", _HERE)
        yield from (ParquetPart(source / name, name, signals, naming) for name in names)
    elif source.is_file():
        kind = _SUFFIXES.get(source.suffix.lower())
        if kind is None:
            raise Failure(f"{named(source)} ends in neither .csv nor .parquet", _HERE)
        yield _PARTS[kind](source, Path(source.name), signals, naming)
    else:
        why = "is neither a file nor a folder" if source.exists() else "is not there"
        raise Failure(f"{named(source)} {why}", _HERE)


def _parquet_files(folder: Path) -> Iterator[Path]:
    """Below a folder, without what begins with a dot or an underscore: such is not data."""
    for place, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith((".", "_"))]
        for name in files:
            if name.lower().endswith(".parquet") and not name.startswith((".", "_")):
                yield (Path(place) / name).relative_to(folder)


def _kind_of(target: Path) -> Kind | None:
    suffix = target.suffix.lower()
    if suffix and suffix not in _SUFFIXES:
        help = "let it end in .csv or .parquet, or name a folder"
        raise Failure(f"{named(target)} cannot be written: its ending is not known", help)
    return _SUFFIXES.get(suffix)


def _refuse_overlap(source: Path, target: Path) -> None:
    one, other = source.resolve(), target.resolve()
    same = one == other or (target.exists() and source.samefile(target))
    if same or one in other.parents or other in one.parents:
        inside = "the same" if same else "inside each other"
        raise Failure(f"IN and OUT are {inside}", "write the result somewhere else: what was given is never changed")


def _refuse_to_lose(target: Path, kind: Kind | None, *, overwrite: bool) -> None:
    if not target.resolve().parent.is_dir():
        raise Failure(f"there is no folder {named(target.resolve().parent)}", "make it first, or check the path")
    if not target.exists() or (target.is_dir() and not any(target.iterdir())):
        return
    if not overwrite:
        raise already_there(target)
    if not target.is_dir():
        if kind is None or not target.is_file():
            raise Failure(f"{named(target)} is not a folder, nor a CSV or Parquet file", "name one, or another place")
        return
    for place, _, files in os.walk(target):
        other = [name for name in files if not name.lower().endswith(".parquet")]
        if other:
            help = "name a folder of which nothing else is needed, or delete it yourself"
            raise Failure(
                f"{named(target)} holds more than Parquet files, such as {named(Path(place) / other[0])}", help
            )


def _refuse_differences(parts: tuple[Part, ...]) -> None:
    first = parts[0]
    for part in parts[1:]:
        if len(part.name.parts) > 1 or len(first.name.parts) > 1:
            help = "name a folder as OUT, so that what the folders are called is kept"
            raise Failure(f"{named(part.path)} is in a folder of its own", help)
        if not _same(part.schema, first.schema):
            help = "name a folder as OUT, which gets a file for each"
            raise Failure(f"the columns of {named(part.path)} are not those of {named(first.path)}", help)


def _same(one: pa.Schema, other: pa.Schema) -> bool:
    return bool(one.equals(other, check_metadata=False))
