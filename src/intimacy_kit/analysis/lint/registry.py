"""List all checks: each in the pass that runs it, in the order in which it runs.

To add a check, write its module in `rules/` and name it here.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from intimacy_kit.analysis.lint.checks import Check, Pass, SolverPass
from intimacy_kit.analysis.lint.comments import Comment
from intimacy_kit.analysis.lint.groups import own_groups, own_steps
from intimacy_kit.analysis.lint.items import conditions, findings, practices, signals, strategies, whole_pack
from intimacy_kit.analysis.lint.pairs import rule_pairs, safety_pairs
from intimacy_kit.analysis.lint.rules import (
    ikl001_missing_reason,
    ikl002_unused_comment,
    ikl003_malformed_comment,
    ikl101_never_true,
    ikl102_always_true,
    ikl103_constant_comparison,
    ikl104_redundant_part,
    ikl105_simplifiable_condition,
    ikl106_duplicate_rule,
    ikl107_implied_rule,
    ikl108_contradicting_rules,
    ikl109_wrong_direction,
    ikl110_step_never_counts,
    ikl111_steps_do_not_rise,
    ikl112_facet_of_one,
    ikl113_covered_rule,
    ikl201_unread_signal,
    ikl202_never_present,
    ikl203_unaddressed_finding,
    ikl204_unreachable_level,
    ikl205_single_answer,
    ikl206_safety_not_private,
    ikl207_almost_nobody,
    ikl208_two_ways,
    ikl301_no_practices,
    ikl302_unoffered_practice,
    ikl303_never_recommended,
    ikl304_unused_source,
    ikl305_duplicate_id,
    ikl401_placeholder,
    ikl402_duplicate_reason,
    ikl403_no_question_mark,
    ikl404_blame,
    ikl405_promise,
    ikl406_clinical_diagnosis,
    ikl407_missing_full_stop,
    ikl408_in_short,
    ikl409_medical_claim,
    ikl501_strong_claim,
    ikl502_contradicted,
)
from intimacy_kit.analysis.lint.texts import texts
from intimacy_kit.errors import Problem, QuestionError, shown, suggestion

PASSES: tuple[Pass[Any], ...] = (
    Pass(
        whole_pack,
        (
            ikl103_constant_comparison.CHECK,
            ikl105_simplifiable_condition.CHECK,
            ikl109_wrong_direction.CHECK,
            ikl112_facet_of_one.CHECK,
        ),
    ),
    Pass(signals, (ikl201_unread_signal.CHECK, ikl206_safety_not_private.CHECK)),
    Pass(
        findings,
        (
            ikl202_never_present.CHECK,
            ikl204_unreachable_level.CHECK,
            ikl203_unaddressed_finding.CHECK,
        ),
    ),
    Pass(whole_pack, (ikl208_two_ways.CHECK,)),
    Pass(strategies, (ikl301_no_practices.CHECK, ikl303_never_recommended.CHECK)),
    Pass(practices, (ikl302_unoffered_practice.CHECK,)),
    Pass(whole_pack, (ikl304_unused_source.CHECK, ikl305_duplicate_id.CHECK)),
    Pass(
        texts,
        (
            ikl401_placeholder.CHECK,
            ikl403_no_question_mark.CHECK,
            ikl407_missing_full_stop.CHECK,
            ikl404_blame.CHECK,
            ikl405_promise.CHECK,
            ikl406_clinical_diagnosis.CHECK,
            ikl408_in_short.CHECK,
            ikl409_medical_claim.CHECK,
        ),
    ),
    Pass(whole_pack, (ikl402_duplicate_reason.CHECK,)),
    Pass(whole_pack, (ikl205_single_answer.CHECK, ikl207_almost_nobody.CHECK)),
    Pass(whole_pack, (ikl501_strong_claim.CHECK, ikl502_contradicted.CHECK)),
)
SOLVER_PASSES: tuple[SolverPass[Any], ...] = (
    SolverPass(
        conditions,
        (
            ikl101_never_true.CHECK,
            ikl102_always_true.CHECK,
            ikl104_redundant_part.CHECK,
        ),
    ),
    SolverPass(
        rule_pairs,
        (
            ikl106_duplicate_rule.CHECK,
            ikl107_implied_rule.CHECK,
            ikl108_contradicting_rules.CHECK,
        ),
    ),
    SolverPass(safety_pairs, (ikl106_duplicate_rule.CHECK,)),
    SolverPass(own_steps, (ikl110_step_never_counts.CHECK, ikl111_steps_do_not_rise.CHECK)),
    SolverPass(own_groups, (ikl113_covered_rule.CHECK,)),
)
COMMENT_CHECKS: tuple[Check[Comment], ...] = (ikl003_malformed_comment.CHECK, ikl001_missing_reason.CHECK)
UNUSED_COMMENT_CHECKS: tuple[Check[Comment], ...] = (ikl002_unused_comment.CHECK,)
"""Run on the comments that suppress nothing, once all other checks are done."""

_ALL: list[Check[Any]] = [
    *COMMENT_CHECKS,
    *UNUSED_COMMENT_CHECKS,
    *(check for each in PASSES for check in each.checks),
    *(check for each in SOLVER_PASSES for check in each.checks),
]
CHECKS: dict[str, Check[Any]] = {check.code: check for check in sorted(_ALL, key=lambda check: check.code)}
"""All checks by code, ascending."""


def select_codes(select: Iterable[str], ignore: Iterable[str]) -> frozenset[str]:
    """Return the codes of the selected checks.

    Args:
        select: codes, or prefixes of codes such as `IKL4`; all checks if there are none.
        ignore: codes, or prefixes of codes, that are left out of these.

    Raises:
        QuestionError: no check has such a code (IK465).
    """
    selected = _matching(select) or frozenset(CHECKS)
    return selected - _matching(ignore)


def _matching(prefixes: Iterable[str]) -> frozenset[str]:
    found: set[str] = set()
    for prefix in (prefixes,) if isinstance(prefixes, str) else prefixes:
        codes = [code for code in CHECKS if prefix and code.startswith(str(prefix))]
        if not codes:
            help = suggestion(str(prefix), list(CHECKS), "give codes such as IKL103, or beginnings such as IKL4")
            raise QuestionError(Problem("IK465", f"no check has the code {shown(str(prefix))}", help))
        found.update(codes)
    return frozenset(found)
