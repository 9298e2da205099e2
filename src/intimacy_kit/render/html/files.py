"""Write pages to files atomically."""

from __future__ import annotations

from os import PathLike, fspath
from pathlib import Path

from intimacy_kit.atomic_files import atomic_file
from intimacy_kit.errors import Problem, QuestionError
from intimacy_kit.render.html.report import checked_parts, report
from intimacy_kit.render.subject import RenderedDiagnosis


def write_page(path: str | PathLike[str], page: str) -> None:
    """Write a page to a file, replacing an existing one.

    Raises:
        QuestionError: the file cannot be written (IK490).
    """
    try:
        with atomic_file(Path(fspath(path)), overwrite=True) as file:
            file.write(page.encode())
    except (OSError, TypeError, ValueError) as error:
        help = "name a file in a folder that is there and that you may write to"
        raise QuestionError(Problem("IK490", f"the page cannot be written ({type(error).__name__})", help)) from None


def report_file(
    diagnosis: RenderedDiagnosis, plan: object, help_lines: object, path: str | PathLike[str] | None
) -> str:
    """Return the page of a diagnosis; write it too, where a path is given. See `Diagnosis.to_html`."""
    page = report(diagnosis, *checked_parts(plan, help_lines))
    if path is not None:
        write_page(path, page)
    return page
