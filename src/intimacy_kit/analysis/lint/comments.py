"""Parse comments of the form `# lint: ignore[IKL107] the reason` in the files of a pack.

A comment inside an entry or its translation, or on a line of its own above it, applies to that entry; one in
`pack.yaml` to the whole pack; a row of a table that is a comment to the rule of the row below it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml

from intimacy_kit.errors import Place
from intimacy_kit.packs.reading.reader import ReadPack
from intimacy_kit.packs.reading.tables.grid import Table
from intimacy_kit.packs.reading.yaml_events import ReferenceParser, events
from intimacy_kit.packs.reading.yaml_reader import Document, Span

FORM = "write `# lint: ignore[IKL107] the reason`"
"""The next step for a comment that is not in this form."""

EntryKey = int | str
"""An entry within its file: its index, or its id in a file of translations."""

NO_ENTRY: EntryKey = -1

_COMMENT = re.compile(r"(?:^|(?<=\s))#\s*lint:(?P<rest>.*)$")
_IGNORE = re.compile(r"\s*ignore\[(?P<codes>[^\]]*)\](?P<reason>.*)$")


@dataclass(slots=True)
class Comment:
    """One comment to the linter.

    Attributes:
        well_formed: whether it has the form `ignore[CODES]`.
        codes: between the brackets.
        known_codes: of all checks.
        reason: empty if none is given.
        entry: the entry it applies to; None for the whole pack.
        used: the codes for which it suppressed a diagnostic.
    """

    place: Place
    well_formed: bool
    codes: tuple[str, ...]
    known_codes: Sequence[str]
    reason: str
    entry: EntryKey | None
    used: set[str] = field(default_factory=set)

    @property
    def unknown_codes(self) -> list[str]:
        """The codes that no check has."""
        return [code for code in self.codes if code not in self.known_codes]


def read_comments(pack: ReadPack, known_codes: Sequence[str]) -> Iterator[Comment]:
    """Return all comments to the linter in a pack, file by file."""
    entries = (located.document for located in pack.entries)
    documents = (pack.manifest_document, *entries, *(item.document for item in pack.translations))
    for document in {document.file: document for document in documents if document is not None}.values():
        if isinstance(document, Table):
            yield from _table_comments(document, known_codes)
        else:
            yield from _document_comments(document, known_codes)


def _table_comments(table: Table, known_codes: Sequence[str]) -> Iterator[Comment]:
    for row in table.comments:
        found = _COMMENT.match(row.text)
        if found is not None:
            yield _comment(found["rest"], table.at(row.span), row.entry, known_codes)


def _comment(rest: str, place: Place, entry: EntryKey | None, known_codes: Sequence[str]) -> Comment:
    """Return a comment to the linter; `rest` is what stands after `lint:`."""
    parts = _IGNORE.match(rest)
    codes = tuple(code.strip() for code in parts["codes"].split(",")) if parts else ()
    reason = parts["reason"].strip(" :-") if parts else ""
    return Comment(place, parts is not None, codes, known_codes, reason, entry)


def _document_comments(document: Document, known_codes: Sequence[str]) -> Iterator[Comment]:
    if "lint:" not in document.text:
        return
    scalars = _scalars(document)
    spans = document.keys if isinstance(document.data, dict) else document.values
    starts = sorted((span.line, path[0]) for path, span in spans.items() if len(path) == 1)
    for number, line in enumerate(document.lines):
        found = _COMMENT.search(line)
        if found is None or any(start <= (number, found.start()) < end for start, end in scalars):
            continue
        place = document.at(Span(number, found.start(), len(line.rstrip()) - found.start()))
        own_line = not line[: found.start()].strip()
        entry = _entry(document, starts, number, found.start(), own_line)
        yield _comment(found["rest"], place, entry, known_codes)


def _entry(document: Document, starts: list[Any], line: int, column: int, own_line: bool) -> EntryKey | None:
    """Return the entry a comment applies to: the one it is in, or the next one; None in the manifest."""
    if document.file == "pack.yaml":
        return None
    before = bisect_right(starts, line, key=lambda start: start[0]) - 1
    if before < 0 or (own_line and column < document.values[starts[before][1],].column):
        before += 1
    key: EntryKey = starts[before][1] if before < len(starts) else NO_ENTRY
    return key


def _scalars(document: Document) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Return the start and end (line and column, from 0) of each scalar; a `#` inside one starts no comment."""
    scalars = [event for event in events(document.text, ReferenceParser) if isinstance(event, yaml.ScalarEvent)]
    return [(_position(event.start_mark), _position(event.end_mark)) for event in scalars]


def _position(mark: Any) -> tuple[int, int]:
    return mark.line, mark.column
