"""Cases for property tests: a knowledge base with observations, generated or of the core pack."""

from collections.abc import Callable, Mapping
from functools import cache, cached_property

import pytest
from hypothesis import assume
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from intimacy_kit.diagnosis import Diagnosis
from intimacy_kit.engines import interpret
from intimacy_kit.engines.compiled import CompiledEngine
from intimacy_kit.engines.truth import Truth
from intimacy_kit.knowledge import KnowledgeBase
from intimacy_kit.model.conditions import Condition
from intimacy_kit.model.observations import Value
from intimacy_kit.model.rulebook import RuleBook
from intimacy_kit.model.signals import Asks
from intimacy_kit.packs.discovery.origin import core_pack
from intimacy_kit.packs.linking.build import build
from intimacy_kit.packs.linking.built import Built
from intimacy_kit.reasoning.runtime import Runtime
from intimacy_kit.testing.directions import SIGNS
from intimacy_kit.testing.strategies import observations, packs
from intimacy_kit.testing.strategies.conditions import comparisons, draw_condition, signals, titles
from intimacy_kit.testing.strategies.observations import answers
from intimacy_kit.testing.strategies.packs import LETTERS, Author

Answers = Mapping[str, SearchStrategy[Value]]


class Case:
    """One case. Its `repr` shows what a failing example is about; the files of the core pack are left out.

    Attributes:
        answers: for each signal the values that it can have.
    """

    def __init__(
        self,
        files: Mapping[str, str],
        values: Mapping[str, Value],
        built: Built,
        knowledge: KnowledgeBase,
        answers: Answers,
    ) -> None:
        self.files, self.values = files, values
        self.built, self.knowledge, self.answers = built, knowledge, answers

    def __repr__(self) -> str:
        pack = "\n".join(f"# {name}\n{text}" for name, text in self.files.items())
        return f"Case({self.values})\n{pack}"

    @property
    def book(self) -> RuleBook:
        return self.built.rulebook

    @property
    def engine(self) -> CompiledEngine:
        """The one that `diagnose` uses."""
        return self.knowledge.runtime.engine

    @cached_property
    def diagnosis(self) -> Diagnosis:
        return self.knowledge.diagnose(self.values)

    @cached_property
    def state(self) -> interpret.State:
        values = self.knowledge.observations(self.values)
        return interpret.final_state(self.book, values, interpret.run(self.book, values))

    def truth(self, condition: Condition) -> Truth:
        """What `evaluate` of the knowledge base gives, in less time."""
        return interpret.evaluate(condition, self.state.known).truth

    @property
    def unanswered(self) -> list[str]:
        return sorted(self.knowledge.signals.keys() - self.values.keys())

    def with_values(self, **changed: Value) -> "Case":
        return self.answered({**self.values, **changed})

    def answered(self, values: Mapping[str, Value]) -> "Case":
        """The same pack with these values only."""
        return Case(self.files, values, self.built, self.knowledge, self.answers)


@st.composite
def generated(draw: st.DrawFn, *, directed: bool = False, unknown: float | None = None) -> Case:
    """Cases of generated packs."""
    files = draw(packs(directed=directed))
    built = build([files])
    knowledge = KnowledgeBase(Runtime(built))
    return Case(files, draw(observations(knowledge, unknown=unknown)), built, knowledge, answers(knowledge))


@cache
def core(*, directed: bool = True, unknown: float | None = None) -> SearchStrategy[Case]:
    """Cases of the core pack; its rules respect the directions of their signals anyhow."""
    return observations(_core()[1], unknown=unknown).map(lambda values: Case({}, values, *_core()))


@cache
def _core() -> tuple[Built, KnowledgeBase, Answers]:
    built = build([core_pack()])
    knowledge = KnowledgeBase(Runtime(built))
    return built, knowledge, answers(knowledge)


Cases = Callable[..., SearchStrategy[Case]]
everywhere = pytest.mark.parametrize("cases", [generated, core], ids=["generated", "core"])
"""The property holds for generated packs and for the core pack; `cases` makes the strategy."""


@st.composite
def concerned(draw: st.DrawFn, cases: Cases) -> Case:
    """Cases of these with a safety concern: what a safety rule reads is answered anew until there is one."""
    case = draw(cases(unknown=0.1))
    rules = [rule for rule in case.knowledge.safety_rules.values() if rule.kind == "concern"]
    for _ in range(12):
        if case.diagnosis.safety.concern or not rules:
            break
        read = sorted(draw(st.sampled_from(rules)).when.names)
        case = case.with_values(**{id: draw(case.answers[id]) for id in read})
    assume(case.diagnosis.safety.concern)
    return case


