"""What a dataframe library raises ends here: it quotes values, and nobody documents it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from intimacy_kit.errors import IntimacyKitError, Problem, QuestionError


@contextmanager
def guarded() -> Iterator[None]:
    """Everything that computes with a frame.

    Raises:
        QuestionError: the frame could not be computed (IK413), of which its own error is told by its name alone.
    """
    try:
        yield
    except (IntimacyKitError, MemoryError):
        raise
    except BaseException as error:
        name = type(error).__name__
        if not isinstance(error, Exception) and name != "PanicException":  # that is how Polars' own faults are called
            raise
        help = "compute the frame by itself, to see what is wrong with it; its own error may quote values"
        raise QuestionError(Problem("IK413", f"the dataframe could not be computed ({name})", help)) from None
