"""`intimacy-kit translations`."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

import intimacy_kit as ik
from tests.unit.cli.conftest import Run
from tests.wording import Wording


@pytest.fixture
def french(tmp_path: Path) -> str:
    """A pack that brings a little of the core pack into French."""
    folder = tmp_path / "french"
    (folder / "locales").mkdir(parents=True)
    (folder / "pack.yaml").write_text("{format: 1, name: french, version: 0.1.0, title: French, license: MIT}")
    (folder / "locales" / "fr.yaml").write_text("trust: {title: la confiance}\nanxiety: {title: l'inquiétude}", "utf-8")
    return "french"


def test_the_core_pack(run: Run) -> None:
    status, said, complained = run("translations")
    assert (status, complained) == (0, "")
    assert said.splitlines()[0] == "core 2.0.0, in en"


def test_missing_translations_are_listed(run: Run, french: str) -> None:
    status, said, complained = run("translations", french)
    lines = said.splitlines()
    assert (status, complained) == (0, "")
    assert lines[0] == "french 0.1.0, in en"
    assert lines[1].startswith("  fr  2 of ")
    assert lines[2] == "missing in fr:"
    assert "  anxiety: question, unit, unit_one" in lines
    assert len(lines) == 24
    assert lines[-1].endswith(" entries; --json tells all")


def test_as_data(run: Run, french: str) -> None:
    status, said, _ = run("translations", french, "--json")
    data = json.loads(said)
    assert (status, data["pack"], data["version"], data["language"]) == (0, "french", "0.1.0", "en")
    found = data["locales"]["fr"]
    assert found["texts"] - found["translated"] == sum(len(keys) for keys in found["missing"].values())
    assert found["missing"]["trust"] == ["question"]


def test_fail_under(run: Run, french: str) -> None:
    assert run("translations", french, "--fail-under", "0")[0] == 0
    assert run("translations", french, "--fail-under", "50")[0] == 1
    assert run("translations", "--locale", "fr-CA", "--fail-under", "0.1")[0] == 1
    assert run("translations", "--locale", "en", "--fail-under", "100")[0] == 0


def test_a_pack_without_translations(run: Run, pack: Path, wording: Wording) -> None:
    status, said, _ = run("translations", pack)
    assert status == 0
    wording(said.splitlines())
    assert run("translations", pack, "--locale", "DE")[1].splitlines()[1:] == [
        "  de  0 of 3 texts (0 %)",
        "missing in de:",
        "  dates: title, question",
        "  no_dates: because",
    ]


def test_fail_under_without_translations(run: Run, pack: Path) -> None:
    """In CI, a folder of translations that was lost would have gone unnoticed."""
    assert run("translations", pack, "--fail-under", "1")[0] == 1
    assert run("translations", pack, "--fail-under", "0")[0] == 0


def test_packs_that_it_builds_on(run: Run, pack: Path, french: str) -> None:
    (pack / "locales").mkdir()
    (pack / "locales" / "fr.yaml").write_text("dates: {title: rendez-vous}")
    assert run("translations", french, "--pack", pack)[0] == 0
    status, _, complained = run("translations", pack, "--alone")
    assert status == 1
    assert "error[IK113]" in complained


def test_another_version_of_the_core_pack_replaces_it(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "core"
    folder.mkdir()
    (folder / "pack.yaml").write_text("{format: 1, name: core, version: 9.0.0, title: Core, license: MIT}")
    assert run("translations", "./core")[1].startswith("core 9.0.0, in en")


def test_usage_errors(run: Run, wording: Wording) -> None:
    status, said, complaint = run("translations", "--locale", "../x")
    assert (status, said) == (2, "")
    wording(complaint)
    assert run("translations", "nowhere")[0] == 2
    assert run("translations", "--fail-under", "101")[0] == 2


def _filled_in(skeleton: str) -> str:
    """The same file with a translation for every empty key: those of a signal's unit and of steps included."""

    def lines() -> Iterator[str]:
        texts = iter(range(10_000))
        written = skeleton.splitlines()
        for line, after in zip(written, [*written[1:], ""], strict=True):
            below = len(after) - len(after.lstrip()) > len(line) - len(line.lstrip())
            empty = line.startswith(" ") and not line.lstrip().startswith("#") and not below
            yield f"{line} traduit {next(texts)}" if empty else line

    return "\n".join(lines())


