"""Diagnoses as fields of pydantic models: written without answers, read again with them."""

import json

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

import intimacy_kit as ik
from tests.small_pack import small_knowledge

jsonschema = pytest.importorskip("jsonschema")
KB = small_knowledge()
ONE = KB.diagnose({"quality_time": 1, "trust": 2, "afraid": False})
TWO = KB.diagnose(ik.Couple(a={"quality_time": 1}, b={"trust": 9, "afraid": True}))
BEFORE = KB.diagnose({"trust": 3}, earlier=[("2030-01-01", ONE)], when="2030-01-08")
BOTH = pytest.mark.parametrize("dx", [ONE, TWO, BEFORE], ids=["one", "two", "with an earlier one"])


class Response(BaseModel):
    dx: ik.Diagnosis


@BOTH
def test_it_is_written_without_answers(dx: ik.Diagnosis) -> None:
    written = json.loads(Response(dx=dx).model_dump_json())["dx"]
    assert written == Response(dx=dx).model_dump()["dx"] == dx.to_dict(answers=False)
    assert "observations" not in json.dumps(written)
    assert "earlier" not in written
    whole = dx.to_dict()
    assert {key: whole[key] for key in written if key != "partners"} == {
        key: value for key, value in written.items() if key != "partners"
    }


@BOTH
def test_whoever_asks_gets_the_answers_too_and_it_is_read_again(dx: ik.Diagnosis) -> None:
    text = Response(dx=dx).model_dump_json(context={"answers": True})
    assert json.loads(text)["dx"] == dx.to_dict()
    assert Response.model_validate_json(text).dx == dx
    assert Response.model_validate({"dx": dx.to_dict()}).dx == dx


@pytest.mark.parametrize("context", [None, {}, {"answers": False}, {"answers": 1}, "answers"])
def test_nothing_else_brings_the_answers(context: object) -> None:
    assert "observations" not in Response(dx=ONE).model_dump(context=context)["dx"]


@BOTH
def test_what_is_written_fits_its_schema(dx: ik.Diagnosis) -> None:
    schema = TypeAdapter(ik.Diagnosis).json_schema(mode="serialization")
    jsonschema.Draft202012Validator(schema).validate(dx.to_dict(answers=False))
    assert "observations" not in json.dumps(schema)
    assert not jsonschema.Draft202012Validator(schema).is_valid(dx.to_dict())


@BOTH
def test_what_is_read_fits_its_schema(dx: ik.Diagnosis) -> None:
    schema = TypeAdapter(ik.Diagnosis).json_schema(mode="validation")
    jsonschema.Draft202012Validator(schema).validate(dx.to_dict())


@pytest.mark.parametrize("given", [None, 5, "text", {}, [], {"trust": 3}, ONE.to_dict(answers=False)])
def test_what_is_no_diagnosis_is_refused(given: object) -> None:
    with pytest.raises(ValidationError, match="IK501"):
        Response.model_validate({"dx": given})


def test_answers_are_left_out_by_true_or_false_only() -> None:
    with pytest.raises(ik.OptionError) as caught:
        ONE.to_dict(answers="no")  # type: ignore[arg-type]  # that is the point
    assert caught.value.code == "IK404"
