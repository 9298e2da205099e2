"""Checks of conditions that read the other partner's answers."""

import pytest

from tests.unit.analysis.lint.clean_pack import diagnostics, rule
from tests.unit.analysis.lint.rules.stepped import stepped
from tests.unit.analysis.lint.rules.variations import SIGNAL, about, exact, found, rules, with_files


def test_the_other_partners_answer_is_independent_of_ones_own() -> None:
    assert exact(rules(rule("quality_time_hours < 3 and partner.quality_time_hours >= 10", "supports: distance"))) == []
    texts = [
        rule(f"{name}rituals_kept < 2", "supports: distance", id=id) for id, name in (("a", ""), ("b", "partner."))
    ]
    assert exact(rules(*texts)) == []


def test_what_is_always_or_never_true_of_the_other_partner() -> None:
    never = "partner.quality_time_hours < 3 and partner.quality_time_hours > 5"
    assert about(exact(rules(rule(never, "supports: distance")))) == [("IKL101", "extra")]
    texts = [rule(f"partner.rituals_kept < {n}", "supports: distance", id=f"r{n}") for n in (2, 2.0)]
    assert about(exact(rules(texts[0], texts[1].replace("r2.0", "again")))) == [("IKL106", "r2")]
    assert found("rituals_kept < 2 and partner.work_hours <= 168", "IKL103") == [
        "`partner.work_hours <= 168` is always true: partner.work_hours is from 0 to 168"
    ]
    every = 'rituals_kept < 2 and partner.topic in ("money", "chores", "other")'
    assert found(every, "IKL103") == [
        '`partner.topic in ("money", "chores", "other")` is always true: these are all choices there are'
    ]


def test_a_signal_that_is_read_of_the_other_partner_alone_is_read() -> None:
    files = with_files(signals=SIGNAL)
    assert about(diagnostics(files, select=["IKL201"])) == [("IKL201", "shared_meals")]
    files["rules/more.yaml"] = rule("partner.shared_meals < 2", "supports: distance")
    assert diagnostics(files, select=["IKL201"]) == []


def test_directions_are_those_of_the_signal() -> None:
    assert found("partner.quality_time_hours < 3", "IKL109") == []
    (wrong,) = found("partner.quality_time_hours > 3", "IKL109")
    assert "for more of partner.quality_time_hours is better" in wrong


def test_one_answer_of_the_other_partner_that_makes_a_finding_severe() -> None:
    (severe,) = diagnostics(
        rules(rule("partner.work_hours > 70", "supports: distance", strength=0.8)), select=["IKL205"]
    )
    assert severe.message == "one answer to 'partner.work_hours' alone makes 'distance' severe (0.80)"


def test_steps_that_read_the_other_partner_cover_none_that_count_for_one_person() -> None:
    both = "rituals_kept < 2 or partner.rituals_kept < 2"
    assert exact(rules(stepped((both, 0.3), ("rituals_kept < 2", 0.2))), "IKL110") == []
    assert about(
        exact(rules(stepped(("rituals_kept < 2", 0.3), ("rituals_kept < 2 and partner.rituals_kept < 2", 0.2))))
    ) == [("IKL111", "extra")]
    wide, narrow = (
        stepped((when, 0.2), id=id, facet="habits") for id, when in (("a", both), ("b", "rituals_kept < 2"))
    )
    assert exact(rules(wide, narrow), "IKL113") == []
    of_two = stepped(("rituals_kept < 1 and partner.rituals_kept < 1", 0.2), id="b", facet="habits")
    assert about(exact(rules(wide, of_two), "IKL113")) == [("IKL113", "b")]


@pytest.mark.parametrize(("strength", "codes"), [(0.2, [("IKL202", "warmth")]), (0.8, [])])
def test_what_only_couples_have_counts_for_levels(strength: float, codes: list[tuple[str, str]]) -> None:
    warmth = "- {id: warmth, title: Warmth between you, text: You are kind to each other every day., source: own}\n"
    text = rule("partner.rituals_kept > 5", "supports: warmth", strength=strength)
    assert about(diagnostics(with_files(components=warmth, rules=text), select=["IKL202"])) == codes
