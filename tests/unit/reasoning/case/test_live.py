"""Live cases in any engine, of one person or of two."""

from collections.abc import Callable, Mapping
from functools import partial

import pytest

import intimacy_kit as ik
from intimacy_kit.engines.compiled import CompiledEngine
from intimacy_kit.engines.outcome import Outcome
from intimacy_kit.engines.protocol import OpenCase, StatelessCase
from intimacy_kit.model.observations import Value
from intimacy_kit.reasoning.case.case import Case
from intimacy_kit.reasoning.case.live import LiveCase, level_changes
from tests.small_pack import small_knowledge

KB = small_knowledge()
BOOK = KB.runtime.built.rulebook
ENGINE = CompiledEngine(BOOK)
ANEW = partial(StatelessCase, ENGINE.run)


class Limited:
    """An engine that holds cases open, and has no room for more than two answers."""

    def __init__(self) -> None:
        self.seen: list[Mapping[str, Value]] = []
        self.opened = 0

    def __call__(self) -> "Limited":
        self.opened += 1
        return self

    def update(self, values: Mapping[str, Value], /) -> Outcome:
        if len(values) > 2:
            raise MemoryError
        self.seen.append(values)
        return ENGINE.run(values)

    def close(self) -> None:
        self.opened -= 1


def live(opening: Callable[[], OpenCase]) -> LiveCase:
    return LiveCase(BOOK, Case.of_one({}), opening, opening)


def test_new_case_has_no_answers() -> None:
    case = live(ANEW)
    assert case.case == Case.of_one({})
    assert case.outcomes.whole == ENGINE.run({})
    case.close()


def test_answers_are_added_and_taken_back() -> None:
    case = live(ANEW)
    assert case.change({"trust": 3.0, "hides_feelings": 4.0})
    first = case.case.people[0]
    assert case.change({"trust": None, "mood": 1.0, "arguments": None})
    assert case.case.people[0] == {"hides_feelings": 4.0, "mood": 1.0}
    assert case.outcomes.whole == ENGINE.run(case.case.people[0])
    assert first == {"trust": 3.0, "hides_feelings": 4.0}, "what was given out stays as it was"


def test_engine_runs_once_per_set_of_answers() -> None:
    engine = Limited()
    case = live(engine)
    assert case.change({"trust": 3.0})
    assert not case.change({"trust": 3.0})
    assert not case.change({"mood": None})
    assert not case.change({})
    assert case.change({"trust": None})
    assert engine.seen == [{}, {"trust": 3.0}, {}]
    assert case.change({"afraid": True}, {})
    assert not case.change({"afraid": True}, {"mood": None})
    assert engine.seen[3:] == [{"afraid": True}, {}]
    assert engine.opened == 3
    case.close()
    assert engine.opened == 0


def test_failed_update_changes_nothing() -> None:
    case = live(Limited())
    case.change({"trust": 3.0, "mood": 1.0})
    before = case.case, case.outcomes
    with pytest.raises(MemoryError):
        case.change({"rituals": 0.0})
    assert (case.case, case.outcomes) == before


def test_failed_update_of_a_couple_changes_nothing() -> None:
    case = live(Limited())
    with pytest.raises(MemoryError):
        case.change({"trust": 3.0}, {"mood": 1.0, "rituals": 0.0, "arguments": 1.0})
    assert (case.case, case.outcomes.whole) == (Case.of_one({}), ENGINE.run({}))
    assert case.change({"trust": 3.0})
    assert case.outcomes.whole == ENGINE.run({"trust": 3.0})


def test_each_partner_has_own_answers() -> None:
    case = live(ANEW)
    assert case.change({"afraid": True, "trust": 3.0}, {"trust": 8.0})
    assert case.change({"trust": 4.0}, {"afraid": False, "hurt": False})
    assert case.case.people == ({"afraid": True, "trust": 4.0}, {"trust": 8.0, "afraid": False, "hurt": False})
    assert (case.outcomes.whole.concerns, case.outcomes.whole.unscreened) == (("fear",), ("harm",))
    assert case.change({"trust": None, "afraid": None})
    assert case.case.people == ({}, {"hurt": False})
    assert (case.outcomes.whole.concerns, case.outcomes.whole.unscreened) == ((), ("fear", "harm"))


def test_answers_of_one_person_and_of_a_couple_are_not_mixed() -> None:
    of_two, of_one = live(ANEW), live(ANEW)
    of_two.change({}, {})
    of_one.change({"afraid": False})
    for refused in (lambda: of_two.change({"afraid": False}), lambda: of_one.change({}, {"trust": 3.0})):
        with pytest.raises(ik.QuestionError) as caught:
            refused()
        assert caught.value.code == "IK456"
    assert (of_two.case.people, of_one.case) == (({}, {}), Case.of_one({"afraid": False}))
    of_one.change({"afraid": None})
    assert of_one.change({}, {"trust": 3.0}), "nobody has answered"


def test_level_changes_are_in_the_order_of_the_findings() -> None:
    findings = KB.runtime.context.findings
    nothing, some, more = (
        ENGINE.run(values)
        for values in (
            {},
            {"quality_time": 1.0, "hides_feelings": 3.0},
            {"quality_time": 1.0, "hides_feelings": 3.0, "rituals": 0.0},
        )
    )
    assert level_changes(findings, some, some) == []
    told = level_changes(findings, nothing, some)
    assert [(change.id, change.kind, change.before, change.after, change.score) for change in told] == [
        ("distance", "consequence", "none", "moderate", 0.71875),
        ("gloom", "consequence", "none", "mild", 0.359375),
        ("little_time", "challenge", "none", "moderate", 0.5),
        ("mistrust", "challenge", "none", "moderate", 0.5),
    ]
    assert [change.title for change in told] == ["Distance", "Gloom", "Little time", "Mistrust"]
    assert some.scores != more.scores
    assert level_changes(findings, some, more) == []
    assert [(change.before, change.after) for change in level_changes(findings, some, nothing)] == [
        (change.after, change.before) for change in told
    ]
