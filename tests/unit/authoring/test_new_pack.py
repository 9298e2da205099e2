"""New packs: whole projects, whose files are valid, load, and pass their own cases."""

import ast
import tomllib
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
import yaml

import intimacy_kit as ik
from intimacy_kit.analysis.lint import lint
from intimacy_kit.authoring.new_pack import LICENSES, new_pack, project_files
from intimacy_kit.model.pack import Manifest
from intimacy_kit.packs.reading.file_names import section_of
from intimacy_kit.packs.reading.files import pack_files
from intimacy_kit.testing.cases import check_case, read_cases
from tests.unit.authoring.test_schemas import complaints


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return new_pack("long-distance", tmp_path / "project")


def test_a_new_pack_loads_and_its_cases_pass(project: Path) -> None:
    pack = project / "src" / "intimacy_kit_long_distance"
    knowledge = ik.load_knowledge(pack)

    assert [info.name for info in knowledge.packs] == ["core", "long-distance"]
    assert len(read_cases(pack)) == 4
    assert [check_case(knowledge, case) for case in read_cases(pack)] == [[]] * 4
    assert lint(pack).diagnostics == ()


def test_each_file_names_its_schema_and_fits_it(project: Path) -> None:
    pack = project / "src" / "intimacy_kit_long_distance"
    found = {**pack_files(pack), **pack_files(pack, cases=True)}
    assert len(found) == 6
    for name, content in found.items():
        first, _ = content.decode().split("\n", 1)
        schema = (pack / name).parent / first.removeprefix("# yaml-language-server: $schema=")
        assert schema.resolve() == (project / "schemas" / f"{section_of(name)}.json").resolve()
        assert schema.is_file()
        assert complaints(section_of(name), yaml.safe_load(content)) == []


def test_the_project_registers_an_entry_point_with_the_name_of_the_pack(project: Path) -> None:
    settings = tomllib.loads((project / "pyproject.toml").read_text("utf-8"))
    ((name, value),) = settings["project"]["entry-points"]["intimacy_kit.packs"].items()

    assert (name, EntryPoint(name, value, "intimacy_kit.packs").module) == (
        "long-distance",
        "intimacy_kit_long_distance",
    )
    assert settings["project"]["name"] == "intimacy-kit-long-distance"
    assert settings["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"] == ["src/intimacy_kit_long_distance"]
    ast.parse((project / "tests" / "test_pack.py").read_text("utf-8"))


def test_no_placeholder_is_left_in_a_new_project(project: Path) -> None:
    for path in project.rglob("*"):
        assert path.is_dir() or "{{" not in path.read_text("utf-8").replace("{{}}", ""), path
    assert "long_distance" in (project / "README.md").read_text("utf-8")


@pytest.mark.parametrize("license", LICENSES)
def test_the_license_is_the_same_in_all_files(license: str) -> None:
    files = project_files("mine", license)
    manifest = Manifest.model_validate(yaml.safe_load(files["src/intimacy_kit_mine/pack.yaml"]))

    assert manifest.license == license
    assert tomllib.loads(files["pyproject.toml"])["project"]["license"] == license
    assert "intimacy-kit-mine" in files["LICENSE"]


@pytest.mark.parametrize("name", ["a", "long_distance", "new-parents", "a1-b2_c3", "a" * 40, "class"])
def test_a_valid_name_gives_a_pack_that_loads(name: str) -> None:
    id = name.replace("-", "_")
    start = f"src/intimacy_kit_{id}/"
    pack = {path.removeprefix(start): text for path, text in project_files(name).items() if path.startswith(start)}
    del pack["__init__.py"]
    assert f"{id}_shared_meals" in ik.load_knowledge(pack).signals


@pytest.mark.parametrize(
    "name",
    [
        "",
        "Mine",
        "my pack",
        "1st",
        "a__b",
        "a-",
        "_a",
        "\u0430bc",
        "a" * 41,
        "../a",
        "a\n",
        "core",
        "true",
        "false",
        "null",
    ],
)
def test_an_invalid_name_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(ik.QuestionError) as raised:
        new_pack(name, tmp_path / "project")
    assert raised.value.code == "IK480"
    assert list(tmp_path.iterdir()) == []


def test_without_cases_the_test_of_a_new_pack_does_not_pass() -> None:
    """pytest passes over a test that has nothing to run on."""
    settings = tomllib.loads(project_files("mine")["pyproject.toml"])["tool"]["pytest"]["ini_options"]
    assert settings["empty_parameter_set_mark"] == "fail_at_collect"


def test_an_unknown_license_is_refused() -> None:
    with pytest.raises(ik.QuestionError) as raised:
        project_files("mine", "Apache")
    assert (raised.value.code, raised.value.help) == ("IK484", "did you mean 'Apache-2.0'?")


def test_an_existing_target_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    for name in ("file", "folder", "link"):
        with pytest.raises(ik.QuestionError) as raised:
            new_pack("mine", tmp_path / name)
        assert raised.value.code == "IK481"
    assert (tmp_path / "file").read_text() == "mine"
    assert list((tmp_path / "folder").iterdir()) == []
    assert len(list(tmp_path.iterdir())) == 3


def test_a_failed_write_leaves_no_files(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(ik.QuestionError) as raised:
        new_pack("mine", tmp_path / "file" / "inside")
    assert (raised.value.code, raised.value.message.split(": ")[-1]) == ("IK483", "not a directory")
    assert len(list(tmp_path.iterdir())) == 1


def test_the_default_folder_is_in_the_working_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert new_pack("new_parents") == Path("intimacy-kit-new-parents")
    assert (tmp_path / "intimacy-kit-new-parents" / "pyproject.toml").is_file()
