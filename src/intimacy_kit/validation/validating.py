"""Validate a knowledge base on a dataframe: all questions in their order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from threadpoolctl import threadpool_limits

from intimacy_kit.answers.codebooks.codes import code_text
from intimacy_kit.errors import OptionError, Problem
from intimacy_kit.model.values import plain_text, plain_whole
from intimacy_kit.reasoning.runtime import Runtime
from intimacy_kit.validation.baselines import baselines
from intimacy_kit.validation.calibration import calibration, levels
from intimacy_kit.validation.cases import Answered, Asked, Cases, answered, cases_in
from intimacy_kit.validation.claims import corrected
from intimacy_kit.validation.discrimination import curves, discriminations, flags
from intimacy_kit.validation.enough import enough
from intimacy_kit.validation.faces import Validation
from intimacy_kit.validation.redundancy import alike
from intimacy_kit.validation.resampling import Draws
from intimacy_kit.validation.results import Pack
from intimacy_kit.validation.rules import left_out, never_true, rule_outcomes
from intimacy_kit.validation.subgroups import subgroups
from intimacy_kit.validation.targets import targets_of

MIN_DRAWS, MIN_LEAST = 20, 10


@dataclass(frozen=True)
class Wanted:
    """What is asked of a validation; see `KnowledgeBase.validate`."""

    outcome: str
    event: str | None
    weights: str | None
    group: str | None
    least: int
    draws: int
    seed: int
    leave_out: bool


def wanted(
    *,
    outcome: object,
    event: object,
    weights: object,
    group: object,
    least: object,
    draws: object,
    seed: object,
    leave_out: bool,
) -> Wanted:
    """Return the checked options.

    Raises:
        OptionError: one is invalid (IK404).
    """
    names = {"outcome": plain_text(outcome), "weights": plain_text(weights), "group": plain_text(group)}
    for name, given in (("outcome", outcome), ("weights", weights), ("group", group)):
        if names[name] is None and (given is not None or name == "outcome"):
            raise OptionError(
                Problem("IK404", f"'{name}' must be the name of a column", "name a column of the dataframe")
            )
    code = None if event is None else code_text(event)
    if code is not None and not isinstance(code, str):
        help = "give the number or the text that the column has where it came to be"
        raise OptionError(Problem("IK404", "'event' must be a value of the column", help))
    whole = {
        "least": (plain_whole(least), MIN_LEAST),
        "draws": (plain_whole(draws), MIN_DRAWS),
        "seed": (plain_whole(seed), 0),
    }
    for name, (number, lowest) in whole.items():
        if number is None or number < lowest:
            help = "leave it out to have the usual one"
            raise OptionError(Problem("IK404", f"'{name}' must be a whole number of {lowest} or more", help))
    numbers = {name: number or 0 for name, (number, _) in whole.items()}
    return Wanted(
        names["outcome"] or "",
        code,
        names["weights"],
        names["group"],
        numbers["least"],
        numbers["draws"],
        numbers["seed"],
        leave_out,
    )


def validated(runtime: Runtime, native: Any, asked: Asked, request: Wanted, *, stacklevel: int) -> Validation:
    """Return how well the scores go with the outcome. Arguments and errors as for `KnowledgeBase.validate`."""
    book = runtime.built.rulebook
    read = answered(native, asked, book.signals, runtime.whole.built.rulebook, stacklevel=stacklevel + 1)
    result = read.run(runtime.columnar)
    cases = cases_in(
        result,
        read,
        book,
        outcome=request.outcome,
        weights=request.weights,
        group=request.group,
        event=request.event,
        missing=() if asked.codebook is None else asked.codebook.missing,
    )
    few = not enough(cases, request.least)
    about = _about(runtime, cases, request, rows=len(result), few=few)
    if few:
        return Validation.model_validate(about)
    with threadpool_limits(1):  # many small sums and fits are faster so, and the same on every machine
        return Validation.model_validate(about | _figures(runtime, read, cases, request))


def _figures(runtime: Runtime, read: Answered, cases: Cases, request: Wanted) -> dict[str, Any]:
    """Return what is told where there are enough cases."""
    book = runtime.built.rulebook
    draws = Draws.of(cases.clusters, cases.weights, request.draws, request.seed)
    targets = targets_of(runtime)
    found = discriminations(cases, targets, draws)
    found, by_level = corrected(found, [levels(cases, targets[each.id]) for each in found])
    ids = [each.id for each in found]
    built = runtime.built
    changes = left_out(cases, book, built.couples, read, built.screening_days) if request.leave_out else {}
    return {
        "discrimination": found,
        "baselines": baselines(cases, draws, request.seed),
        "calibration": tuple(calibration(cases, id) for id in ids) if cases.event else (),
        "levels": by_level,
        "flagged": flags(cases, found) if cases.event else (),
        "rules": tuple(rule_outcomes(cases, book, found, changes, draws)),
        "never": never_true(cases, book),
        "alike": tuple(alike(cases, ids)),
        "subgroups": tuple(subgroups(cases, ids, request.least, draws)),
        "curves": curves(cases, found) if cases.event else (),
    }


def _about(runtime: Runtime, cases: Cases, request: Wanted, *, rows: int, few: bool) -> dict[str, Any]:
    """Return what is told in any case."""
    count = len(cases.outcome)
    return {
        "outcome": request.outcome,
        "event": cases.event,
        "rows": rows,
        "unknown": rows - count,
        "cases": count,
        "clusters": len(np.unique(cases.clusters)),
        "events": int(cases.outcome.sum()) if cases.event else None,
        "prevalence": float(np.average(cases.outcome, weights=cases.weights)) if count else None,
        "few": few,
        "least": request.least,
        "draws": request.draws,
        "seed": request.seed,
        "weighted": request.weights is not None,
        "group": request.group,
        "packs": tuple(Pack(name=each.name, version=each.version, digest=each.digest) for each in runtime.built.packs),
        "locale": runtime.context.locale,
    }
