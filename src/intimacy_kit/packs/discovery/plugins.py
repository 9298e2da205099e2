"""Read installed packs without importing them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from importlib.util import find_spec, module_from_spec

from importlib_resources import files
from importlib_resources.abc import Traversable

from intimacy_kit.errors import PackError, Place, Problem, shown
from intimacy_kit.model.pack import PackInfo
from intimacy_kit.packs.discovery.entry_points import PackEntryPoint
from intimacy_kit.packs.reading.files import pack_files
from intimacy_kit.packs.reading.reader import ReadPack, read_pack


@dataclass(frozen=True, slots=True)
class Plugin:
    """An installed pack: its files, their parsed content, and its problems."""

    name: str
    distribution: str
    version: str
    files: dict[str, bytes]
    read: ReadPack
    problems: tuple[Problem, ...]

    @property
    def info(self) -> PackInfo | None:
        return self.read.info


def plugin_files(point: PackEntryPoint) -> dict[str, bytes]:
    """Return the files of an installed pack; empty if it cannot be read."""
    try:
        return pack_files(_folder(point))
    except PackError:
        return {}


def read_plugin(point: PackEntryPoint) -> Plugin:
    """Read an installed pack without importing it. Its problems are part of the result."""
    try:
        content = pack_files(_folder(point))
    except PackError as error:
        named = with_plugin_name(point.name, error.problems)
        return Plugin(point.name, point.distribution, point.version, {}, ReadPack(), named)
    pack = read_pack(content)
    problems = pack.problems
    if pack.manifest is not None and pack.manifest.name != point.name and pack.manifest_document is not None:
        message = f"the pack is called {shown(pack.manifest.name)}, but its entry point is {shown(point.name)}"
        help = "give the entry point the name that pack.yaml gives"
        problems = [*problems, Problem("IK130", message, help, pack.manifest_document.place(("name",)))]
    named = with_plugin_name(point.name, problems)
    return Plugin(point.name, point.distribution, point.version, content, pack, named)


def with_plugin_name(name: str, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems with the name of the pack in front of their files."""
    return tuple(
        replace(problem, place=replace(problem.place, file=f"{name}/{problem.place.file}")) if problem.place
        else replace(problem, place=Place(name))
        for problem in problems
    )  # fmt: skip


def _folder(point: PackEntryPoint) -> Traversable:
    """Return the folder of the package of an entry point, without importing it."""
    if point.problem is not None:
        raise PackError(point.problem)
    name, *inside = point.package.split(".")
    try:
        spec = find_spec(name)
        folder = None if spec is None else files(module_from_spec(spec))
        for part in inside:
            folder = folder and folder / part
        if folder is not None and folder.is_dir():
            return folder
    except Exception as error:  # noqa: BLE001 - finders and loaders of others may raise anything
        message = f"the package {shown(point.package)} cannot be read ({type(error).__name__})"
        raise PackError(Problem("IK130", message, "reinstall it")) from None
    raise PackError(Problem("IK130", f"there is no package {shown(point.package)}", "reinstall it"))
