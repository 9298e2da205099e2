"""The core pack in each of its languages: all of it, and nothing left in English."""

from collections.abc import Iterator
from dataclasses import fields
from itertools import chain

import pytest

import intimacy_kit as ik
from intimacy_kit.model.pack import Contents
from intimacy_kit.model.texts import TextPath, texts_of
from intimacy_kit.packs.discovery.origin import core_pack
from intimacy_kit.packs.linking.completeness import translation_coverage

OWN, *TRANSLATED = sorted(ik.load_knowledge(plugins=False).locales, key="en".__ne__)
ENGLISH = frozenset("the and with your you is are of to".split())


def sentences(knowledge: ik.KnowledgeBase) -> Iterator[tuple[str, TextPath, str]]:
    """Every text by id and path; steps one by one."""
    entries = chain.from_iterable(
        getattr(knowledge.runtime.built.contents, each.name).items() for each in fields(Contents)
    )
    for id, entry in entries:
        for path, text in texts_of(entry).items():
            yield from ((id, path, part) for part in ((text,) if isinstance(text, str) else text))


@pytest.fixture(scope="module")
def english() -> ik.KnowledgeBase:
    return ik.load_knowledge(plugins=False)


@pytest.fixture(scope="module", params=TRANSLATED)
def translated(english: ik.KnowledgeBase, request: pytest.FixtureRequest) -> ik.KnowledgeBase:
    return english.within(locale=request.param)


def test_every_text_is_translated() -> None:
    assert {each.locale: dict(each.missing) for each in translation_coverage(core_pack()).locales} == {
        locale: {} for locale in TRANSLATED
    }
    assert (OWN, TRANSLATED) == ("en", ["de", "es"])


def test_none_is_the_english_one(english: ik.KnowledgeBase, translated: ik.KnowledgeBase) -> None:
    pairs = list(zip(sentences(english), sentences(translated), strict=True))
    assert len(pairs) > 500
    assert {(id, ".".join(path)) for (id, path, own), (_, _, said) in pairs if own == said} == set()


def test_no_english_is_left_in_it(translated: ik.KnowledgeBase) -> None:
    for id, path, text in sentences(translated):
        words = [word.strip(".,:;?!()").lower() for word in text.split()]
        assert len(ENGLISH.intersection(words)) < 2, (id, path)


def test_it_ends_as_the_english_one(english: ik.KnowledgeBase, translated: ik.KnowledgeBase) -> None:
    for (id, path, own), (_, _, said) in zip(sentences(english), sentences(translated), strict=True):
        if own[-1] in ".?":
            assert said[-1] == own[-1], (id, path)


def test_questions_in_spanish_begin_with_their_mark(english: ik.KnowledgeBase) -> None:
    for id, path, text in sentences(english.within(locale="es")):
        assert text.count("¿") == text.count("?"), (id, path)


@pytest.mark.parametrize("context", ["family", "friendship", "marriage", "romantic"])
def test_contexts_are_translated_too(translated: ik.KnowledgeBase, context: str) -> None:
    within = translated.within(context)
    own = {wording.text for wording in ik.load_knowledge(plugins=False).contexts[context].questions}
    assert not own & {signal.question for signal in within.signals.values()}


def test_under_a_concern_all_that_is_shown_is_translated(translated: ik.KnowledgeBase) -> None:
    diagnosis = translated.diagnose({"fears_partner": True})
    (concern,) = diagnosis.safety.concerns
    own = ik.load_knowledge(plugins=False).safety_rules[concern.id]
    assert concern.title != own.title
    assert concern.text != own.because
    (remedy,) = diagnosis.remedies
    assert remedy.strategy.professional
    assert remedy.strategy.title != ik.load_knowledge(plugins=False).strategies[remedy.strategy.id].title
