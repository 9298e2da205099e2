"""Make up a small study of couples, as a file of SPSS: what they answered, and who had parted two years later.

    python examples/simulated_study.py study.sav

Nobody in it is real. Each couple has a closeness that nobody sees; what both partners answer, and whether they part,
come of it and of chance. So what a validation should find is known.
"""

from __future__ import annotations

import sys

import numpy as np
import pandas as pd
import pyreadstat

COUPLES, SEED = 240, 7
QUESTIONS: dict[str, tuple[str, dict[int | float, str]]] = {
    "q1": (
        "All in all, how satisfied are you with your relationship?",
        {1: "very", 2: "rather", 3: "partly", 4: "hardly", 5: "not at all"},
    ),
    "q2": ("How often do you feel heard?", {0: "never", 1: "rarely", 2: "sometimes", 3: "often", 4: "always"}),
    "q3": (
        "How often is there contempt?",
        {0: "never", 1: "rarely", 2: "sometimes", 3: "often", 4: "always"},
    ),
    "q4": ("How many hours a week are just for the two of you?", {}),
    "q5": ("How much do you trust each other, 0 to 10?", {}),
}


def study(couples: int = COUPLES, seed: int = SEED) -> pd.DataFrame:
    """Return the study: a row for each household, columns of one partner with `a_`, of the other with `b_`."""
    rng = np.random.default_rng(seed)
    closeness = rng.normal(size=couples)

    def scale(end: int, sign: int = 1) -> np.ndarray:
        felt = sign * closeness + rng.normal(scale=0.8, size=couples)
        return np.clip(np.round(end * (0.5 + felt / 4)), 0, end)

    columns: dict[str, object] = {"household": np.arange(1, couples + 1)}
    for partner in ("a_", "b_"):
        columns[f"{partner}q1"] = 5 - scale(4)
        columns[f"{partner}q2"] = scale(4)
        columns[f"{partner}q3"] = scale(4, -1)
        columns[f"{partner}q4"] = scale(20)
        columns[f"{partner}q5"] = scale(10)
    frame = pd.DataFrame(columns)
    for name in frame.columns[1:]:
        frame.loc[rng.random(couples) < 0.03, name] = -99  # not answered
    frame["wave"] = rng.choice([1.0, 2.0], size=couples)
    frame["parted"] = (rng.random(couples) < 1 / (1 + np.exp(1.2 + 1.5 * closeness))).astype(float)
    return frame


def write(path: str) -> None:
    """Write the study with its labels."""
    frame = study()
    asked = {f"{partner}{name}": question for partner in ("a_", "b_") for name, question in QUESTIONS.items()}
    pyreadstat.write_sav(
        frame,  # pyright: ignore[reportArgumentType]  # its types take the stand-in for absent pandas for the class itself
        path,
        column_labels=[asked[name][0] if name in asked else name for name in frame.columns],
        variable_value_labels={name: labels for name, (_, labels) in asked.items() if labels},
    )


if __name__ == "__main__":
    write(sys.argv[1] if len(sys.argv) > 1 else "study.sav")
