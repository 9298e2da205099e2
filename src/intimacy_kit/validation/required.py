"""Say what to install where the packages for statistics are not there."""

from __future__ import annotations

from importlib.util import find_spec

from intimacy_kit.errors import Problem, QuestionError
from intimacy_kit.installing import install_extra

PACKAGES = ("sklearn", "scipy", "statsmodels", "matplotlib")


def require_statistics() -> None:
    """Raise an error where a package of the extra `validation` is missing.

    Raises:
        QuestionError: it is not installed (IK407).
    """
    if any(find_spec(name) is None for name in PACKAGES):
        what = "validation needs the packages scikit-learn, SciPy, statsmodels and Matplotlib"
        raise QuestionError(Problem("IK407", what, f"install them: {install_extra('validation')}"))
