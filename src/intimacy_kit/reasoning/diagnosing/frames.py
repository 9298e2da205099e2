"""Check the options for diagnosing a dataframe, and prepare the columnar engine."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from intimacy_kit.engines.columnar.engine import ColumnarEngine
from intimacy_kit.engines.columnar.layout import FrameOptions
from intimacy_kit.engines.columnar.ranking import ProfessionalStrategy, RankedStrategy
from intimacy_kit.errors import OptionError, Problem
from intimacy_kit.model.rulebook import RuleBook
from intimacy_kit.model.values import plain_flag, plain_text, plain_whole
from intimacy_kit.reasoning.diagnosing.context import DiagnosisContext
from intimacy_kit.reasoning.diagnosing.remedies import told_with

Invalid = Literal["raise", "null"]


def frame_options(
    *,
    intervals: bool,
    remedies: int,
    rules: bool,
    invalid: Invalid,
    prefix: str,
    partners: tuple[str, str] | None,
    couple: str | None,
    by_partner: bool,
    earlier: str | None,
    earlier_days: str | None,
    passed_on: Iterable[str],
) -> FrameOptions:
    """Return the checked options for diagnosing a dataframe.

    Raises:
        QuestionError: an option is unusable (IK404).
    """
    many, ending, choice = plain_whole(remedies), plain_text(prefix), plain_text(invalid)
    with_intervals, with_rules, with_each = plain_flag(intervals), plain_flag(rules), plain_flag(by_partner)
    if many is None or many < 0:
        raise _unusable("'remedies' must be a whole number", "say how many remedies to give, 0 for none")
    if choice not in ("raise", "null"):
        raise _unusable("'invalid' must be 'raise' or 'null'", "'null' treats values that do not fit as not answered")
    if ending is None:
        raise _unusable("'prefix' must be text", 'every column that is added begins with it, such as "ik_"')
    if with_intervals is None or with_rules is None:
        raise _unusable("'intervals' and 'rules' must be True or False", "True adds their columns")
    if with_each is None:
        raise _unusable("'by_partner' must be True or False", "True adds the columns of each partner")
    ends = None if partners is None else _pair(partners)
    if partners is not None and ends is None:
        raise _unusable(
            "'partners' must be two different endings, without blanks", 'such as ("_a", "_b") for trust_a and trust_b'
        )
    column = None if couple is None else plain_text(couple)
    if couple is not None and column is None:
        raise _unusable("'couple' must be the name of a column", "name the one that says who belong together")
    if partners is not None and couple is not None:
        help = "`partners` is for both in a row, `couple` for a row for each of them"
        raise _unusable("'partners' and 'couple' cannot both be given", help)
    if with_each and partners is None and couple is None:
        help = "say how the rows hold two partners: `partners` or `couple`"
        raise _unusable("'by_partner' is for frames of couples", help)
    then, days = _earlier(earlier, earlier_days)
    kept = None if isinstance(passed_on, str) or not isinstance(passed_on, Iterable) else [*map(plain_text, passed_on)]
    if kept is None or None in kept:
        raise _unusable("'passed_on' must be names of columns", 'such as ["Trust"], for a column that is no answer')
    passed = frozenset(name for name in kept if name is not None)
    return FrameOptions(
        with_intervals,
        many,
        with_rules,
        choice == "null",
        ending,
        ends,
        column,
        with_each,
        then,
        days,
        passed_on=passed,
    )


def _earlier(earlier: object, days: object) -> tuple[str, str]:
    """Return the ending of columns of an earlier check-in and the column of days since; empty texts for None."""
    ending, since = (None if given is None else plain_text(given) for given in (earlier, days))
    if earlier is not None and (not ending or any(sign.isspace() for sign in ending)):
        help = 'such as "_before" for fears_partner_before, without blanks'
        raise _unusable("'earlier' must be the ending of columns", help)
    if days is not None and (not since or since != since.strip()):
        raise _unusable("'earlier_days' must be the name of a column", "name the one with the days since then")
    if days is not None and earlier is None:
        raise _unusable("'earlier_days' is for frames with 'earlier'", "say how columns of the earlier check-in end")
    return ending or "", since or ""


def _pair(given: object) -> tuple[str, str] | None:
    """Return two different suffixes without blanks; None if the argument is anything else."""
    ends = [plain_text(end) for end in given] if isinstance(given, tuple | list) else []
    if len(ends) != 2 or ends[0] is None or ends[1] is None or ends[0] == ends[1]:
        return None
    return None if any(sign.isspace() for sign in ends[0] + ends[1]) else (ends[0], ends[1])


def columnar_engine(context: DiagnosisContext, couples: RuleBook, screening_days: int) -> ColumnarEngine:
    """Return the columnar engine of a knowledge base, with its ranking of remedies.

    Args:
        context: that of one person.
        couples: the rule book of couples.
        screening_days: for how many days answers of an earlier check-in count.
    """
    place = {candidate.strategy.id: number for number, candidate in enumerate(context.candidates)}
    first = {one.id: one.when for one in context.conditions.every if one.key == "first_when"}
    ranked = [
        RankedStrategy(
            candidate.strategy.id,
            candidate.position,
            tuple(place[id] for id in candidate.strategy.after),
            first.get(candidate.strategy.id),
        )
        for candidate in context.candidates
    ]
    professional = [
        ProfessionalStrategy(id, concerns) for id, concerns in told_with(context.candidates, context.support).items()
    ]
    return ColumnarEngine(context.book, couples, ranked, professional, screening_days)


def _unusable(message: str, help: str) -> OptionError:
    return OptionError(Problem("IK404", message, help))
