"""Recourse: paths are sufficient, minimal (compared with brute force), and change only what may be changed."""

from collections.abc import Callable, Iterator, Mapping
from itertools import combinations, product
from math import ceil, floor, fsum, inf, nextafter

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import intimacy_kit as ik
from intimacy_kit.engines.outcome import Outcome
from intimacy_kit.model.conditions import Compare
from intimacy_kit.model.observations import Value
from tests.property.cases import Case, Cases, concerned, core, everywhere, generated, indexed, unconcerned

BOUNDS = {"none": 0.25, "mild": 0.5, "moderate": 0.75}
LEVELS = st.sampled_from(list(BOUNDS))
MAX_TRIED = 3_000


def asked(data: st.DataObject, case: Case) -> tuple[str, str]:
    """A finding and a level, mostly with a finding above that level."""
    level = data.draw(LEVELS, label="level")
    above = [id for id, finding in case.diagnosis.findings.items() if finding.score >= BOUNDS[level]]
    finding = data.draw(st.sampled_from(above or sorted(case.diagnosis.findings)), label="finding")
    return finding, level


def read_by_safety(case: Case) -> set[str]:
    """The signals of the rules of concerns; those of cautions may be like any other."""
    rules = case.knowledge.safety_rules.values()
    return {name for rule in rules if rule.kind == "concern" for name in rule.when.names}


def others(case: Case, id: str) -> Iterator[tuple[Value, float]]:
    """Values of a signal on, beside and between all thresholds of the pack, with their distances."""
    signal, now = case.knowledge.signals[id], case.knowledge.observations(case.values)[id]
    if signal.spec.value_type == "flag":
        yield not now, 1.0
    elif signal.spec.value_type == "choice":
        yield from ((choice, 1.0) for choice in signal.choices if choice != now)
    else:
        assert isinstance(now, float)
        low, high = signal.bounds
        cuts = {
            atom.value for rule in case.knowledge.rules.values() for atom in rule.when.atoms
            if isinstance(atom, Compare) and atom.name == id
        }  # fmt: skip
        points = [low, high, now, *sorted(cuts)]
        near = {value for point in points for value in (point, nextafter(point, inf), nextafter(point, -inf))}
        near |= {one / 2 + two / 2 for one, two in combinations(points, 2)}
        if signal.is_counted:
            near = {float(value) for point in near for value in range(floor(point) - 1, ceil(point) + 2)}
        for value in sorted(near):
            if low <= value <= high and value != now:
                yield value, abs(value - now) / (high - low)


Reached = Callable[[Outcome], bool]


def by_brute_force(case: Case, reached: Reached) -> Mapping[frozenset[str], float]:
    """Every minimal set of changes that is enough, with its smallest total change."""
    given = case.knowledge.observations(case.values)
    free = [id for id in given if case.knowledge.signals[id].changeable and id not in read_by_safety(case)]
    atoms = {str(atom): atom for rule in case.knowledge.rules.values() for atom in rule.when.atoms}
    values: dict[str, list[tuple[Value, float]]] = {}
    for id in free:
        own = [atom for atom in atoms.values() if atom.name == id]
        nearest: dict[tuple[ik.Truth, ...], tuple[Value, float]] = {}
        for value, change in others(case, id):
            key = tuple(case.knowledge.evaluate(atom, {id: value}) for atom in own)
            if key not in nearest or change < nearest[key][1]:
                nearest[key] = value, change
        values[id] = list(nearest.values())
    size = 1
    for id in free:
        size *= 1 + len(values[id])
    assume(size <= MAX_TRIED)
    enough: dict[frozenset[str], float] = {}
    for count in range(1, len(free) + 1):
        for some in combinations(free, count):
            if any(other <= set(some) for other in enough):
                continue
            for moves in product(*(values[id] for id in some)):
                changed = {**given, **{id: value for id, (value, _) in zip(some, moves, strict=True)}}
                if reached(case.engine.run(changed)):
                    change = fsum(change for _, change in moves)
                    enough[frozenset(some)] = min(change, enough.get(frozenset(some), inf))
    return enough


def check_smallest(paths: ik.Paths, enough: Mapping[frozenset[str], float]) -> None:
    """The alternatives are the best of all sets of changes that are enough."""
    assert paths.complete
    assert paths.possible == bool(enough)
    fewest = min(map(len, enough), default=0)
    expected = sorted((len(some), change, sorted(some)) for some, change in enough.items() if len(some) <= fewest + 1)
    if len(expected) > 3:  # of equals, either may be left out
        expected = [one for one in expected if (one[0], one[1]) <= (expected[2][0], expected[2][1] + 1e-9)]
    found = [(len(path.steps), path.change, [step.id for step in path.steps]) for path in paths.alternatives]
    assert len(found) == min(3, len(expected))
    for (count, change, ids), (as_many, least, _) in zip(found, expected, strict=False):
        assert (count, change) == (as_many, pytest.approx(least, abs=1e-9))
        assert enough[frozenset(ids)] == pytest.approx(change, abs=1e-9)


@given(data=st.data())
def test_paths_equal_those_of_brute_force(data: st.DataObject) -> None:
    case = data.draw(unconcerned(generated, unknown=0.1))
    finding, level = asked(data, case)
    assume(case.diagnosis.findings[finding].score >= BOUNDS[level])
    paths = case.diagnosis.path_to(finding, level=level)
    position = [found.id for found in case.book.findings].index(finding)
    check_smallest(paths, by_brute_force(case, lambda outcome: outcome.scores[position] < BOUNDS[level]))


