"""Golden files of wording: tests assert codes and structure, and a new wording is renewed by `--renew`.

The golden file of `tests/unit/test_x.py` is `tests/golden/wording/unit/test_x.txt`. Each test has a block in it, and
each text that the test hands to its `wording` a part of that block. A label, if one was given, stands above its part:

    == test_something[a parameter]
    | the first line of a text
    | the second line
    -- a label
    | another text

A line that cannot be shown as it is stands escaped behind a backslash.
"""

import ast
import re
from collections.abc import Iterable, Mapping
from difflib import unified_diff
from pathlib import Path
from zlib import crc32

import pytest

TESTS = Path(__file__).parent
MAX_NAME_LENGTH = 120  # of a test with its parameters: of a longer one the start stands there, and a checksum

Texts = dict[str, list[str]]
"""The texts of a test, as lines, by label: numbers for those without one."""


def codes_in(told: object) -> list[str]:
    """Return the codes of errors and diagnostics in a text, or in several, in order."""
    return re.findall(r"\bIK(?:\d{3}|L\d+)\b", as_text(told))


def places_in(told: object) -> list[str]:
    """Return the places in a text, or in several, in order: `file:line:column`, or a cell of a sheet."""
    return re.findall(r"[\w./-]+\.[a-z]+(?::\d+)+|cell [A-Z]+\d+", as_text(told))


def as_text(told: object) -> str:
    """A text as it is; of several, each with a dash before it; and what stands in a row beside each other."""
    if isinstance(told, str):
        return told
    if isinstance(told, Mapping):
        return as_text([f"{key}: {as_text(value)}" for key, value in told.items()])
    if isinstance(told, Iterable):
        return "\n".join("- " + as_row(item).replace("\n", "\n  ") for item in told)
    return str(told)


def as_row(item: object) -> str:
    return " | ".join(map(as_row, item)) if isinstance(item, tuple | list) else as_text(item)


def as_lines(text: str) -> list[str]:
    return ["|" if not line else f"| {line}" if is_plain(line) else f"\\ {escaped(line)}" for line in text.split("\n")]


def is_plain(line: str) -> bool:
    return line.isprintable() and not line.endswith(" ")


def escaped(line: str) -> str:
    shown = line.encode("unicode_escape").decode()
    return f"{shown[:-1]}\\x20" if line.endswith(" ") else shown


def name_of(item: pytest.Item) -> str:
    name = item.nodeid.partition("::")[2]
    return name if len(name) <= MAX_NAME_LENGTH else f"{name[:MAX_NAME_LENGTH]}... {crc32(name.encode()):08x}"


class GoldenFile:
    """The texts of a module of tests, by the name of the test."""

    def __init__(self, module: Path, tests: Path = TESTS) -> None:
        self.module = module
        self.root = tests.parent
        self.path = (tests / "golden" / "wording" / module.relative_to(tests)).with_suffix(".txt")
        self.blocks = read(self.path.read_text("utf-8")) if self.path.exists() else {}

    def renew(self, told: Mapping[str, Texts], tests: Iterable[str] | None = None) -> None:
        """Hold what these tests told; and leave out what belongs to none of the tests there are, if they are known."""
        blocks = self.blocks | told
        left = blocks.keys() if tests is None else blocks.keys() & set(tests)
        self.blocks = {test: texts for test, texts in blocks.items() if texts and test in left}
        if not self.blocks:
            self.path.unlink(missing_ok=True)
            return
        places = {name: place for place, name in enumerate(functions(self.module))}
        self.path.parent.mkdir(parents=True, exist_ok=True)
        parts: list[str] = []
        for test in sorted(self.blocks, key=lambda test: (places.get(function_of(test), len(places)), in_order(test))):
            parts.append(f"== {test}")
            for label, lines in self.blocks[test].items():
                parts += [*([] if label == "1" else [f"-- {label}"]), *lines]
            parts.append("")
        self.path.write_bytes("\n".join(parts).encode())


def read(text: str) -> dict[str, Texts]:
    """The blocks of a golden file."""
    blocks: dict[str, Texts] = {}
    texts: Texts = {}
    label = "1"
    for line in text.split("\n"):
        if line.startswith("== "):
            texts, label = blocks.setdefault(line[3:], {}), "1"
        elif line.startswith("-- "):
            label = line[3:]
        elif line:
            texts.setdefault(label, []).append(line)
    return blocks


def functions(module: Path) -> list[str]:
    """The tests of a module, in order, as pytest names them without their parameters."""
    found: list[str] = []

    def look(nodes: Iterable[ast.stmt], before: str) -> None:
        for node in nodes:
            if isinstance(node, ast.FunctionDef):
                found.append(before + node.name)
            elif isinstance(node, ast.ClassDef):
                look(node.body, f"{before}{node.name}::")

    look(ast.parse(module.read_text("utf-8")).body, "")
    return found


def function_of(test: str) -> str:
    return test.partition("[")[0]


def in_order(test: str) -> list[tuple[int, str]]:
    """A key to sort by in which 10 comes after 9."""
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in re.split(r"(\d+)", test)]


class Wording:
    """Compares what a test hands to it with what is held for that test; or, if asked to renew, holds it."""

    def __init__(self, file: GoldenFile, test: str, renewed: dict[str, Texts] | None = None) -> None:
        """For a test of the module of that file; what it told is put into `renewed`, if that is given."""
        self.file = file
        self.test = test
        self.renewed = renewed
        self.said: Texts = {}

    def __call__(self, told: object, label: str | None = None) -> None:
        """Compare a text, or several.

        Args:
            told: The text. Paths that differ from run to run are replaced by who calls.
            label: What tells this text from others of the test, which are counted otherwise. What comes with the same
                label again has to be the same again.
        """
        __tracebackhide__ = True
        name = label or str(len(self.said) + 1)
        lines = as_lines(as_text(told))
        held = self.said.get(name, lines) if self.renewed is not None else self.file.blocks.get(self.test, {}).get(name)
        self.said.setdefault(name, lines)
        if held is None:
            pytest.fail(f"{self.where(name)} is not held yet:\n" + "\n".join(lines) + self.advice())
        if held != lines:
            difference = unified_diff(held, lines, "held", "told now", lineterm="", n=9)
            pytest.fail(f"{self.where(name)} differs:\n" + "\n".join(difference) + self.advice())

    def where(self, name: str) -> str:
        return f"text {name} of {self.test} in {self.file.path.relative_to(self.file.root)}"

    def advice(self) -> str:
        return f"\nIf it should be so: pytest {self.file.module.relative_to(self.file.root)} --renew"

    def end(self) -> None:
        """Hold what a test told that passed, if asked to; or see that there was nothing else to be told."""
        if self.renewed is not None:
            self.renewed[self.test] = self.said
        elif left := self.file.blocks.get(self.test, {}).keys() - self.said.keys():
            pytest.fail(f"{self.where(', '.join(sorted(left)))} was not told" + self.advice())
