"""How users come by a knowledge base."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING

import importlib_resources

from intimacy_kit.knowledge import KnowledgeBase
from intimacy_kit.packs.build import build
from intimacy_kit.packs.files import PackSource

if TYPE_CHECKING:
    from intimacy_kit.diagnosis import Diagnosis
    from intimacy_kit.knowledge import Given
    from intimacy_kit.model.observations import Observations

_CORE_LOCK = Lock()


@cache
def _core() -> KnowledgeBase:
    return KnowledgeBase(build([core_pack()]))


def core_pack() -> PackSource:
    """The built-in pack."""
    return importlib_resources.files("intimacy_kit.packs") / "core"


def load_knowledge(*packs: PackSource, core: bool = True) -> KnowledgeBase:
    """A knowledge base from the core pack and further packs.

    Args:
        packs: folders that hold a `pack.yaml`, or mappings of file names to their content. A later pack may override
            entries of an earlier one, where its manifest says so.
        core: whether the core pack comes first. With it alone the knowledge base is made once and then shared.

    Raises:
        PackError: with all problems of all packs (IK1xx, IK2xx).
    """
    if core and not packs:
        with _CORE_LOCK:
            return _core()
    return KnowledgeBase(build([core_pack(), *packs] if core else packs))


def diagnose(values: Given | Observations, *, context: str | None = None, tailoring: Iterable[str] = ()) -> Diagnosis:
    """`load_knowledge().diagnose(...)`: one case, with the core pack."""
    return load_knowledge().diagnose(values, context=context, tailoring=tailoring)
