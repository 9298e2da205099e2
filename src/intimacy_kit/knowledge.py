"""The public class `KnowledgeBase`. Computations are in `reasoning`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal, NoReturn, TypeVar

from intimacy_kit.diagnosis import Diagnosis, from_outcomes, with_earlier
from intimacy_kit.engines.columnar.guard import require_narwhals
from intimacy_kit.engines.registry import EngineName
from intimacy_kit.engines.truth import Truth
from intimacy_kit.errors import OptionError, Problem, QuestionError
from intimacy_kit.messages.catalogue import messages_in
from intimacy_kit.model.conditions import Condition
from intimacy_kit.model.couple import Given
from intimacy_kit.model.observations import Observations
from intimacy_kit.packs.linking.names import resolve_condition
from intimacy_kit.reasoning.diagnosing import record as diagnosing
from intimacy_kit.reasoning.knowledge_view import KnowledgeView
from intimacy_kit.reasoning.runtime import MAX_CHOSEN, Runtime
from intimacy_kit.session import Session, open_session

if TYPE_CHECKING:
    from networkx import DiGraph

    from intimacy_kit.answers.codebooks.codebook import Codebook
    from intimacy_kit.checkin import Checkin, StopWhen
    from intimacy_kit.packs.discovery.origin import Origin
    from intimacy_kit.reasoning.elicitation.answer_partition import Prior
    from intimacy_kit.reasoning.exporting.javascript import JavaScript
    from intimacy_kit.reasoning.progress.check_ins import When
    from intimacy_kit.render.pictures.picture import Picture
    from intimacy_kit.validation.faces import Validation

Frame = TypeVar("Frame")


class KnowledgeBase(KnowledgeView):
    """One or several packs, checked, merged and compiled. Immutable and thread-safe.

    Made by `load_knowledge`. All its mappings are by id, ascending, and read-only.

    Attributes:
        runtime: the compiled rules, for tests and tools of this library; it may change with any version.
    """

    runtime: Runtime

    def __init__(self, runtime: Runtime, *, whole: KnowledgeBase | None = None, origin: Origin | None = None) -> None:
        if type(runtime) is not Runtime:
            help = "call `load_knowledge(...)`"
            raise OptionError(Problem("IK404", "a knowledge base must be created by `load_knowledge(...)`", help))
        face = lru_cache(maxsize=MAX_CHOSEN)(self._made_of)
        self.__dict__.update(runtime=runtime, _whole=whole or self, _origin=origin, _face=face)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("a knowledge base cannot be changed")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError("a knowledge base cannot be changed")

    def _repr_html_(self) -> str:
        from intimacy_kit.render.knowledge_fragment import knowledge_fragment  # noqa: PLC0415 - in notebooks only

        return knowledge_fragment(self)

    def __reduce__(self) -> tuple[Any, ...]:
        return _restored, (self.runtime,)

    def reload_if_changed(self) -> Reload:
        """Load the packs again if their files have changed. This knowledge base stays as it is.

        Returns:
            A new one, for the same context, tailoring and locale; or this one, with what is wrong with the packs.

        Raises:
            QuestionError: it was not made by `load_knowledge`, but unpickled, say (IK412).
        """
        origin = self._whole._origin
        if origin is None:
            help = "keep the one that `load_knowledge` gave"
            raise QuestionError(Problem("IK412", "the source of this knowledge base is unknown", help))
        loaded = origin.reload(stacklevel=2)
        if isinstance(loaded, tuple):
            return Reload(self, changed=False, problems=loaded)
        new = KnowledgeBase(Runtime(loaded.built), origin=loaded.origin)
        try:
            fresh = new.within(self.context, self.tailoring, locale=self.locale)
        except QuestionError as error:
            return Reload(self, changed=False, problems=error.problems)
        return Reload(fresh, changed=True)

    def within(
        self, context: str | None = None, tailoring: Iterable[str] = (), *, locale: str | None = None
    ) -> KnowledgeBase:
        """Return the same knowledge for a kind of relationship and in a language.

        A context leaves out what does not apply, and words texts. A locale changes texts alone, and no result.

        Args:
            context: the id of one of `contexts`; None for none.
            tailoring: ids of `tailorings`.
            locale: such as "de-AT". Texts that are not there in de-AT are taken from de, and those not there either are
                the packs' own. None for the locale that this knowledge base has.

        Raises:
            QuestionError: unknown context or tailoring (IK401), no texts in this locale (IK485), or they are no
                ids or no text (IK404).
        """
        return self._whole._face(self.runtime.within(context, tailoring, locale))

    def _made_of(self, runtime: Runtime) -> KnowledgeBase:
        return self if runtime is self.runtime else KnowledgeBase(runtime, whole=self)

    if TYPE_CHECKING:
        _whole: KnowledgeBase
        _origin: Origin | None
        _face: Callable[[Runtime], KnowledgeBase]

    def diagnose(
        self,
        values: Given | Observations,
        *,
        engine: EngineName = "compiled",
        context: str | None = None,
        tailoring: Iterable[str] = (),
        locale: str | None = None,
        earlier: Diagnosis | Iterable[Diagnosis | tuple[When, Diagnosis]] | None = None,
        when: When | None = None,
    ) -> Diagnosis:
        """Diagnose one case.

        Args:
            values: as for `observations`.
            context: as for `within`; without it and `tailoring`, this knowledge base is used as it is.
            tailoring: as for `within`.
            locale: as for `within`; without it, the texts are as this knowledge base has them.
            earlier: the diagnosis before, or all earlier ones as for `progress`. A safety concern of these stays until
                the same questions are answered with no. Answers to safety questions count for as many days as the
                packs say (`screening_days`), if all check-ins have a time; a later one carries those of one before.
            when: the time of this check-in, as for `progress`. The clock is never asked.
            engine: what runs the rules; all give the same. `durable` is forward chaining by the package durable-rules,
                an extra: `pip install ".[durable]"` in a checkout.

        Raises:
            ObservationError: with everything that does not fit (IK3xx).
            QuestionError: `earlier` is no diagnosis (IK404), or times cannot be read or compared (IK422);
                unknown engine (IK404), durable-rules is not installed (IK407), cannot take the
                rules (IK410), or returned a wrong result (IK411); unknown context or tailoring (IK401), or
                no texts in this locale (IK485).
        """
        runtime = self.runtime.chosen(context, tailoring, locale)
        case = with_earlier(runtime, runtime.case(values), earlier, when)
        return from_outcomes(runtime, case, runtime.run(case, engine))

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
        by_partner: bool = False,
        earlier: str | None = None,
        earlier_days: str | None = None,
        passed_on: Iterable[str] = (),
        codebook: Codebook | None = None,
    ) -> Frame:
        """Diagnose many cases at once: the same results as `diagnose`, to the last bit.

        Args:
            frame: a Polars (eager or lazy), pandas, PyArrow, DuckDB or PySpark frame with a row a case. Columns named
                as signals are read; nulls (and NaN with pandas) are not answered; all others stay as they are.
            intervals: whether to add low and high of each finding.
            remedies: number of remedies to add.
            rules: whether to add the ids of the rules that are true.
            invalid: for values that `diagnose` would refuse: `raise` an error with their counts, or take them for not
                answered (`null`) and name their signals in a column. Rows where one is about safety are then
                not screened, and get support alone. A column without one usable value is an error in either mode.
            prefix: of the columns that are added.
            partners: endings of the columns of two partners in a row: ("_a", "_b") for `trust_a` and `trust_b`.
            couple: the column that says who belong together, where each partner has a row. A row without another is
                diagnosed as if that partner had not answered.
            by_partner: whether to add to what is of the couple what is of each partner: with `partners` in columns that
                end in `_a` and `_b`, with `couple` that of the row's own in columns that end in `_own`.
            earlier: the ending of columns with what the same person answered to safety questions at an earlier
                check-in: "_before" for `fears_partner_before` (with `partners`, for `fears_partner_before_a`). A
                concern of then stays until the same questions are answered with no.
            earlier_days: the column that says how many days ago that was, 0 to 36,525 (with `partners`, with their
                endings, too). For so many days as the packs say (`screening_days`), answers of then count where the
                same question was not answered now; without it, and where it is empty, only concerns of then count.
            passed_on: columns that are no answers though their names are, or nearly are, those of signals.
            codebook: how columns become signals, if they are not named and coded as these are. It tells two partners
                apart, too, in the place of `partners` and `couple`. See `Codebook`.

        Returns:
            The same kind of frame, lazy where the given one is, with the columns `{prefix}safety_concern`, `screened`,
            `{id}_score` and `{id}_level` (with `intervals`, `_low` and `_high`) of each finding and component,
            `remedy_{n}` and `remedy_{n}_priority`; with `rules`, `rules_fired`; with `invalid="null"`,
            `unreadable_safety` and `invalid`.

        Raises:
            ObservationError: columns do not hold what their signals need (IK303, IK304, IK306 to IK309), or rows have
                no couple (IK454) or one of more than two rows (IK455); with a codebook also as `Codebook.apply`.
            CodebookError: the codebook does not fit the signals (IK603 to IK607).
            QuestionError: an option is invalid (IK404), narwhals is not installed (IK407), this is no dataframe
                (IK408), a column that would be added is there already (IK409), the frame cannot be computed (IK413),
                the columns of partners are not as they were named (IK452), that of couples is unusable (IK453), or
                those of an earlier check-in are not as they were named (IK459).

        Warns:
            CodebookWarning: answers look as if the codebook read them wrongly.
        """
        engine = self.runtime.columnar
        from intimacy_kit.reasoning.diagnosing.frames import frame_options  # noqa: PLC0415 - only where narwhals is

        if codebook is not None:
            from intimacy_kit.answers.codebooks.coded_frames import partners_of  # noqa: PLC0415 - as above

            partners, couple = partners_of(codebook, partners, couple, earlier)
        wanted = frame_options(
            intervals=intervals,
            remedies=remedies,
            rules=rules,
            invalid=invalid,
            prefix=prefix,
            partners=partners,
            couple=couple,
            by_partner=by_partner,
            earlier=earlier,
            earlier_days=earlier_days,
            passed_on=passed_on,
        )
        if codebook is None:
            result: Frame = engine.run(frame, wanted)
            return result
        from intimacy_kit.answers.codebooks.coded_frames import diagnose_coded  # noqa: PLC0415 - as above

        rulebook, whole = self.runtime.built.rulebook, self._whole.runtime.built.rulebook
        coded: Frame = diagnose_coded(frame, codebook, wanted, engine=engine, rules=rulebook, whole=whole, stacklevel=2)
        return coded

    def validate(
        self,
        frame: object,
        outcome: str,
        *,
        event: str | float | None = None,
        codebook: Codebook | None = None,
        partners: tuple[str, str] | None = None,
        couple: str | None = None,
        weights: str | None = None,
        group: str | None = None,
        passed_on: Iterable[str] = (),
        leave_out: bool = True,
        least: int = 20,
        draws: int = 1000,
        seed: int = 0,
    ) -> Validation:
        """Tell how well scores go with an outcome that is known: `pip install ".[validation]"` in a checkout.

        It tells nothing of what changes an outcome, and foresees nothing where the outcome is of the same day.

        Args:
            frame: a dataframe as for `diagnose_frame`, all rows of which fit into memory.
            outcome: the column with what came of each case: true and false, 1 and 0, or a number. Rows without are left
                out.
            event: the value of that column which is the event, such as 2 or "yes", if it is not 1. The column holds
                this and one other value.
            codebook: as for `diagnose_frame`. Its `missing` holds for the columns of outcome, weights and groups, too.
            partners: as for `diagnose_frame`.
            couple: as for `diagnose_frame`; two partners then count as one couple in intervals.
            weights: the column with the weight of each case, above 0.
            group: the column with the group of each case, such as a country or a wave.
            passed_on: columns that are no answers though their names are, or nearly are, those of signals.
            leave_out: whether to compute what leaving out each rule changes, which takes most of the time.
            least: couples with the event, and as many without, that are needed for a word about them; 10 or more.
            draws: of the bootstrap; 20 or more.
            seed: of random numbers. The same seed gives the same figures.

        Raises:
            ObservationError: as for `diagnose_frame`.
            CodebookError: as for `diagnose_frame`.
            QuestionError: as for `diagnose_frame`, the packages are not installed (IK407), or the columns of outcome,
                weights or groups are not there or hold something else (IK467).

        Warns:
            CodebookWarning: answers look as if the codebook read them wrongly.
        """
        from intimacy_kit.validation.required import require_statistics  # noqa: PLC0415 - an extra

        require_statistics()
        require_narwhals()
        from intimacy_kit.validation.asking import asked  # noqa: PLC0415 - as above
        from intimacy_kit.validation.validating import validated, wanted  # noqa: PLC0415 - as above

        request = wanted(
            outcome=outcome,
            event=event,
            weights=weights,
            group=group,
            least=least,
            draws=draws,
            seed=seed,
            leave_out=leave_out,
        )
        extra = [name for name in (request.outcome, request.weights, request.group) if name is not None]
        how = asked(codebook=codebook, partners=partners, couple=couple, passed_on=passed_on, extra=extra)
        return validated(self.runtime, frame, how, request, stacklevel=2)

    def session(
        self,
        *,
        engine: EngineName = "compiled",
        earlier: Diagnosis | Iterable[Diagnosis | tuple[When, Diagnosis]] | None = None,
        when: When | None = None,
    ) -> Session:
        """Open a live session: a case with changing answers, which reports the findings that change.

        Args:
            engine: what runs the rules, as for `diagnose`.
            earlier: as for `diagnose`. After check-ins of two, the session is of two from its start.
            when: as for `diagnose`.

        Raises:
            QuestionError: unknown engine (IK404), or it cannot be used; `earlier` or times are not as they must be (as
                for `diagnose`), or earlier ones are of one person and of two (IK458).
        """
        return open_session(self.runtime, engine, earlier, when)

    def checkin(
        self,
        *,
        max_questions: int | None = None,
        stop_when: StopWhen = "settled",
        prior: Prior | None = None,
        known: Mapping[str, float | bool | str | None] | None = None,
        declined: Iterable[str] = (),
        only: Iterable[str] | None = None,
        earlier: Diagnosis | Iterable[Diagnosis | tuple[When, Diagnosis]] | None = None,
        when: When | None = None,
    ) -> Checkin:
        """Start an adaptive check-in: questions one after another, each chosen by the answers so far.

        Questions about safety come first. Under a concern no others are asked. A new check-in with the same `known` and
        `declined` continues with the same questions.

        Args:
            max_questions: maximum number. What is known and declined counts; what is about safety does not.
            stop_when: `settled`: when no answer could change the level of a challenge any more. `likely`: when that is
                improbable, going by the answers so far. `everything`: when nothing could change anything. Or a function
                that takes the diagnosis so far and says whether it is enough.
            prior: as for `Diagnosis.next_questions`.
            known: what is answered already.
            declined: the signals that the person would not answer.
            only: the signals that may be asked; without a safety question among them the person stays not screened.
            earlier: as for `diagnose`: safety questions whose answers still count are not asked again.
            when: as for `diagnose`.

        Raises:
            ObservationError: what is known does not fit (IK3xx), or there is no signal that was declined, or that is to
                be asked (IK302).
            QuestionError: an option is invalid (IK404), or this is no prior (IK430).
        """
        from intimacy_kit.checkin import Checkin  # noqa: PLC0415 - most programs have none

        return Checkin(
            self.runtime,
            max_questions=max_questions,
            stop_when=stop_when,
            prior=prior,
            known=known,
            declined=declined,
            only=only,
            earlier=earlier,
            when=when,
        )

    def to_durable(self) -> dict[str, Any]:
        """Return the rules as plain data for those who run durable-rules themselves; it need not be installed.

        The keys are described beside `intimacy_kit.engines.durable.definition.definition`.

        Raises:
            QuestionError: durable-rules cannot take the rules (IK410).
        """
        from intimacy_kit.engines.durable.definition import definition  # noqa: PLC0415 - few ask for it

        return definition(self.runtime.built.rulebook)

    def to_javascript(self, *, locales: Iterable[str] | None = None) -> JavaScript:
        """Return what it knows as a module of JavaScript without dependencies, to keep answers on the device.

        The module diagnoses as Python does, to the last bit and with the same digest. It has all contexts, or the one
        that was chosen with `within`, and the tailorings that were chosen so.

        Args:
            locales: the locales whose texts are in it, the first for where none is asked for; none for data alone. By
                default the one that this knowledge base has, else all of `locales`.

        Raises:
            QuestionError: they are no list of locales (IK404), or there are no texts in one (IK485).
        """
        from intimacy_kit.reasoning.exporting.javascript import to_javascript  # noqa: PLC0415 - few ask for it

        return to_javascript(self.runtime, locales)

    def graph(self) -> DiGraph[str]:
        """Return all that it knows, as a directed graph of networkx: `pip install ".[graph]"` in a checkout.

        Nodes go by id and have `kind` and `title`, that of a rule is its condition. Edges have `kind`, those of
        rules and links a `strength`, over 0 and under 1.

        Raises:
            QuestionError: networkx is not installed (IK407).
        """
        from intimacy_kit.reasoning.graph import knowledge_graph, to_networkx  # noqa: PLC0415 - networkx is an extra

        return to_networkx(self.runtime.once(knowledge_graph))

    def picture(self, around: str | None = None, *, steps: int = 1) -> Picture:
        """Draw what it knows, as a picture for Mermaid, Graphviz or the web; notebooks draw it by themselves.

        Args:
            around: the id of what to draw, with all that is near it; None for the concepts alone, without rules.
            steps: how far to go from there, 1 to 10. A rule is no step of its own.

        Raises:
            QuestionError: nothing has this id (IK401), or this is no number of steps (IK404).
        """
        from intimacy_kit.reasoning import graph  # noqa: PLC0415 - few ask for it
        from intimacy_kit.render.pictures.picture import Picture  # noqa: PLC0415 - few ask for it

        near = graph.neighbourhood(self.runtime.once(graph.knowledge_graph), around, steps)
        say = messages_in(self.locale)
        title = say.gettext("How the concepts hang together") if around is None else near.nodes[around].title
        return Picture(near, title, around, say)

    def evaluate(self, condition: Condition | str, values: Given | Observations) -> Truth:
        """Return the truth of a condition in one case, of a couple whether it is true for either of the two.

        Findings count by score.

        Raises:
            ConditionError: the condition cannot be read, or does not fit the signals and findings (IK2xx).
            ObservationError: the values do not fit (IK3xx).
        """
        runtime = self.runtime
        resolved = resolve_condition(condition, runtime.names)
        case = runtime.case(values)
        return diagnosing.truth(runtime.of(case).context, resolved, case, runtime.run(case))


def _restored(runtime: Runtime) -> KnowledgeBase:
    """Return a knowledge base that was pickled."""
    return KnowledgeBase(runtime.whole)._face(runtime)


@dataclass(frozen=True, slots=True)
class Reload:
    """The result of `reload_if_changed`.

    Attributes:
        knowledge: made of the packs as they are now; the one that was asked, if nothing changed or something is wrong.
        changed: whether it is a new one.
        problems: what is wrong with the packs as they are now; a new knowledge base has none.
    """

    knowledge: KnowledgeBase
    changed: bool
    problems: tuple[Problem, ...] = ()
