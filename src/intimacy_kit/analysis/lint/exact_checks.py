"""IKL101, IKL102, IKL104, IKL106, IKL107 and IKL108."""

from __future__ import annotations

from intimacy_kit.analysis.lint.remarks import Remark
from intimacy_kit.analysis.lint.subject import Subject


def check_exactly(subject: Subject, wanted: frozenset[str]) -> tuple[list[Remark], dict[str, str]]:
    return [], {}
