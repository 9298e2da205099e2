"""Whether the quotation marks of a CSV file belong together.

Arrow forgives it where they do not, and takes lines up to the next one for a cell: whole rows would be gone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_MARK = re.compile(rb'"')
_BEFORE, _AFTER = b",\r\n", b",\r\n"
_BOM = b"\xef\xbb\xbf"


def quotes_fit(pieces: Iterable[bytes]) -> bool:
    """Whether each mark that begins a cell has one that ends it; inside, a mark is written twice. Others are text."""
    is_inside = False
    last, rest = b"\n", b""
    for piece in pieces:
        data = rest + piece
        if last == b"\n" and data.startswith(_BOM):
            data = data.removeprefix(_BOM)
        stop = len(data) - 1  # what follows the last sign is not known yet
        fits, is_inside, used = _scanned(data, stop, last, is_inside)
        if not fits:
            return False
        last, rest = (data[used - 1 : used] if used else last), data[used:]
    fits, is_inside, _ = _scanned(rest + b"\n", len(rest), last, is_inside)
    return fits and not is_inside


def _scanned(data: bytes, stop: int, last: bytes, is_inside: bool) -> tuple[bool, bool, int]:
    """Whether it fits up to a place, whether that is inside a cell, and how far it was looked at."""
    at = 0
    while (mark := _MARK.search(data, at, max(at, stop))) is not None:
        place = mark.start()
        before, after = data[place - 1 : place] if place else last, data[place + 1 : place + 2]
        at = place + 1
        if not is_inside:
            is_inside = before in _BEFORE
        elif after == b'"':
            at += 1
        elif after in _AFTER:
            is_inside = False
        else:
            return False, is_inside, at
    return True, is_inside, max(at, stop, 0)
