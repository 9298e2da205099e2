"""Outputs for six cases of the small pack equal the files in the folder `expected`, byte for byte."""

from collections.abc import Callable, Mapping

import pytest

import intimacy_kit as ik
from intimacy_kit.documents.telling import Tellable
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
LOCALES = ik.load_knowledge(plugins=False).locales
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


@pytest.mark.parametrize("locale", LOCALES)
def test_in_every_language_of_the_library(as_expected: Compare, locale: str) -> None:
    """The sentences of the library; of the pack there is one text only."""
    files = {f"locales/{tag}": f"little_time: {{title: Little time ({tag})}}\n" for tag in LOCALES if tag != "en"}
    kb = small_knowledge(**files).within(locale=locale)
    dx, well, afraid = (kb.diagnose(CASES[name]) for name in ("all_hard", "all_well", "afraid"))
    half, couple = kb.diagnose(CASES["half_answered"]), kb.diagnose(ik.Couple(a=ALL_HARD, b=ALL_WELL))
    told: list[Tellable] = [
        dx,
        half,
        afraid,
        couple.shareable(),
        *(dx.explain(id) for id in ("little_time", "make_time")),
    ]
    told += [dx.what_if(trust=6.5), dx.plan(minutes_per_week=90), ik.progress([dx, well])]
    as_expected(f"languages/{locale}.txt", "\n\n".join(each.to_text() for each in told) + "\n")


def test_nothing_is_left_over() -> None:
    kept = {str(file.relative_to(EXPECTED).as_posix()) for file in EXPECTED.rglob("*") if file.is_file()}
    assert kept == {"digests.json", *(f"{name}/{file}" for name in CASES for file in FILES)} | {
        f"languages/{locale}.txt" for locale in LOCALES
    }
