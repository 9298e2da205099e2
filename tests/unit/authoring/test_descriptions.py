"""What docstrings say of keys."""

from intimacy_kit.authoring.descriptions import attributes, meanings, summary
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
    assert meanings(Documented)["low"] == meanings(Documented)["high"] == "the ends, both included."
    assert meanings(Documented)["kind"] == "such as `a: b`."
    assert summary(Documented) == "One line. And another."


def test_what_a_model_builds_on_tells_of_its_keys_too() -> None:
    assert {"id", "text", "leads_to"} <= set(meanings(Challenge))


def test_without_docstrings_nothing_is_told() -> None:
    assert attributes("") == {}
    assert summary(type("Bare", (), {"__doc__": None})) == ""
