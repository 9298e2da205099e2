"""Guard what touches dataframe libraries: they may be missing, and messages of their exceptions quote values."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec

from intimacy_kit.errors import IntimacyKitError, Problem, QuestionError
from intimacy_kit.installing import install_extra


def require_narwhals() -> None:
    """Raise an error where dataframes cannot be read.

    Raises:
        QuestionError: narwhals is not installed (IK407).
    """
    if find_spec("narwhals") is None:
        help = f"install it: {install_extra('frames')}"
        raise QuestionError(Problem("IK407", "dataframes need the package narwhals", help))


@contextmanager
def translated_errors() -> Iterator[None]:
    """Translate exceptions of computations with a frame.

    Raises:
        QuestionError: the frame could not be computed (IK413); of the original exception only its type is named.
    """
    try:
        yield
    except (IntimacyKitError, MemoryError):
        raise
    except BaseException as error:
        name = type(error).__name__
        if not isinstance(error, Exception) and name != "PanicException":  # internal errors of Polars, not an Exception
            raise
        help = "compute the frame by itself, to see what is wrong with it; its own error may quote values"
        raise QuestionError(Problem("IK413", f"the dataframe could not be computed ({name})", help)) from None
