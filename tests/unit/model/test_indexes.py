"""Indexes as they are declared, and for one case."""

import copy
import pickle
from typing import Any

import pytest

import intimacy_kit as ik
from intimacy_kit.model.indexes import Index, IndexValue
from intimacy_kit.model.levels import IndexLevel
from tests.small_pack import FILES, small_knowledge

LEVELS = "[{id: low, from: 0, title: low}, {id: high, from: 0.5, title: high}]"
INDEX = f"- {{id: well, title: All in all, text: How it is., of: {{mistrust: -1, talk: 2}}, levels: {LEVELS}}}\n"
DATA: dict[str, Any] = {
    "id": "well",
    "title": "All in all",
    "low": 0.5,
    "high": 0.75,
    "levels": [{"id": "low", "from": 0, "title": "low"}, {"id": "high", "from": 0.5, "title": "high"}],
    "value": 0.625,
    "level": "high",
}


def problems(index: str) -> list[str]:
    with pytest.raises(ik.PackError) as caught:
        ik.load_knowledge({**FILES, "indexes.yaml": index}, core=False)
    return [f"{problem.code} {problem.message}" for problem in caught.value.problems]


def test_a_value_is_read_back() -> None:
    value = IndexValue.model_validate(DATA)
    assert (value.level, value.level_title, value.open) == ("high", "high", False)
    assert IndexValue.model_validate_json(value.model_dump_json()) == value
    assert value.model_dump(mode="json") == DATA
    assert repr(value) == "IndexValue(id='well', title='All in all')"


@pytest.mark.parametrize(
    "change",
    [
        {"value": 0.6}, {"value": None}, {"level": "low"}, {"level": None}, {"level": "middle"}, {"low": 0.76},
        {"low": 0.0}, {"high": 1.5}, {"levels": []}, {"levels": DATA["levels"][1:]}, {"levels": DATA["levels"][::-1]},
        {"levels": [*DATA["levels"], {"id": "high", "from": 0.7, "title": "high"}]},
    ],
)  # fmt: skip
def test_an_inconsistent_value_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="validation error"):
        IndexValue.model_validate({**DATA, **change})


def test_an_open_index_has_neither_value_nor_level() -> None:
    value = IndexValue.model_validate({**DATA, "low": 0.0, "high": 0.75, "value": None, "level": None})
    assert (value.open, value.level_title) == (True, None)


def test_levels_are_ordered_within_their_index() -> None:
    level = IndexValue.model_validate(DATA).level
    assert level is not None
    assert level > "low"
    assert max("low", level) == "high"
    assert level >= IndexLevel("low", ("low", "high"))
    assert hash(level) == hash("high")
    for other in ("mild", ik.diagnose({}).findings["conflict_baggage"].level, IndexLevel("high", ("high",))):
        with pytest.raises(ValueError, match="only levels of one ladder"):
            assert level < other
    with pytest.raises(ValueError, match="is none of low, high"):
        IndexLevel("middle", ("low", "high"))


def test_levels_are_copied_and_pickled_with_their_ladder() -> None:
    level = IndexLevel("high", ("low", "high"))
    for again in (copy.deepcopy(level), pickle.loads(pickle.dumps(level))):
        assert (again, again.words, again > "low") == ("high", ("low", "high"), True)


def test_a_pack_declares_indexes() -> None:
    kb = ik.load_knowledge({**FILES, "indexes.yaml": INDEX.replace("talk", "distance")}, core=False)
    (index,) = kb.indexes.values()
    assert isinstance(index, Index)
    assert [(part.of, part.weight) for part in index.of] == [("distance", 2.0), ("mistrust", -1.0)]
    assert [rung.start for rung in index.levels] == [0.0, 0.5]


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("of: {mistrust: 0}", "IK110 'mistrust' must not be zero"),
        ("of: {mistrust: 1001}", "IK110 'mistrust' should be less than or equal to 1000"),
        ("of: {}", "IK110 'of' should have at least one item"),
        ("of: [mistrust]", "IK110 'of' must map findings to weights"),
        ("of: {mistrst: 1}", "IK113 unknown id 'mistrst'"),
        (
            "of: {trust: 1}",
            "IK114 expected an id of challenges or consequences or components, found 'trust' of signals",
        ),
    ],
)
def test_parts_are_checked(written: str, problem: str) -> None:
    assert problems(INDEX.replace("of: {mistrust: -1, talk: 2}", written)) == [problem]


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("[]", "IK110 'levels' should have at least one item"),
        ("[{id: low, from: 0.1, title: low}]", "IK110 'levels' must begin at 0 and rise"),
        ("[{id: low, title: low}]", "IK109 missing key 'from'"),
        ("[{id: low, from: 0, start: 0, title: low}]", "IK108 unknown key 'start'"),
        (
            "[{id: low, from: 0, title: low}, {id: low, from: 0.5, title: low}]",
            "IK110 'levels' must have ids of their own",
        ),
    ],
)
def test_levels_are_checked(written: str, problem: str) -> None:
    assert problems(INDEX.replace("mistrust: -1, talk: 2", "mistrust: 1").replace(LEVELS, written)) == [problem]


@pytest.mark.parametrize("id", ["well_score", "x_low", "remedy_2", "screened", "invalid"])
def test_an_index_is_not_called_as_another_result_of_frames(id: str) -> None:
    index = INDEX.replace("mistrust: -1, talk: 2", "mistrust: 1").replace("well", id)
    assert problems(index) == ["IK110 'id' is the name of another result in frames"]


def test_contexts_leave_parts_out_and_with_the_last_part_the_index() -> None:
    index = INDEX.replace("mistrust: -1, talk: 2", "mistrust: 1, distance: -1")
    context = (
        "- {id: alone, title: Alone, text: Alone., leaves_out: [mistrust], source: made}\n"
        "- {id: nothing, title: Nothing, text: Nothing., leaves_out: [mistrust, distance], source: made}\n"
        "- {id: no_index, title: None, text: None., leaves_out: [well], source: made}\n"
    )
    source = next(line for line in FILES["pack.yaml"].splitlines() if "sources" in line)
    name = source.partition("{")[2].partition(":")[0].strip()
    files = {**FILES, "indexes.yaml": index, "contexts.yaml": context.replace("made", name)}
    kb = ik.load_knowledge(files, core=False)
    assert [part.of for part in kb.within(context="alone").indexes["well"].of] == ["distance"]
    assert set(kb.within(context="alone").diagnose({}).indexes) == {"well"}
    for context_id in ("nothing", "no_index"):
        assert not kb.within(context=context_id).diagnose({}).indexes
    assert not small_knowledge().diagnose({}).indexes


def test_titles_and_levels_are_translated() -> None:
    index = INDEX.replace("mistrust: -1, talk: 2", "mistrust: 1")
    words = "well: {title: Alles in allem, text: Wie es ist., levels: {low: niedrig, high: hoch}}\n"
    kb = ik.load_knowledge({**FILES, "indexes.yaml": index, "locales/de.yaml": words}, core=False).within(locale="de")
    assert kb.indexes["well"].title == "Alles in allem"
    assert [rung.title for rung in kb.indexes["well"].levels] == ["niedrig", "hoch"]
