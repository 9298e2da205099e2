"""The equivalence classes of answers, their probabilities, and invalid priors."""

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import Any

import pytest

import intimacy_kit as ik
from intimacy_kit.reasoning.elicitation.answer_partition import AnswerClass, AnswerPartition
from intimacy_kit.reasoning.elicitation.open_questions import ranking
from tests.small_pack import FILES, small_knowledge
from tests.wording import Wording


def partition(**changes: str) -> AnswerPartition:
    return small_knowledge(**changes).runtime.once(ranking).partition


def rules(*conditions: str) -> str:
    return "\n".join(
        f"- {{id: rule_{number}, when: {condition!r}, supports: mistrust, strength: 0.5, because: So., source: notes}}"
        for number, condition in enumerate(conditions)
    )


def signal(text: str) -> str:
    return f"{FILES['signals.yaml']}\n- {{id: extra, title: Extra, question: Extra?, source: notes, {text}}}"


class TestUniform:
    def test_flags_and_choices_count_each_answer(self) -> None:
        assert partition().uniform["past_betrayal"] == (AnswerClass(False, 0.5), AnswerClass(True, 0.5))
        topics = partition().uniform["topic"]  # money and chores are the same to the one rule
        assert [(region.value, pytest.approx(region.weight)) for region in topics] == [
            ("money", 2 / 3),
            ("house_work", 1 / 3),
        ]

    def test_frequencies_count_whole_numbers(self) -> None:
        assert partition().uniform["hides_feelings"] == (AnswerClass(0.0, 0.6), AnswerClass(3.0, 0.4))
        assert partition().uniform["rituals"] == (AnswerClass(0.0, 0.4), AnswerClass(2.0, 0.2), AnswerClass(3.0, 0.4))

    def test_ratings_count_by_width(self) -> None:
        assert partition().uniform["trust"] == (AnswerClass(2.5, 0.5), AnswerClass(7.5, 0.5))

    def test_range_of_two_doubles_has_both(self) -> None:
        """Regression: it had no region, and a check-in that stops when enough is likely raised an IndexError."""
        kb = small_knowledge(signals=signal("kind: number, minimum: 0, maximum: 5.0e-324"))
        assert kb.runtime.once(ranking).partition.uniform["extra"] == (AnswerClass(0.0, 1.0),)
        assert kb.checkin(stop_when="likely").question is not None

    def test_classes_of_wide_kinds_are_equally_likely(self) -> None:
        assert [region.weight for region in partition().uniform["quality_time"]] == [pytest.approx(1 / 3)] * 3
        assert [region.weight for region in partition().uniform["arguments"]] == [0.5, 0.5]
        assert [region.weight for region in partition().uniform["mood"]] == [0.5, 0.5]

    def test_signal_that_no_rule_reads_has_one_class(self) -> None:
        found = partition(signals=signal("kind: rating"))
        assert found.uniform["extra"] == (AnswerClass(5.0, 1.0),)

    def test_single_points_have_no_width_where_numbers_are_not_whole(self) -> None:
        found = partition(signals=signal("kind: rating"), rules=rules("extra == 5", "extra > 5"))
        assert [region.weight for region in found.uniform["extra"]] == [0.5, 0.5]

    def test_single_points_count_where_numbers_are_whole(self) -> None:
        found = partition(signals=signal("kind: frequency"), rules=rules("extra == 2", "extra > 2.5"))
        assert found.uniform["extra"] == (AnswerClass(0.0, 0.4), AnswerClass(2.0, 0.2), AnswerClass(3.0, 0.4))

    def test_count_without_whole_numbers_is_continuous(self) -> None:
        found = partition(signals=signal("kind: count, minimum: 0.25, maximum: 0.75"), rules=rules("extra < 0.5"))
        assert found.uniform["extra"] == (AnswerClass(0.375, 0.5), AnswerClass(0.625, 0.5))

    def test_a_count_between_fractions_has_its_whole_numbers(self) -> None:
        found = partition(signals=signal("kind: count, minimum: 0.5, maximum: 2.5"), rules=rules("extra < 2"))
        assert found.uniform["extra"] == (AnswerClass(1.0, 0.5), AnswerClass(2.0, 0.5))


