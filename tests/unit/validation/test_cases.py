import pandas as pd
import polars as pl
import pytest

import intimacy_kit as ik
from tests.simulated import knowledge, people

KNOWLEDGE = knowledge()
CHANCES = (0.02, 0.2, 0.4, 0.6, 0.8)
FRAME = people(120, CHANCES, 1)


def validated(frame: object, outcome: str = "event", **options: object) -> ik.Validation:
    return KNOWLEDGE.validate(frame, outcome, draws=20, leave_out=False, **options)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("frame", "options", "message"),
    [
        (FRAME.drop("event"), {}, "the dataframe has no column 'event'"),
        (FRAME, {"weights": "wight"}, "the dataframe has no column 'wight'"),
        (FRAME.with_columns(event=pl.lit("secret")), {}, "the column 'event' does not hold numbers"),
        (FRAME.with_columns(event=pl.lit(float("inf"))), {}, "the column 'event' holds infinite numbers"),
        (FRAME.with_columns(pl.col("event") + 7), {}, "the column 'event' has two values, and they are not 0 and 1"),
        (FRAME.with_columns(w=pl.lit(0.0)), {"weights": "w"}, "the column 'w' has cases without a weight"),
        (FRAME.with_columns(w=pl.lit(None)), {"weights": "w"}, "the column 'w' has cases without a weight"),
    ],
)
def test_columns_that_cannot_be_used(frame: pl.DataFrame, options: dict[str, object], message: str) -> None:
    with pytest.raises(ik.QuestionError) as error:
        validated(frame, **options)
    assert error.value.code == "IK467"
    assert message in str(error.value)
    assert "secret" not in str(error.value)


def test_every_kind_of_frame_gives_the_same() -> None:
    expected = validated(FRAME).to_dict()
    flags = FRAME.with_columns(pl.col("event").cast(pl.Boolean))
    as_objects = FRAME.to_pandas().astype({"event": bool}).astype({"event": object})
    for frame in (FRAME.lazy(), FRAME.to_arrow(), FRAME.to_pandas(), flags, as_objects):
        assert validated(frame).to_dict() == expected


def test_flags_of_pandas_with_gaps() -> None:
    frame = FRAME.to_pandas()
    frame["event"] = pd.Series([None, *map(bool, frame["event"][1:])], dtype=object)
    assert validated(frame).unknown == 1


def test_a_codebook_names_the_answers_and_nothing_else() -> None:
    frame = FRAME.select("event", q1=pl.col("warmth"), q2=pl.col("noise"), q3=pl.col("mood"), warm=pl.lit(1))
    book = ik.Codebook(
        signals={
            "warmth": {"column": "q1", "from": [0, 10]},
            "noise": {"column": "q2", "from": [0, 10]},
            "mood": {"column": "q3", "from": [0, 10]},
        }
    )
    found = validated(frame, codebook=book)
    assert found["distance"] == validated(FRAME)["distance"]
    with pytest.raises(ik.OptionError):
        validated(frame, codebook=book, couple="q1")


@pytest.mark.parametrize(("event", "codes"), [(2, (1, 2)), ("2", (1, 2)), ("ja", ("nein", "ja")), (1.0, ("02", "01"))])
def test_which_value_is_the_event(event: object, codes: tuple[object, object]) -> None:
    column = [codes[int(value)] for value in FRAME["event"]]
    for frame in (FRAME.with_columns(event=pl.Series(column)), FRAME.to_pandas().assign(event=column)):
        assert validated(frame, event=event).to_dict() == validated(FRAME).to_dict()


def test_the_event_is_one_of_two_values() -> None:
    for column in (pl.Series(["a", "b", "c"] * 40), pl.Series(["b"] * 120)):
        with pytest.raises(ik.QuestionError, match="does not hold the event and one other value"):
            validated(FRAME.with_columns(event=column), event="a")
    frame = FRAME.with_columns(event=pl.Series(["a", None] * 60))
    assert validated(frame, event="a").events == 60
    for event in ([1], object()):
        with pytest.raises(ik.OptionError, match="'event' must be a value of the column"):
            validated(FRAME, event=event)


def test_what_a_codebook_takes_for_missing_is_no_outcome_no_group_and_no_weight() -> None:
    given = FRAME.select("event", q1="warmth", q2="noise", q3="mood", g=pl.Series([1, 2] * 60))
    signals = {
        id: {"column": name, "from": [0, 10]} for id, name in (("warmth", "q1"), ("noise", "q2"), ("mood", "q3"))
    }
    book = ik.Codebook(missing=[-99, "unknown"], signals=signals)
    unknown = pl.int_range(120) < 10
    outcome = pl.when(unknown).then(-99).otherwise(pl.col("event"))
    for frame in (given.with_columns(event=outcome), given.with_columns(event=outcome).to_pandas()):
        found = validated(frame, codebook=book)
        assert (found.unknown, found.event) == (10, True)
    words = given.with_columns(
        event=pl.when(unknown).then(pl.lit("unknown")).otherwise(pl.col("event").cast(pl.String))
    )
    assert validated(words, codebook=book, event="1").unknown == 10
    groups = given.with_columns(g=pl.when(unknown).then(-99).otherwise(pl.col("g")))
    assert {each.label for each in validated(groups, codebook=book, group="g", least=10).subgroups} <= {"1", "2"}
    weights = given.with_columns(w=pl.when(unknown).then(-99).otherwise(1))
    with pytest.raises(ik.QuestionError, match="cases without a weight"):
        validated(weights, codebook=book, weights="w")


def test_two_partners_in_a_row() -> None:
    frame = FRAME.select("event", warmth_a="warmth", warmth_b="warmth", noise_a="noise", mood_a="mood", mood_b="noise")
    found = validated(frame, partners=("_a", "_b"))
    assert found["distance"].clear
    assert {each.id for each in found.baselines} == {"sum", "best_item", "regression"}
