"""Validation errors in plain words, without codes of pydantic and without the data."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

import pytest

import intimacy_kit as ik
from intimacy_kit.model.couple import Gap
from tests.small_pack import ALL_HARD, small_knowledge
from tests.wording import Wording, codes_in

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
    "fields",
    [
        {},
        LINE | {"verified": "soon"},
        LINE | {"name": 3},
        LINE | {"concerns": "fear"},
        LINE | {"concerns": ("Fear",)},
        LINE | {"colour": "red"},
    ],
)
def test_regression_a_help_line_is_made_of_its_fields_or_refused_as_documented(
    fields: dict[str, Any], wording: Wording
) -> None:
    said = told(lambda: ik.HelpLine(**fields))
    assert codes_in(said) == ["IK404"]
    wording(said)


@pytest.mark.parametrize("given", [(...,), ("abc",), (None, 3)])
@pytest.mark.parametrize("model", [ik.HelpLine, ik.Signal, ik.Finding, ik.Plan, Gap])
def test_fields_are_given_by_name(model: Callable[..., object], given: tuple[object, ...]) -> None:
    name = getattr(model, "__name__", "")
    assert told(lambda: model(*given)) == f"IK404 invalid '{name}': fields must be given by name"


MODELS = sorted(name for name in ik.__all__ if hasattr(getattr(ik, name), "model_fields"))


@pytest.mark.parametrize("name", MODELS)
@pytest.mark.parametrize("thing", [..., 3, "abc", Secret(), [Secret()], {"s3cret": Secret()}, float("nan")])
def test_regression_public_models_refuse_invalid_arguments(name: str, thing: object) -> None:
    model = getattr(ik, name)
    for fields in ({}, {"s3cre7": thing}, dict.fromkeys(model.model_fields, thing)):
        error = ik.ConditionError if name == "Condition" else ik.QuestionError
        code = "IK204" if name == "Condition" else "IK404"
        assert told(lambda fields=fields: model(**fields), error).startswith(code)  # type: ignore[misc]


def test_valid_arguments_are_accepted() -> None:
    assert ik.Signal(**SIGNAL) == ik.Signal.model_validate(SIGNAL)
    assert ik.HelpLine(**LINE).name == "Somebody"
    assert not ik.Signal.__pydantic_custom_init__  # models inside of models are checked together with them


def test_an_invalid_condition_raises_a_condition_error(wording: Wording) -> None:
    said = told(ik.Condition, ik.ConditionError)
    assert codes_in(said) == ["IK204"]
    wording(said)


@pytest.mark.parametrize(
    ("lines", "days"),
    [
        (3, 180),
        ({"en": []}, 180),
        ({"en": [{"name": "x"}]}, 180),
        ({}, "long"),
        ({}, 0),
    ],
)
def test_regression_resources_are_refused_in_plain_words(lines: Any, days: Any, wording: Wording) -> None:
    ask = lambda: ik.Resources(lines, stale_after_days=days)  # noqa: E731 - it is asked below
    said = told(ask)
    assert codes_in(said) == ["IK404"]
    wording(said)


@pytest.mark.parametrize("given", [3, "abc", None, [("trust", 3.0)], Secret(), {3: 3.0}, {"trust": 3}, {"trust": []}])
def test_regression_observations_refuse_unchecked_values(given: Any) -> None:
    assert (
        told(lambda: ik.Observations(given), ik.ObservationError)
        == "IK301 observations must be created by `kb.observations(...)`"
    )


def test_observations_of_observations_are_the_same() -> None:
    observed = KB.observations(ALL_HARD)
    assert ik.Observations(observed) == observed == ik.Observations(dict(observed))


@pytest.mark.parametrize("made", [ik.KnowledgeBase, ik.Diagnosis])
@pytest.mark.parametrize("given", [3, None, "abc", {}])
def test_regression_classes_made_by_functions_name_the_function(made: Callable[[Any], object], given: object) -> None:
    assert told(lambda: made(given)).startswith("IK404 a ")


def changed(old: str, new: str) -> str:
    assert old in STORED
    return STORED.replace(old, new, 1)


@pytest.mark.parametrize(
    "text",
    [
        "",
        STORED[:-1],
        "[]",
        "{}",
        changed('"format": 1', '"format": 2'),
        changed('"findings": [{', '"findings": [3, {'),
        changed('"observations": {', '"observations": {"more": [],'),
        changed('"unknown"', '"unknown_"'),
    ],
)
def test_regression_a_stored_diagnosis_is_refused_in_plain_words(text: str, wording: Wording) -> None:
    said = told(lambda: ik.Diagnosis.from_json(text), ik.StoredDiagnosisError)
    assert "IK501" in codes_in(said)
    wording(said)


def test_errors_of_raising_resources_hide_their_content(wording: Wording) -> None:
    class Raising(Mapping[str, object]):
        def __getitem__(self, key: str) -> object:
            raise RuntimeError("secret")

        def __iter__(self) -> Iterator[str]:
            raise RuntimeError("secret")

        def __len__(self) -> int:
            return 1

    with pytest.raises(ik.QuestionError) as caught:
        ik.Resources(Raising())
    assert caught.value.code == "IK404"
    wording(str(caught.value))
    assert "secret" not in str(caught.value)
