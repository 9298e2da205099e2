"""The line of an index over weeks, each as it was known then: an SVG for lines, and HTML for dots and words on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby
from math import ceil, floor

from intimacy_kit.documents.html.markup import Content, Markup, el, void
from intimacy_kit.documents.html.voice import Voice
from intimacy_kit.messages.catalogue import Messages
from intimacy_kit.model.indexes import IndexValue, Rung
from intimacy_kit.render.pages.index_card import whole_number

Week = tuple[int, str | None, IndexValue]
"""A check-in: its number from 1, when it was, and the index."""
_MAX_DAYS = 8


def trend_chart(weeks: Sequence[Week], voice: Voice) -> Markup:
    """Return the chart of an index, always from 0 to 100, and the same in a table, folded.

    A check-in in which the index is open has a dashed ring below the axis, and the line breaks there.

    Args:
        weeks: two check-ins or more, in order.
        voice: of the page.
    """
    say = voice.say
    places = {number: _place(at, len(weeks)) for at, (number, _, _) in enumerate(weeks)}
    known = [week for week in weeks if week[2].value is not None]
    levels = weeks[-1][2].levels
    lines = [[*run] for is_known, run in groupby(weeks, lambda week: week[2].value is not None) if is_known]
    grid = [_across(100 * rung.start) for rung in levels] + [_across(100)]
    bands = [_band(line, places) for line in lines if len(line) > 1]
    runs = [_run(line, places) for line in lines if len(line) > 1]
    drawn = el(
        "svg",
        grid,
        bands,
        runs,
        viewBox="0 0 100 100",
        preserveAspectRatio="none",
        aria_hidden="true",
        focusable="false",
    )
    dots = [el("i", style=_at(places[number], 100 * _value(index))) for number, _, index in known]
    rings = [
        el("i", class_="unknown", style=_at(places[number], 0)) for number, _, index in weeks if index.value is None
    ]
    values = [
        el("b", str(whole_number(levels, _value(one))), class_=kind, style=_at(places[number], 100 * _value(one)))
        for kind, (number, _, one) in _ends(known)
    ]
    words = [
        el("span", voice.theirs(title), class_="word", style=f"bottom:{middle:g}%")
        for title, middle in _middles(levels)
    ]
    story = _story(weeks, voice)
    chart = el(
        "div",
        drawn,
        dots,
        rings,
        values,
        words,
        _days(weeks, places, say),
        class_="chart",
        role="img",
        aria_label=story,
    )
    caption = say.gettext("The shaded band is what the open questions still allow.")
    if len(known) < len(weeks):
        caption = say.gettext(
            "The shaded band is what the open questions still allow. A dashed ring is a check-in in which too little "
            "was answered to tell."
        )
    words_too = el("details", el("summary", say.gettext("The same in words")), _table(weeks, voice))
    return el("div", chart, el("p", caption, class_="small soft"), words_too, class_="card")


def _ends(known: Sequence[Week]) -> list[tuple[str, Week]]:
    """Return the first and the last known check-in, whose values are written."""
    return [("one", known[0]), ("last", known[-1])] if len(known) > 1 else [("last", each) for each in known]


def when_told(number: int, when: str | None, say: Messages) -> str:
    """Return when a check-in was: its date, else its number."""
    if when is None:
        return say.gettext("check-in {number}", number=number)
    return say.date(datetime.fromisoformat(when))


def level_of_week(index: IndexValue, say: Messages) -> str:
    """Return an index at a check-in in words: its number and level, or the range in which it is not known yet."""
    if index.value is None or index.level_title is None:
        low, high = floor(100 * index.low), ceil(100 * index.high)
        return say.gettext("not known yet, {low} to {high} of 100", low=low, high=high)
    return f"{whole_number(index.levels, index.value)}, {index.level_title}"


def _value(index: IndexValue) -> float:
    return index.value or 0.0


def _place(at: int, count: int) -> float:
    return round(100 * at / max(1, count - 1), 2)


def _at(across: float, up: float) -> str:
    return f"inset-inline-start:{across:g}%;top:{100 - up:.4g}%"


def _across(up: float) -> Markup:
    return void("path", d=f"M0 {100 - up:.4g}H100", class_="grid", vector_effect="non-scaling-stroke")


def _band(line: Sequence[Week], places: dict[int, float]) -> Markup:
    over = [f"{places[number]:g} {100 - 100 * index.high:.4g}" for number, _, index in line]
    under = [f"{places[number]:g} {100 - 100 * index.low:.4g}" for number, _, index in reversed(line)]
    return void("path", d=f"M{'L'.join((*over, *under))}Z", class_="band")


def _run(line: Sequence[Week], places: dict[int, float]) -> Markup:
    points = "L".join(f"{places[number]:g} {100 - 100 * _value(index):.4g}" for number, _, index in line)
    return void("path", d=f"M{points}", class_="run", vector_effect="non-scaling-stroke")


def _middles(levels: Sequence[Rung]) -> Iterable[tuple[str, float]]:
    ends = [*(rung.start for rung in levels[1:]), 1.0]
    return [(rung.title, round(50 * (rung.start + end), 2)) for rung, end in zip(levels, ends, strict=True)]


def _days(weeks: Sequence[Week], places: dict[int, float], say: Messages) -> list[Markup]:
    """Return the first and the last date, and those between where there is room."""
    every = ceil(len(weeks) / _MAX_DAYS)
    last = len(weeks) - 1
    told: list[Markup] = []
    for at, (number, when, _) in enumerate(weeks):
        if at in (0, last):
            kind = "day one" if at == 0 else "day last"
        elif at % every == 0 and last - at >= every:
            kind = "day between"
        else:
            continue
        text = str(number) if when is None else say.short_date(datetime.fromisoformat(when))
        told.append(el("span", text, class_=kind, style=f"inset-inline-start:{places[number]:g}%"))
    return told


def _story(weeks: Sequence[Week], voice: Voice) -> str:
    say = voice.say
    (first, then, one), (last, now, other) = weeks[0], weeks[-1]
    return say.gettext(
        "{title}: at first ({first}) {before}; now ({last}) {after}.",
        title=other.title,
        first=when_told(first, then, say),
        before=level_of_week(one, say),
        last=when_told(last, now, say),
        after=level_of_week(other, say),
    )


def _table(weeks: Sequence[Week], voice: Voice) -> Markup:
    say = voice.say
    header = el(
        "tr", [el("th", each, scope="col") for each in (say.gettext("Check-in"), voice.theirs(weeks[-1][2].title))]
    )
    rows: list[Content] = [
        el("tr", el("th", when_told(number, when, say), scope="row"), el("td", level_of_week(index, say)))
        for number, when, index in weeks
    ]
    return el("table", el("thead", header), el("tbody", rows))
