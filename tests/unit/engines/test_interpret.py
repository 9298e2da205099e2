"""Evaluation of conditions with unknown values, and the formula of scores."""

import pytest

from intimacy_kit import Truth, parse_condition
from intimacy_kit.engines import interpret
from intimacy_kit.engines.truth import Interval

T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN
FACTS = {"trust": 3.0, "afraid": True, "hurt": False, "topic": "money", "doubt": Interval(0.25, 0.75)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("trust < 5", T),
        ("trust >= 5", F),
        ("mood < 5", U),
        ("not mood < 5", U),
        ("2 <= trust < 5", T),
        ("afraid", T),
        ("not afraid", F),
        ("hurt", F),
        ("sad", U),
        ('topic == "money"', T),
        ('topic != "money"', F),
        ('topic in ("chores", "children")', F),
        ('topic not in ("chores", "children")', T),
        ('weather != "rain"', U),
        ("trust < 5 and mood < 5", U),
        ("trust > 5 and mood < 5", F),
        ("trust < 5 or mood < 5", T),
        ("trust > 5 or mood < 5", U),
        ("mood < 5 or not mood < 5", U),
        ("at_least(2, afraid, trust < 5, sad)", T),
        ("at_least(2, afraid, trust > 5, sad)", U),
        ("at_least(2, hurt, trust > 5, sad)", F),
        ("doubt >= 0.25", T),
        ("doubt >= 0.5", U),
        ("doubt > 0.75", F),
    ],
)
def test_a_condition_has_one_of_three_truths(text: str, expected: Truth) -> None:
    assert interpret.evaluate(parse_condition(text), FACTS.get).truth is expected


def test_an_evaluation_has_the_truth_of_every_part() -> None:
    evaluation = interpret.evaluate(parse_condition("trust < 5 and not (hurt or sad)"), FACTS.get)
    assert (evaluation.truth, [part.truth for part in evaluation.parts]) == (U, [T, U])
    (combined,) = evaluation.parts[1].parts
    assert (combined.truth, [str(part.condition) for part in combined.parts]) == (U, ["hurt", "sad"])
    assert [part.truth for part in combined.parts] == [F, U]


@pytest.mark.parametrize(
    ("supports", "links", "reliefs", "expected"),
    [
        ([], [], [], 0.0),
        ([0.5], [], [], 0.5),
        ([], [0.5], [], 0.5),
        ([], [], [0.5], 0.0),
        ([0.5, 0.5], [], [], 0.75),
        ([0.5], [0.5], [0.5], 0.375),
        ([0.1, 0.2, 0.3], [], [], 1.0 - 0.9 * 0.8 * 0.7),
        ([0.1], [0.2], [0.3], (1.0 - 0.9 * 0.8) * 0.7),
    ],
)
def test_score_formula(supports: list[float], links: list[float], reliefs: list[float], expected: float) -> None:
    assert interpret.combine(supports, links, reliefs) == expected
