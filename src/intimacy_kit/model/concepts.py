"""The concepts of the domain: what is found, what helps, and what is told."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, StrictBool

from intimacy_kit.model.fields import Frozen, Id, Sources, Text, Title, Weight

BLOCKED_TAGS = frozenset({"joint", "conflict", "vulnerability"})
"""Practices with one of these tags are suppressed under a safety concern."""


class Link(Frozen):
    """A graded edge to a finding: how strongly a challenge leads to it, or how well a strategy helps with it."""

    to: Id
    strength: Weight


def _from_mapping(value: Any) -> Any:
    """Packs write edges as a mapping, `finding: strength`."""
    if isinstance(value, dict):
        return tuple({"to": to, "strength": strength} for to, strength in value.items())
    return value


def _sorted(links: tuple[Link, ...]) -> tuple[Link, ...]:
    """In ascending order of ids: how they are written has no meaning, so it must not show."""
    return tuple(sorted(links, key=lambda link: link.to))


Links = Annotated[tuple[Link, ...], BeforeValidator(_from_mapping), AfterValidator(_sorted)]


class Concept(Frozen):
    """What all concepts have: an id, a title, a text in plain words, and where it comes from.

    Attributes:
        id: what it is called wherever something refers to it; no two entries of all packs share one.
        title: a short noun phrase.
        text: what it is, in one to a few plain sentences.
        source: where it comes from: a name that the manifest declares, with an optional part after `#`; or several.
    """

    id: Id
    title: Title
    text: Text
    source: Sources


class Component(Concept):
    """A part of emotional intimacy. It is found strong from positive signals."""


class Challenge(Concept):
    """What stands in the way.

    Attributes:
        erodes: the components it wears down; told, not scored.
        leads_to: the consequences it risks, each with a strength over 0 and under 1.
    """

    erodes: tuple[Id, ...] = ()
    leads_to: Links = ()


class Consequence(Concept):
    """What a challenge risks.

    Attributes:
        leads_to: further consequences, each with a strength over 0 and under 1.
        private: whether it is never part of what a partner may see.
    """

    leads_to: Links = ()
    private: StrictBool = False


class Benefit(Concept):
    """What emotional intimacy gives."""


class Principle(Concept):
    """Something worth knowing, that no rule decides."""


class Wording(Frozen):
    """What a text says instead."""

    of: Id
    text: Text


def _wordings(value: Any) -> Any:
    """Packs write them as a mapping, `id: text`."""
    if isinstance(value, dict):
        return tuple({"of": of, "text": text} for of, text in value.items())
    return value


def _by_id(wordings: tuple[Wording, ...]) -> tuple[Wording, ...]:
    return tuple(sorted(wordings, key=lambda wording: wording.of))


Wordings = Annotated[tuple[Wording, ...], BeforeValidator(_wordings), AfterValidator(_by_id)]


class Setting(Concept):
    """What can be chosen for a diagnosis, and what it changes then.

    Attributes:
        practices: those that suit it: of each strategy they come first.
        leaves_out: signals, rules, challenges, consequences, strategies and practices that do not apply.
        questions: how a signal is asked instead.
        texts: what the text of a concept is instead.
    """

    practices: tuple[Id, ...] = ()
    leaves_out: tuple[Id, ...] = ()
    questions: Wordings = ()
    texts: Wordings = ()


class Context(Setting):
    """A kind of relationship."""


class Tailoring(Setting):
    """An offer for some people, that nobody is forced into."""


class Evidence(Frozen):
    """How well it is known that a strategy helps. Grades order; effect sizes of different designs do not compare.

    Attributes:
        grade: how well: `good`, `moderate`, `limited`, or only by `expert_opinion`.
        note: what is known, in a sentence or two.
    """

    grade: Literal["good", "moderate", "limited", "expert_opinion"]
    note: Text


class Strategy(Concept):
    """A way to help.

    Attributes:
        addresses: the findings it helps with, each with its efficacy, over 0 and under 1.
        evidence: how well it is known that it helps.
        builds, yields: the components it builds and the benefits it brings.
        after: strategies it is never ranked before, where they are recommended too.
        practices: what to do, concretely.
        professional: support by a professional: what is left under a safety concern.
    """

    addresses: Links = ()
    evidence: Evidence
    builds: tuple[Id, ...] = ()
    yields: tuple[Id, ...] = ()
    after: tuple[Id, ...] = ()
    practices: tuple[Id, ...] = ()
    professional: StrictBool = False


class Practice(Frozen):
    """Something to do.

    Attributes:
        id: what it is called wherever something refers to it; no two entries of all packs share one.
        title: what it is, in a few words.
        steps: what to do, one sentence or two each.
        minutes: how long one time takes, 1 to 600.
        cadence: how often.
        who: `both` partners, or `one` alone.
        tags: `joint`, `conflict`, `vulnerability` or any other. Under a safety concern these three are not shown.
        source: where it comes from: a name that the manifest declares, with an optional part after `#`; or several.
    """

    id: Id
    title: Title
    steps: Annotated[tuple[Text, ...], Field(min_length=1)]
    minutes: Annotated[int, Field(strict=True, ge=1, le=600)]
    cadence: Literal["daily", "several_times_a_week", "weekly", "monthly", "once", "when_needed"]
    who: Literal["one", "both"]
    tags: tuple[Id, ...] = ()
    source: Sources

    @property
    def safe_alone(self) -> bool:
        """Whether it is done alone and touches neither disagreement nor vulnerability."""
        return self.who == "one" and not BLOCKED_TAGS & set(self.tags)


class Question(Frozen):
    """A question people ask, with an answer and the strategies that belong to it.

    Attributes:
        id: what it is called; no two entries of all packs share one.
        question: as people ask it.
        answer: in a few plain sentences.
        strategies: those that belong to it.
        source: where it comes from: a name that the manifest declares, with an optional part after `#`; or several.
    """

    id: Id
    question: Text
    answer: Text
    strategies: tuple[Id, ...] = ()
    source: Sources


class Reference(Frozen):
    """A work to read further.

    Attributes:
        id: what it is called; no two entries of all packs share one.
        text: authors, year, title and where it appeared.
        url: where to find it.
        source: who names it; not required here.
    """

    id: Id
    text: Text
    url: Text | None = None
    source: Sources = Field(default=(), min_length=0)
