"""Compare several diagnoses of one case over time: improvement, plateau, worsening and relapse."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from os import PathLike
from typing import TYPE_CHECKING

from intimacy_kit.diagnosis import Diagnosis, check_ins
from intimacy_kit.errors import OptionError, Problem, QuestionError
from intimacy_kit.model.result import Record
from intimacy_kit.model.values import plain_number
from intimacy_kit.reasoning.diagnosing.earlier import told_anew
from intimacy_kit.reasoning.diagnosing.safety import standing_after
from intimacy_kit.reasoning.diagnosing.support import support_in
from intimacy_kit.reasoning.progress.answers import answer_trends, not_asked_again
from intimacy_kit.reasoning.progress.check_ins import CheckIn, When, refuse_others
from intimacy_kit.reasoning.progress.comparison import Asked, Both, Compare, asked_in, comparisons
from intimacy_kit.reasoning.progress.results import NOTABLE, has_improved, trends
from intimacy_kit.reasoning.progress.trends import CheckInIndexes, Followed, Latest, ProgressData
from intimacy_kit.render.files import to_fragment, written
from intimacy_kit.render.parts import checked_given

if TYPE_CHECKING:
    from intimacy_kit.documents.tree import Document


class Progress(ProgressData):
    """The progress of a case. `str()` is its text, improvements first; `rows()` returns data for a plot."""

    def document(self) -> Document:
        """Return all that is told, as a document tree; under a safety concern the support."""
        return self._document()

    def _document(self) -> Document:
        from intimacy_kit.render.progress_document import progress_document  # noqa: PLC0415 - few ask for it

        return progress_document(self)

    def to_html(
        self, path: str | PathLike[str] | None = None, *, for_whom: str | None = None, emergency: str | None = None
    ) -> str:
        """Return a whole page, as that of a diagnosis, with a chart of the index week by week.

        Its dates are those of the check-ins.

        Args:
            path: where to write it too; the file is replaced as a whole.
            for_whom: a name, to be told; never under a safety concern.
            emergency: the number to call in danger, which is told under a safety concern.

        Raises:
            QuestionError: these are of another kind (IK404), or the file cannot be written (IK490).
        """
        from intimacy_kit.render.pages.over_time import page_over_time  # noqa: PLC0415 - few ask for it

        return written(page_over_time(self, checked_given(None, for_whom, emergency)), path)

    def _repr_html_(self) -> str:
        if self.support is not None:
            return to_fragment(self.document())
        from intimacy_kit.render.pages.over_time import charts_of  # noqa: PLC0415 - in notebooks only

        return to_fragment(self.document(), *charts_of(self))


def progress(diagnoses: Iterable[Diagnosis | tuple[When, Diagnosis]], *, threshold: float = NOTABLE) -> Progress:
    """Compare several diagnoses of one case over time.

    Two check-ins are compared on the answers that both have: both are diagnosed on these, of two partners on what each
    of them answered both times. A finding moved if its level there is another one, or its score by the threshold at
    least, an index by half of it; an answer, if it moved by that share of its range. What only one of them asked is not
    asked again. Nothing is compared across changed rules. Stored diagnoses whose knowledge base no other one remembers
    are compared where the same was answered, or where their intervals do not overlap.

    Args:
        diagnoses: two at least, oldest first; or pairs of a time (a date, a datetime, or text that
            `datetime.fromisoformat` reads) and a diagnosis, in any order. Stored ones need no knowledge base.
        threshold: over 0 and up to 1.

    Raises:
        QuestionError: these are not two diagnoses at least, or their times cannot be read or compared (IK422), they
            are of one person and of two (IK458), or the threshold is invalid (IK404).
    """
    share = plain_number(threshold)
    if share is None or not 0 < share <= 1:
        raise OptionError(Problem("IK404", "'threshold' must be a number over 0 and up to 1", "omit it for 0.1"))
    ordered = _in_order(diagnoses)
    last = ordered[-1]
    refuse_others([one.record for one in ordered], len(last.record.people))
    records = [one.record for one in ordered]
    told = records if last.runtime is None else told_anew(records, last.runtime.context)
    asked = asked_in(ordered)
    compare = comparisons(asked)
    safety = tuple(one.record.safety.status for one in ordered)
    signals = answer_trends(asked, share)
    return Progress(
        safety=safety,
        standing=standing_after(told),
        findings=trends(asked, compare, "findings", share),
        components=trends(asked, compare, "components", share),
        indexes=trends(asked, compare, "indexes", share),
        signals=signals,
        not_asked_again=not_asked_again(asked, signals),
        followed=() if "concern" in safety else _followed(asked, compare, share),
        rules_changed=_changed([one.rules for one in ordered]),
        questions_changed=_changed([one.answered for one in asked]),
        of_two=last.record.partners is not None,
        check_ins=tuple(
            CheckInIndexes(number=one.number, when=one.when, indexes=one.record.indexes) for one in ordered
        ),
        latest=_latest(last.record, concern="concern" in safety),
        locale=last.record.locale,
        level_words=last.record.level_words,
        support=support_in(*told),
    )


def _in_order(given: object) -> list[CheckIn]:
    ordered = check_ins(given)
    if ordered is None:
        help = 'such as `[("2026-01-31", dx), ...]`; `Diagnosis.from_json` reads stored ones'
        raise QuestionError(Problem("IK422", "progress needs diagnoses, each with its time or all without", help))
    if len(ordered) < 2:
        help = "give those of earlier check-ins, too; after the first one there is nothing to compare yet"
        raise QuestionError(Problem("IK422", "progress needs two diagnoses at least", help))
    return ordered


def _latest(record: Record, *, concern: bool) -> Latest:
    present = sorted((one for one in record.findings if one.present), key=lambda one: (one.kind, -one.score, one.id))
    practices = () if concern else tuple(practice for remedy in record.remedies for practice in remedy.practices[:1])
    return Latest(
        hard=next(iter(present), None),
        practice=next(iter(practices), None),
        provenance=record.provenance,
        context=record.context,
    )


def _changed(facts: Sequence[object]) -> tuple[int, ...]:
    return tuple(number for number, (one, two) in enumerate(pairwise(facts), 2) if one != two)


def _followed(asked: Sequence[Asked], compare: Compare, threshold: float) -> tuple[Followed, ...]:
    """Return each remedy with those of its findings that are notably better since it was first recommended."""
    last = len(asked) - 1
    found: dict[str, Followed] = {}
    for number, one in enumerate(asked[:-1]):
        for remedy in one.check_in.record.remedies:
            # of a stored one it is not proven that all reasons are among its findings
            reasons = sorted({reason.id for reason in remedy.reasons} & one.results.keys() & asked[last].results.keys())
            compared = {id: compare(id, number, last) for id in reasons}
            improved = tuple(
                id for id, both in compared.items() if isinstance(both, Both) and has_improved(both, threshold)
            )
            if improved and remedy.strategy.id not in found:
                found[remedy.strategy.id] = Followed(
                    id=remedy.strategy.id, title=remedy.strategy.title, number=one.check_in.number, improved=improved
                )
    return tuple(found[id] for id in sorted(found))
