"""Define what both partners may see of a diagnosis: levels, never numbers, because answers follow from exact scores."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field, StrictBool

from intimacy_kit.model.concepts import Practice
from intimacy_kit.model.fields import Frozen, Id, InShort, Text, Title
from intimacy_kit.model.level_words import LevelWords
from intimacy_kit.model.levels import Level, StrengthLevel
from intimacy_kit.model.locales import Wanted
from intimacy_kit.model.pack import PackInfo
from intimacy_kit.model.result import Basis

Hidden: Any = Field(repr=False)


class ShareableFinding(Frozen):
    """A challenge or consequence that is not private, without numbers.

    Attributes:
        id, title, kind, level, basis, in_short: as in `Finding`.
        open: whether it is not known yet: then the level, which is none, is not told.
    """

    id: Id
    title: Title
    kind: Literal["challenge", "consequence"]
    level: Level = Hidden
    open: StrictBool = Hidden
    basis: Basis | None = Hidden
    in_short: InShort | None = Field(default=None, repr=False)

    @property
    def present(self) -> bool:
        """Whether it is found: from mild on."""
        return self.level != "none"


class ShareableStrength(Frozen):
    """A component, without numbers. Fields as in `Strength`."""

    id: Id
    title: Title
    kind: Literal["component"] = "component"
    level: StrengthLevel = Hidden
    in_short: InShort | None = Field(default=None, repr=False)


class ShareableIndex(Frozen):
    """An index, without numbers.

    Attributes:
        id, title: those of the index.
        level, level_title: the id and the title of its level; None while it is open.
        level_titles: the titles of all its levels, the lowest first.
    """

    id: Id
    title: Title
    level: Id | None = Hidden
    level_title: Title | None = Hidden
    level_titles: tuple[Title, ...] = Field(default=(), repr=False)


class ShareableRemedy(Frozen):
    """A strategy for both, with practices that ask nobody to open up or to argue.

    Attributes:
        id, title, text: those of the strategy.
        practices: at least one.
    """

    id: Id = Hidden
    title: Title = Hidden
    text: Text = Hidden
    practices: tuple[Practice, ...] = Hidden


class ShareableData(Frozen):
    """The part of a diagnosis that both partners may see, computed as if nothing private had been answered.

    It contains no answers, numbers, reasons or safety. It is the same whatever anybody answered or left out in private.

    Attributes:
        findings, components: by id, without those that are private.
        indexes: by id, without those that have a private part.
        remedies: what follows from these levels, the most helpful first.
        locale: the locale of the texts; None for those of the packs.
        level_words: what the packs call the levels of findings, in that locale.
    """

    format: Literal[1] = 1
    findings: tuple[ShareableFinding, ...]
    components: tuple[ShareableStrength, ...]
    indexes: tuple[ShareableIndex, ...] = Hidden
    remedies: tuple[ShareableRemedy, ...] = Hidden
    provenance: tuple[PackInfo, ...]
    locale: Wanted | None = Field(default=None, repr=False)
    level_words: tuple[LevelWords, ...] = Field(default=(), repr=False)
