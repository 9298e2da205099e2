"""What users hold first: a knowledge base. It is thin; the thinking is in `reasoning`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, Literal, NoReturn, TypeVar, cast, overload

from intimacy_kit.diagnosis import Diagnosis
from intimacy_kit.engines.compiled import CompiledEngine
from intimacy_kit.engines.registry import EngineName, Engines
from intimacy_kit.engines.truth import Truth
from intimacy_kit.errors import ObservationError, Problem, QuestionError
from intimacy_kit.model.conditions import Condition
from intimacy_kit.model.couple import Couple
from intimacy_kit.model.observations import Answers, Observations
from intimacy_kit.model.options import flag_option
from intimacy_kit.model.pack import Contents, PackInfo
from intimacy_kit.model.result import Record
from intimacy_kit.model.translations import known_locale
from intimacy_kit.model.values import listed, plain_text
from intimacy_kit.packs.linking.build import Built
from intimacy_kit.packs.linking.references import Names, resolve_condition
from intimacy_kit.reasoning.case.case import Case
from intimacy_kit.reasoning.case.intake import Intake
from intimacy_kit.reasoning.diagnosing import record as diagnosing
from intimacy_kit.reasoning.diagnosing.serialization import same_but_for_texts

if TYPE_CHECKING:
    from networkx import DiGraph

    from intimacy_kit.checkin import Checkin, StopWhen
    from intimacy_kit.engines.columnar.engine import ColumnarEngine
    from intimacy_kit.engines.durable.engine import DurableEngine
    from intimacy_kit.loading import Origin, Reload
    from intimacy_kit.model import concepts
    from intimacy_kit.model.rules import Rule, SafetyRule
    from intimacy_kit.model.signals import Signal
    from intimacy_kit.reasoning.elicitation.answer_partition import Prior
    from intimacy_kit.reasoning.elicitation.question_ranking import QuestionRanking
    from intimacy_kit.reasoning.graph import Graph
    from intimacy_kit.render.pictures.picture import Picture
    from intimacy_kit.session import Session

Frame = TypeVar("Frame")
Given = Answers | Couple
"""Answers as an app has them, of one person or of a couple."""


class KnowledgeBase:
    """What one or several packs know, checked, merged and compiled. Immutable, and safe to share between threads.

    Made by `load_knowledge`. All its mappings are by id, ascending, and read-only.
    """

    def __init__(
        self,
        built: Built,
        *,
        context: str | None = None,
        tailoring: tuple[str, ...] = (),
        locale: str | None = None,
        whole: KnowledgeBase | None = None,
        origin: Origin | None = None,
    ) -> None:
        if type(built) is not Built:
            help = "make one by `load_knowledge(...)`"
            raise QuestionError(Problem("IK404", "a knowledge base is made of packs", help))
        self.__dict__.update(
            _built=built,
            _whole=whole or self,
            _origin=origin,
            _chosen=lru_cache(maxsize=64)(self._within),
            _engine=(engine := CompiledEngine(built.rulebook)),
            _engines=Engines(built.rulebook, {"compiled": engine}),
            _intake=Intake(built.rulebook.signals),
            _names=Names(built.rulebook.signals, frozenset(finding.id for finding in built.rulebook.findings)),
            _desk=diagnosing.DiagnosisContext.of(
                built.rulebook, built.contents, built.packs, context, tailoring, locale
            ),
        )

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("a knowledge base cannot be changed")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError("a knowledge base cannot be changed")

    def __repr__(self) -> str:
        return f"KnowledgeBase({', '.join(f'{pack.name} {pack.version}' for pack in self.packs)})"

    def _repr_html_(self) -> str:
        from intimacy_kit.render.html.notebook import knowledge_fragment  # noqa: PLC0415 - in notebooks only

        return knowledge_fragment(self)

    def __reduce__(self) -> tuple[Any, ...]:
        return _restored, (self._whole._built, self.context, self.tailoring, self.locale)

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

    @property
    def context(self) -> str | None:
        """The kind of relationship it is for, if one was chosen with `within`."""
        return self._desk.context

    @property
    def tailoring(self) -> tuple[str, ...]:
        """The tailorings that were chosen with `within`."""
        return self._desk.tailoring

    @property
    def locale(self) -> str | None:
        """The locale of its texts, if one was chosen with `within`."""
        return self._desk.locale

    @property
    def locales(self) -> tuple[str, ...]:
        """The locales in which there are texts, ascending: those that its packs are in, and those of translations."""
        return self._whole._built.translations.locales

    def reload_if_changed(self) -> Reload:
        """Look whether the packs it was loaded from have changed, and load them anew if so.

        The files of all packs are read, those that are installed too. This knowledge base stays as it is, so whoever
        works with it is not disturbed; nobody gets half of one and half of the other.

        Returns:
            A new one, within the same context, tailoring and locale; or this one, with what is wrong with the packs.

        Raises:
            QuestionError: it was not made by `load_knowledge`, but unpickled, say (IK412).
        """
        from intimacy_kit.loading import reload_if_changed  # noqa: PLC0415 - it makes knowledge bases

        return reload_if_changed(self)

    def within(
        self, context: str | None = None, tailoring: Iterable[str] = (), *, locale: str | None = None
    ) -> KnowledgeBase:
        """The same knowledge for a kind of relationship and in a language.

        What does not apply in a context is left out, and texts fit it. A locale changes texts alone: scores, levels,
        safety and the order of remedies are the same in all.

        Args:
            context: the id of one of `contexts`; None for none.
            tailoring: ids of `tailorings`.
            locale: such as "de-AT". Texts that are not there in de-AT are taken from de, and those not there either are
                the packs' own. None for the locale that this knowledge base has.

        Raises:
            QuestionError: there is no such context or tailoring (IK401), nothing in this locale (IK485), or they are no
                ids or no text (IK404).
        """
        ids = _ids(tailoring)
        if context is not None and (context := plain_text(context)) is None:
            raise QuestionError(Problem("IK404", "'context' must be an id", "`kb.contexts` lists all"))
        whole = self._whole
        tag = self.locale if locale is None else known_locale(locale, whole._built.translations)
        return whole._made_for(context, ids, tag)

    def _made_for(self, context: str | None, tailoring: Iterable[str], locale: str | None) -> KnowledgeBase:
        chosen = (context, tuple(sorted(set(tailoring))), locale)
        return self if chosen == (None, (), None) else self._chosen(*chosen)

    def _within(self, context: str | None, tailoring: tuple[str, ...], locale: str | None) -> KnowledgeBase:
        from intimacy_kit.packs.linking.contexts import chosen, in_locale, within  # noqa: PLC0415 - many programs choose none

        built = self._built if locale is None else in_locale(self._built, locale)
        settings = chosen(built.contents, context, tailoring)
        if settings:
            built = within(built, settings)
        return KnowledgeBase(built, context=context, tailoring=tailoring, locale=locale, whole=self)

    def _as_stored(self, record: Record) -> Diagnosis | None:
        """What this knowledge base makes of a stored diagnosis, if that is the same; else None.

        Texts in a locale are as they are now: translations may have come, gone, or become better since.
        """
        whole, locale = self._whole, record.locale
        if locale is not None and not whole._built.translations.speaks(locale):
            locale = None
        try:
            chosen = whole._made_for(record.context, record.tailoring, locale)
            values, answers, check = record.observations, record.safety_answers, chosen._intake.check
            each = (check(answers[0]), check(answers[1])) if answers else None
            case = Case.stored(check(values), each, chosen._built.rulebook)
        except (ObservationError, QuestionError):
            return None
        if case is None:
            return None
        made = Diagnosis._made(chosen, case, case.run(chosen._engine.run))
        same = made.record == record if record.locale is None else same_but_for_texts(made.record, record)
        return made if same else None

    @property
    def _contents(self) -> Contents:
        return self._built.contents

    @property
    def _durable(self) -> DurableEngine:
        return cast("DurableEngine", self._engines.get("durable"))

    if TYPE_CHECKING:
        _built: Built
        _whole: KnowledgeBase
        _origin: Origin | None
        _chosen: Callable[[str | None, tuple[str, ...], str | None], KnowledgeBase]
        _engine: CompiledEngine
        _engines: Engines
        _intake: Intake
        _names: Names
        _desk: diagnosing.DiagnosisContext

    def _case(self, values: object) -> Case:
        """What was answered, checked."""
        if type(values) is Couple:
            return Case.of_two(*self._intake.partners(values), self._built.rulebook)
        return Case(self._intake.check(values))

    @overload
    def observations(self, values: Couple) -> Couple: ...

    @overload
    def observations(self, values: Mapping[str, float | bool | str | None]) -> Observations: ...

    def observations(self, values: Given) -> Observations | Couple:
        """Check values against the signals. Of a couple, those of each.

        Args:
            values: by signal id: a number in the range of the signal, True or False for a flag, the id of a choice, or
                None for what was not answered. Those of NumPy do as well, and decimals, fractions, and what is built on
                text. A number becomes the nearest double before its range is looked at.

        Raises:
            ObservationError: with everything that does not fit (IK3xx).
        """
        if type(values) is Couple:
            a, b = self._intake.partners(values)
            return Couple(a=Observations(a), b=Observations(b))
        return Observations(self._intake.check(values))

    def observations_schema(self, *, required: bool = False) -> dict[str, Any]:
        """What `observations` takes, as a JSON Schema (2020-12) with the questions, ranges, units and choices.

        Every answer may be null, which is the same as not answered.

        Args:
            required: whether every signal has to be there, if only as null. Some language models want it so where
                their output is to follow a schema.

        Raises:
            QuestionError: `required` is neither True nor False (IK404).
        """
        from intimacy_kit.reasoning.case.observations_schema import observations_schema  # noqa: PLC0415 - few ask for it

        return observations_schema(self.signals, required=flag_option(required, "required"))

    def diagnose(
        self,
        values: Given | Observations,
        *,
        engine: EngineName = "compiled",
        context: str | None = None,
        tailoring: Iterable[str] = (),
        locale: str | None = None,
    ) -> Diagnosis:
        """What is found in one case, and what can help.

        Args:
            values: as for `observations`.
            context: as for `within`; without it and `tailoring`, this knowledge base is used as it is.
            tailoring: as for `within`.
            locale: as for `within`; without it, the texts are as this knowledge base has them.
            engine: what runs the rules; all give the same. `durable` is forward chaining by the package durable-rules,
                for those who want that. It is an extra: `pip install "intimacy-kit[durable]"`.

        Raises:
            ObservationError: with everything that does not fit (IK3xx).
            QuestionError: there is no such engine (IK404), durable-rules is not installed (IK407), cannot take the
                rules (IK410), or did not do what it must (IK411); there is no such context or tailoring (IK401), or
                nothing in this locale (IK485).
        """
        ids = () if type(tailoring) is tuple and not tailoring else _ids(tailoring)
        if context is not None or ids:
            return self.within(context, ids, locale=locale).diagnose(values, engine=engine)
        if locale is not None:
            return self.within(self.context, self.tailoring, locale=locale).diagnose(values, engine=engine)
        case = self._case(values)
        return Diagnosis._made(self, case, case.run(self._engines.get(engine).run))

    @cached_property
    def _columnar(self) -> ColumnarEngine:
        from intimacy_kit.reasoning.diagnosing.frames import engine  # noqa: PLC0415 - only where narwhals is

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
        partners: tuple[str, str] | None = None,
        couple: str | None = None,
        passed_on: Iterable[str] = (),
    ) -> Frame:
        """What is found in many cases at once: the same answers as `diagnose`, to the last bit.

        Args:
            frame: a Polars (eager or lazy), pandas, PyArrow, DuckDB or PySpark frame with a row a case. Columns named
                as signals are read; nulls (and NaN with pandas) are not answered; all others stay as they are.
            intervals: whether to add low and high of each finding.
            remedies: how many remedies to add.
            rules: whether to add the ids of the rules that are true.
            invalid: what to do with values that `diagnose` would refuse: `raise` an error that counts them, or take
                them for not answered (`null`) and name their signals in a column. Rows in which safety rules would
                read one are told in another: they are not screened, and support is all that is recommended. A column
                with values of which none is usable is an error in either mode. So both look at the data once before.
            prefix: of the columns that are added.
            partners: where two partners are in a row, the endings of their columns: with ("_a", "_b"), `trust_a` and
                `trust_b`. Each row is diagnosed as a `Couple`.
            couple: where each partner has a row, the column that says who belong together. Each row gets what came of
                both, as of a `Couple`; a row without another as if that partner had not answered.
            passed_on: columns that are no answers though their names are nearly, or wholly, those of signals.

        Returns:
            The same kind of frame, lazy where the given one is. Added are `{prefix}safety_concern` and
            `{prefix}screened`; for each finding and component `{prefix}{id}_score` and `{prefix}{id}_level`, on request
            `_low` and `_high`; for each remedy `{prefix}remedy_{n}` and `{prefix}remedy_{n}_priority`; on request
            `{prefix}rules_fired`; with `invalid="null"`, `{prefix}unreadable_safety` and `{prefix}invalid`.

        Raises:
            ObservationError: columns do not hold what their signals need (IK303, IK304, IK306), or rows have no couple
                (IK454) or one of more than two rows (IK455).
            QuestionError: an option is not usable (IK404), narwhals is not installed (IK407), this is no dataframe
                (IK408), a column that would be added is there already (IK409), the frame cannot be computed (IK413),
                the columns of partners are not as they were named (IK452), or the column of couples says nothing
                (IK453).
        """
        try:
            import narwhals  # noqa: F401, PLC0415 - an extra
        except ModuleNotFoundError:
            help = 'install it: pip install "intimacy-kit[frames]"'
            raise QuestionError(Problem("IK407", "dataframes need the package narwhals", help)) from None
        from intimacy_kit.reasoning.diagnosing.frames import asked  # noqa: PLC0415 - only where narwhals is

        wanted = asked(
            intervals=intervals,
            remedies=remedies,
            rules=rules,
            invalid=invalid,
            prefix=prefix,
            partners=partners,
            couple=couple,
            passed_on=passed_on,
        )
        result: Frame = self._columnar.run(frame, wanted)
        return result

    def session(self, *, engine: EngineName = "compiled") -> Session:
        """A live session: one case whose answers come and go, and that tells which findings change.

        Args:
            engine: what runs the rules, as for `diagnose`.

        Raises:
            QuestionError: there is no such engine (IK404), or it cannot be used (as for `diagnose`).
        """
        from intimacy_kit.session import open_session  # noqa: PLC0415 - most programs have none

        return open_session(self, engine)

    @cached_property
    def _asking(self) -> QuestionRanking:
        from intimacy_kit.reasoning.elicitation.question_ranking import QuestionRanking  # noqa: PLC0415 - many programs ask for no questions

        return QuestionRanking(self._built.rulebook, self._engine)

    def checkin(
        self,
        *,
        max_questions: int | None = None,
        stop_when: StopWhen = "settled",
        prior: Prior | None = None,
        known: Mapping[str, float | bool | str | None] | None = None,
        declined: Iterable[str] = (),
        only: Iterable[str] | None = None,
    ) -> Checkin:
        """An adaptive check-in: questions one after another, each chosen by the answers before.

        Questions about safety come first and are always asked. Where there is a concern, no others are.

        One that is made anew for each question, from what is `known` and `declined` by then, asks the same ones.

        Args:
            max_questions: so many at most. What is known and declined counts; what is about safety does not.
            stop_when: `settled`: when no answer could change the level of a challenge any more. `likely`: when that is
                improbable, going by the answers so far. `everything`: when nothing could change anything. Or a function
                that takes the diagnosis so far and says whether it is enough.
            prior: as for `Diagnosis.next_questions`.
            known: what is answered already.
            declined: the signals that the person would not answer; they are not asked.
            only: the signals that there are questions for, if not for all; no others are asked. What is about safety
                and not among them is not asked either, and so the person stays not screened.

        Raises:
            ObservationError: what is known does not fit (IK3xx), or there is no signal that was declined, or that is to
                be asked (IK302).
            QuestionError: an option is not usable (IK404), or this is no prior (IK430).
        """
        from intimacy_kit.checkin import Checkin  # noqa: PLC0415 - most programs have none

        return Checkin(
            self,
            max_questions=max_questions,
            stop_when=stop_when,
            prior=prior,
            known=known,
            declined=declined,
            only=only,
        )

    def to_durable(self) -> dict[str, Any]:
        """The rules for those who run durable-rules themselves, as plain data; that package is not needed for it.

        Returns:
            `rulesets`: by name, each as durable-rules takes it. The action that a rule runs has the name of the rule or
            strategy that is true by it; one rule can become several, of which each is enough. `keys`: for each ruleset,
            what the keys of its facts stand for. A fact has the keys of all that is true, with the value 1, and the key
            that `always` names. `stages`: the names of the rulesets, in the order in which they can be asked; a later
            stage has keys on scores of findings, the last one on the relevance of strategies. `findings`, `strategies`:
            what scores and relevances are made of, in the order in which they can be worked out.

        Raises:
            QuestionError: durable-rules cannot take the rules (IK410).
        """
        from intimacy_kit.engines.durable.definition import definition  # noqa: PLC0415 - few ask for it

        return definition(self._built.rulebook)

    @cached_property
    def _graph(self) -> Graph:
        from intimacy_kit.reasoning.graph import whole  # noqa: PLC0415 - few ask for it

        return whole(self._contents)

    def graph(self) -> DiGraph[str]:
        """All that it knows, as a directed graph of networkx, an extra: `pip install "intimacy-kit[graph]"`.

        Nodes go by id, and have `kind` (`signal`, `rule`, `safety_rule`, `challenge`, `consequence`, `component`,
        `strategy`, `practice`, `benefit`) and `title`; that of a rule is its condition. Edges have `kind`: a signal or
        finding `reads` to a rule that reads it, a rule `supports` or `relieves` a finding, a challenge `leads_to` a
        consequence and `erodes` a component, a strategy `addresses` a finding, `builds` a component, `yields` a
        benefit, `offers` a practice, and comes `after` another strategy. Rules and links have their `strength`, over 0
        and under 1.

        Raises:
            QuestionError: networkx is not installed (IK407).
        """
        from intimacy_kit.reasoning.graph import to_networkx  # noqa: PLC0415 - networkx is an extra

        return to_networkx(self._graph)

    def picture(self, around: str | None = None, *, steps: int = 1) -> Picture:
        """What it knows, as a picture for Mermaid, Graphviz or the web; notebooks draw it by themselves.

        Args:
            around: the id of what to draw, with all that is near it; None for the concepts alone, without rules.
            steps: how far to go from there, 1 to 10. A rule is no step of its own.

        Raises:
            QuestionError: nothing has this id (IK401), or this is no number of steps (IK404).
        """
        from intimacy_kit.reasoning import graph  # noqa: PLC0415 - few ask for it
        from intimacy_kit.render.pictures.picture import Picture  # noqa: PLC0415 - rendering is above

        near = graph.around(self._graph, around, steps)
        return Picture(near, "How the concepts hang together" if around is None else near.nodes[around].title, around)

    def evaluate(self, condition: Condition | str, values: Given | Observations) -> Truth:
        """The truth of any condition in one case; findings count with their score. Of a couple, of what came of both.

        Raises:
            ConditionError: the condition cannot be read, or does not fit the signals and findings (IK2xx).
            ObservationError: the values do not fit (IK3xx).
        """
        resolved = resolve_condition(condition, self._names)
        observed = self._case(values).values
        return diagnosing.truth(self._desk, resolved, observed, self._engine.run(observed))


def _ids(tailoring: object) -> tuple[str, ...]:
    given = listed(tailoring)
    if given is not None:
        ids = [plain_text(id) for id in given]
        plain = tuple(id for id in ids if id is not None)
        if len(plain) == len(ids):
            return plain
    help = 'write `tailoring=["with_a_man"]`; `kb.tailorings` lists all'
    raise QuestionError(Problem("IK404", "'tailoring' must be a list of ids", help))


def _restored(
    built: Built, context: str | None, tailoring: tuple[str, ...], locale: str | None = None
) -> KnowledgeBase:
    """What was pickled."""
    return KnowledgeBase(built).within(context, tailoring, locale=locale)
