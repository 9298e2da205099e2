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
from intimacy_kit.reasoning.case.case import Case, Changes, Outcomes, outcomes_of, with_changes


class LiveCase:
    """A case whose answers change, with its outcome. Both are replaced together, and never modified in place.

    Args:
        couples: the rules for partners of couples.
        case: the case at first, without answers: of one person, or of two.
        opening: opens a case of one person in the engine.
        opening_of_two: opens a case of a partner of a couple in the engine.
    """

    __slots__ = ("_couples", "_of_two", "_one", "_opening_of_two", "case", "outcomes")

    def __init__(
        self, couples: RuleBook, case: Case, opening: Callable[[], OpenCase], opening_of_two: Callable[[], OpenCase]
    ) -> None:
        self._couples, self._opening_of_two = couples, opening_of_two
        self._one, self._of_two = opening(), list[OpenCase]()
        self.case: Case = case
        self.outcomes: Outcomes = self._updated(self.case)

    def change(self, *changes: Changes) -> bool:
        """Apply changes of one person, or of each of two partners; return whether the case is different.

        If the changes of one mapping apply to a couple, they can only take back answers, and do so for both.

        Raises:
            QuestionError: answers of one person and of a couple would be mixed (IK456).
        """
        people = self.case.people
        if len(people) < len(changes):
            if people[0] or self.case.earlier is not None:
                help = "open another session for the two: nobody knows who of them has answered so far"
                problem = Problem("IK456", "the session is of one person, and these are answers of two", help)
                raise QuestionError(problem)
            people = ({}, {})
        if len(people) > len(changes):
            if any(value is not None for value in changes[0].values()):
                raise of_whom()
            changes = (changes[0], changes[0])
        return self._replaced(Case(tuple(map(with_changes, people, changes)), self.case.earlier))

    def close(self) -> None:
        """Close the cases in the engine."""
        for running in (self._one, *self._of_two):
            running.close()

    def _replaced(self, case: Case) -> bool:
        if case == self.case:
            return False
        self.outcomes = self._updated(case)  # if this raises, nothing has changed
        self.case = case
        return True

    def _updated(self, case: Case) -> Outcomes:
        if not case.of_two:
            outcome = self._one.update(case.people[0])
            return Outcomes((outcome,), outcome)
        while len(self._of_two) < len(case.people):
            self._of_two.append(self._opening_of_two())
        pairs = zip(self._of_two, case.counted(self._couples), strict=True)
        return outcomes_of(self._couples, tuple(running.update(values) for running, values in pairs))


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
