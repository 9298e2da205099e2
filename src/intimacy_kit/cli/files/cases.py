"""Read one case from a file or from the standard input.

The supported forms:

    {"quality_time_hours": 1.5, "hides_feelings": 3}             JSON, or the same as YAML
    {"a": {"trust": 7}, "b": {"trust": 3}}                       both partners
    {"answers": {"trust": 7}, "declined": ["honesty"]}           as saved by `intimacy-kit ask --save`
    quality_time_hours,hides_feelings                            CSV, one case per row
    1.5,3
    or another file with a row a case: TSV, JSON Lines, Parquet, SPSS, Stata, a workbook

Error messages never contain values of the file.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from intimacy_kit.cli.failures import DATA_ERROR, Failure, quoted_path, system_failure
from intimacy_kit.cli.files.required import require_arrow
from intimacy_kit.errors import ObservationError, Problem
from intimacy_kit.knowledge import KnowledgeBase
from intimacy_kit.model.couple import Couple, Given
from intimacy_kit.packs.reading.yaml_reader import read_yaml

if TYPE_CHECKING:
    from intimacy_kit.answers.codebooks.model import CodebookFields

CHOOSE = "choose one with --row, or use `intimacy-kit batch` for all"
MAX_BYTES = 4 * 1024 * 1024


def read_case(
    file: str,
    knowledge: KnowledgeBase,
    row: int | None = None,
    choose: str = CHOOSE,
    passed_on: Collection[str] = (),
    codebook: CodebookFields | None = None,
) -> Given:
    """Return the answers of one case.

    Args:
        file: path that ends in .json, .yaml, .yml or as a file of many cases (`opening.FORMATS`); `-` for the standard
            input, where the format is detected from the beginning of the content.
        knowledge: knowledge base that declares the signals.
        row: row of a file of many cases, from 1; required if there are several.
        choose: help text of the error if there are several rows and `row` is None.
        passed_on: columns of a file of many cases that are not answers, even if their names resemble signals.
        codebook: what the columns of a file of many cases mean.

    Raises:
        Failure: the file cannot be read as one case.
        ObservationError: the YAML, the names of the columns, or what a codebook does not know is invalid.
        QuestionError: a codebook, or a Parquet file, needs what is not installed (IK407).
    """
    suffix = Path(file).suffix.lower()
    if file != "-" and suffix not in (".json", ".yaml", ".yml"):
        _content(file, of_one=False)  # that it is there, and not empty
        return _from_table(file, None, knowledge, row, choose, passed_on, codebook)
    content = _content(file)
    if codebook is not None and file != "-":
        raise Failure("a codebook is for files of many cases", "leave --codebook out")
    if codebook is not None:
        return _from_table(file, content, knowledge, row, choose, passed_on, codebook)
    text = _text(content, file)
    name = "-" if file == "-" else Path(file).name
    ending = _detect_format(text) if file == "-" else suffix
    if ending == ".csv":
        return _from_table(file, content, knowledge, row, choose, passed_on, codebook)
    if row is not None:
        raise Failure("--row is for files of many cases", "leave it out")
    if ending == ".json":
        data = _json(text, file)
    else:
        document = read_yaml(text.encode(), name)
        if document.problems:
            raise ObservationError(map(_without_line, document.problems))
        data = document.data
    if not isinstance(data, dict):
        help = (
            'write {"trust": 7, ...}, or of two {"a": {...}, "b": {...}}; `intimacy-kit schema observations` tells more'
        )
        raise Failure(f"{_shown(file)} holds no answers by signal", help, DATA_ERROR)
    if set(data) == {"answers", "declined"} and isinstance(data["answers"], dict):
        return data["answers"]
    if set(data) == {"a", "b"} and all(isinstance(part, dict) for part in data.values()):
        return Couple(a=data["a"], b=data["b"])
    if data and all(isinstance(part, dict) for part in data.values()):
        help = 'of two write {"a": {...}, "b": {...}}, and {} for who has not answered; of one the answers alone'
        raise Failure(f"{_shown(file)} holds answers of others than a and b", help, DATA_ERROR)
    return data


def _from_table(
    file: str,
    content: bytes | None,
    knowledge: KnowledgeBase,
    row: int | None,
    choose: str,
    passed_on: Collection[str],
    codebook: CodebookFields | None,
) -> Given:
    """Return a case of a file with a row a case."""
    from intimacy_kit.cli.files.opening import FORMATS  # noqa: PLC0415 - what a file of one case does without
    from intimacy_kit.cli.files.rows import row_by_names  # noqa: PLC0415 - as above

    if file != "-" and Path(file).suffix.lower() not in FORMATS:
        help = "use .json, .yaml or .csv, or another file that `intimacy-kit batch` reads"
        raise Failure(f"{_shown(file)} has an unknown file extension", help)
    if codebook is not None:
        require_arrow("a codebook")
        from intimacy_kit.cli.files.coded_rows import row_by_codebook  # noqa: PLC0415 - only where Arrow is

        return row_by_codebook(file, content, knowledge, codebook, row, choose, passed_on)
    return row_by_names(file, content, knowledge, row, choose, passed_on)


def _content(file: str, *, of_one: bool = True) -> bytes:
    try:
        if file == "-":
            content = sys.stdin.buffer.read(MAX_BYTES + 1) if sys.stdin else b""  # None if it was closed
        else:
            with Path(file).open("rb") as opened:
                content = opened.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise Failure(
            f"{_shown(file)} does not exist", "name a JSON, YAML or CSV file, or - for what is piped in"
        ) from None
    except OSError as error:
        raise system_failure("read", Path(file), error) from None
    if not content.strip():
        raise Failure(f"{_shown(file)} is empty", "put answers by signal there, such as trust: 7", DATA_ERROR)
    if of_one and len(content) > MAX_BYTES:
        raise Failure(f"{_shown(file)} is too large for one case", "use `intimacy-kit batch` for many", DATA_ERROR)
    return content


def _text(content: bytes, file: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Failure(f"{_shown(file)} is not plain text in UTF-8", "save it as UTF-8", DATA_ERROR) from None


def _without_line(problem: Problem) -> Problem:
    """Return the problem without the text of its line, which contains answers."""
    return replace(problem, place=problem.place and replace(problem.place, text=None))


def _shown(file: str) -> str:
    return "the standard input" if file == "-" else quoted_path(Path(file))


def _detect_format(text: str) -> str:
    start = text.lstrip()
    if start.startswith("{"):
        return ".json"
    first = next((line for line in start.splitlines() if line.strip() and not line.lstrip().startswith("#")), "")
    return ".csv" if first and ":" not in first and not first.startswith("---") else ".yaml"


def _json(text: str, file: str) -> Any:
    def without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        data = dict(pairs)
        if len(data) < len(pairs):
            raise Failure(f"{_shown(file)} has a duplicate key", "remove one of the two", DATA_ERROR)
        return data

    try:
        return json.loads(text, object_pairs_hook=without_duplicates)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise Failure(f"{_shown(file)} is not JSON ({place})", "correct it there", DATA_ERROR) from None
    except ValueError:  # an integer with more digits than Python converts
        raise Failure(f"{_shown(file)} has a number that is too long", "correct it", DATA_ERROR) from None
    except RecursionError:
        raise Failure(f"{_shown(file)} is nested too deeply", 'write {"trust": 7, ...}', DATA_ERROR) from None
