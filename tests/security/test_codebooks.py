"""What people answered is in no error and no warning of a codebook, and no codebook runs anything."""

import warnings
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import intimacy_kit as ik
from intimacy_kit.answers.codebooks.reading import parse_codebook
from intimacy_kit.answers.codebooks.vocabulary import vocabulary_of
from tests.small_pack import small_knowledge

pytest.importorskip("narwhals")
pl = pytest.importorskip("polars")

KNOWLEDGE = small_knowledge()
SECRET = "Rumpelstiltskin"
NUMBER = 86420.5
BOOK = ik.Codebook(
    signals={
        "trust": {"column": "q1", "from": [0, 10]},
        "afraid": {"column": "q2", "answers": {1: True, 2: False}},
        "topic": {"column": "q3"},
        "rituals": {"column": "q4", "answers": "frequency"},
    }
)


@pytest.mark.parametrize("invalid", ["raise", "null"])
@pytest.mark.parametrize("value", [SECRET, NUMBER, str(NUMBER), [SECRET], {"a": SECRET}, SECRET.encode(), object()])
@pytest.mark.parametrize("library", ["polars", "pandas", "pyarrow"])
def test_no_value_is_told(value: Any, library: str, invalid: Any) -> None:
    columns = {name: [value] * 25 for name in ("q1", "q2", "q3", "q4")}
    if library == "polars":
        frame: Any = pl.DataFrame({name: pl.Series(values, strict=False) for name, values in columns.items()})
    elif library == "pandas":
        frame = pytest.importorskip("pandas").DataFrame(columns)
    elif type(value) is object:
        pytest.skip("PyArrow has no objects")
    else:
        frame = pytest.importorskip("pyarrow").table(columns)
    with warnings.catch_warnings(record=True) as told, pytest.raises(ik.IntimacyKitError) as raised:
        KNOWLEDGE.diagnose_frame(frame, codebook=BOOK, invalid=invalid)
    said = f"{raised.value}{raised.value!r}{[str(one.message) for one in told]}"
    assert SECRET not in said
    assert "86420" not in said
    assert raised.value.__cause__ is None


def test_an_answer_about_safety_is_never_dropped() -> None:
    rows = pl.DataFrame({"q1": [5, 5, 5], "q2": [1, 7, None], "q3": [None] * 3, "q4": [None] * 3})
    found = KNOWLEDGE.diagnose_frame(rows, codebook=BOOK, invalid="null")
    assert found["ik_safety_concern"].to_list() == [True, False, False]
    assert found["ik_invalid"].to_list() == ["", "afraid", ""]
    assert found["ik_screened"].to_list() == [False, False, False]
    assert found["ik_unreadable_safety"].to_list() == [False, True, False]
    for name in ("afraid", "Afraid", "q_afraid", "hurt", "HURT"):
        with pytest.raises(ik.ObservationError):
            KNOWLEDGE.diagnose_frame(rows.with_columns(pl.lit(1).alias(name)), codebook=BOOK, invalid="null")


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.binary(max_size=200), st.text(max_size=200).map(lambda text: f"signals:\n {text}".encode())))
def test_a_codebook_of_anything_is_read_or_refused(content: bytes) -> None:
    with suppress(ik.CodebookError):
        assert isinstance(parse_codebook(content, "codebook.yaml", vocabulary_of(KNOWLEDGE)), ik.Codebook)


def test_a_codebook_runs_nothing(tmp_path: Path) -> None:
    file = tmp_path / "codebook.yaml"
    file.write_text("signals: {trust: {column: !!python/object/apply:os.system ['touch hacked'], from: [0, 1]}}")
    with pytest.raises(ik.CodebookError, match="IK105"):
        ik.load_codebook(file)
    assert not Path("hacked").exists()
