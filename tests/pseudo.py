"""The pseudo-locale in tests: packs translated into it whole, and what of a text was never translated.

In a translation into it, each text of a pack stands between the marks in which the messages of the library stand.
"""

import json
from collections.abc import Mapping
from functools import cache
from html.parser import HTMLParser
from typing import Any

from intimacy_kit.messages.catalogue import MARKS, PSEUDO
from intimacy_kit.packs.discovery.origin import core_pack
from intimacy_kit.packs.linking.completeness import missing_texts
from tests.small_pack import FILES

PATH = f"locales/{PSEUDO}.yaml"
COLOURLESS = r"\x1b\[[\d;]*m"
_SPOKEN = frozenset({"alt", "aria-label", "content", "label", "title"})
"""Attributes with text."""


def _translation(pack: Any) -> str:
    """The file of a translation of a pack; JSON is YAML, too."""
    entries: dict[str, Any] = {}
    for section in missing_texts(pack, locale=PSEUDO).values():
        for id, texts in section.items():
            for (*keys, last), text in texts.items():
                entry = entries.setdefault(id, {})
                for key in keys:
                    entry = entry.setdefault(key, {})
                entry[last] = text.join(MARKS) if isinstance(text, str) else [step.join(MARKS) for step in text]
    return json.dumps(entries, ensure_ascii=False, indent=1)


SMALL: Mapping[str, str] = {**FILES, PATH: _translation(FILES)}
"""The small pack, with a translation of all its texts."""


@cache
def of_core() -> Mapping[str, str]:
    """A pack that translates all texts of the core pack."""
    head = "{format: 1, name: pseudo, version: 1.0.0, title: Pseudo, license: MIT}"
    return {"pack.yaml": head, PATH: _translation(core_pack())}


def unmarked(text: str) -> str:
    """Return the words that stand outside of all marks."""
    depth, outside = 0, ""
    for sign in text:
        depth += (sign == MARKS[0]) - (sign == MARKS[1])
        outside += sign if depth == 0 and sign != MARKS[1] else ""
    assert depth == 0
    return " ".join(word for word in outside.split() if any(map(str.isalpha, word)))


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.told: list[str] = []
        self._is_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._is_style = tag == "style"
        if tag != "meta":
            self.told += [value for name, value in attrs if value and name in _SPOKEN]

    def handle_endtag(self, tag: str) -> None:
        self._is_style = False

    def handle_data(self, data: str) -> None:
        if not self._is_style:
            self.told.append(data)


def words_of(page: str) -> str:
    """Return all that is told by HTML or SVG, attributes included."""
    read = _Page()
    read.feed(page)
    read.close()
    return "\n".join(read.told)
