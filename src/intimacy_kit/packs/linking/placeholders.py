"""Check the placeholders of all texts, and fill them by context and locale.

A text is filled in its own language, whatever the locale: where a German knowledge base falls back to an English text,
that text says "your partner". So each language in which a text uses a form needs that form from the placeholder itself,
and from every context that words the placeholder.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from typing import TYPE_CHECKING, Any

from intimacy_kit.errors import MAX_PROBLEMS, Place, Problem, shown, suggestion
from intimacy_kit.model.concepts import Placeholder, Setting
from intimacy_kit.model.fields import Frozen
from intimacy_kit.model.locales import lookup
from intimacy_kit.model.pack import Contents
from intimacy_kit.model.placeholders import Malformed, base, fill, has_braces, used_in
from intimacy_kit.model.texts import TextOrSteps, TextPath, texts_of, with_texts
from intimacy_kit.model.translations import Translations
from intimacy_kit.packs.linking.built import Built, make_linked, scored_findings

if TYPE_CHECKING:
    from intimacy_kit.packs.reading.reader import Located, ReadPack

_BRACES = "write a placeholder as in `{partner}`, and a brace of the text twice: `{{`"


def filled(built: Built, settings: Sequence[Setting] = (), locale: str | None = None) -> Built:
    """Return the packs with all texts in a locale, and their placeholders filled for a context and tailorings.

    Args:
        built: with the placeholders as packs write them.
        settings: the context, if any, and the tailorings.
        locale: the language; None for that of each pack.
    """
    forms = _Forms(built.translations)
    languages = built.translations.languages
    locales = lookup(locale) if locale is not None else ()

    guarded = built.translations.guarded

    @cache
    def values(tag: str, pack: str | None) -> dict[str, str]:
        """Return what placeholders are in a language; for what is protected for safety, as its own pack words them."""
        allowed = [setting for setting in settings if pack in (None, guarded[setting.id])]
        return forms.values(built.contents.placeholders.values(), allowed, locales if tag in locales else lookup(tag))

    def told(entry: Any) -> Any:
        """Return an entry with its texts."""
        texts = built.translations.texts_for(entry.id, locales)
        pack = None if isinstance(entry, Setting) else guarded.get(entry.id)
        own = {path: text for path, text in texts_of(entry).items() if path not in texts}
        new = texts | {
            path: _fill(text, values(locales[0] if path in texts else languages[entry.id], pack))
            for path, text in (texts | own).items()
            if _is_filled(entry, path) and any(map(has_braces, _parts(text)))
        }
        return with_texts(entry, new)

    sections: dict[str, dict[str, Any]] = {
        field.name: {id: told(entry) for id, entry in getattr(built.contents, field.name).items()}
        for field in fields(Contents)
    }
    if locale is not None:
        sections["signals"] = {id: signal.told_in(locale) for id, signal in sections["signals"].items()}
    elif not any(
        entry is not getattr(built.contents, section)[id]
        for section, entries in sections.items()
        for id, entry in entries.items()
    ):
        return built
    findings = scored_findings(sections)
    ordered = tuple(findings[finding.id] for finding in built.rulebook.findings)
    return make_linked(
        built.packs, sections, ordered, built.translations, built, built.evidence, built.screening_days, built.uses
    )


def _is_filled(entry: Frozen, path: TextPath) -> bool:
    """Return whether a text can have placeholders; what these are themselves is taken as it is written."""
    return not isinstance(entry, Placeholder) and path[0] != "placeholders"


def _parts(text: TextOrSteps) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else text


def _fill(text: TextOrSteps, values: Mapping[str, str]) -> TextOrSteps:
    return fill(text, values) if isinstance(text, str) else tuple(fill(step, values) for step in text)


@dataclass(frozen=True, slots=True)
class _Forms:
    """What placeholders are, by their names with forms, such as `partner.dative`, in the languages of texts."""

    translations: Translations

    def of(self, entry: Placeholder | Setting, locales: Sequence[str]) -> dict[str, str]:
        """Return the forms that a placeholder, or a context, has in a locale and its fallbacks."""
        own = texts_of(entry) if self.translations.languages[entry.id] in locales else {}
        found: dict[str, str] = {}
        for path, text in {**own, **self.translations.texts_for(entry.id, locales)}.items():
            if isinstance(text, str) and path[0] in ("text", "forms", "placeholders"):
                if isinstance(entry, Setting) and path[0] == "placeholders":
                    found[path[1]] = text
                elif isinstance(entry, Placeholder):
                    found[".".join((entry.id, *path[1:]))] = text
        return found

    def values(
        self, placeholders: Iterable[Placeholder], settings: Iterable[Setting], locales: Sequence[str]
    ) -> dict[str, str]:
        """Return what each placeholder is; where settings word it, all its forms are those of the last of them."""
        found: dict[str, str] = {}
        for placeholder in placeholders:
            found |= self.of(placeholder, locales)
        for setting in settings:
            worded = _worded(setting)
            found = {name: text for name, text in found.items() if base(name) not in worded}
            found |= self.of(setting, locales)
        return found


def _worded(setting: Setting) -> set[str]:
    """Return the placeholders that a context or tailoring words."""
    return {base(form.of) for form in setting.placeholders}


def check_placeholders(
    entries: Mapping[str, Located], packs: Iterable[ReadPack], translations: Translations
) -> Iterator[Problem]:
    """Yield what is wrong with the placeholders of all texts, and those that lack a form in the language of a text."""
    owners: dict[str, list[Placeholder | Setting]] = {
        id: [located.entry] for id, located in entries.items() if isinstance(located.entry, Placeholder)
    }
    for located in entries.values():
        if isinstance(located.entry, Setting):
            for name in sorted(_worded(located.entry)):
                owners[name].append(located.entry)
    forms, reported, found = _Forms(translations), set[tuple[str, str, str]](), 0
    for text, locale, place in _texts(entries, packs, translations):
        for used in used_in(text):
            for problem, key in _problems(used, locale, place, owners, forms):
                if key not in reported:
                    reported.add(key)
                    found += 1
                    yield problem
        if found > MAX_PROBLEMS:
            return


def _problems(
    name: str | Malformed,
    locale: str,
    place: Place,
    owners: Mapping[str, Sequence[Placeholder | Setting]],
    forms: _Forms,
) -> Iterator[tuple[Problem, tuple[str, str, str]]]:
    """Yield the problems of one placeholder in a text, each with a key that is the same for the same problem."""
    where = f"{place}"
    if isinstance(name, Malformed):
        message = f"{shown(name.text)} is no placeholder"
        yield Problem("IK133", message, _BRACES, place), (name.text, where, "")
        return
    if base(name) not in owners:
        help = suggestion(base(name), list(owners), "declare it under placeholders, or write a brace twice: `{{`")
        yield Problem("IK133", f"unknown placeholder {shown(base(name))}", help, place), (name, where, "")
        return
    having = [(owner, forms.of(owner, lookup(locale))) for owner in owners[base(name)]]
    if "." in name and not any(name in there for _, there in having):
        having = having[:1]  # most likely it is misspelled, and contexts lack nothing
    for owner, there in having:
        if name not in there:
            known = [other for other in there if base(other) == base(name)]
            message = f"{shown(owner.id)} has no text for {shown(name)} in {locale}"
            keys = "`text` and `forms`" if isinstance(owner, Placeholder) else "`placeholders`"
            help = suggestion(name, known, f"give it under {keys} of {shown(owner.id)} in {locale}")
            yield Problem("IK134", message, help, place), (name, owner.id, locale)


def _texts(
    entries: Mapping[str, Located], packs: Iterable[ReadPack], translations: Translations
) -> Iterator[tuple[str, str, Place]]:
    """Yield all texts that can have placeholders, each with its language and place."""
    for id, located in entries.items():
        for path, text in _with_braces(located.entry, texts_of(located.entry)):
            inside = ("evidence", *path) if path == ("note",) else path
            yield text, translations.languages[id], located.place(*inside)
    for pack in packs:
        for item in pack.translations:
            used = translations.texts.get(item.locale, {}).get(item.id, {})
            texts = {path: text for path, text in item.texts.items() if used.get(path) == text}
            if texts:
                for path, text in _with_braces(entries[item.id].entry, texts):
                    yield text, item.locale, item.place(path, key=False)


def _with_braces(entry: Frozen, texts: Mapping[TextPath, TextOrSteps]) -> Iterator[tuple[TextPath, str]]:
    """Yield the texts with braces that can have placeholders, steps one by one."""
    for path, text in texts.items():
        if _is_filled(entry, path):
            yield from ((path, part) for part in _parts(text) if has_braces(part))
