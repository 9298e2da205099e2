"""`lint`: its report on one pack among others."""

from pathlib import Path

import pytest

import intimacy_kit as ik
from intimacy_kit.analysis.lint import CHECKS, lint
from intimacy_kit.errors import CODES
from intimacy_kit.packs.discovery.origin import core_pack
from tests.unit.analysis.lint.clean_pack import FILES, codes, diagnostics, replaced, report, rule, with_file

EXAMPLES = Path(__file__).parents[4] / "examples"


def test_core_pack_has_no_diagnostics() -> None:
    made = lint(core_pack(), core=False)
    assert [str(diagnostic) for diagnostic in made.diagnostics] == []
    assert all(len(item.reason.split()) > 4 for item in made.suppressed)


@pytest.mark.parametrize("folder", sorted(path.parent for path in EXAMPLES.glob("pack_long_distance/**/pack.yaml")))
def test_example_pack_has_no_diagnostics(folder: Path) -> None:
    assert lint(folder).diagnostics == ()


@pytest.mark.parametrize("folder", sorted(path.parent for path in EXAMPLES.glob("pack_broken/**/pack.yaml")))
def test_broken_examples_have_errors(folder: Path) -> None:
    if folder.name == "misnamed":  # which only shows once it is installed
        pytest.skip("it runs")
    made = lint(folder)
    assert made.diagnostics
    assert {diagnostic.code for diagnostic in made.diagnostics} <= {*CODES}
    assert made.fails("error")


def test_problems_that_keep_a_pack_from_running_are_diagnostics() -> None:
    files = replaced("rules.yaml", "quality_time_hours", "quality_tim_hours")
    (found,) = diagnostics(files)
    assert (found.code, found.severity, found.edits) == ("IK203", "error", ())
    with pytest.raises(ik.PackError) as refused:
        ik.load_knowledge(files, core=False)
    assert str(found) == str(refused.value)


def test_a_pack_without_a_usable_manifest_has_no_name() -> None:
    made = report({**FILES, "pack.yaml": "{}"})
    assert made.pack == "?"
    assert made.counts == {"error": len(made.diagnostics), "warning": 0, "hint": 0}


def test_diagnostics_are_about_the_pack_and_not_about_its_base_packs() -> None:
    base = with_file("rules/more.yaml", rule("rituals_kept >= 0"))
    more = {
        "pack.yaml": FILES["pack.yaml"].replace("clean", "more"),
        "rules.yaml": rule("work_hours >= 60 and work_hours >= 0", id="more"),
    }
    assert "IKL103" not in codes(base, select=["IKL102"])
    made = lint(more, base, core=False)
    assert made.pack == "more"
    assert [(diagnostic.code, diagnostic.entry) for diagnostic in made.diagnostics if diagnostic.code == "IKL103"] == [
        ("IKL103", "more")
    ]


def test_a_pack_builds_on_the_core_pack() -> None:
    files = {
        "pack.yaml": FILES["pack.yaml"],
        "rules.yaml": rule("trust < 2"),
    }
    assert {diagnostic.code for diagnostic in report(files).diagnostics} == {"IK113", "IK203"}
    assert not lint(files).fails("error")


def test_problems_of_a_base_pack_are_raised() -> None:
    with pytest.raises(ik.PackError) as refused:
        lint(FILES, {"pack.yaml": "{}"}, core=False)
    assert refused.value.code == "IK109"


def test_missing_folder_is_an_error() -> None:
    with pytest.raises(ik.PackError) as refused:
        lint("no such folder")
    assert refused.value.code == "IK101"


@pytest.mark.parametrize(
    ("select", "ignore", "expected"),
    [
        ([], [], ["IKL105", "IKL407"]),
        (["IKL4"], [], ["IKL407"]),
        (["IKL105", "IKL407"], ["IKL40"], ["IKL105"]),
        ([], ["IKL"], []),
        ("IKL105", "IKL4", ["IKL105"]),
    ],
)
def test_checks_are_selected_by_codes_and_prefixes(select: list[str], ignore: list[str], expected: list[str]) -> None:
    files = with_file("rules/more.yaml", rule("not not rituals_kept < 1").replace("extra.", "extra"))
    exact = [code for code, check in CHECKS.items() if check.exact]
    assert codes(files, select=select, ignore=[*([ignore] if isinstance(ignore, str) else ignore), *exact]) == expected


@pytest.mark.parametrize("code", ["IKL9", "IK101", "", "ikl101", 3])
def test_unknown_code_is_an_error(code: str) -> None:
    with pytest.raises(ik.QuestionError) as refused:
        report(FILES, select=[code])
    assert refused.value.code == "IK465"


def test_report_counts_severities() -> None:
    made = report(with_file("rules/more.yaml", rule("not not rituals_kept < 1")), select=["IKL105"])
    assert made.counts == {"error": 0, "warning": 0, "hint": 1}
    assert [made.fails(severity) for severity in ("error", "warning", "hint")] == [False, False, True]


def test_diagnostics_are_sorted_by_file_and_line() -> None:
    files = {
        **with_file("rules/more.yaml", rule("not not rituals_kept < 1") + rule("not not work_hours > 0", id="other")),
        "pack.yaml": FILES["pack.yaml"] + "  unused: {title: A book}\n",
    }
    found = diagnostics(files, select=["IKL102", "IKL103", "IKL105", "IKL304"])
    places = [(diagnostic.place.file, diagnostic.place.line) for diagnostic in found if diagnostic.place]
    assert places == sorted(places)
    assert [file for file, _ in places] == ["pack.yaml", "rules/more.yaml", "rules/more.yaml"]
