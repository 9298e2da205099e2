"""What the first minute costs: the first diagnosis of a process, and the help of the command line.

Targets: the diagnosis at most 2 times a process that only imports pydantic and builds one model, and the help under 2
times `import typer`.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable

from measure import in_turn

FIRST = "import intimacy_kit as ik; ik.load_knowledge().diagnose({'quality_time_hours': 1.5}).challenges"
PYDANTIC = "import pydantic; pydantic.create_model('Model', x=(int, ...))(x=1)"
TYPER = "import typer"
ROUNDS = 15


def process(*arguments: str) -> Callable[[], None]:
    def run() -> None:
        subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)

    return run


def of_children() -> float:
    """The seconds that the processor gave to the processes that ended."""
    times = os.times()
    return times.children_user + times.children_system


def main() -> None:
    for names, one, two in (
        (("first diagnosis", "pydantic alone"), process("-c", FIRST), process("-c", PYDANTIC)),
        (("intimacy-kit --help", "import typer"), process("-m", "intimacy_kit", "--help"), process("-c", TYPER)),
    ):
        one(), two()  # once, so that both find their files in memory
        first, second, ratio = in_turn(one, two, ROUNDS, of_children)
        print(f"{names[0]} {first * 1000:.0f} ms, {names[1]} {second * 1000:.0f} ms, ratio {ratio:.2f}")


if __name__ == "__main__":
    main()
