"""Validate options of the public functions."""

from __future__ import annotations

from intimacy_kit.errors import Problem, QuestionError
from intimacy_kit.model.values import plain_flag, plain_whole


def flag_option(given: object, name: str) -> bool:
    """Return an option as a bool.

    Raises:
        QuestionError: it is not a boolean (IK404).
    """
    flag = plain_flag(given)
    if flag is None:
        raise QuestionError(Problem("IK404", f"'{name}' must be True or False", "omit it for the default"))
    return flag


def whole_option(given: object, name: str, low: int, high: int) -> int:
    """Return an option as an int in a range, ends included.

    Raises:
        QuestionError: it is not an integer or out of range (IK404).
    """
    number = plain_whole(given)
    if number is None or not low <= number <= high:
        message = f"'{name}' must be a whole number from {low} to {high}"
        raise QuestionError(Problem("IK404", message, "omit it for the default"))
    return number
