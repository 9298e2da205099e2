"""Run notebooks and store their outputs, without metadata that differs between runs: run_notebook.py NOTEBOOK..."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient

METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def run(path: Path) -> Any:
    """Return a notebook with new outputs; its cells run in its folder."""
    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]  # nbformat has types for some only
    NotebookClient(
        notebook, resources={"metadata": {"path": str(path.parent)}}, record_timing=False, coalesce_streams=True
    ).execute()
    notebook.metadata = nbformat.from_dict(METADATA)  # type: ignore[no-untyped-call]  # the same
    for number, cell in enumerate(notebook.cells, start=1):
        cell.id, cell.metadata = f"cell-{number}", nbformat.from_dict({})  # type: ignore[no-untyped-call]  # the same
    return notebook


def main() -> None:
    if not sys.argv[1:]:
        sys.exit("name the notebooks to run: python tools/run_notebook.py examples/eight_weeks.ipynb")
    for name in sys.argv[1:]:
        notebook = run(Path(name))
        nbformat.write(notebook, name)  # type: ignore[no-untyped-call]  # the same


if __name__ == "__main__":
    main()
