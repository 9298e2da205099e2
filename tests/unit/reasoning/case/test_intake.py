"""Validation of observations: accepted values, and the whole error for all others."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import repeat
from math import copysign
from numbers import Real
from types import MappingProxyType
from typing import Any

import pytest

import intimacy_kit as ik
from tests.small_pack import small_knowledge
from tests.wording import Wording

GAPS = (
    "leave out what was not answered, or give None; before the rows of a frame of pandas are diagnosed one by one: "
    "`df.astype(object).where(df.notna(), None)`"
)


class Topic(StrEnum):
    """As an app may have its choices, and its names of signals."""

    MONEY = "money"
    SIGNAL = "topic"


class Named(str):
    """A text of another class, whose hash could be anything."""

    __slots__ = ()

    def __hash__(self) -> int:
        raise RuntimeError(str(self))

    __eq__ = __str__ = __hash__  # type: ignore[assignment]


class Pairs(Mapping[str, object]):
    """A mapping that has no need of hashes."""

    def __init__(self, pairs: list[tuple[str, object]]) -> None:
        self._pairs = pairs

    def items(self) -> list[tuple[str, object]]:  # type: ignore[override]
        return self._pairs

    def __getitem__(self, name: str) -> object:
        raise KeyError

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return len(self._pairs)


class Half(float):
    """As numpy's double: a float of another class."""


class Whole:
    """As numpy's integers: registered as a number, without being one of Python's own."""

    def __init__(self, number: int) -> None:
        self.number = number

    def __float__(self) -> float:
        return float(self.number)


class Unwilling(Whole):
    """A number that cannot be read."""

    def __float__(self) -> float:
        raise RuntimeError("my value is 5")


Real.register(Whole)


@pytest.fixture(scope="module")
def kb() -> ik.KnowledgeBase:
    return small_knowledge()


@pytest.mark.parametrize(
    ("signal", "given", "kept"),
    [
        ("trust", 3, 3.0),
        ("trust", 3.5, 3.5),
        ("trust", 0, 0.0),
        ("trust", 10, 10.0),
        ("trust", Fraction(7, 2), 3.5),
        ("trust", Half(2.5), 2.5),
        ("trust", Whole(7), 7.0),
        ("trust", Decimal("0.1"), 0.1),
        ("trust", Decimal("10.00000000000000000001"), 10.0),
        ("topic", Topic.MONEY, "money"),
        ("topic", Named("money"), "money"),
        ("rituals", 4, 4.0),
        ("mood", -10, -10.0),
        ("past_betrayal", True, True),
        ("past_betrayal", False, False),
        ("topic", "money", "money"),
    ],
)
def test_valid_values_are_kept(kb: ik.KnowledgeBase, signal: str, given: object, kept: object) -> None:
    observations = kb.observations({signal: given})
    assert dict(observations) == {signal: kept}
    assert type(observations[signal]) is type(kept)


def test_regression_signal_ids_may_be_subclasses_of_str(kb: ik.KnowledgeBase) -> None:
    plain = kb.diagnose({"topic": "money"})
    for given in ({Topic.SIGNAL: "money"}, Pairs([(Named("topic"), "money")])):
        made = kb.diagnose(given)
        assert made == plain
        assert [type(name) for name in made.observations] == [str]


def test_negative_zero_becomes_zero(kb: ik.KnowledgeBase) -> None:
    for zero in (-0.0, Half(-0.0)):
        assert copysign(1.0, kb.observations({"mood": zero})["mood"]) == 1.0


@pytest.mark.parametrize("signal", ["trust", "past_betrayal", "topic"])
def test_none_means_not_answered(kb: ik.KnowledgeBase, signal: str) -> None:
    assert dict(kb.observations({signal: None})) == {}


def test_any_mapping_is_accepted(kb: ik.KnowledgeBase) -> None:
    observations = kb.observations(MappingProxyType({"trust": 3}))
    assert kb.observations(observations) == observations == {"trust": 3.0}


def whole(code: str, message: str, help: str) -> str:
    return f"error[{code}]: {message}\n  help: {help}"


RATING = "use a number: text and booleans are not converted; leave out what was not answered"
FLAG = whole("IK303", "'past_betrayal' must be true or false", "use true or false: numbers and text are not converted")
CHOICES = "choices are money, chores, house_work"
NOT_A_NUMBER = whole("IK303", "'trust' must be a number from 0 to 10", RATING)
OUTSIDE = whole("IK304", "'trust' is outside its range", "use a number from 0 to 10")
NOT_FINITE = whole("IK305", "'trust' is not finite", "use a number from 0 to 10")


