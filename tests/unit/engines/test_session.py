"""One case under way in any engine."""

from collections.abc import Mapping

import pytest

from intimacy_kit.engines.compiled import CompiledEngine
from intimacy_kit.engines.outcome import Outcome
from intimacy_kit.engines.session import Anew, LiveCase, changes
from intimacy_kit.model.observations import Value
from tests.small_pack import small_knowledge

KB = small_knowledge()
ENGINE = CompiledEngine(KB._built.rulebook)


class Limited:
    """An engine that holds a case open, and has no room for more than two answers."""

    def __init__(self) -> None:
        self.seen: list[Mapping[str, Value]] = []
        self.is_open = True

    def update(self, values: Mapping[str, Value], /) -> Outcome:
        if len(values) > 2:
            raise MemoryError
        self.seen.append(values)
        return ENGINE.run(values)

    def close(self) -> None:
        self.is_open = False


def test_a_case_begins_with_nothing() -> None:
    case = LiveCase(Anew(ENGINE.run))
    assert case.values == {}
    assert case.outcome == ENGINE.run({})
    case.close()


def test_a_case_takes_in_answers_and_forgets_them() -> None:
    case = LiveCase(Anew(ENGINE.run))
    assert case.change({"trust": 3.0, "hides_feelings": 4.0})
    first = case.values
    assert case.change({"trust": None, "mood": 1.0, "arguments": None})
    assert case.values == {"hides_feelings": 4.0, "mood": 1.0}
    assert case.outcome == ENGINE.run(case.values)
    assert first == {"trust": 3.0, "hides_feelings": 4.0}, "what was given out stays as it was"


def test_an_engine_sees_each_set_of_answers_once() -> None:
    engine = Limited()
    case = LiveCase(engine)
    assert case.change({"trust": 3.0})
    assert not case.change({"trust": 3.0})
    assert not case.change({"mood": None})
    assert not case.change({})
    assert case.change({"trust": None})
    assert engine.seen == [{}, {"trust": 3.0}, {}]
    case.close()
    assert not engine.is_open


def test_what_the_engine_refuses_changes_nothing() -> None:
    case = LiveCase(Limited())
    case.change({"trust": 3.0, "mood": 1.0})
    before = case.values, case.outcome
    with pytest.raises(MemoryError):
        case.change({"rituals": 0.0})
    assert (case.values, case.outcome) == before


def test_changes_are_of_levels_in_the_order_of_the_findings() -> None:
    findings = KB._desk.findings
    nothing, some, more = (
        ENGINE.run(values)
        for values in (
            {},
            {"quality_time": 1.0, "hides_feelings": 3.0},
            {"quality_time": 1.0, "hides_feelings": 3.0, "rituals": 0.0},
        )
    )
    assert changes(findings, some, some) == []
    told = changes(findings, nothing, some)
    assert [(change.id, change.kind, change.before, change.after, change.score) for change in told] == [
        ("distance", "consequence", "none", "moderate", 0.71875),
        ("gloom", "consequence", "none", "mild", 0.359375),
        ("little_time", "challenge", "none", "moderate", 0.5),
        ("mistrust", "challenge", "none", "moderate", 0.5),
    ]
    assert [change.title for change in told] == ["Distance", "Gloom", "Little time", "Mistrust"]
    assert some.scores != more.scores
    assert changes(findings, some, more) == []
    assert [(change.before, change.after) for change in changes(findings, some, nothing)] == [
        (change.after, change.before) for change in told
    ]
