"""Options that a caller gives, as plain values."""

from __future__ import annotations

from intimacy_kit.errors import Problem, QuestionError
from intimacy_kit.model.values import plain_flag, plain_whole


def flag_option(given: object, name: str) -> bool:
    """An option that is true or false.

    Raises:
        QuestionError: it is neither (IK404).
    """
    flag = plain_flag(given)
    if flag is None:
        raise QuestionError(Problem("IK404", f"'{name}' must be True or False", "leave it out for what is usual"))
    return flag


def whole_option(given: object, name: str, low: int, high: int) -> int:
    """An option that is a whole number in a range, ends included.

    Raises:
        QuestionError: it is none, or outside (IK404).
    """
    number = plain_whole(given)
    if number is None or not low <= number <= high:
        message = f"'{name}' must be a whole number from {low} to {high}"
        raise QuestionError(Problem("IK404", message, "leave it out for what is usual"))
    return number
