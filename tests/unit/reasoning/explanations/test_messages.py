"""In the pseudo-locale every sentence of the library's own is marked, in all that tells why, what if and which way."""

import re
from functools import reduce

import pytest

import intimacy_kit as ik
from intimacy_kit.messages.catalogue import messages_in
from tests.small_pack import ALL_HARD, FILES

LETTERS = re.compile(r"[^\W\d_]")
INNERMOST = re.compile(r"⟦[^⟦⟧]*⟧")

SOME = "trust: {title: trust}"


@pytest.fixture(scope="module")
def kb() -> ik.KnowledgeBase:
    return ik.load_knowledge({**FILES, "locales/qps.yaml": SOME}, core=False).within(locale="qps")


def unmarked(text: str, kb: ik.KnowledgeBase) -> list[str]:
    """Return what stands outside all marks, without the reasons and titles of the pack."""
    while INNERMOST.search(text):
        text = INNERMOST.sub("", text)
    book = kb.runtime.built.rulebook
    packs = [rule.because for finding in book.findings for rule in finding.rules]
    packs += [entry.title for entry in (*book.strategies, *book.findings)]
    left = reduce(lambda told, said: told.replace(said, ""), packs, " ".join(text.split()))
    return LETTERS.findall(left)


@pytest.mark.parametrize("answers", [{}, ALL_HARD, {"quality_time": 1.5, "rituals": 3}, {"trust": 9}])
def test_every_sentence_is_marked(kb: ik.KnowledgeBase, answers: dict[str, float | bool | str]) -> None:
    dx = kb.diagnose(answers)
    ids = [*dx.findings, *(each.id for each in dx.record.components), "make_time", "talk_openly"]
    told = [dx.explain(id) for id in ids]
    told += [dx.path_to(id) for id in dx.findings]
    told += [
        dx.path_to("mistrust", level="mild"),
        dx.path_to("little_time", level="mild"),
        dx.what_if(rituals=4),
        dx.what_if(quality_time=1, trust=2),
        dx.what_if(),
    ]
    for one in told:
        assert unmarked(one.to_text(width=10_000), kb) == []
        assert one.document().messages == messages_in("qps")
        assert one.to_dict()
    questions = dx.next_questions()
    assert all(unmarked(question.because, kb) == [] for question in questions)


def test_numbers_have_the_decimal_sign_of_the_locale() -> None:
    dx = (
        ik.load_knowledge({**FILES, "locales/de.yaml": SOME}, core=False)
        .within(locale="de")
        .diagnose({"quality_time": 1.5, "rituals": 3})
    )
    told = dx.explain("little_time")
    assert told.locale == "de"
    assert re.search(r"\d,\d\d", told.to_text())
    assert not re.search(r"\d\.\d\d", told.to_text())
