"""The words of a locale that a codebook can name instead of listing codes."""

from __future__ import annotations

from collections.abc import Iterator

from intimacy_kit.messages.catalogue import SOURCE, messages_in
from intimacy_kit.model.signals import Signal

Word = tuple[str, float | bool]


def has_words(locale: str) -> bool:
    """Return whether the library has words in a locale, or in its language."""
    return messages_in(locale).locale.partition("-")[0] == locale.replace("_", "-").partition("-")[0].lower()


def frequency_words(signal: Signal, locale: str) -> tuple[Word, ...]:
    """Return the words for the numbers of a frequency in a locale and in English; none if the signal has no words."""
    return _distinct(
        (say.gettext(word), float(number))
        for say in (messages_in(locale), messages_in(SOURCE))
        for number, word in enumerate(signal.spec.words)
    )


def yes_no_words(locale: str) -> tuple[Word, ...]:
    """Return the words for yes and no in a locale and in English, and true and false, y and n."""
    said = (messages_in(locale), messages_in(SOURCE))
    told = [(say.gettext(word), word == "yes") for say in said for word in ("yes", "no")]
    return _distinct(iter([*told, ("true", True), ("false", False), ("y", True), ("n", False)]))


def _distinct(words: Iterator[Word]) -> tuple[Word, ...]:
    """Return the words in lower case; of equal ones the first counts."""
    found: dict[str, float | bool] = {}
    for word, value in words:
        found.setdefault(word.lower(), value)
    return tuple(found.items())
