"""Recourse for indexes: the smallest changes to reach a level, what is open, and cases without recourse."""

from collections.abc import Mapping
from math import inf, nextafter

import pytest

import intimacy_kit as ik
from intimacy_kit.model.observations import Value
from intimacy_kit.reasoning.counterfactuals import search
from tests.wording import Wording

SIGNALS = ("hours", "heard", "trust", "joy", "calm")
FILES = {
    "pack.yaml": "{format: 1, name: made, version: 1.0.0, title: Made, license: MIT, sources: {notes: {title: N}}}",
    "signals.yaml": "".join(
        f"- {{id: {id}, kind: rating, title: {id}, question: How much?, source: notes}}\n" for id in SIGNALS
    )
    + "- {id: betrayed, kind: flag, title: betrayed, question: Were you?, changeable: false, source: notes}\n",
    "challenges.yaml": """
- {id: apart, title: Apart, text: They are apart., source: notes, leads_to: {cold: 0.9}}
- {id: hurt, title: Hurt, text: They are hurt., source: notes}
""",
    "consequences.yaml": "- {id: cold, title: Cold, text: It is cold., source: notes}",
    "components.yaml": "- {id: warm, title: Warm, text: It is warm., source: notes}",
    "indexes.yaml": """
- id: nearness
  title: Nearness
  text: How near they are.
  of: {apart: -2, cold: -1, hurt: -1, warm: 2}
  levels:
    - {id: low, from: 0, title: little}
    - {id: middle, from: 0.4, title: some}
    - {id: high, from: 0.7, title: much}
""",
    "rules.yaml": """
- id: few_hours
  steps: {hours < 8: 0.3, hours < 3: 0.8}
  because: Hours are few.
  supports: apart
  facet: time
  source: notes
- {id: no_joy, when: joy < 2 and calm < 5, strength: 0.5, because: No joy., supports: apart, facet: time, source: notes}
- {id: some_calm, when: calm > 7, strength: 0.4, because: Calm helps., relieves: apart, source: notes}
- {id: betrayal, when: betrayed, strength: 0.8, because: Trust was broken., supports: hurt, source: notes}
- {id: little_trust, when: trust < 5, strength: 0.6, because: Trust is little., supports: hurt, source: notes}
- {id: hearing, when: heard > 6, strength: 0.7, because: They hear each other., supports: warm, source: notes}
- {id: hurting, when: hurt >= 0.5, strength: 0.5, because: Hurt cools., relieves: warm, source: notes}
- {id: hurt_and_joy, when: hurt < 0.5 and joy > 2, strength: 0.3, because: Joy warms., supports: warm, source: notes}
""",
}
KB = ik.load_knowledge(FILES, core=False)
HARD: dict[str, Value] = {"hours": 1, "heard": 3, "trust": 2, "joy": 1, "calm": 3, "betrayed": False}


def ways(paths: ik.Paths) -> list[dict[str, Value]]:
    return [path.answers for path in paths.alternatives]


def test_the_smallest_changes_to_a_level_come_first(wording: Wording) -> None:
    dx = KB.diagnose(HARD)
    assert dx.indexes["nearness"].level == "low"
    paths = dx.path_to("nearness", level="middle")
    assert (paths.id, paths.title, paths.kind, paths.before, paths.level) == (
        "nearness", "Nearness", "index", "low", "middle",
    )  # fmt: skip
    assert (paths.possible, paths.complete, paths.searched) == (True, True, 2)
    assert ways(paths) == [
        {"hours": 3.0, "joy": 2.0}, {"calm": 5.0, "hours": 3.0}, {"hours": 3.0, "trust": 5.0},
    ]  # fmt: skip
    for path in paths.alternatives:
        then = dx.what_if(path.answers).diagnosis.indexes["nearness"]
        assert (then.level, then.value, then.low, then.high) == (path.level, path.score, path.low, path.high)
        assert path.level == "middle"
        assert path.certain
    wording(str(paths))
    wording(paths.to_markdown())


def test_without_a_level_the_highest_is_meant(wording: Wording) -> None:
    paths = KB.diagnose(HARD).path_to("nearness")
    assert paths.level == "high"
    over_two, over_six = nextafter(2.0, inf), nextafter(6.0, inf)
    assert ways(paths) == [
        {"hours": 8.0, "joy": over_two, "trust": 5.0},
        {"calm": 5.0, "heard": over_six, "hours": 3.0, "trust": 5.0},
    ]
    wording(str(paths))


def test_no_steps_if_the_level_is_reached_already(wording: Wording) -> None:
    well = {"hours": 9, "heard": 9, "trust": 9, "joy": 9, "calm": 9, "betrayed": False}
    paths = KB.diagnose(well).path_to("nearness", level="middle")
    assert (ways(paths), paths.possible, paths.searched, paths.before) == ([{}], True, 0, "high")
    wording(str(paths))


def test_a_finding_whose_links_carry_nothing_is_reached_by_its_own_rules() -> None:
    rule = "- {id: own, when: trust < 5, strength: 0.5, because: Own., supports: cold, source: notes}\n"
    kb = ik.load_knowledge({**FILES, "rules.yaml": FILES["rules.yaml"] + rule}, core=False)
    dx = kb.diagnose({"hours": 7, "calm": 8, "trust": 2})
    assert 0 < dx.findings["apart"].score < 0.25
    assert ways(dx.path_to("cold")) == [{"trust": 5.0}]


