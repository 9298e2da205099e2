"""Remind everybody of the check-in: run it once a week, at the same hour for all.

What is pushed is the same for everybody and every week, whether they have finished or not: a notification stands on a
screen that the other one sees, too. The question itself is fetched by the app when it is opened.
"""

from collections.abc import Callable

from .storage import Storage

TEXTS = {"de": "Zeit für deinen Check-in", "en": "Time for your check-in", "es": "Es hora de tu chequeo"}


def remind(storage: Storage, send: Callable[[str, str], object]) -> int:
    """Call `send(device, text)` for everybody who wants to be reminded; return how many that are."""
    due = storage.devices()
    for device, locale in due:
        send(device, TEXTS[locale])
    return len(due)
