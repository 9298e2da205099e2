"""How the page of a diagnosis is headed: by the context, in the words of the pack that has it."""

import pytest

import intimacy_kit as ik
from tests.small_pack import ALL_WELL, FILES, small_knowledge

WORDED = FILES["contexts.yaml"].replace("text: Among", "page_title: How your friendship is doing, text: Among")
GERMAN = "friendship: {title: Freundschaft, page_title: Wie es um eure Freundschaft steht}"


def heading(dx: ik.Diagnosis) -> str:
    page = dx.to_html()
    title = page.partition("<title>")[2].partition("</title>")[0]
    assert title in page.partition("<h1>")[2].partition("</h1>")[0]
    return title


def test_a_page_is_headed_as_its_context_words_it() -> None:
    kb = small_knowledge(contexts=WORDED, **{"locales/de/contexts": GERMAN})
    dx = kb.diagnose(ALL_WELL, context="friendship")
    assert heading(dx) == "How your friendship is doing"
    assert heading(kb.diagnose(ALL_WELL)) == "How you two are doing"
    assert heading(kb.diagnose(ALL_WELL, context="friendship", locale="de")) == "Wie es um eure Freundschaft steht"


def test_a_page_without_such_a_word_is_headed_for_everybody() -> None:
    dx = small_knowledge().diagnose(ALL_WELL, context="friendship")
    assert heading(dx) == "How things are between you"
    worded = small_knowledge(contexts=WORDED).diagnose(ALL_WELL, context="friendship")
    assert heading(ik.Diagnosis.from_json(worded.to_json())) == "How things are between you"


@pytest.mark.parametrize("locale", ["en", "de", "es"])
def test_nobody_is_called_a_couple_who_is_none(locale: str) -> None:
    kb = ik.load_knowledge(plugins=False, locale=locale)
    titles = {id: heading(kb.diagnose({"trust": 3}, context=id)) for id in kb.contexts}
    assert titles["romantic"] == titles["marriage"] == heading(kb.diagnose({"trust": 3}))
    assert len(set(titles.values())) == 3
