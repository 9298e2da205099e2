"""A working memory of durable-rules: fired rules, checks, and recovery after errors."""

import gc
from collections.abc import Callable
from typing import Any

import pytest

import intimacy_kit as ik
from intimacy_kit.engines.durable.memory import WorkingMemory
from intimacy_kit.engines.durable.program import Entry, Ruleset
from tests.small_pack import ALL_HARD, small_knowledge

native = pytest.importorskip(
    "durable_rules_engine", reason="durable-rules is not there, or not built for this Python", exc_type=ImportError
)

RULESET = Ruleset(
    name="rules",
    entries=(
        Entry("r0", "first", 0b001),
        Entry("r1", "first", 0b010),
        Entry("r2", "both", 0b011),
        Entry("r3", "last", 0b100),
    ),
    keys=((0b001, "a0"), (0b010, "a1"), (0b100, "a2")),
    mask=0b111,
)
ANSWERS = {
    0b000: set(),
    0b001: {"first"},
    0b010: {"first"},
    0b011: {"first", "both"},
    0b100: {"last"},
    0b111: {"first", "both", "last"},
}


class Tampered:
    """durable-rules with something in the way of its calls; notes them, in order."""

    def __init__(self, **instead: Callable[..., Any]) -> None:
        self.instead, self.calls = instead, list[tuple[str, tuple[Any, ...]]]()
        self.error = native.error

    def __getattr__(self, name: str) -> Callable[..., Any]:
        def call(*arguments: Any) -> Any:
            self.calls.append((name, arguments))
            return self.instead.get(name, getattr(native, name))(*arguments)

        return call


def answers(memory: WorkingMemory) -> dict[int, set[str]]:
    return {literals: set(memory.fire(literals)) for literals in ANSWERS}


def untrusted(ask: Callable[[], object]) -> None:
    with pytest.raises(ik.QuestionError, match="did not fire exactly the rules that are true") as caught:
        ask()
    assert caught.value.code == "IK411"


def test_the_rules_whose_literals_hold_fire() -> None:
    memory = WorkingMemory(native, RULESET)
    assert answers(memory) == ANSWERS
    assert answers(memory) == ANSWERS


def test_facts_are_retracted_from_the_working_memory() -> None:
    memory = WorkingMemory(native, RULESET)
    memory.fire(0b111)
    assert native.get_facts(memory.handle, "s") == "[]"
    assert native.get_events(memory.handle, "s") == "[]"


def test_a_fact_contains_only_keys() -> None:
    tampered = Tampered()
    WorkingMemory(tampered, RULESET).fire(0b101)
    asserted = [arguments[1] for name, arguments in tampered.calls if name == "assert_fact"]
    assert asserted == ['{"id":"f","sid":"s","c":1}', '{"id":"f","sid":"s","c":1,"a0":1,"a2":1}']


def test_the_state_is_deleted_before_its_ruleset() -> None:
    tampered = Tampered()
    memory = WorkingMemory(tampered, RULESET)
    handle = memory.handle
    del memory
    gc.collect()
    assert tampered.calls[-2:] == [("delete_state", (handle, "s")), ("delete_ruleset", (handle,))]


def silent(*_: object) -> None:
    return None


def fails(*_: object) -> object:
    raise native.error("Could not do it, error code: 303")


def out_of_memory(*_: object) -> object:
    raise MemoryError


def refused(*_: object) -> tuple[int, int]:
    return 2, 1  # observed already


CALLS = ("assert_fact", "start_action_for_state", "complete_and_start_action", "retract_fact")


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("instead", [fails, out_of_memory])
def test_an_error_of_durable_rules_becomes_ik411(call: str, instead: Callable[..., Any]) -> None:
    tampered = Tampered()
    memory = WorkingMemory(tampered, RULESET)
    tampered.instead[call] = instead
    untrusted(lambda: memory.fire(0b111))
    untrusted(lambda: memory.fire(0b111))
    del tampered.instead[call]
    assert answers(memory) == ANSWERS


