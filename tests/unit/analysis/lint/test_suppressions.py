"""Comments that suppress diagnostics, with a reason."""

from io import BytesIO
from typing import Any

import pytest

from intimacy_kit.analysis.lint import CHECKS, fixed
from tests.unit.analysis.lint.clean_pack import FILES, diagnostics, report, rule, with_file
from tests.wording import Wording

TWICE = rule("quality_time_hours < 5 or quality_time_hours < 5")


def rules(text: str) -> dict[str, str]:
    return with_file("rules/more.yaml", text)


ABOVE = f"# lint: ignore[IKL105] the study words it so\n{TWICE}"
BETWEEN = TWICE.replace("  strength", "  # lint: ignore[IKL105] the study words it so\n  strength")
BEHIND = TWICE.replace("hours < 5\n", "hours < 5  # lint: ignore[IKL105] the study words it so\n")
BELOW_ANOTHER = rule("work_hours > 60", id="first") + ABOVE
WITH_SEVERAL = TWICE.replace("  strength", "  # lint: ignore[IKL201, IKL105]: the study words it so\n  strength")
FLOW = (
    "- {id: extra, when: not not quality_time_hours < 5, supports: distance, strength: 0.2,\n"
    "   because: This is the reason., source: own}  # lint: ignore[IKL105] the study words it so\n"
)


@pytest.mark.parametrize("text", [ABOVE, BETWEEN, BEHIND, BELOW_ANOTHER, WITH_SEVERAL, FLOW])
def test_comment_with_a_reason_suppresses_a_diagnostic(text: str, wording: Wording) -> None:
    made = report(rules(text))
    assert made.diagnostics == ()
    ((diagnostic, reason),) = ((item.diagnostic, item.reason) for item in made.suppressed)
    assert (diagnostic.code, diagnostic.entry) == ("IKL105", "extra")
    wording(reason)


HEAD = "id,work_hours,when,supports,strength,because,source"
ROW = "{},{},not not quality_time_hours < 5,distance,{},This is the reason.,own"
IGNORED = "# lint: ignore[IKL105] the study words it so"


def table(*lines: str) -> dict[str, str]:
    return {**FILES, "rules.csv": "\n".join((HEAD, *lines)) + "\n"}


@pytest.mark.parametrize(
    "comment", [IGNORED, "# lint: ignore[IKL105, IKL201], the study words it so", f'"{IGNORED}",,,,,,']
)
def test_regression_a_row_of_a_table_suppresses_a_diagnostic_of_the_rule_below_it(comment: str) -> None:
    """It was passed over: what was meant so in a table could be kept for the whole pack only."""
    made = report(table(comment, ROW.format("extra", "> 60", 0.2)))
    assert [(item.diagnostic.code, item.diagnostic.entry) for item in made.suppressed] == [("IKL105", "extra")]
    assert made.suppressed[0].reason.endswith("the study words it so")
    assert made.diagnostics == ()


def test_a_row_of_a_table_suppresses_nothing_of_other_rules() -> None:
    one, other = ROW.format("extra", "> 60", 0.2), ROW.format("other", "> 65", 0.2)
    made = report(table(one, "# about the next", IGNORED, other))
    assert [item.diagnostic.entry for item in made.suppressed] == ["other"]
    assert {found.entry for found in made.diagnostics if found.code == "IKL105"} == {"extra"}


def test_a_row_above_any_step_suppresses_for_its_rule() -> None:
    steps = ROW.format("extra", "> 60", 0.1), ROW.format("extra", "> 70", 0.2)
    made = report(table(steps[0], IGNORED, steps[1]))
    assert {(item.diagnostic.code, item.diagnostic.entry) for item in made.suppressed} == {("IKL105", "extra")}


@pytest.mark.parametrize("lines", [(IGNORED, "{}"), ("{}", IGNORED)])
def test_a_row_of_a_table_that_suppresses_nothing_is_reported_and_removed(lines: tuple[str, ...]) -> None:
    clean = ROW.replace("not not ", "").format("extra", "> 60", 0.2)
    files = table(*(line.format(clean) for line in lines))
    (found,) = diagnostics(files)
    assert found.code == "IKL002"
    assert found.place is not None
    assert (found.place.file, found.place.text) == ("rules.csv", IGNORED)
    assert IGNORED not in fixed(files, core=False)["rules.csv"].decode()


def test_nothing_is_removed_from_a_workbook() -> None:
    """Places there have no line."""
    book = pytest.importorskip("openpyxl").Workbook()
    clean = ROW.replace("not not ", "").format("extra", "> 60", 0.2)
    for line in (HEAD, IGNORED, clean):
        book.active.append(line.split(","))
    file = BytesIO()
    book.save(file)
    files: dict[str, Any] = {**FILES, "rules.xlsx": file.getvalue()}
    (found,) = diagnostics(files)
    assert (found.code, found.edits) == ("IKL002", ())
    assert fixed(files, core=False) == {}


def test_a_row_above_the_head_is_about_the_first_rule() -> None:
    files = {**FILES, "rules.csv": "\n".join((IGNORED, HEAD, ROW.format("extra", "> 60", 0.2)))}
    assert [item.diagnostic.entry for item in report(files).suppressed] == ["extra"]


def test_comment_in_the_manifest_suppresses_in_the_whole_pack() -> None:
    manifest = FILES["pack.yaml"] + "# lint: ignore[IKL105] all studies word it so\n"
    files = rules(TWICE + rule("not not work_hours > 60", id="other"))
    assert len(report(files).diagnostics) == 2
    made = report({**files, "pack.yaml": manifest})
    assert made.diagnostics == ()
    assert len(made.suppressed) == 2


