"""`intimacy-kit export`."""

from pathlib import Path

import pytest

import intimacy_kit as ik
from tests.unit.cli.conftest import Run

KB = ik.load_knowledge()


def test_a_module_is_printed(run: Run) -> None:
    assert run("export", "--js", "--locale", "none") == (0, KB.to_javascript(locales=[]).module, "")


def test_without_a_locale_all_texts_are_there(run: Run, pack: Path) -> None:
    assert run("export", "--js", pack) == (0, ik.load_knowledge(pack).to_javascript().module, "")


def test_a_module_is_written_with_its_types_beside_it(run: Run, tmp_path: Path, pack: Path) -> None:
    code, said, _ = run("export", "--js", pack, "--locale", "de,en", "-o", "kit.mjs")
    exported = ik.load_knowledge(pack).to_javascript(locales=["de", "en"])
    kilobytes = len(exported.module.encode()) // 1000
    assert (code, said) == (0, f"{kilobytes} kB written to 'kit.mjs', and its types beside it\n")
    assert (tmp_path / "kit.mjs").read_text("utf-8") == exported.module
    assert (tmp_path / "kit.d.mts").read_text("utf-8") == exported.types
    assert (tmp_path / "kit.mjs").stat().st_mode & 0o044, "others may read it: it holds nobody's answers"


def test_contexts_and_tailorings(run: Run) -> None:
    chosen = KB.within("friendship", ["with_a_man"], locale="en")
    _, said, _ = run("export", "--js", "--context", "friendship", "--tailoring", "with_a_man", "--locale", "en")
    assert said == chosen.to_javascript().module


def test_it_replaces_what_it_wrote_and_nothing_else(run: Run, tmp_path: Path) -> None:
    assert run("export", "--js", "--locale", "none", "-o", "kit.js")[0] == 0
    assert (tmp_path / "kit.d.ts").is_file()
    assert run("export", "--js", "--locale", "none", "-o", "kit.js")[0] == 0
    (tmp_path / "kit.js").write_text("export const mine = 1;\n")
    code, _, complaint = run("export", "--js", "--locale", "none", "-o", "kit.js")
    assert code != 0
    assert "'kit.js' is already there" in complaint
    assert (tmp_path / "kit.js").read_text() == "export const mine = 1;\n"


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        ([], "give --js"),
        (["--js", "-o", "kit.ts"], "use .mjs or .js"),
        (["--js", "--locale", "fr"], "IK485"),
        (["--js", "--locale", "none", "-o", "no_folder/kit.mjs"], "cannot write"),
    ],
)
def test_what_cannot_be_written(run: Run, options: list[str], complaint: str) -> None:
    code, said, complained = run("export", *options)
    assert code != 0
    assert said == ""
    assert complaint in complained
