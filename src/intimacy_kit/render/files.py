"""Make pages and fragments of documents, and write pages to files atomically."""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING

from intimacy_kit.atomic_files import atomic_file
from intimacy_kit.errors import Problem, QuestionError

if TYPE_CHECKING:
    from intimacy_kit.documents.tree import Document
    from intimacy_kit.model.pack import PackInfo


def to_page(document: Document, provenance: Iterable[PackInfo] = (), path: str | PathLike[str] | None = None) -> str:
    """Return the page of a document; write it too, where a path is given.

    Raises:
        QuestionError: the file cannot be written (IK490).
    """
    from intimacy_kit.documents.html.page import page  # noqa: PLC0415 - what is told as text starts faster without

    told = page(document, provenance=provenance)
    if path is not None:
        _write(path, told)
    return told


def to_fragment(document: Document) -> str:
    """Return a document for a notebook."""
    from intimacy_kit.documents.html.page import fragment  # noqa: PLC0415 - in notebooks only

    return fragment(document)


def _write(path: str | PathLike[str], page: str) -> None:
    try:
        with atomic_file(Path(fspath(path)), overwrite=True) as file:
            file.write(page.encode())
    except (OSError, TypeError, ValueError) as error:
        help = "name a file in a folder that is there and that you may write to"
        raise QuestionError(Problem("IK490", f"the page cannot be written ({type(error).__name__})", help)) from None
