"""Lint packs: report what could be better in a pack that runs.

    from intimacy_kit.analysis.lint import lint

    report = lint("my_pack")
    for diagnostic in report.diagnostics:
        print(diagnostic)

Some checks are decided by the solver z3 (the extra `analysis`). Without it they are skipped, and
`report.skipped` says so.
"""

from intimacy_kit.analysis.lint.checks import Check
from intimacy_kit.analysis.lint.diagnostics import SEVERITIES, Diagnostic, Edit, Report, Severity, Suppressed
from intimacy_kit.analysis.lint.registry import CHECKS
from intimacy_kit.analysis.lint.run import fixed, lint

__all__ = ["CHECKS", "SEVERITIES", "Check", "Diagnostic", "Edit", "Report", "Severity", "Suppressed", "fixed", "lint"]
