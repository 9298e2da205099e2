"""What does not fit is told in plain words: no codes of pydantic, and nothing of what was given."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

import pytest

import intimacy_kit as ik
from intimacy_kit.model.couple import Gap
from tests.small_pack import ALL_HARD, small_knowledge

KB = small_knowledge()
STORED = KB.diagnose(ALL_HARD).to_json()
SIGNAL = {"id": "tired", "kind": "flag", "title": "Tired", "question": "Are you tired?", "source": ("own",)}
LINE = {"name": "Somebody", "contact": "116 006", "verified": date(2026, 1, 1)}


class Secret(Mapping[str, object]):
    """It quotes what it holds, whatever is asked of it."""

    def fail(self, *_: object) -> Any:
        raise RuntimeError("s3cret")

    __getitem__ = __iter__ = __len__ = fail
    items = keys = values = fail


def told(ask: Callable[[], object], error: type[ik.IntimacyKitError] = ik.QuestionError) -> str:
    with pytest.raises(error) as raised:
        ask()
    assert raised.value.__cause__ is raised.value.__context__ is None
    assert "s3cret" not in str(raised.value)
    return f"{raised.value.code} {raised.value.message}"


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({}, "'name' is missing"),
        (LINE | {"verified": "soon"}, "'verified' should be a valid date or datetime, input is too short"),
        (LINE | {"name": 3}, "'name' should be text"),
        (LINE | {"concerns": "fear"}, "'concerns' should be a list"),
        (LINE | {"concerns": ("Fear",)}, "'concerns.0' should match pattern '^[a-z][a-z0-9_]*$'"),
        (LINE | {"colour": "red"}, "'colour' is unknown"),
    ],
)
def test_regression_a_help_line_is_made_of_its_fields_or_refused_as_documented(
    fields: dict[str, Any], wrong: str
) -> None:
    assert told(lambda: ik.HelpLine(**fields)) == f"IK404 this is no 'HelpLine': {wrong}"


@pytest.mark.parametrize("given", [(...,), ("abc",), (None, 3)])
@pytest.mark.parametrize("model", [ik.HelpLine, ik.Signal, ik.Finding, ik.Plan, Gap])
def test_fields_are_given_by_name(model: Callable[..., object], given: tuple[object, ...]) -> None:
    name = getattr(model, "__name__", "")
    assert told(lambda: model(*given)) == f"IK404 this is no '{name}': its fields are given by name"


MODELS = sorted(name for name in ik.__all__ if hasattr(getattr(ik, name), "model_fields"))


@pytest.mark.parametrize("name", MODELS)
@pytest.mark.parametrize("thing", [..., 3, "abc", Secret(), [Secret()], {"s3cret": Secret()}, float("nan")])
def test_regression_whatever_public_models_are_made_of(name: str, thing: object) -> None:
    model = getattr(ik, name)
    for fields in ({}, {"s3cre7": thing}, dict.fromkeys(model.model_fields, thing)):
        error = ik.ConditionError if name == "Condition" else ik.QuestionError
        code = "IK204" if name == "Condition" else "IK404"
        assert told(lambda fields=fields: model(**fields), error).startswith(code)  # type: ignore[misc]


def test_what_fits_is_made() -> None:
    assert ik.Signal(**SIGNAL) == ik.Signal.model_validate(SIGNAL)
    assert ik.HelpLine(**LINE).name == "Somebody"
    assert not ik.Signal.__pydantic_custom_init__  # models inside of models are checked together with them


def test_a_condition_is_refused_as_conditions_are() -> None:
    assert told(ik.Condition, ik.ConditionError) == "IK204 this is no condition: it says nothing of its own"


@pytest.mark.parametrize(
    ("lines", "days", "wrong"),
    [
        (3, 180, "'lines' should be a mapping"),
        ({"en": []}, 180, "'lines.en' should have at least one item"),
        ({"en": [{"name": "x"}]}, 180, "'lines.en.0.contact' is missing"),
        ({}, "long", "'stale_after_days' should be a whole number"),
        ({}, 0, "'stale_after_days' should be greater than or equal to 1"),
    ],
)
def test_regression_resources_are_refused_in_plain_words(lines: Any, days: Any, wrong: str) -> None:
    ask = lambda: ik.Resources(lines, stale_after_days=days)  # noqa: E731 - it is asked below
    assert told(ask) == f"IK404 resources are not usable: {wrong}"


@pytest.mark.parametrize("given", [3, "abc", None, [("trust", 3.0)], Secret(), {3: 3.0}, {"trust": 3}, {"trust": []}])
def test_regression_observations_are_made_of_what_was_checked(given: Any) -> None:
    assert told(lambda: ik.Observations(given), ik.ObservationError) == "IK301 these are no checked observations"


def test_observations_of_observations_are_the_same() -> None:
    observed = KB.observations(ALL_HARD)
    assert ik.Observations(observed) == observed == ik.Observations(dict(observed))


@pytest.mark.parametrize("made", [ik.KnowledgeBase, ik.Diagnosis])
@pytest.mark.parametrize("given", [3, None, "abc", {}])
def test_regression_what_is_made_by_functions_says_so(made: Callable[[Any], object], given: object) -> None:
    assert told(lambda: made(given)).startswith("IK404 a ")


def changed(old: str, new: str) -> str:
    assert old in STORED
    return STORED.replace(old, new, 1)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("", "it is no JSON"),
        (STORED[:-1], "it is no JSON"),
        ("[]", "it should be a mapping"),
        ("{}", "'safety' is missing"),
        (changed('"format": 1', '"format": 2'), "'format' should be 1"),
        (changed('"findings": [{', '"findings": [3, {'), "'findings.0' should be a mapping"),
        (
            changed('"observations": {', '"observations": {"more": [],'),
            "'observations.more' is of another kind than it",
        ),
        (changed('"unknown"', '"unknown_"'), "'unknown_' is unknown"),
    ],
)
def test_regression_a_stored_diagnosis_is_refused_in_plain_words(text: str, wrong: str) -> None:
    said = told(lambda: ik.Diagnosis.from_json(text), ik.StoredDiagnosisError)
    assert said.startswith(f"IK501 this is no stored diagnosis: {wrong}")


def test_resources_that_raise_when_they_are_read_are_told_without_what_they_hold() -> None:
    class Raising(Mapping[str, object]):
        def __getitem__(self, key: str) -> object:
            raise RuntimeError("secret")

        def __iter__(self) -> Iterator[str]:
            raise RuntimeError("secret")

        def __len__(self) -> int:
            return 1

    with pytest.raises(ik.QuestionError, match="resources are not usable: 'lines' should be a mapping") as caught:
        ik.Resources(Raising())
    assert "secret" not in str(caught.value)
