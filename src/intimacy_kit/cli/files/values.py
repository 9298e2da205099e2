"""Parse the text of an answer, from a cell of a file or from a terminal, by the kind of its signal.

Surrounding blanks are ignored. Text that does not match the format of its kind is returned unchanged, so that
validation refuses it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from intimacy_kit.model.signal_kinds import ValueType
from intimacy_kit.model.signals import Signal

NOT_ANSWERED = ("", "-")
TRUE = ("true", "yes", "y", "1")
FALSE = ("false", "no", "n", "0")
"""Texts of a flag, compared without regard to case."""
NUMBER = r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?"
FORMAT_HELP: Mapping[ValueType, str] = {
    "flag": "write true or false, yes or no, y or n, or 1 or 0",
    "number": "write them as in 1.5, without units",
}
"""Help text per type of values; for a choice any text is accepted here."""

_NUMBER = re.compile(rf"{NUMBER}\Z")
_FLAGS = dict.fromkeys(TRUE, True) | dict.fromkeys(FALSE, False)


def parse_value(signal: Signal, text: str) -> float | bool | str | None:
    """Return the value of a signal, None if the text is empty or a dash, or the text itself if it does not match."""
    stripped = text.strip()
    if stripped in NOT_ANSWERED:
        return None
    if signal.spec.value_type == "flag":
        return _FLAGS.get(stripped.lower(), stripped)
    if signal.spec.value_type == "choice":
        return stripped
    return float(stripped) if _NUMBER.match(stripped) else stripped
