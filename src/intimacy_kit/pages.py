"""Text and pages of what users hold: of a diagnosis, of what may be shared of it, and of several over time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from intimacy_kit.diagnosis import Diagnosis
from intimacy_kit.documents.blocks import checked_width
from intimacy_kit.errors import Problem, QuestionError
from intimacy_kit.model.options import whole_option
from intimacy_kit.model.result import Shareable
from intimacy_kit.render.text import shared_text, text

if TYPE_CHECKING:
    from intimacy_kit.longitudinal import Progress
    from intimacy_kit.model.resources import HelpLine
    from intimacy_kit.reasoning.planning.plan import Plan


def render_text(diagnosis: Diagnosis | Shareable, *, width: int = 88, remedies: int = 3, practices: int = 2) -> str:
    """Return a whole diagnosis in plain words: safety first, then what works, what is hard, and what can help.

    Under a safety concern it is support alone, all of it.

    Args:
        diagnosis: what `diagnose` gave, or what is `shareable` of it.
        width: of the lines, at least 40.
        remedies: number of remedies that are told in full.
        practices: number of practices that are told of each remedy.

    Raises:
        QuestionError: these are of another kind (IK404).
    """
    width, most, each = checked_width(width), whole_option(remedies, "remedies"), whole_option(practices, "practices")
    asked: object = diagnosis
    if isinstance(asked, Shareable):
        return shared_text(asked, width=width)
    if isinstance(asked, Diagnosis):
        return text(asked, width=width, remedies=most, practices=each)
    help = "give a `Diagnosis` or a `Shareable`; for a plan, progress or explanation use `str(...)`"
    raise QuestionError(Problem("IK404", "cannot render this object", help))


def render_html(
    subject: Diagnosis | Shareable | Progress, *, plan: Plan | None = None, help_lines: Iterable[HelpLine] = ()
) -> str:
    """Return a whole page, to be read in a browser, sent as one file, or printed. It needs no network and no script.

    It tells no answers, but what follows from them: it is for whoever gave them. For a partner there is the page of
    what is `shareable`.

    Args:
        subject: a diagnosis, what is `shareable` of one, or the `progress` of several.
        plan: what `Diagnosis.plan` gave, to be part of the page of a diagnosis.
        help_lines: what `Diagnosis.help_lines` gave.

    Raises:
        QuestionError: these are of another kind (IK404), or the diagnosis has no knowledge base (IK402).
    """
    from intimacy_kit.longitudinal import Progress  # noqa: PLC0415 - `render_text` starts faster without
    from intimacy_kit.render import html  # noqa: PLC0415 - the same

    parts = html.checked_parts(plan, help_lines)
    asked: object = subject
    if isinstance(asked, Diagnosis):
        return html.report(asked, *parts)
    if isinstance(asked, Shareable):
        return html.shared_report(asked)
    if isinstance(asked, Progress):
        return html.progress_page(asked)
    raise html.no_page()
