"""What the solver decides of conditions, and how it is told when it does not."""

import sys

import pytest

from intimacy_kit.analysis.lint import CHECKS, Diagnostic, lint, solver
from intimacy_kit.analysis.lint.parts import without_one
from intimacy_kit.packs.reading.condition_text import parse_condition
from tests.unit.analysis.lint.clean_pack import FILES, diagnostics, replaced, report, rule, with_file
from tests.wording import Wording, places_in

EXACT = [code for code, check in CHECKS.items() if check.exact]
SUPPORTS, RELIEVES = "supports: lack_of_quality_time", "relieves: lack_of_quality_time"
BETWEEN = "1.1 < rituals_kept < 1.1000000000000003"
"""No double lies between these two, though a real number does: this cannot be decided."""


def rules(*texts: str) -> dict[str, str]:
    return with_file("rules/more.yaml", "".join(texts))


def exact(files: dict[str, str], *codes: str) -> list[Diagnostic]:
    pytest.importorskip("z3")
    return diagnostics(files, select=[*codes] or EXACT)


def about(found: list[Diagnostic]) -> list[tuple[str, str | None]]:
    return [(diagnostic.code, diagnostic.entry) for diagnostic in found]


@pytest.mark.parametrize(
    "when",
    [
        "work_hours > 50 and work_hours < 40",
        "work_hours > 168",
        "lack_of_quality_time > 0.9",
        'topic == "money" and topic == "chores"',
        "fears_partner and not fears_partner",
        "at_least(2, work_hours > 50, work_hours < 40, work_hours == 45)",
        'topic not in ("money", "chores", "other")',
        "distance >= 0.5 and distance < 0.25",
    ],
)
def test_a_condition_that_is_never_true(when: str) -> None:
    (only,) = exact(rules(rule(when, "supports: fun")) | FUN)
    assert (only.code, only.entry, only.severity) == ("IKL101", "extra", "error")
    assert only.place is not None
    assert (only.place.line, only.place.column, only.place.width) == (2, 9, len(when))


FUN = {"components.yaml": "- {id: fun, title: Fun, text: You laugh a lot., source: own}"}


@pytest.mark.parametrize(
    "when",
    [
        "work_hours > 40 or work_hours < 50",
        "work_hours >= 0",
        "fears_partner or not fears_partner",
        'topic in ("money", "chores", "other")',
        "distance >= 0.25 or distance < 0.5",
        "distance <= 1",
    ],
)
def test_a_condition_that_is_always_true(when: str) -> None:
    assert about(exact(rules(rule(when, "supports: fun")) | FUN)) == [("IKL102", "extra")]


def test_a_safety_rule_that_is_never_true() -> None:
    files = replaced("safety.yaml", "when: fears_partner", "when: fears_partner and not fears_partner")
    assert about(exact(files)) == [("IKL101", "afraid")]


def test_what_is_never_or_always_true_is_not_told_for_anything_else() -> None:
    files = rules(rule("work_hours > 50 and work_hours < 40 and work_hours >= 0"))
    pytest.importorskip("z3")
    assert [found.code for found in diagnostics(files, select=["IKL1"])] == ["IKL101"]


@pytest.mark.parametrize(
    ("when", "needless"),
    [
        ("work_hours > 40 and work_hours > 30 and rituals_kept < 3", "work_hours > 30"),
        ("work_hours > 40 or work_hours > 60 or rituals_kept < 3", "work_hours > 60"),
        ("rituals_kept < 3 and (work_hours > 40 or work_hours > 60)", "work_hours > 60"),
        ("not (work_hours > 40 or work_hours > 60) and rituals_kept < 3", "work_hours > 60"),
        ("at_least(2, work_hours > 40, rituals_kept < 3, quality_time_hours < 3, quality_time_hours < 0)",
         "quality_time_hours < 0"),
        ("rituals_kept < 3 and (fears_partner or not fears_partner)", "fears_partner or not fears_partner"),
        ("fears_partner and rituals_kept < 3 or fears_partner", "fears_partner and rituals_kept < 3"),
    ],
)  # fmt: skip
def test_a_part_that_changes_nothing(when: str, needless: str) -> None:
    (only,) = exact(rules(rule(when, "supports: distance")), "IKL104")
    assert only.message == f"`{needless}` changes nothing here"


def test_a_part_is_told_where_it_stands(wording: Wording) -> None:
    (only,) = exact(rules(rule("rituals_kept < 3 and\n    (work_hours > 40 or work_hours > 60)")), "IKL104")
    assert only.place is not None
    assert (only.place.line, only.place.column, only.place.width) == (3, 25, 15)
    wording(only.help)


