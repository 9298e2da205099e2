"""Find the columns of two partners in a row: the same questions twice, told apart by how the names begin or end."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from typing import Literal, NamedTuple

from intimacy_kit.answers.drafts.described import DescribedColumn

_BEGINS, _ENDS = re.compile(r"([^_.]{1,12}[_.])(.+)\Z"), re.compile(r"(.+)([_.][^_.]{1,12})\Z")
_FEWEST = 2


class Pair(NamedTuple):
    """How the columns of two partners seem to be told apart.

    Attributes:
        way: what is different, as `partners` of a codebook names it.
        signs: what the names begin or end with.
        columns: all columns, those of the two once, without the sign.
    """

    way: Literal["prefix", "ending"]
    signs: tuple[str, str]
    columns: tuple[DescribedColumn, ...]


def pair_in(columns: Sequence[DescribedColumn]) -> Pair | None:
    """Return how two partners are told apart; None if nothing speaks for it, or for more than one way.

    It speaks for it that two or more questions are there twice, with the same labels and codes, and no other beside
    them. Of several ways the one with the most questions is meant.
    """
    found = [*_pairs(columns, "prefix"), *_pairs(columns, "ending")]
    fewest = min((len(pair.columns) for pair in found), default=0)
    best = [pair for pair in found if len(pair.columns) == fewest]
    return best[0] if len(best) == 1 else None


def _pairs(columns: Sequence[DescribedColumn], way: Literal["prefix", "ending"]) -> list[Pair]:
    by_sign: dict[str, dict[str, DescribedColumn]] = defaultdict(dict)
    for column in columns:
        if (parts := (_BEGINS if way == "prefix" else _ENDS).match(column.name)) is not None:
            sign, stem = parts.groups() if way == "prefix" else reversed(parts.groups())
            by_sign[sign][stem] = column
    found = []
    for one, other in combinations(by_sign, 2):
        first, second = by_sign[one], by_sign[other]
        if (
            len(first) >= _FEWEST
            and first.keys() == second.keys()
            and all(_is_same(first[stem], second[stem]) for stem in first)
        ):
            once = {column.name: replace(column, name=stem) for stem, column in first.items()}
            again = {column.name for column in second.values()}
            kept = tuple(once.get(column.name, column) for column in columns if column.name not in again)
            found.append(Pair(way, (one, other), kept))
    return found


def _is_same(one: DescribedColumn, other: DescribedColumn) -> bool:
    """Return whether two columns hold the same question; a label that is the name tells nothing."""
    labels = [column.label for column in (one, other) if column.label and column.label != column.name]
    return len(labels) != 1 and len(set(labels)) <= 1 and (one.codes, one.is_number) == (other.codes, other.is_number)
