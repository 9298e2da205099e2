"""Signals: kinds, ranges and what contradicts itself."""

import pickle
from typing import Any

import pytest
from pydantic import ValidationError

from intimacy_kit import QuestionError, Signal
from tests.wording import Wording


def signal(**fields: object) -> Signal:
    return Signal.model_validate({"id": "x", "title": "X", "question": "How?", "source": ["notes"], **fields})


@pytest.mark.parametrize(
    ("kind", "low", "high"),
    [("frequency", 0, 4), ("rating", 0, 10), ("count", 0, 1000), ("hours", 0, 168), ("minutes", 0, 1440)],
)
def test_kinds_have_a_range_of_their_own(kind: str, low: float, high: float) -> None:
    made = signal(kind=kind)
    assert (made.minimum, made.maximum) == (low, high) == made.bounds
    assert made.is_number


def test_a_range_can_be_given() -> None:
    assert signal(kind="rating", minimum=1, maximum=7).bounds == (1.0, 7.0)
    assert signal(kind="number", minimum=-10, maximum=10).bounds == (-10.0, 10.0)
    assert signal(kind="count", maximum=12).bounds == (0.0, 12.0)
    assert signal(kind="frequency", minimum=0, maximum=4.0).bounds == (0.0, 4.0)


def test_flags_and_choices_have_no_range() -> None:
    flag, choice = signal(kind="flag"), signal(kind="choice", choices=["money", "chores"])
    assert not flag.is_number
    assert not choice.is_number
    assert flag.minimum is flag.maximum is choice.minimum is choice.maximum is None
    assert flag.bounds == choice.bounds == (0.0, 0.0)
    assert choice.choices == ("money", "chores")


def test_omitted_keys_have_defaults() -> None:
    made = signal(kind="flag")
    assert (made.unit, made.choices, made.direction, made.asks, made.group) == (None, (), "neutral", "each", "other")
    assert made.changeable


def test_a_signal_can_be_unchangeable() -> None:
    assert not signal(kind="flag", changeable=False).changeable
    with pytest.raises(ValidationError):
        signal(kind="flag", changeable="no")


@pytest.mark.parametrize(
    ("fields", "complaint"),
    [
        ({"kind": "number"}, "needs 'minimum' and 'maximum'"),
        ({"kind": "number", "minimum": 0}, "needs 'minimum' and 'maximum'"),
        ({"kind": "rating", "maximum": None}, "needs 'minimum' and 'maximum'"),
        ({"kind": "number", "minimum": 5, "maximum": 5}, "'minimum' below its 'maximum'"),
        ({"kind": "hours", "minimum": 170}, "'minimum' below its 'maximum'"),
        ({"kind": "frequency", "maximum": 5}, "range is 0 to 4"),
        ({"kind": "frequency", "minimum": 1}, "range is 0 to 4"),
        ({"kind": "flag", "minimum": 0}, "no 'minimum' or 'maximum'"),
        ({"kind": "choice", "choices": ["a"], "maximum": 3}, "no 'minimum' or 'maximum'"),
        ({"kind": "choice"}, "needs 'choices'"),
        ({"kind": "choice", "choices": []}, "needs 'choices'"),
        ({"kind": "flag", "choices": ["a"]}, "needs 'choices'"),
        ({"kind": "rating", "choices": ["a"]}, "needs 'choices'"),
        ({"kind": "choice", "choices": ["a", "a"]}, "duplicate choice"),
        ({"kind": "choice", "choices": ["a", "b"], "direction": "worse_when_higher"}, "'direction' is neutral"),
        ({"kind": "mood"}, "kind"),
        ({"kind": ["flag"]}, "kind"),
        ({}, "kind"),
        ({"kind": "rating", "maximum": float("inf")}, "maximum"),
        ({"kind": "rating", "maximum": float("nan")}, "maximum"),
        ({"kind": "rating", "maximum": 1e16}, "maximum"),
        ({"kind": "rating", "maximum": "10"}, "maximum"),
        ({"kind": "rating", "maximum": True}, "maximum"),
        ({"kind": "flag", "direction": "up"}, "direction"),
        ({"kind": "flag", "asks": "both"}, "asks"),
        ({"kind": "flag", "id": "Trust"}, "id"),
        ({"kind": "flag", "source": []}, "source"),
        ({"kind": "flag", "colour": "red"}, "colour"),
    ],
)
def test_inconsistent_signals_are_refused(fields: dict[str, object], complaint: str) -> None:
    with pytest.raises(ValidationError, match=complaint):
        signal(**fields)


def test_a_signal_needs_a_mapping() -> None:
    with pytest.raises(ValidationError):
        Signal.model_validate("rating")


FIVE = {0: "no day", 1: "some days", 2: "half of the days", 3: "most days", 4: "every day"}


