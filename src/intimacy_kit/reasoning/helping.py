"""Which help lines to show: of the nearest locale, those for the concerns first; old ones warn."""

from __future__ import annotations

import warnings
from datetime import date

from intimacy_kit.errors import Problem, QuestionError, shown
from intimacy_kit.model.resources import HelpLine, Resources, StaleResourceWarning
from intimacy_kit.model.result import Safety


def help_lines(resources: object, locale: object, safety: Safety, today: date) -> tuple[HelpLine, ...]:
    """Those for the concerns first, then those for everybody; of the nearest locale: en for en-GB.

    Raises:
        QuestionError: the locale is no text (IK404), or there are none for it (IK451).
    """
    if not isinstance(resources, Resources) or not isinstance(locale, str):
        help = 'give `Resources({...})` and a locale such as "en-GB"'
        raise QuestionError(Problem("IK404", "help lines need resources and a locale", help))
    known = {own.lower(): lines for own, lines in resources.lines.items()}
    wanted = locale.replace("_", "-").lower()
    while wanted and wanted not in known:
        wanted = wanted.rpartition("-")[0]
    if not wanted:
        help = f"supply some, or ask for one of {', '.join(sorted(resources.lines))}"
        raise QuestionError(Problem("IK451", f"there are no help lines for {shown(locale)}", help))
    concerns = {concern.id for concern in safety.concerns}
    for_these = [line for line in known[wanted] if concerns.intersection(line.concerns)]
    for_all = [line for line in known[wanted] if not line.concerns]
    chosen = (*for_these, *for_all)
    for line in chosen:
        days = (today - line.verified).days
        if days > resources.stale_after_days:
            text = f"the help line {shown(line.name)} was last checked {days} days ago: check it, and update `verified`"
            warnings.warn(text, StaleResourceWarning, stacklevel=3)
    return chosen