@pytest.mark.parametrize(
    ("call", "instead"),
    [
        ("assert_fact", refused),
        ("start_action_for_state", silent),
        ("complete_and_start_action", silent),
        ("complete_and_start_action", lambda *_: '{"r0":{"m":{}}}'),  # and so on for ever
        ("start_action_for_state", lambda *_: ("{}", '{"r0":{"m":{"id":"f","sid":"s","c":1,"a9":1}}}')),
    ],
)
def test_unexpected_fired_rules_become_ik411(call: str, instead: Callable[..., Any]) -> None:
    tampered = Tampered()
    memory = WorkingMemory(tampered, RULESET)
    tampered.instead[call] = instead
    untrusted(lambda: memory.fire(0b011))
    del tampered.instead[call]
    assert answers(memory) == ANSWERS


def test_regression_the_result_is_the_fired_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the check the answer is what durable-rules says, be it too little: nothing else takes part in it."""
    monkeypatch.setattr("intimacy_kit.engines.durable.memory.check", lambda *_: None)
    tampered = Tampered()
    memory = WorkingMemory(tampered, RULESET)
    assert memory.fire(0b111) == ANSWERS[0b111]

    def but_one(*arguments: Any) -> Any:
        message = native.complete_and_start_action(*arguments)
        return native.complete_and_start_action(*arguments) if message and '"r3"' in message else message

    tampered.instead["complete_and_start_action"] = but_one
    assert memory.fire(0b111) == {"first", "both"}


class Stubbed:
    """durable-rules all of whose calls do nothing."""

    error = native.error

    def __init__(self, given_back: object) -> None:
        self.given_back = given_back

    def __getattr__(self, name: str) -> Callable[..., Any]:
        return lambda *_: self.given_back


@pytest.mark.parametrize("given_back", [None, 0, 1, "", "{}", (), (0, 1), ("{}", "{}"), object()])
def test_regression_without_durable_rules_there_is_no_result(
    given_back: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    untrusted(lambda: WorkingMemory(Stubbed(given_back), RULESET))
    monkeypatch.setattr("intimacy_kit.engines.durable.engine.load", lambda: Stubbed(given_back))
    untrusted(lambda: small_knowledge().diagnose(ALL_HARD, engine="durable"))
    untrusted(lambda: small_knowledge().session(engine="durable"))


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("given_back", [None, 0, "{}", (), (0, 1)])
def test_each_call_of_durable_rules_is_required(call: str, given_back: object) -> None:
    """What was not retracted is told with the next fact."""
    tampered = Tampered()
    memory = WorkingMemory(tampered, RULESET)
    tampered.instead[call] = lambda *_: given_back
    untrusted(lambda: [memory.fire(literals) for literals in (0b011, 0b100, 0b011)])
    del tampered.instead[call]
    assert answers(memory) == ANSWERS


@pytest.mark.parametrize("instead", [fails, out_of_memory])
def test_a_ruleset_that_cannot_be_made_is_an_error(instead: Callable[..., Any]) -> None:
    untrusted(lambda: WorkingMemory(Tampered(create_ruleset=instead), RULESET))


def test_a_fact_that_was_not_retracted_is_detected_and_cleared() -> None:
    tampered = Tampered()
    memory = WorkingMemory(tampered, RULESET)
    tampered.instead["retract_fact"] = lambda *_: (0, 1)
    memory.fire(0b011)
    del tampered.instead["retract_fact"]
    untrusted(lambda: memory.fire(0b100))
    assert answers(memory) == ANSWERS


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_an_interrupt_at_any_call_propagates_and_the_next_fact_is_clean(after: bool) -> None:
    tampered = Tampered()
    memory = WorkingMemory(tampered, RULESET)
    waits = 0

    def interrupted(name: str) -> Callable[..., Any]:
        def call(*arguments: Any) -> Any:
            nonlocal waits
            waits -= 1
            if waits == -1 and not after:
                raise KeyboardInterrupt
            result = getattr(native, name)(*arguments)
            if waits == -1:
                raise KeyboardInterrupt
            return result

        return call

    tampered.instead |= {name: interrupted(name) for name in (*CALLS, "abandon_action")}
    for first in range(7):  # assert, five rules one by one, retract
        for second in (*range(9), 1000):  # and while it is being cleared
            waits = first
            with pytest.raises(KeyboardInterrupt):
                memory.fire(0b111)
            waits = second
            try:
                assert memory.fire(0b111) == ANSWERS[0b111]
            except KeyboardInterrupt:
                assert second < 1000
            waits = 1000
            assert answers(memory) == ANSWERS
