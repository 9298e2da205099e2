"""Rank the questions to ask next by expected information gain, safety first, with the reason in words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from math import fsum

from intimacy_kit.engines.compiled import CompiledEngine
from intimacy_kit.engines.outcome import Outcome
from intimacy_kit.messages.catalogue import Messages
from intimacy_kit.model.couple import PARTNERS, Who
from intimacy_kit.model.fields import bare, of_partner, trusted
from intimacy_kit.model.levels import level
from intimacy_kit.model.observations import Value
from intimacy_kit.model.options import whole_option
from intimacy_kit.model.question_groups import QuestionGroup, lead_in_of
from intimacy_kit.model.questions import NextQuestion
from intimacy_kit.model.rulebook import RuleBook
from intimacy_kit.reasoning.counterfactuals.slicing import findings_slice
from intimacy_kit.reasoning.elicitation.answer_model import SAMPLES, AnswerModel
from intimacy_kit.reasoning.elicitation.answer_partition import AnswerClasses, AnswerPartition
from intimacy_kit.reasoning.elicitation.information_gain import (
    WEIGHTS,
    QuestionValue,
    is_settled,
    question_values,
    relevant_signals,
)
from intimacy_kit.reasoning.elicitation.presence import most_telling

UNLIKELY = 0.1
"""Maximum probability of a change of level at which a finding counts as likely settled."""

_MAX_TOLD = 3
"""Maximum titles in a reason; the rest are counted."""

FindingWeights = Sequence[tuple[int, float]]
"""Positions of findings in the rule book with their weights in the uncertainty of a case."""


class QuestionRanking:
    """A ranking of questions. Prepared once for a knowledge base.

    Attributes:
        partition: the partition of the values of each signal.
        private_part: the ids of the signals that are asked first, in private, in this order.
        all: every finding with its weight.
        challenges: positions of the challenges.
    """

    def __init__(
        self, book: RuleBook, engine: CompiledEngine, say: Messages, groups: Mapping[str, QuestionGroup] | None = None
    ) -> None:
        self._book, self._engine, self._say = book, engine, say
        self._groups = groups or {}
        self.partition = AnswerPartition(book)
        self.private_part = book.private_part
        self.all: FindingWeights = tuple((at, WEIGHTS[finding.kind]) for at, finding in enumerate(book.findings))
        self.challenges = tuple(at for at, finding in enumerate(book.findings) if finding.kind == "challenge")

    def answer_model(self, classes: AnswerClasses) -> AnswerModel:
        """Return the model of missing answers; answers about safety are independent of all others."""
        return AnswerModel(self._book.signals, self.partition, classes, self._book.about_safety)

    def ranked(
        self,
        values: Mapping[str, Value],
        outcome: Outcome,
        asked: Iterable[str],
        classes: AnswerClasses,
        findings: FindingWeights | None = None,
        *,
        most: int | None = None,
    ) -> list[NextQuestion]:
        """Return these signals as questions: those of the private part first, in its order, then by gain.

        Args:
            values: the known answers.
            outcome: of the known answers.
            asked: the signals that are open.
            classes: the answer classes of the signals.
            findings: those that count, with their weights; by default all of them.
            most: how many questions are returned at most; None for all.
        """
        counted = self.all if findings is None else findings
        found = question_values(self._engine, values, outcome, asked, counted, classes)
        return [*map(self._question, self._sorted(found)[:most])]

    def ranked_for_two(
        self,
        values: Sequence[Mapping[str, Value]],
        outcomes: Sequence[Outcome],
        asked: Sequence[Iterable[str]],
        classes: AnswerClasses,
        *,
        most: int | None = None,
    ) -> list[NextQuestion]:
        """Return what each of two partners is asked as questions: the private part first, then by gain for both.

        The gain of a question is the sum of what it narrows for each of them, also through rules that read the other
        one's answers.

        Args:
            values: what counts for each partner.
            outcomes: of these values.
            asked: the signals that are open for each.
            classes: the answer classes of the signals.
            most: how many questions are returned at most; None for all.
        """
        parts: dict[str, list[QuestionValue]] = {}
        partners: dict[str, tuple[Who, ...]] = {}
        for place, who in enumerate(PARTNERS):
            own = [*asked[place]]
            read = [name for name in map(of_partner, own) if name in self._book.signals]
            for person, names in ((place, own), (1 - place, read)):
                for part in question_values(self._engine, values[person], outcomes[person], names, self.all, classes):
                    parts.setdefault(bare(part.signal), []).append(part)
            partners |= {id: (*partners.get(id, ()), who) for id in own}
        ranked = sorted(map(_together, parts.items()), key=lambda value: (-value.gain, value.signal))
        return [
            self._question(value).model_copy(update={"partners": partners[value.signal]})
            for value in self._sorted(ranked)[:most]
        ]

    def _sorted(self, found: list[QuestionValue]) -> list[QuestionValue]:
        """Sort what is sorted by gain: the private part first, while a question of a concern is open."""
        if not any(value.signal in self._book.read_by_safety for value in found):
            return found
        places = {id: place for place, id in enumerate(self.private_part)}
        return sorted(found, key=lambda value: places.get(value.signal, len(places)))

    def with_preamble(
        self, questions: Sequence[NextQuestion], told: Iterable[Collection[str]]
    ) -> tuple[NextQuestion, ...]:
        """Return questions, the first with what is told before the private part, if that begins with it.

        Args:
            questions: in their order.
            told: what each person has answered or declined.
        """
        begun = all(any(id in given for id in self.private_part) for given in told)
        if begun or not questions or questions[0].id not in self.private_part:
            return tuple(questions)
        return (questions[0].model_copy(update={"preamble": self._book.preamble}), *questions[1:])

    def unsettled(self, outcome: Outcome) -> list[int]:
        """Return the positions of the challenges with a level that answers could still change."""
        return [
            position for position in self.challenges if not is_settled(outcome.lows[position], outcome.highs[position])
        ]

    def likely_to_change(
        self,
        values: Mapping[str, Value],
        outcome: Outcome,
        targets: Sequence[int],
        missing: set[str],
        model: AnswerModel,
    ) -> list[int]:
        """Return the findings with a level that changes in more than `UNLIKELY` of the completions of the answers."""
        changes = dict.fromkeys(targets, 0)
        levels = {position: level(outcome.scores[position]) for position in targets}
        relevant = [id for id in relevant_signals(self._book, values, outcome, targets) if id in missing]
        for answers in model.completions(values, relevant):
            scores = self._engine.run_slots(self._engine.slots({**values, **answers}), complete=False).scores
            for position in targets:
                changes[position] += level(scores[position]) != levels[position]
        return [position for position in targets if changes[position] > UNLIKELY * SAMPLES]

    def most_telling(
        self, values: Mapping[str, Value], asked: Sequence[str], targets: Sequence[int], model: AnswerModel
    ) -> str:
        """Return which of these signals tells most about whether all answers would make the challenges present.

        Args:
            values: the known answers.
            asked: the signals, at least one.
            targets: positions of the challenges in the rule book.
            model: of the missing answers.
        """
        engine, places = self._of_challenges
        at = [places[self._book.findings[position].id] for position in targets]
        return most_telling(engine, values, asked, at, model)

    @cached_property
    def _of_challenges(self) -> tuple[CompiledEngine, Mapping[str, int]]:
        """An engine for the challenges alone, which is quicker, and the positions of the findings in its rule book."""
        book = findings_slice(self._book, [self._book.findings[at].id for at in self.challenges])
        return CompiledEngine(book), {finding.id: at for at, finding in enumerate(book.findings)}

    def relevant_signals(
        self, values: Mapping[str, Value], outcome: Outcome, targets: Iterable[int]
    ) -> tuple[str, ...]:
        """Return the ids of signals that could still change these findings."""
        return relevant_signals(self._book, values, outcome, targets)

    def _question(self, value: QuestionValue) -> NextQuestion:
        findings = [self._book.findings[position] for position in value.settles]
        signal = self._book.signals[value.signal]
        told = [finding.title for finding in findings if not finding.private]
        fields: dict[str, object] = {
            "signal": signal,
            "gain": value.gain,
            "settles": tuple(finding.id for finding in findings),
            "safety": value.signal in self._book.about_safety,
            "because": self._because(value, told),
            "lead_in": lead_in_of(signal, self._groups),
            "partners": (),
            "preamble": None,
        }
        return trusted(NextQuestion, fields)

    def _because(self, value: QuestionValue, settles: Sequence[str]) -> str:
        if value.signal in self._book.about_safety:
            return self._say.gettext("It is about safety: this is asked first, and always.")
        if value.signal in self.private_part:
            return self._say.gettext("How you are counts for what is suggested. It is asked with what is about safety.")
        return _because(value.gain, settles, self._say)


def _together(parts: tuple[str, Sequence[QuestionValue]]) -> QuestionValue:
    """Return the value of a question for two from its values for each, the same whoever of them is a."""
    signal, values = parts
    places = {at: min(each.settles.index(at) for each in values if at in each.settles)
              for each in values for at in each.settles}  # fmt: skip
    settles = tuple(sorted(places, key=lambda at: (places[at], at)))
    return QuestionValue(signal, fsum(each.gain for each in values), settles)


def _because(gain: float, settles: Sequence[str], say: Messages) -> str:
    if settles:
        more = len(settles) - _MAX_TOLD
        told = "; ".join(settles[:_MAX_TOLD])
        if more <= 0:
            return say.gettext("An answer can settle: {titles}.", titles=told)
        return say.ngettext(
            "An answer can settle: {titles}; and {count} more.",
            "An answer can settle: {titles}; and {count} more.",
            more,
            titles=told,
        )
    if gain > 0:
        return say.gettext("An answer narrows what is still open.")
    return say.gettext("Together with other answers it can narrow what is still open.")


def checked_count(count: object, name: str) -> int:
    """Return a number of questions.

    Raises:
        QuestionError: it is not an integer of at least 0 (IK404).
    """
    return whole_option(count, name, help="say how many questions, 0 for none")
