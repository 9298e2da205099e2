"""Three simulated data sets with known figures, one that is too small, and one whose outcome is shuffled."""

import json
from collections.abc import Mapping

import numpy as np
import polars as pl
import pytest

import intimacy_kit as ik
from intimacy_kit.validation.claims import SIGNIFICANT
from tests.simulated import PACK, SCORES, knowledge, partners, people, true_auc

EVEN = (0.2, 0.2, 0.2, 0.2, 0.2)
CALIBRATED = (0.02, 0.2, 0.4, 0.6, 0.8)
TIMID = tuple(0.25 + 0.3 * SCORES)
KNOWLEDGE = knowledge()


def validated(frame: object, outcome: str = "event", **options: object) -> ik.Validation:
    usual: Mapping[str, object] = {"draws": 100, "leave_out": False}
    return KNOWLEDGE.validate(frame, outcome, **{**usual, **options})  # type: ignore[arg-type]  # options are checked


@pytest.fixture(scope="module")
def good() -> ik.Validation:
    return validated(people(1500, CALIBRATED, 1))


def test_a_score_that_is_a_probability(good: ik.Validation) -> None:
    area = good["distance"].auc
    assert area is not None
    assert area.value == pytest.approx(true_auc(EVEN, CALIBRATED), abs=0.03)  # three standard errors
    assert area.low < true_auc(EVEN, CALIBRATED) < area.high  # type: ignore[operator]
    calibration = next(each for each in good.calibration if each.id == "distance")
    assert calibration.intercept is not None
    assert calibration.slope is not None
    assert calibration.intercept.value == pytest.approx(0, abs=0.25)
    assert calibration.slope.value == pytest.approx(1, abs=0.2)
    assert calibration.brier == pytest.approx(np.mean(np.multiply(CALIBRATED, np.subtract(1, CALIBRATED))), abs=0.02)
    assert calibration.observed == pytest.approx(np.mean(CALIBRATED), abs=0.04)


def test_the_outcome_by_level(good: ik.Validation) -> None:
    by_level = next(each for each in good.levels if each.id == "distance")
    assert [level.level for level in by_level.levels] == ["none", "mild", "moderate", "severe"]
    shares = [level.outcome.value for level in by_level.levels if level.outcome]
    assert shares == pytest.approx([0.11, 0.4, 0.6, 0.8], abs=0.09)
    assert by_level.order == "rising"
    assert by_level.p is not None
    assert by_level.p < 0.001
    present = next(each for each in good.flagged if each.id == "distance")
    assert present.events.value == pytest.approx(1.8 / sum(CALIBRATED), abs=0.05)


def test_what_is_simpler_finds_as_much_where_it_is_one_answer_that_counts(good: ik.Validation) -> None:
    figures = {each.id: each.auc.value for each in good.baselines if each.auc}
    truth = true_auc(EVEN, CALIBRATED)
    assert figures["best_item"] == pytest.approx(truth, abs=0.03)
    assert figures["regression"] == pytest.approx(truth, abs=0.03)
    assert figures["sum"] < truth - 0.05  # the noise is in it


def test_what_says_the_same_and_what_says_nothing(good: ik.Validation) -> None:
    assert {"distance", "togetherness"} in [{each.one, each.other} for each in good.alike]
    assert [each.id for each in good.discrimination if not each.clear] == ["din"]
    assert good.discrimination[0].distance >= good.discrimination[-1].distance
    assert good["distance"].floor == pytest.approx(0.2, abs=0.03)
    assert good["distance"].ceiling == pytest.approx(0.2, abs=0.03)


def test_a_score_that_says_too_much() -> None:
    found = validated(people(1500, TIMID, 2))
    area, calibration = found["distance"].auc, next(each for each in found.calibration if each.id == "distance")
    assert area is not None
    assert area.value == pytest.approx(true_auc(EVEN, TIMID), abs=0.05)
    assert calibration.slope is not None
    assert calibration.slope.high is not None
    assert calibration.slope.high < 0.8


def test_partners_are_no_two_people() -> None:
    frame = partners(200, CALIBRATED, 3)
    of_couples, as_if_alone = validated(frame, couple="pair")["distance"], validated(frame)["distance"]
    assert of_couples.auc is not None
    assert as_if_alone.auc is not None
    assert of_couples.auc.value == as_if_alone.auc.value

    def width(estimate: object) -> float:
        return estimate.high - estimate.low  # type: ignore[attr-defined,no-any-return]  # an estimate with both

    assert width(of_couples.auc) / width(as_if_alone.auc) == pytest.approx(2**0.5, rel=0.25)


def test_a_shuffled_outcome_claims_nothing() -> None:
    frame = people(200, CALIBRATED, 10)
    shuffled = np.random.default_rng(4).permutation(frame["event"].to_numpy())
    found = validated(frame.with_columns(event=pl.Series(shuffled)))
    assert found.clear == ()
    assert all(each.p is None or each.p >= SIGNIFICANT for each in found.levels)
    assert "more than chance would have it" in found.to_text()
    assert all(rule.fits is None for rule in found.rules)


@pytest.mark.nightly
def test_intervals_hold_the_truth_as_often_as_they_say() -> None:
    truth, held, many = true_auc(EVEN, CALIBRATED), 0, 200
    for seed in range(many):
        area = validated(people(200, CALIBRATED, 100 + seed), draws=300)["distance"].auc
        assert area is not None
        held += (area.low or 0) <= truth <= (area.high or 1)
    assert 0.90 <= held / many <= 0.99


