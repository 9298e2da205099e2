"""The possible changes of a case, with the nearest value of each equivalence class."""

from math import inf, nextafter

import pytest

from intimacy_kit.engines.truth import Truth
from intimacy_kit.knowledge import KnowledgeBase
from intimacy_kit.model.observations import Value
from intimacy_kit.reasoning.counterfactuals.actions import Action, actions
from tests.small_pack import small_knowledge

MANIFEST = "{format: 1, name: extra, version: 1.0.0, title: Extra, license: MIT, sources: {notes: {title: N}}}"
EXTRA = """
- {id: other_time, kind: hours, title: other time, question: How much?, changeable: false, source: notes}
"""


def knowledge(*conditions: str) -> KnowledgeBase:
    rules = "".join(
        f"- {{id: rule_{n}, when: '{when}', supports: mistrust, strength: 0.5, because: Why., source: notes}}\n"
        for n, when in enumerate(conditions)
    )
    return small_knowledge({
        "pack.yaml": MANIFEST,
        "rules/extra.yaml": rules,
        "signals.yaml": EXTRA,
    })  # fmt: skip


def nearest(kb: KnowledgeBase, id: str, value: Value) -> tuple[Action, ...]:
    book = kb.runtime.built.rulebook
    return actions(book, book, kb.observations({id: value})).get(id, ())


def test_nearest_value_beyond_each_threshold() -> None:
    kb = small_knowledge()
    assert nearest(kb, "quality_time", 1.5) == (Action(3.0, 1.5 / 168), Action(10.0, 8.5 / 168))
    assert nearest(kb, "quality_time", 20.0) == (
        Action(nextafter(10, 0), abs(nextafter(10, 0) - 20) / 168, ("under", 10.0)),
        Action(nextafter(3, 0), abs(nextafter(3, 0) - 20) / 168, ("under", 3.0)),
    )


def test_nearest_value_beside_a_strict_threshold() -> None:
    near = nextafter(5.0, inf)
    assert nearest(small_knowledge(), "mood", 2.0) == (Action(near, (near - 2) / 20, ("over", 5.0)),)


@pytest.mark.parametrize(
    ("id", "value", "expected"),
    [
        ("rituals", 0, [2, 3]),
        ("rituals", 2, [1, 3]),
        ("rituals", 2.5, [3, 1]),
        ("rituals", 4, [2, 1]),
        ("arguments", 9, [3]),
        ("arguments", 0, [4]),
    ],
)
def test_frequencies_and_counts_change_to_whole_numbers(id: str, value: float, expected: list[int]) -> None:
    found = nearest(small_knowledge(), id, value)
    assert [move.value for move in found] == expected
    assert all(move.beside is None for move in found)


def test_whole_numbers_around_a_fractional_threshold() -> None:
    kb = knowledge("rituals >= 2.5", "rituals != 2.7")
    assert [move.value for move in nearest(kb, "rituals", 0)] == [2, 3]


def test_point_class_and_its_neighbours() -> None:
    kb = knowledge("talk_minutes == 20", "talk_minutes >= 0", "talk_minutes <= 1440")
    assert [move.value for move in nearest(kb, "talk_minutes", 20)] == [nextafter(20, 0), 30]
    assert [move.value for move in nearest(kb, "talk_minutes", 10)] == [20, 30]


def test_flags_and_choices_change_by_1() -> None:
    kb = knowledge('topic == "house_work"')
    assert nearest(kb, "past_betrayal", True) == (Action(False, 1.0),)
    assert nearest(kb, "topic", "money") == (Action("house_work", 1.0),)
    assert nearest(kb, "topic", "house_work") == (Action("money", 1.0),)


def test_irrelevant_and_fixed_signals_are_left_out() -> None:
    kb = knowledge("other_time < 3", "talk_minutes >= 0")
    book = kb.runtime.built.rulebook
    answers: dict[str, Value] = {"other_time": 1.0, "afraid": False, "rituals": 0.0, "talk_minutes": 60.0}
    assert list(actions(book, book, answers)) == ["rituals", "talk_minutes"], "not changeable, or about safety"
    always = knowledge("mood >= -10")
    assert nearest(always, "mood", 9.0)[0].value == 5.0
    assert Truth.TRUE is always.evaluate("mood >= -10", {"mood": 9})
