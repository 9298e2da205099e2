"""Data without texts, texts without data, and what differs."""

from intimacy_kit.reasoning.exporting.splitting import difference, only, plain_exclude, without

EXCLUDED = plain_exclude({"title": True, "levels": {"__all__": {"title"}}, "note": {"text"}})
DATA = {
    "id": "a",
    "title": "A",
    "levels": [{"id": "x", "title": "X"}, {"id": "y", "title": "Y"}],
    "note": {"text": "t"},
}


def test_texts_are_left_out_or_nothing_else() -> None:
    assert without(DATA, EXCLUDED) == {"id": "a", "levels": [{"id": "x"}, {"id": "y"}], "note": {}}
    assert only(DATA, EXCLUDED) == {"title": "A", "levels": [{"title": "X"}, {"title": "Y"}], "note": {"text": "t"}}
    assert only({"id": "a"}, EXCLUDED) == {}


def test_only_what_differs_is_given() -> None:
    base = {"list": [1], "same": [2], "entries": {"a": {"x": 1, "y": 2}, "b": {"x": 1}, "c": {"x": 1}}}
    other = {"list": [3], "same": [2], "entries": {"a": {"x": 1, "y": 3}, "c": {"x": 1}, "d": {"x": 4}}}
    assert difference(base, other) == {"list": [3], "entries": {"a": {"y": 3}, "b": None, "d": {"x": 4}}}
    assert difference(base, base) == {}
