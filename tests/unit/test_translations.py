"""A knowledge base in another language: which texts it has, and that nothing else is another."""

import pickle

import pytest

import intimacy_kit as ik
from tests.small_pack import ALL_HARD, FILES
from tests.wording import Wording, codes_in

GERMAN = """
quality_time: {title: Zeit zu zweit, question: Wie viel Zeit habt ihr?, unit: Stunden, unit_one: Stunde}
topic: {title: Streitthema, labels: {money: Geld}}
little_time: {title: Wenig Zeit, text: Es bleibt wenig Zeit.}
few_hours: {because: Wenige Stunden lassen wenig Raum.}
make_time: {title: Zeit schaffen}
free_evening: {steps: [Haltet einen Abend frei.]}
fear: {title: Angst, because: Niemand soll Angst haben.}
friendship: {texts: {little_time: Auch Freunde brauchen Zeit.}}
"""
CONTEXT = """
- {id: friendship, title: Friendship, text: Among friends., leaves_out: [mistrust],
   questions: {quality_time: How much time do you two have?}, texts: {little_time: Friends need time too.},
   source: notes}
"""
PACK = {
    **FILES,
    "contexts.yaml": CONTEXT,
    "locales/de.yaml": GERMAN,
    "locales/de-AT.yaml": "little_time: {title: Zu wenig Zeit}",
}
KNOWLEDGE = ik.load_knowledge(PACK, core=False)
GERMAN_ONE = KNOWLEDGE.within(locale="de")


def test_what_there_is() -> None:
    assert KNOWLEDGE.locales == GERMAN_ONE.locales == ("de", "de-AT", "en")
    assert (KNOWLEDGE.locale, GERMAN_ONE.locale, KNOWLEDGE.within(locale="de_ch").locale) == (None, "de", "de-CH")


@pytest.mark.parametrize(
    ("locale", "title"),
    [("de", "Wenig Zeit"), ("de-AT", "Zu wenig Zeit"), ("de-CH", "Wenig Zeit"), ("en", "Little time")],
)
def test_the_nearest_text_is_shown(locale: str, title: str) -> None:
    diagnosis = KNOWLEDGE.diagnose(ALL_HARD, locale=locale)
    assert diagnosis.findings["little_time"].title == title
    assert diagnosis.findings["mistrust"].title == "Mistrust"
    assert diagnosis.locale == locale
    assert ik.Diagnosis.from_json(diagnosis.to_json()).locale == locale


def test_words_of_conditions_and_answers(wording: Wording) -> None:
    said = str(KNOWLEDGE.diagnose({"quality_time": 1, "topic": "money"}, locale="de").explain("little_time"))
    wording(said)

    assert "Geld" in str(KNOWLEDGE.diagnose({**ALL_HARD}, locale="de").explain("mistrust"))


def test_levels_scores_and_safety_are_the_same() -> None:
    own, german = KNOWLEDGE.diagnose(ALL_HARD), KNOWLEDGE.diagnose(ALL_HARD, locale="de")
    assert own != german
    assert own.provenance == german.provenance
    for one, other in zip(own.record.findings, german.record.findings, strict=True):
        assert one.model_copy(update={"title": ""}) == other.model_copy(update={"title": ""})
    afraid = KNOWLEDGE.diagnose({"afraid": True}, locale="de")
    assert [(each.id, each.title, each.text) for each in afraid.safety.concerns] == [
        ("fear", "Angst", "Niemand soll Angst haben.")
    ]
    assert [each.strategy.id for each in afraid.remedies] == ["see_someone"]


def test_a_context_is_worded_in_the_language_too(wording: Wording) -> None:
    both = KNOWLEDGE.within("friendship", locale="de")
    assert both.challenges["little_time"].text == "Auch Freunde brauchen Zeit."
    wording(both.signals["quality_time"].question)
    assert (both.context, both.locale, set(both.challenges)) == ("friendship", "de", {"little_time"})


def test_a_language_stays_until_another_is_chosen() -> None:
    friends = KNOWLEDGE.within("friendship")
    both = KNOWLEDGE.within("friendship", locale="de")
    assert GERMAN_ONE.within("friendship") is both
    assert friends.within(locale="de") is GERMAN_ONE
    assert both.within() is GERMAN_ONE
    assert GERMAN_ONE.within(locale="DE") is GERMAN_ONE
    answers = {"quality_time": 1}
    assert friends.diagnose(answers, locale="de") == both.diagnose(answers)
    assert GERMAN_ONE.diagnose(answers, context="friendship") == both.diagnose(answers)
    assert both.diagnose(answers, locale="en").context == "friendship"


def test_sessions_check_ins_and_couples() -> None:
    with GERMAN_ONE.session() as session:
        session.observe(quality_time=1)
        assert session.diagnosis.findings["little_time"].title == "Wenig Zeit"
    asked = [question.signal.title for question in iter_all(GERMAN_ONE.checkin())]
    assert "Zeit zu zweit" in asked
    couple = KNOWLEDGE.diagnose(ik.Couple(a=ALL_HARD, b={"quality_time": 12}), locale="de")
    assert couple.view("a").findings["little_time"].title == "Wenig Zeit"
    assert "Wenig Zeit" in {finding.title for finding in couple.shareable().findings}


