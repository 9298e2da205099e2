"""States of the parts of pages: of the index, of what waits, of a concern, and of what an app gives."""

from datetime import date
from typing import Any

import pytest

import intimacy_kit as ik
from intimacy_kit.documents.html.voice import voice
from intimacy_kit.messages.catalogue import messages_in
from intimacy_kit.model.indexes import Rung
from intimacy_kit.model.shareable import ShareableIndex
from intimacy_kit.reasoning.diagnosing.concern_words import danger, heading, is_kept_secret, is_today, thanks
from intimacy_kit.render.pages.index_card import index_card, whole_number, word_card
from tests.small_pack import ALL_HARD, ALL_WELL, FILES, small_knowledge
from tests.unit.render.pages.nearness import INDEX, nearness

SAY = messages_in(None)
SPEAK = voice(SAY, None)
NOT_YOUR_FAULT = "not your fault"


def card(low: float, high: float) -> str:
    return index_card(nearness(low, high), SPEAK)


def test_an_index_is_a_number_with_its_range_and_word() -> None:
    told = card(0.51, 0.65)
    assert (
        '<span class="number">58</span> <span class="soft nowrap">of 100</span> <strong>side by side</strong>' in told
    )
    assert "Between 51 and 65, as some questions are still open." in told
    assert "inset-inline-start:51%;width:14%" in told


def test_an_index_that_is_exact_or_open_says_so() -> None:
    assert "All that counts here is answered." in card(0.6, 0.6)
    told = card(0.28, 0.86)
    assert "Not known yet" in told
    assert "Somewhere between 28 and 86 of 100." in told
    assert "dot" not in told


@pytest.mark.parametrize(
    ("value", "number"), [(0.499, 49), (0.5, 50), (0.584, 58), (0.586, 59), (0.001, 0), (1.0, 100)]
)
def test_a_number_is_rounded_within_its_level(value: float, number: int) -> None:
    assert whole_number(INDEX.levels, value) == number


def test_a_number_of_a_level_too_narrow_for_a_whole_one_is_rounded_down() -> None:
    narrow = [
        INDEX.levels[0],
        INDEX.levels[1].model_copy(update={"start": 0.501}),
        Rung.model_validate({"id": "top", "from": 0.509, "title": "at one"}),
    ]
    assert whole_number(narrow, 0.505) == 50


def test_for_both_an_index_is_a_word() -> None:
    one = ShareableIndex(id="near", title="Nearness", level="high", level_title="side", level_titles=("apart", "side"))
    told = word_card(one, SPEAK)
    assert "Step 2 of 2: apart, side." in told
    assert told.count('class="full"') == 2
    assert "Step" not in word_card(one.model_copy(update={"level_titles": ()}), SPEAK)
    assert "Not known yet" in word_card(one.model_copy(update={"level_title": None}), SPEAK)


@pytest.mark.parametrize(
    ("about", "said", "call", "secret", "today"),
    [
        ({"from_partner"}, NOT_YOUR_FAULT, "If you are in danger now", True, False),
        ({"to_oneself"}, "You matter", "If you might act on these thoughts", False, True),
        ({"to_child"}, "looking out for a child", "If anyone is in danger now", True, False),
        ({"own_deed"}, "That takes courage", "If anyone is in danger now", True, False),
        ({"from_partner", "own_deed"}, "do not have to carry it alone", "If anyone is in danger now", True, False),
        ({"from_partner", "to_oneself"}, "You matter", "If you might act on these thoughts", True, True),
    ],
)
def test_the_first_words_depend_on_what_a_concern_is_about(
    about: Any, said: str, call: str, secret: bool, today: bool
) -> None:
    assert said in thanks(about, SAY)
    assert danger(about, SAY) == call
    assert (is_kept_secret(about), is_today(about)) == (secret, today)
    assert "own_deed" not in about or NOT_YOUR_FAULT not in thanks(about, SAY)


