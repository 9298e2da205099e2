"""What the names of files in a pack say: the section, and whether a file is a part of the pack or looks like one.

A file that was written to be read and is not would not count, and nobody would notice. So whatever is named as a part
of a pack, by its own name or by that of its folder, is read or refused; only notes, code and backups may lie beside.
"""

from __future__ import annotations

from intimacy_kit.errors import shown
from intimacy_kit.model.pack import SECTIONS

LOCALES = "locales"
"""The folder of translations. It has folders of its own."""

_FOLDERS = frozenset({*SECTIONS, "cases", LOCALES})
_YAML = (".yaml", ".yml")
_TABLES = (".csv", ".xlsx")
_ADDED = ".txt"
"""What some editors put behind a name, and do not show."""

_OTHER_TABLES = (".ods", ".xls", ".xlsm", ".xlsb", ".numbers", ".parquet", ".psv", ".dmn")
_TABS = (".tsv", ".tab")
_TEXTS = (".md", ".txt", ".rst", ".adoc", ".html", ".pdf", ".bib", ".doc", ".docx", ".odt")
_PICTURES = (".png", ".svg", ".jpg", ".jpeg")
_CODE = (".py", ".pyi", ".pyc", ".typed")
_BACKUPS = (".bak", ".orig", ".old", ".rej", ".swp", ".tmp", "~")
_BESIDE = _TEXTS + _PICTURES + _CODE + _BACKUPS
"""Endings of what may lie beside the parts of a pack."""


def hidden(name: str) -> bool:
    """Whether a file is no part of the pack, whatever is in it."""
    return name.rsplit("/", maxsplit=1)[-1].startswith((".", "~$"))  # the second while a spreadsheet has it open


def section_of(name: str) -> str:
    """The section of a file: the name of its folder, or its own name without the ending."""
    first = name.split("/", maxsplit=1)[0]
    return next((first.removesuffix(ending) for ending in (*_YAML, *_TABLES) if first.endswith(ending)), first)


def is_table(name: str) -> bool:
    """Whether a file is a table, and no YAML."""
    return name.endswith(_TABLES)


def belongs(name: str) -> bool:
    """Whether a file in a folder is one of the pack: a table of data may lie in a folder of its own beside it."""
    return name.endswith(_YAML) or (is_table(name) and ("/" not in name or section_of(name) in _FOLDERS))


def how_to_be_read(name: str) -> str | None:
    """How to mend a file that looks like a part of a pack and would not be read; None if there is no need."""
    first = name.split("/", maxsplit=1)[0].split(".", maxsplit=1)[0].lower()
    looks_like_a_part = first in _FOLDERS or (first == "pack" and "/" not in name)
    if not looks_like_a_part or name.endswith((*_YAML, *_TABLES)):
        return None
    lower = name.lower()
    plain = name[: -len(_ADDED)] if lower.endswith(_ADDED) else name
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
