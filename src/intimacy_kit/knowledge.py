"""What users hold: a knowledge base, and the diagnoses it gives. Both are thin; the thinking is in `reasoning`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from threading import Lock, RLock
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, NoReturn, Self, TypeVar

import importlib_resources

from intimacy_kit.engines.compiled import CompiledEngine
from intimacy_kit.engines.outcome import Outcome
from intimacy_kit.engines.truth import Truth
from intimacy_kit.errors import ObservationError, Problem, QuestionError
from intimacy_kit.model.conditions import Condition
from intimacy_kit.model.observations import Observations, Value
from intimacy_kit.model.pack import Contents, PackInfo
from intimacy_kit.model.result import Finding, Record, Remedy, Safety, Shareable, Strength
from intimacy_kit.packs.build import Built, build
from intimacy_kit.packs.check import Names, resolve_condition
from intimacy_kit.packs.files import PackSource
from intimacy_kit.reasoning import diagnose as diagnosing
from intimacy_kit.reasoning.observing import Intake
from intimacy_kit.reasoning.stored import from_dict, from_json, to_dict, to_json, unreadable

if TYPE_CHECKING:
    from intimacy_kit.engines.columnar.engine import ColumnarEngine
    from intimacy_kit.engines.durable.engine import DurableEngine
    from intimacy_kit.model import concepts
    from intimacy_kit.model.rules import Rule, SafetyRule
    from intimacy_kit.model.signals import Signal
    from intimacy_kit.reasoning.explanation import Explanation
    from intimacy_kit.session import Session

_Scored = TypeVar("_Scored", Finding, Strength)
Frame = TypeVar("Frame")
Engine = Literal["compiled", "durable"]
Given = Mapping[str, float | bool | str | None]
"""Observations as an app has them; None is the same as not answered."""


class KnowledgeBase:
    """What one or several packs know, checked, merged and compiled. Immutable, and safe to share between threads.

    Made by `load_knowledge`. All its mappings are by id, ascending, and read-only.
    """

    def __init__(self, built: Built) -> None:
        self.__dict__.update(
            _built=built,
            _engine=CompiledEngine(built.rulebook),
            _building=RLock(),
            _intake=Intake(built.rulebook.signals),
            _names=Names(built.rulebook.signals, frozenset(finding.id for finding in built.rulebook.findings)),
            _desk=diagnosing.Desk.of(built.rulebook, built.contents, built.packs),
        )

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("a knowledge base cannot be changed")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError("a knowledge base cannot be changed")

    def __repr__(self) -> str:
        return f"KnowledgeBase({', '.join(f'{pack.name} {pack.version}' for pack in self.packs)})"

    def __reduce__(self) -> tuple[Any, ...]:
        return KnowledgeBase, (self._built,)

    @property
    def packs(self) -> tuple[PackInfo, ...]:
        """The packs, by name, with their versions and digests."""
        return self._built.packs

    @property
    def signals(self) -> Mapping[str, Signal]:
        """What can be observed."""
        return self._contents.signals

    @property
    def components(self) -> Mapping[str, concepts.Component]:
        """The parts of emotional intimacy."""
        return self._contents.components

    @property
    def challenges(self) -> Mapping[str, concepts.Challenge]:
        """What can stand in the way."""
        return self._contents.challenges

    @property
    def consequences(self) -> Mapping[str, concepts.Consequence]:
        """What challenges risk."""
        return self._contents.consequences

    @property
    def benefits(self) -> Mapping[str, concepts.Benefit]:
        """What emotional intimacy gives."""
        return self._contents.benefits

    @property
    def strategies(self) -> Mapping[str, concepts.Strategy]:
        """What can help."""
        return self._contents.strategies

    @property
    def practices(self) -> Mapping[str, concepts.Practice]:
        """What to do, concretely."""
        return self._contents.practices

    @property
    def contexts(self) -> Mapping[str, concepts.Context]:
        """Kinds of relationship."""
        return self._contents.contexts

    @property
    def tailorings(self) -> Mapping[str, concepts.Tailoring]:
        """Offers for some people, that nobody is forced into."""
        return self._contents.tailorings

    @property
    def principles(self) -> Mapping[str, concepts.Principle]:
        """What is worth knowing and no rule decides."""
        return self._contents.principles

    @property
    def faq(self) -> Mapping[str, concepts.Question]:
        """Questions people ask, with answers."""
        return self._contents.faq

    @property
    def references(self) -> Mapping[str, concepts.Reference]:
        """Works to read further."""
        return self._contents.references

    @property
    def rules(self) -> Mapping[str, Rule]:
        """From conditions to findings."""
        return self._contents.rules

    @property
    def safety_rules(self) -> Mapping[str, SafetyRule]:
        """From conditions to safety concerns."""
        return self._contents.safety

    def _gives(self, record: Record) -> bool:
        """Whether this knowledge base makes just this of the observations in it."""
        try:
            return self.diagnose(record.observations).record == record
        except ObservationError:
            return False

    @property
    def _contents(self) -> Contents:
        return self._built.contents

    def _runner(self, engine: str) -> CompiledEngine | DurableEngine:
        if type(engine) is str and engine == "compiled":
            return self._engine
        if type(engine) is str and engine == "durable":
            return self._durable
        raise QuestionError(Problem("IK404", "there is no such engine", "`engine` is 'compiled' or 'durable'"))

    @property
    def _durable(self) -> DurableEngine:
        with self._building:
            return self._durable_engine

    @cached_property
    def _durable_engine(self) -> DurableEngine:
        from intimacy_kit.engines.durable.engine import DurableEngine  # noqa: PLC0415 - durable-rules is an extra

        return DurableEngine(self._built.rulebook)

    if TYPE_CHECKING:
        _built: Built
        _engine: CompiledEngine
        _building: RLock
        _intake: Intake
        _names: Names
        _desk: diagnosing.Desk

    def observations(self, values: Given) -> Observations:
        """Check values against the signals.

        Args:
            values: by signal id: a number in the range of the signal, True or False for a flag, the id of a choice, or
                None for what was not answered.

        Raises:
            ObservationError: with everything that does not fit (IK3xx).
        """
        return Observations(self._intake.check(values))

    def diagnose(self, values: Given | Observations, *, engine: Engine = "compiled") -> Diagnosis:
        """What is found in one case, and what can help.

        Args:
            values: as for `observations`.
            engine: what runs the rules; all give the same. `durable` is forward chaining by the package durable-rules,
                for those who want that. It is an extra: `pip install "intimacy-kit[durable]"`.

        Raises:
            ObservationError: with everything that does not fit (IK3xx).
            QuestionError: there is no such engine (IK404), durable-rules is not installed (IK407), cannot take the
                rules (IK410), or did not do what it must (IK411).
        """
        observed = self._intake.check(values)
        return Diagnosis._made(self, observed, self._runner(engine).run(observed))

    @cached_property
    def _columnar(self) -> ColumnarEngine:
        from intimacy_kit.reasoning.frames import engine  # noqa: PLC0415 - only where narwhals is

        return engine(self._desk)

    def diagnose_frame(
        self,
        frame: Frame,
        *,
        intervals: bool = False,
        remedies: int = 3,
        rules: bool = False,
        invalid: Literal["raise", "null"] = "raise",
        prefix: str = "ik_",
    ) -> Frame:
        """What is found in many cases at once: the same answers as `diagnose`, to the last bit.

        Args:
            frame: a Polars (eager or lazy), pandas, PyArrow, DuckDB or PySpark frame with a row a case. Columns named
                as signals are read; nulls (and NaN with pandas) are not answered; all others stay as they are.
            intervals: whether to add low and high of each finding.
            remedies: how many remedies to add.
            rules: whether to add the ids of the rules that are true.
            invalid: what to do with values that `diagnose` would refuse: `raise` an error that counts them (this looks
                at the data once before), or take them for not answered (`null`) and name their signals in a column.
            prefix: of the columns that are added.

        Returns:
            The same kind of frame, lazy where the given one is. Added are `{prefix}safety_concern` and
            `{prefix}screened`; for each finding and component `{prefix}{id}_score` and `{prefix}{id}_level`, on request
            `_low` and `_high`; for each remedy `{prefix}remedy_{n}` and `{prefix}remedy_{n}_priority`; on request
            `{prefix}rules_fired`; with `invalid="null"`, `{prefix}invalid`.

        Raises:
            ObservationError: columns do not hold what their signals need (IK303, IK304, IK306).
            QuestionError: an option is not usable (IK404), narwhals is not installed (IK407), this is no dataframe
                (IK408), or a column that would be added is there already (IK409).
        """
        try:
            import narwhals  # noqa: F401, PLC0415 - an extra
        except ModuleNotFoundError:
            help = 'install it: pip install "intimacy-kit[frames]"'
            raise QuestionError(Problem("IK407", "dataframes need the package narwhals", help)) from None
        from intimacy_kit.reasoning.frames import diagnose_frame  # noqa: PLC0415 - only where narwhals is

        result: Frame = diagnose_frame(
            self._columnar, frame, intervals=intervals, remedies=remedies, rules=rules, invalid=invalid, prefix=prefix
        )
        return result

    def session(self, *, engine: Engine = "compiled") -> Session:
        """A live session: one case whose answers come and go, and that tells which findings change.

        Args:
            engine: what runs the rules, as for `diagnose`.

        Raises:
            QuestionError: there is no such engine (IK404), or it cannot be used (as for `diagnose`).
        """
        from intimacy_kit.session import open_session  # noqa: PLC0415 - most programs have none

        return open_session(self, engine)

    def to_durable(self) -> dict[str, Any]:
        """The rules for those who run durable-rules themselves, as plain data; that package is not needed for it.

        Returns:
            `rulesets`: by name, each as durable-rules takes it. The action that a rule runs has the name of the rule or
            strategy that is true by it; one rule can become several, of which each is enough. `keys`: what each key of
            a fact stands for; a fact has the keys of all that is true, with the value 1, and the key that `always`
            names. `stages`: the names of the rulesets, in the order in which they can be asked: a later stage has keys
            on scores of findings, the last one on the relevance of strategies. `findings`, `strategies`: what scores
            and relevances are made of, in the order in which they can be worked out.

        Raises:
            QuestionError: durable-rules cannot take the rules (IK410).
        """
        from intimacy_kit.engines.durable.definition import definition  # noqa: PLC0415 - few ask for it

        return definition(self._built.rulebook)

    def evaluate(self, condition: Condition | str, values: Given | Observations) -> Truth:
        """The truth of any condition in one case; findings count with their score.

        Raises:
            ConditionError: the condition cannot be read, or does not fit the signals and findings (IK2xx).
            ObservationError: the values do not fit (IK3xx).
        """
        resolved = resolve_condition(condition, self._names)
        observed = self._intake.check(values)
        return diagnosing.truth(self._desk, resolved, observed, self._engine.run(observed))


class Diagnosis:
    """What was found in one case, and what can help. Immutable.

    It remembers its knowledge base, so that it can be asked further. Read back from JSON without one it still holds all
    its data, but `explain` and `shareable` raise a `QuestionError` (IK402). Its `repr` tells nothing of the case.
    """

    def __init__(self, record: Record, knowledge: KnowledgeBase | None = None) -> None:
        self.__dict__.update(_parts=record, _knowledge=knowledge)

    @classmethod
    def _made(cls, knowledge: KnowledgeBase, observed: Mapping[str, Value], outcome: Outcome) -> Self:
        """From what the engine gave; it is put into words when first looked at."""
        diagnosis = cls.__new__(cls)
        diagnosis.__dict__.update(_knowledge=knowledge, _observed=observed, _outcome=outcome)
        return diagnosis

    @cached_property
    def _parts(self) -> Record:
        return diagnosing.record(self._asked._desk, self._observed, self._outcome)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("a diagnosis cannot be changed")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError("a diagnosis cannot be changed")

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self._parts, self._knowledge)

    def __repr__(self) -> str:
        return f"Diagnosis({', '.join(f'{pack.name} {pack.version}' for pack in self.provenance)})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Diagnosis) and self.record == other.record

    def __hash__(self) -> int:
        return hash((self.observations, self.provenance))

    @property
    def safety(self) -> Safety:
        """What the safety questions gave. Look here first."""
        return self._parts.safety

    @cached_property
    def findings(self) -> Mapping[str, Finding]:
        """All challenges and consequences by id, also those at zero."""
        return MappingProxyType({finding.id: finding for finding in self._parts.findings})

    @cached_property
    def components(self) -> Mapping[str, Strength]:
        """All components by id, also those at zero."""
        return MappingProxyType({component.id: component for component in self._parts.components})

    @cached_property
    def challenges(self) -> tuple[Finding, ...]:
        """The challenges that are present (from mild on), highest score first."""
        return _present(finding for finding in self._parts.findings if finding.kind == "challenge")

    @cached_property
    def consequences(self) -> tuple[Finding, ...]:
        """The consequences that are present (from mild on), highest score first."""
        return _present(finding for finding in self._parts.findings if finding.kind == "consequence")

    @cached_property
    def strengths(self) -> tuple[Strength, ...]:
        """The components that are found at least emerging, highest score first: what works."""
        return _present(self._parts.components)

    @property
    def remedies(self) -> tuple[Remedy, ...]:
        """What can help, highest priority first. Under a safety concern: the support of a professional, alone."""
        return self._parts.remedies

    @cached_property
    def unknown(self) -> tuple[str, ...]:
        """The signals not answered that could still change something, ascending."""
        if self._parts.unknown is not None:
            return self._parts.unknown
        knowledge = self._asked
        return diagnosing.unknown(knowledge._desk, self.observations, knowledge._engine.run(self.observations))

    @property
    def fired(self) -> tuple[str, ...]:
        """The rules that are true on what is known, ascending."""
        return self._parts.fired

    @property
    def undetermined(self) -> tuple[str, ...]:
        """The rules that answers could still make true or false, ascending."""
        return self._parts.undetermined

    @property
    def observations(self) -> Observations:
        """What was answered."""
        return self._parts.observations

    @property
    def provenance(self) -> tuple[PackInfo, ...]:
        """The packs it was made with, by name."""
        return self._parts.provenance

    @cached_property
    def record(self) -> Record:
        """All its data, as it is stored."""
        return self._parts.model_copy(update={"unknown": self.unknown})

    def explain(self, id: str) -> Explanation:
        """Why a finding has its score, or why a strategy is recommended or not.

        Args:
            id: of a challenge, a consequence, a component or a strategy.

        Raises:
            QuestionError: there is no such finding or strategy (IK401), or no knowledge base to ask (IK402).
        """
        from intimacy_kit.reasoning.explain import explain  # noqa: PLC0415 - built only when asked for

        return explain(self._asked._desk, self.observations, self._parts, id)

    def shareable(self) -> Shareable:
        """What a partner may see: as if nothing private had been answered, without answers, safety and remedies.

        Raises:
            QuestionError: there is no knowledge base to ask (IK402).
        """
        knowledge = self._asked
        shared = diagnosing.without_private(knowledge._desk, self.observations)
        return diagnosing.shareable(knowledge._desk, knowledge._engine.run(shared))

    def to_dict(self) -> dict[str, Any]:
        """All its data as plain dicts, lists, text and numbers; this includes the answers."""
        return to_dict(self.record)

    def to_json(self, *, indent: int | None = None) -> str:
        """All its data as JSON; this includes the answers. The same diagnosis always gives the same text."""
        return to_json(self.record, indent)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any], knowledge: KnowledgeBase | None = None) -> Self:
        """The opposite of `to_dict`; arguments and errors as for `from_json`."""
        return cls._stored(from_dict(data), knowledge)

    @classmethod
    def from_json(cls, text: str | bytes, knowledge: KnowledgeBase | None = None) -> Self:
        """The opposite of `to_json`.

        Args:
            text: what `to_json` gave.
            knowledge: the knowledge base it was made with, to ask it further.

        Raises:
            StoredDiagnosisError: it cannot be read, or is not what `knowledge` makes of its observations (IK501).
            QuestionError: it was made with other rules than those of `knowledge` (IK403).
        """
        return cls._stored(from_json(text), knowledge)

    @classmethod
    def _stored(cls, record: Record, knowledge: KnowledgeBase | None) -> Self:
        if knowledge is not None and knowledge.packs != record.provenance:
            help = "read it without a knowledge base, or diagnose its `observations` anew"
            raise QuestionError(Problem("IK403", "the diagnosis was made with other rules", help))
        if knowledge is not None and not knowledge._gives(record):
            raise unreadable("it is not what its observations come to")
        return cls(record, knowledge)

    @property
    def _asked(self) -> KnowledgeBase:
        knowledge: KnowledgeBase | None = self._knowledge
        if knowledge is None:
            help = "give the knowledge base when reading it: `Diagnosis.from_json(text, knowledge)`"
            raise QuestionError(Problem("IK402", "this diagnosis has no knowledge base to ask", help))
        return knowledge

    if TYPE_CHECKING:
        _knowledge: KnowledgeBase | None
        _observed: Mapping[str, Value]
        _outcome: Outcome


def _present(scored: Iterable[_Scored]) -> tuple[_Scored, ...]:
    present = (finding for finding in scored if finding.level != "none")
    return tuple(sorted(present, key=lambda finding: (-finding.score, finding.id)))


_CORE_LOCK = Lock()


@cache
def _core() -> KnowledgeBase:
    return KnowledgeBase(build([core_pack()]))


def core_pack() -> PackSource:
    """The built-in pack."""
    return importlib_resources.files("intimacy_kit.packs") / "core"


def load_knowledge(*packs: PackSource, core: bool = True) -> KnowledgeBase:
    """A knowledge base from the core pack and further packs.

    Args:
        packs: folders that hold a `pack.yaml`, or mappings of file names to their content. A later pack may override
            entries of an earlier one, where its manifest says so.
        core: whether the core pack comes first. With it alone the knowledge base is made once and then shared.

    Raises:
        PackError: with all problems of all packs (IK1xx, IK2xx).
    """
    if core and not packs:
        with _CORE_LOCK:
            return _core()
    return KnowledgeBase(build([core_pack(), *packs] if core else packs))


def diagnose(values: Given | Observations) -> Diagnosis:
    """`load_knowledge().diagnose(values)`: one case, with the core pack."""
    return load_knowledge().diagnose(values)
