"""Select the installed packs to use."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from intimacy_kit.errors import PackError, Problem, shown, suggestion

VARIABLE = "INTIMACY_KIT_PLUGINS"


def enabled_names(wanted: Iterable[str] | None, environment: str, known: Sequence[str]) -> frozenset[str]:
    """Return the names of the installed packs to load.

    Args:
        wanted: the names requested by the program; None for all.
        environment: the value of `INTIMACY_KIT_PLUGINS`: empty for all, `off`, or names separated by commas.
        known: the installed names.

    Raises:
        PackError: a requested pack is not installed or is disabled, or the variable names one that is not installed
            (IK131).
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
