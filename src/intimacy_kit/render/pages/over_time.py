"""The page of progress: what has become easier, what is still hard, what to try next, and the index week by week."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from intimacy_kit.documents.html.frame import part, whole_page
from intimacy_kit.documents.html.markup import Content, Markup, el
from intimacy_kit.documents.html.voice import Voice, voice
from intimacy_kit.model.indexes import IndexValue
from intimacy_kit.model.level_words import telling
from intimacy_kit.reasoning.progress.trends import ProgressData, State, Trend, told_trends
from intimacy_kit.render.given import Given
from intimacy_kit.render.pages.about import about_part, purpose, rules_told
from intimacy_kit.render.pages.concern import concern_page
from intimacy_kit.render.pages.header import Sentence, header
from intimacy_kit.render.pages.index_card import index_card, whole_number
from intimacy_kit.render.pages.levels_over_time import levels_over_time
from intimacy_kit.render.pages.one import in_short
from intimacy_kit.render.pages.practice_cards import notes
from intimacy_kit.render.pages.rows import moved, rows, spoken_level, titled
from intimacy_kit.render.pages.trend_chart import Week, trend_chart, when_told
from intimacy_kit.render.progress_document import even, limits

HARDER: tuple[State, ...] = ("relapse", "worsening")


def page_over_time(progress: ProgressData, given: Given) -> str:
    """Return the page of progress; after a concern the support only."""
    latest = progress.latest
    if progress.support is not None:
        rules = rules_told(latest.provenance) if latest else ""
        return concern_page(progress.support, given, rules, of_two=progress.of_two)
    speak = voice(telling(progress.locale, progress.level_words), progress.locale)
    say = speak.say
    told = told_trends(progress)
    found = [each for each in told if each.kind != "index" and levels_over_time(each) not in (["none"], [None])]
    by_state = {state: [each for each in found if each.state == state] for state in (*HARDER, "improving", "plateau")}
    harder = [each for state in HARDER for each in by_state[state]]
    not_moved = [*even(progress, told, say)]
    title = say.gettext("How things have moved")
    sentences = _sentences(progress, by_state["improving"], speak)
    card = _index_card(progress, speak)
    top = header(_span(progress, speak), title, sentences, *card, instead=" ".join(not_moved))
    main = el(
        "main",
        _weeks(progress, speak),
        _rows(say.gettext("What has become easier"), by_state["improving"], speak),
        _rows(say.gettext("What is about the same"), by_state["plateau"], speak),
        _rows(
            say.gettext("What has become harder"),
            harder,
            speak,
            below=say.gettext("A harder week is no step back to the start."),
        ),
        _not_again(progress, told, speak),
        _meanwhile(progress, speak),
        notes(say),
    )
    about = about_part(
        say.gettext("About this page"),
        say,
        purpose(say, of_two=progress.of_two),
        el("p", say.gettext("Two check-ins are compared only by what was answered both times.")),
        [
            el("p", each)
            for each in (
                *(not_moved if sentences else ()),
                *(limit.removeprefix("* ") for limit in limits(progress, say)),
            )
        ],
        given=given,
        dates=_dates(progress, speak),
        rules=rules_told(latest.provenance, latest.context) if latest else "",
    )
    return whole_page(title, speak.spoken, top, main, about)


def _dates(progress: ProgressData, speak: Voice) -> str:
    """Return the dates of the first and the last check-in; nothing without dates."""
    ends = [each for each in (*progress.check_ins[:1], *progress.check_ins[-1:]) if each.when is not None]
    if not ends:
        return ""
    first, last = (when_told(each.number, each.when, speak.say) for each in ends)
    return first if first == last else speak.say.gettext("{first} to {last}", first=first, last=last)


def _span(progress: ProgressData, speak: Voice) -> str:
    count, dates = len(progress.safety), _dates(progress, speak)
    if not dates:
        return speak.say.ngettext("{count} check-in", "{count} check-ins", count)
    return speak.say.ngettext("{count} check-in, {dates}", "{count} check-ins, {dates}", count, dates=dates)


def _sentences(progress: ProgressData, better: Sequence[Trend], speak: Voice) -> list[Sentence]:
    say, latest = speak.say, progress.latest
    told: list[Sentence] = []
    if better:
        told.append(Sentence("well", say.gettext("What has become easier"), _in_words(_best_known(better), speak)))
    if latest and latest.hard:
        told.append(Sentence("hard", say.gettext("What is still hard"), in_short(latest.hard, speak)))
    if latest and latest.practice:
        practice = latest.practice
        told.append(Sentence("help", say.gettext("To try next"), speak.theirs(practice.in_short or practice.title)))
    return told


def _best_known(better: Sequence[Trend]) -> Trend:
    """Return the first of which both levels are known; the first of all if there is none."""
    return next((each for each in better if None not in levels_over_time(each)), better[0])


def _in_words(found: Trend, speak: Voice) -> list[Content]:
    """Return what moved, with the level at first and now."""
    words = [spoken_level(found.kind, each, speak) for each in levels_over_time(found)]
    if len(words) < 2:
        return [speak.theirs(found.title)]
    between = speak.say.pgettext("from one level to another", "then")
    return [speak.theirs(found.title), ": ", words[0], ", ", between, " ", words[-1], "."]


def _index_card(progress: ProgressData, speak: Voice) -> list[Markup]:
    """Return the card of the first index as it is now, with what it was at first."""
    now = progress.check_ins[-1].indexes[:1] if progress.check_ins else ()
    return [index_card(index, speak, _since(index, progress, speak)) for index in now]


def _since(index: IndexValue, progress: ProgressData, speak: Voice) -> str | None:
    """Return what an index was at first, and whether it moved on what was answered both times; None if not compared."""
    found = next((each for each in progress.indexes if each.id == index.id), None)
    before = next((each for each in progress.check_ins[0].indexes if each.id == index.id), None)
    if found is None or not found.ends or before is None or before.value is None or index.value is None:
        return None
    say, first = speak.say, progress.check_ins[0]
    number = whole_number(index.levels, before.value)
    real = found.overall in ("improving", "worsening")
    if first.when is None:
        if real:
            return say.gettext(
                "At first it was {number}. Compared by what was answered both times, that is a real step.",
                number=number,
            )
        return say.gettext(
            "At first it was {number}. Compared by what was answered both times, there is no clear step yet.",
            number=number,
        )
    date = when_told(first.number, first.when, say)
    if real:
        return say.gettext(
            "On {date} it was {number}. Compared by what was answered both times, that is a real step.",
            date=date,
            number=number,
        )
    return say.gettext(
        "On {date} it was {number}. Compared by what was answered both times, there is no clear step yet.",
        date=date,
        number=number,
    )


def _weeks(progress: ProgressData, speak: Voice) -> Markup | None:
    charts = charts_of(progress)
    return part(speak.say.gettext("Week by week"), charts) if charts else None


def charts_of(progress: ProgressData) -> list[Markup]:
    """Return the chart of each index that is known at some time."""
    speak = voice(telling(progress.locale, progress.level_words), progress.locale)
    charts: list[Markup] = []
    for index in progress.check_ins[-1].indexes if progress.check_ins else ():
        weeks: list[Week] = [
            (each.number, each.when, one) for each in progress.check_ins for one in each.indexes if one.id == index.id
        ]
        if len(weeks) > 1 and any(one.value is not None for _, _, one in weeks):
            charts.append(trend_chart(weeks, speak))
    return charts


def _rows(heading: str, found: Iterable[Trend], speak: Voice, *, below: str | None = None) -> Markup | None:
    told = [
        el(
            "li",
            titled(speak.theirs(each.title), moved(each.kind, levels_over_time(each), speak)),
            _within(each, speak),
        )
        for each in found
    ]
    return part(heading, rows(told), below=below) if told else None


def _within(found: Trend, speak: Voice) -> Markup | None:
    """Return a line for what moved without reaching another level."""
    if found.state == "plateau" or len(levels_over_time(found)) > 1:
        return None
    if found.state == "improving":
        return el("p", speak.say.gettext("A little better, though not by a whole level."), class_="soft")
    return el("p", speak.say.gettext("A little harder, though not by a whole level."), class_="soft")


def _not_again(progress: ProgressData, told: Iterable[Trend], speak: Voice) -> Markup | None:
    """Return what was not asked again, or was found by other rules: nothing can be said of it, in either direction."""
    say = speak.say
    apart = [each for each in told if not each.compared and each.kind != "index"]
    if not apart and not progress.not_asked_again:
        return None
    titles: list[Content] = []
    when = {each.number: each.when for each in progress.check_ins}
    for each in apart:
        last = max(point.number for point in each.points)
        titles += [", "] if titles else []
        told_when = say.gettext("last asked: {when}", when=when_told(last, when.get(last), say))
        titles += [el("strong", speak.theirs(each.title)), f" ({told_when})"]
    lead = (
        el("p", say.gettext("Nothing can be said about these, in either direction:"), " ", titles, ".")
        if apart
        else None
    )
    asked = [el("li", speak.theirs(title)) for title in progress.not_asked_again[:_MAX_ASKED]]
    listed = [el("p", say.gettext("These questions were not asked again:")), el("ul", asked)] if asked else None
    return part(say.gettext("What was not asked again"), el("div", lead, listed, class_="note"))


_MAX_ASKED = 5


def _meanwhile(progress: ProgressData, speak: Voice) -> Markup | None:
    if not progress.followed:
        return None
    say = speak.say
    when = {each.number: each.when for each in progress.check_ins}
    told = [
        el(
            "li",
            titled(speak.theirs(each.title)),
            el(
                "p",
                say.gettext("since: {when}", when=when_told(each.number, when.get(each.number), say)),
                class_="soft",
            ),
        )
        for each in progress.followed
    ]
    below = say.gettext("It came before the change. Whether it helped, nobody can tell.")
    return part(say.gettext("What was suggested meanwhile"), rows(told), below=below)
