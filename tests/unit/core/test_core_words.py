"""Every text of the core pack, in every context and locale: no word of another context, and sentences in short for all.

What a context is called in the list of contexts, and what the notes on evidence say of who was studied, is about others
by its nature and left out here.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields

import pytest

import intimacy_kit as ik
from intimacy_kit.model.pack import Contents
from intimacy_kit.model.texts import texts_of

KB = ik.load_knowledge()
ABOUT_OTHERS = frozenset({"contexts", "tailorings", "references", "placeholders"})

COUPLES: Mapping[str, str] = {
    "en": r"partners?|couples?|spouses?|husbands?|wife|wives|marriages?|married|marry|romantic|romance|lovers?|in love"
    r"|date nights?|dating|the relationship|your relationship|infidelity|affairs?|break up",
    "de": r"Partner\w*|Paare?s?|Paarberatung|\w+paare?|Ehe\w*|verheiratet\w*|Heirat|Liebesbeziehung|Romantik"
    r"|romantisch\w*|Affäre\w*|Untreue|die Beziehung|eure Beziehung|eurer Beziehung|Trennung|Gegenüber",
}
"""Words for those who are a couple."""

OF_SAFETY = re.compile("(?:before any work on the|in every|in jeder) (?:relationship|Beziehung)")
"""What texts about safety say of relationships of every kind."""

FRIENDS: Mapping[str, str] = {
    "en": r"your friend|a friend|friendships?",
    "de": r"deine?[rnm]? Freund(?:in)?|Freundschaft(?:en)?|befreundet",
}
FAMILY: Mapping[str, str] = {
    "en": r"family members?|your family|families",
    "de": r"aus deiner Familie|deine Familie|Familien",
}
OF_OTHERS = {
    None: (FRIENDS, FAMILY),
    "romantic": (FRIENDS, FAMILY),
    "marriage": (FRIENDS, FAMILY),
    "friendship": (COUPLES, FAMILY),
    "family": (COUPLES, FRIENDS),
}
"""Whose words are strange in each context."""


def told(kb: ik.KnowledgeBase) -> Iterator[tuple[str, str]]:
    """Every text that people may read there, with where it stands."""
    contents = kb.runtime.built.contents
    for section in (field.name for field in fields(Contents)):
        if section not in ABOUT_OTHERS:
            for id, entry in getattr(contents, section).items():
                for path, text in texts_of(entry).items():
                    if path != ("note",):
                        for part in (text,) if isinstance(text, str) else text:
                            yield f"{section}/{id}/{'.'.join(path)}", part


@pytest.mark.parametrize("locale", ["en", "de"])
@pytest.mark.parametrize("context", OF_OTHERS)
def test_no_text_has_a_word_of_another_context(context: str | None, locale: str) -> None:
    strange = re.compile(rf"\b(?:{'|'.join(words[locale] for words in OF_OTHERS[context])})\b")
    found = {where: strange.findall(OF_SAFETY.sub("", text)) for where, text in told(KB.within(context, locale=locale))}
    assert {where: words for where, words in found.items() if words} == {}


def test_every_context_is_looked_at() -> None:
    assert {*OF_OTHERS} == {None, *KB.contexts}
    assert {*COUPLES} == {*KB.locales} == {*FRIENDS} == {*FAMILY}


@pytest.mark.parametrize("context", OF_OTHERS)
@pytest.mark.parametrize("locale", ["en", "de"])
def test_whatever_is_told_first_has_a_sentence_in_short(context: str | None, locale: str) -> None:
    kb = KB.within(context, locale=locale)
    entries = (*kb.components.values(), *kb.challenges.values(), *kb.consequences.values(), *kb.practices.values())
    assert [entry.id for entry in entries if entry.in_short is None] == []
    assert [entry.in_short for entry in entries if len(entry.in_short or "") > 90] == []


def test_friends_and_families_are_not_sent_to_counselling_for_couples() -> None:
    for context in ("friendship", "family"):
        assert not {"couples_counselling", "relationship_course"} & KB.within(context).practices.keys()
