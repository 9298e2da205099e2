"""Shell completion, by the protocol of each shell."""

from pathlib import Path

import pytest

from tests.unit.cli.conftest import Run


@pytest.fixture
def completed(run: Run, monkeypatch: pytest.MonkeyPatch) -> "Completed":
    return Completed(run, monkeypatch)


class Completed:
    def __init__(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        self.run, self.monkeypatch = run, monkeypatch

    def __call__(self, line: str) -> list[str]:
        """What bash is offered at the end of a line."""
        words = line.split(" ")
        self.monkeypatch.setenv("_INTIMACY_KIT_COMPLETE", "complete_bash")
        self.monkeypatch.setenv("COMP_WORDS", line)
        self.monkeypatch.setenv("COMP_CWORD", str(len(words) - 1))
        status, said, complaint = self.run()
        assert (status, complaint) == (0, "")
        return said.split()


def test_commands_are_completed(completed: Completed) -> None:
    every = completed("intimacy-kit ")

    assert {"demo", "ask", "diagnose", "explain", "what-if", "plan", "batch", "graph", "packs"} <= set(every)
    assert {"lint", "test", "diff", "schema", "new-pack", "mcp"} <= set(every)
    assert completed("intimacy-kit di") == ["diagnose", "diff"]
    assert completed("intimacy-kit what") == ["what-if"]
    assert completed("intimacy-kit nothing") == []


def test_options_and_their_values_are_completed(completed: Completed) -> None:
    assert completed("intimacy-kit --ver") == ["--version"]
    assert {"--pack", "--context", "--json", "--help"} <= set(completed("intimacy-kit diagnose --"))
    assert completed("intimacy-kit graph --st") == ["--steps"]
    assert completed("intimacy-kit graph --format ") == ["mermaid", "dot", "svg", "json"]
    assert completed("intimacy-kit graph --format s") == ["svg"]


def test_ids_are_completed(completed: Completed, pack: Path) -> None:
    assert completed("intimacy-kit explain mine.json lack_of_") == ["lack_of_quality_time"]
    assert completed("intimacy-kit explain mine.json build_trust prio") == ["prioritize_quality_time"]
    assert completed("intimacy-kit what-if mine.json fears_p") == ["fears_partner"]
    assert completed("intimacy-kit what-if mine.json dat") == []
    assert completed(f"intimacy-kit what-if --pack {pack} mine.json dat") == ["dates"]
    assert completed("intimacy-kit what-if --pack nowhere mine.json fears_p") == []
    assert completed("intimacy-kit graph --around fear_of_p") == ["fear_of_partner"]
    assert completed("intimacy-kit diagnose --context fr") == ["friendship"]
    assert completed("intimacy-kit diagnose --tailoring with_a_m") == ["with_a_man"]
    assert completed("intimacy-kit schema r") == ["references", "rules"]
    assert completed("intimacy-kit schema obs") == ["observations"]


def test_regression_a_pack_below_the_home_folder(
    completed: Completed, pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(pack.parent))
    assert completed(f"intimacy-kit what-if --pack ~/{pack.name} mine.json dat") == ["dates"]
    assert completed("intimacy-kit what-if --pack ~nobody-of-that-name/more mine.json dat") == []


def test_regression_values_of_changes_are_not_completed(completed: Completed) -> None:
    for line in ("trust =", "fears_partner = f", "trust = 3 fears_partner = f", "trust=3 fears_partner = f"):
        assert completed(f"intimacy-kit what-if mine.json {line}") == []  # how bash tells of `trust=`
    for line in ("fears_p", "trust = 3 fears_p", "trust=3 fears_p", "trust= fears_p"):
        assert completed(f"intimacy-kit what-if mine.json {line}") == ["fears_partner"]


@pytest.mark.parametrize(
    ("shell", "asked"),
    [
        ("zsh", {"_TYPER_COMPLETE_ARGS": "intimacy-kit wh"}),
        ("fish", {"_TYPER_COMPLETE_ARGS": "intimacy-kit wh", "_TYPER_COMPLETE_FISH_ACTION": "get-args"}),
    ],
)
def test_zsh_and_fish(run: Run, monkeypatch: pytest.MonkeyPatch, shell: str, asked: dict[str, str]) -> None:
    for name, value in {"_INTIMACY_KIT_COMPLETE": f"complete_{shell}", **asked}.items():
        monkeypatch.setenv(name, value)

    status, said, complaint = run()

    assert (status, complaint) == (0, "")
    assert "what-if" in said
    assert "diagnose" not in said


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_script_of_each_shell(run: Run, monkeypatch: pytest.MonkeyPatch, shell: str) -> None:
    monkeypatch.setenv("_INTIMACY_KIT_COMPLETE", f"source_{shell}")

    status, said, complaint = run()

    assert (status, complaint) == (0, "")
    assert f"_INTIMACY_KIT_COMPLETE=complete_{shell}" in said


def test_completion_writes_no_files(completed: Completed, tmp_path: Path) -> None:
    completed("intimacy-kit batch --")

    assert list(tmp_path.iterdir()) == []
