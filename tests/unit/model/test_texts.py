"""The texts of entries: which there are, and the same entry with others."""

import pytest

from intimacy_kit.errors import QuestionError
from intimacy_kit.model.fields import Frozen
from intimacy_kit.model.signals import Signal
from intimacy_kit.model.texts import TextOrSteps, TextPath, texts_of, with_texts
from tests.small_pack import small_knowledge
from tests.wording import Wording

KNOWLEDGE = small_knowledge(
    placeholders="- {id: partner, text: your partner, forms: {possessive: your partner's}}",
    contexts="""
- {id: friendship, placeholders: {partner: your friend, partner.possessive: your friend's},
    title: Friendship, text: Among friends., questions: {trust: Do you?}, texts: {mistrust: Never told.},
   wording: {weekly_talk: {title: A call, steps: [Ring up., Listen.]}, mistrust: {title: Doubt}}, source: notes}
""",
    groups="- {id: about_talking, title: Talking, lead_in: Think of the past four weeks.}",
    levels="- {id: component, words: {none: not yet, emerging: budding, solid: there, strong: strong}}",
    components="- {id: understanding, title: Bond, text: What holds., in_short: You hold together., source: notes}",
)
ENTRIES: dict[str, Frozen] = {
    section: next(iter(entries.values()))
    for section in ("components", "challenges", "benefits", "tailorings", "principles", "faq", "references", "rules")
    for entries in [getattr(KNOWLEDGE, section)]
}
ENTRIES |= {
    "hours": KNOWLEDGE.signals["quality_time"],
    "choice": KNOWLEDGE.signals["topic"],
    "flag": KNOWLEDGE.signals["afraid"],
    "strategy": KNOWLEDGE.strategies["talk_openly"],
    "practice": KNOWLEDGE.practices["weekly_talk"],
    "safety": KNOWLEDGE.safety_rules["fear"],
    "context": KNOWLEDGE.contexts["friendship"],
    "placeholder": KNOWLEDGE.placeholders["partner"],
    "group": KNOWLEDGE.groups["about_talking"],
    "levels": KNOWLEDGE.levels["component"],
}
KEYS = {
    "components": "title in_short text",
    "challenges": "title text",
    "benefits": "title text",
    "tailorings": "title text",
    "principles": "title text",
    "faq": "question answer",
    "references": "",
    "rules": "because",
    "hours": "title question unit unit_one",
    "choice": "title question labels.money labels.chores labels.house_work",
    "flag": "title question",
    "strategy": "title text note",
    "practice": "title steps",
    "safety": "title because",
    "context": "title text questions.trust texts.mistrust wording.mistrust.title wording.weekly_talk.title "
    "wording.weekly_talk.steps placeholders.partner placeholders.partner.possessive",
    "placeholder": "text forms.possessive",
    "group": "title lead_in",
    "levels": "words.emerging words.none words.solid words.strong",
}


@pytest.mark.parametrize("kind", ENTRIES)
def test_each_kind_of_entry_has_its_texts(kind: str) -> None:
    assert [".".join(path) for path in texts_of(ENTRIES[kind])] == KEYS[kind].split()


@pytest.mark.parametrize("kind", ENTRIES)
def test_every_text_can_be_replaced_and_nothing_else_changes(kind: str) -> None:
    entry = ENTRIES[kind]
    own = texts_of(entry)
    other: dict[TextPath, TextOrSteps] = {
        path: tuple(f"+{step}" for step in text) if isinstance(text, tuple) else f"+{text}"
        for path, text in own.items()
    }

    changed = with_texts(entry, other)
    assert texts_of(changed) == other
    assert kind in ("references", "placeholder") or type(entry).model_validate(dict(changed)) == changed

    back = with_texts(changed, own)
    assert texts_of(back) == own
    kept = set(type(entry).model_fields) - {path[0] for path in own} - {"evidence"}
    assert all(getattr(changed, key) == getattr(entry, key) for key in kept)


def test_without_replacements_the_same_entry_is_returned() -> None:
    assert all(with_texts(entry, {}) is entry for entry in ENTRIES.values())


def test_texts_without_replacement_are_kept() -> None:
    signal, context = KNOWLEDGE.signals["topic"], KNOWLEDGE.contexts["friendship"]
    some = with_texts(signal, {("labels", "money"): "Geld"})
    assert [some.label(choice) for choice in some.choices] == ["Geld", "chores", "house work"]
    assert with_texts(signal, {("title",): "Thema"}).labels == ()
    worded = with_texts(context, {("texts", "mistrust"): "Nie gesagt."})
    assert (worded.texts[0].text, worded.questions, worded.title) == ("Nie gesagt.", context.questions, "Friendship")


def test_words_of_its_own_are_texts_of_a_signal() -> None:
    own = {"id": "x", "title": "t", "question": "q", "source": ("s",)}
    flag = Signal(**own, kind="flag", labels={"true": "it did", "false": "it did not"})
    often = Signal(**own, kind="frequency", labels=dict(enumerate("abcde")))
    assert [".".join(path) for path in texts_of(often)][2:] == [f"labels.{number}" for number in range(5)]
    assert with_texts(flag, {("labels", "true"): "ja"}).options == ((True, "ja"), (False, "it did not"))
    assert with_texts(often, {("labels", "0"): "nie"}).label(0) == "nie"


def test_a_translated_unit_replaces_the_singular_too() -> None:
    signal = KNOWLEDGE.signals["quality_time"]
    assert with_texts(signal, {("unit",): "Stunden"}).one == "Stunden"
    assert with_texts(signal, {("unit",): "Stunden", ("unit_one",): "Stunde"}).one == "Stunde"
    assert with_texts(signal, {("unit_one",): "Stunde"}).unit == "hours per week"


def test_a_pack_can_define_the_singular_of_a_unit_and_labels(wording: Wording) -> None:
    own = {"id": "x", "title": "t", "question": "q", "source": ("s",)}
    money = Signal(**own, kind="count", unit="euros a month", unit_one="one euro a month")
    topic = Signal(**own, kind="choice", choices=("b", "a"), labels={"b": "the second", "a": "the first"})
    assert (money.one, topic.label("a"), [label.of for label in topic.labels]) == (
        "one euro a month",
        "the first",
        ["a", "b"],
    )
    assert (Signal(**own, kind="count", unit="s").one, Signal(**own, kind="count").one) == ("", None)
    with pytest.raises(QuestionError) as caught:
        Signal(**own, kind="choice", choices=("a",), labels={"b": "B"})
    assert caught.value.code == "IK404"
    wording(str(caught.value))
    with pytest.raises(QuestionError) as caught:
        Signal(**own, kind="count", unit_one="euro")
    assert caught.value.code == "IK404"
    wording(str(caught.value))
