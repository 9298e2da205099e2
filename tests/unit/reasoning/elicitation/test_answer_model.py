"""The answer model: samples of missing answers are correlated with the known ones."""

from collections.abc import Mapping
from statistics import mean

import pytest

from intimacy_kit.model.observations import Value
from intimacy_kit.reasoning.elicitation.answer_model import SAMPLES, AnswerModel
from intimacy_kit.reasoning.elicitation.open_questions import ranking
from tests.small_pack import ALL_HARD, ALL_WELL, small_knowledge


def model(independent: tuple[str, ...] = ()) -> AnswerModel:
    kb = small_knowledge()
    partition = kb.runtime.once(ranking).partition
    return AnswerModel(kb.signals, partition, partition.uniform, independent)


def hard_share(model: AnswerModel, given: Mapping[str, Value], signal: str) -> float:
    """The share of completions in which the signal is on the bad side."""
    hard = {
        "hides_feelings": lambda value: value >= 3,
        "quality_time": lambda value: value < 3,
        "mood": lambda value: value > 5,
    }
    return mean(hard[signal](answers[signal]) for answers in model.completions(given, [signal]))


def only(values: Mapping[str, Value], *signals: str) -> dict[str, Value]:
    return {id: values[id] for id in signals}


HARD, WELL = (small_knowledge().observations(values) for values in (ALL_HARD, ALL_WELL))


def test_each_completion_has_the_missing_signals_and_no_others() -> None:
    completions = list(model().completions({}, ["trust", "topic"]))
    assert len(completions) == SAMPLES
    assert {tuple(answers) for answers in completions} == {("trust", "topic")}


def test_completions_are_the_same_each_time() -> None:
    given = only(HARD, "trust", "rituals")
    assert list(model().completions(given, ["mood", "drinks"])) == list(model().completions(given, ["mood", "drinks"]))


def test_without_known_answers_completions_follow_the_prior() -> None:
    assert hard_share(model(), {}, "hides_feelings") == pytest.approx(0.4, abs=0.05)
    assert hard_share(model(), {}, "quality_time") == pytest.approx(1 / 3, abs=0.05)


def test_bad_answers_make_bad_answers_more_probable() -> None:
    signals = ("trust", "arguments", "rituals", "drinks", "talk_minutes")
    hard, well = only(HARD, *signals), only(WELL, *signals)
    for signal in ("hides_feelings", "quality_time"):
        assert hard_share(model(), hard, signal) > hard_share(model(), well, signal) + 0.2


def test_correlation_is_stronger_within_a_group() -> None:
    near, far = {"talk_minutes": 5.0}, {"trust": 2.0}
    assert hard_share(model(), near, "quality_time") > hard_share(model(), {}, "quality_time")
    assert hard_share(model(), near, "quality_time") >= hard_share(model(), far, "quality_time")


def test_neutral_signals_are_independent() -> None:
    assert hard_share(model(), HARD, "mood") == hard_share(model(), WELL, "mood")


def test_independent_signals_are_uncorrelated_with_all_others() -> None:
    independent = model(("drinks", "hides_feelings"))
    assert hard_share(independent, {"drinks": 4.0}, "quality_time") == hard_share(
        independent, {"drinks": 0.0}, "quality_time"
    )
    assert hard_share(independent, HARD, "hides_feelings") == hard_share(independent, WELL, "hides_feelings")
