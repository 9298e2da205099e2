"""A pack of a few lines, to make mistakes in, and all that is said of them."""

from collections.abc import Mapping

import pytest

import intimacy_kit as ik
from intimacy_kit.packs.files import PackSource

MANIFEST = """\
format: 1
name: tiny
version: 1.0.0
title: Tiny
license: MIT
sources: {notes: {title: Notes}}
"""
SIGNALS = """\
- {id: trust, kind: rating, title: trust, question: How much?, source: notes}
- {id: worried, kind: flag, title: worry, question: Are you?, source: notes}
- {id: topic, kind: choice, choices: [money, chores], title: topic, question: Which?, source: notes}
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
