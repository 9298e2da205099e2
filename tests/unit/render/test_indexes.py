"""What is told of indexes: the number of 100, its level and range, and nothing in numbers while they are open."""

import pytest

from intimacy_kit.documents.tree import Paragraph
from intimacy_kit.messages.catalogue import messages_in
from intimacy_kit.model.indexes import Index, IndexValue
from intimacy_kit.render.indexes import index_told, indexes_told

SAY = messages_in(None)
INDEX = Index.model_validate(
    {
        "id": "well",
        "title": "All in all",
        "text": "How it is.",
        "of": {"mistrust": 1},
        "levels": [{"id": "low", "from": 0, "title": "low"}, {"id": "high", "from": 0.5, "title": "high"}],
    }
)


def value(low: float, high: float) -> IndexValue:
    return IndexValue.model_validate(IndexValue.fields_of(INDEX, low, high))


@pytest.mark.parametrize(
    ("low", "high", "word", "more"),
    [
        (0.5, 0.5, "high, 50 of 100", None),
        (0.621, 0.621, "high, 62 of 100", None),
        (0.499, 0.499, "low, 49.9 of 100", None),
        (0.55, 0.751, "high, 65 of 100", "Between 55 and 76, as some questions are still open."),
        (0.1, 0.601, "not known yet", "Between 10 and 61 of 100: too many questions are still open."),
        (0.0, 0.5, "low, 25 of 100", "Between 0 and 50, as some questions are still open."),
    ],
)
def test_an_index_is_told(low: float, high: float, word: str, more: str | None) -> None:
    told = index_told(value(low, high), SAY)
    assert (told.title, told.word) == ("All in all", word)
    assert told.body == (() if more is None else (Paragraph(more, "soft"),))


def test_without_indexes_there_is_no_section() -> None:
    assert [*indexes_told([], SAY)] == []
    (section,) = indexes_told([value(0.5, 0.5)], SAY)
    assert section.heading == "As a whole"
