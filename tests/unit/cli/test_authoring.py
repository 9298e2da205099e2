"""`intimacy-kit schema` and `intimacy-kit new-pack`."""

import json
from pathlib import Path

import intimacy_kit as ik
from intimacy_kit.authoring.schemas import FILES, schema
from tests.unit.cli.conftest import Run
from tests.unit.installing import SIGNAL, install
from tests.unit.installing import pack as pack_of
from tests.wording import Wording, codes_in


def test_a_schema_is_printed(run: Run) -> None:
    code, out, err = run("schema", "rules")
    assert (code, json.loads(out), err) == (0, schema("rules"), "")


def test_all_schemas_are_printed_by_section(run: Run) -> None:
    code, out, _ = run("schema")
    assert (code, list(json.loads(out))) == (0, list(FILES))


def test_schemas_are_written_into_a_folder(run: Run, tmp_path: Path, wording: Wording) -> None:
    status, said, complaint = run("schema", "--out", "deep/schemas")
    assert (status, complaint) == (0, "")
    wording(said)
    assert {path.name for path in (tmp_path / "deep" / "schemas").iterdir()} == {f"{name}.json" for name in FILES}

    (tmp_path / "deep" / "schemas" / "pack.json").write_text("old")
    status, said, complaint = run("schema", "pack", "--out", "deep/schemas")
    assert (status, complaint) == (0, "")
    wording(said)
    assert json.loads((tmp_path / "deep" / "schemas" / "pack.json").read_text()) == schema("pack")


def test_unknown_sections_and_unwritable_folders_are_errors(run: Run, tmp_path: Path, wording: Wording) -> None:
    (tmp_path / "file").touch()
    code, out, err = run("schema", "--out", "file")
    assert (code, out) == (2, "")
    wording(err)

    code, _, err = run("schema", "rule", "--out", "here")
    assert code == 2
    told = err.splitlines()[0]
    assert codes_in(told) == ["IK482"]
    wording(told)
    assert not (tmp_path / "here").exists()


def test_regression_observations_is_among_the_known_sections(run: Run, wording: Wording) -> None:
    wording(run("schema", "observation")[2].splitlines()[1])
    assert run("schema", "nothing")[2].splitlines()[1].endswith("cases, locales, observations")


def test_new_pack_is_created_with_next_steps(run: Run, tmp_path: Path, wording: Wording) -> None:
    code, out, err = run("new-pack", "long_distance", "--license", "CC0-1.0")

    assert (code, err) == (0, "")
    wording(out)
    assert "intimacy-kit lint src/intimacy_kit_long_distance" in out.splitlines()[-1]
    pack = tmp_path / "intimacy-kit-long-distance" / "src" / "intimacy_kit_long_distance"
    assert "license: CC0-1.0" in (pack / "pack.yaml").read_text()
    assert run("lint", pack)[0] == 0


def test_new_pack_in_a_given_folder_is_never_overwritten(run: Run, tmp_path: Path, wording: Wording) -> None:
    assert run("new-pack", "mine", "--dir", "a/b")[0] == 0
    before = sorted(tmp_path.rglob("*"))

    code, out, err = run("new-pack", "mine", "--dir", "a/b")
    assert (code, out) == (2, "")
    told = err.splitlines()[0]
    assert codes_in(told) == ["IK481"]
    wording(told)
    assert run("new-pack", "My pack")[0] == 2
    assert run("new-pack", "mine", "--license", "GPL")[0] == 2
    assert sorted(tmp_path.rglob("*")) == before


def test_schema_of_observations(run: Run, pack: Path, wording: Wording) -> None:
    code, out, err = run("schema", "observations")
    assert (code, json.loads(out), err) == (0, ik.load_knowledge().observations_schema(), "")
    properties = json.loads(run("schema", "observations", "--pack", pack)[1])["properties"]
    assert properties["dates"]["description"].startswith("How many dates")
    status, said, complaint = run("schema", "observations", "--out", "here")
    assert (status, complaint) == (0, "")
    wording(said)
    status, said, complaint = run("schema", "rules", "--pack", pack)
    assert (status, said) == (2, "")
    wording(complaint)


def test_regression_letters_of_a_schema_are_written_as_they_are(run: Run, tmp_path: Path) -> None:
    signals = SIGNAL.format("far").replace("Is it so?", "Ça va?")
    install(tmp_path / "mine", pack_of("mine", signals=signals))
    status, said, complaint = run("schema", "observations", "--pack", "mine")
    assert (status, complaint) == (0, "")
    assert "Ça va?" in said
    run("signals", "--pack", "mine", "--template", "form.yaml")
    assert "Ça va?" in (tmp_path / "form.yaml").read_text("utf-8")


def test_regression_paths_in_next_steps_are_quoted(run: Run) -> None:
    assert "\nnext: cd 'my packs' && " in run("new-pack", "tea", "--dir", "my packs")[1]
