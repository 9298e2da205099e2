"""Select the help lines of the nearest locale for the concerns and cautions of a case, and warn about stale ones."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from datetime import date, datetime

from intimacy_kit.errors import OptionError, Problem, QuestionError, shown
from intimacy_kit.model.resources import HelpLine, Resources, StaleResourceWarning
from intimacy_kit.model.safety import Safety
from intimacy_kit.model.values import plain_text


def help_lines(resources: object, locale: object, safety: Safety, today: object) -> tuple[HelpLine, ...]:
    """Return the help lines for the concerns and cautions, then those for everybody.

    They are of the nearest locale that has any: for en-GB those of en-GB, else of en.

    Args:
        resources: the help lines of the app.
        locale: a language tag.
        safety: of the diagnosis.
        today: the date to which the age of a help line is compared.

    Raises:
        QuestionError: an argument has the wrong type (IK404), or there are no help lines for the locale (IK451).

    Warns:
        StaleResourceWarning: a help line was verified too long ago.
    """
    tag = plain_text(locale)
    if not isinstance(resources, Resources) or tag is None:
        help = 'give `Resources({...})` and a locale such as "en-GB"'
        raise OptionError(Problem("IK404", "help lines need resources and a locale", help))
    day = today.date() if isinstance(today, datetime) else today
    if not isinstance(day, date) or day != day:  # noqa: PLR0124 - NaT of pandas is a date, and differs from itself
        raise OptionError(Problem("IK404", "'today' must be a date", "give the day as `datetime.date(2030, 1, 7)`"))
    known = {own.lower(): lines for own, lines in resources.lines.items()}
    wanted = tag.replace("_", "-").lower()
    nearest = [known[own] for own in _from_near_to_far(wanted) if own in known]
    if not nearest:
        help = f"supply some, or ask for one of {', '.join(sorted(resources.lines))}"
        raise QuestionError(Problem("IK451", f"no help lines for {shown(tag)}", help))
    chosen = next(filter(None, (_fitting(lines, safety) for lines in nearest)), ())
    for line in chosen:
        days = (day - line.verified).days
        if days > resources.stale_after_days:
            text = f"the help line {shown(line.name)} was last checked {days} days ago: check it, and update `verified`"
            warnings.warn(text, StaleResourceWarning, stacklevel=3)
    return chosen


def _from_near_to_far(locale: str) -> Iterator[str]:
    while locale:
        yield locale
        locale = locale.rpartition("-")[0]


def _fitting(lines: Sequence[HelpLine], safety: Safety) -> tuple[HelpLine, ...]:
    concerns = {each.id for each in (*safety.concerns, *safety.cautions)}
    for_these = [line for line in lines if concerns.intersection(line.concerns)]
    for_all = [line for line in lines if not line.concerns]
    return (*for_these, *for_all)
