"""The table of signal kinds: complete, consistent, and no module tells kinds apart by their names."""

import ast
from pathlib import Path
from typing import get_args

import pytest

import intimacy_kit
from intimacy_kit.model.signal_kinds import KINDS, Kind, SignalKind

SOURCES = Path(intimacy_kit.__file__).parent
TABLE = SOURCES / "model" / "signal_kinds.py"


def test_every_kind_has_a_row_in_the_order_of_the_public_type() -> None:
    assert tuple(KINDS) == get_args(Kind)
    assert all(row.name == name for name, row in KINDS.items())


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_attributes_of_numbers_are_for_numbers_only(kind: SignalKind) -> None:
    plain = SignalKind(name=kind.name, value_type=kind.value_type)
    assert kind.is_number or kind == plain
    assert kind.is_number == (kind.value_type == "number")


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_words_name_all_whole_numbers_of_a_fixed_range(kind: SignalKind) -> None:
    assert kind.default_range is not None or not kind.has_fixed_range
    if kind.words:
        assert kind.has_fixed_range
        assert kind.default_range == (0, len(kind.words) - 1)


@pytest.mark.parametrize(
    ("name", "json_type", "dtype"),
    [("flag", "boolean", "boolean"), ("choice", "string", "text"), ("hours", "number", "numeric")],
)
def test_types_in_json_and_in_frames_follow_from_the_type_of_values(name: str, json_type: str, dtype: str) -> None:
    assert (KINDS[name].json_type, KINDS[name].dtype) == (json_type, dtype)


def test_no_module_compares_the_kind_of_a_signal() -> None:
    found = [
        f"{path.relative_to(SOURCES)}:{node.lineno}"
        for path in SOURCES.rglob("*.py")
        if path != TABLE
        for text in [path.read_text(encoding="utf-8")]
        if ".kind" in text  # only these can have what is looked for, and to parse all takes seconds
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Compare)
        and isinstance(node.left, ast.Attribute)
        and node.left.attr == "kind"
        and KINDS.keys() & {part.value for part in ast.walk(node) if isinstance(part, ast.Constant)}
    ]
    assert not found
