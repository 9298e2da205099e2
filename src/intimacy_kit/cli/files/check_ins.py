"""Read several check-ins of one case: files of answers, or of what `diagnose --json` wrote, with dates or without."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from intimacy_kit.cli.failures import DATA_ERROR, Failure, quoted_path
from intimacy_kit.cli.files.cases import read_case
from intimacy_kit.diagnosis import Diagnosis
from intimacy_kit.errors import QuestionError
from intimacy_kit.knowledge import KnowledgeBase

CheckIn = Diagnosis | tuple[str, Diagnosis]


def read_check_ins(files: Sequence[str], knowledge: KnowledgeBase) -> list[CheckIn]:
    """Return the diagnoses of files, each with its date if the files have dates, as in `2026-11-30=mine.json`.

    Raises:
        Failure: some files have a date and some have none, or one cannot be read.
    """
    dated = [_dated(file) for file in files]
    if len({when is None for when, _ in dated}) > 1:
        raise Failure("some files have a date and some have none", "give each its date, or none")
    read = [(when, _diagnosis(file, knowledge)) for when, file in dated]
    return [diagnosis if when is None else (when, diagnosis) for when, diagnosis in read]


def _dated(given: str) -> tuple[str | None, str]:
    when, sign, file = given.partition("=")
    return (when, file) if sign and not Path(given).exists() else (None, given)


def _diagnosis(file: str, knowledge: KnowledgeBase) -> Diagnosis:
    """Return the diagnosis that is stored in a file, or that of the answers in it."""
    stored = _stored(file)
    if stored is None:
        return knowledge.diagnose(read_case(file, knowledge))
    try:
        return Diagnosis.from_dict(stored, knowledge)
    except QuestionError:  # it was made with other rules: it is compared as it is
        return Diagnosis.from_dict(stored)


def _stored(file: str) -> dict[str, Any] | None:
    if Path(file).suffix.lower() != ".json":
        return None
    try:
        data = json.loads(Path(file).read_bytes())
    except (OSError, ValueError, RecursionError):
        return None  # reading it as answers tells what is wrong
    if not isinstance(data, dict) or "provenance" not in data:
        return None
    if "observations" not in data:
        raise Failure(f"{quoted_path(Path(file))} has no answers", "store what `diagnose --json` writes", DATA_ERROR)
    return data
