"""A diagnosis, as its users hold it: its data, and what one can ask of it. The thinking is in `reasoning`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from os import PathLike
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NoReturn, Self, TypeVar

from intimacy_kit.engines.outcome import Outcome
from intimacy_kit.errors import Problem, QuestionError
from intimacy_kit.model.couple import PARTNERS, Gap, View, Who
from intimacy_kit.model.observations import Observations, Value
from intimacy_kit.model.options import whole_option
from intimacy_kit.model.pack import PackInfo
from intimacy_kit.model.result import Finding, Record, Remedy, Safety, Shareable, Strength
from intimacy_kit.model.values import listed, plain_text
from intimacy_kit.reasoning.case.case import Case
from intimacy_kit.reasoning.case.couples import gaps, still_to_ask
from intimacy_kit.reasoning.diagnosing import record as diagnosing
from intimacy_kit.reasoning.diagnosing.serialization import from_dict, from_json, to_dict, to_json, unreadable
from intimacy_kit.reasoning.diagnosing.support import Support, support_in

if TYPE_CHECKING:
    from intimacy_kit.knowledge import Given, KnowledgeBase
    from intimacy_kit.model.levels import Level
    from intimacy_kit.model.questions import NextQuestion
    from intimacy_kit.model.resources import HelpLine, Resources
    from intimacy_kit.reasoning.counterfactuals.recourse_result import Paths
    from intimacy_kit.reasoning.elicitation.answer_partition import Prior
    from intimacy_kit.reasoning.explanations.explanation import Explanation
    from intimacy_kit.reasoning.planning.plan import Plan
    from intimacy_kit.reasoning.progress.check_ins import CheckIn, When
    from intimacy_kit.what_if import WhatIf

MOST_INDENT = 16
_Scored = TypeVar("_Scored", Finding, Strength)


class Diagnosis:
    """What was found in one case, and what can help. Immutable.

    It remembers its knowledge base, so that it can be asked further. Read back from JSON without one it still holds all
    its data, but `explain` and `shareable` raise a `QuestionError` (IK402). Its `repr` tells nothing of the case.
    """

    def __init__(self, record: Record, knowledge: KnowledgeBase | None = None, case: Case | None = None) -> None:
        if type(record) is not Record:
            help = "make one by `kb.diagnose(...)`, or read it by `Diagnosis.from_json(...)`"
            raise QuestionError(Problem("IK404", "a diagnosis is made of a record", help))
        of_record = Case(record.observations, record.safety_answers)
        self.__dict__.update(_parts=record, _knowledge=knowledge, _case=case or of_record)

    @classmethod
    def _made(cls, knowledge: KnowledgeBase, case: Case, outcome: Outcome) -> Self:
        """From what the engine gave; it is put into words when first looked at."""
        diagnosis = cls.__new__(cls)
        diagnosis.__dict__.update(_knowledge=knowledge, _case=case, _outcome=outcome)
        return diagnosis

    @cached_property
    def _parts(self) -> Record:
        return diagnosing.record(self._asked._desk, self._case, self._outcome)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("a diagnosis cannot be changed")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError("a diagnosis cannot be changed")

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self._parts, self._knowledge, self._case)

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
    def support(self) -> Support | None:
        """All that people may be told under a safety concern; None where there is none. Ask it before you tell."""
        return support_in(self._parts)

    @cached_property
    def unknown(self) -> tuple[str, ...]:
        """The signals not answered that could still change something, ascending.

        Of a couple, what only one has answered is among them where it is about safety.
        """
        if self._parts.unknown is not None:
            return self._parts.unknown
        knowledge, case = self._asked, self._case
        return diagnosing.unknown(knowledge._desk, case, case.run(knowledge._engine.run))

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
        """What was answered; of a couple, what came of both."""
        return self._parts.observations

    @property
    def context(self) -> str | None:
        """The kind of relationship that was chosen, if any."""
        return self._parts.context

    @property
    def tailoring(self) -> tuple[str, ...]:
        """The tailorings that were chosen."""
        return self._parts.tailoring

    @property
    def locale(self) -> str | None:
        """The locale that was chosen for its texts, if any."""
        return self._parts.locale

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
        from intimacy_kit.reasoning.explanations.explainer import explain  # noqa: PLC0415 - built only when asked for

        return explain(self._asked._desk, self.observations, self._parts, id)

    def next_questions(self, n: int = 5, *, prior: Prior | None = None) -> tuple[NextQuestion, ...]:
        """What to ask next: the open questions, those first whose answers are expected to narrow the most.

        Questions about safety come before all others. Under a safety concern there are no others. Of a couple, each
        question says in `partners` who has not answered it yet; what one of them has answered is open only where a
        safety rule reads it.

        Args:
            n: how many at most.
            prior: how likely which answers are, by signal: weights by value, such as `{True: 1, False: 4}`, or a
                function from values to weights. Without it all answers are equally likely.

        Raises:
            QuestionError: `n` is no number of questions (IK404), this is no prior (IK430), or there is no knowledge
                base to ask (IK402).
        """
        from intimacy_kit.reasoning.elicitation.question_ranking import checked_count  # noqa: PLC0415 - made only when asked for

        count, asking, values = checked_count(n, "n"), self._asked._asking, self.observations
        regions = asking.atlas.under(prior)
        asked = self.safety.unanswered if self.safety.concern else self.unknown
        partners = self._case.partners
        if partners is None:
            return tuple(asking.ranked(values, self._asked._engine.run(values), asked, regions)[:count])
        desk = self._asked._desk
        whose = {id: still_to_ask(*partners, desk.book.signals[id], desk.private) for id in asked}
        open_for = [id for id, who in whose.items() if who]
        ranked = asking.ranked(values, self._asked._engine.run(values), open_for, regions)[:count]
        return tuple(question.model_copy(update={"partners": whose[question.id]}) for question in ranked)

    def what_if(self, values: Given = MappingProxyType({}), /, **named: float | bool | str | None) -> WhatIf:
        """What the diagnosis would be if some answers were others, and what differs.

        What was said about safety cannot be supposed away: a signal that a safety rule reads may only be supposed where
        it is not answered yet, there is no concern, and what is supposed does not rule a concern out.

        Args:
            values: by signal id, as for `KnowledgeBase.observations`; None as if it had not been answered. Of a couple,
                as if both had answered so; or a `Couple` with what to suppose of each.
            named: the same, by keyword. These count where both are given.

        Raises:
            ObservationError: with everything that does not fit (IK3xx).
            QuestionError: it would change what was said about safety (IK420), there is no knowledge base to ask
                (IK402), or a couple is supposed where there are no two partners (IK450).
        """
        from intimacy_kit.what_if import what_if  # noqa: PLC0415 - made only when asked for

        return what_if(self, values, named)

    def path_to(self, finding: str, *, level: Level = "none") -> Paths:
        """What would have to change for a challenge or a consequence to be at most at this level.

        Only answers that were given change, only to signals that are `changeable`, and never to what a safety rule
        reads. Each alternative has as few changes as can be: without any one of them it would not be enough. Of a
        couple, what came of both answers changes: it has when both would answer so.

        Args:
            finding: the id of a challenge or a consequence.
            level: the highest level that it may have then: `none`, `mild` or `moderate`.

        Raises:
            QuestionError: there is no such challenge or consequence (IK401) or level (IK404), there is a safety concern
                (IK421), or no knowledge base to ask (IK402).
        """
        from intimacy_kit.reasoning.counterfactuals.recourse import path_to  # noqa: PLC0415 - made only when asked for

        knowledge = self._asked
        return path_to(knowledge._desk, self.observations, self._parts, finding, level)

    def plan(
        self,
        *,
        minutes_per_week: float,
        together: bool = True,
        weeks: int = 8,
        earlier: Diagnosis | Iterable[Diagnosis | tuple[When, Diagnosis]] | None = None,
    ) -> Plan:
        """What to begin with, week by week: the practices that help most in the time there is, gentle ones first.

        Support by a professional comes first and takes no time off it, where it is recommended, a finding is severe, or
        one has not become lighter, and after a safety concern. Under a safety concern it is all there is. One that was
        given earlier stays until it was answered with no.

        Args:
            minutes_per_week: the time for all practices of a week together.
            together: whether both partners take part; else only what one can do alone is in it.
            weeks: how many, 1 to 52.
            earlier: the diagnosis before, or all earlier ones as for `progress`: for the safety concerns in them, and
                to see what has not become lighter since the last of them. Stored ones need no knowledge base.

        Raises:
            QuestionError: an option is not usable (IK404), the times of earlier ones cannot be read or compared
                (IK422), or there is no knowledge base to ask (IK402).
        """
        from intimacy_kit.reasoning.planning.planner import checked_options, make_plan  # noqa: PLC0415 - the same
        from intimacy_kit.reasoning.progress.check_ins import in_order  # noqa: PLC0415 - few ask for it

        minutes, both, many = checked_options(minutes_per_week, together, weeks)
        given: object = earlier
        if given is None or isinstance(given, Diagnosis):
            given = [] if given is None else [given]
        items = listed(given)
        before = in_order(items, Diagnosis) if items is not None else None
        if before is None:
            help = "give what `diagnose` gave then, or a list of all of them"
            raise QuestionError(Problem("IK404", "'earlier' must be a diagnosis, or several", help))
        check_ins = [diagnosis._check_in(number, when) for number, (when, diagnosis) in enumerate(before, 1)]
        now = self._check_in(len(before) + 1, None)
        candidates = self._asked._desk.candidates
        return make_plan(
            [*check_ins, now],
            candidates,
            first=self._open_questions,
            minutes_per_week=minutes,
            together=both,
            weeks=many,
        )

    def _open_questions(self) -> list[str]:
        """What to ask next of what is not for one alone."""
        private = self._asked._desk.private
        return [str(question) for question in self.next_questions(len(self.unknown)) if question.id not in private]

    def shareable(self, *, to: Who | None = None) -> Shareable:
        """What a partner may see: as if nothing private had been answered, without answers, safety and remedies.

        Args:
            to: of a couple, the partner who is to see it.

        Raises:
            QuestionError: there is no knowledge base to ask (IK402), `to` is no partner (IK404), or there are no two
                partners (IK450).
        """
        knowledge = self._asked
        if to is not None:
            self._partner(to)
        shared = diagnosing.without_private(knowledge._desk, self.observations)
        return diagnosing.shareable(knowledge._desk, knowledge._engine.run(shared))

    def view(self, partner: Who) -> View:
        """Of a couple: what the answers of one partner alone come to, for that partner's own eyes.

        Raises:
            QuestionError: as for `shareable`.
        """
        alone = self._asked.diagnose(self._partner(partner))
        return View(
            partner=_who(partner),
            safety=alone.safety,
            findings=tuple(alone.findings.values()),
            components=tuple(alone.components.values()),
            unknown=alone.unknown,
            provenance=alone.provenance,
        )

    def gaps(self) -> tuple[Gap, ...]:
        """Of a couple: what the two see very differently, the widest first. For whoever helps them, not for one alone.

        Under a safety concern there are none: nobody is to be led to tell the other how it is for them.

        Raises:
            QuestionError: as for `shareable`.
        """
        desk = self._asked._desk
        a, b = self._partner("a"), self._partner("b")
        return gaps(a, b, desk.book.signals, desk.private) if self.support is None else ()

    def help_lines(self, resources: Resources, locale: str, *, today: date | None = None) -> tuple[HelpLine, ...]:
        """Where to turn: the app's help lines for what was answered about safety. For the person who answered, alone.

        Args:
            resources: what the app supplies.
            locale: such as "en-GB"; where there are none for it that fit, those for "en" are taken.
            today: for which day; by default the present one.

        Warns:
            StaleResourceWarning: one of them was not checked for long.

        Raises:
            QuestionError: there are none for the locale (IK451), or the arguments are of another kind (IK404).
        """
        from intimacy_kit.reasoning.diagnosing.help_lines import help_lines  # noqa: PLC0415 - only where there is an app around it

        return help_lines(resources, locale, self.safety, date.today() if today is None else today)

    def _partner(self, who: object) -> Mapping[str, Value]:
        name = _who(who)
        partners = self._case.partners
        if partners is None:
            help = "diagnose `Couple(a=..., b=...)`; a stored diagnosis holds what came of both, and not who said what"
            raise QuestionError(Problem("IK450", "the diagnosis does not know of two partners", help))
        return partners[PARTNERS.index(name)]

    def to_html(
        self, path: str | PathLike[str] | None = None, *, plan: Plan | None = None, help_lines: Iterable[HelpLine] = ()
    ) -> str:
        """A whole page of it, as `render_html` makes it; for whoever gave the answers, and not for a partner.

        Args:
            path: where to write it too, if anywhere: the file is replaced as a whole.
            plan: what `plan` gave, to be part of it.
            help_lines: what `help_lines` gave.

        Raises:
            QuestionError: as for `render_html`, or the file cannot be written (IK490).
        """
        from intimacy_kit.render.html import render_html  # noqa: PLC0415 - rendering is above, and few ask for it
        from intimacy_kit.render.html.files import write_page  # noqa: PLC0415 - the same

        page = render_html(self, plan=plan, help_lines=help_lines)
        if path is not None:
            write_page(path, page)
        return page

    def _repr_html_(self) -> str:
        from intimacy_kit.render.html.notebook import diagnosis_fragment  # noqa: PLC0415 - in notebooks only

        return diagnosis_fragment(self)

    def to_dict(self) -> dict[str, Any]:
        """All its data as plain dicts, lists, text and numbers; this includes the answers."""
        return to_dict(self.record)

    def to_json(self, *, indent: int | None = None) -> str:
        """All its data as JSON; this includes the answers. The same diagnosis always gives the same text.

        Raises:
            QuestionError: `indent` is no whole number from 0 to 16 (IK404).
        """
        return to_json(self.record, None if indent is None else whole_option(indent, "indent", 0, MOST_INDENT))

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
        if knowledge is None:
            return cls(record)
        if not hasattr(type(knowledge), "_as_stored"):
            help = "give what `load_knowledge` gave, or leave it out"
            raise QuestionError(Problem("IK404", "'knowledge' must be a knowledge base", help))
        if knowledge.packs != record.provenance:
            help = "read it without a knowledge base, or diagnose anew what was answered"
            raise QuestionError(Problem("IK403", "the diagnosis was made with other rules", help))
        made = knowledge._as_stored(record)
        if made is None:
            raise unreadable("it is not what its observations come to")
        return cls(made.record, made._knowledge)

    def _check_in(self, number: int, when: str | None) -> CheckIn:
        """As one of several check-ins."""
        from intimacy_kit.reasoning.progress.check_ins import CheckIn  # noqa: PLC0415 - few look back

        book = None if self._knowledge is None else self._knowledge._desk.book
        return CheckIn(number, when, self._parts, book, self._case.partners)

    @property
    def _asked(self) -> KnowledgeBase:
        knowledge: KnowledgeBase | None = self._knowledge
        if knowledge is None:
            help = "give the knowledge base when reading it: `Diagnosis.from_json(text, knowledge)`"
            raise QuestionError(Problem("IK402", "this diagnosis has no knowledge base to ask", help))
        return knowledge

    if TYPE_CHECKING:
        _knowledge: KnowledgeBase | None
        _case: Case
        _outcome: Outcome


def _present(scored: Iterable[_Scored]) -> tuple[_Scored, ...]:
    present = (finding for finding in scored if finding.level != "none")
    return tuple(sorted(present, key=lambda finding: (-finding.score, finding.id)))


def _who(partner: object) -> Who:
    """The name of a partner."""
    name = plain_text(partner)
    for known in PARTNERS:
        if name == known:
            return known
    raise QuestionError(Problem("IK404", "a partner is 'a' or 'b'", "use the names that `Couple` gives them"))
