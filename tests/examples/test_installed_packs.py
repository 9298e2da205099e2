"""The example packs, built and installed with pip into a new environment."""

import json
import os
import subprocess
import sys
from pathlib import Path
from shutil import copytree

import pytest

ROOT = Path(__file__).parents[2]
PACKS = ROOT / "examples"
ASK = """
import json, sys, warnings
import intimacy_kit as ik
from intimacy_kit.testing.cases import check_case, read_cases
import importlib_resources

with warnings.catch_warnings(record=True) as told:
    warnings.simplefilter("always")
    kb = ik.load_knowledge()
cases = read_cases(importlib_resources.files("intimacy_kit_long_distance"))
print(json.dumps({
    "packs": [pack.name for pack in kb.packs],
    "told": [str(each.message) for each in told],
    "found": {pack.name: [pack.state, *(problem.code for problem in pack.problems)] for pack in ik.installed_packs()},
    "cases": {case.id: check_case(kb, case) for case in cases},
    "imported": "intimacy_kit_broken" in sys.modules,
}))
"""


@pytest.mark.gate
def test_example_packs_can_be_built_installed_and_used(tmp_path: Path) -> None:
    python = tmp_path / "venv" / "bin" / "python"
    subprocess.run([sys.executable, "-m", "venv", tmp_path / "venv"], check=True)
    sources = [ROOT, PACKS / "pack_long_distance", PACKS / "pack_broken"]
    install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "pytest", *sources]
    subprocess.run(install, check=True, cwd=tmp_path)

    def run(*command: str, **variables: str) -> str:
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("INTIMACY", "COV_"))}
        done = subprocess.run(
            [python, *command], check=True, cwd=tmp_path, capture_output=True, text=True, env=environment | variables
        )
        return done.stdout

    found = json.loads(run("-c", ASK))
    assert found["packs"] == ["core", "long_distance"]
    assert found["found"] == {
        "clashing": ["broken", "IK112"], "gone": ["broken", "IK130"], "long_distance": ["used"],
        "misnamed": ["broken", "IK130"], "mistaken": ["broken", "IK203", "IK113", "IK205"],
        "no_package": ["broken", "IK130"], "unsafe": ["broken", "IK119"],
    }  # fmt: skip
    assert [message.split()[3] for message in found["told"]] == sorted(set(found["found"]) - {"long_distance"})
    assert all("intimacy-kit-broken 1.0.0" in message for message in found["told"])
    assert found["cases"] == {"far_and_afraid": [], "two_continents": [], "two_towns": []}
    assert not found["imported"]
    load = "import intimacy_kit as ik; print(ik.load_knowledge())"
    assert run("-W", "error", "-c", load, INTIMACY_KIT_PLUGINS="long_distance") == (
        "KnowledgeBase(core 2.0.0, long_distance 1.0.0)\n"
    )
    assert run("-W", "error", "-c", load, INTIMACY_KIT_PLUGINS="off") == "KnowledgeBase(core 2.0.0)\n"
    copytree(PACKS / "pack_long_distance" / "tests", tmp_path / "tests")
    assert "3 passed" in run("-m", "pytest", "-p", "no:cacheprovider", str(tmp_path / "tests"))