def asked_of_index(data: st.DataObject, case: Case) -> tuple[str, str, float]:
    """An index, one of its levels, mostly one that is not reached, and the value from which that is."""
    id = data.draw(st.sampled_from(sorted(case.diagnosis.indexes)), label="index")
    now, rungs = case.diagnosis.indexes[id], case.knowledge.indexes[id].levels
    above = [rung for rung in rungs if not is_from(now.low, now.high, rung.start)]
    rung = data.draw(st.sampled_from(above or rungs), label="level")
    return id, rung.id, rung.start


def is_from(low: float, high: float, start: float) -> bool:
    return high - low <= 0.5 and (low + high) / 2 >= start


@pytest.mark.parametrize("unknown", [0.0, 0.2])
@settings(max_examples=2 * settings().max_examples)
@given(data=st.data())
def test_paths_to_the_level_of_an_index_equal_those_of_brute_force(unknown: float, data: st.DataObject) -> None:
    case = data.draw(indexed(unknown=unknown))
    id, level, start = asked_of_index(data, case)
    paths = case.diagnosis.path_to(id, level=level)
    now = case.diagnosis.indexes[id]
    if is_from(now.low, now.high, start):
        assert [path.answers for path in paths.alternatives] == [{}]
        return
    position = [index.id for index in case.book.indexes].index(id)

    def reached(outcome: Outcome) -> bool:
        return is_from(outcome.index_lows[position], outcome.index_highs[position], start)

    check_smallest(paths, by_brute_force(case, reached))


@pytest.mark.parametrize("cases", [indexed, core], ids=["generated", "core"])
@given(data=st.data())
def test_path_to_the_level_of_an_index_is_sufficient_and_minimal(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(unconcerned(cases))
    id, level, start = asked_of_index(data, case)
    paths = case.diagnosis.path_to(id, level=level)
    assert bool(paths.alternatives) == bool(paths.possible)
    assert paths.kind == "index"
    for path in paths.alternatives:
        then = case.diagnosis.what_if(path.answers).diagnosis.indexes[id]
        assert (then.level, then.value, then.low, then.high) == (path.level, path.score, path.low, path.high)
        assert then.level is not None
        assert then.level >= level
        assert path.certain == (then.low >= start)
        for step in path.steps:
            signal = case.knowledge.signals[step.id]
            assert signal.changeable
            assert step.id not in read_by_safety(case)
            without = {id: value for id, value in path.answers.items() if id != step.id}
            left = case.diagnosis.what_if(without).diagnosis.indexes[id]
            assert left.level is None or left.level < level
    now = case.diagnosis.indexes[id]
    assert [path.answers for path in paths.alternatives if not path.answers] == (
        [{}] if is_from(now.low, now.high, start) else []
    )


@everywhere
@settings(max_examples=2 * settings().max_examples)
@given(data=st.data())
def test_path_is_sufficient_and_minimal(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(unconcerned(cases))
    finding, level = asked(data, case)
    paths = case.diagnosis.path_to(finding, level=level)
    assert bool(paths.alternatives) == bool(paths.possible)
    for path in paths.alternatives:
        then = case.diagnosis.what_if(path.answers).diagnosis.findings[finding]
        assert (then.level, then.score, then.low, then.high) == (path.level, path.score, path.low, path.high)
        assert then.score < BOUNDS[level]
        assert path.certain == (then.high < BOUNDS[level])
        assert path.change == fsum(step.change for step in path.steps)
        for step in path.steps:
            without = {id: value for id, value in path.answers.items() if id != step.id}
            left = case.diagnosis.what_if(without).diagnosis.findings[finding]
            assert left.score >= BOUNDS[level]
    assert [path.answers.keys() for path in paths.alternatives if not path.answers] == (
        [{}.keys()] if case.diagnosis.findings[finding].score < BOUNDS[level] else []
    )


@everywhere
@settings(max_examples=2 * settings().max_examples)
@given(data=st.data())
def test_only_changeable_signals_outside_safety_are_changed(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(unconcerned(cases))
    finding, level = asked(data, case)
    given = case.knowledge.observations(case.values)
    for path in case.diagnosis.path_to(finding, level=level).alternatives:
        for step in path.steps:
            signal = case.knowledge.signals[step.id]
            assert signal.changeable
            assert step.id not in read_by_safety(case)
            assert step.before == given[step.id] != step.to
            assert case.knowledge.observations(path.answers)[step.id] == step.to


@everywhere
@settings(max_examples=2 * settings().max_examples)
@given(data=st.data())
def test_no_path_under_a_concern(cases: Cases, data: st.DataObject) -> None:
    case = data.draw(concerned(cases))
    finding, level = asked(data, case)
    with pytest.raises(ik.QuestionError) as caught:
        case.diagnosis.path_to(finding, level=level)
    assert caught.value.code == "IK421"


@given(unconcerned(core, unknown=0.6), LEVELS)
def test_result_is_deterministic(case: Case, level: str) -> None:
    for id in ("communication_breakdown", "increased_distance"):
        first, second = (
            case.knowledge.diagnose(values).path_to(id, level=level)
            for values in (case.values, dict(reversed(case.values.items())))
        )
        assert first == second
        assert str(first) == str(second)
