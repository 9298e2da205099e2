"""What an engine gives for one case: the bare numbers, in the order of the rule book."""

from __future__ import annotations

from typing import NamedTuple


class Outcome(NamedTuple):
    """The same for every engine, to the last bit.

    Attributes:
        concerns: the safety rules that are true.
        unscreened: the safety rules that are unknown.
        scores, lows, highs: of the findings, in the order of `RuleBook.findings`.
        relevances: of the strategies, in the order of `RuleBook.strategies`.
        fired: the rules that are true on what is known.
        undetermined: the rules that answers could still make true or false.

    Ids are in ascending order.
    """

    concerns: tuple[str, ...]
    unscreened: tuple[str, ...]
    scores: tuple[float, ...]
    lows: tuple[float, ...]
    highs: tuple[float, ...]
    relevances: tuple[float, ...]
    fired: tuple[str, ...]
    undetermined: tuple[str, ...]
