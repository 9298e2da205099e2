"""`fixed`: the files after all fixes, and nothing else changed."""

from pathlib import Path

import pytest

import intimacy_kit as ik
from intimacy_kit.analysis.lint import fixed, lint, run
from intimacy_kit.analysis.lint.diagnostics import Edit
from intimacy_kit.analysis.lint.fixes import apply_edits
from tests.unit.analysis.lint.clean_pack import FILES, codes, rule, with_file

UNTIDY = """\
# Rules about work.

- id:   extra      # laid out with care
  when: 'at_least(1, quality_time_hours < 5, not not work_hours > 60)'   # as before
  supports: distance
  strength: 0.20
  because: "Time is short"

  source: [own, own]
"""
TIDY = """\
# Rules about work.

- id:   extra      # laid out with care
  when: 'quality_time_hours < 5 or work_hours > 60'   # as before
  supports: distance
  strength: 0.20
  because: "Time is short."

  source: [own]
"""


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_layout_comments_and_line_ends_are_kept(end: str, mark: bytes) -> None:
    files: dict[str, str | bytes] = {**FILES, "rules/more.yaml": mark + UNTIDY.replace("\n", end).encode()}
    assert fixed(files, core=False) == {"rules/more.yaml": mark + TIDY.replace("\n", end).encode()}


def test_fixes_keep_the_meaning() -> None:
    before, after = (ik.load_knowledge(with_file("rules/more.yaml", text), core=False) for text in (UNTIDY, TIDY))
    for hours, work in [(3, 70), (3, 10), (9, 70), (9, 10), (None, 70), (3, None), (9, None)]:
        case = {"quality_time_hours": hours, "work_hours": work}
        assert before.diagnose(case).findings["distance"] == after.diagnose(case).findings["distance"]


def test_nothing_is_written(tmp_path: Path) -> None:
    for name, text in with_file("rules/more.yaml", UNTIDY).items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode())
    assert set(fixed(tmp_path, core=False)) == {"rules/more.yaml"}
    assert (tmp_path / "rules/more.yaml").read_bytes() == UNTIDY.encode()


def test_clean_or_broken_pack_is_not_changed() -> None:
    assert fixed(FILES, core=False) == {}
    assert fixed({**FILES, "rules/more.yaml": UNTIDY.replace("distance", "nothing")}, core=False) == {}


def test_only_selected_checks_are_fixed() -> None:
    files = with_file("rules/more.yaml", UNTIDY)
    assert b'short"' in fixed(files, core=False, ignore=["IKL4"])["rules/more.yaml"]
    assert fixed(files, core=False, select=["IKL2"]) == {}


@pytest.mark.parametrize(
    "when", [">-\n    not not\n    work_hours > 60", "not  not work_hours > 60", "not not work_hours > 60.0"]
)
def test_condition_not_written_as_printed_has_no_fix(when: str) -> None:
    files = with_file("rules/more.yaml", rule(when, "supports: distance"))
    assert codes(files) == ["IKL105"]
    assert fixed(files, core=False) == {}


def test_suppressed_diagnostics_are_not_fixed() -> None:
    text = "# lint: ignore[IKL105] as the study has it\n" + rule("not not work_hours > 60", "supports: distance")
    files = with_file("rules/more.yaml", text)
    assert fixed(files, core=False) == {}
    assert lint(files, core=False).diagnostics == ()


def test_overlapping_edits_wait_for_the_next_round() -> None:
    edits = [Edit("a", 1, 1, 3, "x"), Edit("a", 1, 3, 2, "y"), Edit("a", 1, 5, 1, "z"), Edit("a", 1, 5, 1, "z")]
    assert apply_edits({"a": b"abcdefg\n"}, edits) == {"a": b"abyzfg\n"}
    assert apply_edits({"a": b"abc\nd\n"}, [Edit("a", 1, 1, 3, ""), Edit("a", 2, 1, 0, "x")]) == {"a": b"xd\n"}
    assert apply_edits({"a": b"a"}, []) == {}


def test_rounds_are_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "MAX_ROUNDS", 1)
    assert set(fixed(with_file("rules/more.yaml", UNTIDY), core=False)) == {"rules/more.yaml"}
