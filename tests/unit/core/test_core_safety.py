"""The safety part of the core pack: what is asked, in which order, how long it takes, and what is told then."""

import re

import pytest

import intimacy_kit as ik
from intimacy_kit.engines.interpret import evaluate
from intimacy_kit.engines.truth import Truth
from intimacy_kit.model.concepts import BLOCKED_TAGS
from tests.generated_people import people

KB = ik.load_knowledge(plugins=False)
BOOK = KB.runtime.built.rulebook
CONCERNS = KB.diagnose({}).safety.unanswered
NO = dict.fromkeys(CONCERNS, False)
CONTEXTS = (None, *KB.contexts)
SAID = {
    "en": ("Everybody", "safe", "look on"),
    "de": ("Alle", "sicher", "zusehen"),
    "es": ("todo el mundo", "a salvo", "mirar"),
}
FAULT = {"en": "fault", "de": "[Ss]chuld", "es": "culpa"}

ABOUT = {
    "fears_partner": "from_partner",
    "controlled_by_partner": "from_partner",
    "watched_or_isolated": "from_partner",
    "hurt_by_partner": "from_partner",
    "pressed_into_sex": "from_partner",
    "choked_or_threatened_with_weapon": "from_partner",
    "child_at_risk": "to_child",
    "hurt_partner": "own_deed",
    "suicidal_thoughts": "to_oneself",
}
PATTERNS = ("unsafe_to_open_up", "silent_and_careful", "heat_and_drink")


def test_each_question_has_a_concern_of_its_own_about_what_it_is_about() -> None:
    assert dict(sorted(ABOUT.items())) == {
        id: concern.about for id in CONCERNS for concern in KB.diagnose({id: True}).safety.concerns
    }
    assert len({KB.diagnose({id: True}).safety.concerns[0].id for id in CONCERNS}) == len(ABOUT)


@pytest.mark.parametrize("id", CONCERNS)
def test_each_concern_withholds_all_that_is_for_two_and_has_support_of_its_own(id: str) -> None:
    dx = KB.diagnose({id: True, "feels_heard": 0, "unresolved_conflicts": 9})
    assert [remedy.strategy.id for remedy in dx.remedies] == ["seek_professional_help"]
    support = dx.safety.concerns[0].support
    assert [*dx.remedies[0].practices] == [*support]
    assert len(support) >= 2
    assert all(practice.who == "one" and not BLOCKED_TAGS & {*practice.tags} for practice in support)


def test_until_all_of_them_are_answered_nobody_is_screened() -> None:
    for id in CONCERNS:
        dx = KB.diagnose({other: no for other, no in NO.items() if other != id})
        assert (dx.safety.status, dx.safety.unanswered) == ("not_screened", (id,))
    assert KB.diagnose(NO).safety.status == "no_concern_reported"
    assert "hurt_longer_ago" not in NO, "a caution makes nobody unscreened"


def test_order_of_the_private_part() -> None:
    part = BOOK.private_part
    assert {*CONCERNS} < {*part}
    place = {id: number for number, id in enumerate(part)}
    assert place["fears_partner"] < place["controlled_by_partner"]
    assert max(place["low_mood"], place["anxiety"]) < place["suicidal_thoughts"]
    assert place["hurt_by_partner"] < place["hurt_partner"], "what was done to one comes before what one did"
    asked = []
    checkin = KB.checkin()
    for question in checkin:
        if question.id not in part:
            break
        asked.append(question.id)
        checkin.answer(False if question.signal.kind == "flag" else 0)
    assert (*asked,) == part


READING = 238
"""Words a minute: the mean of adults who read English non-fiction silently (Brysbaert 2019, a meta-analysis)."""

ANSWERING = 3
"""Seconds for an answer of yes, no or a number, after the question is read. An assumption."""


@pytest.mark.parametrize("locale", KB.locales)
@pytest.mark.parametrize("context", CONTEXTS)
def test_the_private_part_takes_less_than_two_minutes(context: str | None, locale: str) -> None:
    kb = KB.within(context, locale=locale)
    questions = [kb.signals[id].question for id in kb.runtime.built.rulebook.private_part]
    words = sum(len(text.split()) for text in (kb.preamble or "", *questions))
    assert words / READING * 60 + ANSWERING * len(questions) < 120


