"""IKL3xx: strategies and practices, and lists."""

from __future__ import annotations

from collections.abc import Iterator

from intimacy_kit.analysis.lint.diagnostics import Diagnostic, Edit
from intimacy_kit.analysis.lint.subject import Subject, remark
from intimacy_kit.engines.noisy_or import noisy_or
from intimacy_kit.errors import shown
from intimacy_kit.model.levels import MILD, score_text
from intimacy_kit.packs.reading.reader import Located
from intimacy_kit.packs.reading.yaml_reader import Document, Path


def check_remedies(subject: Subject) -> Iterator[Diagnostic]:
    """All checks of strategies and practices."""
    for located, strategy in subject.strategies():
        if not strategy.practices:
            message = f"{shown(strategy.id)} says what would help, and nothing to do"
            help = "list practices, so that people can begin"
            yield remark("IKL301", located, message, help, located.place("id"))
        most = noisy_or(link.strength * subject.highest[link.to] for link in strategy.addresses)
        if most < MILD and not strategy.professional:
            message = f"{shown(strategy.id)} can never be recommended: its relevance is at most {score_text(most)}"
            help = "address findings, with efficacies that can come to 0.25"
            yield remark("IKL303", located, message, help, located.place("addresses"))
    offered = {id for strategy in subject.contents.strategies.values() for id in strategy.practices}
    for located in subject.own("practices"):
        if located.id not in offered:
            message = f"{shown(located.id)} is a practice of no strategy, so nobody is ever offered it"
            yield remark("IKL302", located, message, "list it under `practices` of a strategy", located.place("id"))


def check_sources(subject: Subject) -> Iterator[Diagnostic]:
    """Sources that nothing names."""
    document = subject.manifest_document
    named = {source.partition("#")[0] for located in subject.own() for source in located.entry.source}
    for name in subject.manifest.sources:
        if name not in named:
            place = document.place(("sources", name), key=True)
            help = "name it where it is the source of something, or remove it"
            yield remark("IKL304", None, f"no entry names the source {shown(name)}", help, place)


def check_lists(subject: Subject) -> Iterator[Diagnostic]:
    """Lists of ids with one of them twice."""
    document = subject.manifest_document
    yield from _twice(None, document, ("overrides",), list(subject.manifest.overrides))
    for located in subject.own():
        data = located.document.data[located.index]
        for key, value in data.items():
            if key not in ("steps", "choices"):
                yield from _twice(located, located.document, (located.index, key), value)


def _twice(located: Located | None, document: Document, path: Path, value: object) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for index, item in enumerate(value if isinstance(value, list) else ()):
        if isinstance(item, str) and item in seen:
            edit = _removed(document, (*path, index))
            message = f"{shown(item)} stands twice in {shown(str(path[-1]))}"
            yield remark("IKL305", located, message, "remove one", document.place((*path, index)), edit)
        seen.add(str(item))


def _removed(document: Document, path: Path) -> tuple[Edit, ...]:
    """An item of a list taken out: its line, if it has one of its own, or the piece since the comma before it."""
    span = document.values[path]
    line = document.line(span.line)
    before, after = line[: span.column].rstrip(), line[span.column + span.width :].strip()
    if before.strip() == "-" and (not after or after.startswith("#")):
        return (Edit(document.file, span.line + 1, 1, len(line), ""),)
    if before.endswith(","):
        start = len(before) - 1
        return (Edit(document.file, span.line + 1, start + 1, span.column + span.width - start, ""),)
    return ()
