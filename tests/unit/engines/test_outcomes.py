"""Outcomes of both engines for cases computed by hand, equal to the last bit.

The numbers follow from score = (1 - prod(1 - s) * prod(1 - g)) * prod(1 - r). In the small pack that is

    little_time   supports few_hours 0.5, rare_rituals 0.25; relief talks_daily 0.5
    mistrust      supports hidden 0.5, low_trust 0.5, several 0.25
    distance      support drifting 0.5 (little_time >= 0.5 and mistrust >= 0.25); links 0.5 from both
    gloom         support drinking 0.25; relief bright_mood 0.5; link 0.5 from distance
    understanding supports kept_rituals 0.5, much_time 0.5
"""

from collections.abc import Callable, Mapping

import pytest

import intimacy_kit as ik
from intimacy_kit.engines import interpret
from intimacy_kit.engines.compiled import CompiledEngine
from intimacy_kit.engines.outcome import Outcome
from intimacy_kit.model.rulebook import RuleBook
from tests.small_pack import ALL_HARD, ALL_WELL, FILES, small_knowledge

Engine = Callable[[RuleBook, Mapping[str, float | bool | str]], Outcome]


def compiled(book: RuleBook, values: Mapping[str, float | bool | str]) -> Outcome:
    return CompiledEngine(book).run(values)


@pytest.fixture(params=[interpret.run, compiled], ids=["interpret", "compiled"])
def engine(request: pytest.FixtureRequest) -> Engine:
    return request.param


def run(engine: Engine, kb: ik.KnowledgeBase, case: Mapping[str, float | bool | str]) -> Outcome:
    return engine(kb.runtime.built.rulebook, kb.observations(case))


def numbers(kb: ik.KnowledgeBase, outcome: Outcome) -> dict[str, tuple[float, float, float]]:
    ids = [finding.id for finding in kb.runtime.built.rulebook.findings]
    return dict(zip(ids, zip(outcome.lows, outcome.scores, outcome.highs, strict=True), strict=True))


@pytest.fixture(scope="module")
def kb() -> ik.KnowledgeBase:
    return small_knowledge()


def test_findings_are_ordered_after_their_dependencies(kb: ik.KnowledgeBase) -> None:
    ids = [finding.id for finding in kb.runtime.built.rulebook.findings]
    assert ids == ["little_time", "mistrust", "understanding", "distance", "gloom"]


def test_nothing_observed(engine: Engine, kb: ik.KnowledgeBase) -> None:
    outcome = run(engine, kb, {})
    assert numbers(kb, outcome) == {
        "little_time": (0.0, 0.0, 0.625),  # 1 - 0.5 * 0.75
        "mistrust": (0.0, 0.0, 0.8125),  # 1 - 0.5 * 0.5 * 0.75
        "understanding": (0.0, 0.0, 0.75),
        "distance": (0.0, 0.0, 0.7958984375),  # 1 - 0.5 * (1 - 0.3125) * (1 - 0.40625)
        "gloom": (0.0, 0.0, 0.5484619140625),  # 1 - 0.75 * (1 - 0.39794921875)
    }
    assert outcome.fired == outcome.concerns == ()
    assert outcome.unscreened == ("fear", "harm")
    assert outcome.undetermined == tuple(sorted(kb.rules))
    assert outcome.relevances == (0.0, 0.0, 0.0, 0.0)


def test_all_well(engine: Engine, kb: ik.KnowledgeBase) -> None:
    outcome = run(engine, kb, ALL_WELL)
    assert numbers(kb, outcome) == {
        "little_time": (0.0, 0.0, 0.0),
        "mistrust": (0.0, 0.0, 0.0),
        "understanding": (0.75, 0.75, 0.75),
        "distance": (0.0, 0.0, 0.0),
        "gloom": (0.0, 0.0, 0.0),
    }
    assert outcome.fired == ("bright_mood", "kept_rituals", "much_time", "talks_daily")
    assert outcome.undetermined == outcome.concerns == outcome.unscreened == ()


