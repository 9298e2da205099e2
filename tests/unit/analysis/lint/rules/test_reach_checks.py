"""IKL2xx: what is asked, what can be found, and how easily."""

import pytest

from intimacy_kit.analysis.lint.rules import ikl205_single_answer
from tests.unit.analysis.lint.clean_pack import FILES, codes, diagnostics, replaced, report, rule
from tests.wording import Wording

SIGNAL = """
- {id: shared_meals, kind: count, title: meals together, question: How many meals do you share?, source: own}
"""
CHALLENGE = """
- {id: few_friends, title: Few friends around, text: There are not many people around you., source: own}
"""
COMPONENT = """
- {id: warmth, title: Warmth between you, text: You are kind to each other every day., source: own}
"""


def with_files(**files: str) -> dict[str, str]:
    return {**FILES, **{f"{section}/more.yaml": text for section, text in files.items()}}


def few_friends(*strengths: float) -> dict[str, str]:
    """A finding with a rule of each strength."""
    rules = [
        rule(f"work_hours > {50 + n}", "supports: few_friends", strength=strength, id=f"friends_{n}")
        for n, strength in enumerate(strengths)
    ]
    return with_files(challenges=CHALLENGE, rules="".join(rules))


def messages(files: dict[str, str], code: str) -> list[str]:
    return [diagnostic.message for diagnostic in diagnostics(files, select=[code])]


def test_a_signal_that_no_rule_reads() -> None:
    (only,) = diagnostics(with_files(signals=SIGNAL), select=["IKL2"])
    assert (only.code, only.entry) == ("IKL201", "shared_meals")
    assert only.place is not None
    assert only.place.file == "signals/more.yaml"


def test_a_signal_that_a_safety_rule_reads_is_used() -> None:
    assert codes(FILES, select=["IKL201"]) == []


def test_a_signal_that_only_another_pack_reads_is_used() -> None:
    assert codes(with_files(signals=SIGNAL, rules=rule("shared_meals < 2")), select=["IKL201"]) == []


@pytest.mark.parametrize("asks", ["each", "either"])
def test_a_safety_question_that_is_not_asked_in_private(asks: str) -> None:
    files = replaced("signals.yaml", "asks: alone", f"asks: {asks}")
    (only,) = diagnostics(files, select=["IKL206"])
    assert only.place is not None
    assert only.place.text == f"  asks: {asks}"


def test_a_finding_that_nothing_leads_to(wording: Wording) -> None:
    wording(messages(with_files(challenges=CHALLENGE), "IKL202"))


def test_a_finding_with_too_little_to_lead_to_it(wording: Wording) -> None:
    files = with_files(challenges=CHALLENGE, rules=rule("work_hours > 60", "supports: few_friends"))
    wording(messages(files, "IKL202"))


def test_a_finding_that_nobody_addresses() -> None:
    files = with_files(challenges=CHALLENGE, components=COMPONENT)
    assert [diagnostic.entry for diagnostic in diagnostics(files, select=["IKL203"])] == ["few_friends"]


@pytest.mark.parametrize(
    "strengths",
    [[0.3], [0.3, 0.4]],
)
def test_a_level_that_cannot_be_reached(strengths: list[float], wording: Wording) -> None:
    wording(messages(few_friends(*strengths), "IKL204"))


@pytest.mark.parametrize(
    "strengths",
    [
        [0.6],
        [0.75],
        [0.1, 0.8],
        [0.3, 0.9],
        [0.6, 0.6],
    ],
)
def test_a_level_that_is_jumped_over(strengths: list[float], wording: Wording) -> None:
    (only,) = diagnostics(few_friends(*strengths), select=["IKL204"])
    wording(only.message)
    wording(only.help)


@pytest.mark.parametrize("strengths", [[0.3, 0.5, 0.9], [0.3, 0.3, 0.7], [0.1] * 20 + [0.9]])
def test_levels_that_are_not_jumped_over(strengths: list[float]) -> None:
    assert messages(few_friends(*strengths), "IKL204") == []


