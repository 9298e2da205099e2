"""Whether memory grows over a million diagnoses (an argument sets another number).

Target: it does not.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from measure import everything_answered

import intimacy_kit as ik


def resident() -> int:
    """The memory of this process in KiB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") // 1024


def main() -> None:
    total = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    kb = ik.load_knowledge()
    full = everything_answered(kb, troubled=True)
    few = {"quality_time_hours": 1.5, "unresolved_conflicts": 4}
    start = 0
    for number in range(total):
        kb.diagnose(full if number % 2 else few)
        if number == total // 10:
            start = resident()
    end = resident()
    print(f"{total} diagnoses: {start} KiB after a tenth of them, {end} KiB at the end, ratio {end / start:.3f}")


if __name__ == "__main__":
    main()
