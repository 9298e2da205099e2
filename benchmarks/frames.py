"""How many cases a second go through dataframes, and how much memory that takes, beside the same rules by hand.

Targets, as ratios within one run: `diagnose_frame` on Polars (scores, levels, safety, three remedies) at least 100
times faster a case than `kb.diagnose`; its scores alone within 2 times expressions of Polars by hand, and on DuckDB
within 2 times SQL by hand; the cost of a row flat from 10^5 to 10^7 rows; peak memory at most 3 times the input.

It ends with code 1 if the scores by hand are others; else it writes docs/explanation/frames.svg and the tables in
docs/explanation/performance.md. `python benchmarks/frames.py 5 6` leaves out 10^7 rows, which take about 20 GB
of memory.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

import polars as pl
from many.by_hand import duckdb_scores, polars_scores
from many.work import BOOK, KB, KINDS, SCORES
from peers.chart import Bar, chart

import intimacy_kit as ik

DOCS = Path(__file__).parent.parent / "docs" / "explanation"
BEGIN, END = "<!-- measured frames: begin -->", "<!-- measured frames: end -->"
EAGER = {"pandas", "pyarrow"}
PIECE = 1_000_000


def write_cases(file: Path, rows: int) -> None:
    """Made-up cases, three answers in ten missing, all numbers as doubles."""
    import numpy as np  # noqa: PLC0415
    import pyarrow.parquet as pq  # noqa: PLC0415

    writer = None
    for start in range(0, rows, PIECE):
        size = min(PIECE, rows - start)
        random = np.random.default_rng(start)
        columns = {}
        for id, signal in KB.signals.items():
            if signal.spec.value_type == "flag":
                values: Any = random.random(size) < 0.05
            elif signal.spec.value_type == "choice":
                values = np.array(signal.choices)[random.integers(0, len(signal.choices), size)]
            else:
                values = np.round(random.uniform(*signal.bounds, size))
            given = pl.Series(random.random(size) >= 0.3)
            columns[id] = pl.select(pl.when(given).then(pl.Series(values))).to_series()
        table = pl.DataFrame(columns).to_arrow()
        writer = writer or pq.ParquetWriter(file, table.schema)
        writer.write_table(table)
    if writer is not None:
        writer.close()


def check(file: Path) -> None:
    """The scores by hand are those of `diagnose`, bit for bit."""
    import duckdb  # noqa: PLC0415

    frame = pl.read_parquet(file).head(2_000)
    expected = KB.diagnose_frame(frame, remedies=0).select(SCORES)
    by_hand = polars_scores(BOOK, frame.lazy()).collect()
    sql = duckdb.sql(duckdb_scores(BOOK, "frame")).pl()
    one_by_one = [KB.diagnose(row).findings | KB.diagnose(row).components for row in frame.head(200).to_dicts()]
    for finding, score in zip((finding.id for finding in BOOK.findings), SCORES, strict=True):
        column = expected[score].to_list()
        if not column == by_hand[finding].to_list() == sql[finding].to_list():
            sys.exit(f"{finding}: by hand it is another score")
        if column[:200] != [found[finding].score for found in one_by_one]:
            sys.exit(f"{finding}: one by one it is another score")


def one_by_one(file: Path) -> tuple[float, float]:
    """Seconds a case of `kb.diagnose`: the call alone, and with all of it read."""
    rows = pl.read_parquet(file).head(4_000).to_dicts()
    start = process_time()
    for row in rows:
        KB.diagnose(row)
    middle = process_time()
    for row in rows:
        diagnosis = KB.diagnose(row)
        _ = diagnosis.safety, diagnosis.findings, diagnosis.remedies
    return (middle - start) / len(rows), (process_time() - middle) / len(rows)


def measured(kind: str, file: Path, times: int) -> dict[str, float]:
    """Each time in a process of its own."""
    runs: list[dict[str, float]] = []
    for _ in range(times):
        command = [sys.executable, "-m", "many.work", kind, str(file), str(file.parent / "first.parquet")]
        ran = subprocess.run(command, check=True, capture_output=True, text=True, cwd=Path(__file__).parent)
        runs.append(json.loads(ran.stdout))
    return {name: median(run[name] for run in runs) for name in runs[0]}


def main() -> None:
    powers = [int(power) for power in sys.argv[1:]] or [5, 6, 7]
    lines = ["| what | " + " | ".join(f"10^{power} rows" for power in powers) + " | peak memory / input |"]
    lines.append("|---|" + "--:|" * (len(powers) + 1))
    nanoseconds: dict[str, dict[int, float]] = {kind: {} for kind in KINDS}
    peaks: dict[str, float] = {}
    with TemporaryDirectory() as folder:
        write_cases(Path(folder, "first.parquet"), 100)
        for power in powers:
            file = Path(folder, f"{power}.parquet")
            write_cases(file, 10**power)
            if power == powers[0]:
                check(file)
                call, read = one_by_one(file)
            for kind in KINDS:
                if power == 7 and kind in EAGER:
                    continue
                run = measured(kind, file, 3 if power < 7 else 1)
                nanoseconds[kind][power] = run["seconds"] / 10**power * 1e9
                peaks[kind] = run["peak"] / run["input"]
                print(f"10^{power} {kind:22} {nanoseconds[kind][power]:9.0f} ns/row {peaks[kind]:5.2f}", flush=True)
            file.unlink()
    for kind, by_power in nanoseconds.items():
        cells = [f"{by_power[power]:,.0f} ns" if power in by_power else "" for power in powers]
        lines.append(f"| {LABELS[kind]} | {' | '.join(cells)} | {peaks[kind]:.1f} |")
    lines.append(f"| `kb.diagnose`, one by one | {call * 1e9:,.0f} ns |" + " |" * len(powers))
    lines.append(f"| `kb.diagnose`, and all of it read | {read * 1e9:,.0f} ns |" + " |" * len(powers))
    last = {kind: by_power[max(by_power)] for kind, by_power in nanoseconds.items()}
    flat = [max(by.values()) / min(by.values()) for by in (nanoseconds["polars"], nanoseconds["duckdb"])]
    lines += [
        "",
        "| target | measured |",
        "|---|---|",
        f"| Polars at least 100 times faster a case than `kb.diagnose` | {call * 1e9 / last['polars']:.0f} times the "
        f"call, {read * 1e9 / last['polars']:.0f} times with all of it read |",
        f"| scores alone within 2 times Polars by hand | {last['polars_scores'] / last['polars_by_hand']:.2f}, and "
        f"{last['polars_scores_checked'] / last['polars_by_hand']:.2f} where wrong values are looked for first |",
        f"| on DuckDB within 2 times SQL by hand | {last['duckdb_scores'] / last['duckdb_by_hand']:.2f} |",
        f"| the cost of a row flat from 10^{powers[0]} to 10^{powers[-1]} | the dearest {flat[0]:.2f} times the "
        f"cheapest with Polars, {flat[1]:.2f} with DuckDB |",
        f"| peak memory with Polars at most 3 times the input | {peaks['polars']:.2f} |",
    ]
    tables = "\n".join(lines)
    print(tables)
    page = DOCS / "performance.md"
    before, rest = page.read_text("utf-8").split(BEGIN)
    page.write_text(f"{before}{BEGIN}\n\n{tables}\n\n{END}{rest.split(END)[1]}", "utf-8")
    bars = [Bar(LABELS[kind].replace("`", ""), value, "by hand" not in LABELS[kind]) for kind, value in last.items()]
    bars += [Bar("diagnose, one by one", call * 1e9, ours=True)]
    panel = f"{len(ik.load_knowledge().rules)} rules of the core pack, 10^{powers[-1]} rows (pandas, PyArrow: 10^6)"
    (DOCS / "frames.svg").write_text(chart([(panel, bars)], "ns", "Nanoseconds a case, in each dataframe"), "utf-8")


LABELS = {
    "polars": "Polars, `diagnose_frame`",
    "polars_scores": "Polars, its scores alone",
    "polars_scores_checked": "Polars, its scores alone, values checked first",
    "polars_by_hand": "Polars, scores by hand",
    "pandas": "pandas, `diagnose_frame`",
    "pyarrow": "PyArrow, `diagnose_frame`",
    "duckdb": "DuckDB, `diagnose_frame`",
    "duckdb_scores": "DuckDB, its scores alone",
    "duckdb_by_hand": "DuckDB, scores by hand in SQL",
}


if __name__ == "__main__":
    main()
