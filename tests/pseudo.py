"""The pseudo-locale in tests: what of a text was never translated."""

from collections.abc import Iterable

from intimacy_kit.messages.catalogue import MARKS, PSEUDO
from tests.small_pack import FILES

PSEUDO_FILES = {**FILES, f"locales/{PSEUDO}.yaml": "mood: {title: mood}\n"}
"""The small pack, which can be asked for in the pseudo-locale; its texts stay as they are."""


def unmarked(text: str, packs: Iterable[str] = ()) -> str:
    """Return what has letters outside of the marks of messages, without these texts of packs."""
    depth, outside = 0, ""
    for sign in text:
        depth += (sign == MARKS[0]) - (sign == MARKS[1])
        outside += sign if depth == 0 and sign != MARKS[1] else ""
    assert depth == 0
    for own in sorted(packs, key=len, reverse=True):
        outside = outside.replace(own, "")
    return " ".join(word for word in outside.split() if any(map(str.isalpha, word)))
