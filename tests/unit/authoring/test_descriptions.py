"""Descriptions of keys, taken from docstrings."""

from intimacy_kit.authoring.descriptions import attributes, key_descriptions, summary
from intimacy_kit.model.concepts import Challenge


class Documented:
    """One line.

    And another.

    Attributes:
        low, high: the ends,
            both included.
        kind: such as `a: b`.
    """


def test_attributes_are_read_one_by_one() -> None:
    assert key_descriptions(Documented)["low"] == key_descriptions(Documented)["high"] == "the ends, both included."
    assert key_descriptions(Documented)["kind"] == "such as `a: b`."
    assert summary(Documented) == "One line. And another."


def test_descriptions_of_base_classes_are_inherited() -> None:
    assert {"id", "text", "leads_to"} <= set(key_descriptions(Challenge))


def test_descriptions_are_empty_without_docstrings() -> None:
    assert attributes("") == {}
    assert summary(type("Bare", (), {"__doc__": None})) == ""
