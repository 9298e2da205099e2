"""Run a batch: read the input in chunks, diagnose each, and write the results."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import pyarrow as pa
import pyarrow.compute as pc

from intimacy_kit.atomic_files import atomic_file, atomic_folder, new_file, new_folder
from intimacy_kit.cli.batch.plan import BatchPlan, target_exists
from intimacy_kit.cli.failures import system_failure
from intimacy_kit.cli.files.column_matching import ColumnMatcher, column_matcher
from intimacy_kit.cli.files.inputs import Chunk, InputFile
from intimacy_kit.cli.files.outputs import ResultWriter
from intimacy_kit.cli.files.values import FORMAT_HELP
from intimacy_kit.engines.columnar.column_errors import ColumnErrors, ErrorHelp, problems
from intimacy_kit.engines.columnar.layout import FrameOptions, ResultColumns
from intimacy_kit.errors import ObservationError
from intimacy_kit.knowledge import KnowledgeBase
from intimacy_kit.model.signals import Signal
from intimacy_kit.reasoning.diagnosing.frames import frame_options

UNREAD = " unread"
"""Suffix of the internal columns that mark cells that could not be parsed; names of signals contain no blank."""
IN_FILES = ErrorHelp(
    passing_over="to take such values for not answered, give --invalid null",
    why_not="--invalid null does not pass over it, as none of its values is usable",
    written=FORMAT_HELP,
)


@dataclass(frozen=True, slots=True)
class BatchOptions:
    """Options of a batch: those of `KnowledgeBase.diagnose_frame`, and the number of rows per chunk."""

    intervals: bool
    rules: bool
    remedies: int
    invalid: Literal["raise", "null"]
    prefix: str
    rows: int
    partners: tuple[str, str] | None = None
    passed_on: Sequence[str] = ()
    by_partner: bool = False
    earlier: str | None = None
    earlier_days: str | None = None

    def request(self) -> FrameOptions:
        """Return the options as a request to the columnar engine."""
        return frame_options(
            intervals=self.intervals,
            remedies=self.remedies,
            rules=self.rules,
            invalid=self.invalid,
            prefix=self.prefix,
            partners=self.partners,
            couple=None,
            by_partner=self.by_partner,
            earlier=self.earlier,
            earlier_days=self.earlier_days,
            passed_on=self.passed_on,
        )

    def columns(self, knowledge: KnowledgeBase) -> dict[str, Signal]:
        """Return the signal per name that a column of answers may have."""
        signals = knowledge.runtime.columnar.signals(self.request())
        return {f"{id}{end}": signal for id, signal in signals.items() for end in self.partners or ("",)}

    def matcher(self, knowledge: KnowledgeBase) -> ColumnMatcher:
        """Return the function that finds the columns of answers."""
        signals = knowledge.runtime.columnar.signals(self.request())
        return column_matcher(
            knowledge,
            ends=self.partners or ("",),
            more=signals.keys() - knowledge.signals.keys(),
            passed_on=self.passed_on,
        )


@dataclass(frozen=True, slots=True)
class BatchSummary:
    """Counts of a completed batch.

    Attributes:
        rows: number of rows.
        ignored: number of invalid values per column that were treated as unanswered.
        unscreened: number of rows in which such a value was an answer to a safety question.
    """

    rows: int
    ignored: Mapping[str, int]
    unscreened: int


class BatchRun:
    """A single run. It reads all rows even after an invalid value, so that all problems are reported at once."""

    def __init__(self, knowledge: KnowledgeBase, options: BatchOptions, advance: Callable[[int], object]) -> None:
        self._engine, self._options, self._advance = knowledge.runtime.columnar, options, advance
        self._request = replace(options.request(), validated=True, unread=UNREAD)
        self._rows = self._unscreened = 0
        self._counts: dict[tuple[Path, str], ColumnErrors] = {}

    def run(self, plan: BatchPlan) -> BatchSummary:
        """Read, diagnose and write.

        Raises:
            ObservationError: there are invalid values and the options refuse them, or a column has no valid value
                (IK303, IK304, IK306).
            QuestionError: an option is invalid (IK404, IK409).
            Failure: a file cannot be read or written.
        """
        self._dry_run(plan.parts)
        try:
            if plan.kind is None:
                self._into_folder(plan)
            else:
                with atomic_file(plan.target.resolve(), overwrite=plan.overwrite) as file:
                    with ResultWriter(file, plan.kind) as sink:
                        for part in plan.parts:
                            self._take(part, sink)
                    self._refuse()
        except FileExistsError:  # created by another process since the plan was checked
            raise target_exists(plan.target) from None
        except OSError as error:
            raise system_failure("write", plan.target, error) from None
        ignored: Counter[str] = Counter()
        for count in self._counts.values():
            ignored[count.column.name] += count.invalid
        return BatchSummary(
            self._rows, {name: many for name, many in sorted(ignored.items()) if many}, self._unscreened
        )

    def _dry_run(self, parts: Sequence[InputFile]) -> None:
        """Run on empty tables, so that errors of options and column names are raised before anything is written."""
        for part in {tuple(part.columns): part for part in parts}.values():
            try:
                self._engine.run(part.schema.empty_table(), self._request)
            except ObservationError as error:
                raise ObservationError(map(part.placed, error.problems)) from None

    def _into_folder(self, plan: BatchPlan) -> None:
        with atomic_folder(plan.target.resolve(), overwrite=plan.overwrite) as folder:
            for part in plan.parts:
                path = (folder / part.name).with_suffix(".parquet")
                new_folder(path.parent)
                with new_file(path) as file, ResultWriter(file, "parquet") as sink:
                    self._take(part, sink)
            self._refuse()

    def _take(self, part: InputFile, sink: ResultWriter) -> None:
        for chunk in part.chunks(self._options.rows):
            known = _known(chunk, part)
            for count in self._engine.count_errors(known, self._request):
                place = (part.name, count.column.name)
                self._counts[place] = count + self._counts[place] if place in self._counts else count
            if self._request.null_invalid or not any(count.invalid for count in self._counts.values()):
                results = self._engine.run(known, self._request)
                results = results.select(results.column_names[known.num_columns :])
                self._count_unscreened(results)
                sink.write(chunk, results)
            self._rows += chunk.given.num_rows
            self._advance(chunk.done)

    def _count_unscreened(self, results: pa.Table) -> None:
        if self._request.null_invalid:
            self._unscreened += pc.sum(results[ResultColumns(self._request.prefix).unreadable]).as_py() or 0

    def _refuse(self) -> None:
        together: dict[tuple[str, bool], ColumnErrors] = {}
        for count in self._counts.values():
            if count.is_unusable or not self._request.null_invalid:
                what = (count.column.name, count.column.is_compatible)
                together[what] = count + together[what] if what in together else count
        if found := problems([count for count in together.values() if count.invalid], IN_FILES):
            raise ObservationError(sorted(found, key=lambda problem: (problem.code, problem.message)))


def _known(chunk: Chunk, part: InputFile) -> pa.Table:
    """Return the columns of answers, and a column per answer that marks the cells that could not be parsed."""
    known = chunk.typed.select(list(part.answers.values())).rename_columns(list(part.answers))
    for name, cells in chunk.wrong.items():
        known = known.append_column(f"{name}{UNREAD}", cells)
    return known
