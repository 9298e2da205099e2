"""Run sampled cases in two knowledge bases, and shrink those with different results."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from math import ceil, floor
from random import Random

from intimacy_kit.analysis.diff.result import Example
from intimacy_kit.diagnosis import Diagnosis
from intimacy_kit.engines.outcome import Outcome
from intimacy_kit.errors import ObservationError
from intimacy_kit.knowledge import KnowledgeBase
from intimacy_kit.model.couple import PARTNERS, Couple, Who
from intimacy_kit.model.fields import of_partner
from intimacy_kit.model.observations import Value
from intimacy_kit.model.partition import atoms_by_name, extreme_values, thresholds

Case = Mapping[str, Value]
"""Answers by signal; for two partners the names are prefixed with `a.` and `b.`."""

CASES = 3000
"""Maximum sampled cases; the same ones each time."""

MAX_WORK = 3_000_000
"""Maximum product of cases and rules with findings; with large packs fewer cases are sampled."""

MIN_CASES = 100
"""Minimum sampled cases, however large the packs are."""

MAX_KEPT = 20
"""Maximum pairs of diagnoses in the cache, since one case often is the example of several findings."""


class Pair:
    """Two knowledge bases that diagnose the same cases; each gets the answers to its own signals."""

    def __init__(self, old: KnowledgeBase, new: KnowledgeBase) -> None:
        self.old: KnowledgeBase = old
        self.new: KnowledgeBase = new
        self._seen: dict[frozenset[tuple[str, Value]], tuple[Outcome, ...]] = {}
        self._diagnosed: dict[frozenset[tuple[str, Value]], tuple[Diagnosis, Diagnosis]] = {}

    def diagnoses(self, case: Case) -> tuple[Diagnosis, Diagnosis]:
        """Return both diagnoses of a case that fits both."""
        key = frozenset(case.items())
        if key not in self._diagnosed:
            if len(self._diagnosed) >= MAX_KEPT:
                self._diagnosed.clear()
            self._diagnosed[key] = self.old.diagnose(_known(self.old, case)), self.new.diagnose(_known(self.new, case))
        return self._diagnosed[key]

    def outcomes(self, case: Case) -> tuple[Outcome, Outcome]:
        """Return both outcomes of a case that fits both; cached, since each finding requests the same cases."""
        key = frozenset(case.items())
        if key not in self._seen:
            self._seen[key] = tuple(
                each.runtime.run(each.runtime.case(_known(each, case))).whole for each in (self.old, self.new)
            )
        old, new = self._seen[key]
        return old, new

    @cached_property
    def cases(self) -> tuple[Case, ...]:
        """The sampled cases: no answers, all answers at either end, and random ones on and beside thresholds."""
        values = dict(self._values())
        random = Random(0)  # noqa: S311 - the cases are the same each time
        cases: list[dict[str, Value]] = [{}]
        cases += [{name: found[place] for name, found in values.items()} for place in (0, -1)]
        for _ in range(self._how_many()):
            answered = random.choice((0.1, 0.3, 0.6, 1.0))
            cases.append({name: random.choice(found) for name, found in values.items() if random.random() < answered})
        distinct = {frozenset(case.items()): case for case in cases}
        return tuple(filter(self.fits, distinct.values()))

    def couples(self, signals: Iterable[str]) -> Iterator[Case]:
        """Return sampled cases of two partners who differ in their answers to these signals, or to any."""
        random = Random(0)  # noqa: S311 - as above
        names = frozenset(signals)
        for _ in range(self._how_many()):
            case, other = random.choice(self.cases), random.choice(self.cases)
            apart = {name: value for name, value in other.items() if name in names}
            shared = {name: value for name, value in case.items() if name not in names}
            yield of_two(case, {**shared, **apart})
            yield of_two(case, other)

    def _how_many(self) -> int:
        books = [knowledge.runtime.built.rulebook for knowledge in (self.old, self.new)]
        size = sum(len(book.findings) for book in books) + len(self.old.rules) + len(self.new.rules)
        return max(MIN_CASES, min(CASES, MAX_WORK // max(1, size)))

    def fits(self, case: Case) -> bool:
        """Return whether both accept all values."""
        try:
            for knowledge in (self.old, self.new):
                knowledge.observations(_known(knowledge, case))
        except ObservationError:
            return False
        return True

    def _values(self) -> Iterator[tuple[str, list[Value]]]:
        conditions = [rule.when for each in (self.old, self.new) for rule in each.rules.values()]
        conditions += [rule.when for each in (self.old, self.new) for rule in each.safety_rules.values()]
        first = [strategy.first_when for each in (self.old, self.new) for strategy in each.strategies.values()]
        conditions += [when for when in first if when is not None]
        atoms = atoms_by_name(conditions)
        for name in sorted(self.old.signals.keys() | self.new.signals.keys()):
            signal = self.old.signals.get(name) or self.new.signals[name]
            yield (
                name,
                list(extreme_values(signal, thresholds((*atoms.get(name, ()), *atoms.get(of_partner(name), ()))))),
            )


def of_two(first: Case, second: Case) -> Case:
    """Return the case of two partners."""
    answers = zip(PARTNERS, (first, second), strict=True)
    return {f"{who}.{name}": value for who, given in answers for name, value in given.items()}


def by_partner(case: Case) -> Example:
    """Return the answers sorted by signal; those of two partners under `a` and `b`."""
    if not is_of_two(case):
        return dict(sorted(case.items()))
    return {who: _of(who, dict(sorted(case.items()))) for who in PARTNERS}


def is_of_two(case: Case) -> bool:
    """Return whether a case is of two partners."""
    return any("." in name for name in case)  # no id has a dot


def _of(who: Who, case: Case) -> dict[str, Value]:
    return {name.removeprefix(f"{who}."): value for name, value in case.items() if name.startswith(f"{who}.")}


def _known(knowledge: KnowledgeBase, case: Case) -> dict[str, Value] | Couple:
    known = {name: value for name, value in case.items() if name.rpartition(".")[2] in knowledge.signals}
    return Couple(a=_of("a", known), b=_of("b", known)) if is_of_two(case) else known


def shrunk(case: Case, differs: Callable[[Case], bool]) -> dict[str, Value]:
    """Return the case without the answers that are not needed for the difference."""
    kept = dict(case)
    for name in list(kept):
        less = {other: value for other, value in kept.items() if other != name}
        if differs(less):
            kept = less
    return kept


def plain(case: Case, fits: Callable[[Case], bool], differs: Callable[[Case], bool]) -> dict[str, Value]:
    """Return the case with whole numbers where these show the difference too."""
    kept = dict(case)
    for name, value in case.items():
        for whole in (float(floor(value)), float(ceil(value))) if isinstance(value, float) else ():
            rounded = {**kept, name: whole}
            if rounded != kept and fits(rounded) and differs(rounded):
                kept = rounded
                break
    return kept
