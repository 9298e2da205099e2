"""Define the result of an engine for one case: plain numbers in the order of the rule book."""

from __future__ import annotations

from typing import NamedTuple


class Outcome(NamedTuple):
    """The result of one case, equal to the last bit for every engine. Ids are in ascending order.

    Attributes:
        concerns: ids of the safety rules of concerns that are true.
        unscreened: ids of the safety rules of concerns that are unknown.
        scores, lows, highs: scores of the findings and their bounds, in the order of `RuleBook.findings`.
        relevances: relevances of the strategies, in the order of `RuleBook.strategies`.
        fired: ids of the rules that are true on the observed values and the scores.
        undetermined: ids of the rules that further answers could make true or false.
        index_lows, index_highs: bounds of the indexes, in the order of `RuleBook.indexes`.
        own_scores: scores that the findings would have without their links, in the order of `RuleBook.findings`.
        cautions: ids of the safety rules of cautions that are true.
    """

    concerns: tuple[str, ...]
    unscreened: tuple[str, ...]
    scores: tuple[float, ...]
    lows: tuple[float, ...]
    highs: tuple[float, ...]
    relevances: tuple[float, ...]
    fired: tuple[str, ...]
    undetermined: tuple[str, ...]
    index_lows: tuple[float, ...]
    index_highs: tuple[float, ...]
    own_scores: tuple[float, ...]
    cautions: tuple[str, ...]
