"""What single rules do: how often they are true, what comes of these cases, and what leaving a rule out changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial

import numpy as np
from numpy.typing import NDArray

from intimacy_kit.engines.columnar.engine import ColumnarEngine
from intimacy_kit.model.rulebook import RuleBook, Scored, grouped
from intimacy_kit.model.rules import Rule
from intimacy_kit.validation.cases import RESULTS, Answered, Cases, scores_in
from intimacy_kit.validation.discrimination import chance, figure, known
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

    Args:
        cases: as they are with all rules.
        book: the rule book of one person.
        couples: that of couples.
        read: the frame.
        days: for how many days earlier answers count.
    """
    frame = replace(read, options=replace(read.options, rules=False, validated=True))
    changes = {}
    for id, (_, finding) in all_rules(book).items():
        if id not in cases.fired or not cases.fired[id].any():
            continue
        small = _without(book, id, finding.id)
        result = frame.run(ColumnarEngine(small, _without(couples, id, finding.id), (), (), days))
        among, scores = known(cases, finding.id)
        kept = ~np.isnan(cases.scores[finding.id])
        other = scores_in(result.select(RESULTS.of_finding(finding.id, "score")), _only(small, finding.id))
        values = other[finding.id][cases.known][kept]
        weights = among.weights[np.newaxis, :]
        change = float(figure(values, among, weights)[0] - figure(scores, among, weights)[0])
        if np.isfinite(change):
            changes[id] = change
    return changes


def _without(book: RuleBook, rule: str, finding: str) -> RuleBook:
    """Return the rule book without a rule, and with no more than what a finding depends on."""
    needed, by_id = {finding}, {each.id: each for each in book.findings}
    for each in reversed(book.findings):  # after all that depend on it
        if each.id in needed:
            needed |= {link.origin for link in each.links}
            needed |= {name for other in each.rules for name in other.ids if name in by_id}
    findings = tuple(_lacking(each, rule) for each in book.findings if each.id in needed)
    return replace(book, findings=findings, strategies=(), indexes=())


def _lacking(finding: Scored, rule: str) -> Scored:
    supports, reliefs = (
        grouped(each for group in groups for each in group.rules if each.id != rule)
        for groups in (finding.supports, finding.reliefs)
    )
    return replace(finding, supports=supports, reliefs=reliefs)


def _only(book: RuleBook, finding: str) -> RuleBook:
    return replace(book, findings=tuple(each for each in book.findings if each.id == finding))