def iter_all(checkin: "ik.Checkin") -> "list[ik.NextQuestion]":
    asked = []
    while (question := checkin.question) is not None:
        asked.append(question)
        checkin.answer(None)
    return asked


def test_the_schema_of_answers_says_what_choices_are_called(wording: Wording) -> None:
    schema = GERMAN_ONE.observations_schema()["properties"]["topic"]
    assert schema["enum"] == ["money", "chores", "house_work", None]
    wording(schema["description"])
    assert "Choices" not in KNOWLEDGE.observations_schema()["properties"]["topic"]["description"]


def test_a_locale_with_nothing(wording: Wording) -> None:
    with pytest.raises(ik.QuestionError) as raised:
        KNOWLEDGE.within(locale="fr-CA")
    told = str(raised.value).splitlines()
    assert codes_in(told) == ["IK485"]
    wording(told)
    for wrong in ("", "../x", "de" * 100, "d\u0435"):
        with pytest.raises(ik.QuestionError) as raised:
            KNOWLEDGE.diagnose({}, locale=wrong)
        assert raised.value.code == "IK485"
    with pytest.raises(ik.QuestionError, match="there are none"):
        ik.load_knowledge(core=False).within(locale="en")
    with pytest.raises(ik.QuestionError, match="IK404"):
        KNOWLEDGE.within(locale=3)  # type: ignore[arg-type]  # what is refused here


def test_it_can_be_pickled() -> None:
    again = pickle.loads(pickle.dumps(KNOWLEDGE.within("friendship", locale="de-AT")))
    assert (again.context, again.locale, again.challenges["little_time"].title) == (
        "friendship",
        "de-AT",
        "Zu wenig Zeit",
    )
    assert again.within(locale="de").challenges["little_time"].title == "Wenig Zeit"


def test_reloading_keeps_the_language() -> None:
    files = dict(PACK)
    knowledge = ik.load_knowledge(files, core=False).within(locale="de")
    files["locales/de.yaml"] = GERMAN.replace("Wenig Zeit", "Kaum Zeit")
    again = knowledge.reload_if_changed()
    assert (again.changed, again.knowledge.challenges["little_time"].title) == (True, "Kaum Zeit")
    assert again.knowledge.packs == knowledge.packs
    del files["locales/de.yaml"], files["locales/de-AT.yaml"]
    lost = knowledge.reload_if_changed()
    assert (lost.changed, [problem.code for problem in lost.problems]) == (False, ["IK485"])


def test_a_stored_diagnosis_is_read_with_the_texts_of_today() -> None:
    stored = KNOWLEDGE.diagnose(ALL_HARD, locale="de").to_json()
    assert ik.Diagnosis.from_json(stored, KNOWLEDGE) == ik.Diagnosis.from_json(stored)

    better = ik.load_knowledge({**PACK, "locales/de.yaml": GERMAN.replace("Wenig Zeit", "Kaum Zeit")}, core=False)
    read = ik.Diagnosis.from_json(stored, better)
    assert (read.locale, read.findings["little_time"].title) == ("de", "Kaum Zeit")
    assert read.explain("little_time").title == "Kaum Zeit"

    plain = ik.Diagnosis.from_json(stored, ik.load_knowledge({**FILES, "contexts.yaml": CONTEXT}, core=False))
    assert (plain.locale, plain.findings["little_time"].title) == (None, "Little time")

    own = KNOWLEDGE.diagnose(ALL_HARD).to_json()
    assert ik.Diagnosis.from_json(own, GERMAN_ONE).findings["little_time"].title == "Little time"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"quality_time": 1.5', '"quality_time": 5'),
        ('"strength": 0.8', '"strength": 0.7'),
    ],
)
def test_what_was_changed_is_noticed_in_every_language(old: str, new: str, wording: Wording) -> None:
    stored = KNOWLEDGE.diagnose(ALL_HARD, locale="de").to_json()
    assert old in stored
    with pytest.raises(ik.StoredDiagnosisError) as caught:
        ik.Diagnosis.from_json(stored.replace(old, new), KNOWLEDGE)
    assert caught.value.code == "IK501"
    wording(str(caught.value))


def test_texts_that_were_changed_are_not_shown() -> None:
    stored = KNOWLEDGE.diagnose(ALL_HARD, locale="de").to_json().replace("Wenig Zeit", "Ganz anders")
    assert ik.Diagnosis.from_json(stored, KNOWLEDGE).findings["little_time"].title == "Wenig Zeit"


def test_the_shortcut_takes_a_locale() -> None:
    assert ik.diagnose({"trust": 3}, locale="en-GB").locale == "en-GB"
