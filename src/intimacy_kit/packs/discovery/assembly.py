"""Assemble the core pack, the working installed packs and the given packs to one knowledge base.

A broken installed pack is left out and its problems are returned; the others still work.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from intimacy_kit.errors import PackError, Problem
from intimacy_kit.packs.discovery.assembled import Assembly
from intimacy_kit.packs.discovery.plugins import Plugin, with_plugin_name
from intimacy_kit.packs.linking.build import link_entries, link_packs, read_packs
from intimacy_kit.packs.reading.files import fingerprint_of
from intimacy_kit.packs.reading.reader import ReadPack

Files = Mapping[str, bytes]


def assemble(core: Sequence[Files], plugins: Sequence[Plugin], packs: Sequence[Files]) -> Assembly:
    """Read and link the core pack, plugins and given packs, in this order. Each file is read once.

    Raises:
        PackError: with all problems of the given packs; problems of plugins are part of the result.
    """
    fingerprint = fingerprint_of([*core, *(plugin.files for plugin in plugins), *packs])
    own, given = read_packs(core), read_packs(packs)
    readable = [plugin for plugin in plugins if not plugin.problems]
    broken = [(plugin, plugin.problems) for plugin in plugins if plugin.problems]
    if readable:
        try:
            built = link_packs([*own, *_read(readable), *given])
        except PackError:
            readable, failing = _working(own, readable)
            broken = sorted([*broken, *failing], key=lambda pair: (pair[0].name, pair[0].distribution))
        else:
            return Assembly(built, tuple(readable), tuple(broken), fingerprint)
    built = link_packs([*own, *_read(readable), *given])
    return Assembly(built, tuple(readable), tuple(broken), fingerprint)


def _read(plugins: Sequence[Plugin]) -> list[ReadPack]:
    return [plugin.read for plugin in plugins]


def _working(
    core: Sequence[ReadPack], plugins: Sequence[Plugin]
) -> tuple[list[Plugin], list[tuple[Plugin, tuple[Problem, ...]]]]:
    """Return the plugins that work together, and the others with their problems.

    Each plugin is added if all packs still link with it. If not, it is tried again later: it may need another plugin.
    """
    used: list[Plugin] = []
    waiting = list(plugins)
    failing: dict[int, tuple[Plugin, tuple[Problem, ...]]] = {}
    progress = True
    while waiting and progress:
        progress = False
        for plugin in list(waiting):
            try:
                link_entries([*core, *_read([*used, plugin])])
            except PackError as error:
                failing[id(plugin)] = (plugin, with_plugin_name(plugin.name, error.problems))
            else:
                used.append(plugin)
                waiting.remove(plugin)
                failing.pop(id(plugin), None)
                progress = True
    return used, list(failing.values())
