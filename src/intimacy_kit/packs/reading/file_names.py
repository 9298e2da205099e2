"""Classify the files of a pack by their names: their section, and whether they belong to the pack.

A misnamed file must not be ignored silently. So a file that looks like a part of a pack, by its own name or by that of
its folder, is either read or refused; only notes, code and backups may lie beside the parts.
"""

from __future__ import annotations

from intimacy_kit.errors import shown
from intimacy_kit.model.pack import SECTIONS

LOCALES = "locales"
"""The folder of translations, which may contain a folder for each locale."""

_FOLDERS = frozenset({*SECTIONS, "cases", LOCALES})
_YAML = (".yaml", ".yml")
_TABLES = (".csv", ".xlsx")
_HIDDEN_EXTENSION = ".txt"
"""An extension that some editors append without showing it."""

_OTHER_TABLES = (".ods", ".xls", ".xlsm", ".xlsb", ".numbers", ".parquet", ".psv", ".dmn")
_TABS = (".tsv", ".tab")
_TEXTS = (".md", ".txt", ".rst", ".adoc", ".html", ".pdf", ".bib", ".doc", ".docx", ".odt")
_PICTURES = (".png", ".svg", ".jpg", ".jpeg")
_CODE = (".py", ".pyi", ".pyc", ".typed")
_BACKUPS = (".bak", ".orig", ".old", ".rej", ".swp", ".tmp", "~")
_BESIDE = _TEXTS + _PICTURES + _CODE + _BACKUPS
"""Extensions of files that may lie beside the parts of a pack."""


def is_hidden(name: str) -> bool:
    """Return whether a file is ignored because of its name."""
    return name.rsplit("/", maxsplit=1)[-1].startswith((".", "~$"))  # "~$": lock files of spreadsheet programs


def section_of(name: str) -> str:
    """Return the section of a file: the name of its folder, or its own name without the extension."""
    first = name.split("/", maxsplit=1)[0]
    return next((first.removesuffix(ending) for ending in (*_YAML, *_TABLES) if first.endswith(ending)), first)


def is_table(name: str) -> bool:
    """Return whether a file is a table rather than YAML."""
    return name.endswith(_TABLES)


def is_pack_file(name: str) -> bool:
    """Return whether a file is a part of the pack; tables in other folders than those of sections are not."""
    return name.endswith(_YAML) or (is_table(name) and ("/" not in name or section_of(name) in _FOLDERS))


def misnamed_help(name: str) -> str | None:
    """Return the help text for a file that looks like a part of a pack but would be ignored; None for other files."""
    first = name.split("/", maxsplit=1)[0].split(".", maxsplit=1)[0].lower()
    looks_like_a_part = first in _FOLDERS or (first == "pack" and "/" not in name)
    if not looks_like_a_part or name.endswith((*_YAML, *_TABLES)):
        return None
    lower = name.lower()
    plain = name[: -len(_HIDDEN_EXTENSION)] if lower.endswith(_HIDDEN_EXTENSION) else name
    for ending in (*_YAML, *_TABLES):
        if plain.lower().endswith(ending):
            return f"call it {shown(plain[: -len(ending)] + ending)}"
    last = name.rsplit("/", maxsplit=1)[-1]
    if lower.endswith(_BESIDE) or ("/" in name and last.isupper() and "." not in last):  # such as LICENSE
        return None
    if lower.endswith(_TABS):
        return "save it as .csv: tabs may separate its cells"
    if lower.endswith(_OTHER_TABLES):
        return "save it as .xlsx or .csv"
    return "write it as YAML, in a file that ends in .yaml; or call it otherwise if it is no part of the pack"
