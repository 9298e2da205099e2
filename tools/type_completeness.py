"""Fail where too few symbols of a package have a type that every type checker sees: type_completeness.py PACKAGE SHARE

Type checkers do not infer the types of an installed package alike, so what users import needs annotations. The share is
the one that `pyright --verifytypes` computes; types of other packages do not count.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

MOST_LISTED = 40


def verified(package: str) -> Any:
    """The report of pyright on an installed package.

    Raises:
        SystemExit: there is no report, with what pyright says instead.
    """
    here = Path(sys.executable).parent  # pyright takes the Python that is first on the path, whatever else it is told
    done = subprocess.run(
        [sys.executable, "-m", "pyright", "--verifytypes", package, "--ignoreexternal", "--outputjson"],
        env=os.environ | {"PATH": f"{here}{os.pathsep}{os.environ.get('PATH', '')}"},
        check=False,  # it fails where a single symbol is incomplete
        capture_output=True,
        text=True,
    )
    try:
        report = json.loads(done.stdout)["typeCompleteness"]
    except (ValueError, KeyError):
        report = None
    if not report or not report["symbols"]:
        sys.exit(f"pyright cannot verify the types of {package}:\n{done.stdout}{done.stderr}")
    return report


def incomplete(report: Any) -> list[str]:
    """The symbols whose type is unknown or ambiguous, each with the place and the first line of why."""
    lines: list[str] = []
    for symbol in report["symbols"]:
        if symbol["isExported"] and not symbol["isTypeKnown"]:
            # A class has no remark of its own: what is incomplete of it is listed for itself.
            remarks = symbol["diagnostics"] or [{"message": "a part of it is not complete"}]
            start = remarks[0].get("range", {}).get("start")
            place = f" ({Path(remarks[0]['file']).name}:{start['line'] + 1})" if start else ""
            lines.append(f"{symbol['name']}{place}: {remarks[0]['message'].splitlines()[0]}")
    return lines


def main(package: str, least: str) -> None:
    report = verified(package)
    score = report["completenessScore"]
    print(f"type completeness of {package}: {score:.1%} (at least {float(least):.1%} is needed)")
    if score < float(least):
        found = incomplete(report)
        print(*found[:MOST_LISTED], sep="\n")
        if len(found) > MOST_LISTED:
            print(f"... and {len(found) - MOST_LISTED} more")
        sys.exit(1)


if __name__ == "__main__":
    main(*sys.argv[1:])
