"""Diagnoses all check-ins of a night with Polars: a Parquet file in, another one out, larger than memory if it must be.

    python examples/polars_nightly.py                # on a small file that it makes itself
    python examples/polars_nightly.py IN OUT         # files in .parquet

It needs the extra `frames` and Polars.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import polars as pl

import intimacy_kit as ik


def nightly(source: Path, target: Path) -> pl.DataFrame:
    """Diagnose the file `source` into the file `target`, and count rows by first remedy."""
    diagnosed = ik.load_knowledge().diagnose_frame(pl.scan_parquet(source), invalid="null")
    diagnosed.sink_parquet(target)
    first = (
        pl.when("ik_safety_concern")
        .then(pl.lit("(safety first)"))
        .otherwise(pl.coalesce(pl.col("ik_remedy_1").cast(pl.String), pl.lit("(nothing)")))
    )
    counted = pl.scan_parquet(target).group_by(first.alias("what to offer first")).len("couples")
    return counted.sort("couples", "what to offer first", descending=[True, False]).collect()


def sample(path: Path) -> None:
    """Write a few hundred random check-ins."""
    random = Random(8)  # noqa: S311 - random example data
    rows = [
        {
            "couple": f"couple-{number}",
            "quality_time_hours": random.choice([0.5, 2.0, 6.0, 12.0, None]),
            "unresolved_conflicts": random.choice([0, 0, 1, 3, 6]),
            "hides_feelings": random.choice([0, 1, 2, 3, 4, None]),
            "work_hours": random.choice([20.0, 38.0, 40.0, 55.0]),
            "fears_partner": random.random() < 0.03,
        }
        for number in range(300)
    ]
    pl.DataFrame(rows).write_parquet(path)


def main() -> int:
    parser = argparse.ArgumentParser(description="Diagnose a Parquet file with Polars.")
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="the file to read and the file to write")
    files: list[Path] = parser.parse_args().files
    if len(files) not in (0, 2):
        parser.error("name two files, one to read and one to write, or none for a small sample")
    if len({file.resolve() for file in files}) < len(files):
        parser.error("name another file to write than the one to read")
    with TemporaryDirectory() as home:
        if not files:
            files = [Path(home, "check-ins.parquet"), Path(home, "diagnosed.parquet")]
            sample(files[0])
        try:
            for first, couples in nightly(*files).iter_rows():
                print(f"{couples:6,}  {first}")
        except (OSError, ik.IntimacyKitError) as error:
            print(f"polars_nightly: {error}", file=sys.stderr)
            return 2
        except pl.exceptions.PolarsError as error:  # its message may quote values of the file
            print(
                f"polars_nightly: {files[0].name} cannot be read as Parquet ({type(error).__name__})", file=sys.stderr
            )
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
