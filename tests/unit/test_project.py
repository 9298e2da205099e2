"""Promises of the files around the library."""

import doctest
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

import intimacy_kit

ROOT = Path(__file__).parents[2]
VERSION = re.compile(r"^## \[(?P<name>[^\]]+)\](?: - (?P<date>\d{4}-\d{2}-\d{2}))?$", re.MULTILINE)

MACHINE = re.compile(r"(?<![\w.~<>{}*-])/" + r"(?:root|work|home/\w+|Users/\w+)/")
REGISTRY = re.compile(r"pypi[.]org/simple|files[.]pythonhosted[.]org|registry[.]npmjs[.]org")


def committed_files() -> list[Path]:
    """What is in the repository, or would be with the next commit."""
    command = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    if not (ROOT / ".git").exists():
        pytest.skip("not a clone of the repository")
    names = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split("\0")
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


def lines_with(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}:{number}: {line}"
        for path in committed_files()
        for number, line in enumerate(path.read_text("utf-8", "replace").splitlines(), start=1)
        if pattern.search(line)
    ]


@pytest.mark.parametrize("pattern", [MACHINE, REGISTRY], ids=["a folder of one machine", "the host of a registry"])
def test_no_committed_file_names(pattern: re.Pattern[str]) -> None:
    assert lines_with(pattern) == []


def test_the_changelog_knows_the_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    (first, first_date), *released = VERSION.findall(changelog)
    unreleased = changelog.split("## [Unreleased]\n", 1)[1].split("\n## [", 1)[0].strip()

    assert (first, first_date) == ("Unreleased", "")
    assert all(date for _, date in released), "every released version has a date"
    numbers = [tuple(map(int, name.split("."))) for name, _ in released]
    assert numbers == sorted(set(numbers), reverse=True), "the newest version comes first"
    version = intimacy_kit.__version__
    if version not in dict(released):
        assert unreleased, f"nothing tells what {version} will bring"
        assert tuple(map(int, version.split("."))) > max(numbers, default=())


def test_every_supported_python_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = [
        name.removeprefix("Programming Language :: Python :: ")
        for name in project["classifiers"]
        if re.fullmatch(r"Programming Language :: Python :: 3\.\d+", name)
    ]
    assert project["requires-python"] == f">={declared[0]}"
    assert declared == [f"3.{minor}" for minor in range(11, 11 + len(declared))]


def test_the_readme_runs_as_it_stands() -> None:
    """`python -m doctest README.md` works for a reader too: it needs an empty line before the end of each block."""
    failed, attempted = doctest.testfile(str(ROOT / "README.md"), module_relative=False, encoding="utf-8")
    assert attempted
    assert not failed


def test_every_error_code_has_a_page() -> None:
    """It is headed by the code and what it stands for, is listed, and no page is left of a code that is gone."""
    pages = {page.stem: page.read_text("utf-8") for page in (ROOT / "docs/reference/errors").glob("*.md")}
    listed = re.findall(r"^\| \[(IK\d+)\]\(\1\.md\) \| (.+) \|$", pages.pop("index"), re.MULTILINE)
    headings = {code: text.partition("\n")[0] for code, text in pages.items()}
    assert headings == {code: f"# {code}: {what}" for code, what in intimacy_kit.CODES.items()}
    assert listed == list(intimacy_kit.CODES.items())


def test_constraints_are_names_and_versions_and_hold_all_that_development_needs() -> None:
    """New releases of tools made the gate fail on every fresh machine."""
    first, *lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    groups = [declared["dependency-groups"][name] for name in ("dev", "docs", "gate", "types")]
    extras = declared["project"]["optional-dependencies"].values()
    wanted = [each for names in (*groups, *extras) for each in names if isinstance(each, str)]
    needed = {re.split(r"[\[<>=~!,; ]", each)[0] for each in wanted}

    assert first.startswith("# ")
    assert [line for line in lines if not re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][0-9A-Za-z.]*", line)] == []
    pinned = {re.sub(r"[-_.]+", "-", line.partition("==")[0]).lower() for line in lines}
    assert {re.sub(r"[-_.]+", "-", name).lower() for name in needed} - pinned == {"intimacy-kit"}
