"""Read codebooks from YAML, with the places of all problems."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from os import PathLike, fspath
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from intimacy_kit.answers.codebooks.checks import Fault, faults, undecided
from intimacy_kit.answers.codebooks.codebook import Codebook
from intimacy_kit.answers.codebooks.model import FileFormat, Partners, SignalColumn
from intimacy_kit.answers.codebooks.vocabulary import Vocabulary
from intimacy_kit.errors import MAX_PROBLEMS, CodebookError, Place, Problem
from intimacy_kit.packs.reading.files import MAX_FILE_SIZE
from intimacy_kit.packs.reading.model_problems import model_problems
from intimacy_kit.packs.reading.yaml_reader import Document, read_yaml

_REFERENCE = "see the page about survey files"
_SECTIONS: dict[str, type[BaseModel]] = {"file": FileFormat, "partners": Partners}
_FINE: dict[str, Any] = {"column": "fine"}


def read_codebook(path: str | PathLike[str], vocabulary: Vocabulary) -> Codebook:
    """Return the codebook in a file.

    Raises:
        CodebookError: with everything that is wrong with it.
    """
    name = fspath(path)
    try:
        with Path(path).open("rb") as file:
            content = file.read(MAX_FILE_SIZE + 1)
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or "the name is unusable").lower()
        problem = Problem("IK601", f"the codebook cannot be read: {reason}", "check its path", Place(name))
        raise CodebookError(problem) from None
    return parse_codebook(content, Path(name).name, vocabulary)


def parse_codebook(content: bytes, file: str, vocabulary: Vocabulary) -> Codebook:
    """Return the codebook in the content of a file; as `read_codebook`."""
    document = read_yaml(content, file)
    if document.problems:
        raise CodebookError(document.problems[:MAX_PROBLEMS])
    if not isinstance(document.data, dict):
        help = "write `signals:`, and below it a line a signal"
        raise CodebookError(Problem("IK601", "the file holds no codebook", help, Place(file)))
    open_ends = [_placed(fault, document) for fault in undecided(document.data)]
    if open_ends:
        raise CodebookError(open_ends)
    try:
        book = Codebook.model_validate(document.data)
    except ValidationError:
        raise CodebookError(_problems(document)) from None
    if found := [_placed(fault, document) for fault in faults(book, vocabulary)]:
        raise CodebookError(found)
    return book


def _placed(fault: Fault, document: Document) -> Problem:
    return replace(fault.problem, place=document.place(fault.path, key=fault.key))


def _problems(document: Document) -> list[Problem]:
    """Return what is wrong with the data of a codebook: part by part, so that help knows the keys of each."""
    data = dict(document.data)
    found: list[Problem] = []
    for key, model in _SECTIONS.items():
        if isinstance(data.get(key), dict):
            found += _of(model, data.pop(key), document, (key,))
    if isinstance(data.get("signals"), dict):
        columns = data["signals"]
        for id, column in columns.items():
            if isinstance(column, dict):
                found += _of(SignalColumn, column, document, ("signals", id))
        data["signals"] = {id: _FINE if isinstance(column, dict) else column for id, column in columns.items()}
    found += _of(Codebook, data, document, ())
    return found


def _of(model: type[BaseModel], data: Any, document: Document, base: tuple[str | int, ...]) -> Iterator[Problem]:
    try:
        model.model_validate(data)
    except ValidationError as error:
        yield from model_problems(error, document, base, model, data, _REFERENCE)
