"""The golden files of wording fit the tests, and a difference is told."""

from pathlib import Path

import pytest

from tests.golden_files import GoldenFiles
from tests.wording import (
    TESTS,
    GoldenFile,
    Texts,
    Wording,
    as_lines,
    as_text,
    codes_in,
    function_of,
    functions,
    places_in,
    read,
)

HELD = sorted((TESTS / "golden" / "wording").rglob("*.txt"))
MODULE = """
def test_first(): ...

class TestMore:
    def test_second(self): ...

def test_third(): ...
"""
TOLD = "error[IK205]: 'trust' is always from 0 to 10\n\n  help: use\ta threshold inside  "


@pytest.fixture
def file(tmp_path: Path) -> GoldenFile:
    module = tmp_path / "tests" / "unit" / "test_some.py"
    module.parent.mkdir(parents=True)
    module.write_text(MODULE)
    return GoldenFile(module, tmp_path / "tests")


def again(file: GoldenFile) -> GoldenFile:
    return GoldenFile(file.module, file.root / "tests")


def hold(file: GoldenFile, test: str, *told: object) -> None:
    renewed: dict[str, Texts] = {}
    wording = Wording(file, test, renewed)
    for text in told:
        wording(text)
    wording.end()
    file.renew(renewed)


def test_every_golden_file_has_its_module_and_every_block_its_function() -> None:
    assert HELD
    for path in HELD:
        module = (TESTS / path.relative_to(TESTS / "golden" / "wording")).with_suffix(".py")
        assert module.exists(), f"{path} has no module of tests"
        assert {function_of(test) for test in read(path.read_text("utf-8"))} <= set(functions(module)), path


def test_nothing_is_held_for_tests_that_are_gone(request: pytest.FixtureRequest) -> None:
    files: GoldenFiles = request.config.pluginmanager.get_plugin("golden_files")
    assert files.left_over() == [], "renew the modules of these"


def test_what_is_held_is_read_back_and_compared(file: GoldenFile) -> None:
    hold(file, "test_first[a]", TOLD, "", "another")
    wording = Wording(again(file), "test_first[a]")
    for text in (TOLD, "", "another"):
        wording(text)
    wording.end()


@pytest.mark.parametrize("other", [TOLD + " ", TOLD.strip(), TOLD.replace("\n\n", "\n"), TOLD.replace("\t", "\\t"), ""])
def test_any_difference_is_told_with_how_to_renew(file: GoldenFile, other: str) -> None:
    hold(file, "test_first", TOLD)
    with pytest.raises(pytest.fail.Exception) as failed:
        Wording(again(file), "test_first")(other)
    told = str(failed.value)
    assert "text 1 of test_first in tests/golden/wording/unit/test_some.txt differs" in told
    assert "+++ told now" in told
    assert told.endswith("pytest tests/unit/test_some.py --renew")


def test_what_is_not_held_and_what_is_not_told_is_a_failure(file: GoldenFile) -> None:
    with pytest.raises(pytest.fail.Exception, match="is not held yet"):
        Wording(file, "test_first")(TOLD)
    hold(file, "test_first", TOLD, "more")
    wording = Wording(again(file), "test_first")
    wording(TOLD)
    with pytest.raises(pytest.fail.Exception, match=r"text 2 of test_first .* was not told"):
        wording.end()


def test_a_label_stands_for_one_text(file: GoldenFile) -> None:
    wording = Wording(file, "test_first", {})
    wording("one", "name")
    wording("one", "name")
    with pytest.raises(pytest.fail.Exception, match="text name of test_first"):
        wording("two", "name")
    assert wording.said == {"name": ["| one"]}


def test_only_tests_that_ran_are_renewed_and_all_stand_in_order(file: GoldenFile) -> None:
    hold(file, "test_third[10]", "c")
    hold(file, "test_third[9]", "b")
    hold(file, "TestMore::test_second", "a")
    hold(again(file), "test_third[9]", "new")
    hold(again(file), "test_first", "first", "second")
    assert file.path.read_text("utf-8") == (
        "== test_first\n| first\n-- 2\n| second\n\n== TestMore::test_second\n| a\n\n"
        "== test_third[9]\n| new\n\n== test_third[10]\n| c\n"
    )
    again(file).renew({}, ["test_third[9]"])
    assert list(again(file).blocks) == ["test_third[9]"]
    hold(again(file), "test_third[9]")
    assert not file.path.exists()


def test_several_texts_and_rows_are_told_below_each_other() -> None:
    assert as_text(["one\ntwo", ("a", None, "b"), 3]) == "- one\n  two\n- a | None | b\n- 3"
    assert as_text({"a": "one", "b": ["two"]}) == "- a: one\n- b: - two"
    assert as_lines("a\n\n\x1b[31m\nb: ") == ["| a", "|", "\\ \\x1b[31m", "\\ b:\\x20"]


def test_codes_are_found_in_order() -> None:
    assert codes_in([TOLD, ("IKL101", "IK20 IK999x"), "[IK101]"]) == ["IK205", "IKL101", "IK101"]


def test_places_are_found_in_order() -> None:
    told = [
        "IK205 rules/trust.yaml:2:18 'trust' is always from 0 to 10.",
        "IK125 rules.xlsx: sheet 'rules', cell AF2 it",
    ]
    assert places_in(told) == ["rules/trust.yaml:2:18", "cell AF2"]
