"""Read the files of a pack from a folder, an installed package or memory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import islice
from os import PathLike, fspath
from pathlib import Path
from typing import Any

from importlib_resources.abc import Traversable

from intimacy_kit.errors import PackError, Place, Problem, shown
from intimacy_kit.packs.reading.file_names import LOCALES, is_hidden, is_pack_file, misnamed_help, section_of

PackSource = str | PathLike[str] | Traversable | Mapping[str, str | bytes]
"""A folder (also one of an installed package), or a mapping of file names to contents, such as
`{"pack.yaml": "...", "rules/time.yaml": "..."}`."""

MAX_FILES = 2000
MAX_FILE_SIZE = 4 * 1024 * 1024
MAX_BYTES = 64 * 1024 * 1024


def pack_files(source: PackSource, *, cases: bool = False) -> dict[str, bytes]:
    """Return the files of a pack by name, ascending: all but its cases, or only its cases.

    Raises:
        PackError: the source is not a pack (IK101), is too large (IK106), or contains a misnamed file (IK107).
    """
    found = _in_memory(source) if issubclass(type(source), Mapping) else _in_folder(_folder(source), cases)
    files: dict[str, bytes] = {}
    size = 0
    for name, content in found:
        if is_hidden(name):
            continue
        if (section_of(name) == "cases") == cases:
            if help := misnamed_help(name):
                raise _unusable("IK107", f"unsupported file name {shown(name)}", help, name)
            files[name] = content
            size += len(content)
        if len(files) > MAX_FILES or size > MAX_BYTES:
            raise _too_large()
    return dict(sorted(files.items()))


def hidden_file(source: PackSource, name: str) -> bytes | None:
    """Return the content of a dotfile in the folder of a pack, such as a configuration file; None if it is missing.

    Raises:
        PackError: the source is not a pack, or the file cannot be read (IK101).
    """
    if issubclass(type(source), Mapping):
        return dict(_in_memory(source)).get(name)
    folder = _folder(source)
    try:
        item = folder / name
        _refuse_link_outside(folder, item, name)
        return _content(item, name) if item.is_file() else None
    except PackError:
        raise
    except Exception as error:  # noqa: BLE001 - archives and foreign folders raise more than OSError
        raise _unreadable(error) from None


def fingerprint_of(packs: Sequence[Mapping[str, bytes]]) -> str:
    """Return the SHA-256 of the names and bytes of all files of these packs."""
    digest = sha256()
    for number, files in enumerate(packs):
        for name in sorted(files):
            content = sha256(files[name]).hexdigest()
            digest.update(f"{number} {len(name)} {name} {content}\n".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _unreadable(error: Exception) -> PackError:
    return _unusable("IK101", f"the pack cannot be read ({type(error).__name__})", "check its files")


def _unusable(code: str, message: str, help: str, file: str | None = None) -> PackError:
    return PackError(Problem(code, message, help, Place(file) if file else None))


def _too_large() -> PackError:
    return _unusable("IK106", f"a pack has at most {MAX_FILES} files and {MAX_BYTES} bytes", "split it")


def _in_memory(source: Any) -> Iterator[tuple[str, bytes]]:
    items: list[tuple[object, object]]
    try:
        items = [(name, content) for name, content in islice(source.items(), MAX_FILES + 1)]
    except Exception:  # noqa: BLE001 - whatever a foreign mapping raises
        items = [(None, None)]
    if len(items) > MAX_FILES:
        raise _too_large()
    for name, given in items:
        content = given.encode("utf-8", "surrogatepass") if type(given) is str else given
        if type(name) is not str or type(content) is not bytes:
            raise _unusable("IK101", "a pack in memory must map file names to text or bytes", "check the mapping")
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
    """Yield the files of a pack in a folder, each once; targets of links come last."""
    try:
        links: list[tuple[Traversable, str, int]] = []
        found = list(_walk(folder, folder, "", cases, 2, links))
        seen = {_real(item) for item, _ in found} if links else set()
        for link, name, deeper in links:
            _refuse_link_outside(folder, link, name)
            files = _walk(folder, link, name + "/", cases, deeper, None) if link.is_dir() else iter([(link, name)])
            for item, path in files:
                if (target := _real(item)) not in seen:
                    seen.add(target)
                    found.append((item, path))
        for item, name in found:
            yield name, b"" if misnamed_help(name) else _content(item, name)
    except PackError:
        raise
    except Exception as error:  # noqa: BLE001 - archives and foreign folders raise more than OSError
        raise _unreadable(error) from None


def _walk(
    pack: Traversable,
    folder: Traversable,
    path: str,
    cases: bool,
    deeper: int,
    links: list[tuple[Traversable, str, int]] | None,
) -> Iterator[tuple[Traversable, str]]:
    """Yield the files of a pack in one of its folders with their paths.

    Descends one level deeper than packs are nested, so that files nested too deep are reported rather than ignored.
    Hidden files are skipped. Symbolic links are appended to `links`; if that is None they are followed.
    """
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        name = path + item.name
        if is_hidden(name) or (section_of(name) == "cases") != cases:
            continue
        is_folder = item.is_dir()
        part = is_pack_file(name) or (misnamed_help(name) is not None and not is_folder)
        inside = deeper - (name != LOCALES)
        if not part and not (deeper and is_folder):
            continue
        if _is_link(item) and links is not None:
            links.append((item, name, inside))
            continue
        _refuse_link_outside(pack, item, name)
        if part:
            yield item, name
        else:
            yield from _walk(pack, item, name + "/", cases, inside, links)


def _is_link(item: Traversable) -> bool:
    return isinstance(item, Path) and item.is_symlink()


def _real(item: Traversable) -> Path | None:
    """Return the path of a file with symbolic links resolved; None for a member of an archive."""
    return item.resolve() if isinstance(item, Path) else None


def _content(item: Traversable, name: str) -> bytes:
    """Read a file, at most one byte more than the limit."""
    if not item.is_file():
        raise _unusable("IK101", f"{shown(name)} is not a regular file", "put a file in its place", name)
    with item.open("rb") as file:
        return bytes(file.read(MAX_FILE_SIZE + 1))


def _refuse_link_outside(pack: Traversable, item: Traversable, name: str) -> None:
    """Refuse a symbolic link that leads out of the folder of the pack. Links inside it occur in Kubernetes mounts."""
    home, real = _real(pack), _real(item) if _is_link(item) else None
    if home is not None and real is not None and not real.is_relative_to(home):
        message = f"{shown(name)} is a symbolic link to a target outside the pack"
        raise _unusable("IK101", message, "copy what it points to into the pack", name)
