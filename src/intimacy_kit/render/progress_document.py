"""The document of progress: the same for text, Markdown and notebooks; improvements first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from itertools import groupby
from math import ceil, floor
from typing import cast

from intimacy_kit.documents.tree import Block, Document, Item, Level, Paragraph, items, section
from intimacy_kit.messages.catalogue import Messages
from intimacy_kit.model.level_words import telling
from intimacy_kit.model.levels import MILD, is_open, level, level_of, level_told
from intimacy_kit.reasoning.progress.trends import Point, ProgressData, State, Trend, told_trends
from intimacy_kit.render.found import nothing_answered, nothing_sentence

MAX_LISTED = 5
ORDER: tuple[State, ...] = ("improving", "plateau", "relapse", "worsening")


def progress_document(progress: ProgressData) -> Document:
    """Return the document of what was present at some time; after a concern the support only."""
    say = telling(progress.locale, progress.level_words)
    if progress.support is not None:
        return progress.support.document()
    told = told_trends(progress)
    compared = [each for each in told if each.compared]
    headings = {
        "improving": say.gettext("Getting better"),
        "plateau": say.gettext("About the same"),
        "relapse": say.gettext("Harder again, after it had been better"),
        "worsening": say.gettext("Getting harder"),
    }
    before = say.gettext("What came before something got better is no proof that it helped.")
    followed = _followed(progress, say)
    count = len(progress.safety)
    over = say.ngettext("From {count} check-in.", "From {count} check-ins.", count)
    body: list[Block] = [Paragraph(over, "soft"), *map(Paragraph, even(progress, told, say))]
    body += [
        block
        for state in ORDER
        for block in section(headings[state], [_card(each, say) for each in compared if each.state == state])
    ]
    for state, heading in (
        ("not_asked_again", say.gettext("Not asked again in the same way")),
        ("rules_changed", say.gettext("Not compared, as the rules have changed")),
        ("open", say.gettext("Not known yet")),
    ):
        body += section(heading, [item for each in told if each.state == state for item in _once(each, say)])
    body += section(say.gettext("What came before"), [*followed, Paragraph(before, "soft")] if followed else ())
    body += section(
        say.gettext("To bear in mind"), items([*limits(progress, say), *_not_asked_again(progress, say)], own=True)
    )
    title = say.gettext("How things have moved")
    return Document(title, tuple(body), say, locale=progress.locale)


def _once(found: Trend, say: Messages) -> Iterator[Item]:
    """Yield the level of each check-in for something that is not compared; the last of those where none is known."""
    for point in found.points if any(point.score is not None for point in found.points) else found.points[-1:]:
        number = point.number
        if point.score is None:
            ends = _range(point)
            told = say.gettext("not known yet in check-in {number}, {low} to {high} of 100", number=number, **ends)
        else:
            told = say.gettext("{level} in check-in {number}", level=_level(point, found, say), number=number)
        yield Item(f"{found.title}: {told}")


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


def even(progress: ProgressData, told: Iterable[Trend], say: Messages) -> Iterator[str]:
    """Yield what is said if nothing got better or harder, and if nothing was present at all."""
    present = [*told]
    every = (*progress.findings, *progress.components)
    moved = any(each.compared and each.state != "plateau" for each in present)
    if not moved and (present or progress.signals):
        if any(each.compared for each in every):
            yield say.gettext("No change that is large enough to mean something.")
        elif any(each.state == "rules_changed" for each in every):
            yield say.gettext("The rules have changed in between, so what was found before and after is not compared.")
        else:
            yield say.gettext("Too little was asked again in the same way to tell what has changed.")
    if all(each.kind == "index" for each in present):
        yield _nothing(progress, say)


def limits(progress: ProgressData, say: Messages) -> Iterator[str]:
    """Yield what limits the comparison: changed rules (marked by a star), changed questions, lines that break."""
    if progress.rules_changed:
        yield say.gettext(
            "* The rules have changed in between (check-in {numbers}). What was found before and after that is not "
            "compared, and not joined by a line.",
            numbers=", ".join(map(str, progress.rules_changed)),
        )
    if progress.questions_changed:
        yield say.gettext(
            "Not the same questions were answered each time. So check-ins are compared on the answers that both have; "
            "a line breaks where these are others."
        )


def _not_asked_again(progress: ProgressData, say: Messages) -> Iterator[str]:
    if progress.not_asked_again:
        titles = say.all_of(progress.not_asked_again[:MAX_LISTED])
        if len(progress.not_asked_again) > MAX_LISTED:
            titles = say.gettext("{titles}; and more", titles="; ".join(progress.not_asked_again[:MAX_LISTED]))
        yield say.gettext("Not asked again: {titles}.", titles=titles)


def _nothing(progress: ProgressData, say: Messages) -> str:
    """Return the sentence for progress without any present finding."""
    if not progress.signals:
        return nothing_answered(say)
    ends = [_ends(each.points[-1]) if each.points else (0.0, 1.0) for each in progress.findings]
    if any(is_open(score, high) for score, high in ends):
        return say.gettext("Too little was answered so far to tell whether something is hard.")
    return nothing_sentence(say, final=all(high < MILD for _, high in ends))


def _card(found: Trend, say: Messages) -> Level:
    """Return what became of the level of something found, with what limits the comparison."""
    lines = [[*line] for _, line in groupby(found.points, lambda point: point.line)]
    levels = _told_levels(lines, found, say)
    last = max(found.points, key=lambda point: point.number)
    body: list[Block] = []
    if len(lines) > 1 and found.overall not in (None, found.state):
        body.append(Paragraph(_overall(found.overall, say), "soft"))
    body += [Paragraph(_open(point, say), "soft") for point in found.points if point.score is None]
    if max(found.not_compared, default=0) > last.number:
        since = say.gettext("Not asked again in the same way since check-in {number}.", number=last.number)
        body.append(Paragraph(since, "soft"))
    star = "" if found.same_rules else " *"
    return Level(found.title + star, "", levels, tuple(body))


def _overall(state: State | None, say: Messages) -> str:
    """Return what became of it from the first to the last check-in, where no line leads from one to the other."""
    if state == "improving":
        return say.gettext("From the first check-in to the last: better.")
    if state == "worsening":
        return say.gettext("From the first check-in to the last: harder.")
    return say.gettext("From the first check-in to the last: about the same.")


def _then(levels: Iterable[str], say: Messages) -> str:
    """Return levels one after another, such as "mild, then moderate"."""
    first, *more = levels
    return reduce(lambda told, next: say.gettext("{before}, then {next}", before=told, next=next), more, first)


def _told_levels(lines: Sequence[Sequence[Point]], found: Trend, say: Messages) -> str:
    """Return the levels of each line in which the level is another one; else those of the first and the last check-in.

    If these are the same, it is the level of the line that is known best: a line of few answers has low levels, since
    what is unknown does not count.
    """
    levels = [
        [word for word, _ in groupby(_level(point, found, say) for point in line)] for line in (*lines, found.ends)
    ]
    moved = [_then(words, say) for words in levels[:-1] if len(words) > 1]
    if moved:
        return reduce(lambda told, next: say.gettext("{before}; compared anew: {next}", before=told, next=next), moved)
    if len(levels[-1]) > 1:
        return _then(levels[-1], say)
    best = min(range(len(lines)), key=lambda number: (_width(lines[number]), -number))
    return levels[best][0]


def _width(line: Sequence[Point]) -> float:
    return min((point.high or 0.0) - (point.low or 0.0) for point in line)


def _level(point: Point, found: Trend, say: Messages) -> str:
    if found.kind != "index":
        score, high = _ends(point)
        return level_told(level_of(found.kind, level(score)), found.kind, score, high, say)
    title = next((rung.title for rung in found.levels if rung.id == point.level), None)
    if title is not None:
        return title
    return say.gettext("not known yet, {low} to {high} of 100", **_range(point))


def _ends(point: Point) -> tuple[float, float]:
    """Return the score and the high of a finding or component at a check-in."""
    return cast("float", point.score), cast("float", point.high)


def _open(point: Point, say: Messages) -> str:
    return say.gettext(
        "Not known yet in check-in {number}: {low} to {high} of 100.", number=point.number, **_range(point)
    )


def _range(point: Point) -> dict[str, int]:
    """Return the ends of the range of an index, as numbers of 100."""
    return {"low": floor(100 * (point.low or 0.0)), "high": ceil(100 * (point.high or 0.0))}
