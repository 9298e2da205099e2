"""Apply earlier check-ins over columns, equal to `diagnose(..., earlier=[...], when=...)`.

What was answered to a question about safety then is one more signal of the same kind, and so is how many days ago that
was. So their columns are found, checked and joined for couples as all others.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace
from functools import reduce
from operator import and_, or_
from types import MappingProxyType

import narwhals.stable.v2 as nw

from intimacy_kit.engines.columnar.expressions import ColumnAlgebra, is_true
from intimacy_kit.engines.columnar.layout import FrameOptions
from intimacy_kit.engines.columnar.score_stages import ScoreExpressions, Stage, any_true, choices_of
from intimacy_kit.engines.predicates import Predicates
from intimacy_kit.errors import Problem, QuestionError, shown
from intimacy_kit.model.rulebook import RuleBook
from intimacy_kit.model.rules import SafetyRule
from intimacy_kit.model.signals import Signal

MOST_DAYS = 36_525.0
"""The largest number of days that a column may hold, a hundred years; what is larger is no number of days."""


def with_earlier_signals(book: RuleBook, options: FrameOptions) -> RuleBook:
    """Return a rule book whose signals include the earlier answers, and the days since; as it is without these.

    Raises:
        QuestionError: names would be those of other signals (IK459).
    """
    if not options.earlier:
        return book
    then = {
        f"{id}{options.earlier}": book.signals[id].model_copy(update={"id": f"{id}{options.earlier}", "asks": "alone"})
        for id in sorted(book.about_safety)
    }
    more = {options.earlier_days: _days(options.earlier_days), **then} if options.earlier_days else then
    if taken := [name for name in more if name in book.signals]:
        raise unclear_earlier(f"the column {shown(taken[0])} is a signal", "choose another ending, or another column")
    return replace(book, signals=MappingProxyType({**book.signals, **more}), earlier=frozenset(then))


def unclear_earlier(message: str, help: str) -> QuestionError:
    """Return the error for columns of earlier check-ins."""
    return QuestionError(Problem("IK459", message, help))


def _days(name: str) -> Signal:
    about = {"title": "days since", "question": "How many days ago was the check-in before?", "source": ("app",)}
    signal = Signal.model_validate({"id": "days", "kind": "number", "minimum": 0, "maximum": MOST_DAYS, **about})
    return signal.model_copy(update={"id": name, "unit": "days"})  # columns can have names that ids cannot


class EarlierScreening:
    """Builds the results of the safety rules of a person with what an earlier check-in adds.

    Args:
        person: the expressions of the answers of now.
        options: with the names of the columns.
        days: for how many days answers count.
    """

    def __init__(self, person: ScoreExpressions, options: FrameOptions, days: int) -> None:
        self._person, self._days, now = person, days, person.known.signals
        self._since: str | None = now[options.earlier_days] if options.earlier_days else None
        self._pairs: dict[str, tuple[str, str]] = {
            id: (now[id], now[f"{id}{options.earlier}"])
            for id in sorted(person.book.about_safety - person.book.earlier)
        }
        then = {id: before for id, (_, before) in self._pairs.items()}
        counted = {id: person.intermediate.counted(slot) for slot, id in enumerate(self._pairs)}
        self._then: Predicates[nw.Expr] = Predicates(person.known.algebra, then, {})
        choices = {**choices_of(person.book, now), **choices_of(person.book, counted)}
        self._counted: Predicates[nw.Expr] = Predicates(ColumnAlgebra(choices), {**now, **counted}, {})

    def stage(self) -> Stage:
        """Return the columns of what counts: the answers of now, else those of then where they still count."""
        columns: Stage = []
        for id, (now, then) in self._pairs.items():
            own = nw.col(now)
            if self._since is not None:
                since = nw.col(self._since)
                still = nw.when((since >= 0.0) & (since <= float(self._days))).then(nw.col(then))
                own = nw.when(own.is_null()).then(still).otherwise(own)
            columns.append(own.alias(self._counted.signals[id]))
        return columns

    def concern(self, among: Container[str]) -> nw.Expr:
        """Return whether there is a concern, of these rules: it stays until its questions are answered with no."""
        rules = [rule for rule in self._person.book.concerns if rule.id in among]
        each = [is_true(self._counted.true(rule.when)) | self._stands(rule) for rule in rules]
        return reduce(or_, each, nw.lit(value=False))

    def caution(self) -> nw.Expr:
        """Return whether there is a caution, by what counts."""
        return any_true(self._counted, self._person.book.cautions)

    def screened(self) -> nw.Expr:
        """Return whether all safety rules of concerns are decided; one that stands is so by answers of now alone."""
        decided = [
            is_true(self._person.known.true(rule.when))
            | (is_true(self._counted.false(rule.when)) & ~self._stands(rule))
            for rule in self._person.book.concerns
        ]
        return reduce(and_, decided) if decided else nw.lit(value=False)

    def _stands(self, rule: SafetyRule) -> nw.Expr:
        """Return whether there was a concern, and it is not answered with no now."""
        return is_true(self._then.true(rule.when)) & ~is_true(self._person.known.false(rule.when))


Screening = ScoreExpressions | EarlierScreening


def screenings(people: Sequence[ScoreExpressions], options: FrameOptions, days: int) -> tuple[list[Screening], Stage]:
    """Return for each person what builds the results of the safety rules, and the columns that these need."""
    if not options.earlier:
        return [*people], []
    found = [EarlierScreening(person, options, days) for person in people]
    return [*found], [column for each in found for column in each.stage()]
