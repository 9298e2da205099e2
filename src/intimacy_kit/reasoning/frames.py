"""Diagnoses of many cases at once: what a frame's result is to hold, and how remedies are ranked in it."""

from __future__ import annotations

from typing import Any, Literal, TypeGuard

from intimacy_kit.engines.columnar.engine import ColumnarEngine
from intimacy_kit.engines.columnar.layout import Asked
from intimacy_kit.engines.columnar.ranking import Ranked
from intimacy_kit.errors import Problem, QuestionError
from intimacy_kit.reasoning.diagnose import Desk

Invalid = Literal["raise", "null"]


def diagnose_frame(
    engine: ColumnarEngine,
    frame: Any,
    *,
    intervals: bool,
    remedies: int,
    rules: bool,
    invalid: Invalid,
    prefix: str,
    partners: tuple[str, str] | None,
    couple: str | None,
) -> Any:
    """The frame with the results of each row added."""
    if type(remedies) is not int or remedies < 0:
        raise _unusable("'remedies' must be a whole number", "say how many remedies to give, 0 for none")
    if invalid not in ("raise", "null"):
        raise _unusable("'invalid' must be 'raise' or 'null'", "'null' treats values that do not fit as not answered")
    if type(prefix) is not str:
        raise _unusable("'prefix' must be text", 'every column that is added begins with it, such as "ik_"')
    if {type(intervals), type(rules)} != {bool}:
        raise _unusable("'intervals' and 'rules' must be True or False", "True adds their columns")
    if partners is not None and not _is_pair(partners):
        raise _unusable(
            "'partners' must be two different endings, without blanks", 'such as ("_a", "_b") for trust_a and trust_b'
        )
    if not isinstance(couple, str | None):
        raise _unusable("'couple' must be the name of a column", "name the one that says who belong together")
    if partners is not None and couple is not None:
        help = "`partners` is for both in a row, `couple` for a row for each of them"
        raise _unusable("'partners' and 'couple' cannot both be given", help)
    asked = Asked(intervals, remedies, rules, invalid == "null", prefix, partners, couple)
    return engine.run(frame, asked)


def _is_pair(ends: object) -> TypeGuard[tuple[str, str]]:
    if not isinstance(ends, tuple) or [type(end) for end in ends] != [str, str]:
        return False
    return ends[0] != ends[1] and not any(sign.isspace() for end in ends for sign in end)


def engine(desk: Desk) -> ColumnarEngine:
    """The engine of a knowledge base for frames."""
    place = {candidate.strategy.id: number for number, candidate in enumerate(desk.candidates)}
    ranked = [
        Ranked(candidate.strategy.id, candidate.position, tuple(place[id] for id in candidate.strategy.after))
        for candidate in desk.candidates
    ]
    professional = sorted(
        candidate.strategy.id for candidate in desk.candidates if candidate.strategy.professional and candidate.alone
    )
    return ColumnarEngine(desk.book, ranked, professional)


def _unusable(message: str, help: str) -> QuestionError:
    return QuestionError(Problem("IK404", message, help))
