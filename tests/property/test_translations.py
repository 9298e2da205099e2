"""Translations of any pack, of any of its texts: they change these texts and nothing else."""

import json
from collections.abc import Iterator
from dataclasses import fields
from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

import intimacy_kit as ik
from intimacy_kit.engines import interpret
from intimacy_kit.model.pack import Contents
from intimacy_kit.model.texts import TextOrSteps, TextPath, texts_of, with_texts
from tests.differential.test_engines import bits
from tests.property.cases import Case, generated

LOCALES = ("de", "de-AT", "fr")
Translated = set[tuple[str, str, TextPath]]


def entries(knowledge: ik.KnowledgeBase) -> Iterator[Any]:
    for field in fields(Contents):
        yield from getattr(knowledge.runtime.built.contents, field.name).values()


def in_other_words(locale: str, own: TextOrSteps) -> TextOrSteps:
    return f"{locale}!" if isinstance(own, str) else tuple(f"{locale}!" for _ in own)


def translated(case: Case, chance: Random) -> tuple[ik.KnowledgeBase, Translated]:
    """The pack of a case with translations of some of its texts into several locales, and of which."""
    files, done = dict(case.files), set()
    share = chance.random()
    for locale in LOCALES:
        ids: dict[str, Any] = {}
        for entry in entries(case.knowledge):
            for path, own in texts_of(entry).items():
                if chance.random() < share:
                    where = ids.setdefault(entry.id, {})
                    for key in path[:-1]:
                        where = where.setdefault(key, {})
                    where[path[-1]] = in_other_words(locale, own)
                    done.add((locale, entry.id, path))
        files[f"locales/{locale}.yaml"] = json.dumps(ids)
    return ik.load_knowledge(files, core=False), done


seeds = st.integers(0, 2**32).map(Random)


@given(generated(), seeds)
def test_a_locale_never_changes_what_is_meant(case: Case, chance: Random) -> None:
    knowledge, _ = translated(case, chance)
    assert knowledge.packs == case.knowledge.packs
    assert knowledge.diagnose(case.values) == case.diagnosis

    for locale in set(LOCALES) & set(knowledge.locales):
        other = knowledge.within(locale=locale)
        diagnosis = other.diagnose(case.values)
        assert diagnosis.digest() == case.diagnosis.digest()
        values = other.observations(case.values)
        assert bits(other.runtime.engine.run(values)) == bits(interpret.run(case.book, values))
        assert ik.Diagnosis.from_json(diagnosis.to_json(), case.knowledge) == case.diagnosis
        assert ik.Diagnosis.from_json(diagnosis.to_json(), knowledge).to_json() == diagnosis.to_json()


@given(generated(), seeds)
def test_each_text_is_the_nearest_there_is_and_all_else_stays(case: Case, chance: Random) -> None:
    knowledge, done = translated(case, chance)
    for wanted, nearest in (("de-AT", ("de-AT", "de")), ("de", ("de",)), ("fr-CA", ("fr",))):
        if not set(nearest) & set(knowledge.locales):
            continue
        for entry, own in zip(entries(knowledge.within(locale=wanted)), entries(knowledge), strict=True):
            expected = {
                path: next((in_other_words(each, text) for each in nearest if (each, own.id, path) in done), text)
                for path, text in texts_of(own).items()
            }
            if ("unit",) in expected and not {(each, own.id, ("unit_one",)) for each in nearest} & done:
                unit_is_own = expected["unit",] == own.unit
                expected["unit_one",] = expected["unit_one",] if unit_is_own else expected["unit",]
            assert texts_of(entry) == expected
            changed = with_texts(
                own, {path: expected[path] for path in expected if expected[path] != texts_of(own)[path]}
            )
            assert entry == (changed.told_in(wanted) if isinstance(changed, ik.Signal) else changed)
