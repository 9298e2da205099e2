"""Diagnose a dataframe whose columns a codebook names."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import narwhals.stable.v2 as nw

from intimacy_kit.answers.codebooks.applying import coded, refuse_unknown
from intimacy_kit.answers.codebooks.columns import UNREAD
from intimacy_kit.answers.codebooks.model import CodebookFields
from intimacy_kit.answers.codebooks.suspicions import warn
from intimacy_kit.answers.codebooks.vocabulary import vocabulary_in
from intimacy_kit.engines.columnar.engine import ColumnarEngine
from intimacy_kit.engines.columnar.guard import translated_errors
from intimacy_kit.engines.columnar.layout import FrameOptions, result_columns
from intimacy_kit.engines.columnar.preparing import refuse_clashes
from intimacy_kit.errors import OptionError, Problem
from intimacy_kit.model.rulebook import RuleBook


def partners_of(
    book: object, partners: tuple[str, str] | None, couple: str | None, earlier: str | None
) -> tuple[tuple[str, str] | None, str | None]:
    """Return how a codebook tells two partners apart: the endings of their columns, and the column of couples.

    Raises:
        OptionError: it is no codebook, or the caller tells them apart otherwise (IK404).
    """
    if not isinstance(book, CodebookFields):
        help = "give what `load_codebook` returns, or a `Codebook`"
        raise OptionError(Problem("IK404", "'codebook' must be a codebook", help))
    if partners is not None or couple is not None:
        help = "it is the codebook that tells two partners apart, under `partners`"
        raise OptionError(Problem("IK404", "'partners' and 'couple' do not go with 'codebook'", help))
    if earlier is not None:
        help = "apply the codebook first, and give its frame with the columns of the earlier check-in"
        raise OptionError(Problem("IK404", "'earlier' does not go with 'codebook'", help))
    return book.endings, book.couple


def diagnose_coded(
    native: Any,
    book: CodebookFields,
    options: FrameOptions,
    *,
    engine: ColumnarEngine,
    rules: RuleBook,
    whole: RuleBook,
    stacklevel: int,
) -> Any:
    """Return the frame as it was, with the result columns added.

    Args:
        native: the frame.
        book: the codebook.
        options: those of the caller, with the partners of the codebook.
        engine: of the knowledge base.
        rules: the rule book of the knowledge base, which may lack signals that a context leaves out.
        whole: the rule book with all signals of the knowledge base.
        stacklevel: of warnings, as in `warnings.warn`.
    """
    wanted = result_columns(rules, options)
    found = coded(native, book, vocabulary_in(whole), passed_on=options.passed_on)
    refuse_clashes(list(found.names), wanted)
    refuse_unknown(found.counts, null_invalid=options.null_invalid)
    warn(found.tallies, stacklevel=stacklevel + 1)
    frame = nw.from_native(found.frame)
    left_out = [column.target for column in found.matched.columns if column.signal.id not in rules.signals]
    own = frozenset(found.names.values()) - ({found.couple} if found.couple is not None else set())
    request = replace(
        options,
        couple=found.couple,
        unread=UNREAD if options.null_invalid else "",
        passed_on=own | frozenset(left_out),
    )
    if not options.null_invalid:
        frame = frame.drop(*(f"{target}{UNREAD}" for target in found.targets))
    result = nw.from_native(engine.run(frame.to_native(), request))
    with translated_errors():
        back = [nw.col(own).alias(name) for name, own in found.names.items()]
        return result.select(*back, *wanted).to_native()
