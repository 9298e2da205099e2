"""Find recourse: the smallest changes after which a finding is at most, or an index at least, at a level."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import replace
from functools import partial

from intimacy_kit.engines.interpret import run
from intimacy_kit.errors import Problem, QuestionError
from intimacy_kit.messages.catalogue import gettext_noop
from intimacy_kit.model.couple import PARTNERS
from intimacy_kit.model.result import Record
from intimacy_kit.model.rulebook import RuleBook
from intimacy_kit.model.rules import Rule
from intimacy_kit.reasoning.case.case import Case
from intimacy_kit.reasoning.counterfactuals.actions import Action
from intimacy_kit.reasoning.counterfactuals.goals import Goal, goal_of
from intimacy_kit.reasoning.counterfactuals.recourse_result import Obstacle, Path, Paths, Step
from intimacy_kit.reasoning.counterfactuals.smallest_changes import Changes, changed, smallest_changes, total
from intimacy_kit.reasoning.diagnosing.context import DiagnosisContext
from intimacy_kit.reasoning.diagnosing.fitting import Conditions
from intimacy_kit.reasoning.diagnosing.record import unknown
from intimacy_kit.reasoning.diagnosing.support import support_in
from intimacy_kit.reasoning.explanations.words import Words, of_partner_told

_STEPS: Mapping[str, str] = {
    "at": gettext_noop("{title}: {supposed} (now: {now})"),
    "over": gettext_noop("{title}: over {supposed} (now: {now})"),
    "under": gettext_noop("{title}: under {supposed} (now: {now})"),
}


def path_to(context: DiagnosisContext, case: Case, record: Record, id: object, wanted: str | None) -> Paths:
    """Return the smallest changes after which a finding is at most, or an index at least, at the wanted level.

    Raises:
        QuestionError: as for `Diagnosis.path_to`.
    """
    goal = goal_of(context, record, id, wanted)
    told = support_in(record)
    if told is not None:
        help = "safety comes first: show the person `support` of the diagnosis"
        raise QuestionError(Problem("IK421", "no recourse is computed under a safety concern", help))
    found = smallest_changes(context.book, goal, case)
    words = Words.of(context.book, context.messages)
    return Paths(
        **goal.asked,
        alternatives=tuple(_path(goal, words, case, changes) for changes in found.alternatives),
        possible=bool(found.alternatives) or (False if found.infeasible else None),
        complete=found.complete,
        searched=found.searched,
        obstacles=_obstacles(goal, found.certain) if found.infeasible else (),
        unknown=unknown(_within(goal.book, context), case, case.run(goal.book, partial(run, goal.book))),
        support=told,
        locale=context.locale,
        level_words=context.level_words,
    )


def _within(book: RuleBook, context: DiagnosisContext) -> DiagnosisContext:
    """Return the context of a slice, in which no remedy waits for answers."""
    return replace(context, book=book, conditions=Conditions.of(book, ()))


def _path(goal: Goal, words: Words, case: Case, changes: Changes) -> Path:
    """Return a path; what comes of it is from the reference engine."""
    after = changed(case, changes).run(goal.book, partial(run, goal.book))
    steps = tuple(_step(words, case, person, id, action) for (person, id), action in sorted(changes.items()))
    return Path(steps=steps, change=total(changes), **goal.after(after))


def _step(words: Words, case: Case, person: int, id: str, action: Action) -> Step:
    before, title = case.people[person][id], words.name(id)
    partner = PARTNERS[person] if case.of_two else None
    side, value = action.beside or ("at", action.value)
    told = words.say.gettext(
        _STEPS[side],
        title=of_partner_told(title, partner, words.say),
        supposed=words.fact(id, value),
        now=words.fact(id, before),
    )
    return Step(id=id, title=title, partner=partner, before=before, to=action.value, change=action.change, words=told)


def _obstacles(goal: Goal, certain: Container[str]) -> tuple[Obstacle, ...]:
    """Return the rules in the way that are certain."""
    rules = [rule for group in goal.holding() for rule in group.rules if rule.id in certain]
    return tuple(Obstacle(id=rule.id, because=_gentlest(rule)) for rule in rules)


def _gentlest(rule: Rule) -> str:
    """Return the reason of the weakest step of a rule, which is what stays whatever is changed."""
    return rule.reason(min(rule.steps, key=lambda step: step.strength))
