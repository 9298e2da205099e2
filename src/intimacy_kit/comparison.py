"""The public call `compare`: what another knowledge base changes for people whose answers are known."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from intimacy_kit.engines.columnar.guard import require_narwhals
from intimacy_kit.errors import OptionError, Problem
from intimacy_kit.knowledge import KnowledgeBase
from intimacy_kit.validation.faces import Comparison
from intimacy_kit.validation.required import require_statistics

if TYPE_CHECKING:
    from intimacy_kit.answers.codebooks.codebook import Codebook


def compare(
    old: KnowledgeBase,
    new: KnowledgeBase,
    frame: object,
    *,
    codebook: Codebook | None = None,
    partners: tuple[str, str] | None = None,
    couple: str | None = None,
    passed_on: Iterable[str] = (),
) -> Comparison:
    """Tell what a new knowledge base changes for these people: `pip install ".[validation]"` in a checkout.

    Args:
        old: the knowledge base as it was.
        new: as it would be. A signal that only one of the two has is left out for the other.
        frame: a dataframe as for `KnowledgeBase.diagnose_frame`, all rows of which fit into memory.
        codebook: as there.
        partners: as there.
        couple: as there.
        passed_on: as there.

    Returns:
        Counts of levels before and after for each finding, index, and safety, with the rules they are due to. No row
        of the data is in it.

    Raises:
        ObservationError: as for `KnowledgeBase.diagnose_frame`.
        CodebookError: as there.
        QuestionError: as there, or the packages are not installed (IK407).

    Warns:
        CodebookWarning: answers look as if the codebook read them wrongly.
    """
    given: tuple[object, object] = (old, new)
    if not all(isinstance(each, KnowledgeBase) for each in given):
        help = "give what `load_knowledge` returns, the old one first"
        raise OptionError(Problem("IK404", "'old' and 'new' must be knowledge bases", help))
    require_statistics()
    require_narwhals()
    from intimacy_kit.validation.asking import asked  # noqa: PLC0415 - narwhals is an extra
    from intimacy_kit.validation.comparing import compared  # noqa: PLC0415 - as above

    endings = (partners if codebook is None else codebook.endings) or ("",)
    hows = tuple(
        asked(
            codebook=codebook,
            partners=partners,
            couple=couple,
            passed_on=passed_on,
            extra=[f"{id}{end}" for id in other.signals.keys() - own.signals.keys() for end in endings],
        )
        for own, other in ((old, new), (new, old))
    )
    return compared(old.runtime, new.runtime, frame, (hows[0], hows[1]), stacklevel=2)
