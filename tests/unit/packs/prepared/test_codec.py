"""Checked values as JSON, and back."""

from __future__ import annotations

import json
from typing import Any

import pytest

import intimacy_kit as ik
from intimacy_kit.model.concepts import Link
from intimacy_kit.model.evidence import Source
from intimacy_kit.packs.prepared.codec import decoded, encoded


def there_and_back(value: Any) -> Any:
    return decoded(json.dumps(encoded(value)).encode())


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        3,
        0.1,
        -0.0,
        "ä",
        (),
        ("a", ("b", 1.0), None),
        Link(to="gloom", strength=0.5),
        (Link(to="gloom", strength=0.5),),
        ik.parse_condition('not (trust < 5 and topic != "money") or at_least(2, sad, mood > 3, hurt)'),
        Source(title="Who, 2020", n=12, certainty="moderate"),
    ],
)
def test_values_come_back_as_they_were(value: Any) -> None:
    found = there_and_back(value)
    assert (found, type(found)) == (value, type(value))
    assert repr(found) == repr(value)


def test_numbers_keep_their_type_and_sign() -> None:
    assert [repr(there_and_back(number)) for number in (1, 1.0, -0.0)] == ["1", "1.0", "-0.0"]


def test_signals_keep_the_scale_they_are_asked_by() -> None:
    signal = ik.load_knowledge().signals["low_mood"]
    assert signal.scale is not None
    found = there_and_back(signal)
    assert (found, found.scale, found.items) == (signal, signal.scale, signal.items)


def test_other_objects_are_dicts() -> None:
    assert decoded(b'{"a": [1, [2]], "b": {"c": 1}}') == {"a": (1, (2,)), "b": {"c": 1}}


@pytest.mark.parametrize("value", [{"a": 1}, [1], frozenset(), object(), (1, {2})])
def test_what_packs_do_not_hold_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match="cannot be encoded"):
        encoded(value)


class Foreign(Link):
    """A model of an app."""


def test_models_of_others_are_refused_and_replace_none() -> None:
    foreign = Foreign(to="gloom", strength=0.5)
    with pytest.raises(TypeError, match="Foreign cannot be encoded"):
        encoded(foreign)
    taken = type("Link", (Link,), {"__module__": Link.__module__})
    assert type(there_and_back(Link(to="gloom", strength=0.5))) is Link
    with pytest.raises(TypeError, match="Link cannot be encoded"):
        encoded(taken(to="gloom", strength=0.5))


def test_kinds_that_are_not_known_are_refused() -> None:
    with pytest.raises(KeyError, match=r"concepts\.Other"):
        decoded(b'{"concepts.Other": [1]}')
