"""Validate options of the public functions."""

from __future__ import annotations

from intimacy_kit.errors import OptionError, Problem
from intimacy_kit.model.values import plain_flag, plain_whole


def flag_option(given: object, name: str) -> bool:
    """Return an option as a bool.

    Raises:
        QuestionError: it is not a boolean (IK404).
    """
    flag = plain_flag(given)
    if flag is None:
        raise OptionError(Problem("IK404", f"'{name}' must be True or False", "omit it for the default"))
    return flag


def whole_option(
    given: object, name: str, low: int | None = 0, high: int | None = None, *, help: str = "omit it for the default"
) -> int:
    """Return an option as an int in a range, ends included; without `low` or `high` there is no such end.

    Raises:
        QuestionError: it is not an integer or out of range (IK404).
    """
    number = plain_whole(given)
    if number is None or (low is not None and number < low) or (high is not None and number > high):
        limits = "" if high is None else f" from {low} to {high}"
        raise OptionError(Problem("IK404", f"'{name}' must be a whole number{limits}", help))
    return number
