"""Define groups of questions, with what is said before they are asked."""

from __future__ import annotations

from collections.abc import Mapping

from intimacy_kit.model.evidence import OptionalSources
from intimacy_kit.model.fields import Frozen, Id, Text, Title
from intimacy_kit.model.signals import Signal


class QuestionGroup(Frozen):
    """A group of questions that are asked together: those of the signals that name it as their `group`.

    Attributes:
        id: unique identifier among all entries of all packs.
        title: the subject in a few words.
        lead_in: what is said before the first of them, such as the time that they are about.
        source: sources that it is from; optional here.
    """

    id: Id
    title: Title
    lead_in: Text
    source: OptionalSources = ()


def lead_in_of(signal: Signal, groups: Mapping[str, QuestionGroup]) -> str | None:
    """Return what the group of a signal says before it; None if nothing, and before published items: they have a stem.

    Args:
        signal: what is asked.
        groups: those that say something, by id.
    """
    group = groups.get(signal.group)
    return group.lead_in if group and not signal.items else None
