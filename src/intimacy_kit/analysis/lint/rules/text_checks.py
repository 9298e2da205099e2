"""IKL4xx: what people read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from intimacy_kit.analysis.lint.diagnostics import Diagnostic, Edit
from intimacy_kit.analysis.lint.subject import Subject, remark
from intimacy_kit.analysis.lint.texts import Role, Words, place_of, texts, translated
from intimacy_kit.analysis.lint.words import Hit, Tone, words_for
from intimacy_kit.errors import shown
from intimacy_kit.model.rules import Rule, SafetyRule
from intimacy_kit.packs.reading.locale_files import Translated
from intimacy_kit.packs.reading.reader import Located
from intimacy_kit.packs.reading.yaml_reader import Document, Path

_PLACEHOLDER = re.compile(
    r"\bTO-?DO\b|(?i:^\W*to-?do\b(?=\s*:|\W*$)|\b(?:tbd|fixme|xxx+|lorem ipsum|placeholder|asdf\w*|n/a)\b"
    r"|<[a-z][\w .-]*>|^\W+$)"
)
"""Small letters are one only at the start: there are lists of what to do, and `todo` is a word of other languages."""

_FEWEST: dict[Role, int] = {"prose": 3, "step": 2, "question": 3, "note": 1, "title": 1}
"""A text has so many words, or a few letters for each: some scripts have no spaces between words."""

_ENDS = tuple(".!?\u2026:\u3002\uff01\uff1f\u061f\u0964\u0589\u06d4\u104b\u1362\u17d4")
_CLOSING = "\"'\u201d\u2019\u201c\u00bb\u00ab)]\u300d\u300f*_"
_ASKS = ("?", "\uff1f", "\u061f", "\u037e")
_ASKS_WITHOUT = frozenset({"am", "bo", "el", "hy", "ja", "km", "lo", "my", "th", "ti"})
"""Languages whose questions may end in no such mark, or in one that is a semicolon elsewhere."""

_ENDS_WITHOUT = frozenset({"bo", "lo", "th"})
"""Languages whose sentences end in a space."""

_TONES: dict[Tone, tuple[str, str, str]] = {
    "blames": ("IKL404", "puts blame on somebody", "say what happens, and what it does to the two"),
    "promises": ("IKL405", "promises what nobody can promise", "say what may help, or often does"),
    "diagnoses": ("IKL406", "sounds like a clinical diagnosis", "describe what people feel and do"),
}


def check_texts(subject: Subject) -> Iterator[Diagnostic]:
    """All checks of texts."""
    words = words_for(subject.manifest.language, subject.settings.words)
    language = subject.manifest.language.partition("-")[0]
    for located in subject.own():
        for text in texts(located.entry):
            poor = _poor(located, text)
            if poor is not None:
                yield poor
                continue
            asks = language in _ASKS_WITHOUT or any(mark in text.text for mark in _ASKS)
            if text.role == "question" and not asks:
                place = located.place(*text.path)
                yield remark("IKL403", located, "this question has no question mark", "ask a question", place)
            if text.role in ("prose", "step") and language not in _ENDS_WITHOUT:
                yield from _endless(located, text)
            yield from _tones(located, words.hits(text.text), (located.index, *text.path))
    yield from _translations(subject)
    yield from _placeholder_sources(subject)
    yield from _same_reasons(subject)


def _translations(subject: Subject) -> Iterator[Diagnostic]:
    """Of translations only what can be told in every language: how much a sentence says, and how it ends, cannot."""
    locales = {item.locale for item in subject.pack.translations}
    words = {locale: words_for(locale, subject.settings.words) for locale in locales}
    for item in subject.pack.translations:
        for path, text in translated(item):
            placeholder = _placeholder(item, path, text)
            if placeholder is not None:
                yield placeholder
            else:
                yield from _tones(item, words[item.locale].hits(text), path)


def _tones(entry: Located | Translated, hits: Iterable[Hit], path: Path) -> Iterator[Diagnostic]:
    for hit in hits:
        code, what, help = _TONES[hit.tone]
        message = f"{shown(' '.join(hit.phrase.split()))} {what}"
        yield remark(code, entry, message, help, place_of(entry.document, path, hit.phrase))


def _poor(located: Located, text: Words) -> Diagnostic | None:
    placeholder = _placeholder(located, (located.index, *text.path), text.text)
    if placeholder is not None:
        return placeholder
    fewest = _FEWEST[text.role]
    letters = fewest * (4 if text.text.isascii() else 2)
    if len(text.text.split()) < fewest and len(text.text) < letters:
        message = f"{shown(str(text.path[0]))} says hardly anything"
        return remark("IKL401", located, message, "write a sentence", located.place(*text.path))
    return None


def _placeholder(entry: Located | Translated, path: Path, text: str) -> Diagnostic | None:
    found = _PLACEHOLDER.search(text)
    if found is None:
        return None
    place = place_of(entry.document, path, found.group())
    return remark("IKL401", entry, "a placeholder stands where a text should be", "write the text", place)


def _placeholder_sources(subject: Subject) -> Iterator[Diagnostic]:
    for name, source in subject.manifest.sources.items():
        for key, text in (("title", source.title), ("note", source.note or ""), ("url", source.url or "")):
            if text and _PLACEHOLDER.search(text):
                place = subject.manifest_document.place(("sources", name, key))
                message = f"the source {shown(name)} is a placeholder"
                yield remark("IKL401", None, message, "say where it comes from", place)


def _endless(located: Located, text: Words) -> Iterator[Diagnostic]:
    if text.text.rstrip(_CLOSING).endswith(_ENDS):
        return
    path = (located.index, *text.path)
    edit = _end(located.document, path, text.text)
    place = located.place(*text.path)
    yield remark("IKL407", located, "this sentence has no end", "end it with a full stop", place, edit)


def _end(document: Document, path: Path, text: str) -> tuple[Edit, ...]:
    """A full stop at the end of a text that stands on one line as it is read, and is in no other script."""
    span = document.values.get(path)
    if span is None or not text.isascii():
        return ()
    start = span.column + span.quote
    if document.line(span.line)[start : start + len(text)] != text:
        return ()
    return (Edit(document.file, span.line + 1, start + len(text) + 1, 0, "."),)


def _same_reasons(subject: Subject) -> Iterator[Diagnostic]:
    said: dict[str, list[str]] = {}
    rules: list[Rule | SafetyRule] = [*subject.contents.rules.values(), *subject.contents.safety.values()]
    for each in rules:
        said.setdefault(_plain(each.because), []).append(each.id)
    own = {located.id for located, _ in subject.conditions()}
    for located, rule in subject.conditions():
        same = [id for id in said[_plain(rule.because)] if id != rule.id]
        first = [id for id in same if id not in own or id < rule.id]
        if first:
            message = f"this is the reason that {first[0]} gives, word for word"
            help = "say what this rule adds, for both are told side by side"
            yield remark("IKL402", located, message, help, located.place("because"))


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
