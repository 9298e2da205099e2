"""Cases: how they are read, and what is said when they come out otherwise."""

from pathlib import Path

import pytest

import intimacy_kit as ik
from intimacy_kit.testing.cases import Case, check_case, read_cases
from intimacy_kit.testing.runner import run_cases
from intimacy_kit.testing.subject import pack_under_test
from tests.small_pack import ALL_HARD, FILES, small_knowledge
from tests.wording import Wording, codes_in

BUSY = """
- id: busy
  title: A busy week
  observations: {quality_time: 1.5, trust: 9, past_betrayal: false, topic: money}
  expect:
    levels: {little_time: moderate, mistrust: none, understanding: none}
    first_remedy: make_time
    safety: not_screened
    concerns: []
"""
CALM = "- {id: calm, title: A calm week, observations: {quality_time: 12}, expect: {concerns: []}}"


@pytest.fixture(scope="module")
def kb() -> ik.KnowledgeBase:
    return small_knowledge()


def case(expect: dict[str, object], observations: dict[str, object] | None = None) -> Case:
    given = ALL_HARD if observations is None else observations
    return Case.model_validate({"id": "some", "title": "Some", "observations": given, "expect": expect})


def test_cases_are_read_by_id_from_all_files() -> None:
    calm, busy = read_cases({**FILES, "cases/weeks.yaml": BUSY, "cases.yml": CALM.replace("calm,", "a_calm_one,")})
    assert (calm.id, busy.id) == ("a_calm_one", "busy")
    assert busy.observations == {"quality_time": 1.5, "trust": 9, "past_betrayal": False, "topic": "money"}
    assert busy.expect.levels["little_time"] == "moderate"
    assert busy.expect.concerns == ()
    assert (calm.expect.levels, calm.expect.first_remedy, calm.expect.safety, calm.expect.concerns) == (
        {}, None, None, (),
    )  # fmt: skip


def test_a_pack_without_cases_has_none() -> None:
    assert read_cases(FILES) == ()
    assert read_cases({"cases.yaml": ""}) == ()


def test_cases_are_read_from_a_folder(tmp_path: Path) -> None:
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases" / "weeks.yaml").write_text(BUSY, "utf-8")
    (tmp_path / "signals.yaml").write_text("not: [read", "utf-8")
    assert [case.id for case in read_cases(tmp_path)] == ["busy"]


def test_cases_of_the_core_pack_are_the_default() -> None:
    assert read_cases() == read_cases(Path(ik.__file__).parent / "packs" / "core")
    assert len(read_cases()) >= 40


@pytest.mark.parametrize("nothing", ["{}", "{levels: {}}"])
def test_regression_a_case_that_expects_nothing_is_refused(nothing: str, wording: Wording) -> None:
    with pytest.raises(ik.PackError) as error:
        read_cases({"cases.yaml": f"- {{id: x, title: X, observations: {{}}, expect: {nothing}}}"})
    assert "IK110" in codes_in(str(error.value))
    wording(str(error.value))


def test_cases_are_no_part_of_a_knowledge_base() -> None:
    with_cases = ik.load_knowledge({**FILES, "cases.yaml": "[broken"}, core=False)
    assert with_cases.packs == small_knowledge().packs


def test_all_problems_of_cases_are_raised_at_once() -> None:
    files = {
        "cases/a.yaml": CALM + "\n" + CALM,
        "cases/b.yaml": "not: a list",
        "cases/c.yaml": "- {id: x, title: X, observations: {trust: [1]}, expect: {level: {}}}\n- text",
        "cases/d.yaml": "[",
        "cases/e.yaml": "- {id: y, title: Y, observations: {}, expect: {levels: {little_time: bad}}}",
    }
    with pytest.raises(ik.PackError) as error:
        read_cases(files)
    found = [(problem.code, str(problem.place)) for problem in error.value.problems]
    assert ("IK112", "cases/a.yaml:2:8") in found
    assert ("IK110", "cases/b.yaml:1:1") in found
    assert ("IK108", "cases/c.yaml:1:58") in found
    assert ("IK110", "cases/c.yaml:2:3") in found
    assert {place.split(":")[0] for code, place in found if code == "IK103"} == {"cases/d.yaml"}
    assert {place.split(":")[0] for code, place in found} == set(files)


