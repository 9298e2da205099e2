"""What of a record takes part in its digest: each field is decided, one by one."""

from collections.abc import Iterator
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from intimacy_kit.model.result import Record
from intimacy_kit.reasoning.diagnosing.serialization import TEXTS

CONCERNS = ("safety.concerns", "safety.cautions", "safety.ended", "earlier.concerns")
SAID = {
    "findings.title", "components.title", "indexes.title", "findings.in_short", "components.in_short",
    "indexes.levels.title", "remedies.strategy.title",
    "remedies.strategy.text", "remedies.strategy.evidence.note", "remedies.reasons.title", "remedies.practices.title",
    "remedies.practices.steps", "remedies.practices.in_short", "remedies.first.title", "remedies.suited.reasons.title",
    "remedies.waiting.title",
    *(f"{told}.{text}" for told in CONCERNS
      for text in ("title", "text", "support.title", "support.in_short", "support.steps")),
    "locale", "level_words",
}  # fmt: skip
"""Texts and their locale: they are left out."""

MEANT = {
    "format", "safety.status", "safety.screened", "safety.unanswered", "safety.answered_no",
    *(f"{scored}.{field}" for scored in ("findings", "components")
      for field in ("id", "kind", "level", "score", "low", "high")),
    "findings.basis",
    *(f"indexes.{field}" for field in ("id", "low", "high", "levels.id", "levels.start", "value", "level")),
    *(f"remedies.strategy.{field}" for field in (
        "id", "source", "contradicts", "addresses.to", "addresses.strength", "addresses.source",
        "addresses.contradicts", "evidence.grade", "builds", "yields", "after",
        "practices", "professional")),
    "remedies.priority", "remedies.relevance", "remedies.reasons.id", "remedies.first.id", "remedies.suited.practice",
    "remedies.suited.reasons.id", "remedies.waiting.id",
    "remedies.taken_by.practice", "remedies.taken_by.partners",
    *(f"{told}.id" for told in CONCERNS),
    *(f"{told}.about" for told in CONCERNS if told != "safety.cautions"),
    *(f"{held}.{field}"
      for held in ("remedies.practices", *(f"{told}.support" for told in CONCERNS))
      for field in ("id", "minutes", "cadence", "who", "tags", "source", "contradicts")),
    "unknown", "fired", "undetermined", "observations", "partners.observations",
    "earlier.answers.when", "earlier.answers.observations",
    "provenance.name", "provenance.version", "provenance.digest", "context", "tailoring",
}  # fmt: skip
"""What is the same in every language, on every machine: it takes part."""


OF_RESULTS = ("safety", "findings", "components", "indexes")
"""What a record has of each partner of a couple, too."""
SAID |= {f"partners.{path}" for path in SAID if path.startswith(OF_RESULTS)}
MEANT |= {f"partners.{path}" for path in MEANT if path.startswith((*OF_RESULTS, "unknown", "fired", "undetermined"))}


def models(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models in the type of a field."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from models(inner)


def fields(model: type[BaseModel], path: str = "") -> Iterator[str]:
    """The path of each field, those of inner models in place of the field that holds them."""
    for name, field in model.model_fields.items():
        if field.exclude:
            continue  # no part of a record
        inner = [] if path + name in SAID else list(models(field.annotation))
        for each in inner:
            yield from fields(each, f"{path}{name}.")
        if not inner:
            yield path + name


def left_out(texts: Any, path: str = "") -> Iterator[str]:
    """The paths that a specification for pydantic excludes."""
    if isinstance(texts, set):
        yield from (path + name for name in texts)
        return
    for name, inner in texts.items():
        here = path if name == "__all__" else f"{path}{name}."
        yield from [here.removesuffix(".")] if inner is True else left_out(inner, here)


def test_each_field_of_a_record_is_decided() -> None:
    assert {*fields(Record)} == SAID | MEANT


def test_texts_are_what_is_left_out() -> None:
    assert {*left_out(TEXTS)} == SAID


@pytest.mark.parametrize("path", sorted(SAID))
def test_paths_to_texts_are_in_what_is_left_out(path: str) -> None:
    *_, name = path.split(".")
    assert name in {"title", "text", "note", "steps", "in_short", "locale", "level_words"}
