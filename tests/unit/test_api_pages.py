"""The reference of the API: every public name is on exactly one of its pages."""

import importlib
import json
import pkgutil
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

import intimacy_kit as ik

pytest.importorskip("sphinx", reason="the dependency group `docs` is not installed")

ROOT = Path(__file__).parents[2]
DOCUMENTED = re.compile(r"^\.\. (?:auto\w+|py:\w+):: (intimacy_kit\.[\w.]+)", re.MULTILINE)
WRITTEN = """
import json
from generated_pages import api
from public_types import import_for_annotations
import_for_annotations()  # it changes modules, so it is done in a process of its own
print(json.dumps(api()))
"""


def pages() -> dict[str, str]:
    """The pages by name: those that are made from the code, and those that are written by hand."""
    command = [sys.executable, "-c", WRITTEN]
    ended = subprocess.run(command, cwd=ROOT / "docs" / "_ext", capture_output=True, text=True, check=True)
    made: dict[str, str] = json.loads(ended.stdout)
    by_hand = (ROOT / "docs" / "reference").glob("*.md")
    return made | {path.name: path.read_text("utf-8") for path in by_hand}


def public() -> set[str]:
    """All public names: those of the package, and those of its modules that say which they are."""
    modules = {module.name: importlib.import_module(f"intimacy_kit.{module.name}")
               for module in pkgutil.iter_modules(ik.__path__) if module.name not in ("__main__", "cli")}  # fmt: skip
    inside = {
        f"intimacy_kit.{name}.{part}" for name, module in modules.items() for part in getattr(module, "__all__", ())
    }
    return inside | {f"intimacy_kit.{name}" for name in ik.__all__ if name not in modules}


@pytest.mark.slow
@pytest.mark.once
def test_every_public_name_is_on_exactly_one_page_and_there_once() -> None:
    made = pages().values()  # takes long, so there is one test of them
    where = Counter(name for text in made for name in set(DOCUMENTED.findall(text)))
    assert {name: where[name] for name in public() if where[name] != 1} == {}
    for text in made:
        found = Counter(DOCUMENTED.findall(text))
        assert [name for name, many in found.items() if many > 1] == []


def test_the_modules_with_public_names_are_these() -> None:
    assert {name.rpartition(".")[0] for name in public()} == {
        "intimacy_kit",
        "intimacy_kit.fhir",
        "intimacy_kit.testing",
    }
