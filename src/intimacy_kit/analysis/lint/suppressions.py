"""What a pack says not to remark on: comments of the form `# lint: ignore[IKL107] the reason`.

A comment inside an entry or its translation, or on a line of its own above it, counts for that; one in `pack.yaml` for
the whole pack. A reason is required, and a comment that keeps nothing quiet is told.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from intimacy_kit.analysis.lint.checks import CHECKS
from intimacy_kit.analysis.lint.diagnostics import Diagnostic, Edit, Suppressed
from intimacy_kit.analysis.lint.subject import remark
from intimacy_kit.errors import Place, shown, suggestion
from intimacy_kit.packs.reading.reader import ReadPack
from intimacy_kit.packs.reading.yaml_events import ReferenceParser, events
from intimacy_kit.packs.reading.yaml_reader import Document, Span

_COMMENT = re.compile(r"(?:^|(?<=\s))#\s*lint:(?P<rest>.*)$")
_IGNORE = re.compile(r"\s*ignore\[(?P<codes>[^\]]*)\](?P<reason>.*)$")
_FORM = "write `# lint: ignore[IKL107] the reason`"


_At = int | str
_NOWHERE = -1


@dataclass(slots=True)
class _Comment:
    """One comment: `entry` is where in the file the entry is that it counts for, None in the manifest.

    In a file of translations that is an id. `used` are codes it hid.
    """

    place: Place
    codes: tuple[str, ...]
    reason: str
    entry: _At | None
    used: set[str] = field(default_factory=set)


def apply_suppressions(
    pack: ReadPack, remarks: Iterable[Diagnostic], made: frozenset[str]
) -> tuple[list[Diagnostic], list[Suppressed]]:
    """The remarks that are left, with those about the comments themselves, and those that are ignored.

    Args:
        pack: as it was read.
        remarks: all that the checks found.
        made: the codes of the checks that were made: of others nobody knows whether a comment is needed.
    """
    own: list[Diagnostic] = []
    comments = [comment for document in _documents(pack) for comment in _comments(document, own)]
    by_entry: dict[tuple[str, _At | None], list[_Comment]] = {}
    for comment in comments:
        by_entry.setdefault((comment.place.file, comment.entry), []).append(comment)
    entries: dict[tuple[str, str], _At] = {(item.document.file, item.id): item.id for item in pack.translations}
    entries |= {(located.document.file, located.id): located.index for located in pack.entries}
    left: list[Diagnostic] = []
    ignored: list[Suppressed] = []
    for found in remarks:
        file = found.place.file if found.place else ""
        near = (file, entries.get((file, found.entry or ""), _NOWHERE))
        around = (*by_entry.get(near, ()), *by_entry.get(("pack.yaml", None), ()))
        quiet = [comment for comment in around if found.code in comment.codes]
        for comment in quiet:
            comment.used.add(found.code)
        if quiet:
            ignored.append(Suppressed(found, quiet[0].reason))
        else:
            left.append(found)
    own += [_unused(comment) for comment in comments if not comment.used and made.issuperset(comment.codes)]
    return [*left, *(found for found in own if found.code in made)], ignored


def _documents(pack: ReadPack) -> Iterator[Document]:
    entries = (located.document for located in pack.entries)
    own = (pack.manifest_document, *entries, *(item.document for item in pack.translations))
    yield from {document.file: document for document in own if document is not None}.values()


def _comments(document: Document, wrong: list[Diagnostic]) -> Iterator[_Comment]:
    if "lint:" not in document.text:
        return
    inside = _scalars(document)
    spans = document.keys if isinstance(document.data, dict) else document.values
    starts = sorted((span.line, path[0]) for path, span in spans.items() if len(path) == 1)
    for number, line in enumerate(document.lines):
        found = _COMMENT.search(line)
        if found is None or any(start <= (number, found.start()) < end for start, end in inside):
            continue
        place = document.at(Span(number, found.start(), len(line.rstrip()) - found.start()))
        parts = _IGNORE.match(found["rest"])
        codes = tuple(code.strip() for code in parts["codes"].split(",")) if parts else ()
        unknown = [code for code in codes if code not in CHECKS]
        reason = parts["reason"].strip(" :-") if parts else ""
        if parts is None:
            wrong.append(remark("IKL003", None, "this is no comment that lint understands", _FORM, place))
        elif unknown:
            help = suggestion(unknown[0], list(CHECKS), _FORM)
            wrong.append(remark("IKL003", None, f"no check has the code {shown(unknown[0])}", help, place))
        elif not reason:
            wrong.append(remark("IKL001", None, "there is no reason to ignore this", _FORM, place))
        else:
            own_line = not line[: found.start()].strip()
            yield _Comment(place, codes, reason, _entry(document, starts, number, found.start(), own_line))


def _entry(document: Document, starts: list[Any], line: int, column: int, own_line: bool) -> _At | None:
    """Where the entry is that a comment counts for: the one it is in, or the next one; None in the manifest."""
    if document.file == "pack.yaml":
        return None
    before = bisect_right(starts, line, key=lambda start: start[0]) - 1
    if before < 0 or (own_line and column < document.values[starts[before][1],].column):
        before += 1
    at: _At = starts[before][1] if before < len(starts) else _NOWHERE
    return at


def _scalars(document: Document) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """From where to where each text goes; what looks like a comment there is none."""
    scalars = [event for event in events(document.text, ReferenceParser) if isinstance(event, yaml.ScalarEvent)]
    return [(_position(event.start_mark), _position(event.end_mark)) for event in scalars]


def _position(mark: Any) -> tuple[int, int]:
    return mark.line, mark.column


def _unused(comment: _Comment) -> Diagnostic:
    place = comment.place
    column = place.column or 1
    text = place.text or ""
    start = len(text[: column - 1].rstrip())
    edit = Edit(place.file, place.line or 1, start + 1, len(text) - start, "")
    what = ", ".join(comment.codes)
    return remark("IKL002", None, f"there is nothing of {what} here to ignore", "remove the comment", place, (edit,))