@pytest.mark.parametrize(
    ("signal", "value", "error"),
    [
        ("trust", "7", NOT_A_NUMBER),
        ("trust", True, NOT_A_NUMBER),
        ("trust", b"7", NOT_A_NUMBER),
        ("trust", [7], NOT_A_NUMBER),
        ("trust", 7j, NOT_A_NUMBER),
        ("trust", Unwilling(7), NOT_A_NUMBER),
        ("trust", object(), NOT_A_NUMBER),
        ("trust", -0.001, OUTSIDE),
        ("trust", 11, OUTSIDE),
        ("trust", Fraction(101, 10), OUTSIDE),
        ("trust", Whole(11), OUTSIDE),
        ("trust", float("inf"), NOT_FINITE),
        ("trust", float("-inf"), NOT_FINITE),
        ("trust", float("nan"), whole("IK305", "'trust' is NaN or NA, which is not an answer", GAPS)),
        ("past_betrayal", float("nan"), whole("IK305", "'past_betrayal' is NaN or NA, which is not an answer", GAPS)),
        ("topic", float("nan"), whole("IK305", "'topic' is NaN or NA, which is not an answer", GAPS)),
        ("trust", Decimal("Infinity"), NOT_FINITE),
        ("trust", Decimal("10.5"), OUTSIDE),
        ("quality_time", 169, whole(
            "IK304", "'quality_time' is outside its range", "use a number from 0 to 168, in hours per week")),
        ("mood", -10.5, whole("IK304", "'mood' is outside its range", "use a number from -10 to 10")),
        ("rituals", "often", whole(
            "IK303", "'rituals' must be a number from 0 to 4",
            "use 0 for never, 1 for rarely, 2 for sometimes, 3 for often, 4 for always")),
        ("rituals", 5, whole("IK304", "'rituals' is outside its range", "use a number from 0 to 4")),
        ("past_betrayal", 1, FLAG),
        ("past_betrayal", 0.0, FLAG),
        ("past_betrayal", "true", FLAG),
        ("past_betrayal", [], FLAG),
        ("topic", "weather", whole("IK306", "'topic' is not one of its choices", CHOICES)),
        ("topic", "Money", whole("IK306", "'topic' is not one of its choices", CHOICES)),
        ("topic", 1, whole("IK303", "'topic' must be one of its choices, as text", CHOICES)),
        ("topic", True, whole("IK303", "'topic' must be one of its choices, as text", CHOICES)),
        ("topic", ["money"], whole("IK303", "'topic' must be one of its choices, as text", CHOICES)),
        ("trst", 3, whole("IK302", "unknown signal 'trst'", "did you mean 'trust'?")),
        ("Trust", 3, whole("IK302", "unknown signal 'Trust'", "did you mean 'trust'?")),
        ("weather", None, whole("IK302", "unknown signal 'weather'", "the schema of observations lists all signals")),
        ("distance", 0.5, whole("IK302", "unknown signal 'distance'", "the schema of observations lists all signals")),
        (5, 3, whole("IK302", "a signal id must be text", "the schema of observations lists all signals")),
        (None, 3, whole("IK302", "a signal id must be text", "the schema of observations lists all signals")),
        ("x\n" * 50, 3, whole(
            "IK302",
            f"unknown signal {('x' + chr(10)) * 28 + 'x...'!a}",
            "the schema of observations lists all signals",
        )),
    ],
)  # fmt: skip
def test_invalid_value_is_an_error_with_help(kb: ik.KnowledgeBase, signal: object, value: object, error: str) -> None:
    for ask in (kb.observations, kb.diagnose):
        with pytest.raises(ik.ObservationError) as raised:
            ask({signal: value})
        assert str(raised.value) == error
        assert raised.value.__cause__ is raised.value.__context__ is None


@pytest.mark.parametrize(
    "given",
    [
        {"a": {"trust": 987654}, "b": {"trust": 7}},
        {"anna": {"trust": 987654}},
        {"trust_a": 987654, "trust_b": 7},
        {"trust": 7, "partner.trust": 987654},
        [{"trust": 987654}, {"trust": 7}],
        ({"trust": 987654}, {}),
    ],
)
def test_regression_the_answers_of_two_in_one_case_are_told_where_they_go(kb: ik.KnowledgeBase, given: Any) -> None:
    with pytest.raises(ik.ObservationError) as raised:
        kb.diagnose(given)
    helps = {problem.help for problem in raised.value.problems}
    assert helps == {"answers of two partners are kept apart as a and b: in Python `Couple(a={...}, b={...})`"}
    assert "987654" not in str(raised.value)


