"""How answers hang together: what is drawn for those to come follows those that were given."""

from collections.abc import Mapping
from statistics import mean

import pytest

from intimacy_kit.model.observations import Value
from intimacy_kit.reasoning.elicitation.answer_model import SAMPLES, AnswerModel
from tests.small_pack import ALL_HARD, ALL_WELL, small_knowledge


def leaning(silent: tuple[str, ...] = ()) -> AnswerModel:
    kb = small_knowledge()
    atlas = kb._asking.atlas
    return AnswerModel(kb.signals, atlas, atlas.even, silent)


def often_hard(drawn: AnswerModel, given: Mapping[str, Value], signal: str) -> float:
    """The share of draws in which the signal is on the hard side."""
    hard = {
        "hides_feelings": lambda value: value >= 3,
        "quality_time": lambda value: value < 3,
        "mood": lambda value: value > 5,
    }
    return mean(hard[signal](answers[signal]) for answers in drawn.drawn(given, [signal]))


def only(values: Mapping[str, Value], *signals: str) -> dict[str, Value]:
    return {id: values[id] for id in signals}


HARD, WELL = (small_knowledge().observations(values) for values in (ALL_HARD, ALL_WELL))


def test_so_many_are_drawn_of_just_what_is_missing() -> None:
    drawn = list(leaning().drawn({}, ["trust", "topic"]))
    assert len(drawn) == SAMPLES
    assert {tuple(answers) for answers in drawn} == {("trust", "topic")}


def test_the_same_each_time() -> None:
    given = only(HARD, "trust", "rituals")
    assert list(leaning().drawn(given, ["mood", "drinks"])) == list(leaning().drawn(given, ["mood", "drinks"]))


def test_without_answers_it_is_as_the_prior_says() -> None:
    assert often_hard(leaning(), {}, "hides_feelings") == pytest.approx(0.4, abs=0.15)
    assert often_hard(leaning(), {}, "quality_time") == pytest.approx(1 / 3, abs=0.15)


def test_hard_answers_make_hard_ones_likelier() -> None:
    signals = ("trust", "arguments", "rituals", "drinks", "talk_minutes")
    hard, well = only(HARD, *signals), only(WELL, *signals)
    for signal in ("hides_feelings", "quality_time"):
        assert often_hard(leaning(), hard, signal) > often_hard(leaning(), well, signal) + 0.2


def test_an_answer_says_more_of_its_own_group() -> None:
    near, far = {"talk_minutes": 5.0}, {"trust": 2.0}
    assert often_hard(leaning(), near, "quality_time") > often_hard(leaning(), {}, "quality_time")
    assert often_hard(leaning(), near, "quality_time") >= often_hard(leaning(), far, "quality_time")


def test_what_is_neither_better_nor_worse_goes_its_own_way() -> None:
    assert often_hard(leaning(), HARD, "mood") == often_hard(leaning(), WELL, "mood")


def test_the_silent_say_nothing_and_follow_nothing() -> None:
    quiet = leaning(("drinks", "hides_feelings"))
    assert often_hard(quiet, {"drinks": 4.0}, "quality_time") == often_hard(quiet, {"drinks": 0.0}, "quality_time")
    assert often_hard(quiet, HARD, "hides_feelings") == often_hard(quiet, WELL, "hides_feelings")
