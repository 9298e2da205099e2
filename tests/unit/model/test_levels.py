"""Levels of scores, and scores as text."""

import json
import pickle
from itertools import product

import pytest

from intimacy_kit.messages.catalogue import messages_in
from intimacy_kit.model.levels import Ladder, Level, StrengthLevel, level, level_word, score_text


@pytest.mark.parametrize(
    ("score", "text"),
    [(0.0, "0.00"), (0.625, "0.62"), (0.25, "0.25"), (0.2499, "0.2499"), (0.4996, "0.4996"), (0.996, "1.00")],
)
def test_a_score_is_never_rounded_to_another_level(score: float, text: str) -> None:
    assert score_text(score) == text
    assert level(float(text)) == level(score)


@pytest.mark.parametrize(
    ("kind", "ladder", "english", "german"),
    [
        (
            "challenge",
            Level,
            ["not noticed", "felt a little", "clearly felt", "strongly felt"],
            ["nicht aufgefallen", "ein wenig spürbar", "deutlich spürbar", "stark spürbar"],
        ),
        (
            "component",
            StrengthLevel,
            ["not seen yet", "growing", "steady", "strong"],
            ["noch nicht zu sehen", "im Wachsen", "verlässlich", "stark"],
        ),
    ],
)
def test_levels_have_words_by_the_kind_of_finding_in_the_language_of_the_messages(
    kind: str, ladder: type[Ladder], english: list[str], german: list[str]
) -> None:
    for locale, words in (("en", english), ("de", german), ("qps", [f"⟦{word}⟧" for word in english])):
        assert [level_word(id, kind, messages_in(locale)) for id in ladder.words] == words


def test_no_word_is_used_for_something_hard_and_for_something_good() -> None:
    """Regression: "stark" was said of findings that weigh most, and of the strongest strengths."""
    for locale in ("en", "de"):
        say = messages_in(locale)
        hard = {level_word(id, "consequence", say) for id in Level.words}
        good = {level_word(id, "component", say) for id in StrengthLevel.words}
        assert not hard & good


@pytest.mark.parametrize("ladder", [Level, StrengthLevel])
def test_levels_are_ordered_and_equal_their_text(ladder: type[Ladder]) -> None:
    words = list(ladder.words)
    levels = [ladder(word) for word in words]
    assert levels == words
    assert sorted(levels, reverse=True) == words[::-1]
    for (one, first), (two, second) in product(enumerate(levels), enumerate(words)):
        assert [first < second, first <= second, first > second, first >= second] == [
            one < two,
            one <= two,
            one > two,
            one >= two,
        ]
        assert [second > first, second >= first, second < first, second <= first] == [
            two > one,
            two >= one,
            two < one,
            two <= one,
        ]
    assert {levels[1]: 1}[words[1]] == 1  # type: ignore[index]  # a level has the hash of its text
    assert json.dumps(levels) == json.dumps(words)
    assert pickle.loads(pickle.dumps(levels)) == levels
    assert [level.rank for level in levels] == [0, 1, 2, 3]


@pytest.mark.parametrize("other", ["strong", "low", "", StrengthLevel("none")])
def test_levels_are_compared_with_those_of_their_ladder_only(other: str) -> None:
    for compared in (
        lambda: Level("mild") < other,
        lambda: Level("mild") >= other,
        lambda: other <= Level("mild"),
        lambda: other > Level("mild"),
    ):
        with pytest.raises(ValueError, match="one ladder"):
            compared()
    with pytest.raises(ValueError, match="is none of"):
        Level("strong")
