"""How to install what is missing. There is no release yet, so it is installed from a checkout."""

from __future__ import annotations


def install_extra(extra: str, *, before: str = "", options: str = "") -> str:
    """Return the command that installs an extra, with variables set before it and options, and where to type it."""
    return f'{before}pip install {options}".[{extra}]" in the folder of your checkout of intimacy-kit'
