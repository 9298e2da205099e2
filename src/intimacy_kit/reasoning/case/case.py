"""What was answered in a case, by one person or by two partners, and what an engine makes of it.

Of two, scores come from what came of both. Safety rules are decided for each of them by themselves: what one was asked,
or is afraid of, says nothing of the other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from intimacy_kit.engines.outcome import Outcome
from intimacy_kit.model.observations import Value
from intimacy_kit.model.rulebook import RuleBook
from intimacy_kit.reasoning.case.couples import merged

Answers = Mapping[str, Value]
Changes = Mapping[str, Value | None]
"""New answers, by signal; None for a signal that is no longer answered."""
TwoPartners = tuple[Answers, Answers]
Run = Callable[[Answers], Outcome]
"""An engine, for the answers of one person."""


class Case(NamedTuple):
    """The answers of one case, checked.

    Attributes:
        values: of one person; of two, what came of both.
        screened: of two, what each of them answered of what safety rules read.
        partners: of two, all that a and b answered; nothing where that is not known, as of a stored diagnosis.
    """

    values: Answers
    screened: TwoPartners | None = None
    partners: TwoPartners | None = None

    @classmethod
    def of_two(cls, a: Answers, b: Answers, book: RuleBook) -> Case:
        """The case of two partners."""
        return cls(merged(a, b, book.signals), _read_by_safety(a, b, book), (a, b))

    @classmethod
    def stored(cls, values: Answers, screened: TwoPartners | None, book: RuleBook) -> Case | None:
        """The case of a stored diagnosis; None if its parts do not fit each other."""
        if screened is None:
            return cls(values)
        read = book.read_by_safety
        if merged(*screened, book.signals) != {id: value for id, value in values.items() if id in read}:
            return None
        return cls(values, _read_by_safety(*screened, book))

    @property
    def people(self) -> tuple[Answers, ...]:
        """For each person what safety rules are decided by."""
        return (self.values,) if self.screened is None else self.screened

    @property
    def parts(self) -> tuple[Answers, ...]:
        """All that an engine has to run for `decided`."""
        return (self.values,) if self.screened is None else (self.values, *self.screened)

    @property
    def unnamed(self) -> TwoPartners | None:
        """Of two, what each answered of what safety rules read, in an order that does not tell who is a."""
        if self.screened is None:
            return None
        first, second = sorted(self.screened, key=lambda given: sorted(given.items()))
        return first, second

    def run(self, engine: Run) -> Outcome:
        """All that follows, from scores to safety."""
        return decided([engine(part) for part in self.parts])


def decided(outcomes: Sequence[Outcome]) -> Outcome:
    """One outcome from those of the `parts` of a case.

    A concern of either of two is a concern, and a safety rule that is open for either is open: it can be both.
    """
    both, *own = outcomes
    if not own:
        return both
    concerns, unscreened = ({id for outcome in own for id in getattr(outcome, of)} for of in ("concerns", "unscreened"))
    return both._replace(concerns=tuple(sorted(concerns)), unscreened=tuple(sorted(unscreened)))


def _read_by_safety(a: Answers, b: Answers, book: RuleBook) -> TwoPartners:
    read = book.read_by_safety
    first, second = ({id: value for id, value in given.items() if id in read} for given in (a, b))
    return first, second


def with_changes(values: Answers, changes: Changes) -> dict[str, Value]:
    """Return the answers of one person with some of them changed."""
    together: dict[str, Value | None] = {**values, **changes}
    return {id: value for id, value in together.items() if value is not None}
