"""Wrong mappings that leave valid answers behind do not get through in silence, with any library of dataframes."""

import random
import warnings
from collections.abc import Mapping
from typing import Any

import pytest

import intimacy_kit as ik

nw = pytest.importorskip("narwhals")
pd = pytest.importorskip("pandas")
pl = pytest.importorskip("polars")
pa = pytest.importorskip("pyarrow")
duckdb = pytest.importorskip("duckdb")

LIBRARIES = {
    "polars": lambda columns: pl.DataFrame(columns),
    "lazy polars": lambda columns: pl.LazyFrame(columns),
    "pandas": lambda columns: pd.DataFrame(columns),
    "pyarrow": lambda columns: pa.table(columns),
    "duckdb": lambda columns: duckdb.connect(":memory:").from_arrow(pa.table(columns)),
}
PEOPLE = 300
RIGHT: dict[str, Any] = {
    "relationship_satisfaction": {"column": "q1", "answers": {1: 10, 2: 7.5, 3: 5, 4: 2.5, 5: 0}},
    "feels_heard": {"column": "q2", "from": [0, 4]},
    "contempt": {"column": "q3", "from": [0, 4]},
    "quality_time_hours": {"column": "hours", "from": [0, 30]},
    "trust": {"column": "q5", "from": [0, 10]},
    "fears_partner": {"column": "afraid", "answers": {1: True, 2: False}},
    "past_betrayal": {"column": "betrayed", "answers": {1: True, 2: False}},
    "conflict_topic": {"column": "topic", "answers": {1: "money", 2: "chores"}},
}


def study(people: int = PEOPLE) -> dict[str, list[Any]]:
    """Made-up people, content more often than not, as samples are: what they answer comes of one closeness."""
    draw = random.Random(11)
    columns: dict[str, list[Any]] = {name: [] for name in "q1 q2 q3 hours q5 afraid betrayed topic".split()}
    columns |= {"age": [], "page": [4] * people, "minutes": []}
    for _ in range(people):
        closeness = draw.gauss(0.8)

        def scale(end: int, sign: int = 1, closeness: float = closeness) -> int:
            return min(end, max(0, round(end * (0.5 + (sign * closeness + draw.gauss(0, 0.6)) / 4))))

        columns["q1"].append(5 - scale(4))
        columns["q2"].append(scale(4))
        columns["q3"].append(scale(4, -1))
        columns["hours"].append(scale(30))
        columns["q5"].append(scale(10))
        columns["afraid"].append(1 if draw.random() < 0.05 else 2)
        columns["betrayed"].append(1 if closeness + draw.gauss(0, 0.6) < -0.2 else 2)
        columns["topic"].append(draw.choice([1, 2]))
        columns["age"].append(draw.randint(20, 80))
        columns["minutes"].append(columns["hours"][-1] * 5)
    return columns


def told(frame: Any, signals: Mapping[str, Any], **more: Any) -> list[str]:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        ik.Codebook(signals=dict(signals), **more).apply(frame)
    assert all(each.category is ik.CodebookWarning for each in caught)
    return [str(each.message) for each in caught]


