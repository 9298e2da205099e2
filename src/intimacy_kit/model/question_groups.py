"""Define groups of questions, with what is said before they are asked."""

from __future__ import annotations

from intimacy_kit.model.evidence import OptionalSources
from intimacy_kit.model.fields import Frozen, Id, Text, Title


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
