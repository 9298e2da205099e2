"""`intimacy-kit lint`."""

import json
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.unit.analysis.lint.clean_pack import FILES, rule, with_file
from tests.unit.cli.conftest import Run
from tests.wording import Wording, codes_in, places_in

exact = pytest.mark.skipif(find_spec("z3") is None, reason="without z3 it also tells what was skipped")
UNTIDY = with_file("rules/more.yaml", "# Work.\n" + rule("not not work_hours > 60", "supports: distance"))


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """A folder with a pack with one hint, which has a fix."""
    return write(tmp_path / "mine", UNTIDY)


def write(folder: Path, files: Mapping[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


@exact
def test_clean_pack_has_no_problems(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "mine", FILES)
    assert run("lint", "mine", "--alone") == (0, "clean: no problems found\n", "")


@exact
def test_diagnostics_are_shown_with_their_lines(run: Run, written: Path, wording: Wording) -> None:
    status, said, complaint = run("lint", written, "--alone")
    assert (status, complaint) == (0, "")
    assert codes_in(said) == ["IKL105"]
    assert places_in(said) == ["rules/more.yaml:3:9"]
    wording(said)


@pytest.mark.parametrize(("severity", "status"), [("error", 0), ("warning", 0), ("hint", 1), ("never", 0)])
def test_fail_on_sets_the_minimum_severity(run: Run, written: Path, severity: str, status: int) -> None:
    assert run("lint", written, "--alone", "--fail-on", severity)[0] == status


def test_fail_on_error_ignores_warnings(run: Run, tmp_path: Path) -> None:
    more = rule("work_hours >= 0 and rituals_kept < 1", "supports: distance")
    folder = write(tmp_path / "mine", with_file("rules/more.yaml", more))
    assert [
        run("lint", folder, "--alone", "--select", "IKL103", *more)[0] for more in ((), ("--fail-on", "error"))
    ] == [
        1,
        0,
    ]


def test_a_pack_that_does_not_run_fails(run: Run, tmp_path: Path) -> None:
    folder = write(tmp_path / "mine", with_file("rules/more.yaml", rule("nothing > 3")))
    status, said, _ = run("lint", folder, "--alone", "--fail-on", "error")
    assert status == 1
    assert said.startswith("error[IK203]: ")


def test_a_pack_builds_on_others(run: Run, tmp_path: Path) -> None:
    below = write(tmp_path / "below", FILES)
    above = write(
        tmp_path / "above",
        {"pack.yaml": FILES["pack.yaml"].replace("clean", "above"), "rules.yaml": rule("not not work_hours > 60")},
    )
    status, said, _ = run("lint", above, "--pack", below, "--alone", "--select", "IKL105")
    assert (status, said.splitlines()[-1]) == (0, "above: 1 hint")


def test_core_pack_can_be_linted(run: Run, wording: Wording) -> None:
    status, said, complaint = run("lint", "core", "--select", "IKL3", "--select", "IKL4,IKL2")
    assert (status, complaint) == (0, "")
    wording(said)


def test_json_has_the_diagnostics(run: Run, written: Path) -> None:
    status, said, _ = run("lint", written, "--alone", "--json", "--ignore", "IKL101")
    data = json.loads(said)
    assert (status, data["pack"]) == (0, "clean")
    assert [(found["code"], found["line"], found["fixable"]) for found in data["diagnostics"]] == [("IKL105", 3, True)]


def test_sarif_paths_are_relative_to_the_working_directory(run: Run, written: Path) -> None:
    status, said, _ = run("lint", "mine", "--alone", "--sarif", "--fail-on", "hint")
    assert status == 1
    (result,) = json.loads(said)["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": "mine/rules/more.yaml"}


def test_sarif_of_the_working_directory(run: Run, written: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(written)
    (result,) = json.loads(run("lint", ".", "--alone", "--sarif")[1])["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": "rules/more.yaml"}


@exact
def test_fix_writes_files_and_reports_the_rest(run: Run, written: Path) -> None:
    assert run("lint", written, "--alone", "--fix") == (
        0, "clean: no problems found\n", "fixed rules/more.yaml\n"
    )  # fmt: skip
    text = (written / "rules/more.yaml").read_text("utf-8")
    assert text == UNTIDY["rules/more.yaml"].replace("not not ", "")
    assert sorted(path.name for path in written.iterdir()) == sorted({name.split("/")[0] for name in UNTIDY})


def test_fix_of_read_only_files(run: Run, written: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    status, _, complaint = run("lint", written, "--alone", "--fix")
    assert status == 2
    assert "more.yaml': permission denied" in complaint
    assert (written / "rules/more.yaml").read_text("utf-8") == UNTIDY["rules/more.yaml"]


@pytest.mark.parametrize("inside", ["mine", "src/mine"])
def test_folder_of_a_project_is_refused_with_a_suggestion(
    run: Run, tmp_path: Path, inside: str, wording: Wording
) -> None:
    write(tmp_path / inside, FILES)
    status, said, complaint = run("lint", ".")
    assert (status, said) == (2, "")
    wording(complaint)


@pytest.mark.parametrize(
    ("arguments", "found_codes"),
    [
        (("nowhere",), ["IK101"]),
        (("core", "--select", "IKL9"), ["IK465", "IKL9"]),
        (("core", "--ignore", "IKL1,x"), ["IK465"]),
        (("core", "--fix"), []),
        (("core", "--json", "--sarif"), []),
        (("core", "--pack", "nowhere"), ["IK101"]),
    ],
)
def test_usage_errors(run: Run, arguments: tuple[str, ...], found_codes: list[str], wording: Wording) -> None:
    status, said, complained = run("lint", *arguments)
    assert (status, said) == (2, "")
    assert set(codes_in(complained)) >= set(found_codes)
    wording(complained)


def test_colours_only_in_terminals(run: Run, written: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    coloured = run("lint", written, "--alone")[1]
    monkeypatch.setenv("TERM", "dumb")  # it would show them as signs
    plain = run("lint", written, "--alone")[1]
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("NO_COLOR", "1")
    assert run("lint", written, "--alone")[1] == plain
    assert plain.startswith("hint[IKL105]: ")
    assert coloured != plain
    assert "\x1b[" in coloured


@pytest.mark.parametrize("form", [[], ["--json"], ["--sarif"]])
def test_regression_accents_are_written_as_they_are(form: list[str], run: Run, tmp_path: Path) -> None:
    """Regression: they were escaped, as in `h\\xf6rst`."""
    write(tmp_path / "mine", with_file("locales/de.yaml", "distance: {text: Du h\u00f6rst nie zu.}"))
    said = run("lint", "mine", "--alone", "--select", "IKL404", *form)[1]
    assert "h\u00f6rst" in said
    assert "\\u00f6" not in said
    assert "\\xf6" not in said
