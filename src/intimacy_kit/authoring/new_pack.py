"""Create the project of a new pack: installable, with a small example and a passing test."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import importlib_resources
from importlib_resources.abc import Traversable

from intimacy_kit.atomic_files import atomic_folder, new_folder
from intimacy_kit.authoring.schemas import FILES, schema_text
from intimacy_kit.errors import Problem, QuestionError, shown, suggestion

LICENSES = ("MIT", "Apache-2.0", "CC-BY-4.0", "CC0-1.0", "LicenseRef-Proprietary")
"""SPDX identifiers of the license templates; the last one means all rights reserved."""

MAX_NAME_LENGTH = 40
TAKEN = {"core": "that of the built-in pack"} | dict.fromkeys(("true", "false", "null"), "no text in YAML")
"""Reserved pack names with the reason."""

_NAME = re.compile(r"[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*\Z")
_ENDING = ".template"


def new_pack(name: str, folder: Path | None = None, license: str = "MIT") -> Path:
    """Create the project of a new pack atomically.

    Args:
        name: the name of the pack: lower-case letters and digits, separated by single `_` or `-`, at most 40
            characters.
        folder: the folder to create; by default one in the working directory named after the distribution.
        license: one of `LICENSES`.

    Returns:
        The folder.

    Raises:
        QuestionError: the name is invalid (IK480), the folder exists (IK481), it cannot be written (IK483), or the
            license is unknown (IK484).
    """
    files = project_files(name, license)
    target = Path(distribution(name)) if folder is None else folder
    try:
        _write(target.absolute(), files)
    except FileExistsError:
        help = "choose another folder with --dir; nothing is ever overwritten"
        raise QuestionError(Problem("IK481", f"the target {shown(str(target))} already exists", help)) from None
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        message = f"cannot write to {shown(str(target))}: {reason}"
        help = "check the path, your rights, and the space left"
        raise QuestionError(Problem("IK483", message, help)) from None
    return target


def distribution(name: str) -> str:
    """Return the name of the distribution of a pack."""
    return "intimacy-kit-" + name.replace("_", "-")


def project_files(name: str, license: str = "MIT") -> dict[str, str]:
    """Return the files of the project of a new pack by path. For arguments and errors see `new_pack`."""
    if not _NAME.match(name) or len(name) > MAX_NAME_LENGTH:
        help = (
            f"use lower-case letters and digits, with _ or - between, at most {MAX_NAME_LENGTH}; such as long_distance"
        )
        raise QuestionError(Problem("IK480", f"invalid pack name {shown(name)}", help))
    if name in TAKEN:
        raise QuestionError(Problem("IK480", f"the name '{name}' is {TAKEN[name]}", "choose another name"))
    if license not in LICENSES:
        help = suggestion(license, LICENSES, f"there are {', '.join(LICENSES)}")
        raise QuestionError(Problem("IK484", f"unknown license {shown(license)}", help))
    id = name.replace("-", "_")
    values = {
        "name": name,
        "id": id,
        "package": f"intimacy_kit_{id}",
        "distribution": distribution(name),
        "title": id.replace("_", " ").capitalize(),
        "license": license,
    }
    templates = importlib_resources.files("intimacy_kit.authoring") / "templates"
    files = {
        path.replace("src/package", f"src/{values['package']}"): _filled(text, values)
        for path, text in _texts(templates / "project", "")
    }
    files["LICENSE"] = _filled((templates / "licenses" / f"{license}{_ENDING}").read_text("utf-8"), values)
    return {**files, **{f"schemas/{section}.json": schema_text(section) for section in FILES}}


def _texts(folder: Traversable, path: str) -> Iterator[tuple[str, str]]:
    for item in folder.iterdir():
        if item.is_dir():
            yield from _texts(item, f"{path}{item.name}/")
        else:
            yield path + item.name.removesuffix(_ENDING), item.read_text("utf-8")


def _filled(text: str, values: Mapping[str, str]) -> str:
    for name, value in values.items():
        text = text.replace("{{" + name + "}}", value)
    return text


def _write(target: Path, files: Mapping[str, str]) -> None:
    """Write all files to a new folder atomically."""
    if target.exists() or target.is_symlink():
        raise FileExistsError
    with atomic_folder(target, overwrite=False, private=False) as folder:
        for name, text in files.items():
            path = folder / name
            new_folder(path.parent, private=False)
            path.write_text(text, "utf-8", newline="\n")
