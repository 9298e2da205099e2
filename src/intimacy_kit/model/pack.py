"""Define the manifest of a pack and the merged contents of packs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from intimacy_kit.errors import Problem
from intimacy_kit.model.concepts import (
    Benefit,
    Challenge,
    Component,
    Consequence,
    Context,
    Placeholder,
    Practice,
    Principle,
    Question,
    Reference,
    Screening,
    Strategy,
    Tailoring,
)
from intimacy_kit.model.evidence import Source
from intimacy_kit.model.fields import Frozen, Id, Text, Title
from intimacy_kit.model.indexes import Index
from intimacy_kit.model.level_words import LevelWords
from intimacy_kit.model.locales import Locale
from intimacy_kit.model.question_groups import QuestionGroup
from intimacy_kit.model.rules import Rule, SafetyRule
from intimacy_kit.model.signals import Signal

PackName = Annotated[str, StringConstraints(strict=True, pattern=r"^[a-z][a-z0-9_-]*$", max_length=64)]
Version = Annotated[
    str, StringConstraints(strict=True, pattern=r"^\d+\.\d+\.\d+([-+][0-9A-Za-z.+-]+)?$", max_length=64)
]


class Manifest(Frozen):
    """The manifest of a pack, `pack.yaml`.

    Attributes:
        format: the version of the file format: 1.
        name: the name of the pack: lower-case letters, digits, `_` and `-`.
        version: the semantic version of the contents, such as 1.2.0. Every diagnosis records it.
        title: the subject in a few words.
        license: the SPDX identifier of the license, if it has one, such as MIT.
        description: the subject in one or two sentences.
        sources: the works that entries cite, by name.
        overrides: ids of entries of earlier packs that this pack replaces.
        language: the language of its own texts, such as en or pt-BR.
        intended_use: what it is meant to be used for, in one or two sentences.
        not_for: what it must not be used for, each in a sentence.
        audience: whose answers it is made for.
        screening_days: for how many days answers to its safety questions count at later check-ins; 0 for none.
    """

    format: Literal[1]
    name: PackName
    version: Version
    title: Title
    license: Title
    description: Text | None = None
    sources: dict[str, Source] = Field(default_factory=dict)
    overrides: tuple[Id, ...] = ()
    language: Locale = "en"
    intended_use: Text | None = None
    not_for: tuple[Text, ...] = ()
    audience: Text | None = None
    screening_days: Annotated[int, Field(strict=True, ge=0, le=366)] = 0


class PackInfo(Frozen):
    """The identity of a pack: its name, version, and the SHA-256 of its content.

    The digest is independent of the order of entries, the distribution over files, comments and layout.
    """

    name: PackName
    version: Version
    digest: Annotated[str, StringConstraints(strict=True, pattern=r"^[0-9a-f]{64}$")]


class IntendedUse(Frozen):
    """What the manifest of a pack says that the pack is for.

    Attributes:
        pack: the name of the pack.
        title: its subject in a few words.
        intended_use: what it is meant to be used for; None if it does not say.
        not_for: what it must not be used for.
        audience: whose answers it is made for; None if it does not say.
    """

    pack: PackName
    title: Title
    intended_use: Text | None = None
    not_for: tuple[Text, ...] = ()
    audience: Text | None = None


def pack_names(packs: Iterable[PackInfo]) -> str:
    """Return the names of packs with their versions, such as "core 1.0.0, mine 0.1.0"."""
    return ", ".join(f"{pack.name} {pack.version}" for pack in packs)


class PluginWarning(UserWarning):
    """An installed pack is broken and was skipped."""


@dataclass(frozen=True, slots=True)
class InstalledPack:
    """A pack registered by an installed distribution, and its state.

    Attributes:
        name: the name of its entry point.
        distribution, distribution_version: the name and version of the distribution; `?` if unknown.
        state: `used` if `load_knowledge()` includes it, `broken` if it has errors and is skipped, `off` if it is
            disabled.
        pack: its name, version and digest, if its manifest can be read.
        problems: its errors; empty unless it is broken.
        use: what it is for, if its manifest can be read.
    """

    name: str
    distribution: str
    distribution_version: str
    state: Literal["used", "broken", "off"]
    pack: PackInfo | None
    problems: tuple[Problem, ...]
    use: IntendedUse | None = None


@dataclass(frozen=True, slots=True)
class Contents:
    """All entries of the packs of a knowledge base: one mapping per section, by id, ascending."""

    signals: Mapping[str, Signal]
    components: Mapping[str, Component]
    challenges: Mapping[str, Challenge]
    consequences: Mapping[str, Consequence]
    indexes: Mapping[str, Index]
    benefits: Mapping[str, Benefit]
    strategies: Mapping[str, Strategy]
    practices: Mapping[str, Practice]
    contexts: Mapping[str, Context]
    tailorings: Mapping[str, Tailoring]
    principles: Mapping[str, Principle]
    faq: Mapping[str, Question]
    references: Mapping[str, Reference]
    rules: Mapping[str, Rule]
    safety: Mapping[str, SafetyRule]
    screening: Mapping[str, Screening]
    placeholders: Mapping[str, Placeholder]
    groups: Mapping[str, QuestionGroup]
    levels: Mapping[str, LevelWords]


Entry = (
    Signal | Component | Challenge | Consequence | Index | Benefit | Strategy | Practice | Context | Tailoring
    | Principle | Question | Reference | Rule | SafetyRule | Screening | Placeholder | QuestionGroup | LevelWords
)  # fmt: skip

SECTIONS: dict[str, type[Entry]] = {
    "signals": Signal,
    "components": Component,
    "challenges": Challenge,
    "consequences": Consequence,
    "indexes": Index,
    "benefits": Benefit,
    "strategies": Strategy,
    "practices": Practice,
    "contexts": Context,
    "tailorings": Tailoring,
    "principles": Principle,
    "faq": Question,
    "references": Reference,
    "rules": Rule,
    "safety": SafetyRule,
    "screening": Screening,
    "placeholders": Placeholder,
    "groups": QuestionGroup,
    "levels": LevelWords,
}
"""The model of the entries of each section."""
