"""Read the settings of the linter from `.lint.yaml` beside the `pack.yaml` of a pack.

    words:
      en:
        blames: [drama queen]
        promises: [works every time]
        diagnoses: [bipolar]
        claims: [sleep therapy]
        allows: [not his fault]

Its name starts with a dot, so it is no part of the pack and does not change its digest.
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
MAX_PHRASES = 1000

_Phrase = Annotated[str, StringConstraints(strict=True, strip_whitespace=True, pattern=r"\w", max_length=120)]
_Phrases = Annotated[tuple[_Phrase, ...], Field(max_length=MAX_PHRASES)]


class Phrases(Frozen):
    """Discouraged phrases of one language, in addition to the built-in ones.

    A `*` at the end of a word stands for any ending. A phrase inside one of `allows` is not reported.
    """

    blames: _Phrases = ()
    promises: _Phrases = ()
    diagnoses: _Phrases = ()
    claims: _Phrases = ()
    allows: _Phrases = ()


class Settings(Frozen):
    """The content of `.lint.yaml`: phrases by language or locale (`en`, `de-AT`)."""

    words: dict[str, Phrases] = Field(default_factory=dict)


def read_settings(pack: PackSource) -> tuple[Settings, list[Problem]]:
    """Return the settings of a pack, and the problems in them.

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
