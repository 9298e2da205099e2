"""The document of progress: the same for text, Markdown and pages, which have charts; improvements first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, time
from functools import reduce
from itertools import groupby
from typing import cast

from intimacy_kit.documents.html.languages import languages
from intimacy_kit.documents.tree import Block, Document, Figure, Item, Level, Paragraph, Table, items, section
from intimacy_kit.messages.catalogue import Messages, messages_in
from intimacy_kit.model.levels import MILD, is_open, level, level_of, level_told
from intimacy_kit.reasoning.progress.trends import Point, ProgressData, State, Trend, ever_present
from intimacy_kit.render.charts import trend
from intimacy_kit.render.diagnosis_document import for_whom, support_document
from intimacy_kit.render.found import nothing_answered, nothing_sentence

ORDER: tuple[State, ...] = ("improving", "plateau", "relapse", "worsening")


def progress_document(progress: ProgressData) -> Document:
    """Return the document of what was present at some time, with charts; after a concern the support only."""
    say = messages_in(progress.locale)
    if progress.support is not None:
        return support_document(progress.support, say)
    told = ever_present(progress)
    compared = [each for each in told if each.state != "not_asked_again"]
    again = [item for each in told if each.state == "not_asked_again" for item in _once(each, say)]
    headings = {
        "improving": say.gettext("Getting better"),
        "plateau": say.gettext("About the same"),
        "relapse": say.gettext("Harder again, after it had been better"),
        "worsening": say.gettext("Getting harder"),
    }
    before = say.gettext("What came before something got better is no proof that it helped.")
    followed = _followed(progress, say)
    count = len(progress.safety)
    over = say.ngettext("Over {count} check-in.", "Over {count} check-ins.", count)
    body: list[Block] = [Paragraph(over, "soft"), *map(Paragraph, _even(progress, told, say))]
    body += [
        block
        for state in ORDER
        for block in section(headings[state], [_card(each, progress, say) for each in compared if each.state == state])
    ]
    body += section(say.gettext("Not asked again in the same way"), again)
    body += section(say.gettext("What came before"), [*followed, Paragraph(before, "soft")] if followed else ())
    body += section(say.gettext("To bear in mind"), items([*_notes(progress, say)], own=True))
    title = say.gettext("How things have moved")
    return Document(title, tuple(body), say, introduction=for_whom(say), locale=progress.locale)


def _once(found: Trend, say: Messages) -> Iterator[Item]:
    """Yield the level of each check-in in which something was asked that is not comparable with any other."""
    for point in found.points:
        then = say.gettext("{level} in check-in {number}", level=_level(point, found, say), number=point.number)
        yield Item(f"{found.title}: {then}")


def _followed(progress: ProgressData, say: Messages) -> list[Item]:
    titles = {each.id: each.title for each in progress.findings}
    return [
        Item(
            say.gettext(
                "{remedy}, then better: {findings}",
                remedy=each.title,
                findings=", ".join(titles[id] for id in each.improved),
            )
        )
        for each in progress.followed
    ]


def _even(progress: ProgressData, told: Iterable[Trend], say: Messages) -> Iterator[str]:
    """Yield what is said if nothing got better or harder, and if nothing was present at all."""
    present = [*told]
    if not any(each.state not in ("plateau", "not_asked_again") for each in present) and (present or progress.signals):
        compared = any(each.state != "not_asked_again" for each in (*progress.findings, *progress.components))
        yield (
            say.gettext("No change that is large enough to mean something.")
            if compared
            else say.gettext("Too little was asked again in the same way to tell what has changed.")
        )
    if not present:
        yield _nothing(progress, say)


def _notes(progress: ProgressData, say: Messages) -> Iterator[str]:
    """Yield what limits the comparison: changed rules (marked by a star), changed questions."""
    if progress.rules_changed:
        yield say.gettext(
            "* The rules have changed in between (check-in {numbers}), so what is compared may differ by that.",
            numbers=", ".join(map(str, progress.rules_changed)),
        )
    if progress.questions_changed:
        yield say.gettext(
            "Not the same questions were answered each time. So each thing is compared only where the same was "
            "answered about it, or where no open answer could turn the change around."
        )


def _nothing(progress: ProgressData, say: Messages) -> str:
    """Return the sentence for progress without any present finding."""
    if not progress.signals:
        return nothing_answered(say)
    ends = [_ends(each.points[-1]) if each.points else (0.0, 1.0) for each in progress.findings]
    if any(is_open(score, high) for score, high in ends):
        return say.gettext("Too little was answered so far to tell whether something is hard.")
    return nothing_sentence(say, final=all(high < MILD for _, high in ends))


def _card(found: Trend, progress: ProgressData, say: Messages) -> Level:
    """Return a card with the chart of a trend and the same data as a table."""
    own = languages(say, progress.locale).own
    rows = tuple((_label(point, say), _level(point, found, say)) for point in found.points)
    table = Table((say.gettext("check-in"), say.gettext("level")), rows, own=True)
    levels = _then([word for word, _ in groupby(word for _, word in rows)], say)
    caption = f"{found.title}: {levels}"
    points = [(point.number, point.score) for point in found.points if point.score is not None]
    ends = _label(found.points[0], say), _label(found.points[-1], say)
    picture = trend(points, ends, caption, say, good=found.kind == "component", language=own)
    last = found.points[-1].number
    since = say.gettext("Not asked again in the same way since check-in {number}.", number=last)
    later = (Paragraph(since, "soft"),) if max(found.not_compared, default=0) > last else ()
    star = "" if found.same_rules else " *"
    return Level(found.title + star, "", levels, (Figure(picture, "", (table,), told=False), *later))


def _then(levels: Iterable[str], say: Messages) -> str:
    """Return levels one after another, such as "mild, then moderate"."""
    first, *more = levels
    return reduce(lambda told, next: say.gettext("{before}, then {next}", before=told, next=next), more, first)


def _level(point: Point, found: Trend, say: Messages) -> str:
    score, high = _ends(point)
    return level_told(level_of(found.kind, level(score)), score, high, say)


def _ends(point: Point) -> tuple[float, float]:
    """Return the score and the high of a finding or component at a check-in."""
    return cast("float", point.score), cast("float", point.high)


def _label(point: Point, say: Messages) -> str:
    """Return when a check-in was: its date, with the time if it has one, else its number."""
    if point.when is None:
        return str(point.number)
    moment = datetime.fromisoformat(point.when)
    day, clock = say.date(moment), moment.strftime("%H:%M")
    return day if moment.time() == time() else say.gettext("{date}, {time}", date=day, time=clock)
