"""What a pack says about how it is to be linted: the file `.lint.yaml` beside its `pack.yaml`.

    words:
      en:
        blames: [drama queen]
        promises: [works every time]
        diagnoses: [bipolar]
        allows: [not his fault]

Its name starts with a dot, so it is no part of the pack: it changes neither what the pack says nor its digest.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints, ValidationError

from intimacy_kit.errors import Problem
from intimacy_kit.model.fields import Frozen
from intimacy_kit.packs.reading.files import PackSource, hidden_file
from intimacy_kit.packs.reading.model_problems import model_problems
from intimacy_kit.packs.reading.yaml_reader import read_yaml

FILE = ".lint.yaml"
MOST_PHRASES = 1000

_Phrase = Annotated[str, StringConstraints(strict=True, strip_whitespace=True, pattern=r"\w", max_length=120)]
_Phrases = Annotated[tuple[_Phrase, ...], Field(max_length=MOST_PHRASES)]


class Phrases(Frozen):
    """Phrases of one language that texts should do without, in addition to those that are known.

    A `*` at the end of a word stands for any ending. A phrase inside one of `allows` is fine.
    """

    blames: _Phrases = ()
    promises: _Phrases = ()
    diagnoses: _Phrases = ()
    allows: _Phrases = ()


class Settings(Frozen):
    """All that `.lint.yaml` can say: phrases by language or locale (`en`, `de-AT`)."""

    words: dict[str, Phrases] = Field(default_factory=dict)


def read_settings(pack: PackSource) -> tuple[Settings, list[Problem]]:
    """The settings of a pack, and what is wrong with them.

    Raises:
        PackError: the pack cannot be read (IK101).
    """
    content = hidden_file(pack, FILE)
    if content is None:
        return Settings(), []
    document = read_yaml(content, FILE)
    if document.problems or document.data is None:
        return Settings(), document.problems
    try:
        return Settings.model_validate(document.data), []
    except ValidationError as error:
        return Settings(), list(model_problems(error, document, (), Settings, document.data))
