"""Which characters have no place in the texts of a pack, wherever they come from: YAML, CSV or a workbook."""

from __future__ import annotations

import re

_UNPRINTABLE = "[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
"""What YAML does not print, and what it takes for the end of a line though editors do not (U+0085, U+2028, U+2029)."""

_UNSEEN = "[\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufff9-\ufffb\U000e0000-\U000e007f]"
"""What turns the direction of a text, has no width or is no text at all: people read what does not stand there."""

_JOINERS = "(?<![\u0590-\u1dff\u2190-\u2bff\ua000-\ud7ff\ufe0f\U0001d000-\U0003ffff])[\u200c\u200d]"
"""Joiners (U+200C, U+200D), but behind letters of scripts that need them (Persian, Hindi) and in emoji."""

_REFUSED = re.compile(f"{_UNPRINTABLE}|{_UNSEEN}|{_JOINERS}")


def refused_character(text: str) -> re.Match[str] | None:
    """The first character that has no place in a pack."""
    return _REFUSED.search(text)
