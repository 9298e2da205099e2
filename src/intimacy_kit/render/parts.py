"""Check what apps give to be told with a diagnosis."""

from __future__ import annotations

from intimacy_kit.errors import OptionError, Problem
from intimacy_kit.model.resources import HelpLine
from intimacy_kit.model.values import as_list
from intimacy_kit.reasoning.planning.plan import Plan


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