@pytest.mark.parametrize("locale", KB.locales)
@pytest.mark.parametrize("context", CONTEXTS)
def test_the_preamble_says_why_of_whom_and_that_nobody_should_look_on(context: str | None, locale: str) -> None:
    told = KB.within(context, locale=locale).preamble or ""
    assert all(word in told for word in SAID[locale])


def test_every_text_about_safety_is_for_a_person_who_is_asked_alone() -> None:
    for id in KB.runtime.built.rulebook.about_safety:
        assert KB.signals[id].asks == "alone"
        assert id in KB.runtime.context.private
        assert not KB.signals[id].changeable


@pytest.mark.parametrize("locale", KB.locales)
def test_nobody_with_a_deed_of_their_own_is_told_whose_fault_it_is(locale: str) -> None:
    """Nor where the other one did something as well."""
    kb, fault = KB.within(locale=locale), FAULT[locale]
    for answers in ({"hurt_partner": True}, {"hurt_partner": True, "hurt_by_partner": True, "fears_partner": True}):
        assert not re.search(fault, kb.diagnose(answers).to_text())
    assert re.search(fault, kb.diagnose({"hurt_by_partner": True}).to_text())


def test_an_honest_aggressor_finds_own_words_and_own_support() -> None:
    (concern,) = KB.diagnose({"hurt_partner": True}).safety.concerns
    others = {id for rule in KB.safety_rules.values() if rule.about != "own_deed" for id in rule.support}
    assert not {practice.id for practice in concern.support} & others
    steps = " ".join(step for practice in concern.support for step in practice.steps)
    assert not re.search(r"\b(?:sorry|apologi|make it up|your partner)\b", steps)


def test_thoughts_of_suicide_are_for_today_and_the_partner_may_be_the_one_to_tell() -> None:
    dx = KB.diagnose({"suicidal_thoughts": True, "fears_partner": True})
    first = [practice for practice in dx.remedies[0].practices if practice.cadence == "today"]
    assert [*dx.remedies[0].practices[: len(first)]] == first, "before what is for another concern"
    (concern,) = KB.diagnose({"suicidal_thoughts": True}).safety.concerns
    assert "today" in concern.text
    assert "your partner, if you feel safe with them" in concern.text
    assert all(practice.cadence == "today" for practice in concern.support)
    (phq9,) = (cited.source for cited in KB.evidence if cited.name == "phq9")
    assert "44260-8" in (phq9.note or "")


def test_hurt_in_the_past_year_is_a_concern_and_longer_ago_a_caution() -> None:
    lately, before = KB.diagnose({**NO, "hurt_by_partner": True}), KB.diagnose({**NO, "hurt_longer_ago": True})
    assert (lately.safety.status, before.safety.status) == ("concern", "no_concern_reported")
    assert [caution.id for caution in before.safety.cautions] == ["violence_longer_ago"]
    assert "twelve months" in KB.signals["hurt_by_partner"].question
    assert "Longer than twelve months ago" in KB.signals["hurt_longer_ago"].question


HARD = {
    "unresolved_conflicts": 9, "hides_feelings": 3, "feels_heard": 1, "resentment": 3, "shares_feelings": 1,
    "appreciation": 1, "validation": 1, "empathy_felt": 1,
}  # fmt: skip
CAUTIONS = {
    "violence_longer_ago": {"hurt_longer_ago": True},
    "unsafe_to_open_up": {"vulnerability_used_against": 3, "contempt": 3, "fears_judgment": 3, "trust": 4},
    "silent_and_careful": {
        "fears_judgment": 3, "hides_feelings": 3, "compromise": 0, "vulnerability_used_against": 2,
    },
    "heat_and_drink": {"partner_substance_misuse": True, "contempt": 3, "harsh_startup": 3, "flooding": 3},
}  # fmt: skip


