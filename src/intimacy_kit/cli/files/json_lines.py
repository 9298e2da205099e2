"""Read JSON Lines: an object a row, with names and values."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from intimacy_kit.cli.failures import DATA_ERROR, Failure
from intimacy_kit.cli.files.inputs import BLOCK, Row
from intimacy_kit.cli.files.typed_rows import TypedRowsInput


class JsonLinesInput(TypedRowsInput):
    """A file with a JSON object in each line. What an object lacks, or has as null, is not answered."""

    @cached_property
    def _known(self) -> list[str]:
        names: dict[str, None] = {}
        for row in self._objects():
            names.update(dict.fromkeys(row))
        if not names:
            raise Failure(f"{self.shown} has no answers", 'write an object a line, such as {"trust": 7}', DATA_ERROR)
        return list(names)

    def _names(self) -> list[str]:
        return self._known

    def _rows(self) -> Iterator[Row]:
        for row in self._objects():
            yield [row.get(name) for name in self._known]

    def _objects(self) -> Iterator[dict[str, Any]]:
        with self._opened() as file:
            number = 0
            while line := file.readline(BLOCK + 1):
                number += 1
                if len(line) > BLOCK:
                    raise self._wrong(number, f"has more than {BLOCK} bytes")
                if line.strip():
                    yield self._object(line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line, number)

    def _object(self, line: bytes, number: int) -> dict[str, Any]:
        def without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
            data = dict(pairs)
            if len(data) < len(pairs):
                raise self._wrong(number, "has a key twice")
            return data

        try:
            data = json.loads(line, object_pairs_hook=without_duplicates)
        except (ValueError, RecursionError):  # their messages may quote answers
            raise self._wrong(number, "is not JSON") from None
        if not isinstance(data, dict):
            raise self._wrong(number, "holds no names with values")
        return data

    def _wrong(self, number: int, what: str) -> Failure:
        help = 'write an object a line, such as {"trust": 7}'
        return Failure(f"{self.shown} cannot be read as JSON Lines: line {number} {what}", help, DATA_ERROR)
