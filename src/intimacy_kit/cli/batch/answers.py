"""Find the answers in chunks of rows, by the names of signals or by a codebook, and count those that do not fit."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import pyarrow as pa

from intimacy_kit.answers.codebooks.applying import CodedFrame, coded, refuse_unknown
from intimacy_kit.answers.codebooks.columns import UNREAD
from intimacy_kit.answers.codebooks.counting import CodeCount
from intimacy_kit.answers.codebooks.model import CodebookFields
from intimacy_kit.answers.codebooks.suspicions import Tally, sentences
from intimacy_kit.answers.codebooks.vocabulary import vocabulary_in
from intimacy_kit.cli.files.inputs import Chunk, InputFile
from intimacy_kit.cli.files.values import FORMAT_HELP
from intimacy_kit.engines.columnar.column_errors import ColumnErrors, ErrorHelp, problems
from intimacy_kit.engines.columnar.engine import ColumnarEngine
from intimacy_kit.engines.columnar.layout import FrameOptions, result_columns
from intimacy_kit.engines.columnar.preparing import refuse_clashes
from intimacy_kit.errors import ObservationError
from intimacy_kit.knowledge import KnowledgeBase

IN_FILES = ErrorHelp(
    passing_over="to take such values for not answered, give --invalid null",
    why_not="--invalid null does not pass over it, as none of its values is usable",
    written=FORMAT_HELP,
)


class Answers(ABC):
    """The answers of a batch. It counts over all chunks, so that all problems are reported at once."""

    @abstractmethod
    def check_columns(self, part: InputFile) -> None:
        """Check the names of the columns of a file, and that results can stand beside them."""

    @abstractmethod
    def read(self, chunk: Chunk, part: InputFile) -> pa.Table:
        """Return the columns of answers, with a column beside each that marks cells that cannot be read."""

    @property
    @abstractmethod
    def has_invalid(self) -> bool:
        """Whether there was a value that does not fit."""

    @property
    @abstractmethod
    def ignored(self) -> Mapping[str, int]:
        """Number of values that do not fit, by column."""

    @property
    def doubts(self) -> Sequence[str]:
        """What looks as if it were read wrongly, one sentence each."""
        return ()

    @abstractmethod
    def refuse(self) -> None:
        """Raise an error for values that do not fit; if they may become null, for columns with no other values."""


class NamedAnswers(Answers):
    """Columns that are named as signals."""

    def __init__(self, engine: ColumnarEngine, request: FrameOptions) -> None:
        self._engine, self._request = engine, request
        self._counts: dict[tuple[Path, str], ColumnErrors] = {}

    def check_columns(self, part: InputFile) -> None:
        self._engine.check_columns(part.schema.empty_table(), self._request)

    def read(self, chunk: Chunk, part: InputFile) -> pa.Table:
        known = chunk.typed.select(list(part.answers.values())).rename_columns(list(part.answers))
        for name, cells in chunk.wrong.items():
            known = known.append_column(f"{name}{UNREAD}", cells)
        for count in self._engine.count_errors(known, self._request):
            place = (part.name, count.column.name)
            self._counts[place] = count + self._counts[place] if place in self._counts else count
        return known

    @property
    def has_invalid(self) -> bool:
        return any(count.invalid for count in self._counts.values())

    @property
    def ignored(self) -> Mapping[str, int]:
        many: Counter[str] = Counter()
        for count in self._counts.values():
            many[count.column.name] += count.invalid
        return _some(many)

    def refuse(self) -> None:
        together: dict[tuple[str, bool], ColumnErrors] = {}
        for count in self._counts.values():
            if count.is_unusable or not self._request.null_invalid:
                what = (count.column.name, count.column.is_compatible)
                together[what] = count + together[what] if what in together else count
        if found := problems([count for count in together.values() if count.invalid], IN_FILES):
            raise ObservationError(sorted(found, key=lambda problem: (problem.code, problem.message)))


class CodedAnswers(Answers):
    """Columns that a codebook names."""

    def __init__(self, book: CodebookFields, knowledge: KnowledgeBase, request: FrameOptions) -> None:
        self._book, self._request = book, request
        self._engine, self._rules = knowledge.runtime.columnar, knowledge.runtime.built.rulebook
        self._vocabulary = vocabulary_in(self._rules)
        self._counts: dict[tuple[Path, int], CodeCount] = {}
        self._tallies: dict[tuple[str, str], Tally] = {}

    def check_columns(self, part: InputFile) -> None:
        known = self._known(self._coded(part.schema.empty_table()))
        refuse_clashes(list(part.columns), result_columns(self._rules, self._request))
        self._engine.check_columns(known, self._request)

    def read(self, chunk: Chunk, part: InputFile) -> pa.Table:
        found = self._coded(chunk.typed)
        for number, count in enumerate(found.counts):
            place = (part.name, number)
            self._counts[place] = count + self._counts[place] if place in self._counts else count
        for tally in found.tallies:
            what = (tally.column, tally.signal)
            self._tallies[what] = tally + self._tallies[what] if what in self._tallies else tally
        return self._known(found)

    @property
    def has_invalid(self) -> bool:
        return any(count.unknown for count in self._counts.values())

    @property
    def ignored(self) -> Mapping[str, int]:
        many: Counter[str] = Counter()
        for count in self._counts.values():
            many[count.column] += count.unknown
        return _some(many)

    @property
    def doubts(self) -> Sequence[str]:
        return sentences(list(self._tallies.values()))

    def refuse(self) -> None:
        refuse_unknown(list(self._counts.values()), null_invalid=self._request.null_invalid)

    def _coded(self, table: pa.Table) -> CodedFrame:
        return coded(table, self._book, self._vocabulary, passed_on=self._request.passed_on)

    def _known(self, found: CodedFrame) -> pa.Table:
        couple = [] if found.couple is None else [found.couple]
        names = [*couple, *(name for target in found.targets for name in (target, f"{target}{UNREAD}"))]
        table = found.frame.select(names)
        return table if self._request.couple is None else table.rename_columns([self._request.couple, *names[1:]])


def _some(many: Counter[str]) -> dict[str, int]:
    return {name: count for name, count in sorted(many.items()) if count}
