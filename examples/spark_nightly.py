"""Diagnoses all check-ins of a night on Spark: a folder of Parquet files in, another one out.

    python examples/spark_nightly.py                    # on a small folder that it makes itself, on this machine
    spark-submit examples/spark_nightly.py IN OUT       # on a cluster

It needs the extra `frames`, PySpark and Java. The rules become part of Spark's plan, so the rows stay on the workers.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from pyspark.errors import AnalysisException
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as f

import intimacy_kit as ik


def nightly(spark: SparkSession, source: str, target: str) -> DataFrame:
    """Diagnose the folder `source` into the folder `target`, and count rows by first remedy."""
    check_ins = spark.read.parquet(source)
    diagnosed = ik.load_knowledge().diagnose_frame(check_ins, invalid="null")
    diagnosed.write.mode("overwrite").parquet(target)
    written = spark.read.parquet(target)
    first = f.when(f.col("ik_safety_concern"), "(safety first)").otherwise(
        f.coalesce("ik_remedy_1", f.lit("(nothing)"))
    )
    return written.groupBy(first.alias("what to offer first")).count().orderBy(f.desc("count"), "what to offer first")


def sample(spark: SparkSession, folder: str) -> None:
    """Write a few hundred random check-ins."""
    random = Random(8)  # noqa: S311 - random example data
    rows = [
        (
            f"couple-{number}",
            random.choice([0.5, 2.0, 6.0, 12.0, None]),
            random.choice([0, 0, 1, 3, 6]),
            random.choice([0, 1, 2, 3, 4, None]),
            random.choice([20.0, 38.0, 40.0, 55.0]),
            random.random() < 0.03,
        )
        for number in range(300)
    ]
    types = "couple string, quality_time_hours double, unresolved_conflicts int, hides_feelings int, work_hours double"
    types += ", fears_partner boolean"
    made_up = spark.createDataFrame(rows, types)  # pyright: ignore[reportUnknownMemberType]  # incomplete in PySpark
    made_up.write.parquet(folder)


def main() -> int:
    parser = argparse.ArgumentParser(description="Diagnose a folder of Parquet files on Spark.")
    parser.add_argument("folders", nargs="*", metavar="FOLDER", help="the folder to read and the folder to write")
    folders: list[str] = parser.parse_args().folders
    if len(folders) not in (0, 2):
        parser.error("name two folders, one to read and one to write, or none for a small sample")
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("nightly").config("spark.ui.enabled", "false")
    spark = (builder if folders else builder.master("local[2]")).getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    with TemporaryDirectory() as home:
        if not folders:
            folders = [str(Path(home, "check-ins")), str(Path(home, "diagnosed"))]
            sample(spark, folders[0])
        try:
            nightly(spark, *folders).show(truncate=False)
        except ik.IntimacyKitError as error:
            print(f"spark_nightly: {error}", file=sys.stderr)
            return 2
        except AnalysisException as error:
            print(f"spark_nightly: this cannot be read or written ({error.getCondition()})", file=sys.stderr)
            return 2
        finally:
            spark.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
