"""Placeholders of packs: filled by context and locale, in the language of a text, checked when packs are loaded."""

import pickle
from collections.abc import Mapping

import pytest

import intimacy_kit as ik
from tests.wording import Wording

PACK: Mapping[str, str] = {
    "pack.yaml": "{format: 1, name: near, version: 1.0.0, title: Near, license: MIT, sources: {notes: {title: Notes}}}",
    "placeholders.yaml": "- {id: partner, text: your partner}\n",
    "contexts.yaml": """
- {id: friendship, title: Friendship, text: "You and {partner}.", source: notes,
   placeholders: {partner: your friend}, questions: {trust: "Is {partner} a friend?"}}
- {id: romantic, title: Romance, text: Two in love., source: notes}
""",
    "tailorings.yaml": """
- {id: twins, title: Twins, text: Two alike., source: notes, placeholders: {partner: your twin}}
""",
    "signals.yaml": """
- {id: trust, kind: rating, title: "trust in {partner}", question: "Do you trust {partner}?", source: notes}
- {id: calls, kind: flag, title: calls, question: "{Partner} calls?", source: notes,
   labels: {true: "{partner} does", false: "no {{}}"}}
""",
    "challenges.yaml": '- {id: doubt, title: Doubt, text: "You doubt {partner}.", source: notes}\n',
    "rules.yaml": """
- {id: low, when: trust < 5, supports: doubt, strength: 0.5, because: "{Partner} is far.", source: notes}
""",
    "practices.yaml": """
- {id: talk, title: "Talk with {partner}", steps: ["Ask {partner}.", Listen.], minutes: 5, cadence: daily, who: one,
   source: notes}
""",
    "strategies.yaml": """
- {id: open_up, title: Open up, text: Tell., addresses: {doubt: 0.5}, practices: [talk], source: notes,
   evidence: {grade: good, note: "Tried with {partner}."}}
""",
    "locales/de.yaml": """
partner: {text: dein Gegenüber, forms: {dative: deinem Gegenüber}}
friendship:
  title: Freundschaft
  placeholders: {partner: dein Freund oder deine Freundin, partner.dative: deinem Freund oder deiner Freundin}
  questions: {trust: "Vertraust du {partner.dative} als Freund?"}
twins: {placeholders: {partner: dein Zwilling, partner.dative: deinem Zwilling}}
trust: {question: "Vertraust du {partner.dative}?"}
talk: {steps: ["Frag {partner}.", "{Partner.dative} hilft {{das}}."]}
""",
}


def pack(**changed: str) -> dict[str, str]:
    return {**PACK, **{name.replace("__", "/") + ".yaml": text for name, text in changed.items()}}


KB = ik.load_knowledge(PACK, core=False)


def test_without_a_context_placeholders_are_their_own_texts() -> None:
    assert KB.signals["trust"].question == "Do you trust your partner?"
    assert KB.signals["trust"].title == "trust in your partner"
    assert KB.signals["calls"].question == "Your partner calls?"
    assert [label for _, label in KB.signals["calls"].options] == ["your partner does", "no {}"]
    assert KB.challenges["doubt"].text == "You doubt your partner."
    assert KB.rules["low"].because == "Your partner is far."
    assert KB.practices["talk"].steps == ("Ask your partner.", "Listen.")
    assert KB.strategies["open_up"].evidence.note == "Tried with your partner."
    assert KB.contexts["friendship"].text == "You and your partner."
    assert KB.placeholders["partner"].text == "your partner"


def test_a_context_and_tailorings_fill_them() -> None:
    friends = KB.within("friendship")
    assert friends.signals["trust"].question == "Is your friend a friend?"
    assert friends.challenges["doubt"].text == "You doubt your friend."
    assert friends.practices["talk"].title == "Talk with your friend"
    assert KB.within("friendship", ["twins"]).practices["talk"].title == "Talk with your twin"
    assert KB.within("romantic").practices["talk"].title == "Talk with your partner"
    explanation = KB.diagnose({"trust": 1}, context="friendship").explain("doubt")
    assert explanation.rules[0].because == "Your friend is far."


def test_a_text_is_filled_in_its_own_language_with_the_forms_of_that_language() -> None:
    german = KB.within(locale="de-AT")
    assert german.signals["trust"].question == "Vertraust du deinem Gegenüber?"
    assert german.practices["talk"].steps == ("Frag dein Gegenüber.", "Deinem Gegenüber hilft {das}.")
    assert german.signals["trust"].title == "trust in your partner"  # not translated
    friends = german.within("friendship")
    assert friends.signals["trust"].question == "Vertraust du deinem Freund oder deiner Freundin als Freund?"
    assert friends.practices["talk"].steps[0] == "Frag dein Freund oder deine Freundin."
    assert friends.practices["talk"].title == "Talk with your friend"
    assert friends.within().signals["trust"].question == "Vertraust du deinem Gegenüber?"


def test_knowledge_is_pickled_with_its_placeholders() -> None:
    again = pickle.loads(pickle.dumps(KB.within("friendship")))
    assert again.challenges["doubt"].text == "You doubt your friend."
    assert again.within().challenges["doubt"].text == "You doubt your partner."


def test_a_later_pack_uses_and_words_the_placeholders_of_an_earlier_one() -> None:
    more = {
        "pack.yaml": PACK["pack.yaml"].replace("near", "more"),
        "contexts.yaml": """
- {id: siblings, title: Siblings, text: "You and {{partner}}.", source: notes, placeholders: {partner: your sister}}
""",
        "locales/de.yaml": "siblings: {placeholders: {partner: deine Schwester, partner.dative: deiner Schwester}}",
    }
    siblings = ik.load_knowledge(PACK, more, core=False).within("siblings")
    assert siblings.challenges["doubt"].text == "You doubt your sister."
    assert siblings.contexts["siblings"].text == "You and {partner}."


