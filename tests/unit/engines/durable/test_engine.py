"""Forward chaining on durable-rules, and open cases."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

import intimacy_kit as ik
from intimacy_kit.engines import interpret
from intimacy_kit.engines.durable.engine import DurableEngine
from intimacy_kit.engines.durable.memory import WorkingMemory
from tests.small_pack import ALL_HARD, ALL_WELL, small_knowledge

pytest.importorskip(
    "durable_rules_engine", reason="durable-rules is not there, or not built for this Python", exc_type=ImportError
)

KB = small_knowledge()
BOOK = KB.runtime.built.rulebook
HARD, WELL = KB.observations(ALL_HARD), KB.observations(ALL_WELL)
Values = dict[str, float | bool | str]


@pytest.fixture(scope="module")
def engine() -> DurableEngine:
    return DurableEngine(BOOK)


@pytest.fixture
def asserted(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How many facts each ruleset was given since the last look."""
    facts: Counter[str] = Counter()
    fire = WorkingMemory.fire

    def counted(self: WorkingMemory, literals: int) -> frozenset[str]:
        facts[self._ruleset.name] += 1
        return fire(self, literals)

    monkeypatch.setattr(WorkingMemory, "fire", counted)
    return facts


CASES: dict[str, Values] = {
    "nothing": {},
    "well": dict(WELL),
    "hard": dict(HARD),
    "half": {"quality_time": 1.0, "hides_feelings": 4.0},
    "afraid": {"afraid": True, "mood": 7.0},
    "drifting": {"quality_time": 1.0, "talk_minutes": 5.0, "trust": 2.0, "past_betrayal": False},
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_case_has_the_outcome_of_the_interpreter(engine: DurableEngine, case: Values) -> None:
    values = KB.observations(case)
    assert engine.run(values) == interpret.run(BOOK, values)
    assert KB.diagnose(case, engine="durable") == KB.diagnose(case)


def test_regression_scores_are_computed_from_the_fired_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """If durable-rules would not fire a rule (and nobody checked that), the findings would be as without it."""
    engine, values = DurableEngine(BOOK), KB.observations(CASES["drifting"])
    (rule,) = (rule for finding in BOOK.findings for rule in finding.rules if rule.id == "few_hours")
    for own in engine.memories.values():
        fire = own.fire
        monkeypatch.setattr(own, "fire", lambda literals, fire=fire: fire(literals) - {rule.id})
    found, meant = engine.run(values), interpret.run(BOOK, values)
    assert rule.id in meant.fired
    assert rule.id not in found.fired
    position = [finding.id for finding in BOOK.findings].index(rule.finding)
    assert found.scores[position] < meant.scores[position]


def test_an_open_case_has_the_outcome_of_a_new_one_after_each_update(engine: DurableEngine) -> None:
    under_way = engine.open()
    for case in (*CASES.values(), *reversed(CASES.values())):
        values = KB.observations(case)
        assert under_way.update(values) == interpret.run(BOOK, values)


def test_strategies_with_at_least_mild_relevance_are_recommended(engine: DurableEngine) -> None:
    under_way = engine.open()
    for case in CASES.values():
        relevances = under_way.update(KB.observations(case)).relevances
        relevant = zip(BOOK.strategies, relevances, strict=True)
        assert under_way.recommended == {strategy.id for strategy, relevance in relevant if relevance >= 0.25}


def test_conclusions_are_withdrawn_with_their_premise(engine: DurableEngine) -> None:
    under_way = engine.open()
    before = under_way.update({"hides_feelings": 4.0})
    after = under_way.update({"hides_feelings": 4.0, "quality_time": 1.0})
    assert set(after.fired) - set(before.fired) == {"few_hours", "drifting"}  # the second rests on the first
    assert under_way.update({"hides_feelings": 4.0}) == before
    assert under_way.update({}).fired == ()


def test_only_changed_facts_are_asserted(engine: DurableEngine, asserted: Counter[str]) -> None:
    under_way = engine.open()
    under_way.update({})
    assert asserted == {"rules_1": 2, "rules_2": 2, "rules_3": 1}  # known is certain, but not all that is possible
    asserted.clear()
    under_way.update({})
    assert asserted == {}
    under_way.update({"mood": 1.0})  # supports a finding that no rule compares
    assert asserted == {"rules_1": 1}
    under_way.update(WELL)
    asserted.clear()
    under_way.update({**WELL, "trust": 8.75})  # on the same side of every threshold
    assert asserted == {}


def test_close_clears_the_case(engine: DurableEngine, asserted: Counter[str]) -> None:
    under_way = engine.open()
    under_way.update(HARD)
    assert under_way.recommended
    under_way.close()
    under_way.close()
    assert not under_way.recommended
    assert all(not held for name, held in vars(under_way).items() if name not in ("_engine", "observed"))
    assert under_way.observed == engine.unanswered
    asserted.clear()
    assert under_way.update({}) == interpret.run(BOOK, {})
    assert asserted


def test_a_failed_update_leaves_the_case_unchanged(engine: DurableEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    under_way = engine.open()
    before = under_way.update({"hides_feelings": 4.0})
    recommended = under_way.recommended
    held = dict(vars(under_way))
    with monkeypatch.context() as broken:
        broken.setattr(engine.memories["rules_3"], "fire", lambda literals: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            under_way.update(HARD)
    assert dict(vars(under_way)) == held
    assert under_way.update({"hides_feelings": 4.0}) == before
    assert under_way.recommended == recommended
    assert under_way.update(HARD) == interpret.run(BOOK, HARD)


def test_open_cases_are_isolated(engine: DurableEngine) -> None:
    one, other = engine.open(), engine.open()
    one.update({"quality_time": 1.0})
    assert other.update({"afraid": True}) == interpret.run(BOOK, {"afraid": True})
    assert one.update({"quality_time": 1.0, "trust": 9.0}) == interpret.run(BOOK, {"quality_time": 1.0, "trust": 9.0})


def test_a_session_runs_on_durable_rules() -> None:
    with KB.session(engine="durable") as session:
        session.observe(quality_time=1, hides_feelings=4)
        assert session.diagnosis == KB.diagnose({"quality_time": 1, "hides_feelings": 4})
        session.retract("quality_time")
        assert session.diagnosis == KB.diagnose({"hides_feelings": 4})


def test_the_engine_is_created_once_per_knowledge_base_and_shared_by_threads() -> None:
    kb = small_knowledge()
    together = Barrier(8)

    def built(_: int) -> DurableEngine:
        together.wait()
        return kb.runtime.engines.get("durable")

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(built, range(8)))) == 1
        found = list(pool.map(lambda case: kb.diagnose(case, engine="durable"), list(CASES.values()) * 20))
    assert found == [kb.diagnose(case) for case in CASES.values()] * 20


def test_an_empty_pack_runs() -> None:
    manifest = "{format: 1, name: mine, version: 1.0.0, title: Mine, license: MIT}"
    kb = ik.load_knowledge({"pack.yaml": manifest}, core=False)
    assert kb.diagnose({}, engine="durable") == kb.diagnose({})
