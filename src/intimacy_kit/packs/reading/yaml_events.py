"""Parse YAML into events, identically with and without the C extension of PyYAML.

The C and Python parsers of PyYAML accept different texts (tabs, question marks in braces, versions, depth) and report
errors differently. The reference parser here extends the one in Python to accept everything that the one in C accepts.
The C parser is many times faster, so it runs first; only texts that it rejects are parsed again by the reference
parser, whose result counts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import yaml
from yaml.error import Mark
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner, ScannerError
from yaml.tokens import ScalarToken

_MAX_LENGTH = 120
_BLOCK = re.compile(r"(?:[^\0 \t\r\n:]|:(?![\0 \t\r\n])|[ \t]++(?![\0\r\n#]|:[\0 \t\r\n]))++")
_FLOW = re.compile(
    r"(?:[^\0 \t\r\n:,\[\]{}]|:(?![\0 \t\r\n,\[\]{}])|[ \t]++(?![\0\r\n#,\[\]{}]|:[\0 \t\r\n,\[\]{}]))++"
)
"""The part of a plain scalar on one line, outside (block) and inside (flow) of brackets and braces."""

_NAME = re.compile(r"[0-9A-Za-z_-]+(?=[\0 \t\r\n])")
_VERSION = re.compile(r"[ \t]*[0-9]+\.[0-9]+(?=[\0 \t\r\n#])")
_HEADER = re.compile(r"(?:[+-][1-9]?|[1-9][+-]?)?")
_COMMENT = re.compile(r"[^\0\r\n]*")
_SPACES_AND_TABS = re.compile(r"[ \t]*")
_LINE_END = re.compile(r"(?:\r\n|\r|\n)?")
_DOCUMENT = re.compile(r"(?:---|\.\.\.)(?=[\0 \t\r\n])")

_REPHRASED = (
    (re.compile(r"expected <block end>, but found .*"), "neither a key nor an entry of a list can begin here"),
    (re.compile(r"but (got|found) '<stream end>'"), "but the file ends"),
)

Parse = Callable[[str], Any]
"""A function that makes a parser for a text."""


class MalformedYaml(Exception):
    """A YAML syntax error.

    Attributes:
        mark: the position of the error.
        opened: the position of the construct that was being parsed, if known.
    """

    def __init__(self, error: yaml.MarkedYAMLError) -> None:
        what = str(error.problem)
        for pattern, words in _REPHRASED:
            what = pattern.sub(words, what)
        super().__init__(what if len(what) <= _MAX_LENGTH else what[:_MAX_LENGTH] + "...")
        self.mark: Any = error.problem_mark  # set for every error in the text
        self.opened: Any = error.context_mark


def parsers() -> tuple[Parse, ...]:
    """Return the available parsers, the fastest first. An error counts only if the last one reports it."""
    return (yaml.CSafeLoader, ReferenceParser) if _has_fast_parser() else (ReferenceParser,)


def _has_fast_parser() -> bool:
    """Return whether there is a C parser, and its events are of the classes that readers look for.

    They are not where something took `yaml` out of `sys.modules` and it was imported again, as coverage does: C
    extensions are loaded once, so its events are of the first classes. Whoever looked for the second would find none,
    and read every file as if it were empty.
    """
    if not hasattr(yaml, "CSafeLoader"):
        return False
    loader = yaml.CSafeLoader("")
    try:
        return isinstance(loader.get_event(), yaml.StreamStartEvent)
    finally:
        loader.dispose()


def events(text: str, parse: Parse) -> Iterator[Any]:
    """Yield the events of a text.

    Raises:
        MalformedYaml: the text is not well-formed YAML.
    """
    loader = parse(text)
    try:
        while (event := loader.get_event()) is not None:
            yield event
    except yaml.MarkedYAMLError as error:
        raise MalformedYaml(error) from None
    finally:
        loader.dispose()


class ReferenceParser(Reader, Scanner, Parser):
    """The parser in Python, changed to accept what the C parser accepts. It decides what is an error."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        self.buffer += "\0" * 4  # to look ahead at the end
        Scanner.__init__(self)
        Parser.__init__(self)

    def peek(self, index: int = 0) -> str:
        char: str = self.buffer[self.pointer + index]
        return char

    def prefix(self, length: int = 1) -> str:
        text: str = self.buffer[self.pointer : self.pointer + length]
        return text

    def forward(self, length: int = 1) -> None:
        passed = self.buffer[self.pointer : self.pointer + length]
        if "\n" in passed or "\r" in passed:
            Reader.forward(self, length)
        else:  # by far the most
            self.pointer += length
            self.index += length
            self.column += length

    def scan_to_next_token(self) -> None:
        """Skip blanks and comments. Tabs count as blanks wherever they cannot be indentation."""
        while True:
            while self.peek() == " " or (self.peek() == "\t" and (self.flow_level or not self.allow_simple_key)):
                self.forward()
            if self.peek() == "#":
                self._pass(_COMMENT)
            if not self._pass(_LINE_END):
                return
            if not self.flow_level:
                self.allow_simple_key = True

    def scan_plain(self) -> ScalarToken:
        """Scan a plain scalar; allow tabs, and question marks inside brackets and braces."""
        start = end = self.get_mark()
        indent = self.indent + 1
        text = ends = ""
        while self.peek() != "#" and (found := (_FLOW if self.flow_level else _BLOCK).match(self.buffer, self.pointer)):
            self.allow_simple_key = False
            text += ends + found.group()
            self.forward(len(found.group()))
            end = self.get_mark()
            ends = self._plain_ends(indent)
            if not ends or (not self.flow_level and self.column < indent):
                break
        return ScalarToken(text, True, start, end)

    def _plain_ends(self, indent: int) -> str:
        """Skip line ends in a plain scalar and return the text they fold to; empty if the scalar ends here."""
        self._pass(_SPACES_AND_TABS)
        ends = 0
        while self._pass(_LINE_END):
            ends += 1
            self.allow_simple_key = True
            if _DOCUMENT.match(self.buffer, self.pointer):
                return ""
            while self.peek() in " \t":
                if self.peek() == "\t" and self.column < indent:
                    what = "found a tab where an indent is expected"
                    raise ScannerError("while scanning a plain scalar", None, what, self.get_mark())
                self.forward()
        return "\n" * (ends - 1) or " " * ends

    def scan_block_scalar_indicators(self, start_mark: Mark) -> tuple[bool | None, int | None]:  # noqa: ARG002
        """Scan the header after `|` or `>`: whether final line ends are kept, and the indentation."""
        header = self._pass(_HEADER)
        digits = header.strip("+-")
        return (True if "+" in header else False if "-" in header else None), (int(digits) if digits else None)

    def scan_block_scalar_ignored_line(self, start_mark: Mark) -> None:
        """Skip the rest of the line: blanks including tabs, and a comment even without a blank before it."""
        self._pass(_SPACES_AND_TABS)
        Scanner.scan_block_scalar_ignored_line(self, start_mark)

    def scan_flow_scalar_non_spaces(self, double: bool, start_mark: Mark) -> list[str]:
        try:
            chunks: list[str] = Scanner.scan_flow_scalar_non_spaces(self, double, start_mark)
        except (OverflowError, ValueError):
            what = "there is no such character"
            raise ScannerError("while scanning a quoted scalar", start_mark, what, self.get_mark()) from None
        return chunks

    def scan_directive_name(self, start_mark: Mark) -> str:
        return self._expect(_NAME, "the name of a directive", start_mark)

    def scan_yaml_directive_value(self, start_mark: Mark) -> tuple[int, int]:
        """Scan the YAML version; every version 1.x is accepted."""
        version = self._expect(_VERSION, "a version, such as 1.2", start_mark).strip()
        return int(version.startswith("1.")), 0

    def scan_directive_ignored_line(self, start_mark: Mark) -> None:
        self._pass(_SPACES_AND_TABS)
        Scanner.scan_directive_ignored_line(self, start_mark)

    def _expect(self, pattern: re.Pattern[str], what: str, start_mark: Mark) -> str:
        if not pattern.match(self.buffer, self.pointer):
            raise ScannerError("while scanning a directive", start_mark, f"expected {what}", self.get_mark())
        return self._pass(pattern)

    def _pass(self, pattern: re.Pattern[str]) -> str:
        """Skip and return the match of a pattern that always matches, possibly the empty text."""
        found = pattern.match(self.buffer, self.pointer)
        text = found.group() if found else ""
        self.forward(len(text))
        return text
