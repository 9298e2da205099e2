"""What comes first in a case, which practices suit it, and which do not; for one person and for two."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

import intimacy_kit as ik
from intimacy_kit.model.concepts import Practice
from intimacy_kit.model.result import Reason, Suited
from intimacy_kit.reasoning.diagnosing.fitting import (
    ANY,
    Conditions,
    Partner,
    Suitability,
    conditions_of,
    for_two,
    goes_to,
    of_either,
)
from tests.small_pack import FILES, small_knowledge
from tests.unit.reasoning.planning.by_brute_force import practice

TRUST, MOOD = Reason(id="trust", title="Trust"), Reason(id="mood", title="Mood")


def conditioned(**keys: str) -> ik.KnowledgeBase:
    """The small pack with conditions on `talk_openly` (`first_when`) and on its practices (`listen_suits`, ...)."""
    strategies, practices = FILES["strategies.yaml"], FILES["practices.yaml"]
    for key, condition in keys.items():
        if key == "first_when":
            strategies = strategies.replace(
                "  title: Talk openly\n", f"  title: Talk openly\n  first_when: {condition}\n"
            )
        else:
            id, _, name = key.partition("__")
            assert f"- {{id: {id}," in practices
            practices = practices.replace(f"- {{id: {id},", f'- {{id: {id}, {name}: "{condition}",')
    return small_knowledge(strategies=strategies, practices=practices)


def titles(reasons: tuple[Reason, ...]) -> list[str]:
    return [reason.id for reason in reasons]


class TestWhy:
    @pytest.mark.parametrize(
        ("condition", "answers", "why"),
        [
            ("trust < 5", {"trust": 4}, ["trust"]),
            ("trust < 5 or mood < 0", {"trust": 4, "mood": 1}, ["trust"]),
            ("trust < 5 and mood < 0", {"trust": 4, "mood": -1}, ["trust", "mood"]),
            ("not (trust < 5 or mood < 0)", {"trust": 6, "mood": 1}, ["trust", "mood"]),
            ("not (trust < 5 and mood < 0)", {"trust": 6, "mood": -1}, ["trust"]),
            ("at_least(2, trust < 5, mood < 0, drinks > 2)", {"trust": 4, "mood": 1, "drinks": 3}, ["trust", "drinks"]),
            ("trust < 5 and (trust < 8 or mood < 0)", {"trust": 4}, ["trust"]),
            ('topic == "money"', {"topic": "money"}, ["topic"]),
            ("past_betrayal", {"past_betrayal": True}, ["past_betrayal"]),
            ("mistrust >= 0.5", {"hides_feelings": 4}, ["mistrust"]),
        ],
    )
    def test_by_the_comparisons_that_decide(
        self, condition: str, answers: Mapping[str, float | bool | str], why: list[str]
    ) -> None:
        first = conditioned(first_when=f"'{condition}'").diagnose(answers).remedies[0]
        assert (first.strategy.id, titles(first.first)) == ("talk_openly", why)

    @pytest.mark.parametrize("answers", [{}, {"trust": 6}, {"mood": -1}])
    def test_only_true_counts(self, answers: Mapping[str, float]) -> None:
        dx = conditioned(first_when="trust < 5 and mood < 0").diagnose({**answers, "quality_time": 1})
        assert [remedy.first for remedy in dx.remedies] == [()] * len(dx.remedies)
        assert dx.remedies[0].strategy.id == "make_time"


class TestFirst:
    def test_it_is_recommended_and_keeps_its_number(self) -> None:
        answers = {"quality_time": 1, "trust": 9}
        plain, first = (kb.diagnose(answers) for kb in (small_knowledge(), conditioned(first_when="trust >= 9")))
        assert [remedy.strategy.id for remedy in plain.remedies] == ["make_time"]
        assert [remedy.strategy.id for remedy in first.remedies] == ["talk_openly", "make_time"]
        assert first.remedies[0].priority == first.remedies[0].relevance < 0.25
        assert first.remedies[1:] == plain.remedies

    def test_also_where_nothing_else_is_recommended(self) -> None:
        (only,) = conditioned(first_when="trust >= 9").diagnose({"trust": 9}).remedies
        assert (only.strategy.id, only.priority, only.reasons) == ("talk_openly", 0.0, ())

    def test_before_what_it_comes_after(self) -> None:
        text = FILES["strategies.yaml"].replace("  title: Make time\n", "  title: Make time\n  first_when: trust < 5\n")
        dx = small_knowledge(strategies=text).diagnose({"quality_time": 1, "trust": 4, "hides_feelings": 4})
        first, second, *_ = dx.remedies
        assert (first.strategy.id, second.strategy.id) == ("make_time", "see_someone")
        assert "talk_openly" in {remedy.strategy.id for remedy in dx.remedies}
        assert first.priority == min(remedy.priority for remedy in dx.remedies if remedy.strategy.id == "talk_openly")

    def test_several_by_priority(self) -> None:
        text = FILES["strategies.yaml"]
        for title in ("Make time", "Cheer up"):
            text = text.replace(f"  title: {title}\n", f"  title: {title}\n  first_when: trust < 5\n")
        ids = [
            r.strategy.id for r in small_knowledge(strategies=text).diagnose({"quality_time": 1, "trust": 4}).remedies
        ]
        assert ids[:2] == ["make_time", "cheer_up"]

    def test_a_concern_overrides_it(self) -> None:
        dx = conditioned(first_when="trust < 5").diagnose({"trust": 4, "afraid": True})
        assert [remedy.strategy.id for remedy in dx.remedies] == ["see_someone"]
        assert dx.remedies[0].first == ()

    def test_why_it_comes_first_is_told(self) -> None:
        dx = conditioned(first_when="trust < 5 and mood < 0").diagnose({"trust": 4, "mood": -1, "quality_time": 1})
        assert "It comes first because of: trust in each other; mood." in dx.to_text(width=200)
        told = dx.explain("talk_openly").to_text(width=200)
        assert "It comes before all others because of: trust in each other, mood." in told
        assert "before all others" not in dx.explain("make_time").to_text(width=200)

    def test_stored_diagnoses_hold_what_it_came_to(self) -> None:
        kb = conditioned(first_when="trust < 5", listen__suits="trust < 5")
        dx = kb.diagnose({"trust": 4})
        assert kb.strategies["talk_openly"].first_when is not None
        assert "first_when" not in dx.to_json()
        assert dx.remedies[0].strategy.first_when is None
        assert ik.Diagnosis.from_json(dx.to_json(), kb) == dx


class TestPractices:
    def test_what_suits_comes_before_the_others(self) -> None:
        dx = conditioned(weekly_talk__suits="trust < 5").diagnose({"hides_feelings": 4, "trust": 4})
        remedy = next(remedy for remedy in dx.remedies if remedy.strategy.id == "talk_openly")
        assert [each.id for each in remedy.practices] == ["weekly_talk", "listen"]
        assert [(each.practice, titles(each.reasons)) for each in remedy.suited] == [("weekly_talk", ["trust"])]

    def test_what_does_not_suit_is_left_out(self) -> None:
        dx = conditioned(listen__not_when="mistrust >= 0.5").diagnose({"hides_feelings": 4})
        remedy = next(remedy for remedy in dx.remedies if remedy.strategy.id == "talk_openly")
        assert [each.id for each in remedy.practices] == ["weekly_talk"]


def partner(suits: str = "", unsuitable: str = "", scores: tuple[float, ...] = (0.0, 0.0)) -> Partner:
    return Partner(Suitability({id: by_trust(id) for id in suits.split()}, frozenset(unsuitable.split())), scores)


def by_trust(practice: str) -> Suited:
    return Suited(practice=practice, reasons=(TRUST,))


class TestCouples:
    ONE, BOTH = practice("one"), practice("both", 10, "weekly", "both", "joint")

    def test_first_is_what_is_so_for_either(self) -> None:
        assert of_either({}, {}) == {}
        assert of_either({"s": (TRUST,)}, {"t": (MOOD,)}) == {"s": (TRUST,), "t": (MOOD,)}
        assert of_either({"s": (TRUST, MOOD)}, {"s": (MOOD,)}) == {"s": (MOOD, TRUST)}

    @pytest.mark.parametrize(
        ("a", "b", "whose"),
        [
            (partner(), partner(), (0, 1)),
            (partner(scores=(0.5, 0.1)), partner(scores=(0.2, 0.3)), (0,)),
            (partner(scores=(0.1, 0.1)), partner(scores=(0.2, 0.3)), (1,)),
            (partner(scores=(0.5, 0.1)), partner(suits="one"), (1,)),
            (partner(suits="one"), partner(suits="one", scores=(0.9, 0.9)), (0, 1)),
            (partner(unsuitable="one", scores=(0.9, 0.9)), partner(), ()),
            (partner(unsuitable="one"), partner(), (1,)),
            (partner(suits="one", unsuitable="one"), partner(suits="one"), (1,)),
        ],
    )
    def test_whom_a_practice_for_one_goes_to(self, a: Partner, b: Partner, whose: tuple[int, ...]) -> None:
        assert goes_to(self.ONE, (0, 1), (a, b)) == whose
        assert goes_to(self.ONE, (0, 1), (b, a)) == tuple(sorted(1 - each for each in whose))
        found = for_two([self.ONE], (0, 1), (a, b))
        assert found.unsuitable == (frozenset() if whose else {"one"})

    def test_only_findings_of_the_strategy_decide(self) -> None:
        assert goes_to(self.ONE, (1,), (partner(scores=(0.9, 0.1)), partner(scores=(0.1, 0.2)))) == (1,)
        assert goes_to(self.ONE, (), (partner(scores=(0.9, 0.1)), partner())) == (0, 1)

    def test_a_practice_for_both_is_as_for_either(self) -> None:
        found = for_two([self.BOTH], (0,), (partner(suits="both"), partner()))
        assert (dict(found.suits), found.unsuitable) == ({"both": by_trust("both")}, frozenset())
        assert for_two([self.BOTH], (0,), (partner(unsuitable="both"), partner())).unsuitable == {"both"}

    def test_suits_of_who_gets_it(self) -> None:
        assert for_two([self.ONE], (0,), (partner(suits="one"), partner())).suits == {"one": by_trust("one")}
        assert for_two([self.ONE], (0,), (partner(), partner())) == ANY


def test_conditions_of_one_person() -> None:
    practices = [
        Practice.model_validate({**practice("p").model_dump(), "suits": (ik.ref("trust") < 5)}),
        Practice.model_validate({**practice("q").model_dump(), "not_when": (ik.ref("trust") < 5)}),
        practice("r"),
    ]
    case: Mapping[str, float] = {"trust": 4.0}
    book = ik.load_knowledge().runtime.built.rulebook
    found = Conditions.of(book, [one for each in practices for one in conditions_of(each)]).decided(
        case, [0.0] * len(book.findings)
    )
    why = Suited(practice="p", reasons=(Reason(id="trust", title=book.signals["trust"].title),))
    assert found == ({}, Suitability({"p": why}, frozenset({"q"})))
