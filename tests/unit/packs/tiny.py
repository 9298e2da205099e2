"""A pack of a few lines, to make mistakes in, and all that is said of them."""

from collections.abc import Iterable, Mapping

import pytest

import intimacy_kit as ik
from intimacy_kit.errors import Place, Problem
from intimacy_kit.packs.reading.files import PackSource
from tests.wording import Wording

MANIFEST = """\
format: 1
name: tiny
version: 1.0.0
title: Tiny
license: MIT
sources: {notes: {title: Notes}}
"""
SIGNALS = """\
- {id: trust, kind: rating, title: trust, question: How much is it, source: notes}
- {id: worried, kind: flag, title: worry, question: Is it so, source: notes}
- {id: topic, kind: choice, choices: [money, chores], title: topic, question: Which is it, source: notes}
"""
CHALLENGES = "- {id: mistrust, title: Mistrust, text: It is hard., source: notes}\n"
RULE = "- {id: low_trust, when: trust < 5, supports: mistrust, strength: 0.5, because: It is low., source: notes}\n"
FILES: Mapping[str, str] = {
    "pack.yaml": MANIFEST,
    "signals.yaml": SIGNALS,
    "challenges.yaml": CHALLENGES,
    "rules.yaml": RULE,
}
LAYOUT: Mapping[str, str] = {
    "pack.yaml": MANIFEST,
    "signals.yml": SIGNALS,
    "challenges/all.yaml": CHALLENGES,
    "rules/trust.yaml": RULE,
    "rules/more.yml": "",
    "cases/some.yaml": "[]",
}
"""The same pack in other files, with a case file."""


def tiny(**sections: str) -> dict[str, str]:
    """The tiny pack with other sections: `rules="..."` is what stands in `rules.yaml`, `pack` is the manifest."""
    return {**FILES, **{f"{section}.yaml": text for section, text in sections.items()}}


def rule(when: str) -> str:
    """The file of one rule, whose condition starts in the second line, column 9."""
    effect = "  supports: mistrust\n  strength: 0.5\n  because: It is low.\n  source: notes\n"
    return f"- id: low_trust\n  when: {when}\n{effect}"


def told(*packs: PackSource) -> str:
    """What is said of packs that cannot be used, whole."""
    with pytest.raises(ik.PackError) as raised:
        ik.load_knowledge(*packs, core=False)
    return str(raised.value)


Row = tuple[str, str]
"""A problem: its code, and its place (line:column+width)."""


def expected(text: str, file: str, *rows: Row) -> list[tuple[str, Place | None]]:
    """The codes of rows and their places in a file with this text."""
    found: list[tuple[str, Place | None]] = []
    for code, where in rows:
        line, column, width = map(int, where.replace("+", ":").split(":"))
        found.append((code, Place(file, line, column, text.split("\n")[line - 1], width)))
    return found


def located(problems: Iterable[Problem]) -> list[tuple[str, Place | None]]:
    """The codes and places of problems."""
    return [(problem.code, problem.place) for problem in problems]


def worded(problems: Iterable[Problem]) -> list[tuple[str, str]]:
    """The messages of problems, and what they say to do next."""
    return [(problem.message, problem.help) for problem in problems]


def assert_told(wording: Wording, section: str, text: str, *rows: Row, others: Mapping[str, str] = FILES) -> None:
    """The pack with this text for a section has exactly these problems, all of them in that file."""
    file = f"{section}.yaml"
    with pytest.raises(ik.PackError) as raised:
        ik.load_knowledge({**others, file: text}, core=False)
    assert located(raised.value.problems) == expected(text, file, *rows)
    wording(worded(raised.value.problems))
