"""Represent the answers of one person or of two partners, and run an engine on them.

Scores of a couple come from the merged answers. Safety rules are decided for each partner alone, as the answers of one
do not apply to the other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from intimacy_kit.engines.outcome import Outcome
from intimacy_kit.model.earlier import Earlier
from intimacy_kit.model.observations import Value, Values
from intimacy_kit.model.rulebook import RuleBook
from intimacy_kit.reasoning.case.couples import merged

Changes = Mapping[str, Value | None]
"""New answers, by signal; None for a signal that is no longer answered."""
TwoPartners = tuple[Values, Values]
Run = Callable[[Values], Outcome]
"""An engine, for the answers of one person."""


class Case(NamedTuple):
    """The answers of one case, checked.

    Attributes:
        values: the answers of one person, or the merged answers of a couple.
        screened: of a couple, the answers of each partner to the signals that safety rules read.
        earlier: what earlier check-ins add for safety.
        partners: of a couple, all answers of a and b; None if they are not known, as for a stored diagnosis.
    """

    values: Values
    screened: TwoPartners | None = None
    partners: TwoPartners | None = None
    earlier: Earlier | None = None

    @classmethod
    def of_two(cls, a: Values, b: Values, book: RuleBook) -> Case:
        """Return the case of two partners."""
        return cls(merged(a, b, book.signals), _read_by_safety(a, b, book), (a, b))

    @classmethod
    def stored(cls, values: Values, screened: TwoPartners | None, book: RuleBook) -> Case | None:
        """Return the case of a stored diagnosis; None if its parts contradict each other."""
        if screened is None:
            return cls(values)
        read = book.read_by_safety | book.read_by_cautions
        if merged(*screened, book.signals) != {id: value for id, value in values.items() if id in read}:
            return None
        return cls(values, _read_by_safety(*screened, book))

    @property
    def people(self) -> tuple[Values, ...]:
        """The answers of each person for which safety rules are decided."""
        return (self.values,) if self.screened is None else self.screened

    @property
    def parts(self) -> tuple[Values, ...]:
        """The answers that an engine runs on, for `combined`."""
        return (self.values,) if self.screened is None else (self.values, *self.screened)

    @property
    def unnamed(self) -> TwoPartners | None:
        """The `screened` answers of a couple, in an order that does not show who is partner a."""
        if self.screened is None:
            return None
        first, second = sorted(self.screened, key=lambda given: sorted(given.items()))
        return first, second

    def run(self, engine: Run) -> Outcome:
        """Return the outcome of the case."""
        return combined([engine(part) for part in self.parts])


def combined(outcomes: Sequence[Outcome]) -> Outcome:
    """Combine the outcomes of the `parts` of a case.

    A concern or caution of either of two is one, and a safety rule that is open for either is open: it can be both.
    """
    both, *own = outcomes
    if not own:
        return both
    concerns, unscreened, cautions = (
        tuple(sorted({id for outcome in own for id in getattr(outcome, of)}))
        for of in ("concerns", "unscreened", "cautions")
    )
    return both._replace(concerns=concerns, unscreened=unscreened, cautions=cautions)


def _read_by_safety(a: Values, b: Values, book: RuleBook) -> TwoPartners:
    read = book.read_by_safety | book.read_by_cautions
    first, second = ({id: value for id, value in given.items() if id in read} for given in (a, b))
    return first, second


def with_changes(values: Values, changes: Changes) -> dict[str, Value]:
    """Return the answers of one person with some of them changed."""
    together: dict[str, Value | None] = {**values, **changes}
    return {id: value for id, value in together.items() if value is not None}
