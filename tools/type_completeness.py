"""Fail if the type completeness of a package is below a minimum: type_completeness.py PACKAGE SHARE

Type checkers differ in the types that they infer for an installed package, so its public symbols need annotations. The
share is computed by `pyright --verifytypes`, without the types of other packages.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

MAX_LISTED = 40


def verified(package: str) -> Any:
    """Return the report of pyright on an installed package.

    Raises:
        SystemExit: pyright gave no report; contains its output.
    """
    here = Path(sys.executable).parent  # pyright uses the first Python on the path, regardless of its options
    done = subprocess.run(
        [sys.executable, "-m", "pyright", "--verifytypes", package, "--ignoreexternal", "--outputjson"],
        env=os.environ | {"PATH": f"{here}{os.pathsep}{os.environ.get('PATH', '')}"},
        check=False,  # the exit code is 1 if any symbol is incomplete
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
    """Return the symbols with an unknown or ambiguous type, each with its place and the first line of the reason."""
    lines: list[str] = []
    for symbol in report["symbols"]:
        if symbol["isExported"] and not symbol["isTypeKnown"]:
            # A class has no diagnostics of its own: its incomplete members are listed separately.
            diagnostics = symbol["diagnostics"] or [{"message": "a part of it is not complete"}]
            start = diagnostics[0].get("range", {}).get("start")
            place = f" ({Path(diagnostics[0]['file']).name}:{start['line'] + 1})" if start else ""
            lines.append(f"{symbol['name']}{place}: {diagnostics[0]['message'].splitlines()[0]}")
    return lines


def main(package: str, least: str) -> None:
    report = verified(package)
    score = report["completenessScore"]
    print(f"type completeness of {package}: {score:.1%} (at least {float(least):.1%} is needed)")
    if score < float(least):
        found = incomplete(report)
        print(*found[:MAX_LISTED], sep="\n")
        if len(found) > MAX_LISTED:
            print(f"... and {len(found) - MAX_LISTED} more")
        sys.exit(1)


if __name__ == "__main__":
    main(*sys.argv[1:])
