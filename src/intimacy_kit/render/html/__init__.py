"""Render a diagnosis, its shareable part, or the progress over several, as a self-contained HTML page."""

from __future__ import annotations

from collections.abc import Iterable

from intimacy_kit.diagnosis import Diagnosis
from intimacy_kit.errors import Problem, QuestionError
from intimacy_kit.model.resources import HelpLine
from intimacy_kit.model.result import Shareable
from intimacy_kit.model.values import listed
from intimacy_kit.reasoning.planning.plan import Plan
from intimacy_kit.reasoning.progress.trends import Progress
from intimacy_kit.render.html.progress import progress_page
from intimacy_kit.render.html.report import report, shared_report


def render_html(
    subject: Diagnosis | Shareable | Progress, *, plan: Plan | None = None, help_lines: Iterable[HelpLine] = ()
) -> str:
    """Return an HTML page for the browser, for sending as a single file, or for printing, without network or scripts.

    The page contains no answers, but what follows from them: it is meant for the person who gave them. For a partner,
    render what is `shareable`.

    Args:
        subject: a diagnosis, the result of its `shareable`, or the `progress` over several.
        plan: result of `Diagnosis.plan`, added to the page of a diagnosis.
        help_lines: result of `Diagnosis.help_lines`.

    Raises:
        QuestionError: an argument is of another type (IK404), or the diagnosis has no knowledge base (IK402).
    """
    lines = listed(help_lines)
    checked = [line for line in lines or () if isinstance(line, HelpLine)]
    if lines is not None and len(checked) == len(lines) and (plan is None or isinstance(plan, Plan)):
        asked: object = subject
        if isinstance(asked, Diagnosis):
            return report(asked, plan, checked)
        if isinstance(asked, Shareable):
            return shared_report(asked)
        if isinstance(asked, Progress):
            return progress_page(asked)
    help = "give a diagnosis, what is shareable of it, or a progress; a plan; and help lines of `HelpLine`"
    raise QuestionError(Problem("IK404", "there is no page of this", help))