def test_all_hard(engine: Engine, kb: ik.KnowledgeBase) -> None:
    outcome = run(engine, kb, ALL_HARD)
    assert numbers(kb, outcome) == {
        id: (score, score, score)
        for id, score in {
            "little_time": 0.625,
            "mistrust": 0.8125,
            "understanding": 0.0,
            "distance": 0.7958984375,
            "gloom": 0.5484619140625,
        }.items()
    }
    assert outcome.fired == ("drifting", "drinking", "few_hours", "hidden", "low_trust", "rare_rituals", "several")
    cheer_up, make_time, see_someone, talk_openly = outcome.relevances  # in the order of their ids
    assert cheer_up == 1.0 - (1.0 - 0.5 * 0.5484619140625)
    assert make_time == 1.0 - (1.0 - 0.5 * 0.7958984375) * (1.0 - 0.8 * 0.625)  # distance before little_time
    assert see_someone == 1.0 - (1.0 - 0.5 * 0.5484619140625) * (1.0 - 0.5 * 0.8125)
    assert talk_openly == 1.0 - (1.0 - 0.25 * 0.7958984375) * (1.0 - 0.5 * 0.8125)


def test_two_strata_with_links_reliefs_and_intervals(engine: Engine, kb: ik.KnowledgeBase) -> None:
    """Known: few hours, hidden feelings, a bright mood. Open: rituals, talks, trust, arguments, topic, drinks."""
    outcome = run(engine, kb, {"quality_time": 2, "hides_feelings": 3, "mood": 6, "past_betrayal": True})
    assert numbers(kb, outcome) == {
        # low: few_hours, relieved by talks; high: few_hours and rare_rituals
        "little_time": (0.5 * 0.5, 0.5, 1.0 - 0.5 * 0.75),
        # low_trust is ruled out by the betrayal; several still needs one more
        "mistrust": (0.5, 0.5, 1.0 - 0.5 * 0.75),
        "understanding": (0.0, 0.0, 0.5),
        # drifting is true by the scores, but little_time may fall to 0.25, so that low does without it
        "distance": (
            1.0 - (1.0 - 0.5 * 0.25) * (1.0 - 0.5 * 0.5),
            1.0 - 0.5 * ((1.0 - 0.5 * 0.5) * (1.0 - 0.5 * 0.5)),
            1.0 - 0.5 * ((1.0 - 0.5 * 0.625) * (1.0 - 0.5 * 0.625)),
        ),
        # relieved by the mood in all three
        "gloom": (
            0.5 * 0.34375 * 0.5,
            0.5 * 0.71875 * 0.5,
            (1.0 - 0.75 * (1.0 - 0.5 * 0.763671875)) * 0.5,
        ),
    }
    assert outcome.fired == ("bright_mood", "drifting", "few_hours", "hidden")
    assert outcome.undetermined == ("drifting", "drinking", "kept_rituals", "rare_rituals", "several", "talks_daily")


def test_a_rule_on_an_undetermined_score_can_be_determined(engine: Engine, kb: ik.KnowledgeBase) -> None:
    outcome = run(engine, kb, {"quality_time": 2, "talk_minutes": 0, "hides_feelings": 3})
    assert numbers(kb, outcome)["little_time"] == (0.5, 0.5, 0.625)
    assert numbers(kb, outcome)["mistrust"] == (0.5, 0.5, 0.8125)
    assert "drifting" in outcome.fired
    assert "drifting" not in outcome.undetermined
    assert numbers(kb, outcome)["distance"][0] == 1.0 - 0.5 * (0.75 * 0.75)


def test_a_rule_that_is_false_on_the_scores_can_be_undetermined(engine: Engine, kb: ik.KnowledgeBase) -> None:
    outcome = run(engine, kb, {"quality_time": 2})
    assert "drifting" not in outcome.fired
    assert "drifting" in outcome.undetermined
    assert numbers(kb, outcome)["distance"] == (0.125, 0.25, 0.7958984375)


@pytest.mark.parametrize(
    ("case", "concerns", "unscreened"),
    [
        ({"afraid": True}, ("fear",), ("harm",)),
        ({"afraid": True, "hurt": True}, ("fear", "harm"), ()),
        ({"afraid": False, "hurt": True}, ("harm",), ()),
        ({"hurt": False}, (), ("fear",)),
        ({"afraid": False, "hurt": False}, (), ()),
    ],
)
def test_safety_rules(engine: Engine, kb: ik.KnowledgeBase, case, concerns, unscreened) -> None:
    outcome = run(engine, kb, case)
    assert (outcome.concerns, outcome.unscreened) == (concerns, unscreened)


