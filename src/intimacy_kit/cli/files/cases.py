"""One case from a file or from the standard input: what the verbs for a single case read.

    {"quality_time_hours": 1.5, "hides_feelings": 3}             JSON, or the same as YAML
    {"a": {"trust": 7}, "b": {"trust": 3}}                       both partners
    {"answers": {"trust": 7}, "declined": ["honesty"]}           what `intimacy-kit ask --save` keeps
    quality_time_hours,hides_feelings                            CSV, a row a case
    1.5,3

Nothing of what a file holds is in what is told of it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from intimacy_kit.cli.failures import IN_DATA, Failure, named, unusable
from intimacy_kit.cli.files.column_naming import naming
from intimacy_kit.errors import ObservationError, Problem
from intimacy_kit.knowledge import Given, KnowledgeBase
from intimacy_kit.model.couple import Couple
from intimacy_kit.packs.reading.yaml_reader import read_yaml

if TYPE_CHECKING:
    from intimacy_kit.cli.batch.inputs import CsvPart

CHOOSE = "choose one with --row, or use `intimacy-kit batch` for all"
LARGEST = 4 * 1024 * 1024
_ROWS = 65_536


def read_case(
    file: str,
    knowledge: KnowledgeBase,
    row: int | None = None,
    choose: str = CHOOSE,
    passed_on: Collection[str] = (),
) -> Given:
    """The answers of one case.

    Args:
        file: the path of a file that ends in .json, .yaml, .yml or .csv; `-` for the standard input, whose format is
            seen from how it begins.
        knowledge: what the answers are for.
        row: which row of a CSV file, from 1; needed where there are several.
        choose: what to do where there are several, and none was chosen.
        passed_on: the columns of a CSV file that are no answers, however near their names are.
    """
    content = _content(file)
    if file != "-" and Path(file).suffix.lower() == ".csv":
        return _row(_csv(content, file, knowledge, passed_on), row, choose)
    text = _text(content, file)
    name = "-" if file == "-" else Path(file).name
    ending = _guessed(text) if file == "-" else Path(file).suffix.lower()
    if ending == ".csv":
        return _row(_csv(content, file, knowledge, passed_on), row, choose)
    if row is not None:
        raise Failure("--row is for CSV files", "leave it out")
    if ending == ".json":
        data = _json(text, file)
    elif ending in (".yaml", ".yml"):
        document = read_yaml(text.encode(), name)
        if document.problems:
            raise ObservationError(map(_without_line, document.problems))
        data = document.data
    else:
        raise Failure(f"{named(Path(file))} cannot be read: its ending is not known", "use .json, .yaml or .csv")
    if not isinstance(data, dict):
        help = 'write {"trust": 7, ...}; `intimacy-kit schema observations` tells more'
        raise Failure(f"{_shown(file)} holds no answers by signal", help, IN_DATA)
    if set(data) == {"answers", "declined"} and isinstance(data["answers"], dict):
        return data["answers"]
    if set(data) == {"a", "b"} and all(isinstance(part, dict) for part in data.values()):
        return Couple(a=data["a"], b=data["b"])
    return data


def _content(file: str) -> bytes:
    try:
        if file == "-":
            content = sys.stdin.buffer.read(LARGEST + 1) if sys.stdin else b""  # there is none where it was closed
        else:
            with Path(file).open("rb") as opened:
                content = opened.read(LARGEST + 1)
    except FileNotFoundError:
        raise Failure(
            f"{_shown(file)} is not there", "name a JSON, YAML or CSV file, or - for what is piped in"
        ) from None
    except OSError as error:
        raise unusable("read", Path(file), error) from None
    if not content.strip():
        raise Failure(f"{_shown(file)} is empty", "put answers by signal there, such as trust: 7", IN_DATA)
    if len(content) > LARGEST:
        raise Failure(f"{_shown(file)} is too large for one case", "use `intimacy-kit batch` for many", IN_DATA)
    return content


def _text(content: bytes, file: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Failure(f"{_shown(file)} is not plain text in UTF-8", "save it as UTF-8", IN_DATA) from None


def _csv(content: bytes, file: str, knowledge: KnowledgeBase, passed_on: Collection[str]) -> CsvPart:
    from intimacy_kit.cli.batch.inputs import CsvPart  # noqa: PLC0415 - Arrow takes its time to load

    return CsvPart(Path(file), Path(file), knowledge.signals, naming(knowledge, passed_on=passed_on), content)


def _without_line(problem: Problem) -> Problem:
    """The problem without the line that it is about: what was answered stands there."""
    return replace(problem, place=problem.place and replace(problem.place, text=None))


def _shown(file: str) -> str:
    return "the standard input" if file == "-" else named(Path(file))


def _guessed(text: str) -> str:
    start = text.lstrip()
    if start.startswith("{"):
        return ".json"
    first = next((line for line in start.splitlines() if line.strip() and not line.lstrip().startswith("#")), "")
    return ".csv" if first and ":" not in first and not first.startswith("---") else ".yaml"


def _json(text: str, file: str) -> Any:
    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        data = dict(pairs)
        if len(data) < len(pairs):
            raise Failure(f"{_shown(file)} has a key twice", "take one of them away", IN_DATA)
        return data

    try:
        return json.loads(text, object_pairs_hook=once)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise Failure(f"{_shown(file)} is not JSON ({place})", "correct it there", IN_DATA) from None
    except ValueError:  # of the package json: a whole number of thousands of digits
        raise Failure(f"{_shown(file)} has a number that is too long", "correct it", IN_DATA) from None
    except RecursionError:
        raise Failure(f"{_shown(file)} is nested too deeply", 'write {"trust": 7, ...}', IN_DATA) from None


def _row(part: CsvPart, row: int | None, choose: str) -> dict[str, Any]:
    part.refuse_same_names()
    named_as = part.naming(part.columns)
    if named_as.problems:
        raise ObservationError(map(part.placed, named_as.problems))
    chunks = list(part.chunks(_ROWS))
    rows = sum(chunk.given.num_rows for chunk in chunks)
    if not rows:
        raise Failure(f"{part.shown} has no row below its first line", "put a case there", IN_DATA)
    if row is None and rows != 1:
        raise Failure(f"{part.shown} has {rows} rows", choose)
    number = 1 if row is None else row
    if not 1 <= number <= rows:
        raise Failure(f"{part.shown} has no row {number}", f"it has {rows}")
    chunk, place = chunks[(number - 1) // _ROWS], (number - 1) % _ROWS
    return {
        name: (chunk.given if chunk.wrong[name][place].as_py() else chunk.typed)[column][place].as_py()
        for name, column in part.answers.items()
    }
