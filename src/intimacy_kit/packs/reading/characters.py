"""Find characters that texts of packs must not contain, in YAML, CSV and workbooks alike."""

from __future__ import annotations

import re

_UNPRINTABLE = "[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
"""Characters that YAML calls unprintable, and line breaks that editors do not show (U+0085, U+2028, U+2029)."""

_INVISIBLE = "[\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufff9-\ufffb\U000e0000-\U000e007f]"
"""Bidirectional controls, zero-width characters and tags: with them the text shown differs from the text stored."""

_JOINERS = "(?<![\u0590-\u1dff\u2190-\u2bff\ua000-\ud7ff\ufe0f\U0001d000-\U0003ffff])[\u200c\u200d]"
"""Joiners (U+200C, U+200D), except after letters of scripts that need them (Persian, Hindi) and inside emoji."""

_REFUSED = re.compile(f"{_UNPRINTABLE}|{_INVISIBLE}|{_JOINERS}")


def refused_character(text: str) -> re.Match[str] | None:
    """Return the first forbidden character of a text, or None."""
    return _REFUSED.search(text)
