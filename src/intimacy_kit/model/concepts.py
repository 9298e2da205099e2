"""Define the concepts of the domain: challenges, consequences, components, strategies, practices and texts."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, StrictBool, StringConstraints

from intimacy_kit.model.cadences import CadenceName
from intimacy_kit.model.conditions import Condition
from intimacy_kit.model.evidence import OptionalSources
from intimacy_kit.model.fields import Frozen, Id, InShort, Sources, Text, Title, Weight

BLOCKED_TAGS = frozenset({"joint", "conflict", "vulnerability"})
"""Tags of practices that are withheld under a safety concern."""

SCREENED_TAGS = frozenset({"conflict", "vulnerability"})
"""Tags of practices that wait until the questions of safety concerns are answered, and are withheld under a caution."""

DIFFICULTIES = ("joint", "vulnerability", "conflict")
"""Tags that make a practice more difficult, in ascending order; a practice without any of them is gentle."""

Unstored = Annotated[Condition | None, Field(exclude=True, repr=False)]
"""A condition of an entry that is no part of stored diagnoses, which hold what it came to."""

UnstoredIds = Annotated[tuple[Id, ...], Field(exclude=True, repr=False)]
"""Ids that are no part of stored diagnoses."""

FORM_PATTERN = r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?$"


class Link(Frozen):
    """A weighted edge to a finding: how strongly a challenge leads to it, or how well a strategy helps with it.

    Attributes:
        to: the finding.
        strength: between 0 and 1 (exclusive).
        source: sources of its own; where it has none, those of the entry are its.
        contradicts: sources that speak against it.
    """

    to: Id
    strength: Weight
    source: OptionalSources = ()
    contradicts: OptionalSources = ()


def _from_mapping(value: Any) -> Any:
    """Convert the mapping of packs to links: `finding: strength`, or `finding: {strength: ..., source: ...}`."""
    if not isinstance(value, dict):
        return value
    if any(isinstance(link, dict) and "to" in link for link in value.values()):
        raise ValueError("names a finding by 'to', which stands before the colon already")
    return tuple(
        {**link, "to": to} if isinstance(link, dict) else {"to": to, "strength": link} for to, link in value.items()
    )


def _sorted(links: tuple[Link, ...]) -> tuple[Link, ...]:
    """Sort links by id, because their order in the file has no meaning."""
    return tuple(sorted(links, key=lambda link: link.to))


Links = Annotated[tuple[Link, ...], BeforeValidator(_from_mapping), AfterValidator(_sorted)]


class Concept(Frozen):
    """Base class of all concepts.

    Attributes:
        id: unique identifier among all entries of all packs.
        title: a short noun phrase.
        text: a description in one to a few plain sentences.
        source: one or several sources declared in the manifest, each with an optional fragment after `#`.
    """

    id: Id
    title: Title
    text: Text
    source: Sources


class Component(Concept):
    """A component of emotional intimacy, scored from positive signals.

    Attributes:
        in_short: one sentence of at most 90 characters in which it is told where it is found.
    """

    in_short: InShort | None = None


class Challenge(Concept):
    """An obstacle to emotional intimacy.

    Attributes:
        erodes: the components it wears down; shown, not scored.
        leads_to: the consequences it risks, each with a strength between 0 and 1 (exclusive).
        in_short: one sentence of at most 90 characters in which it is told where it is found.
    """

    in_short: InShort | None = None
    erodes: tuple[Id, ...] = ()
    leads_to: Links = ()


class Consequence(Concept):
    """A possible consequence of a challenge.

    Attributes:
        leads_to: further consequences, each with a strength between 0 and 1 (exclusive).
        private: whether it is excluded from everything that a partner may see.
        in_short: one sentence of at most 90 characters in which it is told where it is found.
    """

    in_short: InShort | None = None
    leads_to: Links = ()
    private: StrictBool = False


class Benefit(Concept):
    """A benefit of emotional intimacy."""


class Principle(Concept):
    """Background knowledge that no rule refers to."""


class Wording(Frozen):
    """A replacement for a text of the entry `of`."""

    of: Id
    text: Text


def _wordings(value: Any) -> Any:
    """Convert the mapping `id: text` of packs to wordings."""
    if isinstance(value, dict):
        return tuple({"of": of, "text": text} for of, text in value.items())
    return value


def _by_id(wordings: tuple[Wording, ...]) -> tuple[Wording, ...]:
    return tuple(sorted(wordings, key=lambda wording: wording.of))


Wordings = Annotated[tuple[Wording, ...], BeforeValidator(_wordings), AfterValidator(_by_id)]


class Rewording(Frozen):
    """How a context or tailoring words the entry `of`: those of its texts that are given, by their keys.

    Attributes:
        of: the entry.
        title, in_short, text, question, because: what stands there instead.
        steps: of a practice all its steps; of a rule the reasons of those steps that have one.
    """

    of: Id
    title: Title | None = None
    in_short: InShort | None = None
    text: Text | None = None
    question: Text | None = None
    because: Text | None = None
    steps: tuple[Text, ...] = ()


def _rewordings(value: Any) -> Any:
    """Convert the mapping `id: {title: ..., steps: ...}` of packs to rewordings."""
    if not isinstance(value, dict):
        return value
    return tuple({**texts, "of": of} if isinstance(texts, dict) else texts for of, texts in value.items())


def _reworded_by_id(rewordings: tuple[Rewording, ...]) -> tuple[Rewording, ...]:
    return tuple(sorted(rewordings, key=lambda rewording: rewording.of))


Rewordings = Annotated[tuple[Rewording, ...], BeforeValidator(_rewordings), AfterValidator(_reworded_by_id)]


class Form(Frozen):
    """What a placeholder, or one form of it, is in some context: `of` is its name, as `partner` or `partner.dative`."""

    of: Annotated[str, StringConstraints(strict=True, pattern=FORM_PATTERN, max_length=129)]
    text: Title


def _forms_by_name(forms: tuple[Form, ...]) -> tuple[Form, ...]:
    return tuple(sorted(forms, key=lambda form: form.of))


Forms = Annotated[tuple[Form, ...], BeforeValidator(_wordings), AfterValidator(_forms_by_name)]


class Placeholder(Frozen):
    """What texts call somebody where no context says it in another way: `{partner}` is "your partner".

    Attributes:
        id: unique identifier among all entries of all packs, which texts write in braces.
        text: what stands there.
        forms: further forms that its language needs, which texts write after a point: `{partner.dative}`.
        source: sources that it is from; optional here.
    """

    id: Id
    text: Title
    forms: Forms = ()
    source: Sources = Field(default=(), min_length=0)


class Setting(Concept):
    """Base class of what can be selected for a diagnosis: contexts and tailorings.

    Attributes:
        practices: preferred practices, which come first in each strategy.
        leaves_out: signals, rules, challenges, consequences, strategies and practices that do not apply.
        questions: replacements for the questions of signals.
        texts: replacements for the texts of concepts.
        wording: replacements for further texts: titles, sentences in short, steps of practices, reasons of rules.
        placeholders: what placeholders are for it, with all forms that texts use: `partner`, `partner.dative`.
    """

    practices: tuple[Id, ...] = ()
    leaves_out: tuple[Id, ...] = ()
    questions: Wordings = ()
    texts: Wordings = ()
    wording: Rewordings = ()
    placeholders: Forms = ()


class Context(Setting):
    """A kind of relationship.

    Attributes:
        page_title: how the page of a diagnosis is headed in it: "How things are at home".
    """

    page_title: Title | None = None


class Tailoring(Setting):
    """An optional adaptation to some people, which they choose themselves."""


class Evidence(Frozen):
    """The evidence that a strategy helps. Grades are ordinal: effect sizes of different designs are not comparable.

    Attributes:
        grade: `good`, `moderate`, `limited` or `expert_opinion`.
        note: a summary in one or two sentences.
    """

    grade: Literal["good", "moderate", "limited", "expert_opinion"]
    note: Text


class Strategy(Concept):
    """A strategy that can be recommended as a remedy.

    Attributes:
        addresses: the findings it helps with, each with an efficacy between 0 and 1 (exclusive).
        evidence: the evidence that it helps.
        builds, yields: the components it builds and the benefits it brings.
        after: strategies that come first if they are recommended too.
        practices: the practices that carry it out.
        professional: whether it is support by a professional, the only kind recommended under a safety concern.
        first_when: where this is true, by scores, it is recommended and comes before all others.
        contradicts: sources that speak against it.
    """

    addresses: Links = ()
    evidence: Evidence
    builds: tuple[Id, ...] = ()
    yields: tuple[Id, ...] = ()
    after: tuple[Id, ...] = ()
    practices: tuple[Id, ...] = ()
    professional: StrictBool = False
    first_when: Unstored = None
    contradicts: OptionalSources = ()


class Practice(Frozen):
    """An exercise or activity.

    Attributes:
        id: unique identifier among all entries of all packs.
        title: a short name.
        in_short: one sentence of at most 90 characters in which it is suggested.
        steps: instructions, one or two sentences each.
        minutes: the duration of one session in minutes, 1 to 600.
        cadence: how often to do it.
        who: `both` partners, or `one` alone.
        tags: `joint`, `conflict`, `vulnerability` or others. Practices with one of these three are withheld under a
            safety concern, those with `conflict` or `vulnerability` also before screening and under a caution.
        suits: where this is true, by scores, it comes before the other practices of a strategy.
        not_when: where this is true, by scores, it is left out.
        only_in: the contexts in which it is offered, and nowhere else; empty for one that is offered everywhere.
        source: one or several sources declared in the manifest, each with an optional fragment after `#`.
        contradicts: sources that speak against it.
    """

    id: Id
    title: Title
    in_short: InShort | None = None
    steps: Annotated[tuple[Text, ...], Field(min_length=1)]
    minutes: Annotated[int, Field(strict=True, ge=1, le=600)]
    cadence: CadenceName
    who: Literal["one", "both"]
    tags: tuple[Id, ...] = ()
    suits: Unstored = None
    not_when: Unstored = None
    only_in: UnstoredIds = ()
    source: Sources
    contradicts: OptionalSources = ()

    @property
    def needs_screening(self) -> bool:
        """Whether it waits until the questions of safety concerns are answered."""
        return bool(SCREENED_TAGS & set(self.tags))

    @property
    def difficulty(self) -> int:
        """0 for gentle, 1 for both together, 2 for opening up, 3 for a disagreement."""
        return max((number for number, tag in enumerate(DIFFICULTIES, 1) if tag in self.tags), default=0)

    @property
    def safe_alone(self) -> bool:
        """Whether it is done alone and has none of the tags withheld under a safety concern."""
        return self.who == "one" and not BLOCKED_TAGS & set(self.tags)


class Question(Frozen):
    """A frequently asked question with its answer.

    Attributes:
        id: unique identifier among all entries of all packs.
        question: the question as people ask it.
        answer: the answer in a few plain sentences.
        strategies: related strategies.
        source: one or several sources declared in the manifest, each with an optional fragment after `#`.
    """

    id: Id
    question: Text
    answer: Text
    strategies: tuple[Id, ...] = ()
    source: Sources


class Screening(Frozen):
    """What is said before the questions that are asked in private, and their order.

    Attributes:
        id: unique identifier among all entries of all packs.
        text: what people are told before the first of them: why these are asked, and of whom.
        asks: signals that are asked `alone`, in the order in which they are asked. Safety rules need not read all of
            them. Other signals that decide a concern follow.
        source: one or several sources declared in the manifest, each with an optional fragment after `#`.
    """

    id: Id
    text: Text
    asks: Annotated[tuple[Id, ...], Field(min_length=1)]
    source: Sources


class Reference(Frozen):
    """A work for further reading.

    Attributes:
        id: unique identifier among all entries of all packs.
        text: authors, year, title and publication.
        url: its address.
        source: sources that cite it; optional here.
    """

    id: Id
    text: Text
    url: Text | None = None
    source: Sources = Field(default=(), min_length=0)
