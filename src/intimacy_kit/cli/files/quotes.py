"""Check that the quotation marks of a CSV file are balanced.

Arrow accepts an unclosed quotation mark and reads everything up to the next one as a single cell, so rows would be
lost silently.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_MARK = re.compile(rb'"')
_BOM = b"\xef\xbb\xbf"


def quotes_are_balanced(pieces: Iterable[bytes], separator: str = ",") -> bool:
    """Return whether each quotation mark that opens a cell is closed.

    Inside a quoted cell a mark is written twice; elsewhere it is plain text.
    """
    ends = f"{separator}\r\n".encode()
    is_inside = False
    last, rest = b"\n", b""
    for piece in pieces:
        data = rest + piece
        if last == b"\n" and data.startswith(_BOM):
            data = data.removeprefix(_BOM)
        stop = len(data) - 1  # the last byte needs the one after it
        fits, is_inside, used = _scanned(data, stop, last, is_inside, ends)
        if not fits:
            return False
        last, rest = (data[used - 1 : used] if used else last), data[used:]
    fits, is_inside, _ = _scanned(rest + b"\n", len(rest), last, is_inside, ends)
    return fits and not is_inside


def _scanned(data: bytes, stop: int, last: bytes, is_inside: bool, ends: bytes) -> tuple[bool, bool, int]:
    """Return whether quotes are balanced up to `stop`, whether `stop` is in a quoted cell, and the end of the scan."""
    at = 0
    while (mark := _MARK.search(data, at, max(at, stop))) is not None:
        place = mark.start()
        before, after = data[place - 1 : place] if place else last, data[place + 1 : place + 2]
        at = place + 1
        if not is_inside:
            is_inside = before in ends
        elif after == b'"':
            at += 1
        elif after in ends:
            is_inside = False
        else:
            return False, is_inside, at
    return True, is_inside, max(at, stop, 0)
