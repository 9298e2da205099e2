"""Load the pack under test: its own rules and cases, merged with the packs it builds on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from intimacy_kit.engines.interpret import State, final_state
from intimacy_kit.engines.outcome import Outcome
from intimacy_kit.errors import ObservationError, Place, Problem, QuestionError, suggestion
from intimacy_kit.knowledge import KnowledgeBase
from intimacy_kit.model.concepts import Challenge, Consequence, Practice, Strategy
from intimacy_kit.model.conditions import Condition
from intimacy_kit.model.levels import STRENGTH_LEVELS
from intimacy_kit.model.observations import Value
from intimacy_kit.model.rulebook import RuleBook
from intimacy_kit.model.rules import Rule, SafetyRule
from intimacy_kit.packs.discovery.origin import core_pack
from intimacy_kit.packs.linking.build import link_packs, read_packs
from intimacy_kit.packs.reading.files import PackSource
from intimacy_kit.packs.reading.reader import Located
from intimacy_kit.reasoning.runtime import Runtime
from intimacy_kit.testing.answers import checked
from intimacy_kit.testing.cases import ANYWHERE, Chosen, LocatedCase, located_cases
from intimacy_kit.testing.setting import CaseSetting, setting_of


@dataclass(frozen=True)
class PackUnderTest:
    """One pack with the packs it builds on.

    Attributes:
        name: of the pack.
        entries: of the pack itself.
        cases: of the pack itself, ascending by id, with their places.
        knowledge: the pack together with those it builds on; no installed packs.
        book: the rules of all of them where no context is chosen, also those steps that only couples have.
    """

    name: str
    entries: tuple[Located, ...]
    cases: tuple[LocatedCase, ...]
    knowledge: KnowledgeBase
    book: RuleBook

    @cached_property
    def rules(self) -> Mapping[str, Rule | SafetyRule]:
        """The rules of the pack itself, those of safety too, ascending by id."""
        own = {located.id: located.entry for located in self.entries if isinstance(located.entry, Rule | SafetyRule)}
        return {id: own[id] for id in sorted(own)}

    @cached_property
    def conditions(self) -> Mapping[str, tuple[tuple[str, Condition], ...]]:
        """The conditions of the strategies and practices of the pack itself, each with its key, ascending by id."""
        found: dict[str, tuple[tuple[str, Condition], ...]] = {}
        for located in sorted(self.entries, key=lambda located: located.id):
            entry = located.entry
            keyed: tuple[tuple[str, Condition | None], ...] = ()
            if isinstance(entry, Strategy):
                keyed = (("first_when", entry.first_when),)
            elif isinstance(entry, Practice):
                keyed = (("suits", entry.suits), ("not_when", entry.not_when))
            if given := tuple((key, condition) for key, condition in keyed if condition is not None):
                found[located.id] = given
        return found

    @cached_property
    def origins(self) -> Mapping[str, Challenge | Consequence]:
        """The findings of the pack itself that can lead to others, ascending by id."""
        own = {located.id: located.entry for located in self.entries}
        return {id: entry for id, entry in sorted(own.items()) if isinstance(entry, Challenge | Consequence)}

    @cached_property
    def places(self) -> Mapping[str, Place]:
        """The place of each entry of the pack; of a rule, that of its condition."""
        return {
            located.id: located.place("when" if isinstance(located.entry, Rule | SafetyRule) else "id")
            for located in self.entries
        }

    def step_place(self, rule: str, number: int) -> Place:
        """Return the place of a step of a rule of the pack itself."""
        (located,) = (each for each in self.entries if each.id == rule)
        return located.step_place(located.steps[number])

    def within(self, chosen: Chosen) -> CaseSetting:
        """Return the packs in the context of a case.

        Raises:
            QuestionError: the context or a tailoring is unknown (IK401).
        """
        if chosen not in self._settings:
            self._settings[chosen] = setting_of(self.knowledge, chosen)
        return self._settings[chosen]

    def home(self, id: str) -> Chosen:
        """Return where an entry of the pack itself is looked at: what holds in some contexts only in the first."""
        return Chosen(context=next(iter(self._only_in.get(id, ())), None))

    def earlier(self, rule: Rule, number: int) -> tuple[Condition, ...]:
        """Return the conditions of the steps that count before a step where they are true, strongest first."""
        there = self.within(self.home(rule.id))
        return there.earlier(rule, number) if rule.steps[number].when.ids.isdisjoint(there.removed) else ()

    def state(self, values: Mapping[str, Value], chosen: Chosen = ANYWHERE) -> State:
        """Return the state after running the rules on the validated values of one case, of one person or a partner."""
        return final_state(self.within(chosen).runtime(values).built.rulebook, values, self.outcome(values, chosen))

    def outcome(self, values: Mapping[str, Value], chosen: Chosen = ANYWHERE) -> Outcome:
        """Return the outcome of one case from its validated values."""
        return self.within(chosen).runtime(values).engine.run(values)

    def values(self, located: LocatedCase) -> Mapping[str, Value]:
        """Return the validated observations of a case.

        Raises:
            ObservationError: they do not fit the signals; with the place of each (IK3xx).
        """
        there = self.within(located.case.chosen)
        problems: list[Problem] = []
        for id, value in located.case.observations.items():
            try:
                there.intake.check({id: value})
            except ObservationError as error:
                place = located.place("observations", id, key=error.code == "IK302")
                problems += [Problem(found.code, found.message, found.help, place) for found in error.problems]
        if problems:
            raise ObservationError(problems)
        return checked(there.knowledge, located.case.observations)

    @cached_property
    def _settings(self) -> dict[Chosen, CaseSetting]:
        return {}

    @cached_property
    def _only_in(self) -> Mapping[str, tuple[str, ...]]:
        """The contexts of the own rules and practices that hold in some only, by id."""
        return {
            located.id: located.entry.only_in
            for located in self.entries
            if isinstance(located.entry, Rule | Practice) and located.entry.only_in
        }

    def case_problems(self, located: LocatedCase) -> list[Problem]:
        """Return the names and values in a case that do not fit the packs."""
        if problems := self._unknown_settings(located):
            return problems
        try:
            self.values(located)
        except ObservationError as error:
            problems += error.problems
        expect, knowledge = located.case.expect, self.within(located.case.chosen).knowledge
        hard = [*knowledge.challenges, *knowledge.consequences]
        for id, level in expect.levels.items():
            words = [*STRENGTH_LEVELS.values()] if id in knowledge.components else [*STRENGTH_LEVELS]
            path = ("expect", "levels", id)
            if id not in knowledge.components and id not in hard:
                known = [*hard, *knowledge.components]
                problems.append(_unknown(located, "finding", id, known, *path, key=True))
            elif level not in words:
                message = f"a level of '{id}' is never {level}"
                problems.append(Problem("IK472", message, f"levels are {', '.join(words)}", located.place(*path)))
        for id, reached in expect.indexes.items():
            path = ("expect", "indexes", id)
            rungs = [rung.id for rung in knowledge.indexes[id].levels] if id in knowledge.indexes else []
            if id not in knowledge.indexes:
                problems.append(_unknown(located, "index", id, [*knowledge.indexes], *path, key=True))
            elif reached not in ("open", *rungs):
                help = f"it is one of {', '.join(rungs)}, or open"
                problems.append(Problem("IK472", f"a level of '{id}' is never {reached}", help, located.place(*path)))
        first = expect.first_remedy
        if first is not None and first != "none" and first not in knowledge.strategies:
            problems.append(_unknown(located, "strategy", first, [*knowledge.strategies], "expect", "first_remedy"))
        for number, id in enumerate(expect.remedies):
            if id not in knowledge.strategies:
                problems.append(
                    _unknown(located, "strategy", id, [*knowledge.strategies], "expect", "remedies", number)
                )
        for strategy, practice in expect.first_practices.items():
            path = ("expect", "first_practices", strategy)
            if strategy not in knowledge.strategies:
                problems.append(_unknown(located, "strategy", strategy, [*knowledge.strategies], *path, key=True))
            elif practice not in ("none", *(own := _practices(knowledge, strategy))):
                problems.append(_unknown(located, "practice", practice, own, *path))
        for number, id in enumerate(expect.left_out):
            if id not in knowledge.practices:
                known = [*knowledge.practices]
                problems.append(_unknown(located, "practice", id, known, "expect", "left_out", number))
        for kind in ("concern", "caution"):
            known = [id for id, rule in knowledge.safety_rules.items() if rule.kind == kind]
            for number, id in enumerate(getattr(expect, f"{kind}s") or ()):
                if id not in known:
                    problems.append(_unknown(located, "safety rule", id, known, "expect", f"{kind}s", number))
        return problems

    def _unknown_settings(self, located: LocatedCase) -> list[Problem]:
        """Return what is unknown of the context and the tailorings of a case."""
        case, knowledge = located.case, self.knowledge
        problems: list[Problem] = []
        if case.context is not None and case.context not in knowledge.contexts:
            problems.append(_unknown(located, "context", case.context, [*knowledge.contexts], "context"))
        for number, id in enumerate(case.tailoring):
            if id not in knowledge.tailorings:
                problems.append(_unknown(located, "tailoring", id, [*knowledge.tailorings], "tailoring", number))
        return problems


def pack_under_test(pack: PackSource | None = None, *others: PackSource, core: bool = True) -> PackUnderTest:
    """Load a pack to be tested with its own cases.

    Args:
        pack: a folder that holds a `pack.yaml`, or a mapping of file names to their content; None for the core pack.
        others: packs that it builds on, in their order.
        core: whether it builds on the core pack too.

    Raises:
        PackError: with all problems of all packs, or of the cases (IK1xx, IK2xx).
    """
    source = core_pack() if pack is None else pack
    below = [core_pack()] if core and pack is not None else []
    packs = read_packs([*below, *others, source])
    built, read = link_packs(packs), packs[-1]
    name = read.manifest.name if read.manifest else "?"
    return PackUnderTest(name, tuple(read.entries), located_cases(source), KnowledgeBase(Runtime(built)), built.couples)


def need_cases(subject: PackUnderTest) -> None:
    """Raise an error if a pack has no cases.

    Raises:
        QuestionError: it has none (IK470).
    """
    if not subject.cases:
        help = "write some in `cases.yaml`; `intimacy-kit test PACK --suggest` gives you some to begin with"
        raise QuestionError(Problem("IK470", f"the pack '{subject.name}' has no cases", help))


def _practices(knowledge: KnowledgeBase, strategy: str) -> list[str]:
    """Return the practices that can be told with a strategy: its own, and where it is professional, those of safety."""
    told = knowledge.strategies[strategy]
    support = [id for rule in knowledge.safety_rules.values() for id in rule.support] if told.professional else []
    return [*dict.fromkeys((*told.practices, *support))]


def _unknown(
    located: LocatedCase, what: str, id: str, known: list[str], *path: str | int, key: bool = False
) -> Problem:
    help = suggestion(id, known, f"correct the name, or declare the {what}")
    return Problem("IK472", f"unknown {what} '{id}'", help, located.place(*path, key=key))
