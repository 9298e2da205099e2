"""Remarks on a pack: what could be better, beyond what it takes to run.

    from intimacy_kit.analysis.lint import lint

    report = lint("my_pack")
    for remark in report.remarks:
        print(remark)

Some checks are decided by the solver z3 (the extra `analysis`). Without it they are skipped, and
`report.skipped` says so.
"""

from intimacy_kit.analysis.lint.checks import CHECKS, SEVERITIES, Check, Severity
from intimacy_kit.analysis.lint.remarks import Edit, Ignored, Remark, Report
from intimacy_kit.analysis.lint.run import lint, mended

__all__ = ["CHECKS", "SEVERITIES", "Check", "Edit", "Ignored", "Remark", "Report", "Severity", "lint", "mended"]