AWKWARD = """
- {id: third, when: trust < 5, supports: mistrust, strength: 0.08, because: b, source: notes}
- {id: first, when: trust < 6, supports: mistrust, strength: 0.17, because: b, source: notes}
- {id: second, when: trust < 7, supports: mistrust, strength: 0.14, because: b, source: notes}
- {id: relief, when: mood > 0, relieves: mistrust, strength: 0.5, because: b, source: notes}
"""


def test_factors_are_multiplied_in_the_order_of_ids(engine: Engine) -> None:
    files = {name: text for name, text in FILES.items() if not name.startswith("rules/")}
    kb = ik.load_knowledge({**files, "rules.yaml": AWKWARD}, core=False)
    low, score, high = numbers(kb, run(engine, kb, {"trust": 1, "mood": 5}))["mistrust"]
    in_order = (1.0 - ((1.0 - 0.17) * (1.0 - 0.14)) * (1.0 - 0.08)) * (1.0 - 0.5)
    as_declared = (1.0 - ((1.0 - 0.08) * (1.0 - 0.17)) * (1.0 - 0.14)) * (1.0 - 0.5)
    assert in_order != as_declared
    assert low == score == high == in_order


@pytest.mark.parametrize(
    ("when", "case", "fires", "open"),
    [
        ("trust < 5", {"trust": 4}, True, False),
        ("trust <= 5", {"trust": 5}, True, False),
        ("trust > 5", {"trust": 5}, False, False),
        ("trust == 5", {"trust": 5}, True, False),
        ("trust != 5", {"trust": 5}, False, False),
        ("trust != 5", {"trust": 6}, True, False),
        ("trust != 5", {}, False, True),
        ("not trust == 5", {}, False, True),
        ("not (trust < 5 or hurt)", {"trust": 6, "hurt": False}, True, False),
        ("not (trust < 5 and hurt)", {"trust": 6}, True, False),
        ("not at_least(2, trust < 5, hurt, afraid)", {"trust": 6, "hurt": False}, True, False),
        ("not at_least(2, trust < 5, hurt, afraid)", {"trust": 6}, False, True),
        ('topic not in ("money", "chores")', {"topic": "house_work"}, True, False),
        ('topic not in ("money", "chores")', {"topic": "money"}, False, False),
        ('topic not in ("money", "chores")', {}, False, True),
        ('not topic == "money"', {"topic": "chores"}, True, False),
        ("little_time == 0.5", {"quality_time": 2, "rituals": 4, "talk_minutes": 0}, True, False),
        ("little_time == 0.5", {"quality_time": 2}, True, True),
        ("little_time != 0.5", {"quality_time": 2}, False, True),
        ("little_time != 0.5", {"quality_time": 9, "talk_minutes": 0}, True, False),
        ("not little_time != 0.75", {"quality_time": 9}, False, False),
        ("little_time > 0.25 or trust < 5", {"quality_time": 2, "talk_minutes": 5}, True, False),
        ("little_time < 0.5", {"quality_time": 5, "rituals": 4}, True, False),
        ("little_time <= 0.25", {}, True, True),
        ("little_time <= 0.625", {}, True, False),
    ],
)
def test_conditions_of_every_kind(engine: Engine, when: str, case, fires: bool, open: bool) -> None:
    rule = f"- {{id: special, when: '{when}', supports: distance, strength: 0.5, because: b, source: notes}}"
    outcome = run(engine, small_knowledge(rules=rule), case)
    assert ("special" in outcome.fired, "special" in outcome.undetermined) == (fires, open)


def test_an_empty_rule_book(engine: Engine) -> None:
    kb = ik.load_knowledge({"pack.yaml": FILES["pack.yaml"]}, core=False)
    assert run(engine, kb, {}) == Outcome((), (), (), (), (), (), (), (), (), (), (), ())


def test_the_settled_function_is_used_only_for_complete_cases(kb: ik.KnowledgeBase) -> None:
    compiled_engine = CompiledEngine(kb.runtime.built.rulebook)
    slots = compiled_engine.slots(kb.observations(ALL_HARD))
    complete = compiled_engine.run_slots(slots, complete=True)
    assert (
        complete == compiled_engine.run_slots(slots, complete=False) == compiled_engine.run(kb.observations(ALL_HARD))
    )
    assert complete.lows is not None
    assert complete.lows == complete.scores == complete.highs
