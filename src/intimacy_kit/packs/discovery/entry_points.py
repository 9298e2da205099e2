"""Read the entry points of packs from the metadata of installed distributions, even if some of it is broken.

A distribution declares a pack by an entry point in the group `intimacy_kit.packs`. Its name is the name of the pack,
and its value is the package that contains `pack.yaml`:

    [project.entry-points."intimacy_kit.packs"]
    long_distance = "intimacy_kit_long_distance"
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, EntryPoint, distributions, entry_points

from intimacy_kit.errors import Problem, shown

GROUP = "intimacy_kit.packs"


@dataclass(frozen=True, slots=True)
class PackEntryPoint:
    """An entry point of a pack.

    Attributes:
        name: the name of the pack.
        package: the package with its `pack.yaml`; empty if there is a problem.
        distribution, version: the installed distribution; `?` if its metadata is missing.
        problem: the reason why the entry point is invalid, else None.
    """

    name: str
    package: str
    distribution: str
    version: str
    problem: Problem | None = None


def pack_entry_points() -> list[PackEntryPoint]:
    """Return the entry points of packs of all installed distributions, ascending by name."""
    try:
        points = [_checked(point) for point in entry_points(group=GROUP)]
    except Exception:  # noqa: BLE001 - one unreadable distribution makes Python fail for all
        points = list(_one_by_one())
    return sorted(points, key=lambda point: (point.name, point.distribution, point.version))


def _one_by_one() -> Iterator[PackEntryPoint]:
    """Yield the entry points one distribution at a time. As in Python, the first of two with the same name counts."""
    seen: set[str] = set()
    for distribution in distributions():
        name, version = _name_and_version(distribution)
        if name != "?" and name in seen:
            continue
        seen.add(name)
        try:
            points = distribution.entry_points.select(group=GROUP)
        except Exception as error:  # noqa: BLE001 - the parser of Python raises various exceptions
            if _may_contain_pack(distribution):
                message = f"its entry points cannot be read ({type(error).__name__})"
                yield PackEntryPoint(name, "", name, version, Problem("IK130", message, "reinstall it"))
        else:
            yield from map(_checked, points)


def _may_contain_pack(distribution: Distribution) -> bool:
    """Return whether a distribution with unreadable entry points may contain a pack."""
    try:
        return GROUP in (distribution.read_text("entry_points.txt") or "")
    except Exception:  # noqa: BLE001 - unreadable, so it may
        return True


def _checked(point: EntryPoint) -> PackEntryPoint:
    name, (distribution, version) = _printable(point.name), _name_and_version(point.dist)
    help = "ask who made it to name a package that holds pack.yaml"
    wrong = Problem("IK130", f"the entry point {shown(point.value)} does not name a package", help)
    try:
        package = "" if point.attr or point.extras else point.module
    except Exception:  # noqa: BLE001 - versions of Python differ in how they refuse a value
        package = ""
    return PackEntryPoint(name, package, distribution, version, None if package else wrong)


def _name_and_version(distribution: Distribution | None) -> tuple[str, str]:
    """Return the name and version of a distribution; `?` for what is missing."""
    if distribution is None:
        return "?", "?"
    try:
        metadata = distribution.metadata  # reading a missing key is deprecated
        name = metadata["Name"] if "Name" in metadata else ""  # noqa: SIM401 - its protocol has no `get` in 3.11
        version = metadata["Version"] if "Version" in metadata else ""  # noqa: SIM401 - the same
    except Exception:  # noqa: BLE001 - metadata may be missing or unreadable
        name, version = "", ""
    return _printable(name or "?"), _printable(version or "?")


def _printable(name: str) -> str:
    """Return the name; quoted, escaped and shortened if it contains unprintable characters or is too long."""
    return name if name.isprintable() and 0 < len(name) <= 100 else shown(name)
