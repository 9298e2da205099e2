"""Slices of a rule book: by finding and by answers."""

import pytest

from intimacy_kit.engines import interpret
from intimacy_kit.model.observations import Value
from intimacy_kit.reasoning.counterfactuals.slicing import answered_slice, finding_slice
from tests.small_pack import ALL_HARD, ALL_WELL, small_knowledge

KB = small_knowledge()
BOOK = KB.runtime.built.rulebook
MANIFEST = "{format: 1, name: extra, version: 1.0.0, title: Extra, license: MIT, sources: {notes: {title: N}}}"


def test_finding_slice_has_exactly_the_dependencies() -> None:
    assert [finding.id for finding in finding_slice(BOOK, "mistrust").findings] == ["mistrust"]
    distance = finding_slice(BOOK, "distance")
    assert sorted(finding.id for finding in distance.findings) == ["distance", "little_time", "mistrust"]
    assert distance.findings[-1].id == "distance"
    assert (distance.safety, distance.strategies) == ((), ())


@pytest.mark.parametrize("values", [ALL_HARD, ALL_WELL, {}, {"trust": 2.0}, {"hides_feelings": 4.0, "topic": "money"}])
def test_answered_slice_has_the_same_scores_and_nothing_undetermined(values: dict[str, Value]) -> None:
    values = dict(KB.observations(values))
    whole = interpret.run(BOOK, values)
    part = interpret.run(answered_slice(BOOK, values), values)
    assert part.scores == part.lows == part.highs == whole.scores
    assert part.fired == whole.fired
    assert part.undetermined == ()


@pytest.mark.parametrize(
    ("when", "answered", "expected"),
    [
        ("trust < 5", [], None),
        ("not past_betrayal", ["past_betrayal"], "not past_betrayal"),
        ("trust < 5 and mood > 2", ["trust"], None),
        ("trust < 5 and mood > 2", ["trust", "mood"], "trust < 5 and mood > 2"),
        ("trust < 5 or mood > 2", ["trust"], "trust < 5"),
        ("trust < 5 or mood > 2 or past_betrayal", ["trust", "past_betrayal"], "trust < 5 or past_betrayal"),
        ("trust < 5 or mood > 2", [], None),
        ("not (trust < 5 and mood > 2)", ["mood"], "mood <= 2"),
        ("at_least(2, trust < 5, mood > 2, past_betrayal)", ["mood"], None),
        ("at_least(2, trust < 5, mood > 2, past_betrayal)", ["mood", "trust"], "at_least(2, trust < 5, mood > 2)"),
        ("little_time >= 0.5 or trust < 5", [], "little_time >= 0.5"),
    ],
)
def test_unknown_comparisons_are_left_out(when: str, answered: list[str], expected: str | None) -> None:
    rules = f"- {{id: rule, when: '{when}', supports: gloom, strength: 0.5, because: Why., source: notes}}"
    book = small_knowledge({
        "pack.yaml": MANIFEST,
        "rules.yaml": rules,
    }).runtime.built.rulebook  # fmt: skip
    kept = [
        str(rule.when) for finding in answered_slice(book, answered).findings for rule in finding.rules
        if rule.id == "rule"
    ]  # fmt: skip
    assert kept == ([] if expected is None else [expected])
