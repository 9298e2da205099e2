"""Every engine passes the conformance battery, Python and JavaScript alike."""

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from intimacy_kit.engines.registry import LOADERS
from tests.differential.on_device import NODE

ROOT = Path(__file__).parents[2]
PACKS = ("core", "logic", "two")


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    """`tools/conformance.py`."""
    path = ROOT / "tools" / "conformance.py"
    spec = importlib.util.spec_from_file_location("conformance", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["conformance"] = module
    spec.loader.exec_module(module)
    return module


def cases_of(pack: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((ROOT / "conformance" / "cases" / f"{pack}.json").read_bytes())
    return read


@pytest.mark.parametrize("pack", PACKS)
def test_the_battery_is_of_the_packs_as_they_are(tool: ModuleType, pack: str) -> None:
    kb = tool.knowledge_of(pack)
    assert cases_of(pack)["digests"] == {one.name: one.digest for one in kb.packs}, "run `python tools/conformance.py`"


@pytest.mark.parametrize("engine", ["interpret", *LOADERS])
@pytest.mark.parametrize("pack", PACKS)
def test_engines_pass(tool: ModuleType, pack: str, engine: str) -> None:
    if engine == "durable":
        pytest.importorskip("durable_rules_engine", exc_type=ImportError)
    kb, every = tool.knowledge_of(pack), cases_of(pack)["cases"]
    for case in every if engine == "compiled" else every[:: 4 if pack == "core" else 2]:
        assert tool.answer(kb, case, engine) == case["expected"], case["name"]


@pytest.mark.parametrize("pack", PACKS)
def test_frames_pass(tool: ModuleType, pack: str) -> None:
    pl = pytest.importorskip("polars")
    pytest.importorskip("narwhals")
    kb = tool.knowledge_of(pack)
    for context in (None, *kb.contexts) if pack != "core" else (None,):
        chosen = kb.within(context)
        wanted = [
            case
            for case in cases_of(pack)["cases"]
            if case.get("context") == context and len(case["check_ins"]) == 1 and "refused" not in case["expected"]
        ]
        for keys, ends in ((("answers",), ("",)), (("a", "b"), ("_a", "_b"))):
            some = [case for case in wanted if {*keys} <= {*case["check_ins"][0]} and not has_lists(case)]
            columns = {
                f"{id}{end}": pl.Series(
                    [case["check_ins"][0][key].get(id) for case in some],
                    dtype={"flag": pl.Boolean, "choice": pl.String}.get(signal.spec.value_type, pl.Float64),
                )
                for key, end in zip(keys, ends, strict=True)
                for id, signal in chosen.signals.items()
            }
            options = {"partners": ends} if len(ends) == 2 else {}
            rows = chosen.diagnose_frame(pl.DataFrame(columns), intervals=True, rules=True, **options).to_dicts()
            for case, row in zip(some, rows, strict=True):
                expected = case["expected"]
                assert row["ik_rules_fired"].split() == expected["fired"], case["name"]
                for id, (level, *ends_of, _) in expected["findings"].items():
                    found = [tool.bits(row[f"ik_{id}_{part}"]) for part in ("score", "low", "high")]
                    assert [row[f"ik_{id}_level"], *found] == [level, *ends_of], case["name"]


def has_lists(case: dict[str, Any]) -> bool:
    """Return whether items are answered, which are columns of their own in frames."""
    return any(isinstance(answer, list) for given in case["check_ins"][0].values() for answer in given.values())


@pytest.mark.skipif(NODE is None, reason="there is no Node")
@pytest.mark.parametrize("pack", PACKS)
def test_exported_modules_pass(tool: ModuleType, tmp_path: Path, pack: str) -> None:
    kit, cases = tmp_path / "kit.mjs", ROOT / "conformance" / "cases" / f"{pack}.json"
    kit.write_text(tool.knowledge_of(pack).to_javascript(locales=[]).module, "utf-8")
    ran = subprocess.run(
        [str(NODE), str(ROOT / "conformance" / "run.mjs"), str(kit), str(cases)],
        check=False,
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert ran.stdout.endswith("cases, 0 differ\n")