def test_who_may_be_a_danger_to_somebody_is_not_told_to_come_first() -> None:
    assert heading({"from_partner"}, SAY) == heading({"to_oneself"}, SAY) == "You come first"
    assert heading({"to_child"}, SAY) == heading({"own_deed"}, SAY) == "Safety comes first"
    assert heading({"from_partner", "own_deed"}, SAY) == "Safety comes first"


def test_exercises_wait_for_the_questions_about_safety() -> None:
    kb = small_knowledge()
    page = kb.diagnose({"hides_feelings": 4, "trust": 1}).to_html()
    assert "2 questions about safety are open. Answer them when you are alone." in page
    waits = ik.load_knowledge(plugins=False).diagnose({"hides_feelings": 4, "trust": 2}).to_html()
    assert "questions about safety are answered. Everybody is asked. Answer them when you are alone." in waits
    assert "You answered the questions about safety" not in page
    answered = kb.diagnose({"hides_feelings": 4, "trust": 1, "afraid": False, "hurt": False}).to_html()
    assert "questions about safety are" not in answered
    assert "You answered the questions about safety, and nothing came up." in answered
    assert "No questions about safety were asked." in small_knowledge(safety="").diagnose(ALL_WELL).to_html()


def test_beside_a_caution_nothing_says_what_was_withheld() -> None:
    rules = FILES["safety.yaml"].replace("kind: concern, about: from_partner", "kind: caution")
    page = small_knowledge(safety=rules).diagnose({"afraid": True, "hides_feelings": 4}).to_html()
    assert "Some of your answers can belong to times that do not feel safe." in page
    assert "<strong>A first call</strong></p><ul><li>Call in private.</li></ul>" in page
    assert "wait until" not in page
    assert "questions about safety, and nothing came up" not in page


def test_under_a_concern_the_app_gives_the_number_and_no_name_is_told() -> None:
    dx = small_knowledge().diagnose({"afraid": True})
    page = dx.to_html(date="2026-01-18", for_whom="Robin", emergency="112")
    assert '<a class="phone" href="tel:112">112</a>' in page
    assert "Robin" not in page
    assert "18 January 2026, by the rules of small 1.0.0." in page
    assert "<title>Your check-in</title>" in page
    assert 'type="checkbox"' not in page
    assert "Call your local emergency number." in dx.to_html(emergency=None)


def test_a_help_line_that_is_no_number_to_call_is_told_as_it_is() -> None:
    line = ik.HelpLine(name="A line", contact="Write HELLO to 12345", verified=date(2026, 1, 1), hours="Day and night")
    page = small_knowledge().diagnose({"afraid": True}).to_html(help_lines=[line])
    assert "<p><span>Write HELLO to 12345</span></p>" in page
    assert "tel:" not in page
    assert "Day and night. Checked on 1 January 2026." in page


@pytest.mark.parametrize(
    ("given", "code"), [({"for_whom": 3}, "IK404"), ({"emergency": " "}, "IK404"), ({"date": "soon"}, "IK422")]
)
def test_what_an_app_gives_is_checked(given: Any, code: str) -> None:
    with pytest.raises(ik.QuestionError) as refused:
        small_knowledge().diagnose({}).to_html(**given)
    assert refused.value.code == code


def test_what_has_become_harder_is_told_after_what_is_the_same() -> None:
    kb = small_knowledge()
    page = ik.progress([("2026-01-04", kb.diagnose(ALL_WELL)), ("2026-02-01", kb.diagnose(ALL_HARD))]).to_html()
    assert "2 check-ins, 4 January 2026 to 1 February 2026" in page
    assert "What has become harder" in page
    assert "A harder week is no step back to the start." in page


def test_the_first_practice_says_what_it_can_bring() -> None:
    kb = small_knowledge()
    dx = kb.diagnose({"hides_feelings": 4, "trust": 2, "afraid": False, "hurt": False})
    assert dx.to_html().count("What it can bring: Closeness.") == 1
    stored = ik.Diagnosis.from_json(dx.to_json()).to_html()
    assert "What it can bring:" not in stored
    assert "For this: Talk openly." in stored
    assert "For this: See a professional." in kb.diagnose(ALL_HARD).to_html()
