"""Write the draft of a codebook: all that the source knows, and a mark where somebody is to decide."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from intimacy_kit.answers.codebooks.checks import UNDECIDED
from intimacy_kit.answers.codebooks.codes import as_number
from intimacy_kit.answers.codebooks.vocabulary import Vocabulary
from intimacy_kit.answers.codebooks.words import yes_no_words
from intimacy_kit.answers.drafts.described import Described, DescribedColumn
from intimacy_kit.answers.drafts.pairs import pair_in
from intimacy_kit.answers.drafts.suggestions import Suggestions
from intimacy_kit.messages.catalogue import SOURCE, locales, messages_in
from intimacy_kit.model.signal_kinds import KINDS
from intimacy_kit.model.signals import Signal

_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_]*\Z")
_RESERVED = frozenset({"true", "false", "null", "yes", "no", "on", "off", "n", "y"})
_LONGEST = 90
_HEAD = """\
# A draft. What says {mark} is for you to decide; until then the codebook is refused.
# An entry is a column of the data: put the signal that it is in the place of {mark}_1, and so on, or delete the entry.
# `answers` says what each code means: a number of the signal's range, true or false, a choice, or null for no answer;
# `from` the range of the codes, the end that means the least first. `reversed: true` turns it round.
# `intimacy-kit signals` lists the signals.
"""
_PARTNERS = """\
# Two partners in a row:      partners: {prefix: [h_, w_]}, and columns without that
# A row for each of the two:  partners: {rows: household}
"""


def draft(described: Described, vocabulary: Vocabulary, locale: str | None = None, *more: Vocabulary) -> str:
    """Return the text of a codebook in YAML.

    Args:
        described: the columns.
        vocabulary: the signals that they may be.
        locale: whose words codes may stand for, besides those of English; by default that whose words say the most.
        more: the same signals in other languages, to suggest by.
    """
    locale = locale or _spoken(described)
    pair = pair_in(described.columns)
    lines = [_HEAD.format(mark=UNDECIDED) + ("" if pair else _PARTNERS)]
    if locale != SOURCE:
        lines.append(f"locale: {locale}")
    if described.format:
        lines.append(f"file: {{{', '.join(f'{key}: {_written(value)}' for key, value in described.format)}}}")
    if described.missing:
        lines.append(f"missing: [{', '.join(map(_written, described.missing))}]")
    if pair is not None:
        signs = ", ".join(map(_written, pair.signs))
        lines.append(
            f"partners: {UNDECIDED}  # perhaps {{{pair.way}: [{signs}]}}: columns below are named without that"
        )
    lines.append("signals:")
    words, suggestions = _Words(locale), Suggestions(vocabulary.signals, *(each.signals for each in more))
    number = 0
    columns = described.columns if pair is None else pair.columns
    for column in columns:
        if column.is_of_a_tool:
            continue
        known = vocabulary.signals.get(column.name)
        number += known is None
        lines += _entry(column, known, f"{UNDECIDED}_{number}", suggestions, words)
    if left := [column.name for column in columns if column.is_of_a_tool]:
        lines.append(f"# Left out, as nobody is asked it: {_shortened(', '.join(left), 300)}")
    return "\n".join(line.rstrip("\n") for line in lines) + "\n"


def _spoken(described: Described) -> str:
    """Return the locale whose words say what the codes of the most columns mean; English if none says more."""
    said: dict[str, int] = {}
    for locale in (SOURCE, *locales()):
        words = _Words(locale)
        told = (_codes_as_words(column) for column in described.columns)
        meant = words.frequency.keys(), words.flags.keys()
        said[locale] = sum(bool(texts) and any(texts <= each for each in meant) for texts in told)
    return max(said, key=said.__getitem__)


def _codes_as_words(column: DescribedColumn) -> frozenset[str]:
    return frozenset((text or code).strip().lower() for code, text in column.codes)


class _Words:
    """The words of a locale that say by themselves what a code means, each with how a codebook writes that.

    A frequency stays a word, which no rating takes: whoever decides on a signal of another kind is told.
    """

    def __init__(self, locale: str) -> None:
        said = (messages_in(locale), messages_in(SOURCE))
        self.frequency = {say.gettext(word).lower(): word for say in said for word in KINDS["frequency"].words}
        self.flags = {word: json.dumps(value) for word, value in yes_no_words(locale)}


def _entry(
    column: DescribedColumn, known: Signal | None, mark: str, suggestions: Suggestions, words: _Words
) -> Iterator[str]:
    perhaps = () if known is not None else suggestions.of(column)
    label = "" if column.label == column.name else column.label
    yield f"  {mark if known is None else known.id}:" + (f"  # perhaps {' or '.join(perhaps)}" if perhaps else "")
    yield f"    column: {_written(column.name)}" + (f"  # {_shortened(label)}" if label else "")
    yield f"    {_meaning(column, known, words)}"


def _meaning(column: DescribedColumn, known: Signal | None, words: _Words) -> str:
    """Return the line that says what the values mean."""
    texts = {code: (text or code).strip().lower() for code, text in column.codes}
    is_frequency = known is None or bool(known.spec.words)
    is_flag = known is None or known.spec.value_type == "flag"
    for meant, fits, name in ((words.frequency, is_frequency, "frequency"), (words.flags, is_flag, "yes_no")):
        if texts and fits and all(text in meant for text in texts.values()):
            if not any(text for _, text in column.codes):
                return f"answers: {name}"
            return f"answers: {_mapping({code: meant[text] for code, text in texts.items()})}"
    if column.codes:
        told = "; ".join(f"{code} {_shortened(text, 30)}" for code, text in column.codes if text)
        answers = _mapping(dict.fromkeys(texts, UNDECIDED))
        return f"answers: {answers}" + (f"  # {_shortened(told, 300)}" if told else "")
    if column.is_number is False or (known is not None and not known.is_number):
        return f"answers: {UNDECIDED}"
    ends = "" if column.ends is None else f"  # from {column.ends[0]:g} to {column.ends[1]:g}"
    return f"from: [{UNDECIDED}, {UNDECIDED}]{ends}"


def _mapping(entries: Mapping[str, str]) -> str:
    return "{" + ", ".join(f"{_written(key)}: {value}" for key, value in entries.items()) + "}"


def _written(text: str) -> str:
    """Return a text as YAML reads it back."""
    if as_number(text) is not None or (_PLAIN.match(text) and text.lower() not in _RESERVED):
        return text
    return json.dumps(text, ensure_ascii=False)


def _shortened(text: str, most: int = _LONGEST) -> str:
    return text if len(text) <= most else f"{text[: most - 3]}..."
