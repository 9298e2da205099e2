"""The files for people who take part, and for the services that build and publish, fit the project."""

import re
import shlex
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

import intimacy_kit

ROOT = Path(__file__).parents[2]
WORKFLOWS = ROOT / ".github" / "workflows"
TARGET = re.compile(r"^([a-z]+):", re.MULTILINE)
PATH = re.compile(r"`((?:src|docs|tests|tools)/[\w./-]*)`")

pytestmark = pytest.mark.skipif(not (ROOT / ".ci").is_dir(), reason="not a clone of the repository")


def read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def targets() -> set[str]:
    return set(TARGET.findall(read("Makefile")))


def project() -> dict[str, Any]:
    return tomllib.loads(read("pyproject.toml"))


def missing(command: str) -> str | None:
    """What a command of a hook or a workflow runs that is not there."""
    program, *rest = shlex.split(command)
    if program == "make":
        return next((f"make {name}" for name in rest if name not in targets()), None)
    files = [word for word in rest if "/" in word]
    return next((word for word in files if not (ROOT / word).exists()), None)


def steps(workflow: str) -> list[dict[str, Any]]:
    jobs = yaml.safe_load((WORKFLOWS / workflow).read_text("utf-8"))["jobs"]
    return [step for job in jobs.values() for step in job.get("steps", ())]


@pytest.mark.parametrize("command", ["make nonsense", "bash .ci/nonsense", "python -m pytest tests/unit/nonsense.py"])
def test_a_command_that_runs_what_is_not_there_is_found(command: str) -> None:
    assert missing(command) is not None


def test_the_citation_agrees_with_the_project() -> None:
    citation = yaml.safe_load(read("CITATION.cff"))
    declared = project()["project"]
    assert citation["title"] == declared["name"]
    assert citation["license"] == declared["license"]
    assert citation["keywords"] == declared["keywords"]
    assert [author["name"] for author in citation["authors"]] == [author["name"] for author in declared["authors"]]
    assert citation.get("version", intimacy_kit.__version__) == intimacy_kit.__version__
    assert ("version" in citation) == ("date-released" in citation)


def test_the_hooks_run_commands_of_the_project() -> None:
    repositories = yaml.safe_load(read(".pre-commit-config.yaml"))["repos"]
    assert [repository["repo"] for repository in repositories] == ["local"], "versions stand in pyproject.toml only"
    hooks = [hook for repository in repositories for hook in repository["hooks"]]
    assert hooks
    assert [hook["entry"] for hook in hooks if missing(hook["entry"])] == []


def test_every_test_is_run_by_the_gate_or_at_night() -> None:
    """The unit tests run in `make coverage`, what "make test" leaves out in `make gate` or `.ci/nightly`."""
    gate, makefile = read(".ci/run"), read("Makefile")
    assert 'make test PYTHON="$PYTHON" TESTS="README.md docs tests --ignore=tests/unit"' in gate
    recipes = dict(re.findall(r"^([a-z]+):.*\n((?:\t.*\n)+)", makefile, re.MULTILINE))
    assert "--cov -m 'not gate and not nightly' tests/unit" in recipes["coverage"]
    assert "-m 'not gate and not nightly' $(TESTS)" in recipes["test"]
    assert "-m 'gate and not nightly' tests" in recipes["gate"]
    assert "-m nightly tests" in read(".ci/nightly")
    for target in ("coverage", "test", "gate", "types", "docs", "lint", "wheel", "demo"):
        assert re.search(rf"\bmake {target}\b", gate)


@pytest.mark.parametrize("script", ["run", "nightly", "steps"])
def test_the_scripts_name_tests_that_are_there(script: str) -> None:
    named = set(re.findall(r"\b(?:tests|docs|examples)/[\w/.-]*\w", read(f".ci/{script}")))
    assert named
    assert [path for path in sorted(named) if not (ROOT / path).exists()] == []


def test_ci_runs_the_gate_with_every_supported_python() -> None:
    gate = steps("ci.yml")
    assert "bash .ci/run" in [step.get("run") for step in gate]
    (asked,) = [step["with"]["python-version"] for step in gate if "python-version" in step.get("with", {})]
    classifiers = project()["project"]["classifiers"]
    assert sorted(asked.split()) == [name.rpartition(" ")[2] for name in classifiers if re.search(r":: 3\.\d+$", name)]


@pytest.mark.parametrize("workflow", sorted(path.name for path in WORKFLOWS.glob("*.yml")))
def test_the_workflows_run_scripts_that_are_there(workflow: str) -> None:
    commands = [step["run"] for step in steps(workflow) if "\n" not in step.get("run", "\n")]
    assert commands
    assert [command for command in commands if missing(command)] == []


@pytest.mark.parametrize("workflow", sorted(path.name for path in WORKFLOWS.glob("*.yml")))
def test_the_workflows_hold_no_secrets_and_read_only_by_default(workflow: str) -> None:
    text = (WORKFLOWS / workflow).read_text("utf-8")
    assert "secrets." not in text
    assert yaml.safe_load(text)["permissions"] == {"contents": "read"}


def test_publishing_waits_for_the_gate_and_the_night_and_builds_the_wheel() -> None:
    jobs = yaml.safe_load((WORKFLOWS / "publish.yml").read_text("utf-8"))["jobs"]
    assert jobs["gate"]["uses"] == "./.github/workflows/ci.yml"
    assert jobs["nightly"]["uses"] == "./.github/workflows/nightly.yml"
    assert "bash .ci/nightly" in [step.get("run") for step in steps("nightly.yml")]
    assert {"run": "make wheel"} in jobs["build"]["steps"]
    assert set(jobs["publish"]["needs"]) == {"gate", "nightly", "build"}
    assert jobs["publish"]["permissions"] == {"id-token": "write"}


@pytest.mark.parametrize("name", ["CONTRIBUTING.md", "SECURITY.md", "CODE_OF_CONDUCT.md", "CITATION.cff"])
def test_files_for_people_who_take_part_are_in_the_source_distribution(name: str) -> None:
    assert name in project()["tool"]["hatch"]["build"]["targets"]["sdist"]["only-include"]


def test_contributing_names_files_that_are_there() -> None:
    named = PATH.findall(read("CONTRIBUTING.md"))
    assert named
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_contributing_names_commands_that_are_there() -> None:
    named = re.findall(
        r"\bmake ([a-z]+)\b", "\n".join(re.findall(r"`[^`\n]+`|^make .*$", read("CONTRIBUTING.md"), re.MULTILINE))
    )
    assert named
    assert set(named) <= targets()


def test_the_page_on_working_on_the_library_repeats_nothing() -> None:
    page = read("docs/how-to/work-on-the-library.md")
    assert "{include} ../../CONTRIBUTING.md" in page
    assert len(page.splitlines()) < 10


def test_llms_txt_names_pages_that_are_there() -> None:
    linked = re.findall(r"^- \[[^]]+\]\(([^)]+)\.html\): \S", read("docs/llms.txt"), re.MULTILINE)
    assert len(linked) > 20
    assert [name for name in linked if not (ROOT / "docs" / f"{name}.md").is_file()] == []
