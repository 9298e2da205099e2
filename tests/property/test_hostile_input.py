"""Whatever is thrown at the library, only its own errors come out, and they never quote what was observed."""

import json
import warnings
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import count
from numbers import Real
from traceback import format_exception
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import intimacy_kit as ik
from intimacy_kit.engines.truth import Truth
from tests.small_pack import ALL_HARD, small_knowledge

SECRET = "s3kr1t" * 2
NUMBER = 987_654_321
KNOWLEDGE = small_knowledge()


def refused(call: Callable[..., Any], *arguments: Any) -> None:
    """The call gives a result, or an error of the library that tells nothing of what was given."""
    error = error_of(call, *arguments)
    if error is not None:
        shown = "".join(format_exception(error, chain=True)) + str(error) + repr(error) + repr(error.problems)
        assert error.code in ik.CODES
        assert SECRET not in shown
        assert str(NUMBER) not in shown


def error_of(call: Callable[..., Any], *arguments: Any) -> ik.IntimacyKitError | None:
    try:
        call(*arguments)
    except ik.IntimacyKitError as error:
        return error
    return None


class Raises:
    """Whatever one asks of it, it raises, and quotes what nobody should see."""

    def fail(self, *_: object) -> Any:
        raise RuntimeError(SECRET)

    __str__ = __repr__ = __float__ = __int__ = __index__ = __bool__ = __iter__ = __len__ = __getitem__ = fail
    __eq__ = __lt__ = __le__ = __gt__ = __ge__ = __contains__ = __call__ = __format__ = __getattr__ = fail
    __hash__ = object.__hash__


class Pretends(Raises):
    """It does not even say of what class it is."""

    __class__ = property(Raises.fail)  # type: ignore[assignment]


class RaisesOnceAsked(dict[str, Any]):
    """A dict that fails when it is read."""

    items = keys = values = __iter__ = __getitem__ = __len__ = Raises.fail  # type: ignore[assignment]


class Foreign(Mapping[Any, Any]):
    """A mapping that is no dict, with items of any kind."""

    def __init__(self, items: Callable[[], Any]) -> None:
        self._items = items

    def __getitem__(self, key: object) -> Any:
        raise KeyError(SECRET)

    def __iter__(self) -> Iterator[Any]:
        raise RuntimeError(SECRET)

    def __len__(self) -> int:
        raise RuntimeError(SECRET)

    def items(self) -> Any:
        return self._items()


class Text(str):
    """A text that overrides what one does with texts."""

    __slots__ = ()
    __str__ = __repr__ = __eq__ = __iter__ = __len__ = __contains__ = strip = encode = Raises.fail  # type: ignore[assignment]
    __hash__ = str.__hash__


class Number:
    """A number as other libraries have it: it says that it is one, and turns into a float, or fails to."""

    def __init__(self, give: Callable[[], Any]) -> None:
        self.give = give

    def __float__(self) -> Any:
        return self.give()

    def __repr__(self) -> str:
        return f"Number({NUMBER})"


Real.register(Number)


class Whole(int):
    def __float__(self) -> float:
        raise ValueError(SECRET)

    __add__ = __le__ = __ge__ = Raises.fail  # type: ignore[assignment]


class Odd(type):
    """Classes of this kind cannot be hashed or compared."""

    __eq__ = __hash__ = Raises.fail  # type: ignore[assignment]


class OddlyMade(metaclass=Odd):
    pass


def recursive() -> list[Any]:
    endless: list[Any] = []
    endless.append(endless)
    return endless


def recursive_dict() -> dict[str, Any]:
    endless: dict[str, Any] = {}
    endless["trust"] = endless["findings"] = endless["safety"] = endless["observations"] = endless
    return endless


def nested(depth: int) -> dict[str, Any]:
    data: dict[str, Any] = {"findings": SECRET}
    for _ in range(depth):
        data = {"observations": data, "findings": [data]}
    return data


