"""What single rules do: how often they are true, what comes of these cases, and what leaving a rule out changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial

import numpy as np
from numpy.typing import NDArray

from intimacy_kit.engines.columnar.engine import ColumnarEngine
from intimacy_kit.model.rulebook import Group, RuleBook, Scored, grouped
from intimacy_kit.model.rules import Rule
from intimacy_kit.validation.cases import RESULTS, Answered, Cases
from intimacy_kit.validation.discrimination import chance, figure, is_known, known
from intimacy_kit.validation.outcomes import array_of
from intimacy_kit.validation.ranks import Floats
from intimacy_kit.validation.resampling import Draws
from intimacy_kit.validation.results import Discrimination, RuleOutcome

LEAST = 5
"""So many cases in which a rule is true, and as many in which it is not, are needed for a word about it."""


def all_rules(book: RuleBook) -> dict[str, tuple[Rule, Scored]]:
    """Return all rules by id, each with its finding."""
    return {rule.id: (rule, finding) for finding in book.findings for rule in finding.rules}


def rule_outcomes(
    cases: Cases, book: RuleBook, found: Iterable[Discrimination], changes: Mapping[str, float], draws: Draws
) -> Iterator[RuleOutcome]:
    """Yield what each rule does that is true in some case, by id."""
    clear = {each.id: _sign(each, cases) for each in found if each.clear}
    for id, (rule, finding) in sorted(all_rules(book).items()):
        true = cases.fired.get(id)
        if true is None or not true.any():
            continue
        relieves, count = rule.relieves is not None, int(true.sum())
        lift, difference, fits = None, None, None
        if min(count, len(true) - count) >= LEAST:
            difference = draws.estimate(partial(_apart, cases, true))[0]
            lift = _lift(cases, true)
            if difference is not None and finding.id in clear:
                fits = np.sign(difference.value) == clear[finding.id] * (-1 if relieves else 1)
        yield RuleOutcome(
            id=id,
            finding=finding.id,
            relieves=relieves,
            cases=count,
            lift=lift,
            difference=difference,
            fits=None if fits is None else bool(fits),
            change=changes.get(id),
        )


def _sign(found: Discrimination, cases: Cases) -> float:
    estimate = found.auc if cases.event else found.rank
    return 0.0 if estimate is None else float(np.sign(estimate.value - chance(cases)))


def _lift(cases: Cases, true: NDArray[np.bool_]) -> float | None:
    all_of = float(np.average(cases.outcome, weights=cases.weights))
    where = float(np.average(cases.outcome[true], weights=cases.weights[true]))
    return where / all_of if all_of > 0 else None


def _apart(cases: Cases, true: NDArray[np.bool_], weights: Floats) -> Floats:
    """Return by draw the mean outcome where a rule is true minus that where it is not."""
    means = []
    for which in (true, ~true):
        total = weights[:, which].sum(axis=1)
        summed = weights[:, which] @ cases.outcome[which]
        means.append(np.where(total > 0, summed / np.where(total > 0, total, 1.0), np.nan))
    apart: Floats = means[0] - means[1]
    return apart


def never_true(cases: Cases, book: RuleBook) -> tuple[str, ...]:
    """Return the ids of rules that are true in no case."""
    return tuple(id for id in sorted(all_rules(book)) if id not in cases.fired or not cases.fired[id].any())


def left_out(cases: Cases, book: RuleBook, couples: RuleBook, read: Answered, days: int) -> dict[str, float]:
    """Return, for each rule that is true in some case, how its finding's figure changes without it.

    Each of these rules has a twin of its finding that lacks it; all twins are computed in one run.

    Args:
        cases: as they are with all rules.
        book: the rule book of one person.
        couples: that of couples.
        read: the frame.
        days: for how many days earlier answers count.
    """
    twins = {
        id: (finding.id, f"{finding.id} without {id}")  # no id has a space
        for id, (_, finding) in all_rules(book).items()
        if id in cases.fired
    }
    frame = replace(read, options=replace(read.options, rules=False, validated=True))
    result = frame.run(ColumnarEngine(_with_twins(book, twins), _with_twins(couples, twins), (), (), days))
    changes = {}
    for id, (finding, twin) in twins.items():
        among, scores = known(cases, finding)
        values = array_of(result, RESULTS.of_finding(twin, "score"))[cases.known][is_known(cases, finding)]
        weights = among.weights[np.newaxis, :]
        change = float(figure(values, among, weights)[0] - figure(scores, among, weights)[0])
        if np.isfinite(change):
            changes[id] = change
    return changes


def _with_twins(book: RuleBook, twins: Mapping[str, tuple[str, str]]) -> RuleBook:
    """Return the rule book with the twins of its findings, and without what is told of findings."""
    by_id = {finding.id: finding for finding in book.findings}
    lacking = tuple(_lacking(by_id[finding], rule, twin) for rule, (finding, twin) in twins.items())
    return replace(book, findings=(*book.findings, *lacking), strategies=(), indexes=())


def _lacking(finding: Scored, rule: str, twin: str) -> Scored:
    supports, reliefs = (_groups_without(groups, rule) for groups in (finding.supports, finding.reliefs))
    return replace(finding, id=twin, supports=supports, reliefs=reliefs)


def _groups_without(groups: Iterable[Group], rule: str) -> tuple[Group, ...]:
    """Return the groups without a rule; those that it is not in stay the very same, and are computed once."""
    left: list[Group] = []
    for group in groups:
        kept = [each for each in group.rules if each.id != rule]
        left += [group] if len(kept) == len(group.rules) else grouped(kept)
    return tuple(left)