def test_texts_of_placeholders_are_taken_as_they_are_written() -> None:
    braces = pack(placeholders="- {id: partner, text: 'your {one}'}\n", locales__de="partner: {text: 'dein {x}'}")
    kb = ik.load_knowledge(braces, core=False)
    assert kb.challenges["doubt"].text == "You doubt your {one}."
    assert kb.within(locale="de").placeholders["partner"].text == "dein {x}"


MISTAKES = {
    "an unknown one": pack(challenges='- {id: doubt, title: Doubt, text: "You doubt {partnr}.", source: notes}\n'),
    "an unknown one in a step": pack(
        practices='- {id: talk, title: T, steps: [A., "{a_b}"], minutes: 5, cadence: daily, who: one, source: notes}\n'
    ),
    "an unknown one in a note": pack(
        strategies="""
- {id: open_up, title: Open up, text: Tell., addresses: {doubt: 0.5}, practices: [talk], source: notes,
   evidence: {grade: good, note: "With {the partner}."}}
"""
    ),
    "a single brace": pack(challenges='- {id: doubt, title: "Doubt }", text: "Y {", source: notes}\n'),
    "an unknown form": pack(
        locales__de="""
partner: {text: a, forms: {dative: b}}
trust: {title: "{partner.dativ}", question: "{partner.dativ}"}
"""
    ),
    "a language without it": pack(locales__de='trust: {title: "Vertrauen in {partner}"}'),
    "a context without it": pack(
        locales__de='partner: {text: a, forms: {dative: b}}\ntrust: {title: "{partner.dative}", question: "{partner}"}'
    ),
    "an unknown one in a context": pack(
        contexts="- {id: c, title: C, text: C., source: notes, placeholders: {partner.x: a, partnr: b}}\n",
        locales__de="",
    ),
    "a translation of an unknown one": pack(
        locales__de="friendship: {placeholders: {partnr: a}}\nromantic: {placeholders: {partner: a}}"
    ),
    "a malformed form": pack(locales__de='partner: {text: a, forms: {"da tive": b, "a.b": c}}'),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_mistakes_are_found_when_packs_are_loaded(mistake: str, wording: Wording) -> None:
    with pytest.raises(ik.PackError) as caught:
        ik.load_knowledge(MISTAKES[mistake], core=False)
    wording(str(caught.value))


def test_not_every_mistake_is_listed() -> None:
    text = "- {{id: c{0}, title: C, text: '{{x{0}}}', source: notes}}\n"
    many = "".join(text.format(number) for number in range(700))
    with pytest.raises(ik.PackError) as caught:
        ik.load_knowledge(pack(benefits=many), core=False)
    assert caught.value.problems[-1].code == "IK122"


class TestSafety:
    """What is said about safety is worded by its own pack alone."""

    GUARDED: Mapping[str, str] = {
        **PACK,
        "signals/safety.yaml": """
- {id: afraid, kind: flag, title: fear, question: "Are you afraid of {partner}?", asks: alone, source: notes}
""",
        "safety.yaml": """
- {id: fear, title: Fear, when: afraid, because: "You are afraid of {partner}.", kind: concern, about: from_partner,
   source: notes}
""",
        "strategies/support.yaml": """
- {id: support, title: Support, text: "Without {partner}.", addresses: {doubt: 0.5}, practices: [alone, talk],
   professional: true, evidence: {grade: good, note: Well known.}, source: notes}
""",
        "practices/alone.yaml": """
- {id: alone, title: Call, steps: ["Call, without {partner}."], minutes: 5, cadence: once, who: one, source: notes}
""",
    }
    OTHER = PACK["pack.yaml"].replace("near", "other")

    def test_a_context_of_another_pack_does_not_fill_it(self) -> None:
        other = {
            "pack.yaml": self.OTHER,
            "contexts.yaml": "- {id: odd, title: Odd, text: T., source: notes, placeholders: {partner: nobody}}\n",
            "locales/de.yaml": "odd: {placeholders: {partner: niemand, partner.dative: niemandem}}\n",
        }
        kb = ik.load_knowledge(self.GUARDED, other, core=False)
        assert kb.within("odd").challenges["doubt"].text == "You doubt nobody."
        assert kb.within("odd").signals["afraid"].question == "Are you afraid of your partner?"
        assert kb.within("odd").safety_rules["fear"].because == "You are afraid of your partner."
        assert kb.within("odd").practices["alone"].steps == ("Call, without your partner.",)
        assert kb.within("friendship", ["twins"]).signals["afraid"].question == "Are you afraid of your twin?"

    def test_its_placeholders_cannot_be_overridden(self, wording: Wording) -> None:
        other = {
            "pack.yaml": self.OTHER.replace("title: Near", "title: Near, overrides: [partner]"),
            "placeholders.yaml": "- {id: partner, text: nobody}\n",
            "locales/de.yaml": "partner: {text: niemand, forms: {dative: niemandem}}\n",
        }
        assert ik.load_knowledge(PACK, other, core=False).challenges["doubt"].text == "You doubt nobody."
        with pytest.raises(ik.PackError) as caught:
            ik.load_knowledge(self.GUARDED, other, core=False)
        assert caught.value.code == "IK119"
        wording(str(caught.value))
