"""Where knowledge was loaded from, so that it can be loaded again when files have changed."""

from __future__ import annotations

import os
import warnings
from dataclasses import dataclass, replace

import importlib_resources

from intimacy_kit.errors import IntimacyKitError, PackError, Problem
from intimacy_kit.model.pack import InstalledPack, PluginWarning
from intimacy_kit.packs.discovery.assembly import Gathered, fingerprint_of, gather
from intimacy_kit.packs.discovery.entry_points import Offer, offered
from intimacy_kit.packs.discovery.plugins import VARIABLE, permitted, plugin_files, read_plugin
from intimacy_kit.packs.linking.build import Built
from intimacy_kit.packs.reading.files import PackSource, pack_files


def core_pack() -> PackSource:
    """Return the built-in pack."""
    return importlib_resources.files("intimacy_kit.packs") / "core"


@dataclass(frozen=True, slots=True)
class Origin:
    """What a knowledge base is loaded from.

    Attributes:
        packs: those that were given, in their order.
        core: whether the core pack comes first.
        plugins: the names of the installed packs that are wanted; None for all.
        strict: whether a broken installed pack is an error.
        used: the installed packs that are in it, once it was loaded.
        fingerprint: of all that was read, once it was loaded.
    """

    packs: tuple[PackSource, ...]
    core: bool
    plugins: tuple[str, ...] | None
    strict: bool
    used: tuple[str, ...] = ()
    fingerprint: str = ""

    def load(self, *, stacklevel: int) -> Loaded:
        """Read and link everything as it is now.

        Args:
            stacklevel: how many calls away the line is that warnings are about.

        Raises:
            PackError: with all problems of all packs.

        Warns:
            PluginWarning: a broken installed pack is left out.
        """
        return self._loaded(self._gather(), stacklevel + 1)

    def reload(self, *, stacklevel: int) -> Loaded | tuple[Problem, ...]:
        """Load everything again if it has changed.

        Returns:
            What was built; or what is wrong with the packs as they are now, nothing if they have not changed.
        """
        try:
            before = self._read()
            if before == self.fingerprint:
                return ()
            gathered = self._gather()
            if not before == gathered.fingerprint == self._read():
                help = "try again when all is written"
                return (Problem("IK132", "the packs changed while they were read", help),)
            lost = [problem for plugin, found in gathered.broken if plugin.name in self.used for problem in found]
            return tuple(lost) or self._loaded(gathered, stacklevel + 1)
        except IntimacyKitError as error:
            return error.problems

    def _loaded(self, gathered: Gathered, stacklevel: int) -> Loaded:
        if self.strict and gathered.broken:
            raise PackError(problem for _, problems in gathered.broken for problem in problems)
        for plugin, problems in gathered.broken:
            told = f"the installed pack {plugin.name} ({plugin.distribution} {plugin.version}) is left out"
            message = f"{told}: {problems[0].message}; `intimacy-kit packs` tells all"
            warnings.warn(message, PluginWarning, stacklevel=stacklevel + 1)
        used = tuple(plugin.name for plugin in gathered.used)
        return Loaded(gathered.built, replace(self, used=used, fingerprint=gathered.fingerprint))

    def _gather(self) -> Gathered:
        """Read everything as it is now, and link it."""
        core, given = ([pack_files(core_pack())] if self.core else []), [pack_files(pack) for pack in self.packs]
        return gather(core, [*map(read_plugin, self._offers())], given)

    def _read(self) -> str:
        """Return the fingerprint of everything as it is now."""
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
class Loaded:
    """What was built, and its origin with what was used."""

    built: Built
    origin: Origin


def installed_packs() -> tuple[InstalledPack, ...]:
    """Return the installed packs, by name: from which distribution, and whether `load_knowledge()` uses them.

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
