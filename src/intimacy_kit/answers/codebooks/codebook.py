"""The public class `Codebook`."""

from __future__ import annotations

from collections.abc import Collection
from typing import TypeVar

from intimacy_kit.answers.codebooks.model import CodebookFields
from intimacy_kit.answers.codebooks.vocabulary import HasSignals, installed_vocabulary, vocabulary_of
from intimacy_kit.engines.columnar.guard import require_narwhals

Frame = TypeVar("Frame")


class Codebook(CodebookFields):
    """How the columns and codes of one source of answers become signals. Nothing that it does not say is guessed.

    Made from YAML by `load_codebook`, or in Python by its fields.

    Attributes:
        title: what it is of.
        locale: whose words `answers: frequency` and `answers: yes_no` are; those of English are known, too.
        missing: codes that mean not answered, in all columns.
        file: how the file is written.
        partners: how two partners are told apart; without it there is one person a row.
        pass_on: columns that are no answers, though they are named, or nearly, as a signal is.
        signals: by the id of each signal, how a column becomes it.
    """

    def apply(self, frame: Frame, knowledge: HasSignals | None = None, *, passed_on: Collection[str] = ()) -> Frame:
        """Return a frame of the same kind with signals in the place of the columns that the codebook names.

        All others are passed on as they are. Where two partners are in a row, the columns of signals end in `_a` and
        `_b`; so `kb.diagnose_frame(book.apply(frame), partners=book.endings, couple=book.couple)` gives the results of
        `kb.diagnose_frame(frame, codebook=book)`.

        Args:
            frame: a Polars (eager or lazy), pandas, PyArrow, DuckDB or PySpark frame with a row a case.
            knowledge: the knowledge base with the signals; by default the core pack and the installed packs.
            passed_on: columns that are no answers, besides those that the codebook passes on.

        Raises:
            CodebookError: the codebook does not fit the signals (IK603 to IK607).
            ObservationError: columns are missing (IK320) or doubled (IK309); others have the name of a signal, or
                nearly (IK322, IK307); one is of a type that is not read (IK323); or the codebook does not know values
                (IK321).
            QuestionError: narwhals is not installed (IK407), this is no dataframe (IK408), it cannot be computed
                (IK413), or a column that is passed on has the name of one that is made (IK409).

        Warns:
            CodebookWarning: answers look as if they were read wrongly.
        """
        require_narwhals()
        from intimacy_kit.answers.codebooks.applying import apply  # noqa: PLC0415 - only where narwhals is

        vocabulary = installed_vocabulary() if knowledge is None else vocabulary_of(knowledge)
        result: Frame = apply(frame, self, vocabulary, passed_on=passed_on, stacklevel=2)
        return result
