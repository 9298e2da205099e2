"""The document of a validation: what an appendix needs, and what none of it says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from intimacy_kit.documents.tree import Block, Document, Figure, Paragraph, Table, items, section
from intimacy_kit.messages.catalogue import Messages, messages_in
from intimacy_kit.validation.results import Estimate, Levels, ValidationData

NONE = "\N{EN DASH}"
Rows = Iterable[tuple[str, ...]]


def validation_document(found: ValidationData, plots: Mapping[str, str] | None = None) -> Document:
    """Return the document, with plots as SVG by name if there are some."""
    say = messages_in(found.locale)
    body: list[Block] = [Paragraph(_cases(found, say))]
    if found.few:
        body.append(Paragraph(_too_few(found, say), "notice"))
    else:
        body += _results(found, plots or {}, say)
    body += section(say.gettext("What this says, and what not"), items([*_limits(found, say)], own=True))
    title = say.gettext("How well the rules go with “{outcome}”", outcome=found.outcome)
    return Document(title, tuple(body), say, locale=found.locale)


def _cases(found: ValidationData, say: Messages) -> str:
    if found.events is None:
        told = say.gettext(
            "{cases} cases of {clusters} couples or persons.", cases=found.cases, clusters=found.clusters
        )
    else:
        told = say.gettext(
            "{cases} cases of {clusters} couples or persons, {events} of them with the event.",
            cases=found.cases,
            clusters=found.clusters,
            events=found.events,
        )
    left = say.gettext("{count} rows without an outcome were left out.", count=found.unknown) if found.unknown else ""
    return f"{told} {left}".strip()


def _too_few(found: ValidationData, say: Messages) -> str:
    if found.event:
        return say.gettext(
            "Too few: {least} couples or persons with the event are needed, and as many without, to say anything.",
            least=found.least,
        )
    return say.gettext("Too few: {least} couples or persons are needed to say anything.", least=2 * found.least)


def _results(found: ValidationData, plots: Mapping[str, str], say: Messages) -> Iterator[Block]:
    titles = {each.id: each.title for each in found.discrimination}
    yield Paragraph(_claim(found, say), "notice")
    yield from section(
        say.gettext("Telling cases apart"),
        [*_plot(plots, "roc", say), *_table(_header(found, say), _apart(found, say))],
    )
    yield from section(say.gettext("Beside what is simpler"), _simpler(found, say))
    yield from section(say.gettext("Calibration"), _calibrated(found, plots, titles, say))
    by_level = [*_plot(plots, "levels", say)]
    header: tuple[str, ...] = (
        say.gettext("finding"),
        say.gettext("outcome by level (cases)"),
        say.gettext("trend"),
        "p",
    )
    by_level += _table(header, ((titles[each.id], *_by_level(each, say)) for each in found.levels))
    yield from section(say.gettext("Outcome by level"), by_level)
    header = (say.gettext("finding"), say.gettext("present with the event"), say.gettext("present without"))
    rows: Rows = ((titles[each.id], _told(each.events, say), _told(each.others, say)) for each in found.flagged)
    yield from section(say.gettext("Present or not"), _table(header, rows))
    yield from section(say.gettext("Rules"), _rules(found, say))
    header = (say.gettext("finding"), say.gettext("finding"), say.gettext("rank correlation"))
    rows = ((titles[each.one], titles[each.other], _number(each.rank, say)) for each in found.alike)
    yield from section(say.gettext("Findings that say nearly the same"), _table(header, rows))
    yield from section(say.gettext("Groups"), _groups(found, titles, say))


def _claim(found: ValidationData, say: Messages) -> str:
    clear, count = found.clear, len(found.discrimination)
    if not clear:
        return say.gettext("Nothing goes with the outcome more than chance would have it.")
    first = clear[0]
    best = first.auc or first.rank or Estimate(value=0.0)
    return say.gettext(
        "{clear} of {count} findings and indexes go with the outcome more than chance would have it, most of all "
        "“{title}”: {figure}.",
        clear=len(clear),
        count=count,
        title=first.title,
        figure=_told(best, say),
    )


def _header(found: ValidationData, say: Messages) -> tuple[str, ...]:
    first = (say.gettext("finding"),) + ((say.gettext("AUC"),) if found.event else ())
    ties = (say.gettext("ties"),) if found.event else ()
    ends = (say.gettext("at 0"), say.gettext("at the highest level"))
    return (*first, say.gettext("rank correlation"), "p", *ties, *ends)


def _apart(found: ValidationData, say: Messages) -> Rows:
    for each in found.discrimination:
        areas = (_told(each.auc, say),) if found.event else ()
        ties = () if each.ties is None else (_number(each.ties, say),)
        ends = (_number(each.floor, say), _number(each.ceiling, say))
        yield (each.title, *areas, _told(each.rank, say), _p(each.p, say), *ties, *ends)


def _simpler(found: ValidationData, say: Messages) -> list[Block]:
    names = {
        "best_item": say.gettext("the best single answer"),
        "sum": say.gettext("the plain sum of all answers"),
        "regression": say.gettext("a regression on all answers"),
    }
    auc = (say.gettext("AUC"),) if found.event else ()
    rows = [
        (names[each.id], *((_told(each.auc, say),) if found.event else ()), _told(each.rank, say))
        for each in found.baselines
    ]
    return _table((say.gettext("what"), *auc, say.gettext("rank correlation")), rows)


def _calibrated(
    found: ValidationData, plots: Mapping[str, str], titles: Mapping[str, str], say: Messages
) -> list[Block]:
    header = (
        say.gettext("finding"),
        say.gettext("intercept"),
        say.gettext("slope"),
        say.gettext("Brier score"),
        say.gettext("mean score"),
        say.gettext("share of cases with the event"),
    )
    rows = (
        (
            titles[each.id],
            _told(each.intercept, say),
            _told(each.slope, say),
            *(_number(value, say) for value in (each.brier, each.expected, each.observed)),
        )
        for each in found.calibration
    )
    note = say.gettext("A score tells how strongly rules speak, and is no probability.")
    table = _table(header, rows)
    return [Paragraph(note, "soft"), *_plot(plots, "calibration", say), *table] if table else []


def _by_level(found: Levels, say: Messages) -> tuple[str, str, str]:
    few = say.gettext("too few")
    told = [
        f"{each.level}: {few if each.outcome is None else _told(each.outcome, say)} ({each.cases})"
        for each in found.levels
        if each.cases
    ]
    return "; ".join(told), _told(found.trend, say), _p(found.p, say)


def _rules(found: ValidationData, say: Messages) -> list[Block]:
    few = say.gettext("too few")
    fits = {True: say.gettext("as its finding"), False: say.gettext("against its finding"), None: NONE}
    header = (
        say.gettext("rule"),
        say.gettext("true in"),
        say.gettext("lift"),
        say.gettext("difference"),
        say.gettext("sign"),
        say.gettext("without it"),
    )
    rows = [
        (
            each.id,
            str(each.cases),
            few if each.lift is None else _number(each.lift, say),
            few if each.difference is None else _told(each.difference, say),
            fits[each.fits],
            NONE if each.change is None else _number(each.change, say, signed=True),
        )
        for each in found.rules
    ]
    never = say.gettext("True in no case: {rules}.", rules=", ".join(found.never)) if found.never else ""
    return [*_table(header, rows), *([Paragraph(never)] if never else [])]


def _groups(found: ValidationData, titles: Mapping[str, str], say: Messages) -> list[Block]:
    few = say.gettext("too few")
    header = (say.gettext("group"), say.gettext("finding"), say.gettext("within it"), say.gettext("minus all others"))
    rows: list[tuple[str, ...]] = []
    for each in found.subgroups:
        rows += [(f"{each.label} ({each.cases})", few, NONE, NONE)] if each.few else []
        rows += [
            (f"{each.label} ({each.cases})", titles[one.id], _told(one.value, say), _told(one.difference, say))
            for one in each.figures
        ]
    return _table(header, rows)


def _limits(found: ValidationData, say: Messages) -> Iterator[str]:
    yield say.gettext(
        "Going together is no proof of a cause: nothing here says what would change if anybody did something else."
    )
    yield say.gettext(
        "If answers and outcome are of the same time, they agree or not; that foretells nothing. Only an outcome that "
        "came later can."
    )
    yield say.gettext("It holds for people like these, asked as they were.")
    if not found.few:
        yield say.gettext(
            "Each interval, taken alone, holds the true figure in about 95 of 100 such samples: of twenty, one may "
            "miss it. They are by a bootstrap of couples or persons ({draws} draws, seed {seed}); shares have Wilson's "
            "interval. p is by Holm's correction for all findings, indexes and trends: of an outcome that has nothing "
            "to do with the answers, anything is said to go with it in about 5 of 100 such samples.",
            draws=found.draws,
            seed=found.seed,
        )
        yield say.gettext(
            "The best single answer and the regression are told on cases that they did not learn from (five parts, "
            "five times), without an interval, since none is known to be right; findings learnt from nobody."
        )
    packs = ", ".join(f"{pack.name} {pack.version} ({pack.digest[:12]})" for pack in found.packs)
    yield say.gettext("Rules: {packs}.", packs=packs)


def _plot(plots: Mapping[str, str], name: str, say: Messages) -> list[Block]:
    if name not in plots:
        return []
    words = say.gettext("The table has the figures. Drawn are the five that are furthest from chance.")
    return [Figure(plots[name], words)]


def _table(header: tuple[str, ...], rows: Rows) -> list[Block]:
    every = tuple(rows)
    return [Table(header, every, own=True)] if every else []


def _told(estimate: Estimate | None, say: Messages) -> str:
    if estimate is None:
        return NONE
    value = _number(estimate.value, say)
    if estimate.low is None or estimate.high is None:
        return value
    return say.gettext(
        "{value} ({low} to {high})", value=value, low=_number(estimate.low, say), high=_number(estimate.high, say)
    )


def _number(value: float, say: Messages, *, signed: bool = False) -> str:
    return say.decimals(f"{value:+.3f}" if signed else f"{value:.2f}")


def _p(value: float | None, say: Messages) -> str:
    if value is None:
        return NONE
    return say.decimals("<0.001" if value < 0.001 else f"{value:.3f}")
