"""Two check-ins are compared on the answers that both have, with known and unknown rules."""

from collections.abc import Mapping
from typing import Any

import pytest

import intimacy_kit as ik
from intimacy_kit.diagnosis import check_ins
from intimacy_kit.model.observations import Value
from intimacy_kit.reasoning.counterfactuals.slicing import signals_by_finding
from intimacy_kit.reasoning.progress import comparison
from intimacy_kit.reasoning.progress.comparison import Asked, Because, Both, asked_in, comparisons
from tests.small_pack import small_knowledge

INDEXES = """
- {id: closeness_now, title: Closeness now, text: How close you are., of: {little_time: -1, understanding: 1},
   levels: [{id: low, from: 0, title: low}, {id: high, from: 0.5, title: high}]}
"""
KB = small_knowledge(indexes=INDEXES)
OTHER = small_knowledge(
    rules="- {id: mood_matters, when: mood < 0, supports: little_time, strength: 0.5, because: It does., source: notes}"
)


def stored(values: Mapping[str, Value], kb: ik.KnowledgeBase = KB) -> ik.Diagnosis:
    return ik.Diagnosis.from_json(kb.diagnose(values).to_json())


def compared(id: str, *diagnoses: ik.Diagnosis) -> Both | Because:
    """The comparison of the first two; others may know the rules."""
    return comparisons(asked_in(check_ins(diagnoses) or []))(id, 0, 1)


def scores(id: str, *diagnoses: ik.Diagnosis) -> list[float]:
    both = compared(id, *diagnoses)
    assert isinstance(both, Both)
    return [each.score for each in both if not hasattr(each, "levels")]


def test_signals_of_a_finding_include_those_of_its_dependencies() -> None:
    behind = signals_by_finding(KB.runtime.context.book)
    assert behind["little_time"] == {"quality_time", "talk_minutes", "rituals"}
    assert behind["mistrust"] == {"hides_feelings", "trust", "past_betrayal", "arguments", "topic"}
    assert behind["distance"] == behind["little_time"] | behind["mistrust"]
    assert behind["gloom"] == behind["distance"] | {"mood", "drinks"}


def test_both_are_diagnosed_on_what_both_have() -> None:
    first, last = KB.diagnose({"quality_time": 2, "rituals": 0}), KB.diagnose({"quality_time": 2, "talk_minutes": 60})
    assert [dx.findings["little_time"].score for dx in (first, last)] == [0.625, 0.25]
    assert scores("little_time", first, last) == [0.5, 0.5]
    assert compared("mistrust", first, last) == "not_asked_again"


def test_what_only_one_asked_is_not_asked_again() -> None:
    first, last = KB.diagnose({"quality_time": 2}), KB.diagnose({"rituals": 0, "talk_minutes": 60})
    assert compared("little_time", first, last) == "not_asked_again"
    assert compared("little_time", KB.diagnose({}), KB.diagnose({})) == "not_asked_again"


def test_nothing_is_compared_across_changed_rules() -> None:
    values = {"quality_time": 1, "mood": 2}
    assert compared("little_time", KB.diagnose(values), OTHER.diagnose(values)) == "rules_changed"


def test_stored_ones_are_compared_on_equal_questions_or_where_intervals_do_not_overlap() -> None:
    one, other = {"quality_time": 1, "topic": "money"}, {"quality_time": 12, "mood": 1}
    assert compared("little_time", stored(one), stored(other)) == "not_asked_again"
    assert scores("little_time", stored({"quality_time": 1}), stored({"quality_time": 12})) == [0.5, 0.0]
    apart = {"quality_time": 12, "rituals": 4}, {"quality_time": 1, "rituals": 0, "talk_minutes": 5}
    for pair in (apart, apart[::-1]):
        assert sorted(scores("little_time", *map(stored, pair))) == [0.0, 0.625]


def test_rules_are_taken_from_another_check_in_with_the_same_rules() -> None:
    values = {"quality_time": 2}
    assert scores("little_time", stored({**values, "mood": 1}), stored(values), KB.diagnose({})) == [0.5, 0.5]
    assert scores("little_time", stored({**values, "rituals": 0}), stored(values), KB.diagnose({})) == [0.5, 0.5]


@pytest.mark.parametrize("change", ["signal", "finding"])
def test_stored_one_that_does_not_fit_the_rules_is_not_diagnosed(change: str) -> None:
    data = KB.diagnose({"quality_time": 2, "mood": 1}).to_dict()
    if change == "signal":
        data["observations"]["mood"] = 1000
    else:
        data["findings"][0]["id"] = "made_up"
    forged, real = ik.Diagnosis.from_dict(data), KB.diagnose({"quality_time": 2, "rituals": 0})
    assert compared("little_time", forged, real) == "not_asked_again"