def test_what_relieves_and_what_leads_to_it_fill_the_levels(wording: Wording) -> None:
    relief = rule("topic == 'other'", "relieves: few_friends", strength=0.6, id="relief")
    files = few_friends(0.9)
    wording(messages(files, "IKL204"))
    relieved = {**files, "rules/relief.yaml": relief}
    wording(messages(relieved, "IKL204"))
    leads = CHALLENGE.replace("source: own", "leads_to: {boredom: 0.9}, source: own").replace("few_friends", "quiet")
    linked = {
        **with_files(
            challenges=leads,
            consequences="- {id: boredom, title: Boredom, text: Days look much alike to you both., source: own}",
            rules=rule("work_hours > 60", "supports: boredom", strength=0.6),
        ),
        "rules/quiet.yaml": rule("topic == 'other'", "supports: quiet", strength=0.9, id="quiet_days"),
    }
    assert [diagnostic.entry for diagnostic in diagnostics(linked, select=["IKL204"])] == ["quiet"]


@pytest.mark.parametrize("strength", [0.3, 0.6])
def test_a_component_has_words_of_its_own(strength: float, wording: Wording) -> None:
    rules = rule("rituals_kept > 5", "supports: warmth", strength=strength)
    (only,) = diagnostics(with_files(components=COMPONENT, rules=rules), select=["IKL204"])
    wording(only.message)
    wording(only.help)


def test_links_count_for_what_can_be_reached() -> None:
    assert codes(FILES, select=["IKL202", "IKL204"]) == []
    without = {**FILES, "challenges.yaml": FILES["challenges.yaml"].replace("  leads_to: {distance: 0.5}\n", "")}
    assert codes(without, select=["IKL204"]) == ["IKL204"]


def test_one_answer_that_makes_a_finding_severe(wording: Wording) -> None:
    files = with_files(rules=rule("quality_time_hours < 1", strength=0.5))
    (only,) = diagnostics(files, select=["IKL205"])
    assert only.entry in ("extra", "little_time")
    wording(only.message)


def test_one_answer_counts_through_links_and_scores_too(wording: Wording) -> None:
    files = with_files(rules=rule("quality_time_hours < 1 or lack_of_quality_time >= 0.5", "supports: distance",
                                  strength=0.7))  # fmt: skip
    (only,) = diagnostics(files, select=["IKL205"])
    assert only.entry == "extra"
    wording(only.message)


def test_one_answer_that_makes_a_component_strong(wording: Wording) -> None:
    files = with_files(components=COMPONENT, rules=rule("rituals_kept > 5", "supports: warmth", strength=0.8))
    wording(messages(files, "IKL205"))


def test_two_answers_may_make_a_finding_severe() -> None:
    assert codes(FILES, select=["IKL205"]) == []


def test_what_a_pack_below_does_alone_is_not_told_here() -> None:
    from intimacy_kit.analysis.lint import lint

    below = with_files(rules=rule("quality_time_hours < 1", strength=0.9))
    more = {"pack.yaml": FILES["pack.yaml"].replace("clean", "more"), "rules.yaml": rule("work_hours < 3", id="more")}
    assert [diagnostic.code for diagnostic in lint(more, below, core=False, select=["IKL205"]).diagnostics] == []


def test_what_a_pack_below_does_alone_is_not_told_of_a_rule_with_other_effects() -> None:
    """A rule that reads the same signal was said to make a finding severe that it has nothing to do with."""
    from intimacy_kit.analysis.lint import lint

    below = with_files(rules=rule("quality_time_hours < 1", strength=0.9))
    manifest = FILES["pack.yaml"].replace("clean", "more")
    for effect in ("supports: few_friends", "relieves: lack_of_quality_time"):
        own = rule("quality_time_hours < 1", effect, id="more", strength=0.1)
        more = {"pack.yaml": manifest, "challenges.yaml": CHALLENGE, "rules.yaml": own}
        assert [diagnostic.code for diagnostic in lint(more, below, core=False, select=["IKL205"]).diagnostics] == []


def test_a_pack_that_is_too_large_is_not_tried_answer_by_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ikl205_single_answer, "MOST_WORK", 10)
    made = report(with_files(rules=rule("quality_time_hours < 1", strength=0.9)), select=["IKL205"])
    assert made.diagnostics == ()
    assert made.skipped == {"IKL205": "the pack is too large to try every answer"}