@pytest.mark.parametrize("entry", ["first", "last"])
def test_comment_suppresses_in_its_own_entry_only(entry: str) -> None:
    more = {"first": rule("not not work_hours > 60", id="first"), "last": rule("not not work_hours > 65", id="last")}
    text = more["first"] + ABOVE + more["last"] if entry == "last" else ABOVE.join([more["first"], ""])
    assert {diagnostic.entry for diagnostic in diagnostics(rules(text))} == (
        {"first", "last"} if entry == "last" else {"first"}
    )


@pytest.mark.parametrize("reason", ["", " ", ":", " - "])
def test_comment_without_a_reason_suppresses_nothing(reason: str) -> None:
    text = ABOVE.replace(" the study words it so", reason)
    found = diagnostics(rules(text))
    assert [(diagnostic.code, diagnostic.severity) for diagnostic in found] == [("IKL001", "error"), ("IKL105", "hint")]


@pytest.mark.parametrize(
    "comment",
    ["lint: ignore", "lint: ignore IKL105 a reason", "lint: off", "lint: ignore[] a reason", "lint: ignore[IKL1] it"],
)
def test_malformed_comment_is_reported(comment: str) -> None:
    found = diagnostics(rules(f"# {comment}\n{TWICE}"))
    assert [(diagnostic.code, diagnostic.severity) for diagnostic in found] == [("IKL003", "error"), ("IKL105", "hint")]


def test_unknown_code_gets_a_suggestion() -> None:
    found = diagnostics(rules(ABOVE.replace("IKL105", "IKL1O5")), select=["IKL003"])
    assert [diagnostic.help for diagnostic in found] == ["did you mean 'IKL105'?"]


@pytest.mark.parametrize(
    ("text", "after"),
    [
        (f"# lint: ignore[IKL103] nothing\n{rule('work_hours > 60')}", rule("work_hours > 60")),
        (rule("work_hours > 60").replace("60\n", "60   # lint: ignore[IKL103] nothing\n"), rule("work_hours > 60")),
        (rule("work_hours > 60") + "# lint: ignore[IKL103] behind all entries\n", rule("work_hours > 60")),
    ],
)
def test_unused_comment_is_reported_and_removed(text: str, after: str) -> None:
    files = rules(text)
    assert [diagnostic.code for diagnostic in diagnostics(files)] == ["IKL002"]
    assert fixed(files, core=False) == {"rules/more.yaml": after.encode()}


def test_comment_is_not_reported_as_unused_if_its_check_is_not_run() -> None:
    files = rules(f"# lint: ignore[IKL103] nothing\n{rule('work_hours > 60')}")
    assert diagnostics(files, ignore=["IKL103"]) == []
    assert diagnostics(files, select=["IKL4"]) == []


def test_checks_of_comments_can_be_left_out() -> None:
    files = rules(ABOVE.replace(" the study words it so", ""))
    assert [diagnostic.code for diagnostic in diagnostics(files, ignore=["IKL001"])] == ["IKL105"]


@pytest.mark.parametrize(
    "because",
    ["'They said # lint: ignore[IKL105] it.'", '"They said # lint: ignore[IKL105] it."',
     "|\n    They said\n    # lint: ignore[IKL105] it.", ">-\n    # lint: ignore[IKL105] they said."],
)  # fmt: skip
def test_hash_sign_in_a_text_starts_no_comment(because: str) -> None:
    found = diagnostics(rules(TWICE.replace("This is the reason of extra.", because)))
    assert [diagnostic.code for diagnostic in found] == ["IKL105"]


def test_comment_below_a_block_text_is_read() -> None:
    text = TWICE.replace(
        "This is the reason of extra.", "|\n    They said it.\n  # lint: ignore[IKL105] they word it so"
    )
    assert diagnostics(rules(text)) == []


def test_other_comments_are_left_alone() -> None:
    text = "# lint is a tool: this is no comment for it\n# splint: ignore[IKL105] either\n"
    assert diagnostics(rules(text + rule("work_hours > 60"))) == []


def test_all_checks_can_be_named_in_comments() -> None:
    text = f"# lint: ignore[{', '.join(CHECKS)}] everything\n{TWICE}"
    made = report(rules(text))
    assert [diagnostic.code for diagnostic in made.diagnostics] == []
    assert [item.diagnostic.code for item in made.suppressed] == ["IKL105"]


@pytest.mark.parametrize(
    "text",
    [
        "# lint: ignore[IKL404] a quotation\ndistance:\n  text: Du hörst nie zu.\n",
        "distance: # lint: ignore[IKL404] a quotation\n  text: Du hörst nie zu.\n",
        "distance:\n  text: Du hörst nie zu. # lint: ignore[IKL404] a quotation\n",
    ],
)
def test_comment_in_a_translation_suppresses_in_its_entry_only(text: str) -> None:
    before = "little_time:\n  because: Die Zeit ist knapp.\n"
    made = report(with_file("locales/de.yaml", before + text))
    assert made.diagnostics == ()
    assert [(item.diagnostic.entry, item.reason) for item in made.suppressed] == [("distance", "a quotation")]
    below = report(with_file("locales/de.yaml", text + "little_time:\n  because: Du hörst nie zu.\n"))
    assert [(diagnostic.code, diagnostic.entry) for diagnostic in below.diagnostics] == [("IKL404", "little_time")]
