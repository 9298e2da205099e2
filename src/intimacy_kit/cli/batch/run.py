"""Run a batch: read the input in chunks, diagnose each, and write the results."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import pyarrow as pa
import pyarrow.compute as pc

from intimacy_kit.answers.codebooks.columns import UNREAD
from intimacy_kit.answers.codebooks.model import CodebookFields
from intimacy_kit.atomic_files import atomic_file, atomic_folder, new_file, new_folder
from intimacy_kit.cli.batch.answers import Answers, CodedAnswers, NamedAnswers
from intimacy_kit.cli.batch.plan import BatchPlan, target_exists
from intimacy_kit.cli.failures import system_failure
from intimacy_kit.cli.files.column_matching import ColumnMatcher, column_matcher
from intimacy_kit.cli.files.inputs import InputFile
from intimacy_kit.cli.files.opening import no_answers
from intimacy_kit.cli.files.outputs import ResultWriter
from intimacy_kit.engines.columnar.layout import FrameOptions, ResultColumns
from intimacy_kit.errors import ObservationError
from intimacy_kit.knowledge import KnowledgeBase
from intimacy_kit.model.signals import Signal
from intimacy_kit.reasoning.diagnosing.frames import frame_options

ALL_ROWS = 2**31 - 1


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
    codebook: CodebookFields | None = None

    def request(self) -> FrameOptions:
        """Return the options as a request to the columnar engine."""
        return frame_options(
            intervals=self.intervals,
            remedies=self.remedies,
            rules=self.rules,
            invalid=self.invalid,
            prefix=self.prefix,
            partners=self.partners if self.codebook is None else self.codebook.endings,
            couple=None if self.codebook is None else self.codebook.couple,
            by_partner=self.by_partner,
            earlier=self.earlier,
            earlier_days=self.earlier_days,
            passed_on=self.passed_on,
        )

    @property
    def rows_at_once(self) -> int:
        """How many rows are held at once: all of a file where each partner has a row, wherever that is."""
        return self.rows if self.codebook is None or self.codebook.couple is None else ALL_ROWS

    def columns(self, knowledge: KnowledgeBase) -> dict[str, Signal]:
        """Return the signal per name that a column of answers may have; none if a codebook names them."""
        if self.codebook is not None:
            return {}
        signals = knowledge.runtime.columnar.signals(self.request())
        return {f"{id}{end}": signal for id, signal in signals.items() for end in self.partners or ("",)}

    def matcher(self, knowledge: KnowledgeBase) -> ColumnMatcher:
        """Return the function that finds the columns of answers."""
        if self.codebook is not None:
            return no_answers
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
        doubts: what looks as if a codebook read it wrongly, one sentence each.
    """

    rows: int
    ignored: Mapping[str, int]
    unscreened: int
    doubts: Sequence[str] = ()


class BatchRun:
    """A single run. It reads all rows even after an invalid value, so that all problems are reported at once."""

    def __init__(self, knowledge: KnowledgeBase, options: BatchOptions, advance: Callable[[int], object]) -> None:
        self._engine, self._options, self._advance = knowledge.runtime.columnar, options, advance
        self._request = replace(options.request(), validated=True, unread=UNREAD)
        self._answers: Answers = (
            NamedAnswers(self._engine, self._request)
            if options.codebook is None
            else CodedAnswers(options.codebook, knowledge, self._request)
        )
        self._rows = self._unscreened = 0

    def run(self, plan: BatchPlan) -> BatchSummary:
        """Read, diagnose and write.

        Raises:
            ObservationError: there are invalid values and the options refuse them, or a column has no valid value
                (IK303, IK304, IK306, IK321); or the columns are not those of the codebook (IK307 to IK323).
            CodebookError: the codebook does not fit the signals.
            QuestionError: an option is invalid (IK404, IK409).
            Failure: a file cannot be read or written.
        """
        self._check(plan.parts)
        try:
            if plan.kind is None:
                self._into_folder(plan)
            else:
                with atomic_file(plan.target.resolve(), overwrite=plan.overwrite) as file:
                    with ResultWriter(file, plan.kind) as sink:
                        for part in plan.parts:
                            self._take(part, sink)
                    self._answers.refuse()
        except FileExistsError:  # created by another process since the plan was checked
            raise target_exists(plan.target) from None
        except OSError as error:
            raise system_failure("write", plan.target, error) from None
        return BatchSummary(self._rows, self._answers.ignored, self._unscreened, self._answers.doubts)

    def _check(self, parts: Sequence[InputFile]) -> None:
        """Check columns first, so that errors of options and column names are raised before anything is written."""
        for part in {tuple(part.columns): part for part in parts}.values():
            try:
                self._answers.check_columns(part)
            except ObservationError as error:
                raise ObservationError(map(part.placed, error.problems)) from None

    def _into_folder(self, plan: BatchPlan) -> None:
        with atomic_folder(plan.target.resolve(), overwrite=plan.overwrite) as folder:
            for part in plan.parts:
                path = (folder / part.name).with_suffix(".parquet")
                new_folder(path.parent)
                with new_file(path) as file, ResultWriter(file, "parquet") as sink:
                    self._take(part, sink)
            self._answers.refuse()

    def _take(self, part: InputFile, sink: ResultWriter) -> None:
        for chunk in part.chunks(self._options.rows_at_once):
            known = self._answers.read(chunk, part)
            if self._request.null_invalid or not self._answers.has_invalid:
                results = self._engine.run(known, self._request)
                results = results.select(results.column_names[known.num_columns :])
                self._count_unscreened(results)
                sink.write(chunk, results)
            self._rows += chunk.given.num_rows
            self._advance(chunk.done)

    def _count_unscreened(self, results: pa.Table) -> None:
        if self._request.null_invalid:
            self._unscreened += pc.sum(results[ResultColumns(self._request.prefix).unreadable]).as_py() or 0
