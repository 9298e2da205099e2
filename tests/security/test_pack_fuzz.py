"""Packs by chance: either they load, and then they work, or what is wrong with them is told."""

import threading
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

import intimacy_kit as ik
from intimacy_kit.model.pack import SECTIONS
from intimacy_kit.packs.reading.yaml_reader import read_yaml
from intimacy_kit.testing.cases import read_cases
from tests.security import fuzz
from tests.security.hostile_packs import MANIFEST, rules
from tests.small_pack import ALL_HARD, FILES

NAMES = st.sampled_from(["pack.yaml", *(f"{section}.yaml" for section in SECTIONS), "rules/x.yml", "cases.yaml"])
ANY_NAME = NAMES | st.text(max_size=20)
CONTENT = st.binary(max_size=200) | st.text(max_size=200)
YAML_LIKE = st.text(st.sampled_from("- :{}[],'\"\n\t#&*!|>%@`?~\\abc019.\u00e9\u2028\x85\ufeff"), max_size=80)


def told(error: ik.IntimacyKitError) -> None:
    """What is wrong is told in the way that all errors are."""
    assert error.problems
    assert str(error).encode()  # even if half a character was in it
    for problem in error.problems:
        assert problem.code in ik.CODES
        assert "\n" not in problem.message + problem.help
        assert len(problem.message) < 2000


def load_or_told(files: Any) -> ik.KnowledgeBase | None:
    """The knowledge base if the pack loads and works, or nothing if it is told what is wrong."""
    try:
        knowledge = ik.load_knowledge(files, core=False)
    except ik.PackError as error:
        told(error)
        return None
    for values in ({}, {name: value for name, value in ALL_HARD.items() if name in knowledge.signals}):
        try:
            diagnosis = knowledge.diagnose(values)
        except ik.ObservationError:
            continue  # a signal became another kind
        assert ik.Diagnosis.from_json(diagnosis.to_json(), knowledge) == diagnosis
        for id in (*diagnosis.findings, *knowledge.strategies):
            assert diagnosis.explain(id)
    return knowledge


@given(st.dictionaries(ANY_NAME, CONTENT | YAML_LIKE, max_size=4))
def test_any_bytes_and_text_as_any_file(files: dict[str, str | bytes]) -> None:
    load_or_told(files)
    load_or_told({"pack.yaml": MANIFEST, **files})


@given(YAML_LIKE)
@example("? ? ? a")
@example("a: !<")
@example("%TAG ! a\n--- !b c")
@example('"\\U00110000"')
@example("- |1\n  x")
def test_yaml_like_text_is_read_or_reported(text: str) -> None:
    document = read_yaml(text.encode(), "f.yaml")

    assert document.data is None or not document.problems
    for problem in document.problems:
        assert problem.place is not None
        assert problem.place.line is not None
        assert 1 <= problem.place.line <= text.count("\n") + text.count("\r") + 2


SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
KEYS = st.sampled_from(sorted({key for model in SECTIONS.values() for key in model.model_fields}))
DATA = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS | st.text(max_size=8), inner, max_size=6),
    max_leaves=20,
)


@given(st.dictionaries(NAMES, st.lists(st.dictionaries(KEYS, DATA, max_size=8), max_size=3) | DATA, max_size=3))
def test_any_data_as_any_section(sections: dict[str, object]) -> None:
    files = {name: yaml.safe_dump(data, allow_unicode=True) for name, data in sections.items()}
    load_or_told({"pack.yaml": MANIFEST, **files})
    try:
        read_cases(files)
    except ik.PackError as error:
        told(error)


PIECES = [
    "",
    " ",
    "  ",
    "\n",
    "\t",
    ":",
    "- ",
    "'",
    '"',
    "{",
    "}",
    "[",
    "]",
    ",",
    "#",
    "&a ",
    "*a",
    "!!str ",
    "0",
    "-1",
]
PIECES += [
    "1e999",
    "true",
    "null",
    "x",
    "\u00e9",
    "\u65e5",
    "\x00",
    "\u2028",
    " and ",
    "not ",
    "<",
    "(",
    ")",
    "mistrust",
]


@st.composite
def mutated(draw: st.DrawFn) -> dict[str, str]:
    """The small pack with a few characters or lines removed, added, doubled or put elsewhere."""
    files = dict(FILES)
    for _ in range(draw(st.integers(1, 3))):
        name = draw(st.sampled_from(sorted(files)))
        by_line = draw(st.booleans())
        parts = files[name].splitlines(keepends=True) if by_line else list(files[name])
        start = draw(st.integers(0, len(parts)))
        end = min(len(parts), start + draw(st.integers(0, 3)))
        other = sorted(FILES)[draw(st.integers(0, len(FILES) - 1))]
        lines = st.sampled_from(FILES[other].splitlines(keepends=True))
        files[name] = "".join([*parts[:start], draw(lines if by_line else st.sampled_from(PIECES)), *parts[end:]])
    return files


@given(mutated())
def test_a_pack_with_a_few_mutations_loads_or_is_reported(files: dict[str, str]) -> None:
    load_or_told(files)


@given(st.lists(st.sampled_from(sorted(FILES)), unique=True))
def test_a_pack_with_missing_files_loads_or_is_reported(missing: list[str]) -> None:
    load_or_told({name: text for name, text in FILES.items() if name not in missing})


@given(st.text(max_size=60) | st.text(st.sampled_from("()[]{}<>=!&|^~+-*/%@:.,'\" abt019_"), max_size=40))
def test_any_text_as_a_condition(text: str) -> None:
    try:
        condition = ik.parse_condition(text)
    except ik.ConditionError as error:
        told(error)
        columns = [problem.place.column for problem in error.problems if problem.place and problem.place.column]
        assert len(columns) == 1
        assert 1 <= columns[0] <= len(text) + 1
    else:
        assert ik.parse_condition(str(condition)) == condition


def test_deep_conditions_do_not_exhaust_a_small_stack() -> None:
    """They did: the reader of Python goes down by itself, and a program ended without a word."""
    deep = ["not " * 12_000 + "s0", "x" + "[0]" * 16_000, "lambda:" * 7000 + "x", "(" * 190 + "-" * 40_000 + "1 < x"]
    told: list[ik.KnowledgeBase | None] = []
    size = threading.stack_size(512 * 1024)
    try:
        thread = threading.Thread(target=lambda: told.extend(load_or_told(rules(text)) for text in deep))
        thread.start()
        thread.join()
    finally:
        threading.stack_size(size)
    assert told == [None] * len(deep)


@pytest.mark.parametrize(
    "source", [None, 5, object(), [], (), {1: 2}, {"pack.yaml": 5}, {"pack.yaml": bytearray()}, ik]
)
def test_any_object_as_a_pack(source: object) -> None:
    assert load_or_told(source) is None


def test_the_corpus_of_the_fuzzer_and_a_few_mutations_of_it() -> None:
    for files in [*fuzz.found(), *fuzz.inputs(0, 150)]:
        assert fuzz.try_one(files) in {"loads", *ik.CODES}
