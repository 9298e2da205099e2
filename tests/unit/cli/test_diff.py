"""`intimacy-kit diff`."""

import json
from pathlib import Path

import pytest

from intimacy_kit.packs.discovery.origin import core_pack
from intimacy_kit.packs.reading.files import pack_files
from tests.small_pack import FILES
from tests.unit.cli.conftest import Run
from tests.unit.installing import RULE, SIGNAL, install, pack
from tests.wording import Wording

pytest.importorskip("z3")


@pytest.fixture
def two(tmp_path: Path) -> None:
    """Two versions of a pack, beside each other."""
    for version, threshold in (("old", 3), ("new", 4)):
        rules = RULE.format("far_away", f"far and trust < {threshold}")
        install(tmp_path / version, pack("mine", signals=SIGNAL.format("far"), rules=rules))


@pytest.mark.usefixtures("two")
def test_two_versions_of_a_pack(run: Run, wording: Wording) -> None:
    status, said, complained = run("diff", "old", "new")
    assert (status, complained) == (0, "")
    wording(said)


def test_packs_without_the_core_pack(run: Run, tmp_path: Path) -> None:
    for name, hours in (("old", 3), ("new", 4)):
        time = FILES["rules/time.yaml"].replace("quality_time < 3", f"quality_time < {hours}")
        install(tmp_path / name, {**FILES, "rules/time.yaml": time})
    assert run("diff", "old", "new", "--alone", "--fail-on-change")[0] == 1
    assert run("diff", "old", "old", "--alone", "--fail-on-change")[0] == 0
    found = json.loads(run("diff", "old", "new", "--alone", "--json")[1])
    assert [entry["id"] for entry in found["entries"]] == ["few_hours"]


@pytest.mark.nightly
def test_versions_of_the_core_pack(run: Run, tmp_path: Path, wording: Wording) -> None:
    install(tmp_path / "mine", {name: content.decode() for name, content in pack_files(core_pack()).items()})
    status, said, _ = run("diff", "core", "mine", "--fail-on-change")
    assert status == 0
    wording(said)


def test_missing_pack(run: Run) -> None:
    status, said, complained = run("diff", "core", "nowhere")
    assert (status, said) == (2, "")
    assert complained.startswith("error[IK101]")


@pytest.mark.usefixtures("two")
def test_errors_name_the_broken_pack(run: Run, tmp_path: Path) -> None:
    """Both have files of the same names, and nobody knew which of them was meant."""
    install(tmp_path / "new", {"rules.yaml": RULE.format("far_away", "far and trust < 40")})
    status, _, complained = run("diff", "old", "new/")
    assert status == 1
    assert "  --> new/rules.yaml:1:" in complained
