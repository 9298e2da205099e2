"""Translations in packs: which files there are, what must fit, and what is said of what does not."""

from collections.abc import Mapping
from pathlib import Path

import pytest

import intimacy_kit as ik
from intimacy_kit.packs.reading import locale_files, reader
from intimacy_kit.packs.reading.files import pack_files
from intimacy_kit.packs.reading.reader import read_pack
from tests.small_pack import FILES
from tests.wording import Wording, codes_in, places_in

GERMAN = """
quality_time: {title: Zeit zu zweit, unit: Stunden, unit_one: Stunde}
topic:
  labels: {money: Geld}
weekly_talk:
  steps: [Setzt euch hin., Wechselt euch ab.]
fear:
  title: Angst
"""


def files(pack: Mapping[str, str] = FILES, **locales: str) -> dict[str, str]:
    return {**pack, **{f"locales/{name.replace('__', '/')}.yaml": text for name, text in locales.items()}}


def other(name: str = "other", manifest: str = "", **more: str) -> dict[str, str]:
    """A pack that comes after the small one, whose files are given by section or locale."""
    head = (
        f"{{format: 1, name: {name}, version: 1.0.0, title: O, license: MIT, sources: {{o: {{title: O}}}}{manifest}}}"
    )
    return {"pack.yaml": head, **{f"{key.replace('__', '/')}.yaml": text for key, text in more.items()}}


def told(*packs: Mapping[str, str]) -> list[str]:
    with pytest.raises(ik.PackError) as raised:
        ik.load_knowledge(*packs, core=False)
    return [str(problem) for problem in raised.value.problems]


def test_a_file_for_a_locale_or_a_folder_of_them(tmp_path: Path) -> None:
    one = ik.load_knowledge(files(de=GERMAN), core=False)
    parts = GERMAN.split("fear:")
    several = files(de__signals=parts[0], de__safety="fear:" + parts[1], de=" ")
    for name, text in {**several, "locales/de/empty.yml": "", "locales/de/.notes": "x", "locales/README": "x"}.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    for knowledge in (one, ik.load_knowledge(several, core=False), ik.load_knowledge(tmp_path, core=False)):
        assert knowledge.locales == ("de", "en")
        german = knowledge.within(locale="de")
        assert german.signals["quality_time"].title == "Zeit zu zweit"
        assert german.signals["quality_time"].question == knowledge.signals["quality_time"].question
        assert german.signals["topic"].label("money") == "Geld"
        assert german.practices["weekly_talk"].steps == ("Setzt euch hin.", "Wechselt euch ab.")
        assert german.safety_rules["fear"].title == "Angst"


def test_translations_are_not_in_the_digest() -> None:
    plain, german = (ik.load_knowledge(each, core=False) for each in (FILES, files(de=GERMAN)))
    assert plain.packs == german.packs
    assert plain.rules == german.rules
    assert plain.signals == german.signals


def test_a_locale_without_texts_is_not_listed() -> None:
    assert ik.load_knowledge(files(fr="", de="{}", es="topic: {labels: {}}"), core=False).locales == ("en",)


LEFT_EMPTY = """
quality_time: {title: , unit: }
topic:
  title:
  labels: {money: }
friendship:
  texts:
weekly_talk:
  title:
  steps:
    -
    -
"""


def test_texts_left_empty_are_not_translated_yet() -> None:
    assert ik.load_knowledge(files(de=LEFT_EMPTY), core=False).locales == ("en",)
    both = ik.load_knowledge(files(de__a=LEFT_EMPTY, de__b=GERMAN), core=False).within(locale="de")
    assert both.signals["quality_time"].title == "Zeit zu zweit"
    assert both.practices["weekly_talk"].steps == ("Setzt euch hin.", "Wechselt euch ab.")


def test_a_language_left_empty_can_come_from_another_pack() -> None:
    """It says nothing of safety in that language, so there is nothing to protect."""
    empty, german = files(de=LEFT_EMPTY), other(locales__de="fear: {title: Angst}")
    assert ik.load_knowledge(empty, german, core=False).within(locale="de").safety_rules["fear"].title == "Angst"


