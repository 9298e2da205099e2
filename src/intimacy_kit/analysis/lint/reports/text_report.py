"""A report for people, and as plain data."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from intimacy_kit.analysis.lint.checks import Severity
from intimacy_kit.analysis.lint.diagnostics import Diagnostic, Report

Paint = Callable[[str, Severity], str]
MAX_PROBLEMS_SHOWN = 100


def text_report(report: Report, paint: Paint = lambda text, _: text) -> Iterator[str]:
    """The report as blocks of text: each remark, what was skipped, and how many there are.

    Args:
        report: what was found.
        paint: gives the first words of a remark a colour.
    """
    for remark in report.remarks[:MAX_PROBLEMS_SHOWN]:
        head = f"{remark.severity}[{remark.code}]"
        yield paint(head, remark.severity) + str(remark).removeprefix(head)
    if len(report.remarks) > MAX_PROBLEMS_SHOWN:
        yield f"and {len(report.remarks) - MAX_PROBLEMS_SHOWN} more; --json has all of them"
    by_reason: dict[str, list[str]] = {}
    for code, why in (report.skipped or {}).items():
        by_reason.setdefault(why, []).append(code)
    for why, codes in by_reason.items():
        yield f"skipped {', '.join(codes)}: {why}"
    yield _summary(report)


def _summary(report: Report) -> str:
    counted = [_many(count, severity) for severity, count in report.counts.items() if count]
    found = ", ".join(counted) or "nothing to remark"
    kept = f" ({len(report.ignored)} ignored)" if report.ignored else ""
    name = "this pack" if report.pack == "?" else report.pack
    return f"{name}: {found}{kept}"


def _many(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def as_data(report: Report) -> dict[str, Any]:
    """The report as JSON has it."""
    return {
        "pack": report.pack,
        "counts": report.counts,
        "remarks": [_remark(remark) for remark in report.remarks],
        "ignored": [{**_remark(item.remark), "reason": item.reason} for item in report.ignored],
        "skipped": [{"code": code, "reason": why} for code, why in (report.skipped or {}).items()],
    }


def _remark(remark: Diagnostic) -> dict[str, Any]:
    place = remark.place
    return {
        "code": remark.code,
        "severity": remark.severity,
        "message": remark.message,
        "help": remark.help,
        "entry": remark.entry,
        "file": place and place.file,
        "line": place and place.line,
        "column": place and place.column,
        "width": place and place.width,
        "mends": bool(remark.edits),
    }
