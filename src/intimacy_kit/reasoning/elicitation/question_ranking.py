"""What to ask next: the questions ranked, with what they are worth in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from intimacy_kit.engines.compiled import CompiledEngine
from intimacy_kit.engines.outcome import Outcome
from intimacy_kit.errors import Problem, QuestionError
from intimacy_kit.model.fields import trusted
from intimacy_kit.model.levels import level
from intimacy_kit.model.observations import Value
from intimacy_kit.model.questions import NextQuestion
from intimacy_kit.model.rulebook import RuleBook
from intimacy_kit.model.values import plain_whole
from intimacy_kit.reasoning.elicitation.answer_model import SAMPLES, AnswerModel
from intimacy_kit.reasoning.elicitation.answer_partition import AnswerPartition, Regions
from intimacy_kit.reasoning.elicitation.information_gain import (
    WEIGHTS,
    QuestionValue,
    is_settled,
    mattering,
    question_values,
)

UNLIKELY = 0.1
"""A level that changes with no more than this chance is likely settled."""

_MOST_TOLD = 3
Weighed = Sequence[tuple[int, float]]


class QuestionRanking:
    """Ranks questions. Prepared once for a knowledge base."""

    def __init__(self, book: RuleBook, engine: CompiledEngine) -> None:
        self._book, self._engine = book, engine
        self.atlas = AnswerPartition(book)
        self.safety = tuple(sorted(book.read_by_safety))
        self.all: Weighed = tuple((at, WEIGHTS[finding.kind]) for at, finding in enumerate(book.findings))
        self.challenges = tuple(at for at, finding in enumerate(book.findings) if finding.kind == "challenge")

    def leaning(self, regions: Regions) -> AnswerModel:
        """How answers hang together; what is said about safety says nothing of the rest."""
        return AnswerModel(self._book.signals, self.atlas, regions, self.safety)

    def ranked(
        self,
        values: Mapping[str, Value],
        outcome: Outcome,
        asked: Iterable[str],
        regions: Regions,
        findings: Weighed | None = None,
    ) -> list[NextQuestion]:
        """These signals as questions, what is worth most first; questions about safety before all others."""
        counted = self.all if findings is None else findings
        found = [
            self._question(worth) for worth in question_values(self._engine, values, outcome, asked, counted, regions)
        ]
        return sorted(found, key=lambda question: not question.safety)

    def unsettled(self, outcome: Outcome) -> list[int]:
        """The challenges whose level answers could still change."""
        return [position for position in self.challenges if not is_settled(outcome, position)]

    def unlikely_settled(
        self,
        values: Mapping[str, Value],
        outcome: Outcome,
        targets: Sequence[int],
        missing: set[str],
        leaning: AnswerModel,
    ) -> list[int]:
        """Those of these findings whose level would change with more than the chance `UNLIKELY`."""
        changes = dict.fromkeys(targets, 0)
        levels = {position: level(outcome.scores[position]) for position in targets}
        bearing = [id for id in mattering(self._book, values, outcome, targets) if id in missing]
        for answers in leaning.drawn(values, bearing):
            scores = self._engine.run_slots(self._engine.slots({**values, **answers}), complete=False).scores
            for position in targets:
                changes[position] += level(scores[position]) != levels[position]
        return [position for position in targets if changes[position] > UNLIKELY * SAMPLES]

    def bearing(self, values: Mapping[str, Value], outcome: Outcome, targets: Iterable[int]) -> tuple[str, ...]:
        """The signals that could still change these findings."""
        return mattering(self._book, values, outcome, targets)

    def _question(self, worth: QuestionValue) -> NextQuestion:
        findings = [self._book.findings[position] for position in worth.settles]
        safety = worth.signal in self.safety
        told = [finding.title for finding in findings if not finding.private]
        fields: dict[str, object] = {
            "signal": self._book.signals[worth.signal],
            "gain": worth.gain,
            "settles": tuple(finding.id for finding in findings),
            "safety": safety,
            "because": _because(worth.gain, told, safety=safety),
            "partners": (),
        }
        return trusted(NextQuestion, fields)


def _because(gain: float, settles: Sequence[str], *, safety: bool) -> str:
    if safety:
        return "It is about safety: this is asked first, and always."
    if settles:
        more = len(settles) - _MOST_TOLD
        return f"An answer can settle: {'; '.join(settles[:_MOST_TOLD])}{f'; and {more} more' if more > 0 else ''}."
    if gain > 0:
        return "An answer narrows what is still open."
    return "Together with other answers it can narrow what is still open."


def checked_count(count: object, name: str) -> int:
    """A number of questions.

    Raises:
        QuestionError: it is none (IK404).
    """
    number = plain_whole(count)
    if number is not None and number >= 0:
        return number
    raise QuestionError(Problem("IK404", f"'{name}' must be a whole number", "say how many questions, 0 for none"))
