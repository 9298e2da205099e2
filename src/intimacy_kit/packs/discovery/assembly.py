"""From what is asked for to one knowledge: the core pack, the installed packs that work, and those that are given.

A broken installed pack never keeps the others from working: it is left out, and what is wrong with it is told.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from intimacy_kit.errors import PackError, Problem
from intimacy_kit.packs.discovery.plugins import Plugin, in_plugin
from intimacy_kit.packs.linking.build import Built, link_entries, link_packs, read_packs
from intimacy_kit.packs.reading.reader import ReadPack

Files = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Gathered:
    """What was built, and of which plugins.

    Attributes:
        used: the plugins that are in it, in the order in which they were merged.
        broken: those that are left out, by name and distribution, with all that is wrong with each.
        fingerprint: SHA-256 of all that was read, the broken ones too.
    """

    built: Built
    used: tuple[Plugin, ...]
    broken: tuple[tuple[Plugin, tuple[Problem, ...]], ...]
    fingerprint: str


def gather(core: Sequence[Files], plugins: Sequence[Plugin], packs: Sequence[Files]) -> Gathered:
    """Put packs together, each kind in its order. Each file is read once, and what comes of it is made once.

    Raises:
        PackError: with all problems of the packs that are given. Those of plugins are in the result.
    """
    fingerprint = fingerprint_of([*core, *(plugin.files for plugin in plugins), *packs])
    below, given = read_packs(core), read_packs(packs)
    readable = [plugin for plugin in plugins if not plugin.problems]
    broken = [(plugin, plugin.problems) for plugin in plugins if plugin.problems]
    if readable:
        try:
            built = link_packs([*below, *_read(readable), *given])
        except PackError:
            readable, failing = _working(below, readable)
            broken = sorted([*broken, *failing], key=lambda pair: (pair[0].name, pair[0].distribution))
        else:
            return Gathered(built, tuple(readable), tuple(broken), fingerprint)
    built = link_packs([*below, *_read(readable), *given])
    return Gathered(built, tuple(readable), tuple(broken), fingerprint)


def fingerprint_of(packs: Sequence[Files]) -> str:
    """SHA-256 of the names and bytes of all files."""
    digest = sha256()
    for number, files in enumerate(packs):
        for name in sorted(files):
            content = sha256(files[name]).hexdigest()
            digest.update(f"{number} {len(name)} {name} {content}\n".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _read(plugins: Sequence[Plugin]) -> list[ReadPack]:
    return [plugin.read for plugin in plugins]


def _working(
    core: Sequence[ReadPack], plugins: Sequence[Plugin]
) -> tuple[list[Plugin], list[tuple[Plugin, tuple[Problem, ...]]]]:
    """Which plugins work together, and what is wrong with the others.

    Each is added in its turn if all still works with it, and again later if not: it may need one that comes after.
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
                failing[id(plugin)] = (plugin, in_plugin(plugin.name, error.problems))
            else:
                used.append(plugin)
                waiting.remove(plugin)
                failing.pop(id(plugin), None)
                progress = True
    return used, list(failing.values())
