"""What a CSV file is as text: its head, and its bytes in UTF-8, whatever it is written in."""

from __future__ import annotations

from codecs import getincrementaldecoder
from io import RawIOBase
from typing import Any, BinaryIO, NamedTuple

from intimacy_kit.cli.files.inputs import BLOCK


class Head(NamedTuple):
    """The lines above the answers.

    Attributes:
        names: of the columns.
        blank: number of blank lines before them.
        lines: number of records that are no answers: the names, and what stands below them.
        has_rows: whether anything follows.
    """

    names: list[str]
    blank: int
    lines: int
    has_rows: bool


class Recoded(RawIOBase):
    """A text file in another encoding, as bytes of UTF-8."""

    def __init__(self, file: BinaryIO, encoding: str) -> None:
        self._file, self._decoder, self._rest = file, getincrementaldecoder(encoding)(), b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._rest:
            piece = self._file.read(BLOCK)
            self._rest = self._decoder.decode(piece, final=not piece).encode()
            if not piece:
                break
        part = self._rest[: len(buffer)]
        buffer[: len(part)] = part
        self._rest = self._rest[len(part) :]
        return len(part)
