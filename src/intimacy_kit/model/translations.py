"""Define the translations of packs and look them up by locale."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from intimacy_kit.errors import OptionError, Problem, QuestionError, shown
from intimacy_kit.model.locales import canonical, lookup
from intimacy_kit.model.texts import TextOrSteps, TextPath
from intimacy_kit.model.values import plain_text

TextsByPath = Mapping[TextPath, TextOrSteps]


@dataclass(frozen=True, slots=True)
class Translations:
    """The translations of all packs.

    Attributes:
        languages: the language of the pack of each entry, by id.
        texts: the translated texts by locale, then by id of the entry.
        guarded: the packs of entries that are protected for safety, by id, and those of contexts and tailorings: in
            texts of the former, only the latter of the same pack fill placeholders.
    """

    languages: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, Mapping[str, TextsByPath]] = field(default_factory=dict)
    guarded: Mapping[str, str] = field(default_factory=dict)

    @property
    def locales(self) -> tuple[str, ...]:
        """The locales with at least one text, including the languages of the packs themselves; ascending."""
        return tuple(sorted({*self.languages.values(), *self.texts}))

    def speaks(self, locale: str) -> bool:
        """Return whether there are texts in a locale or in one of its fallbacks."""
        return bool({*lookup(locale)} & {*self.locales})

    def texts_for(self, id: str, locales: Iterable[str]) -> dict[TextPath, TextOrSteps]:
        """Return the translated texts of an entry, each from the first of these locales that has it.

        Texts without a translation are omitted.
        """
        found: dict[TextPath, TextOrSteps] = {}
        for locale in locales:
            if locale == self.languages[id]:
                break  # the original texts take precedence over later locales
            for path, text in self.texts.get(locale, {}).get(id, {}).items():
                found.setdefault(path, text)
        return found


NONE = Translations()
"""The translations of no entries."""


def known_locale(wanted: object, translations: Translations) -> str:
    """Return the canonical spelling of a requested locale.

    Raises:
        QuestionError: it is not text (IK404), or there are no texts in it or its fallbacks (IK485).
    """
    tag = plain_text(wanted)
    if tag is None:
        raise OptionError(Problem("IK404", "'locale' must be text", 'such as "de-AT"'))
    locale, known = canonical(tag), translations.locales
    if locale is None or not translations.speaks(locale):
        help = f"choose one of {', '.join(known)}" if known else "there are none"
        raise QuestionError(Problem("IK485", f"no texts in the locale {shown(tag)}", help))
    return locale
