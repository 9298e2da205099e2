"""How a case has moved, as a page: what got better first."""

from __future__ import annotations

from collections.abc import Iterable

from intimacy_kit.model.pack import PackInfo
from intimacy_kit.reasoning.trends import Progress, Trend
from intimacy_kit.render.html import words
from intimacy_kit.render.html.charts import trend
from intimacy_kit.render.html.markup import Content, Markup, el
from intimacy_kit.render.html.page import card, items, page, section

ORDER = ("improving", "plateau", "relapse", "worsening")


def progress_page(progress: Progress, provenance: Iterable[PackInfo] = ()) -> str:
    """A chart for each finding that was there at some time. After a safety concern nothing else is told."""
    if progress.concern:
        return page(
            words.PROGRESS_TITLE, words.FOR_WHOM, el("p", words.CONCERN_OVER_TIME, class_="card safety"), provenance
        )
    told = [each for each in (*progress.findings, *progress.components) if any(p.level != "none" for p in each.points)]
    charts: Content = [
        section(words.STATES[state].capitalize(), [trend_card(each) for each in told if each.state == state])
        for state in ORDER
    ]
    titles = {each.id: each.title for each in told}
    followed = [
        f"{each.title}, then better: {', '.join(titles.get(id, id) for id in each.improved)}"
        for each in progress.followed
    ]
    after = section("What came before", items(followed), el("p", words.NO_CAUSE, class_="soft")) if followed else None
    return page(words.PROGRESS_TITLE, words.FOR_WHOM, [charts, after], provenance)


def trend_card(found: Trend) -> Markup:
    """One trend: the chart, and a table that says the same."""
    points = [(point.number, point.score) for point in found.points if point.score is not None]
    labels = {point.number: point.when or str(point.number) for point in found.points}
    told = {point.number: words.LEVELS[point.level or "none"] for point in found.points}
    said = f"{found.title}: {', then '.join(told.values())}"
    rows = [el("tr", el("td", labels[number]), el("td", level)) for number, level in told.items()]
    table = el("table", el("tr", el("th", "check-in", scope="col"), el("th", "level", scope="col")), rows)
    return card(
        found.title,
        el("span", words.STATES[found.state], class_="level"),
        el("figure", trend(points, labels, said, good=found.kind == "component")),
        el("details", el("summary", words.IN_WORDS), table),
    )
