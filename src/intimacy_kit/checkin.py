"""An adaptive check-in: it asks what matters most, skips what no longer matters, and stops when enough is known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Literal, NoReturn

from intimacy_kit.diagnosis import Diagnosis, from_outcomes, with_earlier
from intimacy_kit.errors import OptionError, Problem, QuestionError
from intimacy_kit.model.couple import Couple
from intimacy_kit.model.observations import Answer, Observations, Value
from intimacy_kit.model.pack import pack_names
from intimacy_kit.model.questions import NextQuestion
from intimacy_kit.model.values import as_list, plain_text
from intimacy_kit.reasoning.case.case import Case
from intimacy_kit.reasoning.elicitation.open_questions import ranking
from intimacy_kit.reasoning.elicitation.question_ranking import checked_count
from intimacy_kit.reasoning.runtime import Runtime

StopWhen = Literal["settled", "likely", "everything"] | Callable[[Diagnosis], bool]
Ended = Literal["settled", "maximum", "safety", "nothing_left"]


class Checkin:
    """A sequence of questions, each chosen by the answers so far. Made by `KnowledgeBase.checkin`.

    Iterate over it and `answer` each question; a question that was not answered is repeated. It is for one person and
    for one thread. Its `repr` shows nothing of the case.
    """

    def __init__(
        self,
        runtime: Runtime,
        *,
        max_questions: int | None,
        stop_when: StopWhen,
        prior: object,
        known: object,
        declined: Iterable[str],
        only: Iterable[str] | None,
        earlier: object,
        when: object,
    ) -> None:
        if max_questions is not None:
            max_questions = checked_count(max_questions, "max_questions")
        self._runtime, self._ranking = runtime, runtime.once(ranking)
        self._most = max_questions
        self._enough = stop_when if callable(stop_when) else None
        self._rule = None if callable(stop_when) else _checked_rule(stop_when)
        self._classes = self._ranking.partition.with_prior(prior)
        self._model = self._ranking.answer_model(self._classes) if self._rule in ("settled", "likely") else None
        if type(known) is Couple:
            help = "hold one for each of the two, and diagnose `Couple(a=..., b=...)`"
            raise OptionError(Problem("IK404", "a check-in asks one person, so 'known' cannot be of two", help))
        self._values: dict[str, Value] = runtime.intake.check({} if known is None else known)
        self._earlier = with_earlier(runtime, Case.of_one({}), earlier, when).earlier
        self._declined = dict.fromkeys(runtime.intake.retracted(_listed(declined, "declined")))
        self._there = runtime.built.rulebook.signals.keys()
        if only is not None:
            self._there = runtime.intake.retracted(_listed(only, "only")).keys()
        self._asked: list[str] = []
        self._moment: tuple[NextQuestion | None, Ended | None] | None = None
        self._diagnosis: Diagnosis | None = None

    def __iter__(self) -> Iterator[NextQuestion]:
        return self

    def __next__(self) -> NextQuestion:
        question = self.question
        if question is None:
            raise StopIteration
        return question

    def __repr__(self) -> str:
        return f"Checkin({pack_names(self._runtime.built.packs)})"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a check-in cannot be copied or pickled; its observations and what was declined can")

    @property
    def question(self) -> NextQuestion | None:
        """The open question; None at the end."""
        return self._now[0]

    @property
    def ended(self) -> Ended | None:
        """The reason why the check-in has ended; None while a question is open.

        `settled`: what `stop_when` asks for. `maximum`: so many questions were asked, here or before. `safety`: there
        is a concern. `nothing_left`: nothing else matters, it was declined, or it is none of those that there are.
        """
        return self._now[1]

    @property
    def asked(self) -> tuple[str, ...]:
        """The signals that were answered or declined here, in that order."""
        return tuple(self._asked)

    @property
    def observations(self) -> Observations:
        """All answers, known ones included. With `declined` they are all that another check-in needs to continue."""
        return Observations(self._values)

    @property
    def declined(self) -> tuple[str, ...]:
        """The signals that the person declined to answer; they are not asked again."""
        return tuple(id for id in self._declined if id not in self._values)

    @property
    def diagnosis(self) -> Diagnosis:
        """The diagnosis of the answers so far."""
        if self._diagnosis is None:
            case = Case((dict(self._values),), self._earlier)
            self._diagnosis = from_outcomes(self._runtime, case, self._runtime.run(case))
        return self._diagnosis

    def answer(self, value: Answer) -> None:
        """Answer the open question.

        Args:
            value: as for `KnowledgeBase.observations`; None if the person declines. For a question with items, the list
                of their answers, None for those that the person declines.

        Raises:
            ObservationError: the value is invalid (IK3xx); the question stays open.
            QuestionError: no question is open (IK431).
        """
        question = self.question
        if question is None:
            help = "look at `question` or `ended` first, or iterate over the check-in"
            raise QuestionError(Problem("IK431", "the check-in is finished", help))
        checked = self._runtime.intake.check({question.id: value})
        if not checked:
            self._declined[question.id] = None
        self._values |= checked
        self._asked.append(question.id)
        self._moment = self._diagnosis = None

    @property
    def _now(self) -> tuple[NextQuestion | None, Ended | None]:
        """The open question, or the reason why there is none; computed once per answer."""
        if self._moment is None:
            self._moment = self._looked()
        return self._moment

    def _looked(self) -> tuple[NextQuestion | None, Ended | None]:
        asking, values = self._ranking, self._values
        outcome = self._runtime.engine.run(values)
        missing = self._there - values.keys() - self._declined.keys()
        due = [id for id in asking.private_part if id in missing]
        if self._earlier is not None:  # what still counts is not asked again, but what a concern stands by is
            counted, open = self._earlier.of_person(0), self.diagnosis.safety.unanswered
            due = [id for id in due if id not in counted or id in open]
        if any(id in self._runtime.built.rulebook.read_by_safety for id in due):
            asked = asking.ranked(values, outcome, due[:1], self._classes)
            return asking.with_preamble(asked, [{*values, *self._declined}])[0], None
        if outcome.concerns or (self._earlier is not None and self.diagnosis.safety.concern):
            return None, "safety"
        findings, targets = None, list[int]()
        if self._rule in ("settled", "likely"):
            targets = asking.unsettled(outcome)
            if self._rule == "likely" and self._model is not None and targets:
                targets = asking.likely_to_change(values, outcome, targets, missing, self._model)
            findings = [(position, 1.0) for position in targets]
            candidates = asking.relevant_signals(values, outcome, targets)
            enough = not targets
        else:
            candidates = self.diagnosis.unknown
            enough = self._is_enough(self._enough) if self._enough else not candidates
        if enough:
            return None, "settled"
        left = [id for id in candidates if id in missing]
        if not left:
            return None, "nothing_left"
        had = (values.keys() | self._declined.keys()) - {*asking.private_part}
        if self._most is not None and len(had) >= self._most:
            return None, "maximum"
        if self._model is not None:
            left = [asking.most_telling(values, left, targets, self._model)]
        return asking.ranked(values, outcome, left, self._classes, findings, most=1)[0], None

    def _is_enough(self, enough: Callable[[Diagnosis], bool]) -> bool:
        try:
            return bool(enough(self.diagnosis))
        except Exception as error:
            help = "it takes a diagnosis and returns True or False; see the cause of this error"
            raise QuestionError(Problem("IK432", "the function 'stop_when' failed", help)) from error


def _checked_rule(rule: Any) -> str:
    name = plain_text(rule)
    if name in ("settled", "likely", "everything"):
        return name
    help = "it is 'settled', 'likely', 'everything', or a function that takes a diagnosis"
    raise OptionError(Problem("IK404", "unknown 'stop_when'", help))


def _listed(ids: Any, name: str) -> list[object]:
    """Return a list of ids that was given from outside."""
    items = as_list(ids)
    if items is None:
        raise OptionError(Problem("IK404", f"'{name}' must be a list of ids", 'such as ["trust"]'))
    return items