NAMES = {
    "locales.yaml": "put it into the folder locales, and name it by its locale, as in locales/de.yaml",
    "locales/de-at.yaml": "write it de-AT",
    "locales/DE/x.yaml": "write it de",
    "locales/zh_Hant.yml": "write it zh-Hant",
    "locales/german.yaml": "name it by a language, with a script or a region where that matters: de, zh-Hant, de-AT",
    "locales/d\u0435.yaml": "name it by a language, with a script or a region where that matters: de, zh-Hant, de-AT",
    "locales/../x.yaml": "name it by a language, with a script or a region where that matters: de, zh-Hant, de-AT",
    "locales//x.yaml": "name it by a language, with a script or a region where that matters: de, zh-Hant, de-AT",
    "locales/de/more/x.yaml": "move it up, into locales or the folder of its locale",
    "locales/de/x.csv": "write texts in YAML",
    "locales/de.xlsx": "write texts in YAML",
}


@pytest.mark.parametrize("name", NAMES)
def test_a_file_without_a_valid_locale_is_reported(name: str, wording: Wording) -> None:
    said = told({**FILES, name: ""})
    assert codes_in(said) == ["IK107"]
    wording(said)


@pytest.mark.parametrize("name", ["locales/de/more/x.yaml", "locales/de/x.csv"])
def test_a_folder_without_a_valid_locale_is_reported(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(parents=True)
    (tmp_path / name).write_text("")
    assert name in pack_files(tmp_path)


MISTAKES = {
    "no mapping": ("- trust", "IK110", "the file must map ids to texts", "1:1"),
    "no texts": ("trust: Vertrauen", "IK110", "texts must be a mapping", "1:8"),
    "no text": ("trust: {title: 3}", "IK110", "'title' should be text", "1:16"),
    "nothing for a key of another": ("trust: {text: }", "IK127", "'trust' has no text 'text'", "1:9"),
    "nothing for a choice": ("topic: {labels: {mony: }}", "IK127", "'topic' has no answer 'mony'", "1:18"),
    "some steps": ("weekly_talk: {steps: [Redet., ]}", "IK128", "expected 2 steps of 'weekly_talk', found 1", "1:15"),
    "a step of two": ("weekly_talk: {steps: [Redet., null]}", "IK110", "an item of 'steps' should be text", "1:31"),
    "an empty text": ("trust: {title: ''}", "IK110", "'title' should have at least 1 character", "1:16"),
    "a long title": (f"trust: {{title: {'x' * 121}}}", "IK110", "'title' should have at most 120 characters", "1:16"),
    "steps that are none": ("listen: {steps: Zuh\u00f6ren}", "IK110", "'steps' should be a list", "1:17"),
    "an id": ("trsut: {title: V}", "IK127", "unknown id 'trsut'", "1:1"),
    "a key of another": ("trust: {text: V}", "IK127", "'trust' has no text 'text'", "1:9"),
    "a key of none": ("trust: {titel: V}", "IK127", "'trust' has no text 'titel'", "1:9"),
    "a unit": ("trust: {unit: V}", "IK127", "'trust' has no text 'unit'", "1:9"),
    "a choice": ("topic: {labels: {mony: Geld}}", "IK127", "'topic' has no answer 'mony'", "1:18"),
    "choices": ("trust: {labels: {a: A}}", "IK127", "'trust' has no text 'labels'", "1:18"),
    "a wording": ("friendship: {texts: {mistrust: M}}", "IK127", "'friendship' has no text 'texts'", "1:22"),
    "a reference": ("a_book: {text: Ein Buch}", "IK127", "'a_book' has no text 'text'", "1:10"),
    "steps": ("weekly_talk: {steps: [Redet.]}", "IK128", "expected 2 steps of 'weekly_talk', found 1", "1:15"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_problems_of_translations_are_reported_with_places(mistake: str) -> None:
    text, code, message, place = MISTAKES[mistake]
    (said,) = told(files(de=text))
    assert said.splitlines()[:2] == [f"error[{code}]: {message}", f"  --> locales/de.yaml:{place}"]
    assert said.splitlines()[3].strip(" |^") == ""


def test_help_lists_the_known_texts(wording: Wording) -> None:
    wording(told(files(de="topic: {labels: {xyz: x}}"))[0])
    wording(told(files(de="a_book: {text: B}"))[0])
    wording(told(files(de="both: {xyz: B}"))[0])


def test_a_translation_into_the_language_of_the_pack_is_reported_once(wording: Wording) -> None:
    said = told(files(en="trust: {title: t}\nrituals: {title: t}"))
    text = [line.splitlines()[0] for line in said]
    assert codes_in(text) == ["IK128"]
    wording(text)
    german = {**FILES, "pack.yaml": FILES["pack.yaml"] + "language: de\n"}
    wording(told(files(german, de="trust: {title: t}"))[0])
    knowledge = ik.load_knowledge(files(german, en="trust: {title: t}"), core=False)
    assert (knowledge.locales, knowledge.within(locale="en").signals["trust"].title) == (("de", "en"), "t")


def test_the_language_of_a_pack_is_a_locale(wording: Wording) -> None:
    (said,) = told({**FILES, "pack.yaml": FILES["pack.yaml"] + "language: German\n"})
    assert said.splitlines()[0].startswith("error[IK110]: 'language' ")
    wording(said)


def test_a_duplicate_translation_is_reported(wording: Wording) -> None:
    (said,) = told(
        files(de__one="trust: {title: a}", de__two="trust: {question: b}\nrituals: {title: c}", de="trust: {title: d}")
    )
    text = said.splitlines()[:2]
    assert codes_in(text) == ["IK129"]
    assert places_in(text) == ["locales/de.yaml:1:9", "locales/de/one.yaml:1:9"]
    wording(text)
    (said,) = told(files(de="topic: {labels: {money: Geld}}"), other(locales__de="topic: {labels: {money: Kohle}}"))
    message = said.splitlines()[0]
    assert codes_in(message) == ["IK129"]
    assert places_in(message) == ["locales/de.yaml:1:18"]
    wording(message)


def test_another_pack_adds_a_language() -> None:
    french = other(locales__fr="trust: {title: la confiance}\nfear: {title: la peur}\nsee_someone: {title: Voir}")
    knowledge = ik.load_knowledge(files(de=GERMAN), french, core=False)
    assert knowledge.locales == ("de", "en", "fr")
    assert knowledge.within(locale="fr").safety_rules["fear"].title == "la peur"
    assert "unknown id 'trust'" in told(french, FILES)[0]


@pytest.mark.parametrize("id", ["fear", "afraid", "see_someone", "first_call"])
@pytest.mark.parametrize("locale", ["de", "de-AT", "en-GB"])
def test_another_pack_cannot_translate_protected_texts_into_a_language_of_their_pack(id: str, locale: str) -> None:
    (said,) = told(files(de="trust: {title: V}"), {**other(), f"locales/{locale}.yaml": f"{id}: {{title: Egal}}"})
    speaks = f"'{id}' is protected for safety, and its own pack has texts in {locale[:2]}"
    assert said.splitlines()[0] == f"error[IK119]: {speaks}"


def test_another_pack_can_translate_other_texts() -> None:
    pack = other(**{"locales__de-AT": "trust: {title: V}"}, **{"locales__en-GB": "trust: {title: trust, mate}"})
    pack["locales/en-GB.yaml"] = "trust: {title: trusting}"
    knowledge = ik.load_knowledge(files(de=GERMAN), pack, core=False)
    assert knowledge.within(locale="en-GB").signals["trust"].title == "trusting"
    assert knowledge.within(locale="en-US").signals["trust"].title == "trust in each other"


def test_a_pack_can_translate_its_protected_texts_into_every_region() -> None:
    knowledge = ik.load_knowledge(files(de=GERMAN, **{"de-AT": "fear: {because: Niemand.}"}), core=False)
    fear = knowledge.within(locale="de-AT").safety_rules["fear"]
    assert (fear.title, fear.because) == ("Angst", "Niemand.")


MISTRUST = "- {id: mistrust, title: Other, text: Something else., leads_to: {distance: 0.5}, source: o}"


def test_translations_of_an_overridden_entry_are_dropped() -> None:
    german = files(de="mistrust: {title: Misstrauen}\nlittle_time: {title: Wenig Zeit}")
    overriding = other(manifest=", overrides: [mistrust]", challenges=MISTRUST)
    knowledge = ik.load_knowledge(german, overriding, core=False).within(locale="de")
    assert [each.title for each in knowledge.challenges.values()] == ["Wenig Zeit", "Other"]

    anew = {**overriding, "locales/de.yaml": "mistrust: {title: Anderes}"}
    assert ik.load_knowledge(german, anew, core=False).within(locale="de").challenges["mistrust"].title == "Anderes"


def test_original_texts_are_used_for_the_language_of_the_pack() -> None:
    austrian = {**FILES, "pack.yaml": FILES["pack.yaml"] + "language: de-AT\n"}
    knowledge = ik.load_knowledge(files(austrian, de="trust: {title: deutsch}"), core=False)
    titles = [knowledge.within(locale=locale).signals["trust"].title for locale in ("de", "de-AT", "de-CH")]
    assert titles == ["deutsch", "trust in each other", "deutsch"]


def test_the_number_of_translated_entries_is_limited(monkeypatch: pytest.MonkeyPatch, wording: Wording) -> None:
    monkeypatch.setattr(reader, "MAX_TRANSLATED", 1)
    said = told(files(de="trust: {title: a}\nrituals: {title: b}"))[0]
    assert codes_in(said) == ["IK106"]
    wording(said)
    assert locale_files.MAX_TRANSLATED == 100_000


def test_checking_translations_stops_after_many_problems() -> None:
    unknown = "".join(f"x{number}: {{title: x}}\n" for number in range(700))
    wrong = "".join(f"x{number}: x\n" for number in range(700))
    assert 500 < len(told(files(de=unknown))) < 510
    assert 500 < len(told(files(de=wrong))) < 510


def test_translations_are_not_merged_if_entries_have_problems() -> None:
    said = told({**files(de="unheard_of: {title: 3}"), "rules.yaml": "- {}"})
    assert {line[:12] for line in said} == {"error[IK109]", "error[IK110]"}
    assert read_pack({"locales/de.yaml": b"trust: {title: V}"}).translations[0].id == "trust"


IN_A_CONTEXT = """
- {id: friendship, title: Friendship, text: Among friends., source: notes,
   wording: {weekly_talk: {title: A long call, steps: [Ring up., Listen.]}, trust: {title: faith}}}
"""


def worded(german: str) -> dict[str, str]:
    return files({**FILES, "contexts.yaml": IN_A_CONTEXT}, de=f"friendship: {{wording: {german}}}")


def test_what_a_context_words_is_translated_by_entry() -> None:
    whole = "{weekly_talk: {title: Ein langer Anruf, steps: [Ruf an., Hör zu.]}, trust: {title: }}"
    friends = ik.load_knowledge(worded(whole), core=False).within("friendship", locale="de")
    assert friends.practices["weekly_talk"].title == "Ein langer Anruf"
    assert friends.practices["weekly_talk"].steps == ("Ruf an.", "Hör zu.")
    assert friends.signals["trust"].title == "faith"
    for left_empty in ("", "{weekly_talk: }", "{weekly_talk: {title: , steps: }}"):
        friends = ik.load_knowledge(worded(left_empty), core=False).within("friendship", locale="en")
        assert friends.practices["weekly_talk"].title == "A long call"


@pytest.mark.parametrize(
    ("german", "code"),
    [
        ("{weekly_talks: {title: Anruf}}", "IK127"),
        ("{weekly_talk: {because: Darum.}}", "IK127"),
        ("{weekly_talk: {nonsense: Unsinn}}", "IK108"),
        ("{weekly_talk: {steps: [Ruf an.]}}", "IK128"),
        ("{weekly_talk: Anruf}", "IK110"),
        ("[weekly_talk]", "IK110"),
    ],
)
def test_wording_that_is_not_there_cannot_be_translated(german: str, code: str, wording: Wording) -> None:
    problems = told(worded(german))
    assert codes_in(problems) == [code]
    wording(problems)


@pytest.mark.parametrize(
    ("entry", "german"),
    [
        (("placeholders", "- {id: partner, text: your partner, forms: {whose: your partner's}}"), "forms: {1: x}"),
        (("levels", "- {id: component, words: {none: a, emerging: b, solid: c, strong: d}}"), "words: {mild: x}"),
    ],
)
def test_parts_of_mappings_are_named_as_what_they_are(entry: tuple[str, str], german: str, wording: Wording) -> None:
    section, text = entry
    id = text.split("id: ")[1].split(",")[0]
    problems = told(files({**FILES, f"{section}.yaml": text}, de=f"{id}: {{{german}}}"))
    assert len(problems) == 1
    wording(problems)