def test_an_open_index_is_known_after_the_changes(wording: Wording) -> None:
    dx = KB.diagnose({"hours": 1, "joy": 1})
    assert dx.indexes["nearness"].open
    paths = dx.path_to("nearness", level="low")
    assert (paths.before, paths.unknown) == (None, ("betrayed", "calm", "heard", "trust"))
    assert ways(paths) == [{"hours": 3.0, "joy": 2.0}]
    (path,) = paths.alternatives
    assert path.high - path.low <= 0.5
    assert (path.level, path.certain) == ("middle", True)
    wording(str(paths))
    assert not dx.path_to("nearness", level="high").alternatives[0].certain


def test_regression_changes_beside_open_questions_are_found() -> None:
    """A comparison of a rule that waits for another answer too can narrow the interval of an index."""
    one = "- {id: index, title: I, text: I., of: {apart: -1}, levels: [{id: any, from: 0, title: any}]}"
    rules = (
        "- {id: known, when: trust < 9, strength: 0.2, because: B., supports: apart, source: notes}\n"
        "- {id: waits, when: joy < 2 and calm < 5, strength: 0.7, because: B., supports: apart, source: notes}\n"
    )
    kb = ik.load_knowledge({**FILES, "rules.yaml": rules, "indexes.yaml": one}, core=False)
    dx = kb.diagnose({"joy": 1, "trust": 3})
    assert dx.indexes["index"].open
    assert ways(dx.path_to("index", level="any")) == [{"joy": 2.0}]


def test_too_many_open_questions(wording: Wording) -> None:
    paths = KB.diagnose({"hours": 1}).path_to("nearness", level="low")
    assert (ways(paths), paths.possible, paths.complete, paths.obstacles) == ([], False, True, ())
    wording(str(paths))


def test_what_stays_is_what_holds_the_index_down(wording: Wording) -> None:
    dx = KB.diagnose({**HARD, "betrayed": True})
    paths = dx.path_to("nearness", level="high")
    assert (paths.possible, paths.complete) == (False, True)
    assert [obstacle.id for obstacle in paths.obstacles] == ["betrayal", "hurting"]
    wording(str(paths))
    unsure = KB.diagnose({"heard": 8, "betrayed": True}).path_to("nearness", level="high")
    assert unsure.possible is False
    wording(str(unsure))


def test_a_hard_search_ends_with_its_budget(monkeypatch: pytest.MonkeyPatch) -> None:
    dx = KB.diagnose(HARD)
    monkeypatch.setattr(search, "NODE_BUDGET", 0)
    paths = dx.path_to("nearness", level="high")
    assert (paths.possible, paths.complete, paths.searched) == (True, False, 0)
    (way,) = ways(paths)
    assert way == {"calm": nextafter(7.0, inf), "heard": nextafter(6.0, inf), "hours": 8.0, "trust": 5.0}
    assert dx.what_if(way).diagnosis.indexes["nearness"].level == "high"
    for id in way:
        less = {other: value for other, value in way.items() if other != id}
        assert dx.what_if(less).diagnosis.indexes["nearness"].level != "high"


@pytest.mark.parametrize(("strength", "expected"), [(0.25, [{"hours": 3.0}]), (0.3, [{"hours": 3.0}])])
def test_links_carry_nothing_from_what_is_no_longer_present(strength: float, expected: list[dict[str, Value]]) -> None:
    kb = ik.load_knowledge(
        {
            **FILES,
            "indexes.yaml": "- {id: nearness, title: N, text: It is., of: {cold: -1}, "
            "levels: [{id: low, from: 0, title: l}, {id: high, from: 0.9, title: h}]}",
            "components.yaml": "[]",
            "rules.yaml": f"- {{id: few, when: hours < 3, strength: {strength}, because: Few., supports: apart, "
            "source: notes}",
        },
        core=False,
    )
    dx = kb.diagnose({"hours": 1})
    assert dx.indexes["nearness"].level == "low"
    assert ways(dx.path_to("nearness")) == expected


def test_unknown_level_of_an_index_is_an_error(wording: Wording) -> None:
    for level in ("none", 3):
        with pytest.raises(ik.QuestionError) as caught:
            KB.diagnose(HARD).path_to("nearness", level=level)  # type: ignore[arg-type]  # the point of the test
        assert caught.value.code == "IK404"
        wording(str(caught.value))


def test_data_of_a_result() -> None:
    dx = KB.diagnose(HARD)
    data = dx.path_to("nearness", level="middle").model_dump(mode="json")
    assert (data["before"], data["level"], data["alternatives"][0]["level"]) == ("low", "middle", "middle")
    assert [rung["id"] for rung in data["levels"]] == ["low", "middle", "high"]
    assert dx.path_to("apart").model_dump(mode="json")["levels"] == []


@pytest.mark.parametrize("b", [{**HARD, "joy": 9, "trust": 9}, HARD, {**HARD, "hours": 9, "heard": 9}])
def test_the_index_of_a_couple_rises_by_the_changes_of_one_or_of_both(b: Mapping[str, Value]) -> None:
    dx = KB.diagnose(ik.Couple(a=HARD, b=b))
    paths = dx.path_to("nearness", level="middle")
    assert paths.alternatives
    for path in paths.alternatives:
        changed: dict[str, dict[str, Value]] = {"a": {}, "b": {}}
        for step in path.steps:
            assert step.partner is not None
            changed[step.partner][step.id] = step.to
        index = dx.what_if(ik.Couple(**changed)).diagnosis.indexes["nearness"]
        assert (index.level, index.value, index.low, index.high) == (path.level, path.score, path.low, path.high)
        assert path.level is not None
        assert path.level >= "middle"
