"""Write pages to files atomically, and make fragments of documents."""

from __future__ import annotations

from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING

from intimacy_kit.atomic_files import atomic_file
from intimacy_kit.errors import Problem, QuestionError

if TYPE_CHECKING:
    from intimacy_kit.documents.html.markup import Markup
    from intimacy_kit.documents.tree import Document


def written(page: str, path: str | PathLike[str] | None) -> str:
    """Return a page; write it too, where a path is given.

    Raises:
        QuestionError: the file cannot be written (IK490).
    """
    if path is None:
        return page
    try:
        with atomic_file(Path(fspath(path)), overwrite=True) as file:
            file.write(page.encode())
    except (OSError, TypeError, ValueError) as error:
        help = "name a file in a folder that is there and that you may write to"
        raise QuestionError(Problem("IK490", f"the page cannot be written ({type(error).__name__})", help)) from None
    return page


def to_fragment(document: Document, *first: Markup) -> str:
    """Return a document for a notebook, with what stands before its blocks."""
    from intimacy_kit.documents.html.page import fragment  # noqa: PLC0415 - in notebooks only

    return fragment(document, *first)