HOSTILE: dict[str, Any] = {
    "none": None,
    "text": SECRET,
    "bytes": SECRET.encode(),
    "broken text": f"\ud800{SECRET}",
    "text with a zero": f"\0{SECRET}",
    "overriding text": Text(SECRET),
    "a true flag": True,
    "a number": NUMBER,
    "a numeric text": str(NUMBER),
    "an infinity": float("inf"),
    "a NaN": float("nan"),
    "a huge whole number": NUMBER * 10**400,
    "a number of ten thousand digits": 10**10_000 + NUMBER,
    "a fraction": Fraction(NUMBER, 7),
    "a huge fraction": Fraction(NUMBER * 10**400, 7),
    "a decimal": Decimal(NUMBER),
    "a decimal NaN": Decimal("sNaN"),
    "a complex number": complex(NUMBER, 1),
    "a foreign number": Number(lambda: float(NUMBER)),
    "a foreign number that is none": Number(lambda: SECRET),
    "a foreign number that raises": Number(Raises().fail),
    "an overriding whole number": Whole(3),
    "an object that raises": Raises(),
    "an object without a class": Pretends(),
    "an oddly made object": OddlyMade(),
    "an oddly made class": OddlyMade,
    "a class": dict,
    "a function": refused,
    "an iterator": iter([SECRET]),
    "an endless iterator": count(NUMBER),
    "a set": {SECRET},
    "a list": [SECRET, NUMBER],
    "pairs": [("trust", NUMBER)],
    "a list of itself": recursive(),
    "a dict of itself": recursive_dict(),
    "a deep dict": nested(50),
    "a very deep dict": nested(500),
    "a dict that raises": RaisesOnceAsked(trust=NUMBER),
    "a mapping that raises": Foreign(Raises().fail),
    "a mapping without pairs": Foreign(lambda: [SECRET]),
    "a mapping with half pairs": Foreign(lambda: [("trust",)]),
    "a mapping with triples": Foreign(lambda: [("trust", NUMBER, NUMBER)]),
    "a mapping of nothing": Foreign(lambda: None),
    "a mapping without end": Foreign(lambda: ((str(number), number) for number in count())),
    "a mapping of odd names": Foreign(lambda: [(OddlyMade(), 1), (Raises(), 1), (Text("trust"), 1), ([], 1)]),
    "a truth value": Truth.TRUE,
    "a condition": ik.ref("trust") < 5,
    "a diagnosis": KNOWLEDGE.diagnose({}),
    "observations": KNOWLEDGE.observations({}),
}
ENDLESS = {
    *("a list of itself", "a dict of itself", "a deep dict", "a very deep dict"),
    *("an endless iterator", "a mapping without end"),
}
"""They take their time even to be refused, so they are not given everywhere."""
hostile = pytest.mark.parametrize("name", HOSTILE)  # by name: even to collect or to print such a thing can fail


@hostile
@pytest.mark.parametrize("call", [KNOWLEDGE.diagnose, KNOWLEDGE.observations], ids=["diagnose", "observations"])
def test_whatever_is_given_as_observations(call: Callable[[Any], Any], name: str) -> None:
    thing = HOSTILE[name]
    refused(call, thing)
    refused(lambda: KNOWLEDGE.evaluate("trust < 5", thing))
    for signal in KNOWLEDGE.signals:
        refused(call, {signal: thing})
        refused(call, {**ALL_HARD, signal: thing})


@hostile
def test_regression_whatever_is_given_for_an_instrument(name: str) -> None:
    refused(lambda: ik.load_knowledge().diagnose({"low_mood": HOSTILE[name]}))


@hostile
def test_whatever_is_given_as_the_name_of_a_signal(name: str) -> None:
    thing = HOSTILE[name]
    try:
        observed = {thing: NUMBER}
    except Exception:  # noqa: BLE001 - what cannot be hashed is no key
        observed = {}
    if issubclass(type(thing), str):  # names are quoted, values are not
        assert ascii(str.__str__(thing))[:60] in str(error_of(KNOWLEDGE.diagnose, observed))
    else:
        refused(KNOWLEDGE.diagnose, observed)
        refused(KNOWLEDGE.diagnose, Foreign(lambda: [(thing, 1), ("trust", NUMBER)]))


@hostile
def test_whatever_is_given_as_a_condition_or_a_question(name: str) -> None:
    thing = HOSTILE[name]
    asks = (
        lambda: ik.parse_condition(thing),
        lambda: KNOWLEDGE.evaluate(thing, ALL_HARD),
        lambda: KNOWLEDGE.diagnose(ALL_HARD).explain(thing),
    )
    for ask in asks:
        if issubclass(type(thing), str):  # the caller wrote it as a condition, so it may be quoted
            error_of(ask)
        else:
            refused(ask)


@pytest.mark.parametrize(
    "name", sorted(HOSTILE.keys() - {*ENDLESS, "an object without a class", "an oddly made object"})
)
def test_whatever_a_condition_is_built_from(name: str) -> None:
    thing = HOSTILE[name]
    trust = ik.ref("trust") < 5
    for operator in ("__lt__", "__le__", "__gt__", "__ge__", "__eq__", "__ne__", "among"):
        refused(getattr(ik.ref("trust"), operator), thing)
    refused(ik.at_least, thing, trust)
    refused(ik.at_least, 1, thing)
    refused(lambda: trust & thing)
    refused(lambda: trust | thing)
    refused(lambda: ik.ref(thing).holds)


