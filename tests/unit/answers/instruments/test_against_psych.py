"""Scores, alpha and omega equal what the package psych computes in R; see `psych/psych.R`."""

import json
from pathlib import Path
from typing import Any

import polars as pl
import pytest

import intimacy_kit as ik

PSYCH = Path(__file__).parent / "psych"
FOUND: dict[str, Any] = json.loads((PSYCH / "psych.json").read_text("utf-8"))
SCALES = [name for name in FOUND if name != "versions"]


@pytest.mark.parametrize("name", SCALES)
def test_full_data(name: str) -> None:
    instrument, scale = name.split(".")
    scores = ik.score_instrument(pl.read_csv(PSYCH / f"{instrument}.csv"), instrument)
    figures = scores.scales[scale]

    assert figures.alpha == pytest.approx(FOUND[name]["alpha"], abs=1e-9)
    assert figures.omega == pytest.approx(FOUND[name]["omega"], abs=1e-6)  # R's optimizer stops a little earlier
    assert figures.mean == pytest.approx(FOUND[name]["mean"], abs=1e-9)
    assert figures.deviation == pytest.approx(FOUND[name]["deviation"], abs=1e-9)
    assert scores.frame[figures.column][:5].to_list() == pytest.approx(FOUND[name]["scores"], abs=1e-9)
    assert figures.rows == figures.scored == figures.complete
