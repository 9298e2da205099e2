"""Values of the cells of a CSV file."""

import pytest

from intimacy_kit import Signal
from tests.small_pack import small_knowledge

pa = pytest.importorskip("pyarrow")

from intimacy_kit.cli.files.cells import parse_column  # noqa: E402 - only where pyarrow is

SIGNALS = small_knowledge().signals
NUMBER, FLAG, CHOICE = (SIGNALS[id] for id in ("mood", "past_betrayal", "topic"))


@pytest.mark.parametrize(
    ("signal", "cell", "value"),
    [
        (NUMBER, "3", 3.0),
        (NUMBER, "1.5", 1.5),
        (NUMBER, " -7.25\t", -7.25),
        (NUMBER, "+3", 3.0),
        (NUMBER, ".5", 0.5),
        (NUMBER, "5.", 5.0),
        (NUMBER, "007", 7.0),
        (NUMBER, "1e-3", 0.001),
        (NUMBER, "0.1", 0.1),
        (NUMBER, "2.2250738585072011e-308", 2.2250738585072011e-308),
        (NUMBER, "9007199254740993", 9007199254740992.0),
        (NUMBER, "1e400", float("inf")),  # refused later, as it is outside the range
        (FLAG, "true", True),
        (FLAG, "TRUE", True),
        (FLAG, "Yes", True),
        (FLAG, " false ", False),
        (FLAG, "no", False),
        *((FLAG, cell, True) for cell in ("1", "y", "Y", " 1 ")),
        *((FLAG, cell, False) for cell in ("0", "n", "N", "NO")),
        (CHOICE, "money", "money"),
        (CHOICE, " money ", "money"),
        (CHOICE, "weather", "weather"),  # refused later, as it is none of the choices
    ],
)
def test_valid_cells_are_parsed(signal: Signal, cell: str, value: float | bool | str) -> None:
    values, wrong = parse_column(signal, pa.chunked_array([[cell]]))
    assert values.to_pylist() == [value]
    assert wrong.to_pylist() == [False]


@pytest.mark.parametrize(
    ("signal", "cell"),
    [
        *((NUMBER, cell) for cell in ("three", "1,5", "3 h", "nan", "inf", "0x10", "1_000", ".", "1e", "\u0663")),
        *((FLAG, cell) for cell in ("2", "01", "ja", "wahr", "true false")),
    ],
)  # fmt: skip
def test_invalid_cells_are_marked(signal: Signal, cell: str) -> None:
    values, wrong = parse_column(signal, pa.chunked_array([["", cell]], pa.string()))
    assert values.to_pylist() == [None, None]
    assert wrong.to_pylist() == [False, True]


@pytest.mark.parametrize("signal", [NUMBER, FLAG, CHOICE])
def test_blank_cells_are_unanswered(signal: Signal) -> None:
    values, wrong = parse_column(signal, pa.chunked_array([[None, "", " ", "\t\n", "-", " - "]], pa.string()))
    assert values.to_pylist() == [None] * 6
    assert wrong.to_pylist() == [False] * 6
    for nothing in (pa.chunked_array([], pa.string()), pa.chunked_array([[]], pa.string())):
        assert [len(part) for part in parse_column(signal, nothing)] == [0, 0]
