"""What the core pack says of many people: made up with the answer model's correlations, uniform, or counted in studies.

The counts are those of public data (see docs/explanation/evidence.md). Strengths were adjusted while measures on people
made up like these were watched: what is tested here keeps them, and does not confirm them.
"""

from collections.abc import Callable
from functools import cache
from itertools import pairwise
from random import Random
from typing import NamedTuple

import pytest
from tools.sweeps import ORDINARY, UNIFORM, asked, five, told_apart

import intimacy_kit as ik
from tests.generated_people import LUKEWARM, Answers, Person, people

pytest.importorskip("narwhals", reason="the extra `frames` is not installed")
pl = pytest.importorskip("polars")

KB = ik.load_knowledge(plugins=False)
FOUND = (*KB.challenges, *KB.consequences)
COUNT = 4000
PROMISED = 10_000
"""So many people as in life have to meet all aims at once. It is they who count, since their answers are nearest to
those of real people: a rating below 5 of 10 is given by 2% of couples in a panel and 7% of readers in a survey, by 11%
of these people and 22% of the harsher ones."""
HARSHER = 0.3
"""How much of even answers is mixed in for harsher people. What the pack promises was measured first on people of whom
the first edition found something in 36% of the best fifth: here it does so in 33% with 0.25, and in 42% with 0.4."""
TYPES = {"flag": pl.Boolean, "choice": pl.String}
SCHEMA = {id: TYPES.get(signal.kind, pl.Float64) for id, signal in KB.signals.items()}
PRESENT, MODERATE, SEVERE = 0.25, 0.5, 0.75
LEVELS = ("none", "mild", "moderate", "severe")


def diagnosed(answers: list[Answers]) -> pl.DataFrame:
    frame = pl.DataFrame([{id: one.get(id) for id in SCHEMA} for one in answers], schema=SCHEMA)
    return KB.diagnose_frame(frame, intervals=True, remedies=1)


@cache
def many(even: float, count: int = COUNT) -> tuple[list[Person], pl.DataFrame]:
    found = list(people(KB, count, even=even))
    return found, diagnosed([person.answers for person in found])


