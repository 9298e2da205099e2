"""What packs call levels: all of a kind, or none; whatever is told uses these words, and the library's elsewhere."""

import pytest

import intimacy_kit as ik
from intimacy_kit.model.level_words import LevelWords, telling
from intimacy_kit.model.levels import level_word
from tests.small_pack import small_knowledge
from tests.wording import Wording

HARD = "{none: calm, mild: a drizzle, moderate: rain, severe: a storm}"
KNOWLEDGE = small_knowledge(
    levels=f"- {{id: challenge, words: {HARD}}}",
    **{"locales/de": "{challenge: {words: {none: ruhig, mild: Nieselregen, moderate: Regen, severe: Sturm}}}"},
)
WORDS = {"none": "calm", "mild": "a drizzle", "moderate": "rain", "severe": "a storm"}


def test_levels_are_told_in_the_words_of_the_pack_and_the_librarys_are_the_fallback() -> None:
    assert [KNOWLEDGE.level_word(level, "challenge") for level in WORDS] == [*WORDS.values()]
    assert KNOWLEDGE.level_word("mild", "consequence") == "felt a little"
    assert KNOWLEDGE.level_word("strong", "component") == "strong"
    assert ik.load_knowledge().within(locale="de").level_word("solid", "component") == "verlässlich"


def test_whatever_tells_a_level_uses_them() -> None:
    diagnosis = KNOWLEDGE.diagnose({"quality_time": 1, "rituals": 0})
    word = KNOWLEDGE.level_word(diagnosis.findings["little_time"].level, "challenge")
    assert word in WORDS.values()
    told = (
        diagnosis.to_text(),
        str(diagnosis.explain("little_time")),
        str(diagnosis.what_if({"quality_time": 40, "rituals": 4})),
        str(diagnosis.path_to("little_time")),
        diagnosis.shareable().to_text(),
        ik.Diagnosis.from_json(diagnosis.to_json()).to_text(),
        ik.progress([diagnosis, KNOWLEDGE.diagnose({"quality_time": 40, "rituals": 4})]).to_html(),
    )
    assert [word in text for text in told] == [True] * len(told)
    assert diagnosis.level_words == (KNOWLEDGE.levels["challenge"],)


def test_they_are_translated_like_any_text_and_take_no_part_in_the_digest() -> None:
    german = KNOWLEDGE.within(locale="de")
    assert german.level_word("severe", "challenge") == "Sturm"
    answers = {"quality_time": 1}
    assert german.diagnose(answers).digest() == KNOWLEDGE.diagnose(answers).digest()


@pytest.mark.parametrize("asked", [("mild", "component"), ("solid", "challenge"), ("mild", "index"), (3, "challenge")])
def test_a_level_that_is_none_is_refused(asked: tuple[object, object], wording: Wording) -> None:
    with pytest.raises(ik.QuestionError) as caught:
        KNOWLEDGE.level_word(*asked)  # type: ignore[arg-type]  # the point of the test
    assert caught.value.code == "IK404"
    wording(str(caught.value))


def test_all_levels_of_a_kind_have_words_or_none(wording: Wording) -> None:
    for words in ({"none": "calm"}, WORDS | {"extreme": "a flood"}):
        with pytest.raises(ik.QuestionError) as caught:
            LevelWords(id="challenge", words=words)
        wording(str(caught.value))


def test_other_messages_stay_as_they_are() -> None:
    say = telling("de", (LevelWords(id="challenge", words=WORDS),))
    assert (level_word("mild", "challenge", say), level_word("mild", "consequence", say)) == (
        "a drizzle",
        "ein wenig spürbar",
    )
    assert say == telling("de")
