"""Decide questions about conditions with the solver z3 (the extra `analysis`).

    logic = Logic(knowledge.signals, findings)
    logic.satisfiable(parse_condition("trust < 3 and trust > 5"))   # Verdict("no")

A condition is encoded twice: when it is true, and when it is false. It is unknown when it is neither, as in
`engines/truth`. Numbers are encoded as reals, which include all doubles, so a proof holds for every case. Each witness
is evaluated by the interpreter before it is returned.

The score of a finding is encoded as any number from 0 to 1. So a proof holds, but no witness is returned.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import pairwise
from math import floor, nextafter
from threading import Lock
from typing import Any, Literal

from intimacy_kit.engines.interpret import evaluate
from intimacy_kit.engines.truth import Truth
from intimacy_kit.model.conditions import Among, And, AtLeast, Compare, Condition, Holds, Not, Or
from intimacy_kit.model.fields import bare
from intimacy_kit.model.observations import Value
from intimacy_kit.model.signal_kinds import ValueType
from intimacy_kit.model.signals import Signal

EFFORT = 2_000_000
"""Maximum work of the solver per question, in its own steps (`rlimit`), since a time limit is not deterministic."""

Answer = Literal["yes", "no", "undecided"]
Case = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer to a question.

    Attributes:
        answer: `undecided` if it takes too much work, or depends on scores of findings.
        witness: a case that proves the answer, as an example or a counterexample; None if there is none.
    """

    answer: Answer
    witness: Case | None = None


@dataclass(frozen=True, slots=True)
class _Encoded:
    """The encoding of a condition: formulas for when it is true and when it is false."""

    true: Any
    false: Any


def is_installed() -> bool:
    """Return whether the solver is installed."""
    return find_spec("z3") is not None


