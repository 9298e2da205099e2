"""What packs say in other languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from intimacy_kit.errors import Problem, QuestionError, shown
from intimacy_kit.model.locales import canonical, lookup
from intimacy_kit.model.texts import Said, TextPath
from intimacy_kit.model.values import plain_text

Texts = Mapping[TextPath, Said]


@dataclass(frozen=True, slots=True)
class Translations:
    """The translations of all packs.

    Attributes:
        languages: of each entry by id, the language that its pack is in.
        texts: by locale, then by id of an entry.
    """

    languages: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, Mapping[str, Texts]] = field(default_factory=dict)

    @property
    def locales(self) -> tuple[str, ...]:
        """The locales in which there is anything at all, those of the packs themselves too; ascending."""
        return tuple(sorted({*self.languages.values(), *self.texts}))

    def speaks(self, locale: str) -> bool:
        """Whether there is anything in a locale, or in one that does instead."""
        return bool({*lookup(locale)} & {*self.locales})

    def said(self, id: str, locales: Iterable[str]) -> dict[TextPath, Said]:
        """What an entry says in the first of these locales that has it; what is not there stays as it is."""
        found: dict[TextPath, Said] = {}
        for locale in locales:
            if locale == self.languages[id]:
                break  # its own texts are nearer than what comes after
            for path, text in self.texts.get(locale, {}).get(id, {}).items():
                found.setdefault(path, text)
        return found


NONE = Translations()
"""Where there are no entries, and so nothing to say."""


def known_locale(wanted: object, translations: Translations) -> str:
    """A locale that an app asks for, in its usual spelling.

    Raises:
        QuestionError: it is no text (IK404), or there is nothing in it, not even by its language (IK485).
    """
    tag = plain_text(wanted)
    if tag is None:
        raise QuestionError(Problem("IK404", "'locale' must be text", 'such as "de-AT"; `kb.locales` lists all'))
    locale, known = canonical(tag), translations.locales
    if locale is None or not translations.speaks(locale):
        help = f"there are {', '.join(known[:12])}; look into `kb.locales`, and choose" if known else "there are none"
        raise QuestionError(Problem("IK485", f"there is nothing in the locale {shown(tag)}", help))
    return locale
