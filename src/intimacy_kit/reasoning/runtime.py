"""Hold the compiled knowledge: rules with their engines, the validation of answers, and the selected context."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from threading import RLock
from typing import TYPE_CHECKING, Any, TypeVar, cast

from intimacy_kit.engines import interpret
from intimacy_kit.engines.columnar.guard import require_narwhals
from intimacy_kit.engines.compiled import CompiledEngine
from intimacy_kit.engines.registry import EngineName, Engines
from intimacy_kit.errors import ObservationError, OptionError, Problem, QuestionError
from intimacy_kit.model.couple import Couple
from intimacy_kit.model.rules import Rule
from intimacy_kit.model.translations import known_locale
from intimacy_kit.model.values import as_list, plain_text
from intimacy_kit.packs.linking.built import Built
from intimacy_kit.packs.linking.contexts import in_context
from intimacy_kit.packs.linking.names import Names
from intimacy_kit.reasoning.case.case import Case, Outcomes, Run
from intimacy_kit.reasoning.case.intake import Intake
from intimacy_kit.reasoning.diagnosing.context import DiagnosisContext
from intimacy_kit.reasoning.diagnosing.record import whole_record
from intimacy_kit.reasoning.diagnosing.serialization import record_digest

if TYPE_CHECKING:
    from intimacy_kit.engines.columnar.engine import ColumnarEngine
    from intimacy_kit.model.result import Record

MAX_CHOSEN = 64
"""Maximum number of contexts, tailorings and locales that are kept compiled."""

Made = TypeVar("Made")


class Runtime:
    """The rules of a knowledge base for one context and locale, with all that runs them.

    It holds no case. Safe to share between threads; it can be pickled.

    Attributes:
        built: packs, their contents, and the rule book.
        whole: the runtime without context, tailoring and locale, for one person.
        engine: the compiled engine, the default.
        engines: all engines, by name.
        intake: checks answers against the signals.
        names: the signals and findings that conditions can refer to.
        context: the rules and settings for writing a diagnosis.
    """

    def __init__(
        self,
        built: Built,
        *,
        context: str | None = None,
        tailoring: tuple[str, ...] = (),
        locale: str | None = None,
        whole: Runtime | None = None,
        of_one: Runtime | None = None,
    ) -> None:
        book = built.rulebook
        self.built: Built = built
        self.whole: Runtime = whole or self
        self._of_one: Runtime = of_one or self
        self.engine: CompiledEngine = CompiledEngine(book)
        self.engines: Engines = Engines(book, {"compiled": self.engine})
        self.intake: Intake = Intake(built.contents.signals)
        self.names: Names = Names(built.contents.signals, frozenset(finding.id for finding in book.findings))
        self.context: DiagnosisContext = DiagnosisContext.of(
            book, built.contents, built.packs, context, tailoring, locale
        )
        self._contexts = lru_cache(maxsize=MAX_CHOSEN)(self._make)
        self._lock = RLock()
        self._made: dict[object, Any] = {}
        self._has_run = False

    def __reduce__(self) -> tuple[Any, ...]:
        context = self.context
        chosen = (context.context, context.tailoring, context.locale)
        return _restored, (self.whole.built, *chosen, self is not self._of_one)

    @property
    def couples(self) -> Runtime:
        """The runtime for each partner of a couple, whose rules also read the other one's answers.

        It is this one if no rule does. Its engines run on what `RuleBook.beside` returns of the answers of both.
        """
        return self if self.built.couples is self.built.rulebook else self.once(_of_couples)

    def within(self, context: object, tailoring: object, locale: str | None = None) -> Runtime:
        """Return the runtime for a context, tailorings and a locale; None for the locale that this one has.

        Raises:
            QuestionError: unknown context or tailoring (IK401), no texts in this locale (IK485), or they are no
                ids or no text (IK404).
        """
        ids, name = _ids(tailoring), None if context is None else plain_text(context)
        if context is not None and name is None:
            raise OptionError(Problem("IK404", "'context' must be an id", "`kb.contexts` lists all"))
        whole = self.whole
        tag = self.context.locale if locale is None else known_locale(locale, whole.built.translations)
        return whole._choose(name, ids, tag)

    def chosen(self, context: object, tailoring: object, locale: str | None) -> Runtime:
        """Return the runtime for what is given of these; what is not stays as it is here. Errors as for `within`."""
        ids = () if type(tailoring) is tuple and not tailoring else _ids(tailoring)
        if context is not None or ids:
            return self.within(context, ids, locale)
        return self if locale is None else self.within(self.context.context, self.context.tailoring, locale)

    def _choose(self, context: str | None, tailoring: tuple[str, ...], locale: str | None) -> Runtime:
        chosen = (context, tuple(sorted(set(tailoring))), locale)
        return self if chosen == (None, (), None) else self._contexts(*chosen)

    def _make(self, context: str | None, tailoring: tuple[str, ...], locale: str | None) -> Runtime:
        built = in_context(self.built, context, tailoring, locale)
        return Runtime(built, context=context, tailoring=tailoring, locale=locale, whole=self)

    @property
    def written(self) -> Mapping[str, Rule]:
        """The rules by id as their packs have them, also what is of couples only, and what contexts leave out."""
        built = self.whole.built
        return (built.template or built).contents.rules

    def case(self, values: object) -> Case:
        """Return the answers of one person or of a couple, checked.

        Raises:
            ObservationError: with everything that does not fit (IK3xx).
        """
        if type(values) is Couple:
            return Case(self.intake.partners(values))
        return Case.of_one(self.intake.check(values))

    def of(self, case: Case) -> Runtime:
        """Return the runtime for the people of a case: of a couple that of its partners."""
        return self.couples if case.of_two else self

    def run(self, case: Case, engine: EngineName = "compiled") -> Outcomes:
        """Return what an engine makes of a case. Errors as for `Engines.get`."""
        rules = self.of(case)
        return case.run(rules.built.rulebook, rules._run_of(engine))

    def _run_of(self, engine: EngineName) -> Run:
        """Return what runs a case: the first is interpreted, because compiling takes several times as long."""
        if engine == "compiled" and not self._has_run:
            self._has_run = True
            return partial(interpret.run, self.built.rulebook)
        return self.engines.get(engine).run

    def stored(self, record: Record) -> tuple[Record, Runtime] | None:
        """Diagnose a stored case again, with the runtime for its context; None if that is not what was stored.

        Texts in a locale are as they are now: translations may have been added, changed or removed since.
        """
        whole, locale = self.whole, record.locale
        if locale is not None and not whole.built.translations.speaks(locale):
            locale = None
        try:
            chosen = whole._choose(record.context, record.tailoring, locale)
            case = Case(tuple(map(chosen.intake.check, record.people)), record.earlier)
            for given in record.earlier.given if record.earlier else ():
                chosen.intake.check(given.observations)
        except (ObservationError, QuestionError):
            return None
        made = whole_record(chosen.of(case).context, case, chosen.run(case))
        same = made == record if record.locale is None else record_digest(made) == record_digest(record)
        return (made, chosen) if same else None

    @property
    def columnar(self) -> ColumnarEngine:
        """The engine for dataframes.

        Raises:
            QuestionError: narwhals is not installed (IK407).
        """
        require_narwhals()
        return self.once(_columnar)

    def once(self, make: Callable[[Runtime], Made]) -> Made:
        """Return what a function makes of this runtime. It is called once, and its result is kept."""
        with self._lock:
            if make not in self._made:
                self._made[make] = make(self)
            return cast("Made", self._made[make])


def _ids(tailoring: object) -> tuple[str, ...]:
    given = as_list(tailoring)
    if given is not None:
        ids = [plain_text(id) for id in given]
        plain = tuple(id for id in ids if id is not None)
        if len(plain) == len(ids):
            return plain
    help = 'write `tailoring=["with_a_man"]`; `kb.tailorings` lists all'
    raise OptionError(Problem("IK404", "'tailoring' must be a list of ids", help))


def _of_couples(runtime: Runtime) -> Runtime:
    built, context = runtime.built.of_couples(), runtime.context
    return Runtime(
        built,
        context=context.context,
        tailoring=context.tailoring,
        locale=context.locale,
        whole=runtime.whole,
        of_one=runtime,
    )


def _columnar(runtime: Runtime) -> ColumnarEngine:
    from intimacy_kit.reasoning.diagnosing.frames import columnar_engine  # noqa: PLC0415 - only where narwhals is

    return columnar_engine(runtime.context, runtime.built.couples, runtime.built.screening_days)


def _restored(
    built: Built, context: str | None, tailoring: tuple[str, ...], locale: str | None, of_couples: bool
) -> Runtime:
    """Return a runtime that was pickled."""
    runtime = Runtime(built).within(context, tailoring, locale)
    return runtime.couples if of_couples else runtime