def by_fifth(even: float, count: int = COUNT) -> pl.DataFrame:
    """The diagnosed people in order of their mean answer, with their fifth: 0 is the worst."""
    found, frame = many(even, count)
    ordered = frame.with_columns(pl.Series("mean", [person.mean for person in found])).sort("mean").with_row_index()
    return ordered.with_columns((pl.col("index") * 5 // count).alias("fifth"))


def on_people(test: Callable[..., None]) -> Callable[..., None]:
    """Run a test on people as in life and on harsher ones, and on many more of both each night."""
    night = [pytest.param(even, PROMISED, marks=pytest.mark.nightly) for even in (0, HARSHER)]
    return pytest.mark.parametrize(("even", "count"), [(0, COUNT), (HARSHER, COUNT), *night])(test)


def share(frame: pl.DataFrame, level: float, *findings: str) -> list[float]:
    """By fifth, the share of people in whom one of these findings has at least this level."""
    some = pl.any_horizontal(pl.col(f"ik_{id}_score") >= level for id in findings)
    return frame.group_by("fifth").agg(some.mean().alias("share")).sort("fifth")["share"].to_list()


@on_people
def test_a_full_checkin_does_not_make_people_ill(even: float, count: int) -> None:
    frame = by_fifth(even, count)
    anything, moderate = share(frame, PRESENT, *FOUND), share(frame, MODERATE, *FOUND)
    most, most_moderate = (0.5, 0.08) if even else (0.3, 0.03)
    assert anything[4] <= most
    assert moderate[4] <= most_moderate
    assert anything[0] >= 0.95
    assert anything == sorted(anything, reverse=True)


@on_people
@pytest.mark.parametrize("finding", FOUND)
def test_presence_and_level_rise_by_fifth(finding: str, even: float, count: int) -> None:
    frame = by_fifth(even, count)
    for level in (PRESENT, MODERATE):
        shares = share(frame, level, finding)
        assert shares == sorted(shares, reverse=True)
    means = frame.group_by("fifth").agg(pl.col(f"ik_{finding}_score").mean().alias("mean")).sort("fifth")["mean"]
    assert means.is_sorted(descending=True)
    assert means[0] > means[4] + 0.3


@pytest.mark.parametrize("component", KB.components)
def test_strengths_fall_by_fifth(component: str) -> None:
    shares = share(by_fifth(0), MODERATE, component)
    assert shares == sorted(shares)
    assert shares[4] > 0.9
    assert shares[0] < 0.3


def test_consequences_differ() -> None:
    frame = many(0)[1]
    pairs = [(one, other) for one in KB.consequences for other in KB.consequences if one < other]
    ranks = [
        frame.select(pl.corr(f"ik_{one}_score", f"ik_{other}_score", method="spearman")).item() for one, other in pairs
    ]
    assert max(ranks) < 0.9
    assert sum(ranks) / len(ranks) < 0.8


def wrongly_not_found(asked_for: int, even: float, count: int) -> float:
    """Of what is told as not found after so many answers, the share that is moderate or worse after all of them."""
    found, full = many(even, count)
    draw = Random(asked_for)
    partly = [{id: person.answers[id] for id in draw.sample(sorted(person.answers), asked_for)} for person in found]
    known = diagnosed(partly)
    told = wrong = 0
    for id in FOUND:
        not_found = (known[f"ik_{id}_score"] < PRESENT) & (known[f"ik_{id}_high"] < SEVERE)
        told += int(not_found.sum())
        wrong += int((not_found & (full[f"ik_{id}_score"] >= MODERATE)).sum())
    assert told > count
    return wrong / told


@on_people
@pytest.mark.parametrize("asked_for", [8, 15, 25])
def test_what_is_told_as_not_found_is_rarely_moderate(asked_for: int, even: float, count: int) -> None:
    assert wrongly_not_found(asked_for, even, count) <= 0.04


@pytest.mark.slow
def test_all_aims_are_met_on_the_same_people() -> None:
    """Those of the tests above, and that few meet a caution, of one set of people with one seed."""
    frame = by_fifth(0, PROMISED)
    anything, moderate = share(frame, PRESENT, *FOUND), share(frame, MODERATE, *FOUND)
    assert anything[4] <= 0.5
    assert moderate[4] <= 0.08
    assert anything[0] >= 0.95
    rising = [share(frame, level, id) for id in FOUND for level in (PRESENT, MODERATE)]
    assert all(shares == sorted(shares, reverse=True) for shares in rising)
    assert max(wrongly_not_found(asked_for, 0, PROMISED) for asked_for in (8, 15, 25)) <= 0.04
    assert 0 < frame["ik_safety_caution"].fill_null(value=False).mean() <= 0.03


def uniform(place: int) -> dict[str, str]:
    found = KB.diagnose({id: five(KB, id)[place] for id in asked(KB)})
    return {id: str(found.findings[id].level) for id in FOUND}


def test_five_uniform_couples() -> None:
    best, good, middle, hard, worst = (list(uniform(place).values()) for place in range(len(UNIFORM)))
    assert set(best) == {"none"}
    assert set(good) <= {"none", "mild"}
    assert good.count("mild") <= 1
    assert set(middle) == {"mild", "moderate"}
    assert set(hard) == {"moderate", "severe"}
    assert set(worst) == {"severe"}


def test_lukewarm_is_told() -> None:
    dx = KB.diagnose(LUKEWARM)
    assert dx.findings["decreased_satisfaction"].level == "moderate"
    assert sum(dx.findings[id].level == "mild" for id in FOUND) >= 3
    assert dx.remedies
    index = dx.indexes["emotional_intimacy"]
    assert 0.35 <= (index.low + index.high) / 2 <= 0.65


def scores(answers: Answers) -> dict[str, float]:
    dx = KB.diagnose(answers)
    return {id: found.score for id, found in (*dx.findings.items(), *dx.components.items())}


@pytest.mark.parametrize("id", [id for id in asked(KB) if KB.signals[id].kind == "frequency"])
def test_every_answer_of_a_frequency_changes_something(id: str) -> None:
    others = {other: five(KB, other)[0] for other in asked(KB)}
    found = [scores({**others, id: answer}) for answer in range(5)]
    assert all(found[answer] != found[answer + 1] for answer in range(4))


@pytest.mark.parametrize("id", [id for id in asked(KB) if KB.signals[id].kind == "rating"])
def test_every_second_step_of_a_rating_changes_something(id: str) -> None:
    low, high = (int(end) for end in KB.signals[id].bounds)
    found = [scores({**ORDINARY, id: value}) for value in range(low, high + 1)]
    assert all(found[step] != found[step + 2] for step in range(len(found) - 2))


@pytest.mark.parametrize("id", asked(KB))
def test_one_answer_beside_an_ordinary_couple_is_no_cliff(id: str) -> None:
    found = [KB.diagnose({**ORDINARY, id: answer}) for answer in told_apart(KB, id)]
    for one, other in pairwise(found):
        for finding in FOUND:
            before, after = one.findings[finding], other.findings[finding]
            assert abs(before.score - after.score) <= 0.2
            assert abs(LEVELS.index(before.level) - LEVELS.index(after.level)) <= 1


@pytest.mark.parametrize("id", [id for id in asked(KB) if id != "attraction_elsewhere"])
def test_no_other_sign_alone_is_a_risk_of_infidelity(id: str) -> None:
    assert {KB.diagnose({id: answer}).findings["infidelity_risk"].level for answer in told_apart(KB, id)} == {"none"}


def test_being_drawn_elsewhere_often_is_mild() -> None:
    levels = [
        str(KB.diagnose({"attraction_elsewhere": answer}).findings["infidelity_risk"].level) for answer in range(5)
    ]
    assert levels == ["none", "none", "none", "mild", "mild"]


def test_open_relationships_know_no_risk_of_infidelity() -> None:
    kb = KB.within(tailoring=["open_relationship"])
    assert "attraction_elsewhere" not in kb.signals
    assert "infidelity_risk" not in kb.diagnose({"relationship_satisfaction": 1}).findings


WARM = {"feels_heard": 3, "shares_feelings": 3, "trust": 9, "honesty": 3, "appreciation": 3, "emotional_closeness": 8}


@pytest.mark.parametrize(
    ("context", "time"),
    [
        ("friendship", {"quality_time_hours": 2, "shared_activities": 2, "rituals_kept": 0}),
        ("family", {"quality_time_hours": 0.5, "shared_activities": 1, "rituals_kept": 0}),
    ],
)
def test_warm_friends_and_relatives_need_no_week_of_a_couple(context: str, time: Answers) -> None:
    """Two warm hours a week between friends, and a monthly visit of a grown daughter, are no challenge."""
    assert not KB.within(context).diagnose({**WARM, **time}).challenges
    assert KB.diagnose({**WARM, **time}).challenges


def test_two_who_do_not_quarrel_have_no_sharper_conflict() -> None:
    worst = {id: five(KB, id)[4] for id in asked(KB)}
    quiet = {"unresolved_conflicts": 8, "resentment": 4, "empathy_felt": 0, "conflict_frequency": 0}
    assert KB.diagnose(quiet).findings["heightened_conflict"].level == "none"
    assert KB.diagnose({**worst, "conflict_frequency": 0}).findings["heightened_conflict"].level <= "mild"


def test_one_trouble_of_a_happy_couple_is_no_heavy_heart() -> None:
    for hard in (
        {"quality_time_hours": 0, "work_hours": 70, "shared_activities": 0},
        {"feels_heard": 0, "criticism": 4},
    ):
        assert KB.diagnose({**ORDINARY, **hard}).findings["mental_health_impact"].level == "none"


class Study(NamedTuple):
    """How many people gave each of five ratings, from 10 down, and the share who broke up or had an affair."""

    rated: tuple[int, ...]
    then: tuple[float, ...]
    auc: float


STUDIES = (
    Study((1520, 792, 197, 36, 16), (0.072, 0.194, 0.35, 0.5, 0.438), 0.691),
    Study((1067, 530, 120, 18, 9), (0.057, 0.185, 0.35, 0.556, 0.778), 0.716),
    Study((2684, 2242, 993, 348, 99), (0.181, 0.323, 0.551, 0.635, 0.747), 0.687),
)


def auc(scored: list[float], study: Study) -> float:
    """The chance that one to whom it happened has a higher score than one to whom it did not."""
    happened = [round(people * share) for people, share in zip(study.rated, study.then, strict=True)]
    spared = [people - some for people, some in zip(study.rated, happened, strict=True)]
    wins = sum(
        some * others * ((one > other) + (one == other) / 2)
        for one, some in zip(scored, happened, strict=True)
        for other, others in zip(scored, spared, strict=True)
    )
    return wins / sum(happened) / sum(spared)


@pytest.mark.parametrize("finding", ["decreased_satisfaction", "infidelity_risk"])
@pytest.mark.parametrize("study", STUDIES)
def test_scores_rise_with_what_happened_to_people(study: Study, finding: str) -> None:
    scored = [
        KB.diagnose({"relationship_satisfaction": rating}).findings[finding].score for rating in (10, 7.5, 5, 2.5, 0)
    ]
    assert scored == sorted(set(scored))
    assert auc(scored, study) == pytest.approx(study.auc, abs=0.0006)


def test_ends_of_the_rating() -> None:
    assert KB.diagnose({"relationship_satisfaction": 0}).findings["decreased_satisfaction"].level == "severe"
    assert KB.diagnose({"relationship_satisfaction": 10, "emotional_closeness": 10}).strengths


# How many of 1,546 couples quarrel so often in a week, and the share of those whose relationship is fair or worse.
QUARRELS = ((0, 919, 0.049), (1, 376, 0.08), (2, 122, 0.18), (3, 66, 0.182), (4, 23, 0.39), (5, 40, 0.55))


@pytest.mark.parametrize("rating", [0, 1, 2, 3])
def test_whoever_rates_it_at_three_or_less_is_told_so_however_good_all_else_is(rating: int) -> None:
    best = {id: five(KB, id)[0] for id in asked(KB)}
    assert (
        KB.diagnose({**best, "relationship_satisfaction": rating}).findings["decreased_satisfaction"].level
        >= "moderate"
    )


def test_quarrels_count_for_conflict_now_and_for_nothing_later() -> None:
    found = [KB.diagnose({"conflict_frequency": often}) for often, _, _ in QUARRELS]
    now = [dx.findings["heightened_conflict"].score for dx in found]
    assert now == sorted(now)
    assert now[-1] > now[2] > 0
    assert all(dx.findings[id].score == 0 for dx in found for id in ("decreased_satisfaction", "infidelity_risk"))


@pytest.mark.slow
@pytest.mark.parametrize("count", [1_000, pytest.param(10_000, marks=pytest.mark.nightly)])
def test_people_as_even_as_dice(count: int) -> None:
    """Nobody of them is well all over: in the best fifth most have something, and one of five something moderate."""
    frame = by_fifth(1, count)
    anything, moderate = share(frame, PRESENT, *FOUND), share(frame, MODERATE, *FOUND)
    assert anything[4] <= 0.75
    assert moderate[4] <= 0.3
    assert anything[0] >= 0.95
    assert anything == sorted(anything, reverse=True)
