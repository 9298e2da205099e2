"""`intimacy-kit batch`: the diagnoses of all cases in a file, a chunk at a time, however large it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import pyarrow as pa
import pyarrow.compute as pc

from intimacy_kit.atomic_files import atomic_file, atomic_folder, new_file, new_folder
from intimacy_kit.cli.batch.inputs import Chunk, Part
from intimacy_kit.cli.batch.outputs import Sink
from intimacy_kit.cli.batch.plan import Plan, already_there
from intimacy_kit.cli.failures import unusable
from intimacy_kit.cli.files.column_naming import Naming, naming
from intimacy_kit.cli.files.values import WRITTEN
from intimacy_kit.engines.columnar.counting import Counted, Help, problems
from intimacy_kit.engines.columnar.layout import Asked, Layout
from intimacy_kit.errors import ObservationError
from intimacy_kit.knowledge import KnowledgeBase
from intimacy_kit.model.signals import Signal
from intimacy_kit.reasoning.diagnosing.frames import asked

UNREAD = " unread"
"""The ending of columns on the way that say where a cell could not be read; no name of a signal has a blank."""
IN_FILES = Help(
    passing_over="to take such values for not answered, give --invalid null",
    why_not="--invalid null does not pass over it, as none of its values is usable",
    written=WRITTEN,
)


@dataclass(frozen=True, slots=True)
class Options:
    """What the result is to hold, as for `KnowledgeBase.diagnose_frame`; and how many rows are held at once."""

    intervals: bool
    rules: bool
    remedies: int
    invalid: Literal["raise", "null"]
    prefix: str
    rows: int
    partners: tuple[str, str] | None = None
    passed_on: Sequence[str] = ()

    def asked(self) -> Asked:
        """The same for the engine."""
        return asked(
            intervals=self.intervals,
            remedies=self.remedies,
            rules=self.rules,
            invalid=self.invalid,
            prefix=self.prefix,
            partners=self.partners,
            couple=None,
            passed_on=self.passed_on,
        )

    def columns(self, signals: Mapping[str, Signal]) -> dict[str, Signal]:
        """The names that columns with answers can have, with their signals."""
        return {f"{id}{end}": signal for id, signal in signals.items() for end in self.partners or ("",)}

    def naming(self, knowledge: KnowledgeBase) -> Naming:
        """What finds them."""
        return naming(knowledge, ends=self.partners or ("",), passed_on=self.passed_on)


@dataclass(frozen=True, slots=True)
class Done:
    """What was done.

    Attributes:
        rows: how many.
        ignored: by column, how many values were not usable and count as not answered.
        unscreened: in how many rows it was an answer that safety rules read.
    """

    rows: int
    ignored: Mapping[str, int]
    unscreened: int


class Batch:
    """One run. It goes through all rows once, even if it will refuse them: then it tells of all that do not fit."""

    def __init__(self, knowledge: KnowledgeBase, options: Options, advance: Callable[[int], object]) -> None:
        self._engine, self._options, self._advance = knowledge._columnar, options, advance
        self._asked = replace(options.asked(), counted=True, unread=UNREAD)
        self._rows = self._unscreened = 0
        self._counts: dict[tuple[Path, str], Counted] = {}

    def run(self, plan: Plan) -> Done:
        """Read, diagnose and write.

        Raises:
            ObservationError: values do not fit, and they are to be refused; or of a column none does (IK303, IK304,
                IK306).
            QuestionError: an option does not fit (IK404, IK409).
            Failure: it cannot be done.
        """
        self._try_out(plan.parts)
        try:
            if plan.kind is None:
                self._into_folder(plan)
            else:
                with atomic_file(plan.target, overwrite=plan.overwrite) as file:
                    with Sink(file, plan.kind) as sink:
                        for part in plan.parts:
                            self._take(part, sink)
                    self._refuse()
        except FileExistsError:  # it was not when the run began
            raise already_there(plan.target) from None
        except OSError as error:
            raise unusable("write", plan.target, error) from None
        ignored: Counter[str] = Counter()
        for count in self._counts.values():
            ignored[count.column.name] += count.wrong
        return Done(self._rows, {name: many for name, many in sorted(ignored.items()) if many}, self._unscreened)

    def _try_out(self, parts: Sequence[Part]) -> None:
        """Find out before anything is written whether the options fit, and the names of the columns."""
        for part in {tuple(part.columns): part for part in parts}.values():
            try:
                self._engine.run(part.schema.empty_table(), self._asked)
            except ObservationError as error:
                raise ObservationError(map(part.placed, error.problems)) from None

    def _into_folder(self, plan: Plan) -> None:
        with atomic_folder(plan.target, overwrite=plan.overwrite) as folder:
            for part in plan.parts:
                path = (folder / part.name).with_suffix(".parquet")
                new_folder(path.parent)
                with new_file(path) as file, Sink(file, "parquet") as sink:
                    self._take(part, sink)
            self._refuse()

    def _take(self, part: Part, sink: Sink) -> None:
        for chunk in part.chunks(self._options.rows):
            known = _known(chunk, part)
            for count in self._engine.count(known, self._asked):
                place = (part.name, count.column.name)
                self._counts[place] = count + self._counts[place] if place in self._counts else count
            if self._asked.ignored or not any(count.wrong for count in self._counts.values()):
                results = self._engine.run(known, self._asked)
                results = results.select(results.column_names[known.num_columns :])
                self._count_unscreened(results)
                sink.write(chunk, results)
            self._rows += chunk.given.num_rows
            self._advance(chunk.done)

    def _count_unscreened(self, results: pa.Table) -> None:
        if self._asked.ignored:
            self._unscreened += pc.sum(results[Layout(self._asked.prefix).unreadable]).as_py() or 0

    def _refuse(self) -> None:
        together: dict[tuple[str, bool], Counted] = {}
        for count in self._counts.values():
            if count.is_useless or not self._asked.ignored:
                what = (count.column.name, count.column.fits)
                together[what] = count + together[what] if what in together else count
        if found := problems([count for count in together.values() if count.wrong], IN_FILES):
            raise ObservationError(sorted(found, key=lambda problem: (problem.code, problem.message)))


def _known(chunk: Chunk, part: Part) -> pa.Table:
    """The columns with answers, and beside them where a cell could not be read."""
    known = chunk.typed.select(list(part.answers.values())).rename_columns(list(part.answers))
    for name, cells in chunk.wrong.items():
        known = known.append_column(f"{name}{UNREAD}", cells)
    return known
