"""The cases of a pack: examples with the result they should have, kept as data beside the rules.

for case in read_cases("my_pack"):
    assert not check_case(knowledge, case)
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field, StrictBool, StrictFloat, StrictInt, StrictStr, ValidationError

from intimacy_kit.errors import PackError, Problem, shown
from intimacy_kit.knowledge import KnowledgeBase
from intimacy_kit.loading import core_pack
from intimacy_kit.model.fields import Frozen, Id, Title
from intimacy_kit.model.levels import Level, StrengthLevel, score_text
from intimacy_kit.packs.files import PackSource, pack_files
from intimacy_kit.packs.reader import model_problems
from intimacy_kit.packs.yaml_reader import read_yaml


class Expected(Frozen):
    """What a case should come to. What is not said is not checked.

    Attributes:
        levels: of challenges, consequences and components.
        first_remedy: the id of a strategy, or `none`.
        concerns: exactly the safety rules that are true.
    """

    levels: dict[Id, Level | StrengthLevel] = Field(default_factory=dict)
    first_remedy: Id | None = None
    safety: Literal["concern", "not_screened", "no_concern_reported"] | None = None
    concerns: tuple[Id, ...] | None = None


class Case(Frozen):
    """One example."""

    id: Id
    title: Title
    observations: dict[Id, StrictBool | StrictInt | StrictFloat | StrictStr]
    expect: Expected


def read_cases(source: PackSource | None = None) -> tuple[Case, ...]:
    """The cases of a pack (of the core pack, if none is given), ascending by id.

    Raises:
        PackError: with all that is wrong in them.
    """
    cases: dict[str, Case] = {}
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
                problems.append(
                    Problem("IK112", f"the id {shown(case.id)} is declared already", "choose another", place)
                )
            cases[case.id] = case
    if problems:
        raise PackError(problems)
    return tuple(cases[id] for id in sorted(cases))


def check_case(knowledge: KnowledgeBase, case: Case) -> list[str]:
    """What came out otherwise than expected, a sentence each; nothing if all is as it should be."""
    diagnosis = knowledge.diagnose(case.observations)
    expect = case.expect
    wrong: list[str] = []
    for id, expected in expect.levels.items():
        found = diagnosis.findings.get(id) or diagnosis.components.get(id)
        if found is None:
            wrong.append(f"{id} is no finding of this knowledge base")
        elif found.level != expected:
            wrong.append(f"{id} is {found.level} ({score_text(found.score)}), not {expected}")
    if expect.first_remedy is not None:
        first = diagnosis.remedies[0].strategy.id if diagnosis.remedies else "none"
        if first != expect.first_remedy:
            wrong.append(f"the first remedy is {first}, not {expect.first_remedy}")
    if expect.safety is not None and diagnosis.safety.status != expect.safety:
        wrong.append(f"safety is {diagnosis.safety.status}, not {expect.safety}")
    concerns = tuple(concern.id for concern in diagnosis.safety.concerns)
    if expect.concerns is not None and concerns != tuple(sorted(expect.concerns)):
        wrong.append(f"the concerns are {', '.join(concerns) or 'none'}")
    return wrong
