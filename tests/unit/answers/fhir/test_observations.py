"""Answers in a QuestionnaireResponse: of the form here, of the PHQ-9 elsewhere, and what cannot be read."""

from typing import Any

import pytest
from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse

import intimacy_kit as ik
from tests.unit.packs.tiny import SIGNALS, tiny
from tests.wording import Wording

KB = ik.load_knowledge()
ORDINAL = "http://hl7.org/fhir/StructureDefinition/ordinalValue"
WEIGHT = "http://hl7.org/fhir/StructureDefinition/itemWeight"
ABSENT = {"url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason", "valueCode": "asked-declined"}


def response(*items: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return {"resourceType": "QuestionnaireResponse", "status": "completed", "item": list(items), **fields}


def answered(link: str, *answers: dict[str, Any]) -> dict[str, Any]:
    return {"linkId": link, "answer": list(answers)}


def coding(code: str, **fields: Any) -> dict[str, Any]:
    return {"valueCoding": {"code": code}, **fields}


def weighted(value: float, url: str = ORDINAL) -> dict[str, Any]:
    return {"extension": [{"url": url, "valueDecimal": value}]}


def read(*items: dict[str, Any], **fields: Any) -> dict[str, Any]:
    given = response(*items, **fields)
    QuestionnaireResponse.model_validate(given)
    return dict(ik.fhir.observations(given, KB))


def test_every_type_of_answer() -> None:
    assert read(
        answered("trust", {"valueDecimal": 7.5}),
        answered("unresolved_conflicts", {"valueInteger": 4}),
        answered("quality_time_hours", {"valueQuantity": {"value": 3, "unit": "h"}}),
        answered("past_betrayal", {"valueBoolean": True}),
        answered("fears_partner", coding("LA32-8")),
        answered("suicidal_thoughts", coding("Y")),
        answered("feels_heard", coding("3")),
        answered("interrupts", coding("x", extension=[{"url": "urn:other"}, *weighted(2)["extension"]])),
        answered("contempt", {"valueCoding": {"code": "x", **weighted(1, WEIGHT)}}),
        answered("conflict_topic", coding("money")),
    ) == {
        "trust": 7.5,
        "unresolved_conflicts": 4.0,
        "quality_time_hours": 3.0,
        "past_betrayal": True,
        "fears_partner": False,
        "suicidal_thoughts": True,
        "feels_heard": 3.0,
        "interrupts": 2.0,
        "contempt": 1.0,
        "conflict_topic": "money",
    }


def test_the_own_form_comes_back() -> None:
    def answer(item: dict[str, Any]) -> dict[str, Any]:
        if item["type"] == "group":
            return {"linkId": item["linkId"], "item": [answer(each) for each in item["item"]]}
        value = {"boolean": {"valueBoolean": False}, "decimal": {"valueDecimal": 1}, "integer": {"valueInteger": 1}}
        option = item.get("answerOption", [{}])[-1]
        return answered(item["linkId"], value.get(item["type"]) or {"valueCoding": option["valueCoding"]})

    found = read(*map(answer, ik.fhir.questionnaire(KB)["item"]))

    assert set(found) == set(KB.signals)
    assert (found["low_mood"], found["feels_heard"], found["trust"]) == (6.0, 4.0, 1.0)


PHQ9 = ["44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2", "44252-5", "44253-3", "44260-8"]
DAYS = ["LA6568-5", "LA6569-3", "LA6570-1", "LA6571-9"]


@pytest.mark.parametrize("begin", ["", "/", "/44249-1/"])
def test_a_phq9_of_elsewhere(begin: str) -> None:
    items = [answered(f"{begin}{code}", coding(DAYS[number % 4])) for number, code in enumerate(PHQ9)]
    group = {"linkId": "phq", "item": items}

    assert read(group) == {"low_mood": 1.0, "suicidal_thoughts": False}
    items[8] = answered(f"{begin}{PHQ9[8]}", coding("LA6569-3"))
    assert read(group) == {"low_mood": 1.0, "suicidal_thoughts": True}


def test_a_yes_counts_wherever_it_was_given() -> None:
    yes, no = answered(PHQ9[8], coding("LA6569-3")), answered("suicidal_thoughts", {"valueBoolean": False})

    assert read(yes, no)["suicidal_thoughts"] is True
    assert read(no, yes)["suicidal_thoughts"] is True


def test_codes_and_weights_of_the_questionnaire() -> None:
    options = [{"valueCoding": {"code": name, **weighted(value)}} for value, name in enumerate("abcd")]
    form = {
        "resourceType": "Questionnaire",
        "status": "active",
        "item": [
            {"linkId": f"q{n}", "type": "choice",
             "code": [3, {}, {"code": "x"}, {"system": "http://loinc.org", "code": code}],
             "answerOption": [7, {}, {"valueInteger": 1}, *options]}
            for n, code in enumerate(["69725-0", "68509-9"])
        ],
    }  # fmt: skip
    given = response(answered("q0", coding("d")), answered("q1", coding("b")))

    assert dict(ik.fhir.observations(given, KB, form)) == {"anxiety": 4.0}
    with pytest.raises(ik.ObservationError) as raised:
        ik.fhir.observations(given, KB)
    assert raised.value.code == "IK308"


def test_a_sum_counts_where_items_are_missing() -> None:
    total = answered("55758-7", {"valueInteger": 5})

    assert read(total) == {"low_mood": 5.0}
    assert read(total, answered("low_mood.1", coding("1")), answered("low_mood.2", coding("1"))) == {"low_mood": 2.0}
    assert read(answered("low_mood.1", coding("1"))) == {}


def test_what_was_not_answered_or_belongs_to_others() -> None:
    assert read(
        {"linkId": "trust"},
        answered("honesty", {"extension": [ABSENT]}),
        answered("contempt", {"_valueInteger": {"extension": [ABSENT]}}),
        answered("shoe-size", {"valueInteger": 44}),
        answered("feels_heard", {"valueInteger": 2, "item": [answered("interrupts", {"valueInteger": 1})]}),
    ) == {"feels_heard": 2.0, "interrupts": 1.0}


def test_a_pack_without_such_signals() -> None:
    kb = ik.load_knowledge(tiny(signals=SIGNALS), core=False)
    given = response(answered(PHQ9[8], coding("LA6569-3")), answered("worried", {"valueBoolean": True}))
    assert dict(ik.fhir.observations(given, kb)) == {"worried": True}


MALFORMED: dict[str, Any] = {
    "no dict": "{}",
    "another resource": {"resourceType": "Patient"},
    "no status": {"resourceType": "QuestionnaireResponse"},
    "withdrawn": response(status="entered-in-error"),
    "items that are no list": response() | {"item": {}},
    "an item that is none": response() | {"item": [1]},
    "no linkId": response({"answer": []}),
    "answers that are no list": response({"linkId": "trust", "answer": {"valueInteger": 1}}),
    "an answer that is none": response({"linkId": "trust", "answer": [1]}),
    "items below an answer that are none": response(answered("trust", {"valueInteger": 1, "item": 3})),
    "too many": response(*[{"linkId": "x"}] * 20_001),
}


@pytest.mark.parametrize("case", MALFORMED)
def test_what_is_no_response(case: str, wording: Wording) -> None:
    with pytest.raises(ik.ObservationError) as raised:
        ik.fhir.observations(MALFORMED[case], KB)
    assert raised.value.code == "IK310"
    wording(str(raised.value))


def test_no_item_is_that_of_a_signal() -> None:
    with pytest.raises(ik.ObservationError) as raised:
        ik.fhir.observations(response(answered("shoe-size", {"valueInteger": SECRET})), KB)
    assert raised.value.code == "IK308"
    assert raised.value.message == "the only item does not have the name of a signal"


def test_what_is_no_questionnaire() -> None:
    with pytest.raises(ik.ObservationError) as raised:
        ik.fhir.observations(response(), KB, {"resourceType": "Bundle"})
    assert raised.value.code == "IK310"


SECRET = 987
WRONG: dict[str, tuple[str, list[dict[str, Any]]]] = {
    "nearly a signal": ("IK307", [answered("fear_partner", {"valueBoolean": True})]),
    "twice": ("IK309", [answered("trust", {"valueInteger": 1}), answered("trust", {"valueInteger": 2})]),
    "two answers": ("IK309", [answered("trust", {"valueInteger": 1}, {"valueInteger": 2})]),
    "outside": ("IK304", [answered("trust", {"valueInteger": SECRET})]),
    "no choice of its own": ("IK306", [answered("conflict_topic", coding("SECRET"))]),
    "no choice": ("IK303", [answered("conflict_topic", {"valueString": "SECRET"})]),
    "no flag": ("IK303", [answered("fears_partner", {"valueString": "SECRET"})]),
    "an unknown code": ("IK303", [answered("feels_heard", coding("SECRET"))]),
    "a weight that is none": ("IK303", [answered("feels_heard", coding("SECRET", **weighted(True)))]),
    "no number": ("IK303", [answered("trust", {"valueString": "SECRET"})]),
    "true is no number": ("IK303", [answered("trust", {"valueBoolean": True})]),
    "a code that is no text": ("IK303", [answered("trust", {"valueCoding": {"code": SECRET}})]),
    "several values": ("IK303", [answered("trust", {"valueInteger": 1, "valueString": "SECRET"})]),
    "an item of the PHQ": ("IK303", [answered(PHQ9[8], {"valueString": "SECRET"})]),
    "no answer of the PHQ": ("IK303", [answered(PHQ9[8], coding("SECRET", **weighted(SECRET)))]),
    "an item of a group": ("IK303", [answered("low_mood.1", coding("SECRET"))]),
}


def test_regression_answers_that_only_cautions_read_are_not_dropped_either() -> None:
    """They are asked in the private part, as those that decide concerns."""
    with pytest.raises(ik.ObservationError) as raised:
        ik.fhir.observations(
            response(answered("hurt_longer_ago_b", {"valueBoolean": True}), answered("trust", {"valueInteger": 7})), KB
        )
    assert raised.value.code == "IK307"


@pytest.mark.parametrize("case", WRONG)
def test_answers_that_cannot_be_read(case: str, wording: Wording) -> None:
    code, items = WRONG[case]
    with pytest.raises(ik.ObservationError) as raised:
        ik.fhir.observations(response(*items), KB)

    assert [problem.code for problem in raised.value.problems] == [code]
    assert "SECRET" not in str(raised.value)
    assert str(SECRET) not in str(raised.value)
    wording(str(raised.value))
