"""Match the columns of a table to signals by name, and report columns with nearly the name of a signal.

Surrounding whitespace is ignored. A name that differs from that of a signal only in case, punctuation or a typo is
reported, because its answers would be ignored silently otherwise. For signals about safety, names with a short
prefix or suffix (such as those of partners, waves and numbered items) are reported too.

Typos are told apart from intended names: numbers and whole words added to the name of a signal are intended
(`trust_total`, `anxiety_t2`, `q3_trust`). The name of a signal that is a single word resembles other words (rust,
honest), so fewer edits count as a typo: the shorter the name, the fewer.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize

from intimacy_kit.errors import Problem, shown

Words = tuple[str, ...]

_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_WORD = re.compile(r"[^\W\d_]+|\d+")
_MAX_LENGTH = 100
"""Maximum length of a name that can be a typo."""
_SHORT_AFFIX = 2
"""Maximum number of characters of a short prefix or suffix."""


class ColumnMatches(NamedTuple):
    """The columns that hold answers.

    Attributes:
        columns: the column by the id of its signal with the suffix of the partner.
        problems: ambiguous, duplicate or missing names (IK307, IK308, IK309).
    """

    columns: Mapping[str, str]
    problems: list[Problem]


@dataclass(frozen=True, slots=True)
class ColumnHelp:
    """Texts of the help for a column that nearly has the name of a signal, for one kind of input.

    Attributes:
        passing_on: how to say that it holds something else.
        partners: what to do where two partners are in a row.
        what: what is named, in the singular.
    """

    passing_on: str
    partners: str
    what: str = "column"


IN_FRAMES = ColumnHelp("name it in `passed_on`", "give their endings as `partners`")


def match_columns(
    columns: Sequence[str],
    signals: Iterable[str],
    about_safety: Iterable[str],
    *,
    ends: tuple[str, ...] = ("",),
    passed_on: Collection[str] = (),
    help: ColumnHelp = IN_FRAMES,
) -> ColumnMatches:
    """Find the columns that hold answers.

    Args:
        columns: the names of all columns.
        signals: the ids of all signals.
        about_safety: the ids of the signals about safety.
        ends: the suffixes of partners.
        passed_on: columns of the caller, which are never reported as typos.
        help: how columns are passed on, and partners named.
    """
    book = _book(tuple(signals), frozenset(about_safety))
    meant = {f"{id}{end}" for id in book.ids for end in ends}
    mine = {name.strip() for name in passed_on}
    found: dict[str, list[str]] = {}
    others = []
    for column in columns:
        name = column.strip()
        if name in mine:
            continue
        if name in meant:
            found.setdefault(name, []).append(column)
        elif len(name) <= _MAX_LENGTH and name not in book.ids:
            others.append(column)
    problems = [_twice(name, len(same)) for name, same in found.items() if len(same) > 1]
    for column in others:
        near = _near(_words(column), book, ends, found.keys())
        if near is not None:
            problems.append(_nearly(column, near, ends, help))
    if book.names and not found and not problems:
        problems.append(_none(book, ends, columns, help))
    return ColumnMatches({name: same[0] for name, same in found.items()}, problems)


class _Near(NamedTuple):
    meant: tuple[str, ...]
    is_affixed: bool


@dataclass(frozen=True, slots=True)
class _Known:
    """The name of a signal, prepared for comparison."""

    id: str
    words: Words
    folded: str
    letters: frozenset[str]
    about_safety: bool

    @property
    def most_edits(self) -> int:
        size = len(self.folded)
        if self.about_safety:
            return 2 if size >= 8 else 1 if size >= 5 else 0
        return 2 if size >= 12 and len(self.words) > 1 else 1 if size >= 5 else 0


@dataclass(frozen=True, slots=True)
class _Book:
    names: tuple[_Known, ...]
    by_folded: Mapping[str, _Known]
    ids: frozenset[str]


@lru_cache(maxsize=16)
def _book(signals: tuple[str, ...], about_safety: frozenset[str]) -> _Book:
    names = []
    for id in signals:
        words = _words(id)
        folded = "".join(words)
        names.append(_Known(id, words, folded, frozenset(folded), id in about_safety))
    return _Book(tuple(names), {name.folded: name for name in reversed(names)}, frozenset(signals))


def _words(name: str) -> Words:
    return tuple(_WORD.findall(_HUMP.sub(" ", normalize("NFKC", name)).casefold()))


def _near(words: Words, book: _Book, ends: tuple[str, ...], taken: Set[str]) -> _Near | None:
    """Return the names that a name may be a typo of: a signal with a suffix, or without one if suffixes are used."""
    folded = "".join(words)
    for end in (*ends, None) if any(ends) else ends:
        meant = ends if end is None else (end,)
        last = _words(end or "")
        same = book.by_folded.get(folded.removesuffix("".join(last))) if folded.endswith("".join(last)) else None
        if same is not None:
            return _Near(_named(same, meant), is_affixed=False)
        stem = words[: len(words) - len(last)]
        if not stem or words[len(stem) :] != last:
            continue
        inner = ["".join(part) for part in _inner(stem)]
        for part in inner:
            if part in book.by_folded and book.by_folded[part].about_safety:
                return _Near(_named(book.by_folded[part], meant), is_affixed=True)
        for name in book.names:
            if name.about_safety and any(_is_near(part, name) for part in inner):
                return _Near(_named(name, meant), is_affixed=len(inner) > 1)
            if not name.about_safety and _is_slip(stem, name) and taken.isdisjoint(_named(name, meant)):
                return _Near(_named(name, meant), is_affixed=False)
    return None


def _named(name: _Known, ends: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{name.id}{end}" for end in ends)


def _inner(words: Words) -> Iterator[Words]:
    """Yield the words, also without short words at the start and end."""
    for start in range(len(words)):
        for stop in range(start + 1, len(words) + 1):
            if sum(len(word) for word in words[:start] + words[stop:]) <= _SHORT_AFFIX:
                yield words[start:stop]


def _is_slip(words: Words, name: _Known) -> bool:
    """Return whether a name is a typo of a signal outside safety, not another word or one column of a series."""
    text, size = "".join(words), len(name.folded)
    if not _is_near(text, name) or _is_part(name.words, words):
        return False
    if len(words) > len(name.words) and min(len(words[0]), len(words[-1])) <= _SHORT_AFFIX:
        return False
    is_anagram = sorted(text) == sorted(name.folded)
    if size < 7:
        return is_anagram
    longer, shorter = (text, name.folded) if len(text) > size else (name.folded, text)
    if len(name.words) > 1 or longer == f"{shorter}s":
        return True
    if longer.startswith(shorter):
        return False  # another form of the word, such as "honest" for "honesty"
    return size >= 10 or len(text) != size or is_anagram


def _is_part(part: Words, words: Words) -> bool:
    many = len(part)
    return many < len(words) and any(words[at : at + many] == part for at in range(len(words) - many + 1))


def _is_near(text: str, name: _Known) -> bool:
    """Return whether a name is within the maximum edit distance and has the same digits."""
    most = name.most_edits
    if not most or abs(len(text) - len(name.folded)) > most or len(name.letters ^ set(text)) > 2 * most:
        return False
    if [sign for sign in text if sign.isdigit()] != [sign for sign in name.folded if sign.isdigit()]:
        return False
    return _edits(text, name.folded) <= most


def _edits(one: str, other: str) -> int:
    """Return the optimal string alignment distance: insertions, deletions, substitutions, adjacent transpositions."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        last, before, row = before, row, [i]
        for j, sign in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != sign))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == sign:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]


