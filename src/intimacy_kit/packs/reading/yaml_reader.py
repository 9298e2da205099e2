"""Read the YAML subset of packs into plain data, with the line and column of every key and value.

The subset: one document, UTF-8, no anchors, aliases or tags, no duplicate keys, decimal numbers, and `true` and `false`
as the only booleans. Data is built from events without recursion and with limits, so that no file exhausts memory.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from intimacy_kit.errors import MAX_PROBLEMS, Place, Problem, shown
from intimacy_kit.packs.reading import yaml_events
from intimacy_kit.packs.reading.characters import refused_character
from intimacy_kit.packs.reading.files import MAX_FILE_SIZE
from intimacy_kit.packs.reading.yaml_events import MalformedYaml, Parse, events

MAX_VALUES = 200_000
MAX_YAML_DEPTH = 12
Path = tuple[str | int, ...]

_INTEGER = re.compile(r"[-+]?[0-9]+\Z")
_FLOAT = re.compile(r"[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+|[0-9]+(?=[eE]))(?:[eE][-+]?[0-9]+)?\Z")
_LINE_END = re.compile(r"\r\n|\r|\n")
_WORDS: dict[str, Any] = {"true": True, "false": False, "null": None, "~": None, "": None}


@dataclass(frozen=True, slots=True)
class Span:
    """The source range of a key or value.

    Attributes:
        line, column: 0-based.
        width: the number of characters on that line.
        quote: the length of the opening quote.
    """

    line: int
    column: int
    width: int
    quote: int = 0


@dataclass(slots=True)
class Document:
    """A file that was read: plain data, and the spans of its keys and values by path, such as `(2, "strength")`."""

    file: str
    text: str
    data: Any = None
    values: dict[Path, Span] = field(default_factory=dict)
    keys: dict[Path, Span] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    _lines: list[str] | None = None

    @property
    def lines(self) -> list[str]:
        if self._lines is None:
            self._lines = _LINE_END.split(self.text)
        return self._lines

    def line(self, number: int) -> str:
        return (
            self.lines[number] if number < len(self.lines) else ""
        )  # marks at the end may be on a line after the last

    def ends_at(self, line: int, column: int) -> bool:
        return line + 1 >= len(self.lines) and column >= len(self.line(line))

    def place(self, path: Path, *, key: bool = False) -> Place:
        """Return the place of a value (or of its key), or of the nearest enclosing value that has one."""
        spans = self.keys if key else self.values
        while path and path not in spans:
            path = path[:-1]
        span = spans.get(path) or self.values.get(path) or Span(0, 0, 1)
        return self.at(span)

    def at(self, span: Span) -> Place:
        return Place(self.file, span.line + 1, span.column + 1, self.line(span.line), span.width)

    def piece_place(self, path: Path, start: int, width: int, *, name: bool = False) -> Place | None:  # noqa: ARG002 - for tables
        """Return the place of a part of a text that was joined from several cells; None in YAML."""
        return None

    def problem(self, code: str, message: str, help: str, span: Span) -> None:
        self.problems.append(Problem(code, message, help, self.at(span)))

    def refuse_character(self, refused: re.Match[str], span: Span) -> None:
        self.problem("IK102", f"forbidden character {refused.group()!a}", "remove it", span)


def read_yaml(content: bytes, file: str) -> Document:
    """Read a file. If anything is wrong with it, `problems` says what, and `data` is None."""
    document = Document(file, "")
    if not decode(document, content):
        return document
    for parse in yaml_events.parsers():
        document = Document(file, document.text)
        _read(document, parse)
        if not document.problems:
            return document
    document.data = None  # a partial file would cause follow-up errors
    return document


def _read(document: Document, parse: Parse) -> None:
    try:
        _Builder(document).build(events(document.text, parse))
    except MalformedYaml as error:
        mark = error.mark
        if error.opened and document.ends_at(mark.line, mark.column):
            mark = error.opened  # something was not closed: point at its start instead of the end of the file
        message = f"malformed YAML: {error}"
        document.problem("IK103", message, "check quotes, colons and indents", Span(mark.line, mark.column, 1))
    except _Stop:
        pass


def small_enough(document: Document, content: bytes) -> bool:
    """Return whether a file is within the size limit; otherwise add a problem to the document."""
    if len(content) <= MAX_FILE_SIZE:
        return True
    help = "split it into several files"
    document.problems.append(Problem("IK106", f"the file is over {MAX_FILE_SIZE} bytes", help, Place(document.file)))
    return False


def decode(document: Document, content: bytes) -> bool:
    """Decode a file into the text of its document; return False and add a problem if that is impossible."""
    if not small_enough(document, content):
        return False
    try:
        document.text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = Place(document.file, content.count(b"\n", 0, error.start) + 1)
        document.problems.append(Problem("IK102", "the file is not UTF-8 text", "save it as UTF-8", place))
        return False
    if refused := refused_character(document.text):
        before = _LINE_END.split(document.text[: refused.start()])
        document.refuse_character(refused, Span(len(before) - 1, len(before[-1]), 1))
        return False
    return True


class _Stop(Exception):
    """Stop reading this file; the problem has been recorded."""


@dataclass(slots=True)
class _Open:
    """A sequence or mapping that is not closed yet."""

    path: Path
    data: list[Any] | dict[str, Any]
    key: str | None = None


class _Builder:
    """Builds data from events and records the spans."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.open: list[_Open] = []
        self.finished = False
        self.values = 0

    def build(self, events: Iterator[Any]) -> None:
        for event in events:
            if getattr(event, "anchor", None) is not None:
                self.stop("IK105", "anchors and aliases are not supported", "write the value out", event)
            match event:
                case yaml.ScalarEvent():
                    self.scalar(event)
                case yaml.SequenceStartEvent():
                    self.start([], event)
                case yaml.MappingStartEvent():
                    self.start({}, event)
                case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                    self.open.pop()
                    self.finished = not self.open
                case yaml.DocumentStartEvent() if self.finished:
                    self.stop("IK105", "expected a single document", "split it into several files", event)
                case yaml.DocumentStartEvent() if event.tags:
                    self.stop("IK105", "tags are not supported", "remove the line that starts with `%TAG`", event)

    def stop(self, code: str, message: str, help: str, event: Any) -> None:
        self.document.problem(code, message, help, _span(event))
        raise _Stop

    def start(self, data: list[Any] | dict[str, Any], event: Any) -> None:
        self.refuse_tag(event)
        if len(self.open) >= MAX_YAML_DEPTH:
            self.stop("IK106", f"values are nested over {MAX_YAML_DEPTH} levels deep", "flatten them", event)
        if self.open and isinstance(self.open[-1].data, dict) and self.open[-1].key is None:
            self.stop("IK110", "expected a key of plain text", "write `key: value`", event)
        self.open.append(_Open(self.add(data, _span(event)), data))

    def scalar(self, event: Any) -> None:
        self.refuse_tag(event)
        span = _span(event)
        if event.style == '"' and (refused := refused_character(event.value)):  # written as an escape
            self.document.refuse_character(refused, span)
        if len(self.document.problems) > MAX_PROBLEMS:
            raise _Stop
        top = self.open[-1] if self.open else None
        if not event.value and not event.style:
            span = self.around(top) or span
        if top is not None and isinstance(top.data, dict) and top.key is None:
            if event.value in top.data:
                self.document.problem("IK104", f"duplicate key {shown(event.value)}", "keep one", span)
            top.key = event.value
            self.document.keys[*top.path, event.value] = span
        else:
            self.add(self.value(event, span), span)

    def around(self, top: _Open | None) -> Span | None:
        """Return the span for an empty value, for which parsers differ: that of its key, or of the mapping."""
        if top is None:
            return Span(0, 0, 1)
        if isinstance(top.data, list):
            return None  # after the hyphen, where both parsers agree
        return self.document.values[top.path] if top.key is None else self.document.keys[*top.path, top.key]

    def add(self, value: Any, span: Span) -> Path:
        """Add a value to the open sequence or mapping and return its path."""
        self.values += 1
        if self.values > MAX_VALUES:
            self.document.problem(
                "IK106", f"the file has over {MAX_VALUES} values", "split it into several files", span
            )
            raise _Stop
        path: Path = ()
        if not self.open:
            self.document.data, self.finished = value, True
        else:
            top = self.open[-1]
            if isinstance(top.data, list):
                path = (*top.path, len(top.data))
                top.data.append(value)
            else:
                key = top.key or ""
                path = (*top.path, key)
                top.data[key], top.key = value, None
        self.document.values[path] = span
        return path

    def value(self, event: Any, span: Span) -> Any:
        text: str = event.value
        if event.style:  # a quoted or block scalar is always text
            return text
        if text.lower() in _WORDS and text in (text.lower(), text.capitalize()):
            return _WORDS[text.lower()]
        if _INTEGER.match(text) or _FLOAT.match(text):
            if len(text) > 40:
                self.document.problem("IK106", "the number is over 40 characters long", "shorten it", span)
                return 0
            return int(text) if _INTEGER.match(text) else float(text)
        return text

    def refuse_tag(self, event: Any) -> None:
        if event.tag is not None:
            self.stop("IK105", "tags are not supported", "remove the part that starts with `!`", event)


def _span(event: Any) -> Span:
    start, end = event.start_mark, event.end_mark
    width = max(1, end.column - start.column) if start.line == end.line else 1
    return Span(start.line, start.column, width, int(getattr(event, "style", None) in ("'", '"')))
