"""An index for tests of what pages tell of indexes."""

from intimacy_kit.model.indexes import Index, IndexValue

INDEX = Index.model_validate(
    {
        "id": "near",
        "title": "Nearness",
        "text": "How near.",
        "of": {"mistrust": 1},
        "levels": [{"id": "low", "from": 0, "title": "apart"}, {"id": "high", "from": 0.5, "title": "side by side"}],
    }
)


def nearness(low: float, high: float) -> IndexValue:
    return IndexValue.model_validate(IndexValue.fields_of(INDEX, low, high))
