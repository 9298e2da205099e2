"""A report as SARIF 2.1.0, which code hosts and editors show beside the lines."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from intimacy_kit.analysis.lint.checks import CHECKS, Severity
from intimacy_kit.analysis.lint.diagnostics import Diagnostic, Edit, Report
from intimacy_kit.errors import CODES

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "hint": "note"}


def sarif(report: Report, version: str, folder: str = "") -> dict[str, Any]:
    """One run with all results; those that are ignored are suppressed, with the reason.

    Args:
        report: what was found.
        version: of intimacy-kit.
        folder: where the files of the pack lie, as a relative path; `""` if they lie here.
    """
    codes = sorted({*CHECKS, *(remark.code for remark in report.remarks)})
    order = {code: index for index, code in enumerate(codes)}
    results = [_result(remark, order, folder) for remark in report.remarks]
    for item in report.ignored:
        suppression = {"kind": "inSource", "justification": item.reason}
        results.append({**_result(item.remark, order, folder), "suppressions": [suppression]})
    driver = {"name": "intimacy-kit lint", "version": version, "rules": [_rule(code) for code in codes]}
    invocation = {
        "executionSuccessful": True,
        "toolExecutionNotifications": [
            {"level": "note", "message": {"text": f"{code} was skipped: {why}"}, "associatedRule": {"id": code}}
            for code, why in (report.skipped or {}).items()
        ],
    }
    run = {
        "tool": {"driver": driver},
        "invocations": [invocation],
        "results": results,
        "columnKind": "unicodeCodePoints",
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(code: str) -> dict[str, Any]:
    check = CHECKS.get(code)
    title = check.title if check else CODES.get(code, code)
    level = _LEVELS[check.severity] if check else "error"
    return {"id": code, "shortDescription": {"text": title}, "defaultConfiguration": {"level": level}}


def _result(remark: Diagnostic, order: dict[str, int], folder: str) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": remark.code,
        "ruleIndex": order[remark.code],
        "level": _LEVELS[remark.severity],
        "message": {"text": f"{remark.message}; {remark.help}"},
    }
    if remark.place is not None:
        region = {}
        if remark.place.line is not None:
            column = remark.place.column or 1
            region = _region(remark.place.line, column, column + remark.place.width)
            region["snippet"] = {"text": remark.place.text or ""}
        location: dict[str, Any] = {"artifactLocation": _artifact(remark.place.file, folder)}
        result["locations"] = [{"physicalLocation": {**location, **({"region": region} if region else {})}}]
    if remark.edits:
        result["fixes"] = [{"description": {"text": remark.help}, "artifactChanges": _changes(remark.edits, folder)}]
    return result


def _changes(edits: tuple[Edit, ...], folder: str) -> list[dict[str, Any]]:
    return [
        {
            "artifactLocation": _artifact(edit.file, folder),
            "replacements": [
                {
                    "deletedRegion": _region(edit.line, edit.column, edit.column + edit.width),
                    "insertedContent": {"text": edit.text},
                }
            ],
        }
        for edit in edits
    ]


def _artifact(file: str, folder: str) -> dict[str, str]:
    return {"uri": quote(f"{folder}/{file}" if folder else file)}


def _region(line: int, column: int, end: int) -> dict[str, Any]:
    return {"startLine": line, "startColumn": column, "endColumn": end}
