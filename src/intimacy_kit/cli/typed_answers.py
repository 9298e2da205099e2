"""Read what a person types as an answer, and hint at what fits: in their language, or as files have it.

In German `oft` is 3 for a frequency, and `1,5` is 1.5. In Spanish `si` is as good as `sí`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from unicodedata import combining, normalize

from intimacy_kit.cli.files.values import NOT_ANSWERED, parse_value
from intimacy_kit.cli.telling import TOGETHER
from intimacy_kit.messages.catalogue import SOURCE, Messages
from intimacy_kit.model.labels import Option
from intimacy_kit.model.scoring import Item
from intimacy_kit.model.signals import Signal

_AMBIGUOUS = re.compile(r"[+-]?[0-9]{1,3}\.[0-9]{3}\Z")
"""Numbers such as 1.500, which may mean 1500 where the point is not the decimal sign: nobody guesses."""


def hint(signal: Signal, say: Messages) -> str:
    """Return what can be typed."""
    if signal.spec.value_type == "flag":
        return say.one_of([label for _, label in signal.options])
    if signal.spec.value_type == "choice":
        return ", ".join(f"{number}{TOGETHER}{label}" for number, (_, label) in enumerate(signal.options, start=1))
    if signal.options:
        return _numbered(signal.options)
    low, high = map(say.number, signal.bounds)
    if signal.unit:
        return say.gettext("{low} to {high} {unit}", low=low, high=high, unit=signal.unit)
    return say.gettext("{low} to {high}", low=low, high=high)


def item_hint(item: Item) -> str:
    """Return what can be typed as the answer to an item."""
    return _numbered(item.options)


def _numbered(options: Iterable[Option]) -> str:
    return ", ".join(f"{value}{TOGETHER}{label}" for value, label in options)


def typed_item(item: Item, typed: str) -> float | str | None:
    """Return the answer to an item, by its number or its words; None for none; or text if it does not fit."""
    text = typed.strip()
    if text in NOT_ANSWERED:
        return None
    named = {name.casefold(): value for value, label in item.options for name in (label, str(value))}
    return named.get(text.casefold(), text)


def typed_answer(signal: Signal, typed: str, say: Messages) -> float | bool | str | None:
    """Return the answer, None for none; or text if it does not fit, so that validation refuses it.

    The words of the language go before those of English, and both before what files hold. A choice can be typed by its
    number, yes and no by their first letters.
    """
    text = typed.strip()
    if text in NOT_ANSWERED:
        return None
    named: dict[str, float | bool | str] = {}
    for name, value in _names(signal):
        named.setdefault(name.casefold(), value)
    for name, value in list(named.items()):
        named.setdefault(_plain(name), value)
    if text.casefold() in named:
        return named[text.casefold()]
    sign = say.data.decimal
    if signal.is_number and sign != ".":
        return text if _AMBIGUOUS.match(text) else parse_value(signal, text.replace(sign, ".", 1))
    return parse_value(signal, text)


def _plain(name: str) -> str:
    """Return a name without accents, as it is often typed."""
    return "".join(sign for sign in normalize("NFD", name) if not combining(sign))


def _names(signal: Signal) -> Iterator[tuple[str, float | bool | str]]:
    """Yield what an answer can be called, and the answer; of equal names the first one counts."""
    told = signal.options
    yield from ((label, value) for value, label in told)
    if signal.spec.value_type == "flag" and len({label[0].casefold() for _, label in told}) == len(told):
        yield from ((label[0], value) for value, label in told)
    yield from ((label, value) for value, label in signal.told_in(SOURCE).options)
    yield from ((str(number), choice) for number, choice in enumerate(signal.choices, start=1))
