"""The public class `Diagnosis`: its data, and the questions that it answers. Computations are in `reasoning`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property, partial
from os import PathLike
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Self

from intimacy_kit.documents.layout import to_text
from intimacy_kit.documents.telling import Tellable, TellableData
from intimacy_kit.documents.terminal import show
from intimacy_kit.documents.tree import Document
from intimacy_kit.errors import OptionError, Problem, QuestionError
from intimacy_kit.messages.catalogue import messages_in
from intimacy_kit.model.couple import PARTNERS, Gap, Given, Who
from intimacy_kit.model.result import Record
from intimacy_kit.model.shareable import ShareableData
from intimacy_kit.model.values import as_list
from intimacy_kit.reasoning.case.case import Case, Outcomes
from intimacy_kit.reasoning.case.couples import gaps, place_of
from intimacy_kit.reasoning.counterfactuals.what_if import Hypothetical
from intimacy_kit.reasoning.diagnosing import record as diagnosing
from intimacy_kit.reasoning.diagnosing.earlier import told_anew
from intimacy_kit.reasoning.diagnosing.record_view import RecordView
from intimacy_kit.reasoning.diagnosing.serialization import from_dict, from_json, unreadable
from intimacy_kit.reasoning.knowledge_view import KnowledgeView, runtime_of
from intimacy_kit.reasoning.progress.check_ins import CheckIn, When, age, in_order, refuse_others
from intimacy_kit.reasoning.progress.earlier import earlier_of
from intimacy_kit.reasoning.runtime import Runtime
from intimacy_kit.render.extent import Extent, in_page, in_text
from intimacy_kit.render.files import to_fragment, written
from intimacy_kit.render.parts import checked_given, checked_parts

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema

    from intimacy_kit.model.concepts import Strategy
    from intimacy_kit.model.indexes import IndexValue
    from intimacy_kit.model.questions import NextQuestion
    from intimacy_kit.model.resources import HelpLine, Resources
    from intimacy_kit.model.result import Finding, Remedy
    from intimacy_kit.reasoning.asked import Result
    from intimacy_kit.reasoning.counterfactuals.recourse_result import Paths
    from intimacy_kit.reasoning.elicitation.answer_partition import Prior
    from intimacy_kit.reasoning.explanations.explanation import Explanation
    from intimacy_kit.reasoning.planning.plan import Plan


class Diagnosis(RecordView, Tellable):
    """The findings of one case, and what can help. Immutable.

    It keeps its knowledge base for further questions. One that was read from JSON without a knowledge base has all its
    data, but its methods that need the rules raise a `QuestionError` (IK402). Its `repr` and `str` show nothing of the
    case; `show()` tells it.
    """

    def __init__(self, record: Record, knowledge: KnowledgeView | Runtime | None = None) -> None:
        if type(record) is not Record:
            help = "call `kb.diagnose(...)`, or `Diagnosis.from_json(...)` for a stored one"
            raise OptionError(Problem("IK404", "a diagnosis must be created by `kb.diagnose(...)`", help))
        known = None if knowledge is None else runtime_of(knowledge)
        self.__dict__.update(_parts=record, _known=known, _case=Case(record.people, record.earlier))

    @cached_property
    def _parts(self) -> Record:
        return diagnosing.record(self._rules.context, self._case, self._outcomes)

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self._parts, self._known)

    @cached_property
    def unknown(self) -> tuple[str, ...]:
        """The unanswered signals that could still change a result, ascending; of a couple, those of either."""
        if self._parts.unknown is not None:
            return self._parts.unknown
        return diagnosing.unknown(self._rules.context, self._case, self._runtime.run(self._case))

    @cached_property
    def record(self) -> Record:
        """All its data, as it is stored."""
        return self._parts.model_copy(update={"unknown": self.unknown})

    def explain(self, of: str | Result | Remedy | Strategy) -> Explanation:
        """Explain a challenge, a consequence, a component or an index, or why a strategy is recommended or not.

        A finding of a couple is explained by the answers of the partner whose score it is, of both at a tie.

        Args:
            of: the id of a finding, a component, an index or a strategy, or one of these as a diagnosis has them.

        Raises:
            QuestionError: unknown finding, index or strategy (IK401), or no knowledge base (IK402).
        """
        from intimacy_kit.reasoning.explanations.explain import explain  # noqa: PLC0415 - built only when asked for

        rules = self._rules
        counted = self._case.counted(rules.context.book)
        return explain(rules.context, counted, self._parts, of, rules.built.evidence, rules.written)

    def next_questions(self, n: int = 5, *, prior: Prior | None = None) -> tuple[NextQuestion, ...]:
        """Return the open questions, the largest expected information gain first.

        Questions about safety come first; under a safety concern there are no others. Those that a concern of an
        earlier check-in stands by are open until they are answered again. For a couple, `partners` of a question says
        for whom it is open.

        Args:
            n: maximum number of questions.
            prior: the probabilities of answers, by signal: weights by value, such as `{True: 1, False: 4}`, or a
                function from values to weights. Without it answers are uniformly distributed.

        Raises:
            QuestionError: `n` is not a number of questions (IK404), this is not a prior (IK430), or there is no
                knowledge base to ask (IK402).
        """
        from intimacy_kit.reasoning.elicitation.open_questions import next_questions  # noqa: PLC0415 - made only when asked for

        rules, parts = self._rules, self._parts
        people = (self,) if parts.partners is None else parts.partners
        open = [one.safety.unanswered if self.safety.concern else one.unknown for one in people]
        return next_questions(rules, self._case, open, n, prior)

    def what_if(self, values: Given = MappingProxyType({}), /, **named: float | bool | str | None) -> WhatIf:
        """Return the diagnosis for hypothetical answers, and its difference from this one.

        Answers about safety cannot be changed: a signal that decides a concern, or one of the private part that a
        caution reads, may only be given if it is not answered yet, there is no concern, and the hypothetical answer
        does not rule a concern out. What else cautions read can be changed, and a caution with it.

        Args:
            values: as for `KnowledgeBase.observations`; for a couple, of both alike, or a `Couple`.
            named: the same, by keyword. These take precedence.

        Raises:
            ObservationError: it has a problem for each invalid name or value (IK3xx).
            QuestionError: it would change answers about safety (IK420), there is no knowledge base (IK402), or answers
                of a couple are given for one person (IK450).
        """
        from intimacy_kit.reasoning.counterfactuals.difference import difference  # noqa: PLC0415 - made only when asked for
        from intimacy_kit.reasoning.counterfactuals.hypotheticals import suppose  # noqa: PLC0415 - the same

        runtime = self._runtime
        new = from_outcomes(runtime, *suppose(runtime, self._case, values, named))
        return WhatIf(new, difference(runtime.built.rulebook, self._parts, new._parts))

    def path_to(self, to: str | Finding | IndexValue, *, level: str | None = None) -> Paths:
        """Return the smallest changes after which something hard is at most, or an index at least, at this level.

        Only given answers to `changeable` signals change, and none about safety, as in `what_if`. Each alternative is
        minimal: without any one of its changes it would not be enough. For a couple, each step says whose answer it is.

        Args:
            to: a challenge, a consequence or an index as `findings` and `indexes` have them, or the id of one.
            level: of a challenge or a consequence, the highest level that it may have: `none`, `mild` or `moderate`; by
                default `none`. Of an index, the lowest level that it is to have, without being open; by default its
                highest.

        Raises:
            QuestionError: unknown challenge, consequence or index (IK401) or level (IK404), there is a safety concern
                (IK421), or no knowledge base (IK402).
        """
        from intimacy_kit.reasoning.counterfactuals.recourse import path_to  # noqa: PLC0415 - made only when asked for

        return path_to(self._rules.context, self._case, self._parts, to, level)

    def plan(
        self,
        *,
        minutes_per_week: float,
        together: bool = True,
        weeks: int = 8,
        earlier: Diagnosis | Iterable[Diagnosis | tuple[When, Diagnosis]] | None = None,
    ) -> Plan:
        """Plan practices week by week: those that help most in the available time, at most three at a time.

        Of each strategy come those that suit the case, gentle ones first. Professional support comes before all and
        does not count towards the time; it is included if it is recommended, under a caution, and after a safety
        concern. Under a safety concern there is nothing else. An earlier concern stays until it is answered with no.

        Args:
            minutes_per_week: the time for all practices of a week together.
            together: whether both partners take part; if not, there are only practices for one.
            weeks: number of weeks, 1 to 52.
            earlier: the diagnosis before, or all earlier ones as for `progress`: for their safety concerns.
                Stored ones need no knowledge base.

        Raises:
            QuestionError: an option is invalid (IK404), the times of earlier ones cannot be read or compared
                (IK422), they are of another number of people (IK458), or there is no knowledge base (IK402).
        """
        from intimacy_kit.reasoning.planning.planner import checked_options, make_plan  # noqa: PLC0415 - made only when asked for

        minutes, both, many = checked_options(minutes_per_week, together, weeks)
        context, before = self._runtime.context, earlier_check_ins(earlier)
        refuse_others([one.record for one in before], len(self._parts.people))
        return make_plan(
            [*told_anew([one.record for one in before], context), self._parts],
            context.candidates,
            first=self._open_to_both,
            minutes_per_week=minutes,
            together=both,
            weeks=many,
        )

    def _open_to_both(self) -> list[str]:
        """Return the open questions that are not private."""
        private = self._runtime.context.private
        return [str(question) for question in self.next_questions(len(self.unknown)) if question.id not in private]

    def shareable(self) -> Shareable:
        """Return what both partners may see: levels, and what both can do, without answers, numbers and safety.

        It follows from the answers to questions that are not private alone: whatever was answered or left out in
        private, it is the same. Who knows the other one well may guess single answers from the levels: say so before
        it is shown.

        Raises:
            QuestionError: there is no knowledge base (IK402).
        """
        from intimacy_kit.reasoning.diagnosing import shareable as sharing  # noqa: PLC0415 - few ask for it

        runtime, context = self._runtime, self._rules.context
        case = sharing.without_private(context, self._case)
        return Shareable(**dict(sharing.shareable(context, case, runtime.run(case))))

    def view(self, partner: Who) -> Diagnosis:
        """Return the diagnosis of the own answers of one partner of a couple, as if there were no other.

        It is for that partner's own eyes: nothing in it depends on what the other one answered. If there were earlier
        check-ins of the two, what this partner answered there about safety counts.

        Raises:
            QuestionError: there is no knowledge base (IK402), this is no partner (IK404), or there are no two (IK450).
        """
        runtime = self._runtime
        earlier = self._case.earlier
        case = Case((self.of(partner).observations,), earlier and earlier.alone(place_of(partner)))
        return from_outcomes(runtime, case, runtime.run(case))

    def gaps(self) -> tuple[Gap, ...]:
        """Return the signals that the partners of a couple answered very differently, the widest gap first.

        They are for whoever helps the couple, and never private. Under a safety concern there are none, so that nobody
        is led to tell the other how it is for them.

        Raises:
            QuestionError: there is no knowledge base (IK402), or there are no two partners (IK450).
        """
        context, (a, b) = self._runtime.context, (self.of(who).observations for who in PARTNERS)
        if self.support is not None:
            return ()
        return gaps(a, b, context.book.signals, context.private, messages_in(self.locale))

    def help_lines(self, resources: Resources, locale: str, *, today: date | None = None) -> tuple[HelpLine, ...]:
        """Return the app's help lines for the safety of this case, for the person who answered alone.

        Args:
            resources: the help lines of the app.
            locale: such as "en-GB"; if it has none that fit, those of "en" are used.
            today: the date to which their age is compared; by default the current one.

        Warns:
            StaleResourceWarning: a help line was verified too long ago.

        Raises:
            QuestionError: there are none for the locale (IK451), or the arguments are of another kind (IK404).
        """
        from intimacy_kit.reasoning.diagnosing.help_lines import help_lines  # noqa: PLC0415 - only where there is an app around it

        return help_lines(resources, locale, self.safety, date.today() if today is None else today)

    def document(
        self,
        *,
        remedies: int = 4,
        practices: int = 3,
        plan: Plan | None = None,
        help_lines: Iterable[HelpLine] = (),
    ) -> Document:
        """Return all that is told of it as a document tree: under a safety concern support alone, all of it.

        Args:
            remedies: number of remedies that are told in full.
            practices: number of practices that are told of each remedy.
            plan: what `plan` gave, to be part of it.
            help_lines: what `help_lines` gave.

        Raises:
            QuestionError: these are of another kind (IK404).
        """
        return self._told(in_page(remedies, practices), plan, help_lines)

    def to_text(self, *, width: int | None = None, remedies: int = 3, practices: int = 2) -> str:
        """Return it in plain words: safety first, then what works, what is hard, and what can help.

        Under a safety concern it is support alone, all of it.

        Args:
            width: of its lines, at least 40; None is as wide as the terminal, else 80; `COLUMNS` counts.
            remedies: number of remedies that are told in full.
            practices: number of practices that are told of each remedy.

        Raises:
            QuestionError: these are of another kind (IK404).
        """
        return to_text(self._told(in_text(remedies, practices)), width)

    def show(self, *, width: int | None = None, remedies: int = 3, practices: int = 2) -> None:
        """Print it, in colour where there is some (with Rich); arguments and errors as for `to_text`."""
        show(self._told(in_text(remedies, practices)), width)

    def to_html(
        self,
        path: str | PathLike[str] | None = None,
        *,
        date: When | None = None,
        for_whom: str | None = None,
        plan: Plan | None = None,
        help_lines: Iterable[HelpLine] = (),
        emergency: str | None = None,
    ) -> str:
        """Return a whole page, to be read in a browser, sent as one file, or printed, without network or script.

        It begins with three sentences: what is well, what is hard, and what to try first. It tells no answers, but what
        follows from them: it is for whoever gave them. For a partner there is the page of what is `shareable`.

        Args:
            path: where to write it too; the file is replaced as a whole.
            date: of the check-in, to be told: a date, a datetime, or ISO text. No clock is read.
            for_whom: a name, to be told; never under a safety concern.
            plan: what `plan` gave, to be part of it.
            help_lines: what `help_lines` gave.
            emergency: the number to call in danger, which is told under a safety concern.

        Raises:
            QuestionError: these are of another kind (IK404), the date cannot be read (IK422), or the file cannot be
                written (IK490).
        """
        from intimacy_kit.render.pages.one import page_of_one  # noqa: PLC0415 - what is told as text starts faster without

        planned, lines = checked_parts(plan, help_lines)
        given = checked_given(date, for_whom, emergency)
        told = None if self._known is None else self._rules.context
        return written(page_of_one(self, given, told, plan=planned, help_lines=lines), path)

    def _told(self, extent: Extent, plan: Plan | None = None, help_lines: Iterable[HelpLine] = ()) -> Document:
        from intimacy_kit.render.diagnosis_document import diagnosis_document  # noqa: PLC0415 - few ask for it

        return diagnosis_document(self, extent, knowledge=self._known is not None, plan=plan, help_lines=help_lines)

    def _repr_html_(self) -> str:
        return to_fragment(self.document())

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> CoreSchema:
        """Let it be a field of pydantic models, and a response of web services: written without the answers."""
        from intimacy_kit.reasoning.diagnosing.field import schema  # noqa: PLC0415 - few ask for it

        return schema(cls, cls.from_dict, lambda diagnosis: diagnosis.record)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        from intimacy_kit.reasoning.diagnosing.field import json_schema  # noqa: PLC0415 - few ask for it

        return json_schema(handler)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any], knowledge: KnowledgeView | None = None) -> Self:
        """Read what `to_dict` gave; arguments and errors as for `from_json`."""
        return cls._stored(from_dict(data), knowledge)

    @classmethod
    def from_json(cls, text: str | bytes, knowledge: KnowledgeView | None = None) -> Self:
        """Read what `to_json` gave, with the knowledge base that it was made with, to ask it further.

        Raises:
            StoredDiagnosisError: it cannot be read, or is not what `knowledge` makes of its observations (IK501).
            QuestionError: it was made with other rules than those of `knowledge` (IK403).
        """
        return cls._stored(from_json(text), knowledge)

    @classmethod
    def _stored(cls, record: Record, knowledge: KnowledgeView | None) -> Self:
        if knowledge is None:
            return cls(record)
        runtime = runtime_of(knowledge)
        if runtime.context.provenance != record.provenance:
            help = "read it without a knowledge base, or diagnose anew what was answered"
            raise QuestionError(Problem("IK403", "the diagnosis was made with other rules", help))
        again = runtime.stored(record)
        if again is None:
            raise unreadable("it is not what its observations come to")
        return cls(*again)

    @property
    def _runtime(self) -> Runtime:
        runtime: Runtime | None = self._known
        if runtime is None:
            help = "give the knowledge base when reading it: `Diagnosis.from_json(text, knowledge)`"
            raise QuestionError(Problem("IK402", "this diagnosis has no knowledge base", help))
        return runtime

    @property
    def _rules(self) -> Runtime:
        """The runtime for the people of the case."""
        return self._runtime.of(self._case)

    if TYPE_CHECKING:
        _known: Runtime | None
        _case: Case
        _outcomes: Outcomes


class WhatIf(Hypothetical[Diagnosis]):
    """The diagnosis for hypothetical answers. `str()` is its text; its `repr` shows nothing of the case."""

    __slots__ = ()


class Shareable(TellableData, ShareableData):
    """What both partners may see of a diagnosis, computed as if nothing private had been answered."""

    def document(self) -> Document:
        """Return all that is told, as a document tree."""
        from intimacy_kit.render.shareable_document import shareable_document  # noqa: PLC0415 - few ask for it

        return shareable_document(self)

    def to_html(
        self, path: str | PathLike[str] | None = None, *, date: When | None = None, for_whom: str | None = None
    ) -> str:
        """Return a whole page, as that of a diagnosis, in words and without numbers.

        Args:
            path: where to write it too; the file is replaced as a whole.
            date: of the check-in, to be told: a date, a datetime, or ISO text. No clock is read.
            for_whom: names, to be told.

        Raises:
            QuestionError: these are of another kind (IK404), the date cannot be read (IK422), or the file cannot be
                written (IK490).
        """
        from intimacy_kit.render.pages.both import page_for_both  # noqa: PLC0415 - few ask for it

        return written(page_for_both(self, checked_given(date, for_whom)), path)

    def _repr_html_(self) -> str:
        return to_fragment(self.document())


def from_outcomes(runtime: Runtime, case: Case, outcomes: Outcomes) -> Diagnosis:
    """Return the diagnosis of what an engine gave; it is put into words when first looked at."""
    diagnosis = Diagnosis.__new__(Diagnosis)
    diagnosis.__dict__.update(_known=runtime, _case=case, _outcomes=outcomes)
    return diagnosis


def with_earlier(runtime: Runtime, case: Case, earlier: object, when: object) -> Case:
    """Return a case with what earlier check-ins add for safety.

    Raises:
        QuestionError: these are no diagnoses (IK404), times cannot be read or compared (IK422), or they are of another
            number of people (IK458).
    """
    if when is not None:
        age(when, when)  # read it, also where there is nothing to compare
    return case if earlier is None else after(runtime, case, earlier_check_ins(earlier), when)


def after(runtime: Runtime, case: Case, earlier: Sequence[CheckIn], when: object) -> Case:
    """Return a case with what earlier check-ins, oldest first, add for safety; errors as for `with_earlier`."""
    read = partial(runtime.intake.about, runtime.built.rulebook.about_safety)
    days = runtime.built.screening_days
    return case._replace(earlier=earlier_of(earlier, when, len(case.people), read, days))


def earlier_check_ins(earlier: object) -> list[CheckIn]:
    """Return earlier diagnoses as check-ins, oldest first.

    Raises:
        QuestionError: these are no diagnoses (IK404), or times cannot be read or compared (IK422).
    """
    found = check_ins([] if earlier is None else [earlier] if isinstance(earlier, Diagnosis) else earlier)
    if found is None:
        help = "give what `diagnose` gave then, or a list of all of them, or of pairs of a time and what it gave"
        raise OptionError(Problem("IK404", "'earlier' must be a diagnosis, or several", help))
    return found


def check_ins(given: object) -> list[CheckIn] | None:
    """Return diagnoses, or pairs of a time and a diagnosis, as check-ins, oldest first; None if they are neither.

    Raises:
        QuestionError: a time cannot be read, or some have a time zone and some have none (IK422).
    """
    items = as_list(given)
    ordered = None if items is None else in_order(items, Diagnosis)
    if ordered is None:
        return None
    return [_check_in(diagnosis, number, when) for number, (when, diagnosis) in enumerate(ordered, 1)]


def _check_in(diagnosis: Diagnosis, number: int, when: str | None) -> CheckIn:
    return CheckIn(number, when, diagnosis._parts, diagnosis._known)
