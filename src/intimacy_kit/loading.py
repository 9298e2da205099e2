"""How users come by a knowledge base: the core pack, the packs that are installed, and those they name."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING

import importlib_resources

from intimacy_kit.errors import IntimacyKitError, PackError, Problem, QuestionError
from intimacy_kit.knowledge import KnowledgeBase
from intimacy_kit.model.options import flag_option
from intimacy_kit.model.pack import InstalledPack, PluginWarning
from intimacy_kit.model.values import listed, plain_flag, plain_text
from intimacy_kit.packs.discovery.assembly import Gathered, fingerprint_of, gather
from intimacy_kit.packs.discovery.entry_points import Offer, offered
from intimacy_kit.packs.discovery.plugins import VARIABLE, permitted, plugin_files, read_plugin
from intimacy_kit.packs.reading.files import PackSource, pack_files

if TYPE_CHECKING:
    from intimacy_kit.diagnosis import Diagnosis
    from intimacy_kit.knowledge import Given
    from intimacy_kit.model.observations import Observations


@dataclass(frozen=True, slots=True)
class Origin:
    """What a knowledge base was loaded from, so that it can be loaded again."""

    packs: tuple[PackSource, ...]
    core: bool
    plugins: tuple[str, ...] | None
    strict: bool
    used: tuple[str, ...] = ()
    fingerprint: str = ""

    def gather(self) -> Gathered:
        """Read everything as it is now, and put it together."""
        core, given = ([pack_files(core_pack())] if self.core else []), [pack_files(pack) for pack in self.packs]
        return gather(core, [*map(read_plugin, self._offers())], given)

    def read(self) -> str:
        """The fingerprint of everything as it is now."""
        core = [core_pack()] if self.core else []
        plugins = map(plugin_files, self._offers())
        return fingerprint_of([*map(pack_files, core), *plugins, *map(pack_files, self.packs)])

    def _offers(self) -> list[Offer]:
        environment = os.environ.get(VARIABLE, "")
        if self.plugins == () or (self.plugins is None and environment.strip() == "off"):
            return []
        offers = offered()
        names = permitted(self.plugins, environment, sorted({offer.name for offer in offers}))
        return [offer for offer in offers if offer.name in names]


@dataclass(frozen=True, slots=True)
class Reload:
    """What came of looking for changes.

    Attributes:
        knowledge: made of the packs as they are now; the one that was asked, if nothing changed or something is wrong.
        changed: whether it is a new one.
        problems: what is wrong with the packs as they are now; a new knowledge base has none.
    """

    knowledge: KnowledgeBase
    changed: bool
    problems: tuple[Problem, ...] = ()


def core_pack() -> PackSource:
    """The built-in pack."""
    return importlib_resources.files("intimacy_kit.packs") / "core"


def load_knowledge(
    *packs: PackSource, core: bool = True, plugins: bool | Iterable[str] | None = None, strict: bool = False
) -> KnowledgeBase:
    """A knowledge base from the core pack, the packs that are installed, and further packs, in this order.

    Args:
        packs: folders that hold a `pack.yaml`, or mappings of file names to their content. A later pack may override
            entries of an earlier one, where its manifest says so.
        core: whether the core pack comes first.
        plugins: which installed packs are added: True or False for all or none, or their names. By default all are
            where the core pack is. The environment variable `INTIMACY_KIT_PLUGINS` restricts it: `off`, or names with
            commas between.
        strict: whether a broken installed pack is an error. If not, it is left out, with a `PluginWarning`.

    Returns:
        With no arguments always the same one, made at the first call.

    Raises:
        PackError: with all problems of all packs (IK1xx, IK2xx); an installed pack that is named is not there, or is
            switched off (IK131).
    """
    core, strict = flag_option(core, "core"), flag_option(strict, "strict")
    names = _names(plugins, core)
    if core and not packs and names is None and not strict:
        with _LOCK:
            return _shared(os.environ.get(VARIABLE, ""))
    return _loaded(Origin(packs, core, names, strict))


def installed_packs() -> tuple[InstalledPack, ...]:
    """The packs that are installed, by name: from which distribution, and whether `load_knowledge()` uses them.

    Raises:
        PackError: `INTIMACY_KIT_PLUGINS` names a pack that is not installed (IK131).
    """
    offers = offered()
    names = permitted(None, os.environ.get(VARIABLE, ""), sorted({offer.name for offer in offers}))
    plugins = {id(offer): read_plugin(offer) for offer in offers if offer.name in names}
    broken = {
        id(plugin): problems
        for plugin, problems in gather([pack_files(core_pack())], list(plugins.values()), []).broken
    }
    found: list[InstalledPack] = []
    for offer in offers:
        of, plugin = (offer.name, offer.distribution, offer.version), plugins.get(id(offer))
        if plugin is None:
            found.append(InstalledPack(*of, "off", None, ()))
        else:
            wrong = broken.get(id(plugin), ())
            found.append(InstalledPack(*of, "broken" if wrong else "used", plugin.info, wrong))
    return tuple(found)


def reload_if_changed(knowledge: KnowledgeBase) -> Reload:
    """See `KnowledgeBase.reload_if_changed`."""
    origin = knowledge._whole._origin
    if origin is None:
        help = "keep the one that `load_knowledge` gave"
        raise QuestionError(Problem("IK412", "this knowledge base does not know what it was loaded from", help))
    try:
        before = origin.read()
        if before == origin.fingerprint:
            return Reload(knowledge, changed=False)
        gathered = origin.gather()
        if not before == gathered.fingerprint == origin.read():
            problem = Problem("IK132", "the packs changed while they were read", "try again when all is written")
            return Reload(knowledge, changed=False, problems=(problem,))
        lost = [problem for plugin, found in gathered.broken if plugin.name in origin.used for problem in found]
        if lost:
            return Reload(knowledge, changed=False, problems=tuple(lost))
        fresh = _made(origin, gathered, depth=4).within(knowledge.context, knowledge.tailoring, locale=knowledge.locale)
    except IntimacyKitError as error:
        return Reload(knowledge, changed=False, problems=error.problems)
    return Reload(fresh, changed=True)


def diagnose(
    values: Given | Observations,
    *,
    context: str | None = None,
    tailoring: Iterable[str] = (),
    locale: str | None = None,
) -> Diagnosis:
    """`load_knowledge().diagnose(...)`: one case, with the core pack and those that are installed."""
    return load_knowledge().diagnose(values, context=context, tailoring=tailoring, locale=locale)


_LOCK = Lock()


@cache
def _shared(environment: str) -> KnowledgeBase:  # noqa: ARG001 - it decides which packs are in it
    return _loaded(Origin((), core=True, plugins=None, strict=False), depth=5)


def _names(plugins: bool | Iterable[str] | None, core: bool) -> tuple[str, ...] | None:
    """The names of the plugins that are wanted; None for all."""
    every = core if plugins is None else plain_flag(plugins)
    if every is not None:
        return None if every else ()
    given: object = plugins
    items = listed(given)
    names = [plain for name in items or () if (plain := plain_text(name)) is not None]
    if items is None or len(names) < len(items):
        help = "`plugins` is True, False, or a list of names"
        raise QuestionError(Problem("IK404", "'plugins' must be a list of names", help))
    return tuple(sorted(set(names)))


def _loaded(origin: Origin, depth: int = 4) -> KnowledgeBase:
    return _made(origin, origin.gather(), depth)


def _made(origin: Origin, gathered: Gathered, depth: int) -> KnowledgeBase:
    """The knowledge base; `depth` is how many calls away the line is that warnings are about."""
    if origin.strict and gathered.broken:
        raise PackError(problem for _, problems in gathered.broken for problem in problems)
    for plugin, problems in gathered.broken:
        told = f"the installed pack {plugin.name} ({plugin.distribution} {plugin.version}) is left out"
        warnings.warn(f"{told}: {problems[0].message}; `intimacy-kit packs` tells all", PluginWarning, stacklevel=depth)
    used = tuple(plugin.name for plugin in gathered.used)
    known = Origin(origin.packs, origin.core, origin.plugins, origin.strict, used, gathered.fingerprint)
    return KnowledgeBase(gathered.built, origin=known)
