"""Suggest cases for coverage goals that no case of a pack covers: few answers, plain values, verified by running.

print(suggestions(pack_under_test("my_pack")).to_yaml())
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from intimacy_kit.engines.truth import Truth
from intimacy_kit.knowledge import KnowledgeBase
from intimacy_kit.model.conditions import And, Not
from intimacy_kit.model.observations import Value, Values
from intimacy_kit.model.rules import Rule, SafetyRule
from intimacy_kit.testing.answers import diagnosed, of_two
from intimacy_kit.testing.case_search.search import CaseSearch
from intimacy_kit.testing.cases import Chosen, Expected
from intimacy_kit.testing.coverage import Coverage, Goal, Part, coverage, part_within, parts, seen
from intimacy_kit.testing.subject import PackUnderTest

_Found = tuple[Goal, Values, frozenset[Goal]]
"""A goal, a case that covers it, and all missing goals that the case covers."""

CONFIRM = "# to be confirmed: this is what comes out today"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A case that an author has to name and confirm.

    Attributes:
        goals: what it covers that no case of the pack covers.
        expect: the result of the current rules.
        context: the id of the context in which it is diagnosed; None for none.
    """

    id: str
    title: str
    answers: Values
    goals: tuple[Goal, ...]
    expect: Expected
    context: str | None = None

    def to_yaml(self) -> str:
        """Return the case as an entry of a file of cases."""
        answered = ", ".join(f"{id}: {_value_text(value)}" for id, value in sorted(self.answers.items()))
        lines = [f"- id: {self.id}", f"  title: {self.title}"]
        lines += [f"  context: {self.context}"] if self.context is not None else []
        lines += [f"  observations: {{{answered}}}", "  expect:"]
        if self.expect.levels:
            levels = ", ".join(f"{id}: {level}" for id, level in self.expect.levels.items())
            lines.append(f"    levels: {{{levels}}}  {CONFIRM}")
        if self.expect.safety:
            lines.append(f"    safety: {self.expect.safety}  {CONFIRM}")
        for kind, ids in (("concerns", self.expect.concerns), ("cautions", self.expect.cautions)):
            if ids is not None:
                lines.append(f"    {kind}: [{', '.join(ids)}]  {CONFIRM}")
        if self.expect.first_remedy:
            lines.append(f"    first_remedy: {self.expect.first_remedy}  {CONFIRM}")
        for strategy, practice in self.expect.first_practices.items():
            lines.append(f"    first_practices: {{{strategy}: {practice}}}  {CONFIRM}")
        if self.expect.left_out:
            lines.append(f"    left_out: [{', '.join(self.expect.left_out)}]  {CONFIRM}")
        return "\n".join(lines) + "\n"


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Cases that would raise the coverage.

    Attributes:
        cases: in the order of the rules.
        not_found: goals that are not covered by any case found, and not proved to be impossible.
    """

    cases: tuple[Suggestion, ...]
    not_found: tuple[Goal, ...]

    def to_yaml(self) -> str:
        """Return the cases as text to append to a file of cases."""
        return "\n".join(case.to_yaml() for case in self.cases)


def suggestions(subject: PackUnderTest, covered: Coverage | None = None) -> Suggestions:
    """Return cases for all missing goals.

    Args:
        subject: the pack.
        covered: its coverage; None to measure it.
    """
    missing = (coverage(subject) if covered is None else covered).missing
    search = _Search(subject)
    open_ = dict.fromkeys(missing)
    found: list[_Found] = []
    not_found: list[Goal] = []
    for goal in sorted(
        missing, key=lambda goal: goal.truth is Truth.UNKNOWN
    ):  # small cases cover most unknowns by the way
        if goal not in open_:
            continue
        answers, met = search.case(goal)
        if answers is None:
            not_found.append(goal)
            continue
        found.append((goal, answers, met & frozenset(missing)))
        for one in met:
            open_.pop(one, None)
    order = {goal: number for number, goal in enumerate(missing)}
    namer = _namer({located.case.id for located in subject.cases})
    return Suggestions(
        tuple(
            _suggestion(subject, namer(goal), goal, answers, tuple(sorted(new, key=order.__getitem__)))
            for goal, answers, new in sorted(_needed(found), key=lambda one: order[one[0]])
        ),
        tuple(goal for goal in not_found if goal in open_),
    )


class _Search:
    """Searches for cases, each in the context in which what it is for is looked at."""

    def __init__(self, subject: PackUnderTest) -> None:
        self._subject = subject
        self._every = tuple(parts(subject))
        self._there: dict[Chosen, tuple[CaseSearch, Mapping[Part, Part]]] = {}

    def case(self, goal: Goal) -> tuple[Values | None, frozenset[Goal]]:
        """Return answers that cover a goal, with all goals that they cover; None if none were found."""
        chosen = self._subject.home(goal.part.rule)
        search, every = self._within(chosen)
        wanted = [goal.part.condition]
        if goal.counts:
            earlier = (Not.model_construct(part=each) for each in goal.part.earlier)
            wanted.append(And.model_construct(parts=(wanted[0], *earlier)))
        for condition in wanted:
            answers = search.found(condition, goal.truth)
            if answers is not None and goal in (
                met := frozenset(seen(every, self._subject.state(answers, chosen), of_two=of_two(answers)))
            ):
                return answers, met
        return None, frozenset()

    def _within(self, chosen: Chosen) -> tuple[CaseSearch, Mapping[Part, Part]]:
        if chosen not in self._there:
            within = ((part, part_within(self._subject, part, chosen)) for part in self._every)
            every = {part: there for part, there in within if there is not None}
            self._there[chosen] = CaseSearch(self._subject.within(chosen).book), every
        return self._there[chosen]


def _needed(found: list[_Found]) -> list[_Found]:
    """Return the cases without those that cover nothing the others do not cover."""
    many = Counter(goal for _, _, goals in found for goal in goals)
    kept: list[_Found] = []
    for one in found:
        if all(many[goal] > 1 for goal in one[2]):
            many.subtract(one[2])
        else:
            kept.append(one)
    return kept


def _namer(taken: set[str]) -> Callable[[Goal], str]:
    def name(goal: Goal) -> str:
        step = "" if goal.part.step is None else f"_step_{goal.part.step + 1}"
        number = "" if goal.part.position is None else f"_{goal.part.position + 1}"
        ending = f"{step}{number}_{'counts' if goal.counts else goal.truth.value}"
        again = 1
        while (id := f"{goal.part.rule[: 60 - len(ending)]}{ending}{'' if again == 1 else f'_{again}'}") in taken:
            again += 1
        taken.add(id)
        return id

    return name


def _suggestion(subject: PackUnderTest, id: str, goal: Goal, answers: Values, goals: tuple[Goal, ...]) -> Suggestion:
    whole = goal.part._replace(position=None)
    what = str(whole) if goal.part.position is None else f"comparison {goal.part.position + 1} of {whole}"
    title = f"TODO name this couple ({what} {'counts' if goal.counts else f'is {goal.truth.value}'})"
    chosen = subject.home(goal.part.rule)
    knowledge = subject.within(chosen).knowledge
    expect = _outcome(knowledge, goal.part.rule, subject.rules.get(goal.part.rule), answers)
    return Suggestion(id, title, answers, goals, expect, chosen.context)


def _outcome(knowledge: KnowledgeBase, id: str, rule: object, answers: Values) -> Expected:
    """Return the result of a case.

    Of a rule the level of its finding, of a safety rule the status and what is true of its kind, of a strategy the
    first remedy, of a practice whether it is left out, or else what comes first.
    """
    diagnosis = diagnosed(knowledge, answers)
    if isinstance(rule, Rule):
        found = diagnosis.findings.get(rule.finding) or diagnosis.components[rule.finding]
        return Expected.model_validate({"levels": {rule.finding: str(found.level)}})
    safety = diagnosis.safety
    if isinstance(rule, SafetyRule) and rule.kind == "caution":
        return Expected(safety=safety.status, cautions=tuple(caution.id for caution in safety.cautions))
    if isinstance(rule, SafetyRule):
        return Expected(safety=safety.status, concerns=tuple(concern.id for concern in safety.concerns))
    if id in knowledge.strategies:
        return Expected(first_remedy=diagnosis.remedies[0].strategy.id if diagnosis.remedies else "none")
    giving = [each for each in diagnosis.remedies if id in {practice.id for practice in each.practices}]
    if not giving:
        return Expected(left_out=(id,))
    return Expected(first_practices={giving[0].strategy.id: giving[0].practices[0].id})


def _value_text(value: Value) -> str:
    """Return a value as it is written in a case."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value
    return str(int(value)) if value == int(value) else repr(value)