def test_what_only_looks_as_if_it_were_of_two_is_told_as_unknown(kb: ik.KnowledgeBase) -> None:
    with pytest.raises(ik.ObservationError) as raised:
        kb.diagnose({"weather_a": 3, "partner.weather": 3, "trust_c": 3})
    assert [problem.help for problem in raised.value.problems] == [
        *["the schema of observations lists all signals"] * 2,
        "did you mean 'trust'?",
    ]


def test_number_too_large_for_a_double_is_an_error(kb: ik.KnowledgeBase) -> None:
    for number in (10**400, -(10**400), Fraction(10**400)):
        with pytest.raises(ik.ObservationError) as raised:
            kb.observations({"trust": number})
        assert raised.value.code in ("IK304", "IK305")


def test_all_problems_are_reported_at_once(kb: ik.KnowledgeBase) -> None:
    with pytest.raises(ik.ObservationError) as raised:
        kb.diagnose({"trust": "7", "mood": 3, "topic": "weather", "hurt": 1, "trast": 3, "quality_time": 200})
    assert [problem.code for problem in raised.value.problems] == ["IK303", "IK306", "IK303", "IK302", "IK304"]
    assert raised.value.code == "IK303"


class Broken(dict):
    """A mapping that cannot be read, and says why in words it should not."""

    def items(self):
        raise RuntimeError("the value of trust is 3")


class Endless(Mapping):
    """A mapping that never ends."""

    def __getitem__(self, key: str) -> int:
        return 3

    def __iter__(self) -> Iterator[str]:
        return repeat("trust")

    def __len__(self) -> int:
        return 1


class NoPairs(dict):
    """A mapping whose items are none."""

    def items(self):
        return ["trust", 3]


@pytest.mark.parametrize(
    "given", [Endless(), NoPairs(trust=3), None, 5, "trust", [("trust", 3)], {"trust"}, object(), Broken(trust=3)]
)
def test_anything_but_a_mapping_is_an_error(kb: ik.KnowledgeBase, given: object, wording: Wording) -> None:
    with pytest.raises(ik.ObservationError) as raised:
        kb.diagnose(given)
    assert raised.value.code == "IK301"
    wording(str(raised.value))
    assert raised.value.__cause__ is raised.value.__context__ is None


@pytest.mark.parametrize("value", ["987654", 987654, -987654.5, Fraction(987654), Unwilling(987654)])
def test_no_error_shows_a_value(kb: ik.KnowledgeBase, value: object) -> None:
    for signal in ("trust", "hurt", "topic", "nothing"):
        with pytest.raises(ik.ObservationError) as raised:
            kb.diagnose({signal: value})
        assert "987654" not in str(raised.value) + repr(raised.value)


def test_answers_to_items_become_one_value() -> None:
    kb = ik.load_knowledge()

    assert dict(kb.observations({"low_mood": [1, 2], "anxiety": (0, 3.0)})) == {"low_mood": 3.0, "anxiety": 3.0}
    assert dict(kb.observations({"low_mood": [1, None], "trust": 5})) == {"trust": 5.0}
    assert kb.diagnose({"low_mood": [3, 3]}).digest() == kb.diagnose({"low_mood": 6}).digest()
    with kb.session() as session:
        session.observe(low_mood=[1, 2])
        session.observe({"low_mood": [1, None]})
        assert dict(session.observations) == {}


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        ([1], "IK303"),
        ([1, 2, 3], "IK303"),
        ([1, 4], "IK304"),
        ([-1, 0], "IK304"),
        ([1, 1.5], "IK303"),
        ([1, True], "IK303"),
        ([1, "2"], "IK303"),
        ([1, float("inf")], "IK303"),
        ([float("nan"), 1], "IK305"),
        ({1: 2}, "IK303"),
    ],
)
def test_answers_that_items_do_not_have(answers: object, code: str, wording: Wording) -> None:
    with pytest.raises(ik.ObservationError) as raised:
        ik.load_knowledge().observations({"low_mood": answers})  # type: ignore[dict-item]  # on purpose
    assert raised.value.code == code
    wording(str(raised.value))


def test_other_signals_take_no_lists() -> None:
    with pytest.raises(ik.ObservationError) as raised:
        ik.load_knowledge().observations({"trust": [1, 2]})
    assert raised.value.code == "IK303"
