"""IKL305: report ids that are listed twice."""

from __future__ import annotations

from collections.abc import Iterator

from intimacy_kit.analysis.lint.checks import Check, Violation
from intimacy_kit.analysis.lint.diagnostics import Edit
from intimacy_kit.analysis.lint.subject import Subject
from intimacy_kit.errors import shown
from intimacy_kit.packs.reading.reader import Located
from intimacy_kit.packs.reading.yaml_reader import Document, Path


def find(subject: Subject) -> Iterator[Violation]:
    """Return the repeated items of all lists of ids, with their removal as the fix."""
    document = subject.manifest_document
    yield from _duplicates(None, document, ("overrides",), list(subject.manifest.overrides))
    for located in subject.own():
        data = located.document.data[located.index]
        for key, value in data.items():
            if key not in ("steps", "choices"):
                yield from _duplicates(located, located.document, (located.index, key), value)


def _duplicates(located: Located | None, document: Document, path: Path, value: object) -> Iterator[Violation]:
    seen: set[str] = set()
    for index, item in enumerate(value if isinstance(value, list) else ()):
        if isinstance(item, str) and item in seen:
            edit = _removed(document, (*path, index))
            message = f"duplicate id {shown(item)} in {shown(str(path[-1]))}"
            yield Violation(located, message, "remove one", document.place((*path, index)), edit)
        seen.add(str(item))


def _removed(document: Document, path: Path) -> tuple[Edit, ...]:
    """Return the removal of an item: of its line, if it has one of its own, else from the comma before it."""
    span = document.values[path]
    line = document.line(span.line)
    before, after = line[: span.column].rstrip(), line[span.column + span.width :].strip()
    if before.strip() == "-" and (not after or after.startswith("#")):
        return (Edit(document.file, span.line + 1, 1, len(line), ""),)
    if before.endswith(","):
        start = len(before) - 1
        return (Edit(document.file, span.line + 1, start + 1, span.column + span.width - start, ""),)
    return ()


CHECK = Check("IKL305", "warning", "a list has a duplicate id", find, fixable=True)
