"""The plugin for pytest: cases are collected, run, and told where they fail."""

from pathlib import Path

import pytest

from tests.small_pack import FILES
from tests.unit.testing.tested_pack import CASES, rule

PLUGIN = ("-p", "intimacy_kit.testing.pytest_plugin", "-p", "no:cacheprovider", "-p", "no:cov", "-p", "no:randomly")
ALONE = "[pytest]\nintimacy_kit_core = false\n"
pytest_plugins = ["pytester"]


@pytest.fixture
def small(pytester: pytest.Pytester) -> Path:
    """The small pack in the folder `small`, with its cases."""
    pytester.makeini(ALONE)
    return write(pytester.path / "small", {**FILES, "cases.yaml": CASES})


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


def run(pytester: pytest.Pytester, *arguments: str) -> pytest.RunResult:
    return pytester.runpytest_inprocess(*PLUGIN, *arguments)


def test_each_case_is_a_test(pytester: pytest.Pytester, small: Path) -> None:
    result = run(pytester, "-v")
    result.assert_outcomes(passed=3)
    result.stdout.fnmatch_lines(["small/cases.yaml::busy PASSED*", "small/cases.yaml::hidden PASSED*"])


def test_nothing_is_collected_without_the_plugin(pytester: pytest.Pytester, small: Path) -> None:
    (small.parent / "pytest.ini").write_text("[pytest]\n")
    result = pytester.runpytest_inprocess("-p", "no:cacheprovider")
    assert result.ret == pytest.ExitCode.NO_TESTS_COLLECTED


def test_a_failure_has_its_line_and_its_reasons(pytester: pytest.Pytester, small: Path) -> None:
    write(small, {"cases.yaml": CASES.replace("moderate", "severe")})
    result = run(pytester)
    result.assert_outcomes(passed=2, failed=1)
    result.stdout.fnmatch_lines(
        [
            "*_ busy: A busy week _*",
            "little_time is moderate (0.50), not severe",
            "  --> small/cases.yaml:6:27",
            "  6 |     levels: {little_time: severe, mistrust: none, distance: mild}",
            "    |                           ^^^^^^",
            "  little_time is moderate (0.50), not severe",
            "    + few_hours is true: adds 0.50, by quality_time is 1.5 hours per week",
            "FAILED small/cases.yaml::busy - little_time is moderate*",
        ]
    )


def test_a_case_that_does_not_fit_its_pack(pytester: pytest.Pytester, small: Path) -> None:
    write(small, {"cases.yaml": CASES.replace("trust: 9", "trist: 9")})
    result = run(pytester)
    result.assert_outcomes(passed=2, failed=1)
    result.stdout.fnmatch_lines(
        ["unknown signal 'trist'", "error?IK302?: unknown signal 'trist'", "  --> small/cases.yaml:4:37"]
    )


def test_cases_in_a_folder_one_of_them_chosen(pytester: pytest.Pytester, small: Path) -> None:
    (small / "cases.yaml").rename(small / "one.yaml")
    more = "- {id: more, title: M, observations: {}, expect: {concerns: []}}"
    write(small, {"cases/weeks.yml": CASES, "cases/more.yaml": more})
    (small / "one.yaml").unlink()
    result = run(pytester, "-v", "-k", "busy or more")
    result.assert_outcomes(passed=2, deselected=2)
    result.stdout.fnmatch_lines(["small/cases/more.yaml::more PASSED*", "small/cases/weeks.yml::busy PASSED*"])


@pytest.mark.parametrize("name", ["cases.yaml", "cases/more.yaml", "other/cases.yaml", "small/cases.txt"])
def test_files_that_belong_to_no_pack_are_left_alone(pytester: pytest.Pytester, name: str) -> None:
    write(pytester.path, {name: "not: [cases"})
    assert run(pytester).ret == pytest.ExitCode.NO_TESTS_COLLECTED


def test_other_files_of_a_pack_are_left_alone(pytester: pytest.Pytester, small: Path) -> None:
    run(pytester, str(small / "signals.yaml")).assert_outcomes()


def test_a_pack_that_does_not_run_is_told_as_such(pytester: pytest.Pytester, small: Path) -> None:
    write(small, {"rules.yaml": rule("odd", "trist > 3")})
    result = run(pytester)
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["error?IK203?: unknown signal or finding 'trist'", "  help: did you mean 'trust'?"])
    result.stdout.no_fnmatch_line("*Traceback*")


def test_a_pack_on_top_of_others(pytester: pytest.Pytester, small: Path) -> None:
    above = {
        "pack.yaml": FILES["pack.yaml"].replace("name: small", "name: above"),
        "rules.yaml": rule("no_trust", "trust < 1"),
        "cases.yaml": "- {id: x, title: X, observations: {trust: 0}, expect: {levels: {mistrust: moderate}}}",
    }
    write(pytester.path / "above", above)
    pytester.makeini(ALONE + "intimacy_kit_packs = small\n")
    run(pytester, "above", "small").assert_outcomes(passed=4)


def test_core_pack_is_the_default_base(pytester: pytest.Pytester) -> None:
    files = {
        "pack.yaml": "{format: 1, name: mine, version: 1.0.0, title: Mine, license: MIT}",
        "cases.yaml": "- {id: x, title: X, observations: {trust: 9}, expect: {levels: {fear_of_vulnerability: none}}}",
    }
    write(pytester.path / "mine", files)
    run(pytester).assert_outcomes(passed=1)


def test_what_pytest_itself_raises_is_left_to_it(pytester: pytest.Pytester, small: Path) -> None:
    pytester.makeconftest(
        """
        import pytest
        @pytest.hookimpl(tryfirst=True)
        def pytest_runtest_call(item):
            raise RuntimeError("something else")
        """
    )
    result = run(pytester)
    result.assert_outcomes(failed=3)
    result.stdout.fnmatch_lines(["*RuntimeError: something else*"])


def test_other_errors_of_collection_are_left_to_pytest(pytester: pytest.Pytester, small: Path) -> None:
    pytester.makeconftest(
        """
        from intimacy_kit.testing import pytest_plugin
        def broken(*_, **__):
            raise RuntimeError("something else")
        def pytest_sessionstart(session):
            session.before = pytest_plugin.pack_under_test
            pytest_plugin.pack_under_test = broken
        def pytest_sessionfinish(session):
            pytest_plugin.pack_under_test = session.before
        """
    )
    result = run(pytester)
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*RuntimeError: something else*"])


@pytest.mark.once
def test_in_other_processes(pytester: pytest.Pytester, small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    write(small, {"cases.yaml": CASES.replace("moderate", "severe")})
    result = pytester.runpytest_subprocess(*PLUGIN, "-p", "xdist", "-n", "1")
    result.assert_outcomes(passed=2, failed=1)
    result.stdout.fnmatch_lines(["little_time is moderate (0.50), not severe"])
