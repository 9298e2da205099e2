"""Outputs for six cases of the small pack equal the files in the folder `expected`, byte for byte."""

from collections.abc import Callable, Mapping

import pytest

import intimacy_kit as ik
from tests.golden.conftest import EXPECTED
from tests.small_pack import ALL_HARD, ALL_WELL, small_knowledge

CASES: Mapping[str, Mapping[str, float | bool | str]] = {
    "nothing_observed": {},
    "all_well": ALL_WELL,
    "all_hard": ALL_HARD,
    "half_answered": {"quality_time": 1.5, "hides_feelings": 3, "trust": 4, "topic": "chores", "hurt": False},
    "contradictory": {"quality_time": 0.5, "talk_minutes": 90, "rituals": 4, "trust": 10, "hides_feelings": 4,
                      "past_betrayal": True, "mood": 9.75, "drinks": 4},
    "afraid": {**ALL_HARD, "afraid": True, "hurt": True},
}  # fmt: skip
FILES = ("diagnosis.json", "shareable.json", "overview.txt", "explanations.txt", "explanations.md")
Compare = Callable[[str, str], None]


@pytest.fixture(scope="module")
def kb() -> ik.KnowledgeBase:
    return small_knowledge()


@pytest.fixture(params=CASES)
def name(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def dx(kb: ik.KnowledgeBase, name: str) -> ik.Diagnosis:
    return kb.diagnose(CASES[name])


def explanations(dx: ik.Diagnosis, kb: ik.KnowledgeBase) -> list[ik.FindingExplanation | ik.RemedyExplanation]:
    return [dx.explain(id) for id in (*dx.components, *dx.findings, *kb.strategies)]


def test_as_it_is_stored(as_expected: Compare, name: str, dx: ik.Diagnosis) -> None:
    as_expected(f"{name}/diagnosis.json", dx.to_json(indent=2) + "\n")


def test_as_a_partner_may_see_it(as_expected: Compare, name: str, dx: ik.Diagnosis) -> None:
    as_expected(f"{name}/shareable.json", dx.shareable().model_dump_json(indent=2) + "\n")


def test_as_it_is_read_in_a_terminal(as_expected: Compare, name: str, dx: ik.Diagnosis) -> None:
    as_expected(f"{name}/overview.txt", dx.to_text() + "\n")


def test_as_it_is_explained(as_expected: Compare, name: str, dx: ik.Diagnosis, kb: ik.KnowledgeBase) -> None:
    as_expected(f"{name}/explanations.txt", "\n\n".join(str(told) for told in explanations(dx, kb)) + "\n")
    as_expected(f"{name}/explanations.md", "\n".join(told.to_markdown() for told in explanations(dx, kb)))


def test_nothing_is_left_over() -> None:
    kept = {str(file.relative_to(EXPECTED).as_posix()) for file in EXPECTED.rglob("*") if file.is_file()}
    assert kept == {"digests.json", *(f"{name}/{file}" for name in CASES for file in FILES)}
