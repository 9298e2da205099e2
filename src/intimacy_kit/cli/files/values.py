"""What people write for an answer, in a cell of a file or in a terminal, by the kind of its signal.

Blanks around it do not count. Nothing is guessed: what is not written as it must be stays text, and is refused.
"""

from __future__ import annotations

import re

from intimacy_kit.model.signals import Signal

NOT_ANSWERED = ("", "-")
TRUE = ("true", "yes", "y", "1")
FALSE = ("false", "no", "n", "0")
"""In upper or lower case."""
NUMBER = r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?"
WRITTEN = {
    "flag": "write true or false, yes or no, y or n, or 1 or 0",
    "number": "write them as in 1.5, without units",
}
"""By kind of signal; every text can be read as a choice."""

_NUMBER = re.compile(rf"{NUMBER}\Z")
_FLAGS = dict.fromkeys(TRUE, True) | dict.fromkeys(FALSE, False)


def read_value(signal: Signal, text: str) -> float | bool | str | None:
    """What somebody wrote for a signal; nothing, or a dash, is no answer. What is not usable stays text."""
    written = text.strip()
    if written in NOT_ANSWERED:
        return None
    if signal.kind == "flag":
        return _FLAGS.get(written.lower(), written)
    if signal.kind == "choice":
        return written
    return float(written) if _NUMBER.match(written) else written
