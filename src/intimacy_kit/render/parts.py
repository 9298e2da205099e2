"""Check what apps give to be told with a diagnosis."""

from __future__ import annotations

from intimacy_kit.errors import OptionError, Problem
from intimacy_kit.model.resources import HelpLine
from intimacy_kit.model.values import as_list, plain_text
from intimacy_kit.reasoning.planning.plan import Plan
from intimacy_kit.reasoning.progress.check_ins import day_of
from intimacy_kit.render.given import Given


def checked_parts(plan: object, help_lines: object) -> tuple[Plan | None, list[HelpLine]]:
    """Return the plan and the help lines of a page, checked.

    Raises:
        QuestionError: these are of another kind (IK404).
    """
    lines = as_list(help_lines)
    checked = [line for line in lines or () if isinstance(line, HelpLine)]
    if lines is None or len(checked) < len(lines) or not (plan is None or isinstance(plan, Plan)):
        help = "give what `plan` and `help_lines` of the diagnosis gave"
        raise OptionError(Problem("IK404", "cannot render this object", help))
    return plan, checked


def checked_given(date: object, for_whom: object, emergency: object = None) -> Given:
    """Return what an app gives to be told on a page, checked.

    Raises:
        QuestionError: a name or a number is no text (IK404), or the date cannot be read (IK422).
    """
    day = None if date is None else day_of(date)
    return Given(_text(for_whom, "for_whom"), day, _text(emergency, "emergency"))


def _text(given: object, name: str) -> str | None:
    text = None if given is None else plain_text(given)
    if given is not None and (text is None or not text.strip()):
        raise OptionError(Problem("IK404", f"'{name}' must be text", "omit it if there is none"))
    return text
