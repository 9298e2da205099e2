"""The strategies draw what they promise, and enough of it."""

from collections import Counter
from math import copysign

import pytest
from hypothesis import HealthCheck, Phase, find, given, seed, settings
from hypothesis import strategies as st

import intimacy_kit as ik
from intimacy_kit.model.conditions import Among, And, AtLeast, Compare, Holds, Not, Or
from intimacy_kit.model.signals import Signal
from intimacy_kit.testing.directions import against_directions
from intimacy_kit.testing.strategies import conditions, observations, packs, signals
from intimacy_kit.testing.strategies.conditions import with_directions
from tests.small_pack import small_knowledge
from tests.wording import Wording

KNOWLEDGE = small_knowledge()
SEARCH = settings(max_examples=5_000, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))


@given(st.data())
def test_all_signals_are_answered_where_none_is_unknown(data: st.DataObject) -> None:
    assert data.draw(observations(KNOWLEDGE, unknown=0)).keys() == KNOWLEDGE.signals.keys()
    assert data.draw(observations(KNOWLEDGE, unknown=1)) == {}


@given(observations(KNOWLEDGE))
def test_observations_fit_their_signals(values: dict[str, float | bool | str]) -> None:
    assert KNOWLEDGE.observations(values).keys() == values.keys()


@pytest.mark.parametrize(
    ("signal", "value"),
    [("quality_time", 3), ("trust", 5), ("quality_time", 0), ("quality_time", 168), ("past_betrayal", True)],
)
def test_thresholds_and_ends_of_ranges_are_found(signal: str, value: float) -> None:
    assert find(observations(KNOWLEDGE), lambda values: values.get(signal) == value, settings=SEARCH)


def test_odd_numbers_are_found() -> None:
    def negative_zero(values: dict[str, float | bool | str]) -> bool:
        return any(type(value) is float and value == 0 and copysign(1, value) < 0 for value in values.values())

    def beside_a_threshold(values: dict[str, float | bool | str]) -> bool:
        return "trust" in values and 5 < float(values["trust"]) < 5.000001

    for wanted in (
        negative_zero,
        beside_a_threshold,
        lambda values: 5e-324 in values.values(),
        lambda values: type(values.get("arguments")) is int,
    ):
        assert find(observations(KNOWLEDGE), wanted, settings=SEARCH)


def test_every_kind_of_signal_is_found() -> None:
    kinds = ("frequency", "rating", "count", "hours", "minutes", "number", "flag", "choice")
    for kind in kinds:
        assert find(signals(), lambda signal, kind=kind: signal.kind == kind, settings=SEARCH).id == "signal"


@pytest.mark.parametrize("kind", [Holds, Compare, Among, Not, And, Or, AtLeast])
def test_every_kind_of_condition_is_found(kind: type[ik.Condition]) -> None:
    drawn = conditions(KNOWLEDGE.signals.values(), KNOWLEDGE.challenges)
    found = find(drawn, lambda condition: any(type(part) is kind for part in condition.walk()), settings=SEARCH)
    assert found.names <= {*KNOWLEDGE.signals, *KNOWLEDGE.challenges}


@pytest.mark.parametrize("op", ["<", "<=", ">", ">=", "==", "!="])
def test_every_operator_is_found(op: str) -> None:
    drawn = conditions([], KNOWLEDGE.challenges)
    found = find(drawn, lambda condition: isinstance(condition, Compare) and condition.op == op, settings=SEARCH)
    assert 0 <= found.value <= 1  # type: ignore[attr-defined]  # a comparison was looked for


@given(st.data())
def test_conditions_fit_the_signals_they_are_for(data: st.DataObject) -> None:
    some: list[Signal] = list(KNOWLEDGE.signals.values())
    condition = data.draw(conditions(some, KNOWLEDGE.challenges))
    assert KNOWLEDGE.evaluate(condition, {}) in ik.Truth


@pytest.mark.parametrize("unknown", [-0.1, 1.1, 50, float("nan"), "half", True])
def test_a_share_of_unknowns_that_is_none_is_refused(unknown: float, wording: Wording) -> None:
    """50 left everything open, as if it were 1."""
    with pytest.raises(ik.QuestionError) as raised:
        observations(KNOWLEDGE, unknown=unknown)
    assert raised.value.code == "IK404"
    wording(raised.value.message)


def test_conditions_on_nothing_are_refused() -> None:
    with pytest.raises(ik.QuestionError) as raised:
        conditions([])
    assert (raised.value.code, raised.value.help) == ("IK404", "give one at least")


@given(packs(name="other"), packs(directed=True))
def test_packs_are_accepted_and_can_be_loaded_together_with_the_core(
    any_pack: dict[str, str], directed: dict[str, str]
) -> None:
    assert [pack.name for pack in ik.load_knowledge(any_pack, core=False).packs] == ["other"]
    assert against_directions(ik.load_knowledge(directed, core=False)) == []


def test_packs_have_all_that_packs_can_have() -> None:
    seen: Counter[str] = Counter()

    def look(data: st.DataObject) -> None:
        knowledge = ik.load_knowledge(data.draw(packs()), core=False)
        diagnosis = knowledge.diagnose(data.draw(observations(knowledge)))
        origins = [*knowledge.challenges.values(), *knowledge.consequences.values()]
        seen.update(
            {
                "links": any(origin.leads_to for origin in origins),
                "reliefs": any(rule.relieves for rule in knowledge.rules.values()),
                "read findings": any(rule.ids - knowledge.signals.keys() for rule in knowledge.rules.values()),
                "read the partner": any(rule.reads_partner for rule in knowledge.rules.values()),
                "steps": any(len(rule.steps) > 1 for rule in knowledge.rules.values()),
                "facets": any(rule.facet for rule in knowledge.rules.values()),
                "after": any(strategy.after for strategy in knowledge.strategies.values()),
                "safety": bool(knowledge.safety_rules),
                "components": bool(knowledge.components),
                "private consequences": any(one.private for one in knowledge.consequences.values()),
                "practices for two": any(practice.who == "both" for practice in knowledge.practices.values()),
                "concerns": diagnosis.safety.concern,
                "present": bool(diagnosis.challenges),
                "several remedies": len(diagnosis.remedies) > 1,
                "open intervals": any(found.low < found.high for found in diagnosis.findings.values()),
                "strengths": bool(diagnosis.strengths),
            }
        )

    few = settings(max_examples=30, database=None, suppress_health_check=list(HealthCheck))
    for number in range(10):  # with fixed seeds, until all is seen
        seed(number)(few(given(st.data())(look)))()
        if all(seen.values()):
            break
    assert [name for name, times in seen.items() if not times] == []


def test_comparisons_against_the_direction_are_reversed() -> None:
    worse = {"feels_safe": -1, "worry": 1}
    safe, worry = Holds(name="feels_safe"), Compare(name="worry", op="<", value=2)
    assert with_directions(safe, 1, worse) == Not(part=safe)
    assert with_directions(safe, -1, worse) == safe
    assert with_directions(worry, 1, worse) == Compare(name="worry", op=">=", value=2)
    assert with_directions(Not(part=safe), 1, worse) == Not(part=safe)
    equal = Compare(name="worry", op="==", value=2)
    assert with_directions(equal, 1, worse) == Compare(name="worry", op=">=", value=2)
    assert with_directions(equal, -1, worse) == Compare(name="worry", op="<=", value=2)
