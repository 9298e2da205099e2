"""IKL204: levels that a finding can never have."""

import pytest

from tests.unit.analysis.lint.clean_pack import FILES, codes, diagnostics, rule
from tests.unit.analysis.lint.rules.variations import (
    CHALLENGE,
    COMPONENT,
    few_friends,
    messages,
    with_files,
)
from tests.wording import Wording


@pytest.mark.parametrize(
    "strengths",
    [[0.3], [0.3, 0.4]],
)
def test_highest_level_below_severe(strengths: list[float], wording: Wording) -> None:
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
def test_skipped_levels(strengths: list[float], wording: Wording) -> None:
    (only,) = diagnostics(few_friends(*strengths), select=["IKL204"])
    wording(only.message)
    wording(only.help)


@pytest.mark.parametrize("strengths", [[0.3, 0.5, 0.9], [0.3, 0.3, 0.7], [0.1] * 20 + [0.9]])
def test_levels_that_are_not_skipped(strengths: list[float]) -> None:
    assert messages(few_friends(*strengths), "IKL204") == []


def test_reliefs_and_links_fill_skipped_levels(wording: Wording) -> None:
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
def test_components_have_other_names_of_levels(strength: float, wording: Wording) -> None:
    rules = rule("rituals_kept > 5", "supports: warmth", strength=strength)
    (only,) = diagnostics(with_files(components=COMPONENT, rules=rules), select=["IKL204"])
    wording(only.message)
    wording(only.help)


def test_links_raise_the_highest_level() -> None:
    assert codes(FILES, select=["IKL202", "IKL204"]) == []
    without = {**FILES, "challenges.yaml": FILES["challenges.yaml"].replace("  leads_to: {distance: 0.5}\n", "")}
    assert codes(without, select=["IKL204"]) == ["IKL204"]
