"""Render the progress over several check-ins as a page, improvements first."""

from __future__ import annotations

from intimacy_kit.documents.html.markup import Content, Markup, el, own
from intimacy_kit.model.levels import MILD
from intimacy_kit.reasoning.progress.trends import (
    Point,
    ProgressData,
    Trend,
    ever_present,
    not_comparable,
    not_since,
    notes,
    rules_mark,
)
from intimacy_kit.render.html import words
from intimacy_kit.render.html.charts import trend
from intimacy_kit.render.html.page import card, items, page, section
from intimacy_kit.render.html.support import support_page

ORDER = ("improving", "plateau", "relapse", "worsening")


def progress_page(progress: ProgressData) -> str:
    """Return a page with a chart per finding that was present at some check-in; after a concern the support only."""
    if progress.support is not None:
        return support_page(words.PROGRESS_TITLE, words.FOR_WHOM, progress.support, locale=progress.locale)
    told = ever_present(progress)
    charts: Content = [
        section(words.STATES[state].capitalize(), [trend_card(each) for each in told if each.state == state])
        for state in ORDER
    ]
    titles = {each.id: each.title for each in told}
    followed = [
        [each.title, own("span", ", then better: "), ", ".join(titles.get(id, id) for id in each.improved)]
        for each in progress.followed
    ]
    again = section(words.STATES["not_asked_again"].capitalize(), items(left_open(progress)))
    after = section("What came before", items(followed), own("p", words.NO_CAUSE, class_="soft")) if followed else None
    mind = section(words.IN_MIND, items(own("span", note) for note in notes(progress)))
    even = None if told else own("p", nothing(progress))
    return page(words.PROGRESS_TITLE, words.FOR_WHOM, [charts, again, even, after, mind], progress.locale)


def left_open(progress: ProgressData) -> list[Content]:
    """Return the findings whose questions were not asked again, with their earlier levels."""
    return [[title, own("span", f": {then}")] for title, then in not_comparable(progress)]


def nothing(progress: ProgressData) -> str:
    """Return the sentence for progress without any present finding."""
    if not progress.signals:
        return words.NOTHING_YET
    ends = [trend.points[-1].high if trend.points else None for trend in progress.findings]
    known = all(high is not None and high < MILD for high in ends)
    return words.NOTHING_HARD if known else words.NOTHING_SO_FAR


def chart(found: Trend) -> Markup:
    """Return the line chart of a trend, with its levels as text alternative."""
    points = [(point.number, point.score) for point in found.points if point.score is not None]
    said = f"{found.title}: {', then '.join(words.LEVELS[point.level or 'none'] for point in found.points)}"
    return trend(points, (_label(found.points[0]), _label(found.points[-1])), said, good=found.kind == "component")


def _label(point: Point) -> str:
    return (point.when or str(point.number)).removesuffix("T00:00:00")


def trend_card(found: Trend) -> Markup:
    """Return a card with the chart of a trend and the same data as a table."""
    rows = [el("tr", el("td", _label(point)), own("td", words.LEVELS[point.level or "none"])) for point in found.points]
    table = el("table", own("tr", el("th", "check-in", scope="col"), el("th", "level", scope="col")), rows)
    return card(
        found.title + rules_mark(found),
        own("span", words.STATES[found.state], class_="level"),
        el("figure", chart(found)),
        own("p", since.strip(" ()").capitalize() + ".", class_="soft") if (since := not_since(found)) else None,
        el("details", own("summary", words.IN_WORDS), table),
    )
