"""What installed distributions offer, as their metadata say it, and however broken these are.

A distribution offers a pack by an entry point in the group `intimacy_kit.packs`, whose name is that of the pack and
whose value is the package that holds its `pack.yaml`:

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
class Offer:
    """A pack that a distribution says it brings: its name and its package; or what keeps the metadata from saying so.

    Attributes:
        distribution, version: what was installed; `?` where nothing says so.
    """

    name: str
    package: str
    distribution: str
    version: str
    problem: Problem | None = None


def offered() -> list[Offer]:
    """What all installed distributions offer, ascending by name."""
    try:
        offers = [_offer(point) for point in entry_points(group=GROUP)]
    except Exception:  # noqa: BLE001 - one distribution that cannot be read keeps Python from reading any
        offers = list(_one_by_one())
    return sorted(offers, key=lambda offer: (offer.name, offer.distribution, offer.version))


def _one_by_one() -> Iterator[Offer]:
    """The same, distribution by distribution. As in Python itself, of two with one name the first one counts."""
    seen: set[str] = set()
    for distribution in distributions():
        name, version = _called(distribution)
        if name != "?" and name in seen:
            continue
        seen.add(name)
        try:
            points = distribution.entry_points.select(group=GROUP)
        except Exception as error:  # noqa: BLE001 - whatever the parser of Python stumbles over
            if _may_offer(distribution):
                message = f"its entry points cannot be read ({type(error).__name__})"
                yield Offer(name, "", name, version, Problem("IK130", message, "reinstall it"))
        else:
            yield from map(_offer, points)


def _may_offer(distribution: Distribution) -> bool:
    """Whether a distribution whose entry points cannot be parsed may have meant to offer a pack."""
    try:
        return GROUP in (distribution.read_text("entry_points.txt") or "")
    except Exception:  # noqa: BLE001 - no text, so nobody knows
        return True


def _offer(point: EntryPoint) -> Offer:
    name, (distribution, version) = _printable(point.name), _called(point.dist)
    help = "ask who made it to name a package that holds pack.yaml"
    wrong = Problem("IK130", f"the entry point {shown(point.value)} does not name a package", help)
    try:
        package = "" if point.attr or point.extras else point.module
    except Exception:  # noqa: BLE001 - versions of Python differ in how they refuse a value
        package = ""
    return Offer(name, package, distribution, version, None if package else wrong)


def _called(distribution: Distribution | None) -> tuple[str, str]:
    """The name and the version of a distribution."""
    if distribution is None:
        return "?", "?"
    try:
        said = distribution.metadata  # to ask for a key that is not there is deprecated
        name = said["Name"] if "Name" in said else ""  # noqa: SIM401 - its protocol has no `get` in 3.11
        version = said["Version"] if "Version" in said else ""  # noqa: SIM401 - the same
    except Exception:  # noqa: BLE001 - metadata that are missing or no text
        name, version = "", ""
    return _printable(name or "?"), _printable(version or "?")


def _printable(name: str) -> str:
    """The name as it is; quoted, escaped and cut where it could be no name of a pack and would disturb who reads it."""
    return name if name.isprintable() and 0 < len(name) <= 100 else shown(name)
