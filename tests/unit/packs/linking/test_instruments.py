"""Signals that are asked by an instrument: what fits, and what is told of others."""

import pickle

import pytest

import intimacy_kit as ik
from tests.unit.packs.tiny import FILES, SIGNALS, tiny, told
from tests.wording import Wording, codes_in

MOOD = (
    "- {id: mood, kind: number, minimum: 0, maximum: 6, title: mood, question: How often were you bothered?, "
    "instrument: phq2, source: notes}\n"
)


def test_a_signal_has_the_items_of_its_instrument() -> None:
    kb = ik.load_knowledge(tiny(signals=SIGNALS + MOOD), core=False)
    items = kb.signals["mood"].items

    assert [item.text for item in items] == [
        "Little interest or pleasure in doing things",
        "Feeling down, depressed, or hopeless",
    ]
    assert items[0].options[3] == (3, "Nearly every day")
    assert items[0].to_dict()["options"][0] == {"value": 0, "label": "Not at all"}
    assert kb.signals["trust"].items == ()
    assert pickle.loads(pickle.dumps(kb)).signals["mood"].items == items


def test_items_in_the_language_of_the_knowledge_base_or_in_english() -> None:
    files = {
        **tiny(signals=SIGNALS + MOOD),
        "locales/de.yaml": "mood: {title: Stimmung}",
        "locales/fr.yaml": "mood: {title: moral}",
    }
    kb = ik.load_knowledge(files, core=False)

    assert kb.within(locale="de-AT").signals["mood"].items[0].text == "Wenig Interesse oder Freude an Ihren Tätigkeiten"
    assert kb.within(locale="fr").signals["mood"].items[0].text.startswith("Little")


def test_the_core_pack_asks_with_the_published_sentence() -> None:
    kb = ik.load_knowledge()
    for signal in ("low_mood", "anxiety"):
        wording = ik.instruments()[str(kb.signals[signal].instrument)].wording
        assert kb.signals[signal].question == wording["en"].stem
        assert {*wording} == {*kb.locales}
        for locale in kb.locales:
            assert kb.within(locale=locale).signals[signal].question == wording[locale].stem


WRONG = {
    "unknown": MOOD.replace("phq2", "phq3"),
    "several scales": MOOD.replace("phq2", "gad7"),
    "may not be printed": MOOD.replace("phq2", "ucla3"),
    "another kind": MOOD.replace("kind: number, minimum: 0, maximum: 6", "kind: flag"),
    "another range": MOOD.replace("maximum: 6", "maximum: 7"),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_an_instrument_that_does_not_fit(wrong: str, wording: Wording) -> None:
    text = told({**FILES, "signals.yaml": SIGNALS + WRONG[wrong]})

    assert codes_in(text) == ["IK140"]
    assert "signals.yaml:4:" in text
    wording(text)
