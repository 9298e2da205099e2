"""The instruments of the library, and files of an app's own."""

from pathlib import Path

import pytest

import intimacy_kit as ik
from intimacy_kit.packs.instruments.registry import find_scale, instrument_of, read_instrument, scale_of
from tests.wording import Wording

BOUNDS = {
    "csi4": (0, 21),
    "csi16": (0, 81),
    "csi32": (0, 161),
    "ras": (1, 5),
    "rdas": (0, 69),
    "kmss": (3, 21),
    "ecr_r.anxiety": (1, 7),
    "ecr_r.avoidance": (1, 7),
    "ecr.anxiety": (1, 7),
    "ecr.avoidance": (1, 7),
    "phq2": (0, 6),
    "phq9.total": (0, 27),
    "gad2": (0, 6),
    "gad7.total": (0, 21),
    "ucla3": (3, 9),
    "hits": (4, 20),
    "hark": (0, 4),
    "eis": (5, 25),
    "prqc.total": (1, 7),
    "qmi": (6, 45),
}
"""As published."""


@pytest.mark.parametrize("scale", BOUNDS)
def test_scores_range_as_published(scale: str) -> None:
    assert scale_of(scale).bounds == BOUNDS[scale]


def test_every_instrument_says_where_it_is_known_from() -> None:
    for id, instrument in ik.instruments().items():
        assert instrument.id == id
        assert instrument.sources
        assert all(
            not cut.verified or cut.source in instrument.sources for s in instrument.scales for cut in s.cut_offs
        )
    assert len(ik.instruments()) == 18


def test_items_are_printed_only_where_the_licence_says_so() -> None:
    printed = {id for id, instrument in ik.instruments().items() if instrument.wording}

    assert printed == {"phq2", "gad2"}
    assert all("No permission required" in ik.instruments()[id].licence for id in printed)


def test_reversed_items_are_turned() -> None:
    ras = scale_of("ras")
    assert ras.score([5, 5, 5, 1, 5, 5, 1]) == 5.0
    assert ras.score([1, 1, 1, 5, 1, 1, 5]) == 1.0
    assert {item.number for item in scale_of("ecr_r.avoidance").items if item.reversed} == {
        20, 22, 26, 27, 28, 29, 30, 31, 33, 34, 35, 36,
    }  # fmt: skip
    assert [item.number for item in scale_of("ecr.avoidance").items][:3] == [1, 3, 5]


def test_no_score_with_a_gap() -> None:
    assert scale_of("ras").score([5, 5, 5, 1, 5, 5, None]) is None


def test_a_flag_needs_all_answers_to_be_false() -> None:
    flag = scale_of("phq9.suicidal_thoughts")
    assert (flag.result, flag.bounds) == ("flag", (0.0, 0.0))
    assert [flag.score([answer]) for answer in (0, 1, 3, None)] == [False, True, True, None]


@pytest.mark.parametrize("name", ["phq3", "ecr_r", "ecr_r.avoidanc", "phq2.total", "phq2.x", None, 4])
def test_unknown_names(name: object, wording: Wording) -> None:
    with pytest.raises(ik.QuestionError) as raised:
        find_scale(name)
    assert raised.value.code == "IK466"
    wording(str(raised.value))


def test_an_instrument_by_its_id() -> None:
    assert instrument_of("ras").title == "Relationship Assessment Scale"
    with pytest.raises(ik.QuestionError):
        instrument_of("ras.total")


GOOD = """
id: own
title: Mine
items: 2
range: [0, 3]
scales: [{id: total, title: t, items: [1, 2], score: sum}]
sources: {me: {citation: Me}}
licence: mine
"""


def mistaken(old: str, new: str) -> str:
    assert old in GOOD
    return GOOD.replace(old, new)


MISTAKES = {
    "no mapping": "- a",
    "no YAML": "a: [",
    "unknown key": mistaken("items: 2", "items: 2\nitem: 3"),
    "a duplicate item": mistaken("[1, 2]", "[1, 1]"),
    "an item too many": mistaken("[1, 2]", "[1, 3]"),
    "a range from high to low": mistaken("[0, 3]", "[3, 0]"),
    "no flag": mistaken("score: sum", "score: flag"),
    "a flag with a cut-off": mistaken("score: sum", "score: flag, at_least: 1, least_answered: 1"),
    "feeds and no flag": mistaken("score: sum", "score: sum, feeds: trust"),
    "too many to be answered": mistaken("score: sum", "score: sum, least_answered: 3"),
    "no scale": mistaken("[{id: total, title: t, items: [1, 2], score: sum}]", "[]"),
    "two scales of one id": mistaken("score: sum}", "score: sum}, {id: total, title: t, items: [1], score: sum}"),
    "codes for some": mistaken("licence: mine", "licence: mine\ncodes: [44250-9]"),
    "codes for some answers": mistaken("licence: mine", "licence: mine\nanswer_codes: [LA6568-5]"),
    "an unknown source": mistaken("score: sum", "score: sum, cut_offs: [{at: 3.0, side: from, means: m, source: you}]"),
    "some wording": mistaken(
        "licence: mine", "licence: mine\nwording: {en: {stem: s, items: [a], answers: [a, b, c, d], source: s}}"
    ),
    "wording and ranges": mistaken(
        "licence: mine",
        "licence: mine\nranges: [{items: [1], range: [0, 1]}]\n"
        "wording: {en: {stem: s, items: [a, b], answers: [a, b, c, d], source: s}}",
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_mistakes_in_a_file(mistake: str, wording: Wording) -> None:
    with pytest.raises(ik.PackError) as raised:
        read_instrument(MISTAKES[mistake].encode(), "own.yaml")
    assert raised.value.place is not None
    wording(str(raised.value))


@pytest.mark.parametrize("path", ["nowhere.yaml", None, 3, "a\0b"])
def test_a_file_that_cannot_be_read(path: object, tmp_path: Path) -> None:
    with pytest.raises(ik.PackError) as raised:
        ik.load_instrument(tmp_path / path if path == "nowhere.yaml" else path)  # type: ignore[arg-type, operator]  # on purpose
    assert raised.value.code == "IK101"


def test_which_scores_a_cut_off_counts(tmp_path: Path) -> None:
    (cut,) = ik.instruments()["kmss"].scales[0].cut_offs
    assert [cut.side, cut.at] == ["below", 17]
