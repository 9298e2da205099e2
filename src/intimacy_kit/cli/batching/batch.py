"""`intimacy-kit batch`: the diagnoses of all cases in a file, a chunk at a time, however large it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import narwhals.stable.v2 as nw
import pyarrow as pa
import pyarrow.compute as pc

from intimacy_kit.atomic_files import new_file, new_folder, whole_file, whole_folder
from intimacy_kit.cli.batching.cells import WRITTEN
from intimacy_kit.cli.batching.inputs import Chunk, Part
from intimacy_kit.cli.batching.outputs import Sink
from intimacy_kit.cli.batching.plan import Plan, already_there
from intimacy_kit.cli.failures import unusable
from intimacy_kit.engines.columnar.intake import Column, problems
from intimacy_kit.errors import ObservationError, Problem, shown
from intimacy_kit.knowledge import KnowledgeBase
from intimacy_kit.model.signals import Signal


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

    def columns(self, signals: Mapping[str, Signal]) -> dict[str, Signal]:
        """The names that columns with answers can have, with their signals."""
        return {f"{id}{end}": signal for id, signal in signals.items() for end in self.partners or ("",)}


@dataclass(frozen=True, slots=True)
class Done:
    """What was done.

    Attributes:
        rows: how many.
        ignored: by column, how many values were not usable and count as not answered.
    """

    rows: int
    ignored: Mapping[str, int]


class Batch:
    """One run. It goes through all rows once, even if it will refuse them: then it tells of all that do not fit."""

    def __init__(self, knowledge: KnowledgeBase, options: Options, advance: Callable[[int], object]) -> None:
        self._knowledge, self._options, self._advance = knowledge, options, advance
        self._signals = options.columns(knowledge.signals)
        self._rows = 0
        self._outside: Counter[Column] = Counter()
        self._unreadable: Counter[str] = Counter()

    def run(self, plan: Plan) -> Done:
        """Read, diagnose and write.

        Raises:
            ObservationError: values do not fit, and they are to be refused (IK303, IK304, IK306).
            QuestionError: an option does not fit (IK404, IK409).
            Failure: it cannot be done.
        """
        self._try_out(plan.parts)
        try:
            if plan.kind is None:
                self._into_folder(plan)
            else:
                with whole_file(plan.target, overwrite=plan.overwrite) as file:
                    with Sink(file, plan.kind) as sink:
                        for part in plan.parts:
                            self._take(part, sink)
                    self._refuse()
        except FileExistsError:  # it was not when the run began
            raise already_there(plan.target) from None
        except OSError as error:
            raise unusable("write", plan.target, error) from None
        ignored = self._unreadable + Counter({column.name: 0 for column in self._outside})
        for column, many in self._outside.items():
            ignored[column.name] += many
        return Done(self._rows, dict(sorted(ignored.items())))

    def _try_out(self, parts: Sequence[Part]) -> None:
        """Find out before anything is written whether the options fit, and the names of the columns."""
        for schema in {tuple(part.columns): part.schema for part in parts}.values():
            self._asked(schema.empty_table(), self._options.invalid)

    def _asked(self, table: pa.Table, invalid: Literal["raise", "null"]) -> pa.Table:
        asked = self._options
        return self._knowledge.diagnose_frame(
            table,
            intervals=asked.intervals,
            remedies=asked.remedies,
            rules=asked.rules,
            invalid=invalid,
            prefix=asked.prefix,
            partners=asked.partners,
        )

    def _into_folder(self, plan: Plan) -> None:
        with whole_folder(plan.target, overwrite=plan.overwrite) as folder:
            for part in plan.parts:
                path = (folder / part.name).with_suffix(".parquet")
                new_folder(path.parent)
                with new_file(path) as file, Sink(file, "parquet") as sink:
                    self._take(part, sink)
            self._refuse()

    def _take(self, part: Part, sink: Sink) -> None:
        for chunk in part.chunks(self._options.rows):
            results = self._diagnosed(chunk)
            if self._options.invalid == "null" or not (self._outside or self._unreadable):
                sink.write(chunk, results)
            self._rows += chunk.given.num_rows
            self._advance(chunk.done)

    def _diagnosed(self, chunk: Chunk) -> pa.Table:
        """The columns of the results alone."""
        known = chunk.typed.select([name for name in chunk.typed.column_names if name in self._signals])
        results = self._asked(known, "null")
        results = results.select(results.column_names[known.num_columns :])
        place = results.column_names.index(f"{self._options.prefix}invalid")
        named = results.column(place)
        self._count(known, named, chunk.wrong)
        if self._options.invalid == "raise":
            return results.remove_column(place)
        return results.set_column(place, results.field(place), _with_names(named, chunk.wrong))

    def _count(self, known: pa.Table, named: pa.ChunkedArray, wrong: Mapping[str, pa.ChunkedArray]) -> None:
        for id, cells in wrong.items():
            if many := pc.sum(cells).as_py():
                self._unreadable[id] += many
        names = " ".join(named.filter(pc.not_equal(named, "")).to_pylist()).split()
        types = nw.from_native(known.schema.empty_table(), eager_only=True).schema
        for name, many in Counter(names).items():
            self._outside[Column(name, self._signals[name], types[name], nan_is_unknown=False)] += many

    def _refuse(self) -> None:
        found = [_no_value(name, self._signals[name], many) for name, many in self._unreadable.items()]
        for column, many in self._outside.items():
            found += problems([column], {column.name: many})
        if found and self._options.invalid == "raise":
            help = "to take such values for not answered, give --invalid null"
            found = [replace(problem, help=f"{problem.help.partition('; or let')[0]}; {help}") for problem in found]
            raise ObservationError(sorted(found, key=lambda problem: (problem.code, problem.message)))


def _with_names(named: pa.ChunkedArray, wrong: Mapping[str, pa.ChunkedArray]) -> pa.ChunkedArray:
    """The names of the signals whose value is not usable, row by row, with those of cells that could not be read."""
    rows = {id: pc.indices_nonzero(cells).to_pylist() for id, cells in wrong.items()}
    if not any(rows.values()):
        return named
    names = [text.split() for text in named.to_pylist()]
    for id, numbers in rows.items():
        for number in numbers:
            names[number].append(id)
    return pa.chunked_array([[" ".join(sorted(ids)) for ids in names]], named.type)


def _no_value(name: str, signal: Signal, many: int) -> Problem:
    wanted = "true or false" if signal.kind == "flag" else "numbers"
    cells = "1 cell" if many == 1 else f"{many} cells"
    are = "is" if many == 1 else "are"
    return Problem("IK303", f"{cells} in the column {shown(name)} {are} not {wanted}", WRITTEN[wanted])
