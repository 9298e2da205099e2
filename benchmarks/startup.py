"""What the first diagnosis of a fresh process costs, beside a process that only imports pydantic and builds one model.

Target: at most 2.5 times as long.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

from measure import in_turn

FIRST = "import intimacy_kit as ik; ik.load_knowledge().diagnose({'quality_time_hours': 1.5}).challenges"
PYDANTIC = "import pydantic; pydantic.create_model('Model', x=(int, ...))(x=1)"
ROUNDS = 30


def process(code: str) -> Callable[[], None]:
    def run() -> None:
        subprocess.run([sys.executable, "-c", code], check=True)

    return run


def main() -> None:
    process(FIRST)(), process(PYDANTIC)()  # once, so that both find their files in memory
    one, two, ratio = in_turn(process(FIRST), process(PYDANTIC), ROUNDS)
    print(f"first diagnosis {one * 1000:.0f} ms, pydantic alone {two * 1000:.0f} ms, ratio {ratio:.2f}")


if __name__ == "__main__":
    main()
