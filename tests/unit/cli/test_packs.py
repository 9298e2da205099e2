"""`intimacy-kit packs`."""

import json
import sys
from pathlib import Path

import pytest

import intimacy_kit as ik
from tests.unit.cli.conftest import Run
from tests.unit.installing import RULE, SIGNAL, distribution, install
from tests.unit.installing import pack as pack_files
from tests.wording import Wording, codes_in, places_in


@pytest.fixture
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A distribution with two packs, of which one is broken."""
    bad = pack_files("bad", rules=RULE.format("r", "trust > 11"))
    bad["pack.yaml"] = bad["pack.yaml"].rstrip().removesuffix("}") + ", intended_use: To try it.}"
    packages = {
        "two_kit": {"__init__.py": ""},
        "two_kit.bad": bad,
        "two_kit.good": pack_files("good", signals=SIGNAL.format("far")),
    }
    install(tmp_path, distribution("two-kit", {"bad": "two_kit.bad", "good": "two_kit.good"}, packages))
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    monkeypatch.delenv("INTIMACY_KIT_PLUGINS", raising=False)


def test_only_the_core_pack(run: Run) -> None:
    status, said, complained = run("packs")
    assert (status, complained) == (0, "")
    assert said.splitlines()[:4] == ["pack  state  version  from", "core  used   2.0.0    intimacy-kit", "", "core"]
    told = " ".join(said.split())
    (use,) = ik.load_knowledge(plugins=False).intended_uses
    assert f"use: {use.intended_use}" in told
    assert f"made for: {use.audience}" in told
    assert [f"not: {each}" in told for each in use.not_for] == [True] * 4
    assert max(map(len, said.splitlines())) <= 100


@pytest.mark.usefixtures("two")
def test_installed_packs_with_their_problems(run: Run, wording: Wording) -> None:
    status, said, complained = run("packs")
    assert (status, complained) == (0, "")
    assert said.splitlines()[:4] == [
        "pack  state   version  from",
        "core  used    2.0.0    intimacy-kit",
        "bad   broken  1.0.0    two-kit 1.2",
        "good  used    1.0.0    two-kit 1.2",
    ]
    assert "\nbad\n  use: To try it.\n" in said
    assert "\ngood\n" not in said
    assert "IK205" in codes_in(said)
    assert "bad/rules.yaml:1:17" in places_in(said)
    wording(said)
    assert run("packs", "--strict")[0] == 1


@pytest.mark.usefixtures("two")
def test_as_json(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INTIMACY_KIT_PLUGINS", "bad")
    core, bad, good = json.loads(run("packs", "--json")[1])
    assert (core["name"], core["state"], len(core["digest"])) == ("core", "used", 64)
    (use,) = ik.load_knowledge(plugins=False).intended_uses
    assert (core["intended_use"], core["not_for"], core["audience"]) == (
        use.intended_use,
        list(use.not_for),
        use.audience,
    )
    assert (bad["intended_use"], bad["not_for"], bad["audience"]) == ("To try it.", [], None)
    assert (good["intended_use"], good["not_for"], good["audience"]) == (None, [], None)
    assert (bad["state"], bad["distribution"], bad["problems"][0]["place"]) == (
        "broken",
        "two-kit",
        "bad/rules.yaml:1:17",
    )
    assert (good["state"], good["version"], good["problems"]) == ("off", None, [])


def test_environment_variable_with_an_unknown_plugin(
    run: Run, monkeypatch: pytest.MonkeyPatch, wording: Wording
) -> None:
    monkeypatch.setenv("INTIMACY_KIT_PLUGINS", "none_such")
    status, said, complained = run("packs")
    assert (status, said) == (2, "")
    assert "IK131" in codes_in(complained)
    wording(complained)


@pytest.mark.usefixtures("two")
def test_regression_warning_of_a_broken_pack_is_one_line(
    run: Run, pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mine.json").write_text('{"trust": 3, "dates": 0}')
    line = (
        "intimacy-kit: the installed pack bad (two-kit 1.2) is left out: 'trust' is always from 0 to 10; "
        "`intimacy-kit packs` lists all problems\n"
    )
    assert run("explain", "mine.json", "--pack", pack)[::2] == (0, line)
    assert run("schema", "observations", "--pack", pack)[::2] == (0, line)

    monkeypatch.setenv("_INTIMACY_KIT_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", f"intimacy-kit what-if --pack {pack} mine.json dat")
    monkeypatch.setenv("COMP_CWORD", "5")
    assert run() == (0, "dates\n", "")
