"""The outputs stored in the notebooks are up to date and independent of the machine."""

import json
from pathlib import Path
from runpy import run_path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
NOTEBOOKS = ("eight_weeks", "weekly_check_in")


def stored_in(name: str) -> Any:
    return json.loads((ROOT / "examples" / f"{name}.ipynb").read_text("utf-8"))


@pytest.fixture(params=NOTEBOOKS)
def notebook(request: pytest.FixtureRequest) -> Path:
    return ROOT / "examples" / f"{request.param}.ipynb"


@pytest.fixture
def stored(notebook: Path) -> Any:
    return stored_in(notebook.stem)


def test_every_notebook_is_here() -> None:
    assert sorted(path.stem for path in (ROOT / "examples").glob("*.ipynb")) == [*NOTEBOOKS]


@pytest.mark.gate
def test_stored_outputs_are_up_to_date(notebook: Path, stored: Any) -> None:
    for name in ("nbclient", "nbformat", "ipykernel"):
        pytest.importorskip(name, reason="the dependency group `gate` is not installed")
    again = run_path(str(ROOT / "tools" / "run_notebook.py"))["run"](notebook)

    assert len(again.cells) == len(stored["cells"])
    for new, cell in zip(again.cells, stored["cells"], strict=True):
        assert new.source == "".join(cell["source"])
        made = [plain(output) for output in new.get("outputs", [])]
        assert made == [plain(output) for output in cell.get("outputs", [])], (
            f"run: python tools/run_notebook.py {notebook.name}"
        )


def plain(output: Any) -> dict[str, Any]:
    """An output with its lines joined, which files keep apart."""
    data = {kind: "".join(lines) for kind, lines in output.get("data", {}).items()}
    return {"type": output["output_type"], "text": "".join(output.get("text", "")), "data": data}


def test_cells_were_run_in_order_without_errors(stored: Any) -> None:
    cells = [cell for cell in stored["cells"] if cell["cell_type"] == "code"]

    assert [cell["execution_count"] for cell in cells] == list(range(1, len(cells) + 1))
    assert all(cell["outputs"] for cell in cells)
    assert {output["output_type"] for cell in cells for output in cell["outputs"]} == {"execute_result", "stream"}


def test_notebook_contains_rich_representations() -> None:
    outputs = [output for cell in stored_in("eight_weeks")["cells"] for output in cell.get("outputs", [])]

    kinds = {kind for output in outputs for kind in output.get("data", {})}
    assert {"text/html", "text/markdown", "image/svg+xml", "text/vnd.mermaid"} <= kinds
    pictured = ["<svg " in "".join(output.get("data", {}).get("text/html", "")) for output in outputs]
    assert sum(pictured) == 2  # both diagnoses; the chart of progress is on its page


def test_notebook_has_no_volatile_metadata(stored: Any) -> None:
    assert [cell["id"] for cell in stored["cells"]] == [f"cell-{number + 1}" for number in range(len(stored["cells"]))]
    assert all(cell["metadata"] == {} for cell in stored["cells"])
    assert set(stored["metadata"]) == {"kernelspec", "language_info"}
    assert stored["metadata"]["language_info"] == {"name": "python"}
