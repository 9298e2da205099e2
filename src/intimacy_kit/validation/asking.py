"""Check how a frame is to be read, by the options of `diagnose_frame`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from intimacy_kit.answers.codebooks.coded_frames import partners_of
from intimacy_kit.answers.codebooks.model import CodebookFields
from intimacy_kit.reasoning.diagnosing.frames import frame_options
from intimacy_kit.validation.cases import Asked


def asked(
    *,
    codebook: CodebookFields | None,
    partners: tuple[str, str] | None,
    couple: str | None,
    passed_on: Iterable[str],
    extra: Sequence[str] = (),
) -> Asked:
    """Return how a frame is to be read; `extra` are columns that are no answers.

    Raises:
        OptionError: an option is invalid, or two do not go together (IK404).
    """
    if codebook is not None:
        partners_of(codebook, partners, couple, None)
    options = frame_options(
        intervals=False,
        remedies=0,
        rules=True,
        invalid="raise",
        prefix="",
        partners=partners,
        couple=couple,
        by_partner=False,
        earlier=None,
        earlier_days=None,
        passed_on=passed_on,
    )
    return Asked(options.partners, options.couple, codebook, sorted(options.passed_on), extra)