@st.composite
def unconcerned(draw: st.DrawFn, cases: Cases, *, unknown: float | None = None) -> Case:
    """Cases of these without a safety concern: what a rule with one reads is answered anew, in the end not at all."""
    case = draw(cases(unknown=unknown))
    for left in (2, 1, 0):
        ids = [concern.id for concern in case.diagnosis.safety.concerns]
        read = sorted({name for id in ids for name in case.knowledge.safety_rules[id].when.names} & case.values.keys())
        if not read:
            break
        others = {id: value for id, value in case.values.items() if id not in read}
        case = case.answered({**others, **{id: draw(case.answers[id]) for id in read if left}})
    assume(not case.diagnosis.safety.concern)
    return case


class _Guarded(Author):
    """An author of packs with several safety rules over the same few signals."""

    def declare_safety(self) -> None:
        for _ in range(self.draw(st.integers(2, 4))):
            title, because, when = self.draw(titles), self.draw(titles), self.condition((), 1)
            self.declare("safety", when=when, title=title, because=because, kind="concern", about="from_partner")
        alone = [self.declare_practice("one", []) for _ in range(2)]
        self.declare_strategy(alone, professional=True)
        self.give_gentle_ones(alone)


@st.composite
def guarded(draw: st.DrawFn) -> KnowledgeBase:
    """Generated packs whose safety rules share several signals, with `and`, `or`, `not` and `at_least`."""
    author = _Guarded(draw, directed=False)
    author.write()
    return KnowledgeBase(Runtime(build([author.files("guarded")])))


class _Cautious(Author):
    """An author of packs with cautions that read what is asked of either, and in private, and with a concern.

    Concerns read what is asked alone, as answers to what they read never count for the other partner. What cautions
    read of it is in the private part, so that earlier answers to it count.
    """

    def declare_signals(self) -> None:
        super().declare_signals()
        asked: dict[Asks, list[str]] = {"either": [], "alone": []}
        self.read: dict[Asks, list[SearchStrategy[Condition]]] = {"either": [], "alone": []}
        for asks in ("either", "either", "alone", "alone"):
            id = f"{self.draw(LETTERS)}_{asks}_{len(asked[asks])}"
            signal = self.draw(signals(id)).model_copy(update={"asks": asks})
            asked[asks].append(id)
            self.read[asks].append(comparisons(signal))
            self.worse[id] = SIGNS[signal.direction]
            self.sections["signals"].append(signal.model_dump(mode="json", exclude_none=True))
        self.declare("screening", text=self.draw(titles), asks=asked["alone"])

    def declare_safety(self) -> None:
        either, alone = self.read["either"], self.read["alone"]
        self.declare_rule_of("concern", alone[:1], about="from_partner")
        for atoms in (either, [*either, *alone]):
            self.declare_rule_of("caution", atoms)
        support = [self.declare_practice("one", []) for _ in range(2)]
        self.declare_strategy(support, professional=True)
        self.give_gentle_ones(support)

    def declare_rule_of(self, kind: str, atoms: list[SearchStrategy[Condition]], **about: str) -> None:
        """Add a safety rule over these signals."""
        title, because, when = self.draw(titles), self.draw(titles), draw_condition(self.draw, atoms)
        self.declare("safety", when=str(when), title=title, because=because, kind=kind, **about)


@st.composite
def cautious(draw: st.DrawFn) -> KnowledgeBase:
    """Generated packs with cautions, for which answers of one partner count for the other, and earlier ones too."""
    author = _Cautious(draw, directed=False)
    author.write()
    return KnowledgeBase(Runtime(build([author.files("cautious")])))


class _Indexed(Author):
    """An author of packs with an index and no safety rules."""

    def declare_safety(self) -> None:
        self.declare_index()


@st.composite
def indexed(draw: st.DrawFn, *, unknown: float | None = None) -> Case:
    """Cases of generated packs with an index, whose answers never are a safety concern."""
    author = _Indexed(draw, directed=False)
    author.write()
    files = author.files("indexed")
    built = build([files])
    knowledge = KnowledgeBase(Runtime(built))
    return Case(files, draw(observations(knowledge, unknown=unknown)), built, knowledge, answers(knowledge))


@st.composite
def two(draw: st.DrawFn, knowledge: KnowledgeBase) -> tuple[dict[str, Value], dict[str, Value]]:
    """The answers of two partners, sometimes similar."""
    a, b = draw(observations(knowledge)), draw(observations(knowledge))
    shared = draw(st.sampled_from([(), (), tuple(a)]))
    return a, {**b, **{id: a[id] for id in shared if draw(st.booleans())}}