TURNED = "the column {} goes against all other answers, as if its scale were the other way round"
OTHER = "the column {} goes with no other answers, as if it were another question"
WRONG = {
    "a scale the other way round": ({"trust": {"column": "q5", "from": [0, 10], "reversed": True}}, TURNED, "q5"),
    "codes the other way round": (
        {"relationship_satisfaction": {"column": "q1", "answers": {1: 0, 2: 2.5, 3: 5, 4: 7.5, 5: 10}}},
        TURNED,
        "q1",
    ),
    "1 to 5 as 0 to 10": (
        {"relationship_satisfaction": {"column": "q1", "from": [0, 10], "reversed": True}},
        "the answers in the column {} look like a scale from 1 to 5, and the codebook says from 0 to 10",
        "q1",
    ),
    "yes and no of a safety question changed": (
        {"fears_partner": {"column": "afraid", "answers": {1: False, 2: True}}},
        "most answers in the column {} are yes, as if its codes were the other way round",
        "afraid",
    ),
    "another question": ({"trust": {"column": "age", "from": [0, 100]}}, OTHER, "age"),
    "no question at all": (
        {"trust": {"column": "page", "from": [0, 10]}},
        "all answers in the column {} are the same, as if it were no question",
        "page",
    ),
    "the opposite question": (
        {"feels_heard": {"column": "q3", "from": [0, 4]}, "contempt": None},
        TURNED,
        "q3",
    ),
    "a column twice": (
        {"emotional_closeness": {"column": "q5", "from": [0, 10]}},
        "the column {} is read as several signals: trust, emotional_closeness",
        "q5",
    ),
    "minutes a day as hours a week": (
        {"quality_time_hours": {"column": "minutes", "from": [0, 150]}},
        "many amounts in the column {} are hardly possible, as if they were in another unit",
        "minutes",
    ),
    "yes and no of another question changed": (
        {"past_betrayal": {"column": "betrayed", "answers": {1: False, 2: True}}},
        TURNED,
        "betrayed",
    ),
}


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_right_codebook_is_not_doubted(library: str) -> None:
    assert told(LIBRARIES[library](study()), RIGHT) == []


@pytest.mark.parametrize("wrong", WRONG)
def test_wrong_mappings_are_told(wrong: str) -> None:
    signals, sentence, column = WRONG[wrong]
    every = {id: entry for id, entry in {**RIGHT, **signals}.items() if entry is not None}
    said = told(pl.DataFrame(study()), every)
    assert sentence.format(repr(column)) in said


@pytest.mark.parametrize("library", LIBRARIES)
def test_all_libraries_tell_the_same(library: str) -> None:
    signals = {**RIGHT, "trust": {"column": "age", "from": [0, 100]}, "fears_partner": WRONG_FEAR}
    assert told(LIBRARIES[library](study()), signals) == told(pl.DataFrame(study()), signals) != []


WRONG_FEAR = WRONG["yes and no of a safety question changed"][0]["fears_partner"]


def test_all_scales_the_other_way_round() -> None:
    signals = {
        "relationship_satisfaction": {"column": "q1", "from": [1, 5]},
        "feels_heard": {"column": "q2", "from": [0, 4], "reversed": True},
        "contempt": {"column": "q3", "from": [0, 4], "reversed": True},
        "trust": {"column": "q5", "from": [0, 10], "reversed": True},
    }
    sentence = "ratings tend to the worse end, as if all scales were the other way round"
    assert told(pl.DataFrame(study()), signals) == [sentence]
    one = {"trust": {"column": "q5", "from": [0, 10], "reversed": True}}
    assert told(pl.DataFrame(study()), one) == [sentence]
    assert told(pl.DataFrame(study(19)), one) == []


def test_partners_are_set_beside_other_questions_only() -> None:
    columns = {f"{sign}{name}": values for sign in "ab" for name, values in study().items()}
    partners = {"prefix": ["a", "b"]}
    assert told(pl.DataFrame(columns), RIGHT, partners=partners) == []
    signals = {**RIGHT, "trust": {"column": "age", "from": [0, 100]}}
    assert told(pl.DataFrame(columns), signals, partners=partners) == [OTHER.format("'aage'"), OTHER.format("'bage'")]


def test_few_answers_and_few_questions_tell_nothing() -> None:
    signals = {**RIGHT, "trust": {"column": "age", "from": [0, 100]}, "fears_partner": WRONG_FEAR}
    assert told(pl.DataFrame(study(19)), signals) == []
    two = {"trust": {"column": "age", "from": [0, 100]}, "feels_heard": {"column": "q2", "from": [0, 4]}}
    assert told(pl.DataFrame(study()), two) == []


def test_choices_are_not_tallied() -> None:
    assert told(pl.DataFrame(study()), {"conflict_topic": RIGHT["conflict_topic"]}) == []
    assert told(pl.DataFrame(study()), {"fears_partner": RIGHT["fears_partner"]}) == []
