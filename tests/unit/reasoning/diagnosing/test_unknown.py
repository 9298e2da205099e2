"""Which names could still decide an unknown condition."""

import pytest

from intimacy_kit import Truth, parse_condition
from intimacy_kit.engines.interpret import evaluate
from intimacy_kit.reasoning.diagnosing.unknown import waits_for

FACTS = {"trust": 3.0, "afraid": True, "hurt": False, "topic": "money"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("trust < 5", set()),
        ("mood > 5", {"mood"}),
        ("mood > 5 and hurt", set()),
        ("mood > 5 and afraid", {"mood"}),
        ("mood > 5 and (sad or trust < 5)", {"mood"}),
        ("not (mood > 5 or sad)", {"mood", "sad"}),
        ("at_least(2, afraid, mood > 5, hurt and sad)", {"mood"}),
    ],
)
def test_only_undecided_parts_are_waited_for(text: str, names: set[str]) -> None:
    condition = parse_condition(text)
    assert waits_for(condition, FACTS.get, condition.names) == names
    if names:
        assert evaluate(parse_condition(text), FACTS.get).truth is Truth.UNKNOWN


_AND_MORE = frozenset({"known"})
"""With it something is known, so that the condition is evaluated."""


@pytest.mark.parametrize(
    "text", ["mood > 5", "not (mood > 5 or sad)", "mood > 5 and sad", "at_least(2, mood > 5, sad, sad)"]
)
@pytest.mark.parametrize("known", [{}, {"mood": 3.0}, {"mood": 9.0}, {"sad": True, "mood": 9.0}])
def test_what_is_read_changes_nothing_about_it(text: str, known: dict[str, float | bool]) -> None:
    condition, facts = parse_condition(text), {**known, "known": 1.0}.get
    assert waits_for(condition, facts, condition.names) == waits_for(condition, facts, condition.names | _AND_MORE)
