"""Keep a case and its outcome up to date while answers change, for any engine."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from intimacy_kit.engines.outcome import Outcome
from intimacy_kit.engines.protocol import OpenCase
from intimacy_kit.errors import Problem, QuestionError
from intimacy_kit.model.changes import Change
from intimacy_kit.model.fields import trusted
from intimacy_kit.model.levels import level
from intimacy_kit.model.rulebook import RuleBook
from intimacy_kit.reasoning.case.case import Case, Changes, combined, with_changes


class LiveCase:
    """A case whose answers change, with its outcome. Both are replaced together, and never modified in place.

    Args:
        book: the rules that the engine runs.
        opening: opens a case in the engine.
    """

    __slots__ = ("_book", "_opening", "_running", "case", "outcome")

    def __init__(self, book: RuleBook, opening: Callable[[], OpenCase]) -> None:
        self._book, self._opening, self._running = book, opening, [opening()]
        self.case: Case = Case({})
        self.outcome: Outcome = self._updated(self.case)

    def change(self, *changes: Changes) -> bool:
        """Apply changes of one person, or of each of two partners; return whether the case is different.

        If the changes of one mapping apply to a couple, they can only take back answers, and do so for both.

        Raises:
            QuestionError: answers of one person and of a couple would be mixed (IK456).
        """
        partners = self.case.partners
        if partners is None and len(changes) == 1:
            return self._replaced(Case(with_changes(self.case.values, changes[0])))
        if partners is None and self.case.values:
            help = "open another session for the two: nobody knows who of them has answered so far"
            raise QuestionError(Problem("IK456", "the session is of one person, and these are answers of two", help))
        if len(changes) == 1 and any(value is not None for value in changes[0].values()):
            raise of_whom()
        a, b = map(with_changes, partners or ({}, {}), (changes[0], changes[-1]))
        return self._replaced(Case.of_two(a, b, self._book))

    def close(self) -> None:
        """Close the cases in the engine."""
        for running in self._running:
            running.close()

    def _replaced(self, case: Case) -> bool:
        if case == self.case:
            return False
        self.outcome = self._updated(case)  # if this raises, nothing has changed
        self.case = case
        return True

    def _updated(self, case: Case) -> Outcome:
        while len(self._running) < len(case.parts):
            self._running.append(self._opening())
        pairs = zip(self._running, case.parts, strict=False)  # more are open if answers of a couple were refused
        return combined([running.update(part) for running, part in pairs])


def of_whom() -> QuestionError:
    """Return the error for answers of one person in a session of two partners."""
    help = "say who answered: `session.observe(Couple(a=..., b=...))`"
    return QuestionError(Problem("IK456", "the session is of two partners, and these are answers of one person", help))


def level_changes(findings: Sequence[tuple[int, str, str, str]], before: Outcome, after: Outcome) -> list[Change]:
    """Return the findings whose level differs between two outcomes.

    Args:
        findings: position in the rule book, id, title and kind of each, in the order of the result.
        before: what followed from the earlier values.
        after: what follows now.
    """
    old, new = before.scores, after.scores
    if old == new:
        return []
    return [
        trusted(
            Change,
            {"id": id, "title": title, "kind": kind, "before": was, "after": now, "score": new[position]},
        )
        for position, id, title, kind in findings
        if old[position] != new[position] and (was := level(old[position])) != (now := level(new[position]))
    ]