def test_too_few_is_said_and_nothing_else() -> None:
    found = validated(people(30, CALIBRATED, 4))
    assert found.few
    assert (found.discrimination, found.baselines, found.rules) == ((), (), ())
    assert "Too few: 20 couples or persons with the event are needed" in found.to_text()
    assert "<svg" not in found.to_html()
    with pytest.raises(ik.UnknownIdError) as error:
        found["distance"]
    assert "there were too few cases" in str(error.value)


def test_nobody_is_too_few() -> None:
    found = validated(people(30, CALIBRATED, 4).with_columns(event=pl.lit(None, dtype=pl.Int64)))
    assert (found.few, found.cases, found.unknown, found.prevalence) == (True, 0, 30, None)
    assert "30 rows without an outcome were left out." in " ".join(found.to_text().split())


def test_a_graded_outcome() -> None:
    frame = people(200, CALIBRATED, 5).with_columns(event=10 - pl.col("warmth") + pl.col("noise") / 10)
    found = validated(frame, group="topic", leave_out=True)
    assert found["distance"].auc is None
    assert found["distance"].rank is not None
    assert found["distance"].rank.value > 0.9
    assert (found.events, found.calibration, found.flagged, found.curves) == (None, (), (), ())
    assert {each.id for each in found.baselines} == {"sum", "best_item", "regression"}
    assert found.to_html().count("<svg") == 1
    assert [*found.figures("auc")] == []
    assert [id for id, _ in found.figures("rank")] == [each.id for each in found.discrimination]
    few = validated(frame.head(30))
    assert "Too few: 40 couples or persons are needed" in few.to_text()


def test_groups_and_their_differences() -> None:
    frame = people(400, CALIBRATED, 6).with_columns(
        wave=pl.Series(["first"] * 195 + ["second"] * 195 + [None] * 5 + ["third"] * 5)
    )
    found = validated(frame, group="wave")
    groups = {each.label: each for each in found.subgroups}
    assert {label: (each.cases, each.few) for label, each in groups.items()} == {
        "first": (195, False),
        "second": (195, False),
        "third": (5, True),
    }
    figure = next(each for each in groups["first"].figures if each.id == "distance")
    assert figure.difference is not None
    assert (figure.difference.low or 0) < 0 < (figure.difference.high or 0)
    assert "too few" in found.to_text()
    alone = validated(frame.head(200), group="wave").subgroups[0]
    assert all(each.difference is None for each in alone.figures)  # there are too few others


def test_indexes_that_nobody_has_both_of() -> None:
    """Each wave was asked about one of them, so the other is open there: it has no figure, and none is like another."""
    quiet = PACK["indexes.yaml"] + PACK["indexes.yaml"].replace("togetherness", "quiet").replace("distance", "din")
    first = pl.Series([True, False] * 150)
    frame = people(300, CALIBRATED, 6).with_columns(
        wave=first.cast(pl.String),
        warmth=pl.when(first).then(pl.col("warmth")),
        noise=pl.when(~first).then(pl.col("noise")),
        mood=pl.when(~first).then(pl.col("mood")),
    )
    found = knowledge(indexes=quiet).validate(frame, "event", draws=20, leave_out=False, group="wave")
    figures = {each.label: {figure.id for figure in each.figures} for each in found.subgroups}
    assert {"togetherness", "quiet"} & figures["true"] == {"togetherness"}
    assert {"togetherness", "quiet"} & figures["false"] == {"quiet"}
    assert {"togetherness", "quiet"} not in [{each.one, each.other} for each in found.alike]


def test_weights_count() -> None:
    frame = people(300, CALIBRATED, 7).with_columns(weight=1 + 4 * pl.col("event"))
    plain, weighted = validated(frame, passed_on=["weight"]), validated(frame, weights="weight")
    assert weighted.weighted
    assert weighted.prevalence is not None
    assert plain.prevalence is not None
    assert weighted.prevalence > plain.prevalence + 0.1
    one, other = plain["distance"].auc, weighted["distance"].auc
    assert one is not None
    assert other is not None
    assert other.value == pytest.approx(one.value)  # within each outcome all weigh the same


def test_the_same_seed_gives_the_same() -> None:
    frame = people(120, CALIBRATED, 8)
    assert validated(frame).to_dict() == validated(frame).to_dict()
    assert validated(frame).to_html() == validated(frame).to_html()
    assert validated(frame, seed=1)["distance"].auc != validated(frame)["distance"].auc
    json.dumps(validated(frame).to_dict())


def test_an_index_that_is_open_and_answers_that_are_not_there() -> None:
    frame = people(200, CALIBRATED, 9).select("event", warmth=pl.lit(None, dtype=pl.Float64))
    found = validated(frame)
    assert "togetherness" not in {each.id for each in found.discrimination}
    assert found.baselines == ()
    assert found.levels[0].trend is None
    assert found.calibration[0].slope is None
    assert found.discrimination[0].p is None
    assert "Beside what is simpler" not in found.to_text()
    found.to_html()


@pytest.mark.parametrize(
    "options",
    [{"outcome": 3}, {"outcome": None}, {"weights": 3}, {"group": 3}, {"least": 9}, {"draws": 2.5}, {"seed": -1}],
)
def test_options_that_make_no_sense(options: dict[str, object]) -> None:
    with pytest.raises(ik.OptionError) as error:
        validated(people(30, CALIBRATED, 4), **options)  # type: ignore[arg-type]  # on purpose
    assert error.value.code == "IK404"
