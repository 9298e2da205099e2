"""Cases for the properties: a knowledge base with observations of it, generated or of the core pack."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from intimacy_kit.knowledge import Diagnosis, KnowledgeBase, core_pack
from intimacy_kit.model.observations import Value
from intimacy_kit.model.rulebook import RuleBook
from intimacy_kit.packs.build import Built, build
from intimacy_kit.packs.files import pack_files
from intimacy_kit.testing.strategies import observations, packs
from intimacy_kit.testing.strategies.observations import answers


@dataclass(frozen=True)
class Case:
    """One case. `files` is the pack it is about, and shows in a failing example; of the core pack it is empty."""

    files: Mapping[str, str]
    values: Mapping[str, Value]
    built: Built = field(repr=False)
    knowledge: KnowledgeBase = field(repr=False)

    @property
    def book(self) -> RuleBook:
        return self.built.rulebook

    @cached_property
    def diagnosis(self) -> Diagnosis:
        return self.knowledge.diagnose(self.values)

    @property
    def unanswered(self) -> list[str]:
        return sorted(self.knowledge.signals.keys() - self.values.keys())

    def with_values(self, **changed: Value) -> "Case":
        return Case(self.files, {**self.values, **changed}, self.built, self.knowledge)


@st.composite
def generated(draw: st.DrawFn, *, directed: bool = False, unknown: float | None = None) -> Case:
    files = draw(packs(directed=directed))
    built = build([files])
    knowledge = KnowledgeBase(built)
    return Case(files, draw(observations(knowledge, unknown=unknown)), built, knowledge)


@cache
def _core() -> tuple[Built, KnowledgeBase]:
    built = build([core_pack()])
    return built, KnowledgeBase(built)


@cache
def core_files() -> dict[str, bytes]:
    return pack_files(core_pack())


@st.composite
def core(draw: st.DrawFn, *, directed: bool = False, unknown: float | None = None) -> Case:
    built, knowledge = _core()
    return Case({}, draw(observations(knowledge, unknown=unknown)), built, knowledge)


def answer(case: Case, signal: str) -> SearchStrategy[Value]:
    """The values that a signal can have."""
    return answers(case.knowledge)[signal]


def one_of(items: Any) -> SearchStrategy[Any]:
    return st.sampled_from(sorted(items))


Cases = Callable[..., SearchStrategy[Case]]
everywhere = pytest.mark.parametrize("cases", [generated, core], ids=["generated", "core"])
"""The property holds for generated packs and for the core pack; `cases` makes the strategy."""
