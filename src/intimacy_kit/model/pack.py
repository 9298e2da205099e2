"""Packs: what a manifest says, and all that the entries of one or several packs say together."""

from __future__ import annotations

from collections.abc import Mapping
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
    Practice,
    Principle,
    Question,
    Reference,
    Strategy,
    Tailoring,
)
from intimacy_kit.model.fields import Frozen, Id, Text, Title
from intimacy_kit.model.locales import Locale
from intimacy_kit.model.rules import Rule, SafetyRule
from intimacy_kit.model.signals import Signal

PackName = Annotated[str, StringConstraints(strict=True, pattern=r"^[a-z][a-z0-9_-]*$", max_length=64)]
Version = Annotated[
    str, StringConstraints(strict=True, pattern=r"^\d+\.\d+\.\d+([-+][0-9A-Za-z.+-]+)?$", max_length=64)
]


class Source(Frozen):
    """A work that entries refer to.

    Attributes:
        title: how people call it.
        url: where to find it.
        note: what to know of it, such as what it cannot show.
    """

    title: Text
    url: Text | None = None
    note: Text | None = None


class Manifest(Frozen):
    """What `pack.yaml` says.

    Attributes:
        format: of the files: 1.
        name: of the pack: lower-case letters, digits, `_` and `-`.
        version: of what the pack says, by semantic versioning, such as 1.2.0. Every diagnosis carries it.
        title: what it is about, in a few words.
        license: under which it may be used, by its SPDX name where there is one, such as MIT.
        description: what it is about, in a sentence or two.
        sources: the works that entries refer to, by the name that they are referred to by.
        overrides: ids of earlier packs that this one declares again, on purpose.
        language: which its own texts are in, such as en or pt-BR.
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


class PackInfo(Frozen):
    """Which pack had a part in a diagnosis: its name, version, and the SHA-256 of its content.

    The digest does not depend on the order of entries, on files, comments or layout.
    """

    name: PackName
    version: Version
    digest: Annotated[str, StringConstraints(strict=True, pattern=r"^[0-9a-f]{64}$")]


class PluginWarning(UserWarning):
    """An installed pack is broken, and was left out."""


@dataclass(frozen=True, slots=True)
class InstalledPack:
    """A pack that some installed distribution offers, and what becomes of it.

    Attributes:
        name: of its entry point.
        distribution, distribution_version: what was installed; `?` where nothing says so.
        state: `used`: it is part of what `load_knowledge()` gives. `broken`: it is left out. `off`: it is switched off.
        pack: its name, version and digest, where its manifest can be read.
        problems: what is wrong with it; empty unless it is broken.
    """

    name: str
    distribution: str
    distribution_version: str
    state: Literal["used", "broken", "off"]
    pack: PackInfo | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """All entries of the packs of a knowledge base, by id, ascending."""

    signals: Mapping[str, Signal]
    components: Mapping[str, Component]
    challenges: Mapping[str, Challenge]
    consequences: Mapping[str, Consequence]
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


Entry = (
    Signal | Component | Challenge | Consequence | Benefit | Strategy | Practice | Context | Tailoring | Principle
    | Question | Reference | Rule | SafetyRule
)  # fmt: skip

SECTIONS: dict[str, type[Entry]] = {
    "signals": Signal,
    "components": Component,
    "challenges": Challenge,
    "consequences": Consequence,
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
}
"""Each section of a pack with the model of its entries."""
