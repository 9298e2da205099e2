"""Apply the edits of diagnostics to files; comments and layout are kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from intimacy_kit.analysis.lint.diagnostics import Edit

_LINES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def apply_edits(files: Mapping[str, bytes], edits: Iterable[Edit]) -> dict[str, bytes]:
    """Return the changed files. Of edits that overlap, only the last one in the file is applied."""
    by_file: dict[str, list[Edit]] = {}
    for edit in edits:
        by_file.setdefault(edit.file, []).append(edit)
    changed: dict[str, bytes] = {}
    for file, own in by_file.items():
        mark = _BYTE_ORDER_MARK if files[file].startswith(_BYTE_ORDER_MARK) else b""
        text = _edited(files[file].decode("utf-8-sig"), own)
        changed[file] = mark + text.encode()
    return changed


def _edited(text: str, edits: list[Edit]) -> str:
    lines = _LINES.findall(text)
    last: tuple[int, int] | None = None
    for edit in sorted(set(edits), key=lambda edit: (edit.line, edit.column), reverse=True):
        start, end = edit.column - 1, edit.column - 1 + edit.width
        if last is not None and (edit.line, end) > last:
            continue  # the next round applies it
        last = (edit.line, start)
        line = lines[edit.line - 1]
        line = line[:start] + edit.text + line[end:]
        lines[edit.line - 1] = line if edit.text or line.strip() else ""
    return "".join(lines)
