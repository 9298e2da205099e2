"""How much memory `intimacy-kit batch` takes for files of one size and of four times as many rows, by kind of file.

Target: files that are read in pieces take no more for four times the rows. Rows by household are held whole, and
workbooks are unpacked in memory: for those it is measured what a million rows more take. It needs the extras survey and
tables.

    python benchmarks/files.py [ROWS] [KIND...]
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

NAMES = ("household", "satisfied", "heard", "contempt", "hours", "trust", "afraid", "wave")
CODES = """\
signals:
  relationship_satisfaction: {column: satisfied, from: [1, 5], reversed: true}
  feels_heard: {column: heard, from: [0, 4]}
  contempt: {column: contempt, from: [0, 4]}
  quality_time_hours: {column: hours, from: [0, 40]}
  trust: {column: trust, from: [0, 10]}
  fears_partner: {column: afraid, answers: {1: true, 2: false}}
"""
HOUSEHOLDS = "partners: {rows: household}\n"
TIMES = 4


class Kind(NamedTuple):
    """A kind of file: how its name ends, what its codebook says besides the columns, and how it is written."""

    ending: str
    partners: str
    write: Callable[[Path, int], None]


def answers(rows: int) -> Iterator[tuple[int, ...]]:
    """Rows of made-up answers that come of one closeness, two a household, far apart."""
    draw = random.Random(7)  # noqa: S311 - no secrets
    for row in range(rows):
        near = draw.random()
        felt = [min(1.0, max(0.0, near + draw.uniform(-0.3, 0.3))) for _ in range(5)]
        satisfied, heard, contempt = 5 - round(4 * felt[0]), round(4 * felt[1]), 4 - round(4 * felt[2])
        afraid = 1 if draw.random() < 0.05 else 2
        yield (row % ((rows + 1) // 2), satisfied, heard, contempt, round(40 * felt[3]), round(10 * felt[4]), afraid, 1)


def as_csv(path: Path, rows: int) -> None:
    with path.open("w") as file:
        file.write(f"{','.join(NAMES)}\n")
        file.writelines(f"{','.join(map(str, row))}\n" for row in answers(rows))


def as_json_lines(path: Path, rows: int) -> None:
    with path.open("w") as file:
        for row in answers(rows):
            file.write("{" + ", ".join(f'"{name}": {value}' for name, value in zip(NAMES, row, strict=True)) + "}\n")


def as_workbook(path: Path, rows: int) -> None:
    from openpyxl import Workbook  # noqa: PLC0415 - only for this kind

    book = Workbook(write_only=True)
    sheet = book.create_sheet("answers")
    sheet.append(NAMES)
    for row in answers(rows):
        sheet.append(row)
    book.save(path)


def as_spss(path: Path, rows: int) -> None:
    import pandas as pd  # noqa: PLC0415 - only for this kind
    import pyreadstat  # noqa: PLC0415

    pyreadstat.write_sav(pd.DataFrame(answers(rows), columns=list(NAMES)), str(path))


KINDS = {
    "csv": Kind(".csv", "", as_csv),
    "jsonl": Kind(".jsonl", "", as_json_lines),
    "sav": Kind(".sav", "", as_spss),
    "xlsx": Kind(".xlsx", "", as_workbook),
    "csv by household": Kind(".csv", HOUSEHOLDS, as_csv),
}


def peak(command: Sequence[str]) -> tuple[float, float]:
    """The most memory that a program took, in MiB, and its seconds of processor."""
    started = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(started.pid, 0)
    if status:
        raise SystemExit(f"it ended with {os.waitstatus_to_exitcode(status)}: {' '.join(command)}")
    return used.ru_maxrss / 1024, used.ru_utime + used.ru_stime


def measured(kind: Kind, rows: int) -> tuple[float, float]:
    with TemporaryDirectory() as folder:
        source, book = Path(folder, f"answers{kind.ending}"), Path(folder, "codebook.yaml")
        book.write_text(kind.partners + CODES)
        kind.write(source, rows)
        out = str(Path(folder, "out.parquet"))
        return peak([sys.executable, "-m", "intimacy_kit", "batch", str(source), out, "--codebook", str(book)])


def main() -> None:
    given = list(islice(sys.argv, 1, None))
    rows = int(given.pop(0)) if given else 150_000
    print(f"| kind | {rows:,} rows | {TIMES * rows:,} rows | ratio | a million rows more | seconds, ratio |")
    print("|---|--:|--:|--:|--:|--:|")
    for name in given or KINDS:
        (few, short), (many, long) = (measured(KINDS[name], size) for size in (rows, TIMES * rows))
        more = (many - few) / ((TIMES - 1) * rows) * 1_000_000
        print(
            f"| {name} | {few:.0f} MiB | {many:.0f} MiB | {many / few:.2f} | {more:.0f} MiB | {long / short:.1f} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
