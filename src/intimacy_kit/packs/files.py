"""The files of a pack, from a folder, from an installed package, or from memory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from os import PathLike, fspath
from pathlib import Path
from typing import Any

from importlib_resources.abc import Traversable

from intimacy_kit.errors import PackError, Place, Problem, shown
from intimacy_kit.model.pack import SECTIONS
from intimacy_kit.packs.yaml_reader import LARGEST_FILE

PackSource = str | PathLike[str] | Traversable | Mapping[str, str | bytes]
"""A folder (also one of an installed package), or file names with their content, such as
`{"pack.yaml": "...", "rules/time.yaml": "..."}`."""

LOCALES = "locales"
"""The folder of translations. It has folders of its own."""

_FOLDERS = frozenset({*SECTIONS, "cases", LOCALES})

MOST_FILES = 2000
MOST_BYTES = 64 * 1024 * 1024
_YAML = (".yaml", ".yml")
_TABLES = (".csv", ".xlsx")
_OTHER_WORKBOOKS = (".ods", ".xls")
_ADDED = ".txt"
"""What some editors put behind a name, and do not show."""


def pack_files(source: PackSource, *, cases: bool = False) -> dict[str, bytes]:
    """The files of a pack by name, ascending: all but its cases, or only its cases.

    Raises:
        PackError: the source is no pack (IK101), too large (IK106), or a file in it is called as none can be (IK107).
    """
    found = _in_memory(source) if issubclass(type(source), Mapping) else _in_folder(_folder(source), cases)
    files: dict[str, bytes] = {}
    size = 0
    for name, content in found:
        if _hidden(name):
            continue
        if (section_of(name) == "cases") == cases:
            if help := _another_ending(name):
                raise _unusable("IK107", f"{shown(name)} would not be read, for no file of a pack ends so", help, name)
            files[name] = content
            size += len(content)
        if len(files) > MOST_FILES or size > MOST_BYTES:
            raise _too_large()
    return dict(sorted(files.items()))


def hidden_file(source: PackSource, name: str) -> bytes | None:
    """A file in the folder of a pack whose name starts with a dot, so that it is no part of the pack, if it is there.

    Raises:
        PackError: the source is no pack, or the file cannot be read (IK101).
    """
    if issubclass(type(source), Mapping):
        return dict(_in_memory(source)).get(name)
    folder = _folder(source)
    try:
        item = folder / name
        return _content(item, name) if item.is_file() else None
    except PackError:
        raise
    except Exception as error:  # noqa: BLE001 - archives and foreign folders raise more than OSError
        raise _unreadable(error) from None


def _hidden(name: str) -> bool:
    """Whether a file is no part of the pack, whatever is in it."""
    return name.rsplit("/", maxsplit=1)[-1].startswith((".", "~$"))  # the second while a spreadsheet has it open


def section_of(name: str) -> str:
    """The section of a file: the name of its folder, or its own name without the ending."""
    first = name.split("/", maxsplit=1)[0]
    return next((first.removesuffix(ending) for ending in (*_YAML, *_TABLES) if first.endswith(ending)), first)


def is_table(name: str) -> bool:
    """Whether a file is a table, and no YAML."""
    return name.endswith(_TABLES)


def _belongs(name: str) -> bool:
    """Whether a file in a folder is one of the pack: a table of data may lie in a folder of its own beside it."""
    if name.endswith(_YAML) or _another_ending(name):
        return True
    return is_table(name) and ("/" not in name or section_of(name) in _FOLDERS)


def _another_ending(name: str) -> str | None:
    """How to mend the ending of a file that is named as one of a pack, such as `rules.yaml.txt`; None if it is well.

    It was written to be read: in silence, what stands in it would not count.
    """
    first = name.split("/", maxsplit=1)[0].split(".", maxsplit=1)[0].lower()
    if first not in {*_FOLDERS, "pack"} or name.endswith((*_YAML, *_TABLES)):
        return None
    plain = name[: -len(_ADDED)] if name.lower().endswith(_ADDED) else name
    for ending in (*_YAML, *_TABLES):
        if plain.lower().endswith(ending):
            return f"call it {shown(plain[: -len(ending)] + ending)}"
    return "save it as .xlsx or .csv" if plain.lower().endswith(_OTHER_WORKBOOKS) else None


def _unreadable(error: Exception) -> PackError:
    return _unusable("IK101", f"the pack cannot be read ({type(error).__name__})", "check its files")


def _unusable(code: str, message: str, help: str, file: str | None = None) -> PackError:
    return PackError(Problem(code, message, help, Place(file) if file else None))


def _too_large() -> PackError:
    return _unusable("IK106", f"a pack has at most {MOST_FILES} files and {MOST_BYTES} bytes", "split it")


def _in_memory(source: Any) -> Iterator[tuple[str, bytes]]:
    items: list[tuple[object, object]]
    try:
        items = [(name, content) for name, content in islice(source.items(), MOST_FILES + 1)]
    except Exception:  # noqa: BLE001 - whatever a foreign mapping raises
        items = [(None, None)]
    if len(items) > MOST_FILES:
        raise _too_large()
    for name, given in items:
        content = given.encode("utf-8", "surrogatepass") if type(given) is str else given
        if type(name) is not str or type(content) is not bytes:
            raise _unusable("IK101", "a pack in memory maps file names to text or bytes", "check the mapping")
        yield name, content


def _folder(source: Any) -> Traversable:
    is_path = issubclass(type(source), str | PathLike)
    message = "a pack is a folder or a mapping"
    try:
        folder: Traversable = Path(fspath(source)) if is_path else source
        message = f"there is no folder {shown(str(folder))}" if is_path else message
        if folder.is_dir() if is_path else isinstance(folder, Traversable):
            return folder
    except Exception:  # noqa: BLE001, S110 - whatever a foreign path raises
        pass
    raise _unusable("IK101", message, "give the folder that holds pack.yaml")


def _in_folder(folder: Traversable, cases: bool) -> Iterator[tuple[str, bytes]]:
    try:
        yield from _walk(folder, "", cases, deeper=2)
    except PackError:
        raise
    except Exception as error:  # noqa: BLE001 - archives and foreign folders raise more than OSError
        raise _unreadable(error) from None


def _walk(folder: Traversable, path: str, cases: bool, deeper: int) -> Iterator[tuple[str, bytes]]:
    """The files of a pack in a folder, and of one more level of folders than a pack has.

    So what is put too deep is reported, and not passed over. Hidden files are no part of a pack; links are refused.
    """
    for item in folder.iterdir():
        name = path + item.name
        if _hidden(name) or (section_of(name) == "cases") != cases:
            continue
        if _belongs(name):
            yield name, _content(item, name)
        elif deeper and item.is_dir():
            _refuse_link(item, name)
            yield from _walk(item, name + "/", cases, deeper - (name != LOCALES))


def _content(item: Traversable, name: str) -> bytes:
    """The bytes of a file, little more than the allowed number of them however large it is."""
    _refuse_link(item, name)
    if not item.is_file():
        raise _unusable("IK101", f"{shown(name)} is no ordinary file", "put a file in its place", name)
    with item.open("rb") as file:
        return bytes(file.read(LARGEST_FILE + 1))


def _refuse_link(item: Traversable, name: str) -> None:
    if isinstance(item, Path) and item.is_symlink():
        raise _unusable("IK101", f"{shown(name)} is a link", "copy what it points to into the pack", name)
