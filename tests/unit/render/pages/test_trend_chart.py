"""The chart of an index over weeks: its values, its gaps, and its dates."""

import re
from datetime import date, timedelta

from intimacy_kit.documents.html.voice import voice
from intimacy_kit.messages.catalogue import messages_in
from intimacy_kit.render.pages.trend_chart import trend_chart
from tests.unit.render.pages.nearness import nearness

SPEAK = voice(messages_in(None), None)


def chart(*ranges: tuple[float, float]) -> str:
    weeks = [
        (
            number,
            str(date(2026, 1, 4) + timedelta(weeks=number - 1)),
            nearness(*ends),
        )
        for number, ends in enumerate(ranges, 1)
    ]
    return trend_chart(weeks, SPEAK)


def test_a_check_in_that_cannot_be_told_breaks_the_line() -> None:
    told = chart((0.4, 0.4), (0.4, 0.5), (0.1, 0.8), (0.6, 0.6), (0.6, 0.7))
    assert told.count('class="unknown"') == 1
    assert told.count('class="run"') == 2
    assert "A dashed ring is a check-in in which too little was answered to tell." in told
    assert "<td>not known yet, 10 to 80 of 100</td>" in told
    assert "at first (4 January 2026) 40, apart; now (1 February 2026) 65, side by side." in told


def test_a_check_in_alone_between_gaps_is_a_dot_without_a_line() -> None:
    told = chart((0.1, 0.8), (0.4, 0.4), (0.1, 0.8))
    assert told.count('class="unknown"') == 2
    assert 'class="run"' not in told
    assert re.findall(r"<b[^>]*>(\d+)</b>", told) == ["40"]


def test_without_gaps_no_ring_is_explained() -> None:
    told = chart((0.4, 0.4), (0.6, 0.6))
    assert "dashed ring" not in told
    assert re.findall(r"<b[^>]*>(\d+)</b>", told) == ["40", "60"]


def test_of_many_dates_some_are_told() -> None:
    told = chart(*[(0.4, 0.4)] * 20)
    assert re.findall(r'class="day ([^"]*)"', told) == ["one", *["between"] * 5, "last"]
    assert len(re.findall(r'<th scope="row">', told)) == 20
