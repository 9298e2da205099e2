"""Find the columns that a codebook names among those of the data, and what may be answers among the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from intimacy_kit.answers.codebooks.model import CodebookFields, SignalColumn
from intimacy_kit.answers.codebooks.vocabulary import Vocabulary
from intimacy_kit.errors import ObservationError, Problem, shown, suggestion
from intimacy_kit.model.column_names import ColumnHelp, match_columns
from intimacy_kit.model.signals import Signal

_HELP = ColumnHelp("name it under `pass_on`", "say how under `partners`")


@dataclass(frozen=True, slots=True)
class MatchedColumn:
    """A signal, of one partner where two are in a row, and the columns that it comes from.

    Attributes:
        target: the id of the signal, with the ending of a partner.
        signal: what it becomes.
        column: what the codebook says.
        sources: the columns in the data, as they are named there; one, or those of the items of an instrument.
    """

    target: str
    signal: Signal
    column: SignalColumn
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matched:
    """The columns of data, sorted out by a codebook.

    Attributes:
        columns: signals and where they come from, in the order of the codebook.
        others: names of the columns that the codebook does not name, which are passed on.
        couple: the column of couples, as it is named in the data.
    """

    columns: tuple[MatchedColumn, ...]
    others: tuple[str, ...]
    couple: str | None


def match(
    book: CodebookFields, names: Sequence[str], vocabulary: Vocabulary, passed_on: Collection[str] = ()
) -> Matched:
    """Sort out columns by their names, without surrounding blanks.

    Raises:
        ObservationError: a column of the codebook is missing (IK320) or there twice (IK309), or another one is named
            (IK322), or nearly (IK307), as a signal.
    """
    places: dict[str, list[str]] = defaultdict(list)
    for name in names:
        places[name.strip()].append(name)
    used: set[str] = set()
    problems: dict[str, Problem] = {}

    def found(name: str) -> str:
        used.add(name)
        if name not in places:
            help = suggestion(name, list(places), "correct the name in the codebook, or drop its entry")
            problems[name] = Problem("IK320", f"the data has no column {shown(name)}, which the codebook names", help)
        elif len(places[name]) > 1:
            help = "give each a name of its own: blanks around a name do not count"
            problems[name] = Problem("IK309", f"duplicate column {shown(name)} ({len(places[name])} columns)", help)
        return places.get(name, [name])[0]

    columns = tuple(
        MatchedColumn(f"{id}{ending}", vocabulary.signals[id], column, tuple(found(name) for name in wanted))
        for id, column in book.signals.items()
        for ending, wanted in zip(book.endings or ("",), _sources(book, column), strict=True)
    )
    couple = None if book.couple is None else found(book.couple)
    others = tuple(name for name in names if name.strip() not in used)
    passed = {*(name.strip() for name in passed_on), *book.pass_on}
    unclear = _like_signals(book, [name for name in others if name.strip() not in passed], vocabulary)
    if wrong := [*problems.values(), *unclear]:
        raise ObservationError(wrong)
    return Matched(columns, others, couple)


def _sources(book: CodebookFields, column: SignalColumn) -> list[tuple[str, ...]]:
    """Return the names of the columns of an entry in the data, for each partner in a row."""
    return list(zip(*(book.names(name) for name in column.sources), strict=True))


def _like_signals(book: CodebookFields, names: Sequence[str], vocabulary: Vocabulary) -> list[Problem]:
    """Return the columns that may hold answers, though the codebook does not say so: one problem each."""
    found: dict[str, Problem] = {}
    for is_first, sign in _signs(book):
        bare = {plain: name for name in names if (plain := _without(name, is_first, sign))}
        read = match_columns(list(bare), vocabulary.signals, vocabulary.about_safety, help=_HELP)
        for column in read.columns.values():
            name = bare[column]
            help = "map it under `signals`, or name it under `pass_on` if it holds something else"
            message = f"the column {shown(name)} has the name of a signal, and the codebook does not say what it is"
            found[name] = Problem("IK322", message, help)
        for problem in read.problems:
            for plain, name in bare.items():
                if problem.code == "IK307" and problem.message.startswith(f"the column {shown(plain)} "):
                    message = problem.message.replace(shown(plain), shown(name), 1)
                    found.setdefault(name, Problem("IK307", message, problem.help))
    return [found[name] for name in names if name in found]


def _signs(book: CodebookFields) -> list[tuple[bool, str]]:
    """Return what may stand before (True) or after the id of a signal: nothing, or the sign of a partner."""
    ways = [(False, "")]
    if book.partners is not None and book.partners.prefix is not None:
        ways += [(True, sign) for sign in book.partners.prefix]
    if book.partners is not None and book.partners.ending is not None:
        ways += [(False, sign) for sign in book.partners.ending]
    return ways


def _without(name: str, is_first: bool, sign: str) -> str:
    """Return a name without the sign of a partner; empty if it has none."""
    if not sign:
        return name
    plain = name.strip()
    if is_first:
        return plain.removeprefix(sign) if plain.startswith(sign) else ""
    return plain.removesuffix(sign) if plain.endswith(sign) else ""
