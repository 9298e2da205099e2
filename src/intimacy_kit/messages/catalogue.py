"""Messages of one locale, with its numbers, dates and lists."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache, reduce
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Literal

DOMAIN = "intimacy_kit"
SOURCE = "en"
"""The language of the messages in the code; it needs no catalogue."""
PSEUDO = "qps"
"""The pseudo-locale, which marks every message. What is told in it without a mark was never translated."""
MARKS = "⟦", "⟧"
_Alike = tuple[str, re.Pattern[str], str]
_BEFORE_ALIKE: Mapping[str, tuple[_Alike, ...]] = {
    "es": (
        (" y ", re.compile(r"\W*(?:[ií]|h[ií](?![aeoáéó]))", re.IGNORECASE), " e "),
        (" o ", re.compile(r"\W*(?:h?[oó]|8|11(?!\d))", re.IGNORECASE), " u "),
    )
}
"""What the words that join lists become before a like sound, by locale; patterns of CLDR leave that to programs."""


def gettext_noop(message: str) -> str:
    """Return the message as it is: marks one that is translated elsewhere, for extraction."""
    return message


@dataclass(frozen=True, slots=True)
class LocaleData:
    """How a locale writes numbers, dates and lists; made from CLDR by `tools/messages.py`.

    Attributes:
        direction: in which it is written.
        decimal: the decimal sign.
        date: a date, with `{day}`, `{month}` and `{year}`.
        months: their names in a date, from January.
        short_date: a date without the year, with `{day}` and `{month}`.
        short_months: their names in it, from January.
        days, short_days: the names of the days of a week, in full and as short as they are told apart, from Monday.
        first_day: the day on which a week begins, from 0 for Monday.
        conjunction, disjunction: for lists joined by "and" and "or": the pattern of the first items, of the last one,
            and of two items by themselves.
    """

    direction: Literal["ltr", "rtl"]
    decimal: str
    date: str
    months: tuple[str, ...]
    short_date: str
    short_months: tuple[str, ...]
    days: tuple[str, ...]
    short_days: tuple[str, ...]
    first_day: int
    conjunction: tuple[str, str, str]
    disjunction: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Messages:
    """The messages of one locale. Equal to all others of the same locale.

    Attributes:
        locale: that of the catalogue, which may be less specific than what was asked for: `de` for `de-AT`, and `en`
            where there is none.
        data: its numbers, dates and lists.
        levels: what packs call levels, by kind of finding and level, in place of the messages for them.
    """

    locale: str
    data: LocaleData = field(compare=False, repr=False)
    translations: NullTranslations = field(compare=False, repr=False)
    levels: Mapping[tuple[str, str], str] = field(default_factory=dict, compare=False, repr=False)

    def gettext(self, message: str, /, **values: object) -> str:
        """Return a message, with the values of its placeholders."""
        return _filled(self.translations.gettext(message), values)

    def pgettext(self, context: str, message: str, /, **values: object) -> str:
        """Return a message that means something else in another context."""
        return _filled(self.translations.pgettext(context, message), values)

    def ngettext(self, one: str, many: str, count: float, /, **values: object) -> str:
        """Return the message for a count, which fills the placeholder `{count}`."""
        whole = int(count) if count == int(count) else 2  # parts take the plural
        return _filled(self.translations.ngettext(one, many, whole), {"count": self.number(count), **values})

    def with_levels(self, levels: Mapping[tuple[str, str], str]) -> Messages:
        """Return the same messages with these words for levels."""
        return replace(self, levels=levels)

    def number(self, value: float) -> str:
        """Return a number, without decimals where it is whole."""
        return str(int(value)) if value == int(value) else self.decimals(repr(value))

    def decimals(self, number: str) -> str:
        """Return a number that was written with a point, with the decimal sign of this locale."""
        return number.replace(".", self.data.decimal)

    def short_date(self, day: date) -> str:
        """Return a date without its year, such as "7 Jan"."""
        return self.data.short_date.format(day=day.day, month=self.data.short_months[day.month - 1])

    def date(self, day: date) -> str:
        """Return a date in words, such as "7 January 2030"."""
        return self.data.date.format(day=day.day, month=self.data.months[day.month - 1], year=day.year)

    def all_of(self, texts: Sequence[str]) -> str:
        """Return texts joined by "and"."""
        return _listed(texts, *self.data.conjunction, _BEFORE_ALIKE.get(self.locale, ()))

    def one_of(self, texts: Sequence[str]) -> str:
        """Return texts joined by "or"."""
        return _listed(texts, *self.data.disjunction, _BEFORE_ALIKE.get(self.locale, ()))


def locales() -> tuple[str, ...]:
    """Return the locales in which the library has messages."""
    return tuple(_locale_data())


@lru_cache(maxsize=64)
def messages_in(locale: str | None) -> Messages:
    """Return the messages of a locale, or of the nearest there is (RFC 4647, lookup); English without any.

    Args:
        locale: in its canonical spelling, such as `de-AT`; None for English.
    """
    data = _locale_data()
    parts = (locale or SOURCE).split("-")
    if parts[0] == PSEUDO:
        return Messages(PSEUDO, _marked(data[SOURCE]), _Pseudo())
    while parts and "-".join(parts) not in data:
        parts.pop()
    found = "-".join(parts) or SOURCE
    return Messages(found, data[found], NullTranslations() if found == SOURCE else _catalogue(found))


class _Pseudo(NullTranslations):
    """A catalogue in which every message is the English one between marks."""

    def gettext(self, message: str) -> str:
        return message.join(MARKS)

    def pgettext(self, context: str, message: str) -> str:  # noqa: ARG002 - the signature of gettext
        return message.join(MARKS)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return (msgid1 if n == 1 else msgid2).join(MARKS)


def _marked(data: LocaleData) -> LocaleData:
    """Return how a locale writes dates and lists, with marks around what has words."""
    conjunction, disjunction = (
        (middle, last.join(MARKS), pair.join(MARKS)) for middle, last, pair in (data.conjunction, data.disjunction)
    )
    days, short_days = (tuple(day.join(MARKS) for day in names) for names in (data.days, data.short_days))
    return replace(
        data,
        date=data.date.join(MARKS),
        short_date=data.short_date.join(MARKS),
        days=days,
        short_days=short_days,
        conjunction=conjunction,
        disjunction=disjunction,
    )


def _filled(message: str, values: Mapping[str, object]) -> str:
    return message.format(**values) if values else message


def _listed(texts: Sequence[str], middle: str, last: str, pair: str, alike: Iterable[_Alike]) -> str:
    if len(texts) < 2:
        return "".join(texts)
    *first, end = texts
    listed = reduce(middle.format, first)
    pattern = pair if len(texts) == 2 else last
    for word, sounds, other in alike:
        if sounds.match(end):
            pattern = pattern.replace(word, other)
    return pattern.format(listed, end)


def _folder() -> Traversable:
    return files("intimacy_kit.messages")


def _locale_data() -> dict[str, LocaleData]:
    found: dict[str, dict[str, Any]] = json.loads(_folder().joinpath("locales.json").read_text("utf-8"))
    return {locale: LocaleData(**_with_tuples(data)) for locale, data in found.items()}


def _with_tuples(data: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in data.items()}


def _catalogue(locale: str) -> GNUTranslations:
    with _folder().joinpath(locale, "LC_MESSAGES", f"{DOMAIN}.mo").open("rb") as file:
        return GNUTranslations(file)
