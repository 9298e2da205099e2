"""Read the cases of a pack, examples with their expected results, and compare them with a diagnosis.

for case in read_cases("my_pack"):
    assert not check_case(knowledge, case)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal, NamedTuple, Self

from pydantic import (
    ConfigDict,
    Field,
    StrictBool,
    StrictFloat,
    StrictInt,
    StrictStr,
    ValidationError,
    ValidatorFunctionWrapHandler,
    WrapValidator,
    model_validator,
)

from intimacy_kit.diagnosis import Diagnosis
from intimacy_kit.errors import PackError, Place, Problem, shown
from intimacy_kit.knowledge import KnowledgeBase
from intimacy_kit.model.fields import Frozen, Id, Name, Text, Title
from intimacy_kit.model.levels import LevelName, StrengthLevelName, score_text
from intimacy_kit.model.result import Remedy
from intimacy_kit.packs.discovery.origin import core_pack
from intimacy_kit.packs.reading.files import PackSource, pack_files
from intimacy_kit.packs.reading.model_problems import model_problems
from intimacy_kit.packs.reading.yaml_reader import Document, read_yaml
from intimacy_kit.testing.answers import checked, diagnosed


def _in_one_sentence(value: object, read: ValidatorFunctionWrapHandler) -> object:
    """Report an invalid answer once, and not once for each type of the union."""
    try:
        return read(value)
    except ValidationError:
        raise ValueError("should be a number, true or false, or a choice") from None


Answer = Annotated[StrictBool | StrictInt | StrictFloat | StrictStr, WrapValidator(_in_one_sentence)]
"""A value as it is written in a file."""


class Expected(Frozen):
    """The expected result of a case. What is left out is not checked; at least one thing is required.

    Attributes:
        levels: by id of a challenge, consequence or component.
        indexes: levels by id of an index, or `open`.
        first_remedy: the id of a strategy, or `none`.
        remedies: the ids of the strategies that come first, in their order; others may follow.
        first_practices: the first practice of remedies, by id of the strategy, or `none`.
        left_out: the ids of practices that no remedy gives.
        safety: the status of the safety screening.
        concerns, cautions: the ids of exactly the safety rules of this kind that are true.
    """

    model_config: ClassVar[ConfigDict] = ConfigDict(json_schema_extra={"minProperties": 1})

    levels: dict[Id, Literal[LevelName, StrengthLevelName]] = Field(default_factory=dict)
    indexes: dict[Id, Id] = Field(default_factory=dict)
    first_remedy: Id | None = None
    remedies: tuple[Id, ...] = ()
    first_practices: dict[Id, Id] = Field(default_factory=dict)
    left_out: tuple[Id, ...] = ()
    safety: Literal["concern", "not_screened", "no_concern_reported"] | None = None
    concerns: tuple[Id, ...] | None = None
    cautions: tuple[Id, ...] | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        some = self.levels or self.indexes or self.remedies or self.first_practices or self.left_out
        if not some and {self.first_remedy, self.safety, self.concerns, self.cautions} == {None}:
            raise ValueError("should say at least one thing: what expects nothing cannot fail")
        return self


class Chosen(NamedTuple):
    """The context and the tailorings of a case."""

    context: str | None = None
    tailoring: tuple[str, ...] = ()


ANYWHERE = Chosen()
"""No context, and no tailoring."""


class Case(Frozen):
    """One example.

    Attributes:
        id: unique among the cases of a pack.
        title: who or what it is about, in a few words.
        because: why this is to be expected; for whoever reads the cases.
        context: the id of the context in which it is diagnosed; none if left out.
        tailoring: ids of the tailorings with which it is diagnosed.
        observations: answers by signal; signals that are left out are not answered. Those of the other one of two
            partners go by `partner.` and the signal; then what is expected is that of the one with the own answers.
        expect: the expected result.
    """

    id: Id
    title: Title
    because: Text | None = None
    context: Id | None = None
    tailoring: tuple[Id, ...] = ()
    observations: dict[Name, Answer]
    expect: Expected

    @property
    def chosen(self) -> Chosen:
        """Its context and its tailorings."""
        return Chosen(self.context, self.tailoring)


@dataclass(frozen=True, slots=True)
class LocatedCase:
    """A case with its document and its index in it."""

    case: Case
    document: Document
    index: int

    def place(self, *path: str | int, key: bool = False) -> Place:
        """Return the place of a part, such as `place("expect", "levels", "trust")`."""
        return self.document.place((self.index, *path), key=key)


@dataclass(frozen=True, slots=True)
class Deviation:
    """One result that differs from what a case expects.

    Attributes:
        about: the id of a finding or an index; `first_remedy`, `remedies`, `first_practices`, `left_out`, `safety`,
            `concerns` or `cautions`.
        path: of the expectation in the case.
        expected: the expected value as text.
        found: the actual value as text.
        sentence: the deviation in words.
    """

    about: str
    path: tuple[str, ...]
    expected: str
    found: str
    sentence: str


def read_cases(source: PackSource | None = None) -> tuple[Case, ...]:
    """Return the cases of a pack, ascending by id.

    Args:
        source: the pack; None for the core pack.

    Raises:
        PackError: with all problems of the cases.
    """
    return tuple(located.case for located in located_cases(source))


def located_cases(source: PackSource | None = None) -> tuple[LocatedCase, ...]:
    """Return the cases as `read_cases` does, each with its place."""
    cases: dict[str, LocatedCase] = {}
    problems: list[Problem] = []
    for file, content in pack_files(core_pack() if source is None else source, cases=True).items():
        document = read_yaml(content, file)
        problems += document.problems
        entries = document.data if isinstance(document.data, list) else []
        if document.data is not None and not isinstance(document.data, list):
            help = "start with `- id: ...`"
            problems.append(Problem("IK110", "the file is a list of cases", help, document.place(())))
        for index, data in enumerate(entries):
            try:
                case = Case.model_validate(data)
            except ValidationError as error:
                problems += model_problems(error, document, (index,), Case, data)
                continue
            if case.id in cases:
                place = document.place((index, "id"))
                problems.append(Problem("IK112", f"duplicate id {shown(case.id)}", "choose another", place))
            cases[case.id] = LocatedCase(case, document, index)
    if problems:
        raise PackError(problems)
    return tuple(cases[id] for id in sorted(cases))


def check_case(knowledge: KnowledgeBase, case: Case) -> list[str]:
    """Return the deviations from the expected result, a sentence each; an empty list if there are none.

    Raises:
        ObservationError: its observations do not fit the signals (IK3xx).
        QuestionError: its context or a tailoring is unknown (IK401).
    """
    there = knowledge if case.chosen == ANYWHERE else knowledge.within(*case.chosen)
    found = diagnosed(there, checked(there, case.observations))
    return [deviation.sentence for deviation in deviations(found, case.expect)]


def deviations(diagnosis: Diagnosis, expect: Expected) -> Iterator[Deviation]:
    """Return the deviations of a diagnosis from the expected result."""
    for id, expected in expect.levels.items():
        found = diagnosis.findings.get(id) or diagnosis.components.get(id)
        if found is None:
            sentence = f"{id} is no finding of this knowledge base"
            yield Deviation(id, ("expect", "levels", id), expected, "nothing", sentence)
        elif found.level != expected:
            sentence = f"{id} is {found.level} ({score_text(found.score)}), not {expected}"
            yield Deviation(id, ("expect", "levels", id), expected, found.level, sentence)
    for id, wanted in expect.indexes.items():
        index = diagnosis.indexes.get(id)
        reached = "nothing" if index is None else index.level or "open"
        if reached != wanted:
            sentence = f"{id} is {reached}, not {wanted}" if index else f"{id} is no index of this knowledge base"
            yield Deviation(id, ("expect", "indexes", id), wanted, reached, sentence)
    yield from remedy_deviations(diagnosis.remedies, expect)
    status = diagnosis.safety.status
    if expect.safety is not None and status != expect.safety:
        yield Deviation(
            "safety", ("expect", "safety"), expect.safety, status, f"safety is {status}, not {expect.safety}"
        )
    for kind, wanted_ids, noticed in (
        ("concerns", expect.concerns, diagnosis.safety.concerns),
        ("cautions", expect.cautions, diagnosis.safety.cautions),
    ):
        ids = tuple(each.id for each in noticed)
        if wanted_ids is not None and ids != tuple(sorted(wanted_ids)):
            found_ids, expected_ids = ", ".join(ids) or "none", ", ".join(sorted(wanted_ids)) or "none"
            yield Deviation(kind, ("expect", kind), expected_ids, found_ids, f"the {kind} are {found_ids}")


def remedy_deviations(remedies: Sequence[Remedy], expect: Expected) -> Iterator[Deviation]:
    """Return the deviations of remedies and of their practices from the expected result."""
    order = [remedy.strategy.id for remedy in remedies]
    first = next(iter(order), "none")
    if expect.first_remedy is not None and first != expect.first_remedy:
        sentence = f"the first remedy is {first}, not {expect.first_remedy}"
        yield Deviation("first_remedy", ("expect", "first_remedy"), expect.first_remedy, first, sentence)
    if (reached := tuple(order[: len(expect.remedies)])) != expect.remedies:
        found, wanted = ", ".join(reached) or "none", ", ".join(expect.remedies)
        yield Deviation(
            "remedies", ("expect", "remedies"), wanted, found, f"the first remedies are {found}, not {wanted}"
        )
    yield from _practice_deviations(remedies, expect)


def _practice_deviations(remedies: Sequence[Remedy], expect: Expected) -> Iterator[Deviation]:
    given = {remedy.strategy.id: [practice.id for practice in remedy.practices] for remedy in remedies}
    for strategy, wanted in expect.first_practices.items():
        found = next(iter(given.get(strategy, ())), "none")
        if found != wanted:
            sentence = f"the first practice of {strategy} is {found}, not {wanted}"
            yield Deviation("first_practices", ("expect", "first_practices", strategy), wanted, found, sentence)
    for number, id in enumerate(expect.left_out):
        by = [strategy for strategy, practices in given.items() if id in practices]
        if by:
            sentence = f"{id} is a practice of {', '.join(by)}, not left out"
            yield Deviation("left_out", ("expect", "left_out", str(number)), "none", ", ".join(by), sentence)
