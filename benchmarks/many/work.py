"""One piece of work on a Parquet file, in a process of its own: how long it takes, and what memory it takes.

python -m many.work KIND FILE SMALL-FILE
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time
from typing import Any

import intimacy_kit as ik

KB = ik.load_knowledge()
BOOK = KB.runtime.built.rulebook
SCORES = [f"ik_{finding.id}_score" for finding in BOOK.findings]
Work = tuple[Callable[[], Any], Callable[[Any], Any]]
"""Gets the input ready, and does the work on it."""


def polars(file: str) -> Work:
    import polars as pl  # noqa: PLC0415

    return lambda: pl.read_parquet(file), KB.diagnose_frame


def polars_scores(file: str) -> Work:
    import polars as pl  # noqa: PLC0415

    def scores(frame: pl.DataFrame) -> Any:
        return KB.diagnose_frame(frame.lazy(), remedies=0, invalid="null").select(SCORES).collect()

    return lambda: pl.read_parquet(file), scores


def polars_scores_checked(file: str) -> Work:
    import polars as pl  # noqa: PLC0415

    def scores(frame: pl.DataFrame) -> Any:
        return KB.diagnose_frame(frame.lazy(), remedies=0).select(SCORES).collect()

    return lambda: pl.read_parquet(file), scores


def polars_by_hand(file: str) -> Work:
    import polars as pl  # noqa: PLC0415

    from many.by_hand import polars_scores  # noqa: PLC0415

    return lambda: pl.read_parquet(file), lambda frame: polars_scores(BOOK, frame.lazy()).collect()


def pandas(file: str) -> Work:
    import pandas as pd  # noqa: PLC0415

    return lambda: pd.read_parquet(file), KB.diagnose_frame


def pyarrow(file: str) -> Work:
    import pyarrow.parquet as pq  # noqa: PLC0415

    return lambda: pq.read_table(file), KB.diagnose_frame


def _duckdb(file: str) -> Any:
    import duckdb  # noqa: PLC0415

    connection = duckdb.connect()
    connection.sql(f"CREATE TABLE couples AS SELECT * FROM read_parquet('{file}')")  # noqa: S608 - our own file
    return connection


def duckdb(file: str) -> Work:
    def work(connection: Any) -> None:
        connection.register("diagnosed", KB.diagnose_frame(connection.table("couples")))
        connection.sql("CREATE TABLE written AS SELECT * FROM diagnosed")

    return lambda: _duckdb(file), work


def duckdb_scores(file: str) -> Work:
    def work(connection: Any) -> None:
        diagnosed = KB.diagnose_frame(connection.table("couples"), remedies=0, invalid="null").project(*SCORES)
        connection.register("diagnosed", diagnosed)
        connection.sql("CREATE TABLE written AS SELECT * FROM diagnosed")

    return lambda: _duckdb(file), work


def duckdb_by_hand(file: str) -> Work:
    from many.by_hand import duckdb_scores as sql  # noqa: PLC0415

    return lambda: _duckdb(file), lambda connection: connection.sql(f"CREATE TABLE written AS {sql(BOOK, 'couples')}")


KINDS: dict[str, Callable[[str], Work]] = {
    made.__name__: made
    for made in (
        *(polars, polars_scores, polars_scores_checked, polars_by_hand, pandas, pyarrow),
        *(duckdb, duckdb_scores, duckdb_by_hand),
    )
}


def memory(what: str) -> int:
    """A line of this process's status, in bytes."""
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(what))


def main() -> None:
    kind, file, first = sys.argv[1:]
    prepare_first, _ = KINDS[kind](first)
    prepare, work = KINDS[kind](file)
    work(prepare_first())  # imports, and what else is done once in a process
    start = memory("VmRSS")
    given = prepare()
    ready = memory("VmRSS")
    Path("/proc/self/clear_refs").write_text("5", "ascii")  # the peak counts from here
    began = process_time()
    result = work(given)
    seconds = process_time() - began
    peak = memory("VmHWM")
    print(json.dumps({"seconds": seconds, "input": ready - start, "peak": peak - start, "done": result is not given}))


if __name__ == "__main__":
    main()
