"""Define what a check of the linter is: its metadata and a function that returns violations for one item.

An item is what a check looks at: the whole pack, a signal, a text, a pair of rules. Checks of the same kind of items
are run by one pass; `registry` lists the passes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from intimacy_kit.analysis.lint.diagnostics import Diagnostic, Edit, Severity
from intimacy_kit.analysis.lint.solver import SolverQuestions
from intimacy_kit.analysis.lint.subject import Subject
from intimacy_kit.errors import Place
from intimacy_kit.packs.reading.locale_files import Translated
from intimacy_kit.packs.reading.reader import Located

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Violation:
    """A place that violates a check. The check adds its code and severity.

    Attributes:
        entry: the entry it is about; None if it is about no entry.
        message: one sentence, lower case, without a full stop.
        help: the next step.
        edits: a fix that keeps the meaning of the pack.
    """

    entry: Located | Translated | None
    message: str
    help: str
    place: Place | None
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Check(Generic[Item]):
    """One check.

    Attributes:
        code: never changes its meaning.
        title: the heading of its page in the documentation.
        find: returns the violations of one item.
        exact: whether it is decided by the solver z3, and skipped without it.
        fixable: whether `--fix` can fix most of its violations.
        final: whether an item that violates it is not shown to the later checks of the same pass.
        unless_entry: codes of checks; a diagnostic is dropped if one of these has one for the same entry.
        unless_place: codes of checks; a diagnostic is dropped if one of these has one at the same place.
        skip_reason: returns why the check is not run on a pack, or None if it is.
    """

    code: str
    severity: Severity
    title: str
    find: Callable[[Item], Iterable[Violation]]
    exact: bool = False
    fixable: bool = False
    final: bool = False
    unless_entry: frozenset[str] = frozenset()
    unless_place: frozenset[str] = frozenset()
    skip_reason: Callable[[Subject], str | None] = lambda _: None

    def diagnostics(self, item: Item) -> Iterator[Diagnostic]:
        """Return the violations of one item with the code and severity of the check."""
        for found in self.find(item):
            entry = found.entry.id if found.entry else None
            yield Diagnostic(self.code, self.severity, found.message, found.help, found.place, entry, found.edits)


@dataclass(frozen=True, slots=True)
class Pass(Generic[Item]):
    """Checks that look at the same items.

    Attributes:
        items: returns the items of a pack.
        checks: in the order in which each item is shown to them.
    """

    items: Callable[[Subject], Iterable[Item]]
    checks: tuple[Check[Item], ...]


@dataclass(frozen=True, slots=True)
class SolverPass(Generic[Item]):
    """A pass that asks the solver for its items, or in its checks."""

    items: Callable[[Subject, SolverQuestions], Iterable[Item]]
    checks: tuple[Check[Item], ...]


def run_checks(checks: Iterable[Check[Item]], items: Iterable[Item]) -> Iterator[Diagnostic]:
    """Run the checks on each item in turn, up to a final check that it violates."""
    for item in items:
        for check in checks:
            found = list(check.diagnostics(item))
            yield from found
            if found and check.final:
                break