@pytest.mark.parametrize("id", CAUTIONS)
def test_a_caution_gives_nothing_that_opens_up_and_names_no_answer(id: str) -> None:
    dx = KB.diagnose({**NO, **HARD, **CAUTIONS[id]})
    assert [caution.id for caution in dx.safety.cautions] == [id]
    assert dx.safety.status == "no_concern_reported"
    assert dx.remedies
    assert not any(practice.needs_screening for remedy in dx.remedies for practice in remedy.practices)
    (caution,) = dx.safety.cautions
    read = KB.safety_rules[id].when.names
    assert not [name for name in read if KB.signals[name].title in caution.text]
    assert all(practice.safe_alone for practice in caution.support)


# What is tagged so as it touches what is tender, but in which the other one opens up, or an outsider is there.
OTHERS_OPEN_UP = {
    "receive_with_care", "guess_and_ask", "open_ended_questions", "say_sorry_well", "a_long_hug", "open_books",
    "answers_at_a_set_time", "couples_counselling", "relationship_course",
}  # fmt: skip


@pytest.mark.parametrize("often", [2, 3, 4])
@pytest.mark.parametrize("context", CONTEXTS)
def test_nothing_opens_up_to_someone_who_uses_confidences(context: str | None, often: int) -> None:
    """No caution is needed for that: it is enough that it happens sometimes."""
    kb = KB.within(context)
    hard = {**NO, **HARD, "knows_partner_world": 1, "daily_gestures": 0, "growth_together": 0, "open_questions": 0,
            "emotional_closeness": 3, "sexual_satisfaction": 3, "hides_feelings": 4, "trust": 6}  # fmt: skip
    answers = {id: answer for id, answer in hard.items() if id in kb.signals}
    dx = kb.diagnose({**answers, "vulnerability_used_against": often})
    assert not dx.safety.cautions
    given = {practice.id for remedy in dx.remedies for practice in remedy.practices if "vulnerability" in practice.tags}
    assert given <= OTHERS_OPEN_UP


@pytest.mark.parametrize("id", PATTERNS)
def test_no_kind_of_sign_alone_is_a_caution(id: str) -> None:
    for left_out in CAUTIONS[id]:
        answers = {name: value for name, value in CAUTIONS[id].items() if name != left_out}
        assert not KB.diagnose({**NO, **answers}).safety.cautions


def test_cautions_with_one_text_are_told_once() -> None:
    every = {**NO, **HARD, **CAUTIONS["silent_and_careful"], **CAUTIONS["unsafe_to_open_up"]}
    dx = KB.diagnose(every)
    assert len(dx.safety.cautions) == 2
    assert dx.to_text(width=10_000).count(dx.safety.cautions[0].text) == 1


def test_a_caution_of_what_was_answered_in_private_is_kept_at_later_check_ins() -> None:
    first = KB.diagnose({**NO, **HARD, "hurt_longer_ago": True}, when="2026-03-01")
    later = KB.diagnose(HARD, earlier=[("2026-03-01", first)], when="2026-03-08")
    assert [caution.id for caution in later.safety.cautions] == ["violence_longer_ago"]
    assert "hurt_longer_ago" not in later.unknown
    assert not KB.diagnose(HARD, earlier=[("2026-03-01", first)], when="2026-06-01").safety.cautions
    weekly = KB.checkin(earlier=[("2026-03-01", first)], when="2026-03-08")
    assert weekly.question is not None
    assert weekly.question.id not in BOOK.about_safety


def cautioned(count: int) -> list[frozenset[str]]:
    """The cautions of made-up people by their mean answer, the worst first: those of `test_core_on_people.py`."""
    rules = [KB.safety_rules[id] for id in PATTERNS]
    found = []
    for person in sorted(people(KB, count), key=lambda one: one.mean):
        given = {id: float(value) if type(value) is int else value for id, value in person.answers.items()}
        found.append(frozenset(rule.id for rule in rules if evaluate(rule.when, given.get).truth is Truth.TRUE))
    return found


@pytest.mark.slow
@pytest.mark.parametrize("count", [2_000, pytest.param(10_000, marks=pytest.mark.nightly)])
def test_each_caution_is_met_and_by_nobody_who_is_well(count: int) -> None:
    """In the best two fifths none is. How many people meet one is an aim of `test_core_on_people.py`."""
    found = cautioned(count)
    assert frozenset[str]().union(*found) == {*PATTERNS}
    assert not any(found[count * 3 // 5 :])
