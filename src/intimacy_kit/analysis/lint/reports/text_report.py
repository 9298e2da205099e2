"""Format a report as text, and as plain data for JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from intimacy_kit.analysis.lint.diagnostics import Diagnostic, Report, Severity

Paint = Callable[[str, Severity], str]
"""Gives a text the colour of a severity."""

MAX_SHOWN = 100
"""Maximum diagnostics in a text; beyond it the rest is counted."""


def text_report(report: Report, paint: Paint = lambda text, _: text) -> Iterator[str]:
    """Return the report as blocks of text: each diagnostic, skipped checks, and counts.

    Args:
        report: of one pack.
        paint: applied to the severity and code of each diagnostic.
    """
    for diagnostic in report.diagnostics[:MAX_SHOWN]:
        head = f"{diagnostic.severity}[{diagnostic.code}]"
        yield paint(head, diagnostic.severity) + str(diagnostic).removeprefix(head)
    if len(report.diagnostics) > MAX_SHOWN:
        yield f"and {len(report.diagnostics) - MAX_SHOWN} more; --json has all of them"
    by_reason: dict[str, list[str]] = {}
    for code, why in (report.skipped or {}).items():
        by_reason.setdefault(why, []).append(code)
    for why, codes in by_reason.items():
        yield f"skipped {', '.join(codes)}: {why}"
    if any(diagnostic.code.startswith("IKL") for diagnostic in report.diagnostics):
        yield "what is meant that way is kept by `# lint: ignore[CODE] the reason` above the entry"
    yield _summary(report)


def _summary(report: Report) -> str:
    counted = [_many(count, severity) for severity, count in report.counts.items() if count]
    found = ", ".join(counted) or "no problems found"
    kept = f" ({len(report.suppressed)} suppressed)" if report.suppressed else ""
    name = "this pack" if report.pack == "?" else report.pack
    return f"{name}: {found}{kept}"


def _many(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def as_data(report: Report) -> dict[str, Any]:
    """Return the report as plain data; its keys are part of the JSON output of the command line."""
    return {
        "pack": report.pack,
        "counts": report.counts,
        "diagnostics": [_diagnostic_data(diagnostic) for diagnostic in report.diagnostics],
        "suppressed": [{**_diagnostic_data(item.diagnostic), "reason": item.reason} for item in report.suppressed],
        "skipped": [{"code": code, "reason": why} for code, why in (report.skipped or {}).items()],
    }


def _diagnostic_data(diagnostic: Diagnostic) -> dict[str, Any]:
    place = diagnostic.place
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity,
        "message": diagnostic.message,
        "help": diagnostic.help,
        "entry": diagnostic.entry,
        "file": place and place.file,
        "line": place and place.line,
        "column": place and place.column,
        "width": place and place.width,
        "fixable": bool(diagnostic.edits),
    }
