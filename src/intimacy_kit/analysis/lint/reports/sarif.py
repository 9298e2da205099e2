"""Convert a report to SARIF 2.1.0, which code hosts and editors show beside the lines."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from intimacy_kit.analysis.lint.diagnostics import Diagnostic, Edit, Report, Severity
from intimacy_kit.analysis.lint.registry import CHECKS
from intimacy_kit.errors import CODES

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "hint": "note"}


def sarif(report: Report, version: str, folder: str = "") -> dict[str, Any]:
    """Return one run with all results; suppressed ones with the reason.

    Args:
        report: of one pack.
        version: of intimacy-kit.
        folder: relative path to the files of the pack; `""` for the working directory.
    """
    codes = sorted({*CHECKS, *(diagnostic.code for diagnostic in report.diagnostics)})
    order = {code: index for index, code in enumerate(codes)}
    results = [_result(diagnostic, order, folder) for diagnostic in report.diagnostics]
    for item in report.suppressed:
        suppression = {"kind": "inSource", "justification": item.reason}
        results.append({**_result(item.diagnostic, order, folder), "suppressions": [suppression]})
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


def _result(diagnostic: Diagnostic, order: dict[str, int], folder: str) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": diagnostic.code,
        "ruleIndex": order[diagnostic.code],
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": f"{diagnostic.message}; {diagnostic.help}"},
    }
    if diagnostic.place is not None:
        region = {}
        if diagnostic.place.line is not None:
            column = diagnostic.place.column or 1
            region = _region(diagnostic.place.line, column, column + diagnostic.place.width)
            region["snippet"] = {"text": diagnostic.place.text or ""}
        location: dict[str, Any] = {"artifactLocation": _artifact(diagnostic.place.file, folder)}
        result["locations"] = [{"physicalLocation": {**location, **({"region": region} if region else {})}}]
    if diagnostic.edits:
        result["fixes"] = [
            {"description": {"text": diagnostic.help}, "artifactChanges": _changes(diagnostic.edits, folder)}
        ]
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