class TestPriors:
    def test_weights_by_value(self) -> None:
        given = partition().with_prior({"past_betrayal": {True: 1, False: 3}, "trust": {3: 2.0, 4.5: 1, 8: 1}})
        assert given["past_betrayal"] == (AnswerClass(True, 0.25), AnswerClass(False, 0.75))
        assert given["trust"] == (AnswerClass(3.0, 0.75), AnswerClass(8.0, 0.25))
        assert given["mood"] == partition().uniform["mood"]

    def test_weights_may_be_real_numbers_of_any_kind(self) -> None:
        given = partition().with_prior(
            {"past_betrayal": {True: Fraction(1, 4), False: 0.75}, "trust": lambda value: Fraction(1, 3)}
        )
        assert given["past_betrayal"] == (AnswerClass(True, 0.25), AnswerClass(False, 0.75))
        assert sum(region.weight for region in given["trust"]) == pytest.approx(1)

    def test_none_gives_uniform_classes(self) -> None:
        found = partition()
        assert found.with_prior(None) is found.uniform

    def test_classes_without_weight_are_left_out(self) -> None:
        assert partition().with_prior({"past_betrayal": {True: 0, False: 5}})["past_betrayal"] == (
            AnswerClass(False, 1.0),
        )
        tiny = partition().with_prior({"past_betrayal": {True: 5e-324, False: 1e15}})
        assert tiny["past_betrayal"] == (AnswerClass(False, 1.0),)

    @pytest.mark.parametrize(
        ("signal", "weigh", "expected"),
        [
            ("past_betrayal", lambda value: 1 if value else 3, [(False, 0.75), (True, 0.25)]),
            ("topic", lambda value: float(value == "money"), [("money", 1.0)]),
            ("hides_feelings", lambda value: 1 if value == 4 else 0, [(4.0, 1.0)]),
            ("arguments", lambda value: 1 if value < 10 else 0, [(0.0, 0.4), (4.0, 0.6)]),
            ("trust", lambda value: 1 if value < 5 else 0, [(0.0, 1.0)]),
        ],
    )
    def test_weight_functions_are_evaluated(
        self, signal: str, weigh: Callable[[Any], float], expected: list[tuple[object, float]]
    ) -> None:
        assert [(region.value, region.weight) for region in partition().with_prior({signal: weigh})[signal]] == expected


class Broken(Mapping[str, float]):
    """A mapping whose items cannot be read."""

    def __getitem__(self, key: str) -> float:
        raise KeyError(key)

    def __iter__(self) -> Iterator[str]:
        raise RuntimeError("secret")

    def __len__(self) -> int:
        return 1


def fails(value: object) -> float:
    raise RuntimeError("secret")


@pytest.mark.parametrize(
    "prior",
    [
        5,
        [],
        Broken(),
        {"trust": 5},
        {"trust": Broken()},
        {"trust": dict.fromkeys(range(100_001), 1)},
        {"trist": {3: 1}},
        {5: {3: 1}},
        {"trust": {}},
        {"trust": {3: 0}},
        {"trust": {3: -1}},
        {"trust": {3: float("nan")}},
        {"trust": {3: float("inf")}},
        {"trust": {3: True}},
        {"trust": {3: "1"}},
        {"trust": {11: 1}},
        {"trust": {None: 1}},
        {"past_betrayal": {1: 1}},
        {"trust": fails},
        {"trust": lambda value: None},
    ],
)  # fmt: skip
def test_invalid_prior_is_an_error(prior: Any, wording: Wording) -> None:
    with pytest.raises(ik.QuestionError) as caught:
        small_knowledge().diagnose({}).next_questions(prior=prior)
    assert caught.value.code == "IK430"
    wording(caught.value.message)
    assert "secret" not in str(caught.value)


def test_similar_id_is_suggested_and_the_cause_is_kept() -> None:
    with pytest.raises(ik.QuestionError) as caught:
        partition().with_prior({"trist": {3: 1}})
    assert caught.value.help == "did you mean 'trust'?"
    with pytest.raises(ik.QuestionError) as caught:
        partition().with_prior({"trust": fails})
    assert isinstance(caught.value.__cause__, RuntimeError)