class TestLabel:
    """Regression: an AttributeError for all but choices."""

    @pytest.mark.parametrize(
        ("fields", "value", "said"),
        [
            ({"kind": "frequency"}, 3, "often"),
            ({"kind": "frequency"}, 0.0, "never"),
            ({"kind": "frequency"}, 2.5, "2.5 of 4"),
            ({"kind": "flag"}, True, "yes"),
            ({"kind": "flag"}, False, "no"),
            ({"kind": "choice", "choices": ("house_work", "money"), "labels": {"money": "Geld"}}, "money", "Geld"),
            ({"kind": "choice", "choices": ("house_work",)}, "house_work", "house work"),
            ({"kind": "rating"}, 7, "7 of 10"),
            ({"kind": "hours", "unit": "hours per week"}, 1, "1 hour per week"),
            ({"kind": "hours", "unit": "hours per week"}, 1.5, "1.5 hours per week"),
            ({"kind": "count"}, 4, "4"),
        ],
    )
    def test_says_every_answer_in_words(self, fields: Any, value: Any, said: str) -> None:
        assert signal(**fields).label(value) == said

    @pytest.mark.parametrize(
        ("fields", "value", "said"),
        [
            ({"kind": "frequency"}, 3, "⟦often⟧"),
            ({"kind": "frequency", "labels": FIVE}, 3, "most days"),
            ({"kind": "flag"}, True, "⟦yes⟧"),
            ({"kind": "flag"}, False, "⟦no⟧"),
            ({"kind": "flag", "labels": {True: "it did", False: "it did not"}}, False, "it did not"),
            ({"kind": "rating"}, 7, "⟦7 of 10⟧"),
            ({"kind": "hours", "unit": "hours per week"}, 1.5, "⟦1.5 hours per week⟧"),
        ],
    )
    def test_is_told_in_the_locale_but_for_the_words_of_packs(self, fields: Any, value: Any, said: str) -> None:
        assert signal(**fields).told_in("qps").label(value) == said

    def test_has_the_decimal_sign_of_the_locale(self) -> None:
        german = signal(kind="hours", unit="Stunden", unit_one="Stunde").told_in("de-AT")
        assert [german.label(1.5), german.label(1), german.amount(-0.25)] == [
            "1,5 Stunden",
            "1 Stunde",
            "-0,25 Stunden",
        ]
        assert signal(kind="number", minimum=0, maximum=0.5).told_in("de").label(0.25) == "0,25"

    @pytest.mark.parametrize(
        ("fields", "value"),
        [
            ({"kind": "frequency"}, 5),
            ({"kind": "frequency"}, "often"),
            ({"kind": "frequency"}, True),
            ({"kind": "frequency"}, float("nan")),
            ({"kind": "flag"}, 1),
            ({"kind": "flag"}, None),
            ({"kind": "choice", "choices": ("money",)}, "chores"),
            ({"kind": "choice", "choices": ("money",)}, 3),
        ],
    )
    def test_refuses_what_is_no_answer(self, fields: Any, value: Any, wording: Wording) -> None:
        with pytest.raises(QuestionError) as caught:
            signal(**fields).label(value)
        assert caught.value.code == "IK404"
        wording(str(caught.value))


class TestOptions:
    """What forms offer."""

    @pytest.mark.parametrize(
        ("fields", "offered"),
        [
            ({"kind": "frequency"}, [(0, "never"), (1, "rarely"), (2, "sometimes"), (3, "often"), (4, "always")]),
            ({"kind": "frequency", "labels": FIVE}, list(FIVE.items())),
            ({"kind": "flag"}, [(True, "yes"), (False, "no")]),
            ({"kind": "flag", "labels": {"true": "it did", "false": "never"}}, [(True, "it did"), (False, "never")]),
            ({"kind": "choice", "choices": ("b_c", "a"), "labels": {"a": "A"}}, [("b_c", "b c"), ("a", "A")]),
            ({"kind": "rating"}, []),
            ({"kind": "hours"}, []),
        ],
    )
    def test_are_all_answers_with_their_labels_in_order(self, fields: Any, offered: Any) -> None:
        assert [*signal(**fields).options] == offered

    def test_are_told_in_the_locale(self) -> None:
        assert [label for _, label in signal(kind="flag").told_in("qps").options] == ["⟦yes⟧", "⟦no⟧"]

    def test_survive_pickling_and_are_no_field(self) -> None:
        told = signal(kind="flag").told_in("qps")
        assert pickle.loads(pickle.dumps(told)).options == told.options
        assert "_locale" not in told.model_dump()
        with pytest.raises(ValidationError):
            signal(kind="flag", _locale="qps")

    @pytest.mark.parametrize(
        ("fields", "complaint"),
        [
            ({"kind": "frequency", "labels": {0: "no", 4: "yes"}}, "needs 'labels' for 0, 1, 2, 3, 4, or none"),
            ({"kind": "frequency", "labels": {**FIVE, 5: "more"}}, "needs 'labels' for 0, 1, 2, 3, 4, or none"),
            ({"kind": "flag", "labels": {"true": "it did"}}, "needs 'labels' for true, false, or none"),
            ({"kind": "rating", "labels": {0: "not at all"}}, "has 'labels', but no options"),
            ({"kind": "choice", "choices": ("a",), "labels": {"b": "B"}}, "no choice"),
            ({"kind": "flag", "labels": {1.5: "x"}}, "labels"),
            ({"kind": "flag", "labels": "yes"}, "labels"),
        ],
    )
    def test_labels_are_of_all_answers_and_of_nothing_else(self, fields: Any, complaint: str) -> None:
        with pytest.raises(ValidationError, match=complaint):
            signal(**fields)
