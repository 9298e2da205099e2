"""What files of many cases need, which a single case does without: Arrow is several times as large as all the rest."""

from __future__ import annotations

from importlib.util import find_spec

from intimacy_kit.errors import Problem, QuestionError
from intimacy_kit.installing import install_extra

ARROW = ("narwhals", "pyarrow")


def require_arrow(what: str) -> None:
    """Raise an error where Arrow is not installed.

    Args:
        what: what needs it, such as "`intimacy-kit batch`".

    Raises:
        QuestionError: it is not installed (IK407).
    """
    missing = [name for name in ARROW if find_spec(name) is None]
    if missing:
        message = f"{what} needs packages that are not installed: {', '.join(missing)}"
        raise QuestionError(Problem("IK407", message, f"install it: {install_extra('batch')}"))