@hostile
def test_whatever_is_given_as_a_stored_diagnosis(name: str) -> None:
    thing = HOSTILE[name]
    refused(ik.Diagnosis.from_json, thing)
    refused(ik.Diagnosis.from_dict, thing)
    stored = KNOWLEDGE.diagnose(ALL_HARD).to_dict()
    for key, value in stored.items() if name not in ENDLESS else ():
        refused(ik.Diagnosis.from_dict, {**stored, key: thing})
        refused(ik.Diagnosis.from_dict, {**stored, key: thing}, KNOWLEDGE)
        if isinstance(value, list):
            refused(ik.Diagnosis.from_dict, {**stored, key: [thing, *value]}, KNOWLEDGE)
            for field in value[0] if value and isinstance(value[0], dict) else ():
                refused(ik.Diagnosis.from_dict, {**stored, key: [{**value[0], field: thing}]}, KNOWLEDGE)
    for signal in KNOWLEDGE.signals if name not in ENDLESS else ():
        refused(ik.Diagnosis.from_dict, {**stored, "observations": {signal: thing}}, KNOWLEDGE)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.just(SECRET) | st.just(NUMBER),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text() | st.sampled_from(["id"]), inner, max_size=3),
    max_leaves=6,
)


@given(st.data())
def test_a_stored_diagnosis_that_was_changed_is_refused_or_the_same(data: st.DataObject) -> None:
    stored = KNOWLEDGE.diagnose(ALL_HARD).to_dict()
    place: Any = stored
    for _ in range(data.draw(st.integers(0, 4))):
        keys = list(place) if isinstance(place, dict) else range(len(place))
        inner = [key for key in keys if isinstance(place[key], dict | list) and place[key]]
        if not inner:
            break
        place = place[data.draw(st.sampled_from(inner))]
    key = data.draw(st.sampled_from(list(place) if isinstance(place, dict) else range(len(place))))
    place[key] = data.draw(json_values)
    for again in (json.dumps(stored), json.dumps(stored).encode()):
        refused(ik.Diagnosis.from_json, again)
    try:
        read = ik.Diagnosis.from_dict(stored, KNOWLEDGE)
    except (ik.StoredDiagnosisError, ik.QuestionError):
        return
    assert read == KNOWLEDGE.diagnose(read.observations)


@given(st.binary(max_size=200) | st.text(max_size=200) | json_values.map(json.dumps))
def test_whatever_text_is_read_as_a_stored_diagnosis(text: str | bytes) -> None:
    with pytest.raises(ik.StoredDiagnosisError):
        ik.Diagnosis.from_json(text)


PIECES = st.sampled_from(
    "trust topic past_betrayal little_time nobody < <= > >= == != = and or not in is ( ) [ ] { } , . : ; at_least 1 2 "
    '0x1f 1_0 1e5 1.5.2 .5 1if 08 1j -3 + ** / // % @ := -> ... lambda if else for await yield import " \' """ f\' b" '
    '"money" \'chores\' "" True None \\ # \n \t \0 é 🙂 _ __import__ os system ~ ! & | ^ $ ? `'.split(" ")
)


@given(st.lists(PIECES, max_size=12), st.sampled_from(["", " "]))
def test_whatever_text_is_read_as_a_condition(pieces: list[str], between: str) -> None:
    text = between.join(pieces)
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        error = error_of(ik.parse_condition, text)
    if error is None:
        condition = ik.parse_condition(text)
        assert ik.parse_condition(str(condition)) == condition
    else:
        assert str(error)
        assert error.place is not None
        assert error.place.text is not None
        assert 1 <= (error.place.column or 0) <= len(error.place.text) + 1
    assert not warned


@given(st.text(max_size=60) | st.from_regex(r"[a-z_0-9 <>=!().,\"']{0,40}", fullmatch=True))
def test_whatever_characters_are_read_as_a_condition(text: str) -> None:
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        refused(KNOWLEDGE.evaluate, text, {})
    assert not warned


@given(st.dictionaries(st.text(max_size=8) | st.sampled_from(list(ALL_HARD)), json_values, max_size=5))
def test_whatever_json_is_observed(observed: dict[str, Any]) -> None:
    refused(KNOWLEDGE.diagnose, observed)
    refused(KNOWLEDGE.diagnose, json.loads(json.dumps(observed)))
