"""The interactive what-if: its cells run, and the sliders start at the answers."""

from pathlib import Path
from runpy import run_path
from types import SimpleNamespace
from typing import Any

import pytest

import intimacy_kit as ik

pytestmark = pytest.mark.gate
EXAMPLE = Path(__file__).parents[2] / "examples" / "marimo_what_if.py"


@pytest.fixture(scope="module")
def ran() -> Any:
    pytest.importorskip("marimo", reason="the dependency group `gate` is not installed")
    return run_path(str(EXAMPLE))["app"].run()


def test_there_is_a_slider_for_each_answer(ran: Any) -> None:
    _, names = ran
    now, changed = names["now"], names["changed"]

    assert changed.value == dict(now.observations)
    signals = ik.load_knowledge().signals
    for id, slider in changed.elements.items():
        low, high = signals[id].bounds
        assert low == slider.start <= changed.value[id] <= slider.stop <= high
        assert signals[id].title in slider.text


def test_initial_sliders_change_nothing(ran: Any) -> None:
    outputs, names = ran

    assert names["supposed"].diagnosis == names["now"]
    table, told = (output.text for output in outputs[-2:])
    assert "Nothing that is found would change." in told
    for challenge in names["now"].challenges:
        assert challenge.title in table
        assert table.count(f"{challenge.level} ({challenge.score:.2f})") >= 2  # now, and then


def test_moved_sliders_change_the_answers() -> None:
    pytest.importorskip("marimo", reason="the dependency group `gate` is not installed")
    answers = {"quality_time_hours": 1.0, "work_hours": 60.0}
    moved = {"quality_time_hours": 8.0, "work_hours": 38.0}
    expected = ik.diagnose(answers).what_if(moved)

    app = run_path(str(EXAMPLE))["app"]
    outputs, names = app.run(defs={"answers": answers, "changed": SimpleNamespace(value=moved)})

    assert names["supposed"].diagnosis == expected.diagnosis == ik.diagnose(moved)
    assert "no longer felt" in outputs[-1].text
