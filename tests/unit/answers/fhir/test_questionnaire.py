"""The Questionnaire of a knowledge base is one of FHIR R4, and its own answers come back."""

from typing import Any

import pytest
from fhir.resources.R4B.questionnaire import Questionnaire

import intimacy_kit as ik

KB = ik.load_knowledge()


@pytest.mark.parametrize("locale", [None, "de", "es"])
def test_it_is_valid(locale: str | None) -> None:
    form = ik.fhir.questionnaire(KB, locale)
    Questionnaire.model_validate(form)

    assert [item["linkId"] for item in form["item"]] == list(KB.signals)
    assert form.get("language") == locale
    assert form["version"].startswith("core ")


def item(id: str, kb: ik.KnowledgeBase = KB) -> dict[str, Any]:
    found: dict[str, Any] = next(item for item in ik.fhir.questionnaire(kb)["item"] if item["linkId"] == id)
    return found


def test_kinds_of_questions() -> None:
    assert item("trust")["type"] == "decimal"
    assert item("unresolved_conflicts")["type"] == "integer"
    assert item("past_betrayal")["type"] == "boolean"
    often = item("feels_heard")
    assert often["type"] == "choice"
    assert often["answerOption"][3]["valueCoding"] == {"code": "3", "display": "often"}
    assert often["answerOption"][3]["extension"][0]["valueDecimal"] == 3
    topic = item("conflict_topic")["answerOption"][0]
    assert set(topic) == {"valueCoding"}
    assert topic["valueCoding"]["code"] in KB.signals["conflict_topic"].choices


def test_published_questionnaires_are_groups_with_their_codes() -> None:
    mood = item("low_mood")
    assert (mood["type"], mood["code"][0]["code"]) == ("group", "55757-9")
    first = mood["item"][0]
    assert (first["linkId"], first["code"][0]["code"]) == ("low_mood.1", "44250-9")
    assert first["answerOption"][1]["valueCoding"] == {
        "system": "http://loinc.org",
        "code": "LA6569-3",
        "display": "Several days",
    }


def test_what_is_for_one_alone_says_so() -> None:
    notes = [extension for extension in item("fears_partner")["extension"] if "designNote" in extension["url"]]
    assert notes[0]["valueMarkdown"] == "To be asked in private only."


def test_an_unknown_locale() -> None:
    with pytest.raises(ik.QuestionError) as raised:
        ik.fhir.questionnaire(KB, "xx")
    assert raised.value.code == "IK485"
