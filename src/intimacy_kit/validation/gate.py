"""Whether a validation reaches what is asked of it, such as `auc=.7`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from intimacy_kit.errors import OptionError, Problem, UnknownIdError, shown, suggestion
from intimacy_kit.validation.results import Discrimination, ValidationData

_FORM = re.compile(r"(?:(?P<id>[a-z][a-z0-9_]*)\.)?(?P<figure>auc|rank)=(?P<least>-?(?:\d+\.?\d*|\.\d+))")


@dataclass(frozen=True, slots=True)
class Gate:
    """What must be reached.

    Attributes:
        id: of a finding or an index; None if it is enough that any reaches it.
        figure: the AUC or the rank correlation, with an outcome that is hard: what is good to have, a component or an
            index, must be lower before it.
        least: the number.
    """

    id: str | None
    figure: Literal["auc", "rank"]
    least: float


def read_gate(text: str) -> Gate:
    """Read a gate: `auc=.7`, `rank=.3`, or `emotional_distance.auc=.7` for one finding or index.

    Raises:
        OptionError: it is none (IK404).
    """
    form = _FORM.fullmatch(text)
    if form is None:
        help = "write auc=.7, rank=.3, or with the id of a finding or an index before it: emotional_distance.auc=.7"
        raise OptionError(Problem("IK404", f"{shown(text)} is nothing that can be reached", help))
    return Gate(form["id"], "auc" if form["figure"] == "auc" else "rank", float(form["least"]))


def reached(gate: Gate, found: ValidationData) -> bool:
    """Return whether a validation reaches it; with too few cases nothing is.

    Raises:
        UnknownIdError: it is about a finding or an index that is not there (IK401).
    """
    if found.few:
        return False
    if gate.id is not None:
        found_in(found, gate.id)
    good = {each.id for each in found.discrimination if each.kind in ("component", "index")}
    whole = 1.0 if gate.figure == "auc" else 0.0
    figures = {id: estimate.value for id, estimate in found.figures(gate.figure) if gate.id in (None, id)}
    turned = [whole - value if id in good else value for id, value in figures.items()]
    return max(turned, default=float("-inf")) >= gate.least


def found_in(found: ValidationData, id: str) -> Discrimination:
    """Return how well a finding or an index tells cases apart.

    Raises:
        UnknownIdError: there is none with this id (IK401).
    """
    for each in found.discrimination:
        if each.id == id:
            return each
    otherwise = "there were too few cases" if found.few else "`discrimination` lists all"
    help = suggestion(id, [each.id for each in found.discrimination], otherwise)
    raise UnknownIdError(Problem("IK401", f"no finding or index {shown(id)} was validated", help))
