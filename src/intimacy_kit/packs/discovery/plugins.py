"""Packs that are installed, read without running any of their code, and which of them are used."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec, module_from_spec

from importlib_resources import files
from importlib_resources.abc import Traversable

from intimacy_kit.errors import PackError, Place, Problem, shown, suggestion
from intimacy_kit.model.pack import PackInfo
from intimacy_kit.packs.discovery.entry_points import Offer
from intimacy_kit.packs.reading.files import pack_files
from intimacy_kit.packs.reading.reader import ReadPack, read_pack

VARIABLE = "INTIMACY_KIT_PLUGINS"


@dataclass(frozen=True, slots=True)
class Plugin:
    """An installed pack as it was found: its files, what was read in them, and what is wrong with it."""

    name: str
    distribution: str
    version: str
    files: dict[str, bytes]
    read: ReadPack
    problems: tuple[Problem, ...]

    @property
    def info(self) -> PackInfo | None:
        return self.read.info


def plugin_files(offer: Offer) -> dict[str, bytes]:
    """The files of an installed pack; none, where it cannot be read."""
    try:
        return pack_files(_folder(offer))
    except PackError:
        return {}


def read_plugin(offer: Offer) -> Plugin:
    """Read an installed pack. Nothing of it is imported; whatever is wrong is in the result."""
    try:
        content = pack_files(_folder(offer))
    except PackError as error:
        told = in_plugin(offer.name, error.problems)
        return Plugin(offer.name, offer.distribution, offer.version, {}, ReadPack(), told)
    pack = read_pack(content)
    problems = pack.problems
    if pack.manifest is not None and pack.manifest.name != offer.name and pack.manifest_document is not None:
        message = f"the pack is called {shown(pack.manifest.name)}, but its entry point is {shown(offer.name)}"
        help = "give the entry point the name that pack.yaml gives"
        problems = [*problems, Problem("IK130", message, help, pack.manifest_document.place(("name",)))]
    told = in_plugin(offer.name, problems)
    return Plugin(offer.name, offer.distribution, offer.version, content, pack, told)


def permitted(wanted: Iterable[str] | None, environment: str, known: Sequence[str]) -> frozenset[str]:
    """The names of the packs to load, of those that are installed.

    Args:
        wanted: the names that the program asks for; None for all.
        environment: the value of `INTIMACY_KIT_PLUGINS`: empty for all, `off`, or names with commas between.
        known: the names that are installed.

    Raises:
        PackError: the program asks for a pack that is not installed or is switched off, or the variable names one that
            is not installed (IK131).
    """
    listed = [name.strip() for name in environment.split(",") if name.strip()]
    allowed = frozenset(known) if not listed else frozenset() if listed == ["off"] else frozenset(listed)
    if listed != ["off"]:
        _refuse_unknown(listed, known, f"{VARIABLE} names", [*known, "off"])
    if wanted is None:
        return allowed
    asked = frozenset(wanted)
    _refuse_unknown(asked, known, "`plugins` names", known)
    for name in sorted(asked - allowed):
        help = f"remove `plugins`, or allow it in {VARIABLE}"
        raise PackError(Problem("IK131", f"the installed pack {shown(name)} is disabled by {VARIABLE}", help))
    return asked


def _refuse_unknown(names: Iterable[str], allowed: Iterable[str], who: str, known: Sequence[str]) -> None:
    unknown = sorted(frozenset(names) - frozenset(allowed))
    if unknown:
        help = suggestion(unknown[0], known, "install it; `intimacy-kit packs` lists all that are")
        message = f"no pack {shown(unknown[0])} is installed, though {who} it"
        raise PackError(Problem("IK131", message, help))


def in_plugin(name: str, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems, each with the name of the pack before its file."""
    return tuple(
        replace(problem, place=replace(problem.place, file=f"{name}/{problem.place.file}")) if problem.place
        else replace(problem, place=Place(name))
        for problem in problems
    )  # fmt: skip


def _folder(offer: Offer) -> Traversable:
    """The folder of the package that the entry point names. It is found, and not imported."""
    if offer.problem is not None:
        raise PackError(offer.problem)
    name, *inside = offer.package.split(".")
    try:
        spec = find_spec(name)
        folder = None if spec is None else files(module_from_spec(spec))
        for part in inside:
            folder = folder and folder / part
        if folder is not None and folder.is_dir():
            return folder
    except Exception as error:  # noqa: BLE001 - finders and loaders of others raise what they like
        message = f"the package {shown(offer.package)} cannot be read ({type(error).__name__})"
        raise PackError(Problem("IK130", message, "reinstall it")) from None
    raise PackError(Problem("IK130", f"there is no package {shown(offer.package)}", "reinstall it"))
