"""Every text of the core pack, in every context and locale: no word of another context, and sentences in short for all.

What a context is called in the list of contexts, and what the notes on evidence say of who was studied, is about others
by its nature and left out here.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields
from itertools import pairwise
from typing import Any

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
    r"|romantisch\w*|Affäre\w*|Untreue|[Dd]ie Beziehung|[Ee]ure Beziehung|[Ee]urer Beziehung|Trennung|Gegenüber",
    "es": r"parejas?|espos[oa]s?|marido|matrimonios?|casad[oa]s?|boda|románti\w+|romance|noviazgo|novi[oa]s?"
    r"|infidelidad|amantes?|la relación|su relación|esta relación|separación|separarse|separarte",
}
"""Words for those who are a couple. In German, nouns go by their capital: "Ehe" is a marriage and "ehe" is before."""

OF_SAFETY = re.compile("(?:before any work on the|in every|in jeder|trabajo en la) (?:relationship|Beziehung|relación)")
"""What texts about safety say of relationships of every kind."""

WHO_CAN_HELP = "practices/someone_with_you_today/steps/1"
"""Whoever thinks of suicide is told whom they could reach today: a friend and a family are among them everywhere."""

FRIENDS: Mapping[str, str] = {
    "en": r"your friend|a friend|friendships?",
    "de": r"deine?[rnm]? Freund(?:in)?|Freundschaft(?:en)?|befreundet",
    "es": r"tu amig[oa]|tu amistad|una amistad|amistades|amig[oa]s",
}
FAMILY: Mapping[str, str] = {
    "en": r"family members?|your family|families",
    "de": r"aus deiner Familie|deine Familie|Familien",
    "es": r"persona de tu familia|tu familia|las familias|familiares",
}
ONE_HOME: Mapping[str, str] = {"en": r"at home|household", "de": r"zu Hause|daheim|Haushalt", "es": r"en casa|hogar"}
"""Words for those who live together or did so."""

OF_OTHERS = {
    None: (FRIENDS, FAMILY),
    "romantic": (FRIENDS, FAMILY),
    "marriage": (FRIENDS, FAMILY),
    "friendship": (COUPLES, FAMILY, ONE_HOME),
    "family": (COUPLES, FRIENDS),
}
"""Whose words are strange in each context."""


def strange_in(context: str | None, locale: str) -> re.Pattern[str]:
    words = "|".join(words[locale] for words in OF_OTHERS[context])
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE if locale != "de" else 0)


def told(kb: ik.KnowledgeBase, context: str | None) -> Iterator[tuple[str, str]]:
    """Every text that people may read there, with where it stands: each step of a practice or rule by itself."""
    contents = kb.runtime.built.contents
    for section in (field.name for field in fields(Contents)):
        for id, entry in getattr(contents, section).items():
            if section not in ABOUT_OTHERS or (section, id) == ("contexts", context):
                for path, text in texts_of(entry).items():
                    if path != ("note",):
                        for number, part in enumerate((text,) if isinstance(text, str) else text, start=1):
                            yield f"{section}/{id}/{'.'.join(path)}/{number}", part


@pytest.mark.parametrize("locale", KB.locales)
@pytest.mark.parametrize("context", OF_OTHERS)
def test_no_text_has_a_word_of_another_context(context: str | None, locale: str) -> None:
    texts = dict(told(KB.within(context, locale=locale), context))
    assert WHO_CAN_HELP in texts
    strange = strange_in(context, locale)
    found = {where: strange.findall(OF_SAFETY.sub("", text)) for where, text in texts.items() if where != WHO_CAN_HELP}
    assert {where: found_there for where, found_there in found.items() if found_there} == {}


HARD_FOR_TWO: Mapping[str, float | bool] = {
    "feels_heard": 0, "criticism": 4, "contempt": 2, "unresolved_conflicts": 8, "resentment": 3, "trust": 3,
    "quality_time_hours": 0.02, "emotional_closeness": 2, "low_mood": 3, "relationship_satisfaction": 2,
    "hides_feelings": 3,
}  # fmt: skip


@pytest.mark.parametrize("locale", KB.locales)
@pytest.mark.parametrize("context", ["friendship", "family"])
def test_what_two_are_told_has_no_word_of_another_context(context: str, locale: str) -> None:
    """What the library says of them by itself, too."""
    two = KB.within(context, locale=locale).diagnose(ik.Couple(a=HARD_FOR_TWO, b=HARD_FOR_TWO))
    told = (two, two.view("a"), two.shareable(), two.plan(weeks=4, minutes_per_week=60))
    texts = [OF_SAFETY.sub("", each.to_text(width=10_000)) for each in told]
    assert all(len(text) > 300 for text in texts)
    assert [found for text in texts if (found := strange_in(context, locale).findall(text))] == []
    explained = two.explain("communication_breakdown").to_text().splitlines()
    headings = [line for line, below in pairwise(explained) if below.startswith(("-", "="))]
    assert len(headings) >= 3
    assert not strange_in(context, locale).search(" ".join(headings))


def test_each_step_is_looked_at() -> None:
    """Regression: of a practice with several steps only the last was."""
    texts = list(told(KB, None))
    assert len(dict(texts)) == len(texts)
    practice = KB.practices["tell_one_trusted_person"]
    assert [text for where, text in texts if where.startswith(f"practices/{practice.id}/steps/")] == [*practice.steps]


def test_every_context_is_looked_at() -> None:
    assert {*OF_OTHERS} == {None, *KB.contexts}
    assert {*COUPLES} == {*KB.locales} == {*FRIENDS} == {*FAMILY}


@pytest.mark.parametrize("context", OF_OTHERS)
@pytest.mark.parametrize("locale", KB.locales)
def test_whatever_is_told_first_has_a_sentence_in_short(context: str | None, locale: str) -> None:
    kb = KB.within(context, locale=locale)
    entries = (*kb.components.values(), *kb.challenges.values(), *kb.consequences.values(), *kb.practices.values())
    assert [entry.id for entry in entries if entry.in_short is None] == []
    assert [entry.in_short for entry in entries if len(entry.in_short or "") > 90] == []


def test_friends_and_families_are_not_sent_to_counselling_for_couples() -> None:
    for context in ("friendship", "family"):
        assert not {"couples_counselling", "relationship_course"} & KB.within(context).practices.keys()


MAX_GRADE, MAX_GRADE_OF_ONE, MAX_GRADE_OF_SAFETY = 6.0, 8.0, 11.0
"""What is asked about safety names in one question what must not be missed."""


def test_questions_are_read_in_sixth_grade() -> None:
    """By the Flesch-Kincaid grade of all questions as one text; a single one may have a word that is long."""
    textstat: Any = pytest.importorskip("textstat")
    for context in OF_OTHERS:
        questions = {id: signal.question for id, signal in KB.within(context).signals.items()}
        assert textstat.flesch_kincaid_grade(" ".join(questions.values())) <= MAX_GRADE
        grades = {id: textstat.flesch_kincaid_grade(question) for id, question in questions.items()}
        most = {id: MAX_GRADE_OF_SAFETY if KB.signals[id].group == "safety" else MAX_GRADE_OF_ONE for id in questions}
        assert {id: grade for id, grade in grades.items() if grade > most[id]} == {}


def test_every_question_stands_in_a_group_that_says_what_time_it_is_about() -> None:
    asked = {signal.group for signal in KB.signals.values()} - {"safety"}
    assert asked == KB.groups.keys() - {"safety"}
    for locale, period in (
        ("en", "past (?:four|two) weeks"),
        ("de", "letzten (?:vier|zwei) Wochen"),
        ("es", "últimas (?:cuatro|dos)"),
    ):
        groups = KB.within(locale=locale).groups
        assert [id for id in sorted(asked) if not re.search(period, groups[id].lead_in)] == []


def test_words_of_answers_fit_what_is_done_now_and_then() -> None:
    for id in ("daily_gestures", "playfulness", "open_questions", "growth_together", "thoughts_of_leaving"):
        assert KB.signals[id].label(4) == "most days"
        assert KB.within(locale="de").signals[id].label(0) == "fast nie"
        assert KB.within(locale="es").signals[id].label(0) == "casi nunca"


@pytest.mark.parametrize("id", ["repair_works", "flooding", "past_hurts_raised", "same_argument_returns", "compromise"])
def test_who_did_not_quarrel_leaves_it_out(id: str) -> None:
    assert "leave this out" in KB.signals[id].question
    assert "lass es aus" in KB.within(locale="de").signals[id].question
    assert "sáltate esta pregunta" in KB.within(locale="es").signals[id].question


GOOD_FRIENDS: Mapping[str, float | bool] = {
    "quality_time_hours": 2, "shared_activities": 2, "rituals_kept": 2, "cancelled_plans": 0, "feels_heard": 4,
    "interrupts": 1, "shares_feelings": 3, "shares_needs": 3, "misunderstandings": 1, "criticism": 0,
    "defensiveness": 1, "contempt": 0, "stonewalling": 0, "validation": 3, "harsh_startup": 0,
    "distracted_when_talking": 1, "unresolved_conflicts": 0, "conflict_frequency": 0, "resentment": 0, "trust": 9,
    "hides_feelings": 1, "fears_judgment": 0, "promises_kept": 4, "honesty": 4, "shares_fears_and_dreams": 3,
    "past_betrayal": False, "empathy_felt": 4, "emotional_support": 4, "appreciation": 4, "knows_partner_world": 8,
    "good_news_welcomed": 4, "emotional_closeness": 9, "relationship_satisfaction": 9, "loneliness": 0,
    "frustration": 0, "daily_gestures": 2, "playfulness": 2, "open_questions": 2, "growth_together": 1,
    "willing_to_work": 9,
}  # fmt: skip
FATHER_AND_DAUGHTER = {
    **GOOD_FRIENDS, "quality_time_hours": 1, "shared_activities": 1, "rituals_kept": 0, "shares_feelings": 1,
    "shares_needs": 1, "hides_feelings": 2, "shares_fears_and_dreams": 1, "feels_heard": 3, "empathy_felt": 3,
    "knows_partner_world": 4, "daily_gestures": 1, "playfulness": 1, "open_questions": 1, "growth_together": 0,
    "emotional_closeness": 7, "relationship_satisfaction": 8, "trust": 8, "appreciation": 3, "good_news_welcomed": 3,
    "emotional_support": 3, "willing_to_work": 7, "fears_judgment": 1,
}  # fmt: skip


@pytest.mark.parametrize(
    ("context", "answers"), [("friendship", GOOD_FRIENDS), ("family", FATHER_AND_DAUGHTER)], ids=["friends", "family"]
)
def test_friends_and_families_are_not_measured_by_the_week_of_a_couple(
    context: str, answers: Mapping[str, float | bool]
) -> None:
    """Two hours a week between best friends, and a visit a month of a grown daughter: a full check-in finds nothing."""
    found = KB.within(context).diagnose(answers)
    assert (found.challenges, found.consequences) == ((), ())
    assert len(found.strengths) == 3
    assert KB.diagnose(answers).challenges


@pytest.mark.parametrize(("context", "hours"), [("friendship", 0.1), ("family", 0.05)])
def test_they_have_measures_and_practices_of_their_own(context: str, hours: float) -> None:
    kb = KB.within(context)
    found = kb.diagnose({"quality_time_hours": hours, "fears_partner": False})
    assert [challenge.id for challenge in found.challenges] == ["lack_of_quality_time"]
    own = {id for id, practice in kb.practices.items() if context in practice.only_in}
    assert own & {practice.id for remedy in found.remedies for practice in remedy.practices}
    assert len(own) >= 3
