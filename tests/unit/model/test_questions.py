"""A question as data: all that a form needs, in every way in which it is written."""

import json

import pytest
from pydantic import BaseModel, TypeAdapter

import intimacy_kit as ik

KB = ik.load_knowledge(locale="de")


def asked(id: str) -> ik.NextQuestion:
    question = KB.checkin(only=[id], stop_when="everything").question
    assert question is not None
    return question


class Response(BaseModel):
    question: ik.NextQuestion


def test_regression_labels_of_answers_and_items_are_written_however_it_is_written() -> None:
    """An app that sent the model itself, as FastAPI does, left its form without them."""
    for id in ("feels_heard", "past_betrayal", "conflict_topic", "low_mood", "trust"):
        question, signal = asked(id), KB.signals[id]
        written = question.to_dict()
        assert written["options"] == [option._asdict() for option in signal.options]
        assert written["items"] == [item.to_dict() for item in signal.items]
        assert question.model_dump(mode="json") == written == json.loads(question.model_dump_json())
        assert Response(question=question).model_dump(mode="json")["question"] == written
        assert (repr(question), str(question).startswith(signal.question)) == ("NextQuestion()", True)


@pytest.mark.parametrize(("id", "options", "items"), [("feels_heard", 5, 0), ("trust", 0, 0), ("low_mood", 0, 2)])
def test_an_answer_has_labels_or_a_range(id: str, options: int, items: int) -> None:
    question = asked(id)
    assert (len(question.options), len(question.items)) == (options, items)
    assert question.signal.minimum is not None


def test_what_is_written_is_in_its_schema() -> None:
    schema = TypeAdapter(ik.NextQuestion).json_schema(mode="serialization")
    assert {"options", "items"} <= {*schema["required"]}
    assert schema["$defs"]["OptionData"]["required"] == ["value", "label"]
    assert schema["$defs"]["ItemData"]["properties"]["options"]["items"] == {"$ref": "#/$defs/OptionData"}
