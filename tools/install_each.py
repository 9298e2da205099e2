"""Install the requirements of a dependency group one by one: `install_each.py GROUP`.

A requirement that cannot be installed is reported and skipped.
"""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path


def main() -> None:
    project = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text())
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    for requirement in project["dependency-groups"][sys.argv[1]]:
        done = subprocess.run([*pip, requirement], check=False, capture_output=True, text=True)
        if done.returncode:
            reason = (done.stderr.strip().splitlines() or ["pip does not say why"])[-1]
            print(f"{requirement} cannot be installed, so it is left out: {reason}")


if __name__ == "__main__":
    main()
