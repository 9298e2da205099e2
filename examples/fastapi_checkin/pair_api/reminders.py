"""Remind whoever has not finished this week's check-in: run it at the same hour for all, such as once a day.

What is pushed is the same for everybody and every week. The question itself is fetched by the app when it is opened: a
notification stands on a screen that the other one sees, too.
"""

from collections.abc import Callable
from datetime import date

from .storage import Storage
from .weeks import has_finished, monday

TEXTS = {"de": "Zeit für deinen Check-in", "en": "Time for your check-in", "es": "Es hora de tu check-in"}


def remind(storage: Storage, today: date, send: Callable[[str, str], object]) -> int:
    """Call `send(device, text)` for everybody who has not finished this week; return how many that are."""
    due = [(device, locale) for device, locale, weeks in storage.devices() if not has_finished(weeks, monday(today))]
    for device, locale in due:
        send(device, TEXTS[locale])
    return len(due)
