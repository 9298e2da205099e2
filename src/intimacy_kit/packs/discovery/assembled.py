"""What comes of assembling packs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from intimacy_kit.errors import Problem
from intimacy_kit.packs.linking.built import Built

if TYPE_CHECKING:
    from intimacy_kit.packs.discovery.plugins import Plugin


@dataclass(frozen=True, slots=True)
class Assembly:
    """The built packs, with the plugins that are part of them.

    Attributes:
        built: the linked packs.
        used: the plugins that were merged, in this order.
        broken: the plugins that were left out, by name and distribution, with the problems of each.
        fingerprint: SHA-256 of all files that were read, including those of broken plugins.
    """

    built: Built
    used: tuple[Plugin, ...]
    broken: tuple[tuple[Plugin, tuple[Problem, ...]], ...]
    fingerprint: str
