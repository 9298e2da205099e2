"""The data of a diagnosis refuses to contradict itself."""

import pytest
from pydantic import ValidationError

import intimacy_kit as ik
from intimacy_kit import Finding, Observations, Safety, Strength
from intimacy_kit.model.result import Record

FINDING = {"id": "x", "title": "X", "kind": "challenge", "level": "mild", "score": 0.3, "low": 0.2, "high": 0.4}
STRENGTH = {"id": "x", "title": "X", "level": "emerging", "score": 0.3, "low": 0.3, "high": 0.3}
SAFETY = {"status": "not_screened", "concerns": [], "cautions": [], "screened": False, "unanswered": ["afraid"],
          "answered_no": ["harm"], "ended": []}  # fmt: skip
CONCERN = {"id": "fear", "title": "Fear", "text": "T.", "about": "from_partner", "support": []}
RECORD = {
    "safety": SAFETY, "findings": [FINDING], "components": [STRENGTH], "indexes": [], "remedies": [],
    "unknown": ["afraid"], "fired": [], "undetermined": [],
    "observations": {"trust": 3, "topic": "money", "hurt": False, "mood": -0.5},
    "provenance": [],
}  # fmt: skip


@pytest.mark.parametrize(
    "change",
    [
        {"low": 0.31}, {"high": 0.29}, {"level": "none"}, {"level": "moderate"}, {"level": "emerging"}, {"score": 1.1},
        {"low": -0.1}, {"high": 1.5}, {"score": float("nan")}, {"kind": "component"}, {"score": None},
    ],
)  # fmt: skip
def test_a_finding_with_inconsistent_numbers_is_refused(change: dict[str, object]) -> None:
    assert Finding.model_validate(FINDING).score == 0.3
    with pytest.raises(ValidationError):
        Finding.model_validate({**FINDING, **change})


@pytest.mark.parametrize(
    "change",
    [
        {"basis": "answers"},
        {"kind": "consequence"},
        {"kind": "consequence", "basis": "hearsay"},
        {"kind": "consequence", "basis": "links", "level": "none", "score": 0.2},
    ],
)
def test_only_a_present_consequence_has_a_basis(change: dict[str, object]) -> None:
    assert Finding.model_validate({**FINDING, "kind": "consequence", "basis": "links"}).basis == "links"
    assert Finding.model_validate({**FINDING, "kind": "consequence", "level": "none", "score": 0.2}).basis is None
    with pytest.raises(ValidationError):
        Finding.model_validate({**FINDING, **change})


@pytest.mark.parametrize("change", [{"level": "mild"}, {"level": "solid"}, {"low": 0.4}, {"kind": "challenge"}])
def test_a_strength_with_inconsistent_numbers_is_refused(change: dict[str, object]) -> None:
    assert Strength.model_validate(STRENGTH).kind == "component"
    with pytest.raises(ValidationError):
        Strength.model_validate({**STRENGTH, **change})


@pytest.mark.parametrize(
    "change",
    [
        {"status": "no_concern_reported"},
        {"status": "concern"},
        {"status": "safe"},
        {"concerns": [CONCERN]},
        {"screened": True},
        {"status": "no_concern_reported", "screened": True},
        {"status": "no_concern_reported", "screened": True, "unanswered": [], "concerns": [CONCERN]},
        {"screened": 1},
        {"status": "concern", "concerns": [CONCERN], "answered_no": ["fear"]},
    ],
)
def test_a_safety_status_better_than_the_answers_is_refused(change: dict[str, object]) -> None:
    assert not Safety.model_validate(SAFETY).concern
    with pytest.raises(ValidationError):
        Safety.model_validate({**SAFETY, **change})


@pytest.mark.parametrize(
    ("change", "concern"),
    [
        ({"status": "concern", "concerns": [CONCERN]}, True),
        ({"status": "concern", "concerns": [CONCERN], "screened": True, "unanswered": []}, True),
        ({"status": "no_concern_reported", "screened": True, "unanswered": []}, False),
    ],
)
def test_consistent_safety_states_are_accepted(change: dict[str, object], concern: bool) -> None:
    assert Safety.model_validate({**SAFETY, **change}).concern is concern


def test_the_observations_of_a_record_are_immutable() -> None:
    record = Record.model_validate(RECORD)
    assert isinstance(record.observations, Observations)
    assert record.observations == {"trust": 3.0, "topic": "money", "hurt": False, "mood": -0.5}
    assert isinstance(record.observations["trust"], float)
    assert record.observations["hurt"] is False
    assert isinstance(hash(record), int)


def test_integral_values_are_stored_as_integers() -> None:
    record = Record.model_validate(RECORD)
    assert '"observations":{"hurt":false,"mood":-0.5,"topic":"money","trust":3}' in record.model_dump_json()
    assert Record.model_validate_json(record.model_dump_json()) == record


@pytest.mark.parametrize(
    "observations",
    [{"trust": None}, {"trust": float("nan")}, {"Trust": 3}, {"trust": [3]}, {3: 3}, [], None, "trust"],
)
def test_a_record_with_other_observations_is_refused(observations: object) -> None:
    with pytest.raises(ValidationError):
        Record.model_validate({**RECORD, "observations": observations})


def test_findings_are_hidden_in_every_repr() -> None:
    record = Record.model_validate(RECORD)
    assert repr(record.findings[0]) == "Finding(id='x', title='X', kind='challenge')"
    assert repr(record.components[0]) == "Strength(id='x', title='X', kind='component')"
    assert repr(record) == "Record(format=1, safety=Safety(), provenance=())"


def test_str_equals_repr() -> None:
    dx = ik.diagnose({"fears_partner": True})
    for model in (dx.safety, dx.safety.concerns[0], dx.remedies[0], dx.remedies[0].reasons[0]):
        assert str(model) == repr(model) == f"{type(model).__name__}()"