def test_round_trip_of_a_skeleton(run: Run, pack: Path, wording: Wording) -> None:
    status, said, complained = run("translations", "--write", "fr", pack)
    assert (status, complained) == (0, "")
    assert said == f"3 texts to translate into fr written to '{pack / 'locales' / 'fr.yaml'}'\n"
    file = pack / "locales" / "fr.yaml"
    wording(file.read_text("utf-8"))
    assert run("translations", pack)[1].splitlines()[1:] == [
        "  fr  0 of 3 texts (0 %)",
        "missing in fr:",
        "  dates: title, question",
        "  no_dates: because",
    ]
    assert "fr" not in ik.load_knowledge(pack, plugins=False).locales
    file.write_text(_filled_in(file.read_text("utf-8")), "utf-8")
    assert run("translations", pack, "--fail-under", "100")[:2] == (
        0,
        "more 1.0.0, in en\n  fr  3 of 3 texts (100 %)\n",
    )
    assert ik.load_knowledge(pack, plugins=False).within(locale="fr").signals["dates"].title.startswith("traduit")


def test_round_trip_of_the_whole_core_pack(run: Run, french: str) -> None:
    """With steps, choices, words of its own, placeholders, and what was translated before."""
    before = Path(french, "locales", "fr.yaml").read_bytes()
    told = run("translations", french, "--json")[1]
    assert run("translations", french, "--write", "fr")[0] == 0
    assert Path(french, "locales", "fr.yaml").read_bytes() == before
    rest = Path(french, "locales", "fr", "missing.yaml")
    assert run("translations", french, "--json")[1] == told
    content = rest.read_text("utf-8")
    assert "\nanxiety:\n  # Over the last 2 weeks" in content
    assert "  title:\n" not in content.split("\nanxiety:\n")[1].split("\n\n")[0]
    rest.write_text(_filled_in(content), "utf-8")
    status, said, complained = run("translations", french, "--fail-under", "100")
    assert (status, complained) == (0, "")
    assert "(100 %)" in said
    assert run("translations", french, "--write", "fr")[1] == "nothing is missing in fr\n"


def test_a_text_that_keeps_its_line_breaks_and_keys_that_need_quotes(run: Run, pack: Path, wording: Wording) -> None:
    (pack / "signals.yaml").write_text(
        "- {id: dates, kind: frequency, title: dates, question: 'One.\n\n  Two.', source: notes,\n"
        "   labels: {0: none, 1: a few, 2: some, 3: many, 4: all}}\n"
        '- {id: flowers, kind: flag, title: flowers, question: "Any flowers?", source: notes,\n'
        "   labels: {true: yes please, false: no thanks}}\n"
    )
    assert run("translations", "--write", "pt_br", pack)[::2] == (0, "")
    file = pack / "locales" / "pt-BR.yaml"
    wording(file.read_text("utf-8"))
    file.write_text(_filled_in(file.read_text("utf-8")), "utf-8")
    assert run("translations", pack, "--fail-under", "100")[0] == 0


def test_nothing_is_overwritten_and_another_file_can_be_named(run: Run, pack: Path, wording: Wording) -> None:
    out = pack / "locales" / "fr" / "missing.yaml"
    for _ in range(2):
        assert run("translations", "--write", "fr", pack)[0] == 0
    before = out.read_bytes()
    status, said, complaint = run("translations", "--write", "fr", pack)
    assert (status, said) == (2, "")
    wording(complaint.replace(str(out), "FILE"))
    assert out.read_bytes() == before
    assert run("translations", "--write", "fr", pack, "--out", "new/fr.yaml")[0] == 0
    assert Path("new/fr.yaml").read_bytes() == before


def test_the_core_pack_is_written_elsewhere(run: Run, wording: Wording) -> None:
    status, said, complaint = run("translations", "--write", "it")
    assert (status, said) == (2, "")
    wording(complaint)
    assert run("translations", "--write", "it", "--out", "it.yaml")[0] == 0
    assert Path("it.yaml").read_text("utf-8").startswith("# Translation into it\n")
    assert run("translations", "--write", "de")[:2] == (0, "nothing is missing in de\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ["--write", "../x"],
        ["--write", "de-1996"],
        ["--write", "fr", "--locale", "fr"],
        ["--write", "fr", "--json"],
        ["--write", "fr", "--fail-under", "3"],
        ["--out", "x.yaml"],
        ["--write", "fr", "nowhere"],
    ],
    ids=" ".join,
)
def test_usage_errors_of_writing(run: Run, wording: Wording, arguments: list[str]) -> None:
    status, said, complaint = run("translations", *arguments)
    assert (status, said) == (2, "")
    wording(complaint)
    assert [*Path().iterdir()] == []


def test_folders_that_cannot_be_written(run: Run, pack: Path) -> None:
    (pack.parent / "file").write_text("no folder")
    status, said, complaint = run("translations", "--write", "fr", pack, "--out", pack.parent / "file" / "fr.yaml")
    assert (status, said) == (2, "")
    assert complaint.startswith("intimacy-kit: cannot write ")
    assert "name another file with --out" in complaint