@pytest.mark.parametrize(
    "when",
    ["work_hours > 40 and rituals_kept < 3", "30 < work_hours < 40", "at_least(2, work_hours > 40, rituals_kept < 3, "
     "quality_time_hours < 3)", "not fears_partner", "not not work_hours > 50"],
)  # fmt: skip
def test_all_parts_matter(when: str) -> None:
    assert exact(rules(rule(when, "supports: distance")), "IKL104") == []


def test_a_comparison_that_comes_out_the_same_is_told_once() -> None:
    files = rules(rule("rituals_kept < 3 and work_hours >= 0", "supports: distance"))
    assert [diagnostic.code for diagnostic in exact(files, "IKL103", "IKL104")] == ["IKL103"]


def test_parts_are_left_out_one_by_one() -> None:
    condition = parse_condition("a and (b or not (c and d)) and at_least(2, e, f, g)")
    assert [(str(part), position, str(rest)) for part, position, rest in without_one(condition)] == [
        ("a", 0, "(b or not (c and d)) and at_least(2, e, f, g)"),
        ("b or not (c and d)", 1, "a and at_least(2, e, f, g)"),
        ("b", 1, "a and not (c and d) and at_least(2, e, f, g)"),
        ("not (c and d)", 2, "a and b and at_least(2, e, f, g)"),
        ("c", 2, "a and (b or not d) and at_least(2, e, f, g)"),
        ("d", 3, "a and (b or not c) and at_least(2, e, f, g)"),
        ("at_least(2, e, f, g)", 4, "a and (b or not (c and d))"),
        ("e", 4, "a and (b or not (c and d)) and at_least(2, f, g)"),
        ("f", 5, "a and (b or not (c and d)) and at_least(2, e, g)"),
        ("g", 6, "a and (b or not (c and d)) and at_least(2, e, f)"),
    ]
    assert list(without_one(parse_condition("at_least(2, e, f)"))) == []


@pytest.mark.parametrize("when", ["quality_time_hours < 3", "not quality_time_hours >= 3"])
def test_a_rule_that_is_there_already(when: str, wording: Wording) -> None:
    (only,) = exact(rules(rule(when, id="a_first")))
    assert (only.code, only.entry) == ("IKL106", "little_time")
    assert places_in(only.message) == ["rules/more.yaml:1:7"]
    wording(only.message)


def test_the_later_of_two_is_told() -> None:
    assert about(exact(rules(rule("quality_time_hours < 3", id="z_last")))) == [("IKL106", "z_last")]


def test_a_rule_that_a_pack_below_has_already() -> None:
    pytest.importorskip("z3")
    manifest = FILES["pack.yaml"].replace("clean", "more")
    for id in ("a_first", "z_last"):
        more = {"pack.yaml": manifest, "rules.yaml": rule("not quality_time_hours >= 3", id=id)}
        (only,) = lint(more, FILES, core=False, select=EXACT).diagnostics
        assert (only.code, only.entry) == ("IKL106", id)
        assert "'little_time', which" in only.message


def test_a_rule_that_implies_another(wording: Wording) -> None:
    (only,) = exact(rules(rule("quality_time_hours < 2 and work_hours > 40")))
    assert (only.code, only.entry, only.severity) == ("IKL107", "extra", "hint")
    assert places_in(only.message) == ["rules.yaml:1:7"]
    wording(only.message)


def test_a_rule_that_one_of_a_pack_below_implies(wording: Wording) -> None:
    pytest.importorskip("z3")
    manifest = FILES["pack.yaml"].replace("clean", "more")
    more = {"pack.yaml": manifest, "rules.yaml": rule("quality_time_hours < 3 or work_hours > 60")}
    (only,) = lint(more, FILES, core=False, select=EXACT).diagnostics
    assert (only.code, only.entry) == ("IKL107", "extra")
    wording(only.message)


@pytest.mark.parametrize(
    "when", ["quality_time_hours < 1", "quality_time_hours <= 5", "not not quality_time_hours < 1"]
)
def test_steps_are_meant(when: str) -> None:
    assert exact(rules(rule(when))) == []


def test_steps_of_several_comparisons_are_meant_too() -> None:
    two = [rule(f"quality_time_hours < {n} and not work_hours < {60 - 3 * n}", id=f"r{n}") for n in (4, 5)]
    three = rule("at_least(2, work_hours > 60, rituals_kept < 1, fears_partner)", id="r6", effect="supports: distance")
    four = rule("at_least(2, work_hours > 65, rituals_kept < 1, fears_partner)", id="r7", effect="supports: distance")
    assert exact(rules(*two, three, four)) == []


def test_rules_that_contradict_each_other(wording: Wording) -> None:
    found = exact(rules(rule("quality_time_hours < 1", RELIEVES)))
    assert about(found) == [("IKL108", "extra")]
    assert places_in(found[0].message) == ["rules.yaml:1:7"]
    wording(found[0].message)
    assert about(exact(rules(rule("quality_time_hours < 5", RELIEVES)))) == [("IKL108", "little_time")]
    assert about(exact(rules(rule("quality_time_hours < 3", RELIEVES, id="a_first")))) == [("IKL108", "little_time")]