class TestOfTwo:
    A, B = {"quality_time": 1.0, "rituals": 0.0}, {"quality_time": 2.0, "rituals": 4.0}

    def test_each_on_what_each_answered_both_times(self) -> None:
        both = KB.diagnose(ik.Couple(a=self.A, b=self.B))
        one = KB.diagnose(ik.Couple(a={}, b={"quality_time": 12}))
        assert scores("little_time", both, one) == [0.5, 0.0]
        assert scores("little_time", one, both) == [0.0, 0.5]

    def test_different_partners_have_nothing_in_common(self) -> None:
        first, last = KB.diagnose(ik.Couple(a=self.A, b={})), KB.diagnose(ik.Couple(a={}, b={"quality_time": 12}))
        assert compared("little_time", first, last) == "not_asked_again"
        assert compared("little_time", KB.diagnose(self.A), first) == "not_asked_again"

    def test_stored_ones_are_compared_as_those_of_one_person(self) -> None:
        couple = KB.diagnose(ik.Couple(a=self.A, b=self.B))
        well = KB.diagnose(ik.Couple(a={"quality_time": 12, "rituals": 4}, b={"quality_time": 12, "rituals": 4}))
        without_rules = [ik.Diagnosis.from_json(dx.to_json()) for dx in (couple, well)]
        assert scores("little_time", *without_rules) == [0.625, 0.0]
        less = ik.Diagnosis.from_json(KB.diagnose(ik.Couple(a={}, b={"quality_time": 12})).to_json())
        assert compared("little_time", without_rules[0], less) == "not_asked_again"
        assert scores("little_time", ik.Diagnosis.from_json(couple.to_json()), less, couple) == [0.5, 0.0]

    def test_who_answered_one_time_alone_does_not_count(self) -> None:
        both = KB.diagnose(ik.Couple(a={"rituals": 4}, b={"rituals": 4}))
        one = KB.diagnose(ik.Couple(a={"rituals": 4}, b={}))
        assert [dx.components["understanding"].score for dx in (both, one)] == [0.5, 0.0]
        assert scores("understanding", both, one) == [0.5, 0.5]

    def test_regression_who_answered_nothing_both_times_does_not_count(self) -> None:
        """A component of two is the smaller one, so it stayed at none, whatever the other one answered."""
        first, last = (KB.diagnose(ik.Couple(a={"rituals": rituals}, b={})) for rituals in (0, 4))
        assert [dx.components["understanding"].score for dx in (first, last)] == [0.0, 0.0]
        assert scores("understanding", first, last) == [0.0, 0.5]
        assert scores("understanding", *(KB.diagnose({"rituals": rituals}) for rituals in (0, 4))) == [0.0, 0.5]


class TestIndexes:
    KNOWN: Mapping[str, Value] = {"quality_time": 2, "rituals": 0, "talk_minutes": 5}

    def test_on_common_answers(self) -> None:
        more = KB.diagnose({**self.KNOWN, "trust": 3})
        both = compared("closeness_now", KB.diagnose(self.KNOWN), more)
        assert both == (more.indexes["closeness_now"], more.indexes["closeness_now"])

    def test_open_ones_are_not_compared(self) -> None:
        known, open = KB.diagnose(self.KNOWN), KB.diagnose({})
        assert compared("closeness_now", known, open) == compared("closeness_now", open, known) == "open"

    def test_open_on_common_answers(self) -> None:
        one, other = {"quality_time": 12, "talk_minutes": 5}, {"quality_time": 12, "rituals": 4}
        alone = KB.diagnose({"quality_time": 12}).indexes["closeness_now"]
        assert alone.open is (alone.high - alone.low > 0.5)
        both = compared("closeness_now", KB.diagnose(one), KB.diagnose(other))
        assert (both == "open") is alone.open


@pytest.mark.parametrize("of_two", [True, False])
def test_regression_those_of_one_partner_are_diagnosed_once_each(
    monkeypatch: pytest.MonkeyPatch,
    of_two: bool,
) -> None:
    """Where the other one answered nothing each pair of check-ins was diagnosed anew: the square of their number."""
    diagnosed: list[object] = []
    real = comparison._diagnosed

    def counted(asked: Asked, *rest: Any) -> Any:
        diagnosed.append(asked)
        return real(asked, *rest)

    monkeypatch.setattr(comparison, "_diagnosed", counted)
    answers: list[Any] = [{"quality_time": hours, "trust": hours, "rituals": 0} for hours in range(10)]
    cases = [ik.Couple(a=given, b={}) for given in answers] if of_two else answers
    trends = ik.progress([KB.diagnose(case) for case in cases])
    assert len(diagnosed) == (10 if of_two else 0)
    alone = ik.progress([KB.diagnose(given) for given in answers])
    assert [trend.points for trend in trends.findings] == [trend.points for trend in alone.findings]