class Logic:
    """Decides questions about conditions over some signals and findings. Safe to share between threads.

    It needs z3: call `is_installed` first.
    """

    def __init__(self, signals: Mapping[str, Signal], findings: Iterable[str] = (), *, effort: int = EFFORT) -> None:
        import z3  # noqa: PLC0415 - an extra

        self._z3, self._lock = z3, Lock()
        self._context = z3.Context()
        self._signals, self._findings, self._effort = signals, frozenset(findings), effort

    def satisfiable(self, condition: Condition) -> Verdict:
        """Return whether some answers make it true; the witness is an example."""
        return self._search(condition, lambda encoded: encoded[0].true, Truth.TRUE)

    def always_true(self, condition: Condition) -> Verdict:
        """Return whether it is true in every complete case; the witness makes it false."""
        return _opposite(self._search(condition, lambda encoded: encoded[0].false, Truth.FALSE))

    def implies(self, first: Condition, second: Condition, *, complete: bool = True) -> Verdict:
        """Return whether the second is true whenever the first is; in the witness only the first is.

        Args:
            first: the first condition.
            second: the second condition.
            complete: only in complete cases, those in which everything is answered.
        """

        def differ(encoded: tuple[_Encoded, ...]) -> Any:
            other = encoded[1].false if complete else self._z3.Not(encoded[1].true)
            return self._z3.And(encoded[0].true, other)

        def shows(case: Case) -> bool:
            return _truth(first, case) is Truth.TRUE and _truth(second, case) is not Truth.TRUE

        return _opposite(self._decided((first, second), differ, shows, complete=complete))

    def equivalent(self, first: Condition, second: Condition, *, complete: bool = False) -> Verdict:
        """Return whether both are true, false and unknown in the same cases; in the witness they differ.

        Args:
            first: the first condition.
            second: the second condition.
            complete: only in complete cases, those in which everything is answered.
        """

        def differ(encoded: tuple[_Encoded, ...]) -> Any:
            one, other = encoded
            return self._z3.Or(one.true != other.true, one.false != other.false)

        def shows(case: Case) -> bool:
            return _truth(first, case) is not _truth(second, case)

        return _opposite(self._decided((first, second), differ, shows, complete=complete))

    def _search(self, condition: Condition, wanted: Callable[[tuple[_Encoded, ...]], Any], truth: Truth) -> Verdict:
        return self._decided((condition,), wanted, lambda case: _truth(condition, case) is truth, complete=True)

    def _decided(
        self,
        conditions: tuple[Condition, ...],
        wanted: Callable[[tuple[_Encoded, ...]], Any],
        shows: Callable[[Case], bool],
        *,
        complete: bool,
    ) -> Verdict:
        """Return whether a case satisfies the formula; a case found by the solver is verified with `shows`."""
        z3 = self._z3
        with self._lock:
            self._context = z3.Context()  # else earlier questions would decide which witness is found
            solver = z3.Solver(ctx=self._context)
            solver.set("rlimit", self._effort)
            names = sorted(frozenset[str]().union(*(condition.names for condition in conditions)))
            variables = {name: self._variable(name) for name in names}
            known = {name: self._known(name, complete) for name in names}
            for name in names:
                solver.add(*self._range(name, variables[name]))
            solver.add(wanted(tuple(self._encoded(condition, variables, known) for condition in conditions)))
            found = solver.check()
            if found == z3.unsat:
                return Verdict("no")
            if found != z3.sat or self._findings.intersection(names):
                return Verdict("undecided")
            model = solver.model()
            case = {
                name: self._value(name, model.eval(variables[name], model_completion=True))
                for name in names
                if z3.is_true(model.eval(known[name], model_completion=True))
            }
        for witness in (self._plain(case, conditions), case):
            if shows(witness):
                return Verdict("yes", _without_needless(witness, shows))
        return Verdict("undecided")  # the solver found a real between two doubles

    def _signal(self, name: str) -> Signal:
        """Return the signal of a name; what another partner answered to it is a variable of its own."""
        return self._signals[bare(name)]

    def _variable(self, name: str) -> Any:
        value_type: ValueType = "number" if name in self._findings else self._signal(name).spec.value_type
        sorts = {"flag": self._z3.Bool, "choice": self._z3.Int, "number": self._z3.Real}
        return sorts[value_type](f"value {name}", ctx=self._context)

    def _known(self, name: str, complete: bool) -> Any:
        if complete or name in self._findings:
            return self._z3.BoolVal(True, ctx=self._context)
        return self._z3.Bool(f"known {name}", ctx=self._context)

    def _range(self, name: str, variable: Any) -> tuple[Any, ...]:
        if name in self._findings:
            return variable >= 0, variable <= 1
        signal = self._signal(name)
        if signal.spec.value_type == "flag":
            return ()
        if signal.spec.value_type == "choice":
            return variable >= 0, variable < len(signal.choices)
        low, high = signal.bounds
        return variable >= self._real(low), variable <= self._real(high)

    def _real(self, number: float) -> Any:
        top, bottom = float(number).as_integer_ratio()  # exact
        return self._z3.Q(top, bottom, ctx=self._context)

    def _value(self, name: str, found: Any) -> Value:
        value_type = self._signal(name).spec.value_type
        if value_type == "flag":
            return bool(self._z3.is_true(found))
        if value_type == "choice":
            return self._signal(name).choices[int(found.as_long())]
        return float(found.as_fraction())

    def _encoded(self, condition: Condition, variables: Mapping[str, Any], known: Mapping[str, Any]) -> _Encoded:
        z3 = self._z3
        if isinstance(condition, Holds | Compare | Among):
            holds, is_known = self._comparison(condition, variables[condition.name]), known[condition.name]
            return _Encoded(z3.And(is_known, holds), z3.And(is_known, z3.Not(holds)))
        parts = [self._encoded(part, variables, known) for part in condition.inner]
        true, false = [part.true for part in parts], [part.false for part in parts]
        if isinstance(condition, Not):
            return _Encoded(false[0], true[0])
        if isinstance(condition, And):
            return _Encoded(z3.And(true), z3.Or(false))
        if isinstance(condition, Or):
            return _Encoded(z3.Or(true), z3.And(false))
        assert isinstance(condition, AtLeast)  # noqa: S101 - there is no other kind
        least, most = condition.count, len(parts) - condition.count + 1
        return _Encoded(z3.AtLeast(*true, least), z3.AtLeast(*false, most))

    def _comparison(self, atom: Holds | Compare | Among, variable: Any) -> Any:
        if isinstance(atom, Holds):
            return variable
        if isinstance(atom, Among):
            choices = self._signal(atom.name).choices
            among = self._z3.Or([variable == choices.index(choice) for choice in atom.choices])
            return self._z3.Not(among) if atom.negated else among
        threshold = self._real(atom.value)
        return {
            "<": variable < threshold, "<=": variable <= threshold, ">": variable > threshold,
            ">=": variable >= threshold, "==": variable == threshold, "!=": variable != threshold,
        }[atom.op]  # fmt: skip

    def _plain(self, case: Case, conditions: Iterable[Condition]) -> Case:
        """Return the case with plain numbers in place of others between the same thresholds."""
        thresholds: dict[str, set[float]] = {}
        for condition in conditions:
            for atom in condition.atoms:
                if isinstance(atom, Compare):
                    thresholds.setdefault(atom.name, set()).add(atom.value)
        plain: dict[str, Value] = dict(case)
        for name, cuts in thresholds.items():
            if name in case:
                low, high = self._signal(name).bounds
                plain[name] = plainest(float(case[name]), sorted({low, *cuts, high}))
        return plain


def _truth(condition: Condition, case: Case) -> Truth:
    return evaluate(condition, case.get).truth


def plainest(value: float, cuts: list[float]) -> float:
    """Return a plain number between the same cuts: the value itself on a cut, else a short number."""
    for low, high in pairwise(cuts):
        if low < value < high:
            whole = floor(low) + 1
            if whole < high:
                return float(whole)
            for places in range(1, 16):
                step = round(low + 10.0**-places, places)
                if low < step < high:
                    return step
            return nextafter(low, high)
    return value


def _without_needless(case: Case, shows: Callable[[Case], bool]) -> Case:
    """Return the case without the answers that are not needed to show it."""
    kept = dict(case)
    for name in list(case):
        less = {other: value for other, value in kept.items() if other != name}
        if shows(less):
            kept = less
    return kept


def _opposite(verdict: Verdict) -> Verdict:
    opposites: dict[Answer, Answer] = {"yes": "no", "no": "yes", "undecided": "undecided"}
    return Verdict(opposites[verdict.answer], verdict.witness)
