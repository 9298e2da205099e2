"""The language of the environment, which is the default for what people are told."""

from __future__ import annotations

import os

from intimacy_kit.errors import QuestionError
from intimacy_kit.knowledge import KnowledgeBase


def environment_locale(knowledge: KnowledgeBase) -> str | None:
    """Return the locale of the environment if there are texts in it, else None.

    The first of LC_ALL, LC_MESSAGES and LANG that is set decides, as for gettext. What is no language (C, POSIX) or
    not well formed is none.
    """
    value = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    tag = value.partition(".")[0].partition("@")[0].replace("_", "-")
    if tag in ("", "C", "POSIX"):
        return None
    try:
        knowledge.within(locale=tag)
    except QuestionError:
        return None
    return tag
