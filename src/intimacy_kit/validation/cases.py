"""Turn a dataframe into arrays: what is scored, what was answered, and what came of it. The only door to dataframes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import narwhals.stable.v2 as nw
import numpy as np
from numpy.typing import NDArray

from intimacy_kit.answers.codebooks.applying import apply
from intimacy_kit.answers.codebooks.model import CodebookFields
from intimacy_kit.answers.codebooks.vocabulary import vocabulary_in
from intimacy_kit.engines.columnar.engine import ColumnarEngine
from intimacy_kit.engines.columnar.guard import translated_errors
from intimacy_kit.engines.columnar.layout import FrameOptions, ResultColumns
from intimacy_kit.engines.columnar.preparing import as_narwhals
from intimacy_kit.errors import shown, suggestion
from intimacy_kit.model.rulebook import RuleBook
from intimacy_kit.model.signals import Signal
from intimacy_kit.validation.outcomes import array_of, is_missing, numbers_of, outcome_of, unusable, without_codes
from intimacy_kit.validation.ranks import Floats

PREFIX = "ik validation "
RESULTS = ResultColumns(PREFIX)


@dataclass(frozen=True)
class Asked:
    """How the columns of a frame are to be read.

    Attributes:
        partners, couple, passed_on: as for `KnowledgeBase.diagnose_frame`.
        codebook: what columns mean, if they are not named as signals.
        extra: columns that are read besides answers, and are none.
    """

    partners: tuple[str, str] | None = None
    couple: str | None = None
    codebook: CodebookFields | None = None
    passed_on: Sequence[str] = ()
    extra: Sequence[str] = ()


@dataclass(frozen=True)
class Answered:
    """A frame with columns of signals, and the options with which an engine reads it."""

    frame: Any
    options: FrameOptions

    def run(self, engine: ColumnarEngine) -> Any:
        """Return the frame with results, in memory."""
        result = as_narwhals(engine.run(self.frame, self.options))
        with translated_errors():
            return result.collect() if isinstance(result, nw.LazyFrame) else result

    @property
    def endings(self) -> tuple[str, ...]:
        return self.options.partners or ("",)


def answered(native: Any, asked: Asked, signals: Mapping[str, Signal], whole: RuleBook, *, stacklevel: int) -> Answered:
    """Return a frame whose columns are signals, by the codebook if there is one.

    Args:
        native: the frame.
        asked: how to read it.
        signals: those of the knowledge base in its context.
        whole: the rule book with the signals that a context leaves out, too.
        stacklevel: of warnings, as in `warnings.warn`.

    Raises:
        IntimacyKitError: as for `diagnose_frame`.
    """
    partners, couple = asked.partners, asked.couple
    passed = {*asked.passed_on, *asked.extra}
    if asked.codebook is not None:
        native = apply(native, asked.codebook, vocabulary_in(whole), stacklevel=stacklevel + 1)
        partners, couple = asked.codebook.endings, asked.codebook.couple
        named = {f"{id}{ending}" for id in signals for ending in partners or ("",)}
        passed = {name for name in as_narwhals(native).collect_schema().names() if name not in named}
    options = FrameOptions(
        intervals=False,
        remedies=0,
        rules=True,
        null_invalid=False,
        prefix=PREFIX,
        partners=partners,
        couple=couple,
        passed_on=frozenset(passed - {couple}),
    )
    return Answered(native, options)


@dataclass(frozen=True)
class Cases:
    """All cases with a known outcome, as arrays of the same length.

    Attributes:
        outcome: 1 and 0 for an event, else numbers.
        event: whether it is an event.
        weights: 1 each if there are none.
        clusters: the number of the couple, from 0.
        labels: the group, None where it is not known.
        scores: by id of finding and index; NaN where it is open.
        fired: by id of the rules that are true in some case.
        items: answers from 0, the easy end of a signal, to 1, by column; NaN where there is none.
        leaning: whether 1 is the hard end of an item, which is not so where a signal is neutral.
        known: which rows of the frame these are.
    """

    outcome: Floats
    event: bool
    weights: Floats
    clusters: NDArray[np.intp]
    labels: Sequence[str | None]
    scores: Mapping[str, Floats]
    fired: Mapping[str, NDArray[np.bool_]]
    items: Mapping[str, Floats]
    leaning: Mapping[str, bool]
    known: NDArray[np.bool_]

    def only(self, which: NDArray[np.bool_]) -> Cases:
        """Return some of the cases."""
        return replace(
            self,
            outcome=self.outcome[which],
            weights=self.weights[which],
            clusters=np.unique(self.clusters[which], return_inverse=True)[1],
            labels=[label for label, kept in zip(self.labels, which, strict=True) if kept],
            scores={id: values[which] for id, values in self.scores.items()},
            fired={id: values[which] for id, values in self.fired.items()},
            items={id: values[which] for id, values in self.items.items()},
        )


def cases_in(
    result: Any,
    read: Answered,
    book: RuleBook,
    *,
    outcome: str,
    weights: str | None,
    group: str | None,
    event: str | None = None,
    missing: Sequence[str] = (),
) -> Cases:
    """Return the cases of a frame with results.

    Args:
        result: the frame.
        read: how its answers were read.
        book: the rules.
        outcome: the name of the column with what came of each case.
        weights: the name of a column, or None.
        group: as `weights`.
        event: the code of the outcome that is an event, if it is not 1.
        missing: codes that mean no answer, in all of these columns.

    Raises:
        QuestionError: the columns of outcome, weights or groups are not there, or hold something else (IK467).
    """
    for name in (outcome, weights, group):
        if name is not None and name not in result.columns:
            help = suggestion(name, [each for each in result.columns if not each.startswith(PREFIX)], "see its columns")
            raise unusable(f"the dataframe has no column {shown(name)}", help)
    with translated_errors():
        result = without_codes(result, [name for name in (outcome, weights, group) if name is not None], missing)
        values = outcome_of(result, outcome, event)
        known = ~np.isnan(values)
        items, leaning = _items(result, read, book)
        cases = Cases(
            outcome=values,
            event=len(np.unique(values[known])) <= 2,
            weights=np.ones(len(values)) if weights is None else _weights(result, weights),
            clusters=_clusters(result, read.options.couple),
            labels=[None] * len(values) if group is None else _labels(result, group),
            scores=scores_in(result, book),
            fired=fired_in(result),
            items=items,
            leaning=leaning,
            known=known,
        )
    return cases.only(known)


def scores_in(result: Any, book: RuleBook) -> dict[str, Floats]:
    """Return the scores of findings and the values of indexes."""
    columns = {finding.id: RESULTS.of_finding(finding.id, "score") for finding in book.findings}
    columns |= {index.id: RESULTS.of_index(index.id) for index in book.indexes}
    return {id: array_of(result, column) for id, column in columns.items()}


def fired_in(result: Any) -> dict[str, NDArray[np.bool_]]:
    """Return in which cases each rule is true, of those that are true in any."""
    lists = [set((text or "").split()) for text in result[RESULTS.fired].to_list()]
    return {id: np.array([id in fired for fired in lists]) for id in sorted(set[str]().union(*lists))}


def _items(result: Any, read: Answered, book: RuleBook) -> tuple[dict[str, Floats], dict[str, bool]]:
    """Return the answers to signals that have an order, turned so that 1 is the hard end."""
    found, leaning = {}, {}
    names = {f"{id}{ending}": signal for id, signal in book.signals.items() for ending in read.endings}
    for name, signal in names.items():
        if name not in result.columns or name in read.options.passed_on or signal.spec.value_type == "choice":
            continue
        low, high = signal.bounds if signal.is_number else (0.0, 1.0)
        values = (array_of(result, name) - low) / (high - low)
        found[name] = 1 - values if signal.direction == "better_when_higher" else values
        leaning[name] = signal.direction != "neutral"
    return found, leaning


def _weights(result: Any, name: str) -> Floats:
    help = "give each case a number above 0, or leave `weights` out"
    weights = numbers_of(result, name, help)
    if not (weights > 0).all():
        raise unusable(f"the column {shown(name)} has cases without a weight", help)
    return weights


def _clusters(result: Any, couple: str | None) -> NDArray[np.intp]:
    if couple is None:
        return np.arange(len(result), dtype=np.intp)
    return np.unique(np.array([str(value) for value in result[couple].to_list()]), return_inverse=True)[1]


def _labels(result: Any, name: str) -> list[str | None]:
    return [None if is_missing(value) else str(value) for value in result[name].to_list()]
