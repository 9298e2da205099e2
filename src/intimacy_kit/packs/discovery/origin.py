"""Load knowledge from its sources, and reload it when files have changed."""

from __future__ import annotations

import gc
import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import importlib_resources

from intimacy_kit.errors import IntimacyKitError, PackError, Problem
from intimacy_kit.model.pack import InstalledPack, PluginWarning
from intimacy_kit.packs.discovery.assembled import Assembly
from intimacy_kit.packs.discovery.enabled import VARIABLE, enabled_names
from intimacy_kit.packs.discovery.entry_points import PackEntryPoint, pack_entry_points
from intimacy_kit.packs.linking.built import Built
from intimacy_kit.packs.prepared.core import prepared_core
from intimacy_kit.packs.reading.files import PackSource, fingerprint_of, pack_files


def core_pack() -> PackSource:
    """Return the built-in pack."""
    return importlib_resources.files("intimacy_kit.packs") / "core"


@dataclass(frozen=True, slots=True)
class Origin:
    """The sources of a knowledge base.

    Attributes:
        packs: the given packs, in order.
        core: whether the core pack is loaded first.
        plugins: the names of the installed packs to load; None for all.
        strict: whether a broken installed pack is an error.
        used: the names of the installed packs in use, after loading.
        fingerprint: of all files, after loading.
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
            stacklevel: the stack level of warnings, as in `warnings.warn`.

        Raises:
            PackError: with all problems of all packs.

        Warns:
            PluginWarning: a broken installed pack is left out.
        """
        return self._loaded(self._assemble(), stacklevel + 1)

    def reload(self, *, stacklevel: int) -> Loaded | tuple[Problem, ...]:
        """Load everything again if it has changed.

        Returns:
            The loaded knowledge, or the problems of the changed packs; no problems if nothing has changed.
        """
        try:
            before = self._read()
            if before == self.fingerprint:
                return ()
            assembly = self._assemble()
            if not before == assembly.fingerprint == self._read():
                help = "try again after all files are written"
                return (Problem("IK132", "the packs changed while they were read", help),)
            lost = [problem for plugin, found in assembly.broken if plugin.name in self.used for problem in found]
            return tuple(lost) or self._loaded(assembly, stacklevel + 1)
        except IntimacyKitError as error:
            return error.problems

    def _loaded(self, assembly: Assembly, stacklevel: int) -> Loaded:
        if self.strict and assembly.broken:
            raise PackError(problem for _, problems in assembly.broken for problem in problems)
        for plugin, problems in assembly.broken:
            left_out = f"the installed pack {plugin.name} ({plugin.distribution} {plugin.version}) is left out"
            message = f"{left_out}: {problems[0].message}; `intimacy-kit packs` lists all problems"
            warnings.warn(message, PluginWarning, stacklevel=stacklevel + 1)
        used = tuple(plugin.name for plugin in assembly.used)
        return Loaded(assembly.built, replace(self, used=used, fingerprint=assembly.fingerprint))

    def _assemble(self) -> Assembly:
        """Read all sources and link them."""
        core, given = ([pack_files(core_pack())] if self.core else []), [pack_files(pack) for pack in self.packs]
        points = self._entry_points()
        with _collection_paused():
            if core and not given and not points:
                fingerprint = fingerprint_of(core)
                if (built := prepared_core(fingerprint)) is not None:
                    return Assembly(built, (), (), fingerprint)
            from intimacy_kit.packs.discovery.assembly import assemble  # noqa: PLC0415 - not for what was prepared
            from intimacy_kit.packs.discovery.plugins import read_plugin  # noqa: PLC0415 - as above

            return assemble(core, [*map(read_plugin, points)], given)

    def _read(self) -> str:
        """Return the fingerprint of the current files."""
        from intimacy_kit.packs.discovery.plugins import plugin_files  # noqa: PLC0415 - few reload

        core = [core_pack()] if self.core else []
        plugins = map(plugin_files, self._entry_points())
        return fingerprint_of([*map(pack_files, core), *plugins, *map(pack_files, self.packs)])

    def _entry_points(self) -> list[PackEntryPoint]:
        if self.plugins == () or (self.plugins is None and os.environ.get(VARIABLE, "").strip() == "off"):
            return []
        points, names = _enabled(self.plugins)
        return [point for point in points if point.name in names]


@dataclass(frozen=True, slots=True)
class Loaded:
    """Linked packs, and their origin with `used` and `fingerprint` set."""

    built: Built
    origin: Origin


@contextmanager
def _collection_paused() -> Iterator[None]:
    """Pause the garbage collector: all that is read is kept, and looking through it takes a fifth of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _enabled(wanted: tuple[str, ...] | None) -> tuple[list[PackEntryPoint], frozenset[str]]:
    """Return the entry points of all installed packs, and the names of those to load."""
    points = pack_entry_points()
    names = enabled_names(wanted, os.environ.get(VARIABLE, ""), sorted({point.name for point in points}))
    return points, names


def installed_packs() -> tuple[InstalledPack, ...]:
    """Return the installed packs by name, with their distributions and whether `load_knowledge()` uses them.

    Raises:
        PackError: `INTIMACY_KIT_PLUGINS` names a pack that is not installed (IK131).
    """
    from intimacy_kit.packs.discovery.assembly import assemble  # noqa: PLC0415 - few list packs
    from intimacy_kit.packs.discovery.plugins import read_plugin  # noqa: PLC0415 - as above

    points, names = _enabled(None)
    plugins = {id(point): read_plugin(point) for point in points if point.name in names}
    broken = {
        id(plugin): problems
        for plugin, problems in assemble([pack_files(core_pack())], list(plugins.values()), []).broken
    }
    found: list[InstalledPack] = []
    for point in points:
        identity, plugin = (point.name, point.distribution, point.version), plugins.get(id(point))
        if plugin is None:
            found.append(InstalledPack(*identity, "off", None, ()))
        else:
            wrong = broken.get(id(plugin), ())
            found.append(InstalledPack(*identity, "broken" if wrong else "used", plugin.info, wrong, plugin.read.use))
    return tuple(found)