def test_a_case_that_comes_out_as_expected(kb: ik.KnowledgeBase) -> None:
    for each in read_cases({"cases/weeks.yaml": BUSY, "cases.yaml": CALM}):
        assert check_case(kb, each) == []


@pytest.mark.parametrize(
    ("expect", "observations", "wrong"),
    [
        ({"levels": {"mistrust": "mild"}}, None, ["mistrust is severe (0.81), not mild"]),
        ({"levels": {"understanding": "strong"}}, None, ["understanding is none (0.00), not strong"]),
        ({"levels": {"weather": "none"}}, None, ["weather is no finding of this knowledge base"]),
        ({"first_remedy": "make_time"}, None, ["the first remedy is see_someone, not make_time"]),
        ({"first_remedy": "make_time"}, {}, ["the first remedy is none, not make_time"]),
        ({"first_remedy": "none"}, {}, []),
        ({"remedies": ["see_someone"]}, None, []),
        ({"remedies": ["make_time", "see_someone"]}, {}, ["the first remedies are none, not make_time, see_someone"]),
        ({"safety": "concern"}, None, ["safety is no_concern_reported, not concern"]),
        ({"safety": "not_screened"}, {}, []),
        ({"concerns": ["fear"]}, {}, ["the concerns are none"]),
        ({"concerns": []}, {"afraid": True, "hurt": True}, ["the concerns are fear, harm"]),
        ({"concerns": ["harm", "fear"]}, {"afraid": True, "hurt": True}, []),
        (
            {"levels": {"mistrust": "none", "gloom": "none"}, "safety": "concern"},
            None,
            [
                "mistrust is severe (0.81), not none",
                "gloom is moderate (0.55), not none",
                "safety is no_concern_reported, not concern",
            ],
        ),
    ],
)
def test_differences_from_the_expected_result(kb: ik.KnowledgeBase, expect, observations, wrong: list[str]) -> None:
    assert check_case(kb, case(expect, observations)) == wrong


def test_a_case_that_does_not_fit_the_signals_says_so(kb: ik.KnowledgeBase) -> None:
    with pytest.raises(ik.ObservationError):
        check_case(kb, case({"concerns": []}, {"weather": 3}))


INDEX = """
- id: well
  title: All in all
  text: How it is.
  of: {understanding: 1, mistrust: -3}
  levels: [{id: low, from: 0, title: low}, {id: high, from: 0.5, title: high}]
"""


def test_levels_of_indexes_are_checked() -> None:
    kb = ik.load_knowledge({**FILES, "indexes.yaml": INDEX}, core=False)
    assert check_case(kb, case({"indexes": {"well": "low"}})) == []
    assert check_case(kb, case({"indexes": {"well": "open"}}, {})) == []
    assert check_case(kb, case({"indexes": {"well": "high"}})) == ["well is low, not high"]
    assert check_case(kb, case({"indexes": {"other": "high"}})) == ["other is no index of this knowledge base"]


@pytest.mark.parametrize(
    ("expected", "lines"),
    [
        ("{indexes: {well: high}}", ["well is low, not high", "mistrust: 0.281 to 0.375 of 0.750"]),
        ("{indexes: {well: higher}}", ["a level of 'well' is never higher", "it is one of low, high, or open"]),
        ("{indexes: {wel: high}}", ["unknown index 'wel'", "did you mean 'well'?"]),
    ],
)
def test_failures_about_indexes_are_explained(expected: str, lines: list[str]) -> None:
    hard = "{trust: 0, hides_feelings: 4, past_betrayal: true}"
    cases = f"- {{id: some, title: Some, observations: {hard}, expect: {expected}}}"
    files = {**FILES, "indexes.yaml": INDEX, "cases.yaml": cases}
    (result,) = run_cases(pack_under_test(files, core=False))
    assert not result.passed
    for line in lines:
        assert line in str(result)