@pytest.mark.parametrize(
    ("when", "effect"),
    [
        ("quality_time_hours > 8", RELIEVES),
        ("rituals_kept < 4 and quality_time_hours < 5", SUPPORTS),
        ("quality_time_hours < 3", "supports: distance"),
    ],
)
def test_rules_that_have_little_to_do_with_each_other(when: str, effect: str) -> None:
    assert exact(rules(rule(when, effect))) == []


def test_what_is_never_or_always_true_is_not_compared() -> None:
    never, always = rule("work_hours > 50 and work_hours < 40", id="never"), rule("work_hours >= 0", id="always")
    assert about(exact(rules(never, always))) == [("IKL101", "never"), ("IKL102", "always")]


def test_scores_are_compared_as_numbers() -> None:
    found = exact(rules(rule("lack_of_quality_time >= 0.6 and work_hours > 60", "supports: distance")))
    assert about(found) == [("IKL107", "extra")]
    assert report(rules(rule("lack_of_quality_time >= 0.6", "supports: distance"))).skipped == {}


def test_without_the_solver_exact_checks_are_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "z3", None)
    made = report(rules(rule("work_hours > 50 and work_hours < 40", "supports: distance")))
    assert {diagnostic.code for diagnostic in made.diagnostics} == {"IKL109"}
    why = 'it needs z3: pip install "intimacy-kit[analysis]"'
    assert made.skipped == dict.fromkeys(EXACT, why)
    assert report(FILES, select=["IKL4"]).skipped == {}
    assert report(FILES, select=["IKL4", "IKL106"]).skipped == {"IKL106": why}


def test_a_comment_for_an_exact_check_is_not_called_needless_without_the_solver(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    files = rules("# lint: ignore[IKL107] it comes on top\n", rule("quality_time_hours < 2 and work_hours > 40"))
    monkeypatch.setitem(sys.modules, "z3", None)
    assert report(files).diagnostics == ()


def test_what_could_not_be_decided_is_told() -> None:
    pytest.importorskip("z3")
    why = "some conditions are too hard to decide"
    made = report(rules(rule(BETWEEN)), select=["IKL101", "IKL107"])
    assert made.diagnostics == ()
    assert made.skipped == {"IKL101": why, "IKL107": why}
    assert report(rules(rule(BETWEEN)), select=["IKL106"]).skipped == {"IKL106": why}


@pytest.mark.parametrize(
    ("limit", "about_one"), [("MOST_TRIED", True), ("MOST_QUESTIONS", True), ("MOST_PAIRS", False)]
)
def test_very_much_is_not_decided_to_the_end(monkeypatch: pytest.MonkeyPatch, limit: str, about_one: bool) -> None:
    pytest.importorskip("z3")
    monkeypatch.setattr(solver, limit, 0)
    never = rule("work_hours > 50 and work_hours < 40")
    made = report(rules(never, rule("quality_time_hours < 3", id="other")), select=["IKL1"])
    pairs = ["IKL106", "IKL107", "IKL108"]
    assert made.skipped == dict.fromkeys(
        sorted(EXACT) if about_one else pairs, "the pack is too large to decide everything"
    )


def test_what_is_hard_is_tried_a_few_times_only(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("z3")
    monkeypatch.setattr(solver, "MOST_UNDECIDED", 0)
    assert report(rules(rule(BETWEEN)), select=["IKL101"]).skipped == {
        "IKL101": "the pack is too large to decide everything"
    }


def safety(when: str, id: str = "z_more") -> str:
    because = "Nobody should have to feel like that."
    return f"- {{id: {id}, when: '{when}', title: A concern, because: {because}, source: own}}\n"


def test_two_safety_rules_that_are_the_same(wording: Wording) -> None:
    """Nothing was said of them, though people would be told of one concern as if there were two."""
    (only,) = exact(with_file("safety/more.yaml", safety("not (not fears_partner)")), "IKL106")
    assert only.entry == "z_more"
    assert places_in(only.message) == ["safety.yaml:1:7"]
    wording(only.message)
    wording(only.help)


@pytest.mark.parametrize(
    "texts",
    [
        safety("fears_partner and work_hours > 100"),
        safety("fears_partner and not fears_partner") + safety("not fears_partner and fears_partner", "z_second"),
        safety("fears_partner or not fears_partner") + safety("not fears_partner or fears_partner", "z_second"),
        safety("work_hours > 100") + safety("rituals_kept < 1", "z_second"),
    ],
)
def test_safety_rules_that_say_more_or_something_else(texts: str) -> None:
    assert exact(with_file("safety/more.yaml", texts), "IKL106", "IKL107", "IKL108") == []
