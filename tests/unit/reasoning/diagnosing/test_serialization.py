"""Serialization of diagnoses: lossless, and modified data is an error."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

import intimacy_kit as ik
from tests.small_pack import ALL_HARD, FILES, small_knowledge
from tests.wording import Wording

CASE = {"quality_time": 1.23456, "trust": 3, "past_betrayal": False, "topic": "money", "afraid": False}


@pytest.fixture(scope="module")
def kb() -> ik.KnowledgeBase:
    return small_knowledge()


@pytest.fixture
def dx(kb: ik.KnowledgeBase) -> ik.Diagnosis:
    return kb.diagnose(CASE)


@pytest.mark.parametrize("case", [{}, CASE, ALL_HARD, {**ALL_HARD, "afraid": True, "hurt": None}])
def test_stored_diagnosis_round_trips(kb: ik.KnowledgeBase, case: dict[str, Any]) -> None:
    dx = kb.diagnose(case)
    for knowledge in (None, kb, small_knowledge()):
        read = ik.Diagnosis.from_json(dx.to_json(), knowledge)
        assert read == dx
        assert read.to_json() == dx.to_json()
        assert ik.Diagnosis.from_json(dx.to_json(indent=2).encode(), knowledge) == dx
        assert ik.Diagnosis.from_dict(dx.to_dict(), knowledge) == dx
        if knowledge is not None:
            assert read.to_text() == dx.to_text()
    assert json.loads(dx.to_json()) == dx.to_dict()


def test_stored_form_is_plain_data_in_fixed_order(dx: ik.Diagnosis) -> None:
    data = dx.to_dict()
    assert list(data) == [
        "format", "safety", "findings", "components", "indexes", "remedies", "unknown", "fired", "undetermined",
        "observations",
        "partners",
        "earlier",
        "provenance",
        "context",
        "tailoring",
        "locale",
        "level_words",
    ]  # fmt: skip
    assert json.dumps(data["observations"]) == (
        '{"afraid": false, "past_betrayal": false, "quality_time": 1.23456, "topic": "money", "trust": 3}'
    )
    assert [list(pack) for pack in data["provenance"]] == [["name", "version", "digest"]]


def test_text_is_not_escaped(kb: ik.KnowledgeBase) -> None:
    more = FILES["strategies.yaml"].replace("Do what you enjoy.", "Faites ce qui vous plaît, à deux.")
    stored = small_knowledge(strategies=more).diagnose(ALL_HARD).to_json()
    assert "Faites ce qui vous plaît, à deux." in stored


def test_stored_diagnosis_with_knowledge_base_answers_questions(kb: ik.KnowledgeBase, dx: ik.Diagnosis) -> None:
    read = ik.Diagnosis.from_json(dx.to_json(), kb)
    assert str(read.explain("mistrust")) == str(dx.explain("mistrust"))
    assert read.shareable() == dx.shareable()


def test_stored_diagnosis_without_knowledge_base_has_its_data_only(dx: ik.Diagnosis) -> None:
    read = ik.Diagnosis.from_json(dx.to_json())
    assert (read.findings, read.remedies, read.unknown) == (dx.findings, dx.remedies, dx.unknown)
    assert (read.observations, read.safety, read.fired) == (dx.observations, dx.safety, dx.fired)
    for ask in (lambda: read.explain("mistrust"), read.shareable):
        with pytest.raises(ik.QuestionError) as error:
            ask()
        assert error.value.code == "IK402"


@pytest.mark.parametrize("change", [{"version": "1.0.1"}, {"digest": "0" * 64}, {"name": "other"}])
def test_other_provenance_is_an_error(kb: ik.KnowledgeBase, dx: ik.Diagnosis, change: dict[str, str]) -> None:
    data = dx.to_dict()
    data["provenance"][0] |= change
    assert ik.Diagnosis.from_dict(data).provenance != kb.packs
    with pytest.raises(ik.QuestionError) as error:
        ik.Diagnosis.from_dict(data, kb)
    assert error.value.code == "IK403"


def test_provenance_does_not_depend_on_the_files(dx: ik.Diagnosis) -> None:
    moved = {name: text for name, text in FILES.items() if name != "rules/other.yaml"}
    kb = ik.load_knowledge({"rules/moved.yaml": "\n# moved\n" + FILES["rules/other.yaml"], **moved}, core=False)
    assert ik.Diagnosis.from_json(dx.to_json(), kb) == dx


SECRET = "my secret answer"


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("format",), 2),
        (("safety",), SECRET),
        (("safety", "status"), "no_concern_reported"),
        (("safety", "status"), SECRET),
        (("findings", 0, "score"), 1.5),
        (("findings", 0, "score"), SECRET),
        (("findings", 3, "level"), "none"),
        (("findings", 0, "low"), 0.9),
        (("components", 0, "kind"), SECRET),
        (("remedies",), None),
        (("unknown",), None),
        (("observations", "trust"), None),
        (("observations", "trust"), [SECRET]),
        (("observations",), SECRET),
        (("provenance", 0, "digest"), SECRET),
        (("extra",), SECRET),
        (("findings", 0, "extra"), SECRET),
    ],
)
def test_modified_diagnosis_is_an_error(dx: ik.Diagnosis, path: Any, value: Any) -> None:
    data: Any = dx.to_dict()
    place = data
    for part in path[:-1]:
        place = place[part]
    place[path[-1]] = value
    for read in (lambda: ik.Diagnosis.from_dict(data), lambda: ik.Diagnosis.from_json(json.dumps(data))):
        with pytest.raises(ik.StoredDiagnosisError) as error:
            read()
        assert error.value.code == "IK501"
        assert SECRET not in str(error.value) + repr(error.value)
        assert error.value.__cause__ is error.value.__context__ is None


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("observations",), {"trust": 9}),
        (("observations",), {"trust": "three"}),
        (("observations",), {"trust": 99}),
        (("observations",), {"nothing": 3}),
        (("findings",), []),
        (("findings", 0, "title"), "Something else"),
        (("remedies",), []),
        (("unknown",), []),
        (("fired",), ["few_hours"]),
    ],
)
def test_diagnosis_that_does_not_follow_from_its_observations_is_an_error(
    kb: ik.KnowledgeBase, dx: ik.Diagnosis, path: Any, value: Any, wording: Wording
) -> None:
    """Regression: a changed one was read, and failed with an undocumented error when it was asked further."""
    data: Any = dx.to_dict()
    place = data
    for part in path[:-1]:
        place = place[part]
    place[path[-1]] = value
    assert ik.Diagnosis.from_dict(data).provenance == kb.packs
    with pytest.raises(ik.StoredDiagnosisError) as error:
        ik.Diagnosis.from_dict(data, kb)
    wording(str(error.value))
    assert error.value.code == "IK501"


def test_regression_what_to_dict_gave_is_told_by_what_it_is_read() -> None:
    dx = ik.load_knowledge().diagnose({"trust": 3})
    with pytest.raises(ik.StoredDiagnosisError) as raised:
        ik.Diagnosis.from_json(dx.to_dict())  # type: ignore[arg-type]  # it is wrong
    assert raised.value.help == "`from_dict` reads what `to_dict` gave"


@pytest.mark.parametrize(
    "text", ["", "{", "null", "[]", "5", '"text"', "{}", b"\xff", "[" * 100_000, '{"format": NaN}', None, 5, ["{}"]]
)
def test_malformed_text_is_an_error(text: Any, wording: Wording) -> None:
    with pytest.raises(ik.StoredDiagnosisError) as error:
        ik.Diagnosis.from_json(text)
    assert error.value.code == "IK501"
    wording(error.value.help)


def test_anything_but_plain_data_is_an_error() -> None:
    nested: Any = {}
    for _ in range(100_000):
        nested = {"safety": nested}
    cyclic: Any = {}
    cyclic["safety"] = cyclic
    for data in (None, 5, "text", [], {"format": 1}, nested, cyclic, {"findings": [nested]}):
        with pytest.raises(ik.StoredDiagnosisError) as error:
            ik.Diagnosis.from_dict(data)
        assert error.value.code == "IK501"


class Foreign(Mapping[str, Any]):
    """A mapping that cannot be read, and says why in words it should not."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def __getitem__(self, key: str) -> Any:
        raise self.error

    def __iter__(self) -> Iterator[str]:
        return iter(["safety"])

    def __len__(self) -> int:
        return 1


@pytest.mark.parametrize("error", [RuntimeError(SECRET), RecursionError(SECRET), KeyError(SECRET), MemoryError(SECRET)])
def test_errors_of_foreign_mappings_do_not_leak(dx: ik.Diagnosis, error: Exception) -> None:
    for data in (Foreign(error), {**dx.to_dict(), "observations": Foreign(error)}):
        with pytest.raises(ik.StoredDiagnosisError) as raised:
            ik.Diagnosis.from_dict(data)
        assert SECRET not in str(raised.value)
        assert raised.value.__cause__ is raised.value.__context__ is None


def test_names_from_outside_are_escaped(dx: ik.Diagnosis) -> None:
    data = dx.to_dict()
    data["x\n" * 100] = 1
    with pytest.raises(ik.StoredDiagnosisError) as error:
        ik.Diagnosis.from_dict(data)
    assert "x\\nx" in error.value.message
    assert len(error.value.message) < 200