def _nearly(column: str, near: _Near, ends: tuple[str, ...], help: ColumnHelp) -> Problem:
    meant = " or ".join(shown(name) for name in near.meant)
    next = f"did you mean {meant}? rename it, or {help.passing_on} if it holds something else"
    if near.is_affixed and ends == ("",):
        next += f"; where two partners are in a row, {help.partners}"
    for end in filter(None, ends):
        between = column.strip().removeprefix(near.meant[0].removesuffix(end)).removesuffix(end)
        if between and not _words(between):  # nothing but signs, such as _
            next = f"did you mean the ending {shown(between + end)}? where two partners are in a row, {help.partners}"
    return Problem("IK307", f"the {help.what} {shown(column)} nearly has the name of a signal", next)


def _none(book: _Book, ends: tuple[str, ...], columns: Sequence[str], help: ColumnHelp) -> Problem:
    what, many = help.what, len(columns)
    missing = f"the only {what} does not have" if many == 1 else f"none of {many} {what}s has"
    such = ", ".join(f"{name.id}{ends[0]}" for name in book.names[:3])
    next = f"name {what}s as signals are: {such} and so on (the schema of observations has all {len(book.names)})"
    if two := _two_endings(columns, book.ids):
        next = f"where two partners are in a row, {help.partners}: {shown(two[0])} and {shown(two[1])}"
    return Problem("IK308", f"{missing} the name of a signal", next)


def _two_endings(columns: Iterable[str], ids: Collection[str]) -> tuple[str, str] | None:
    """Return the two endings with which a signal is there twice, such as those of two partners."""
    endings: dict[str, list[str]] = {}
    for name in (column.strip() for column in columns if len(column) <= _MAX_LENGTH):
        for at in range(1, len(name)):
            if name[:at] in ids:
                endings.setdefault(name[:at], []).append(name[at:])
    return next(((found[0], found[1]) for found in endings.values() if len(found) == 2), None)


def _twice(name: str, many: int) -> Problem:
    help = "keep the one that holds the answers, and rename or drop the others: blanks around a name do not count"
    return Problem("IK309", f"duplicate column {shown(name)} ({many} columns)", help)
