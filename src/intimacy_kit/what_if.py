"""What a diagnosis would be with other answers, and what differs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from intimacy_kit.diagnosis import Diagnosis
from intimacy_kit.errors import Problem, QuestionError
from intimacy_kit.model.couple import Couple
from intimacy_kit.reasoning.case.case import Case, TwoPartners
from intimacy_kit.reasoning.case.couples import checked
from intimacy_kit.reasoning.counterfactuals.difference import (
    Difference,
    FindingDifference,
    RemedyDifference,
    SafetyDifference,
    Supposed,
    difference,
    difference_blocks,
)
from intimacy_kit.reasoning.counterfactuals.hypotheticals import check_safety, supposed
from intimacy_kit.reasoning.diagnosing.support import Support, ToldInBlocks
from intimacy_kit.reasoning.explanations.telling import Blocks
from intimacy_kit.reasoning.explanations.words import Words

if TYPE_CHECKING:
    from intimacy_kit.knowledge import Given
    from intimacy_kit.model.rulebook import RuleBook
    from intimacy_kit.reasoning.case.intake import Intake


@dataclass(frozen=True, slots=True, repr=False)
class WhatIf(ToldInBlocks):
    """What a diagnosis would be with other answers. `str()` tells it in plain words; its `repr` tells nothing of it.

    Attributes:
        diagnosis: the new one, made just as if these were the answers.
        difference: what differs from the one that was asked.
    """

    diagnosis: Diagnosis
    difference: Difference

    def __repr__(self) -> str:
        return f"WhatIf({self.diagnosis!r})"

    @property
    def support(self) -> Support | None:
        """What is told instead of all this where there would be a safety concern; else None."""
        return self.diagnosis.support

    def _blocks(self) -> Blocks:
        return difference_blocks(self.difference)

    @property
    def signals(self) -> tuple[Supposed, ...]:
        """The signals whose answers differ."""
        return self.difference.signals

    @property
    def findings(self) -> tuple[FindingDifference, ...]:
        """The challenges and consequences whose score or interval differs, by id."""
        return self.difference.findings

    @property
    def components(self) -> tuple[FindingDifference, ...]:
        """The components whose score or interval differs, by id."""
        return self.difference.components

    @property
    def remedies(self) -> tuple[RemedyDifference, ...]:
        """The remedies that come, go or stand elsewhere, by their new rank."""
        return self.difference.remedies

    @property
    def safety(self) -> SafetyDifference:
        """Safety before and after. Look here first."""
        return self.difference.safety


def what_if(diagnosis: Diagnosis, values: Given, named: Mapping[str, float | bool | str | None]) -> WhatIf:
    """What a diagnosis would be with these answers changed."""
    knowledge, case = diagnosis._asked, diagnosis._case
    book, run = knowledge._desk.book, knowledge._engine.run
    then = _supposed(case, knowledge._intake, book, values, named)
    people = list(zip(case.people, then.people, strict=True))
    check_safety(book, people, [(run(before), run(after)) for before, after in people])
    new = Diagnosis._made(knowledge, then, then.run(run))
    return WhatIf(new, difference(Words.of(book), diagnosis._parts, new._parts))


def _supposed(case: Case, intake: Intake, book: RuleBook, values: Given, named: Mapping[str, Any]) -> Case:
    """The case with what is supposed of one person, of each of two, or of both alike."""
    if case.partners is not None:
        return Case.of_two(*_of_both(case.partners, intake, values, named), book)
    if type(values) is Couple:
        help = "suppose answers of the one person, or diagnose `Couple(a=..., b=...)` anew"
        raise QuestionError(Problem("IK450", "the diagnosis does not know of two partners", help))
    alike = intake.changes(values, named)
    after = supposed(case.values, alike)
    if case.screened is None:
        return Case(after)
    about_safety = {id: value for id, value in alike.items() if id in book.read_by_safety}
    first, second = (supposed(given, about_safety) for given in case.screened)
    return Case(after, (first, second))


def _of_both(couple: TwoPartners, intake: Intake, values: Given, named: Mapping[str, Any]) -> TwoPartners:
    """The answers of each partner, with what is supposed of one, or of both alike."""
    if type(values) is Couple:
        alike = intake.changes(named)
        a, b = checked(values, intake.changes)
        return supposed(couple[0], {**a, **alike}), supposed(couple[1], {**b, **alike})
    alike = intake.changes(values, named)
    return supposed(couple[0], alike), supposed(couple[1], alike)
