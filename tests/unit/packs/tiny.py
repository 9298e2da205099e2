"""A pack of a few lines, to make mistakes in, and all that is said of them."""

from collections.abc import Mapping

import pytest

import intimacy_kit as ik
from intimacy_kit.errors import Place, Problem
from intimacy_kit.packs.reading.files import PackSource

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


Row = tuple[str, str, str] | tuple[str, str, str, str]
"""A problem: its code, its place (line:column+width), its message, and its help unless that is the usual one."""

IDS = "ids are lower-case letters, digits and _, start with a letter, up to 64, and no words of Python"
STRENGTH = "write a number over 0 and under 1, with a point: 0.4"
USUAL_HELP = {"IK109": "add it", "IK110": "see the pack format reference", "IK111": IDS}


def problem(text: str, file: str, row: Row) -> Problem:
    """The problem of a row, in a file with this text."""
    code, where, message = row[:3]
    line, column, width = map(int, where.replace("+", ":").split(":"))
    place = Place(file, line, column, text.split("\n")[line - 1], width)
    usual = STRENGTH if message.startswith("'strength' should") else USUAL_HELP.get(code, "")
    return Problem(code, message, row[3] if len(row) > 3 else usual, place)


def assert_told(section: str, text: str, *rows: Row, others: Mapping[str, str] = FILES) -> None:
    """The pack with this text for a section has exactly these problems, all of them in that file."""
    file = f"{section}.yaml"
    with pytest.raises(ik.PackError) as raised:
        ik.load_knowledge({**others, file: text}, core=False)
    assert list(raised.value.problems) == [problem(text, file, row) for row in rows]
