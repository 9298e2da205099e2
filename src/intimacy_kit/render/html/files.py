"""Pages as files: written as a whole, or not at all."""

from __future__ import annotations

from os import PathLike, fspath
from pathlib import Path
from tempfile import NamedTemporaryFile

from intimacy_kit.errors import Problem, QuestionError


def write_page(path: str | PathLike[str], page: str) -> None:
    """Write a page; what was there is replaced.

    Raises:
        QuestionError: it cannot be written (IK490).
    """
    temporary: Path | None = None
    try:
        target = Path(fspath(path))
        with NamedTemporaryFile("w", encoding="utf-8", dir=target.parent, suffix=".part", delete=False) as file:
            temporary = Path(file.name)
            file.write(page)
        temporary.replace(target)
    except (OSError, TypeError, ValueError) as error:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        help = "name a file in a folder that is there and that you may write to"
        raise QuestionError(Problem("IK490", f"the page cannot be written ({type(error).__name__})", help)) from None
