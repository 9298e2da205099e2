"""Read the translation files of a pack: `locales/de.yaml`, or any number of files in a folder `locales/de`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import Field, ValidationError

from intimacy_kit.errors import MAX_PROBLEMS, Place, Problem, shown
from intimacy_kit.model.fields import Frozen, InShort, Text, Title
from intimacy_kit.model.locales import canonical, is_locale
from intimacy_kit.model.texts import TextOrSteps, TextPath
from intimacy_kit.packs.reading.file_names import LOCALES, is_table
from intimacy_kit.packs.reading.model_problems import model_problems
from intimacy_kit.packs.reading.yaml_reader import Document, read_yaml

MAX_TRANSLATED = 100_000
_MAPPINGS = ("labels", "questions", "texts", "placeholders", "forms", "levels", "words")


class TranslatedWording(Frozen):
    """How a context or tailoring words one entry in another language: what it words of it, or some of that.

    Attributes:
        title: what it is called.
        in_short: what it is, or suggests, in one sentence.
        text: what it is.
        question: how people are asked.
        because: the reason of a rule.
        steps: of a practice, or the reasons of the steps of a rule; as many as the context gives.
    """

    title: Title = ""
    in_short: InShort = ""
    text: Text = ""
    question: Text = ""
    because: Text = ""
    steps: Annotated[tuple[Text, ...], Field(min_length=1)] = ()


class Translation(Frozen):
    """The texts of one entry in another language: those that it has itself, or some of them.

    In files, a text that is left empty (`title:`) is not translated yet.

    Attributes:
        title: what it is called.
        in_short: what it is, or suggests, in one sentence.
        text: what it is.
        lead_in: what is said before a group of questions.
        question: how people are asked, or what they ask.
        unit: of a signal.
        unit_one: what one of them is called.
        labels: what the answers to a signal are called, where its own pack says it: choices, and words of its own.
        note: on the evidence of a strategy.
        steps: of a practice, as many as it has.
        questions: how a context or tailoring asks for signals.
        texts: what the texts of concepts are in a context or tailoring.
        page_title: how pages are headed in a context.
        wording: how a context or tailoring words entries, by their ids.
        placeholders: what placeholders are in a context or tailoring, with all forms that this language needs.
        forms: of a placeholder, all that this language needs.
        levels: what the levels of an index are called.
        words: what the levels of a kind of findings are called.
        answer: to a question.
        because: the reason of a rule.
    """

    title: Title = ""
    in_short: InShort = ""
    text: Text = ""
    lead_in: Text = ""
    question: Text = ""
    unit: Title = ""
    unit_one: Title = ""
    labels: dict[str, Title] = Field(default_factory=dict)
    note: Text = ""
    steps: Annotated[tuple[Text, ...], Field(min_length=1)] = ()
    questions: dict[str, Text] = Field(default_factory=dict)
    texts: dict[str, Text] = Field(default_factory=dict)
    page_title: Title = ""
    wording: dict[str, TranslatedWording] = Field(default_factory=dict)
    placeholders: dict[str, Title] = Field(default_factory=dict)
    forms: dict[str, Title] = Field(default_factory=dict)
    levels: dict[str, Title] = Field(default_factory=dict)
    words: dict[str, Title] = Field(default_factory=dict)
    answer: Text = ""
    because: Text = ""


@dataclass(frozen=True, slots=True)
class Translated:
    """The translated texts of one entry in one file. Unknown keys and those left empty have an empty text."""

    locale: str
    id: str
    texts: Mapping[TextPath, TextOrSteps]
    document: Document

    def place(self, path: TextPath = (), *, key: bool = True) -> Place:
        return self.document.place((self.id, *path), key=key)


def read_locale(file: str, content: bytes, problems: list[Problem]) -> list[Translated]:
    """Read one translation file; append what is wrong to `problems`."""
    locale, wrong = _locale(file)
    if wrong is not None:
        problems.append(Problem("IK107", f"{shown(file)} belongs to no locale", wrong, Place(file)))
        return []
    document = read_yaml(content, file)
    problems += document.problems
    if document.data is None:
        return []
    if not isinstance(document.data, dict):
        help = "write an id, and its texts below: `title: ...`"
        problems.append(Problem("IK110", "the file must map ids to texts", help, document.place(())))
        return []
    found: list[Translated] = []
    for id, data in document.data.items():
        if len(problems) > MAX_PROBLEMS:
            break
        texts = _texts(document, id, data, problems)
        found.append(Translated(locale, id, texts, document))
    return found


def _locale(file: str) -> tuple[str, str | None]:
    """Return the locale of a file, and the help text if its name is invalid."""
    parts = file.split("/")
    if len(parts) == 1:
        return "", "put it into the folder locales, and name it by its locale, as in locales/de.yaml"
    if is_table(file):
        return "", "write texts in YAML"
    if len(parts) > 3:
        return "", f"move it up, into {LOCALES} or the folder of its locale"
    name = parts[1] if len(parts) == 3 else parts[1].removesuffix(".yaml").removesuffix(".yml")
    if is_locale(name):
        return name, None
    usual = canonical(name)
    if usual is not None and is_locale(usual):
        return "", f"write it {usual}"
    return "", "name it by a language, with a script or a region where that matters: de, zh-Hant, de-AT"


def _texts(document: Document, id: str, data: Any, problems: list[Problem]) -> dict[TextPath, TextOrSteps]:
    if not isinstance(data, dict):
        help = "write its texts below: `title: ...`"
        problems.append(Problem("IK110", "texts must be a mapping", help, document.place((id,))))
        return {}
    known = {key: value for key, value in _filled_in(data) if key in Translation.model_fields}
    try:
        translation = Translation.model_validate(known)
    except ValidationError as error:
        problems += model_problems(error, document, (id,), Translation, known)
        return {}
    return dict(_flat(translation, data))


def _filled_in(data: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield the keys and values without texts that are left empty."""
    for key, value in data.items():
        if key == "wording" and isinstance(value, dict):
            yield (
                key,
                {
                    of: dict(_filled_in(texts)) if isinstance(texts, dict) else texts or {}
                    for of, texts in value.items()
                },
            )
        elif key in _MAPPINGS and isinstance(value, dict):
            yield key, {part: text for part, text in value.items() if text is not None}
        elif value is not None and not (isinstance(value, list) and value and all(step is None for step in value)):
            yield key, value


def _flat(translation: Translation, data: Mapping[str, Any]) -> Iterator[tuple[TextPath, TextOrSteps]]:
    """Yield the texts by their paths, with nothing for those left empty, and for unknown keys, which are reported."""
    for key, given in data.items():
        value: Any = getattr(translation, key) if key in Translation.model_fields else ""
        if key == "wording":
            for of, texts in (given or {}).items():
                yield from (((key, of, part), getattr(value[of], part)) for part in texts or ())
        elif key in _MAPPINGS:
            yield from (((key, part), value.get(part, "")) for part in given or ())
        else:
            yield (key,), value
