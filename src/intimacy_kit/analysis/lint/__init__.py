"""Remarks on a pack: what could be better, beyond what it takes to run.

    from intimacy_kit.analysis.lint import lint

    report = lint("my_pack")
    for remark in report.remarks:
        print(remark)

Some checks are decided by the solver z3 (the extra `analysis`). Without it they are skipped, and
`report.skipped` says so.
"""

from intimacy_kit.analysis.lint.checks import CHECKS, SEVERITIES, Check, Severity
from intimacy_kit.analysis.lint.diagnostics import Diagnostic, Edit, Report, Suppressed
from intimacy_kit.analysis.lint.run import fixed, lint

__all__ = ["CHECKS", "SEVERITIES", "Check", "Diagnostic", "Edit", "Report", "Severity", "Suppressed", "fixed", "lint"]
