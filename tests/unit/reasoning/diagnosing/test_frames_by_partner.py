"""`diagnose_frame` with the results of each partner: one demands, the other one withdraws."""

from typing import Any

import pytest

import intimacy_kit as ik
from tests.unit.reasoning.diagnosing.frame_kinds import MADE, READ, each_kind

pl = pytest.importorskip("polars", reason="the extra `frames` is not installed")

FILES = {
    "pack.yaml": "{format: 1, name: two, version: 1.0.0, title: Two, license: MIT, sources: {notes: {title: Notes}}}",
    "signals.yaml": """
- {id: demands, kind: frequency, title: demanding, question: How often do you demand?, source: notes}
- {id: withdraws, kind: frequency, title: withdrawing, question: How often do you withdraw?, source: notes}
- {id: children, kind: flag, title: children, question: Do you have children?, asks: either, source: notes}
- {id: hurt, kind: flag, title: hurt, question: Has your partner hurt you?, asks: alone, source: notes}
""",
    "challenges.yaml": "- {id: chase, title: Chase, text: One asks and the other goes., source: notes}",
    "components.yaml": "- {id: calm, title: Calm, text: You are calm., source: notes}",
    "indexes.yaml": """
- {id: ease, title: Ease, text: How easy it is., of: {calm: 1, chase: -1}, source: notes,
   levels: [{id: low, from: 0, title: Low}, {id: high, from: 0.5, title: High}]}
""",
    "rules.yaml": """
- {id: pursued, when: demands >= 3 and partner.withdraws >= 3, supports: chase, strength: 0.5, because: So.,
   source: notes}
- {id: demanding, when: demands >= 3, supports: chase, strength: 0.25, because: So., source: notes}
- {id: calmly, when: demands <= 1, supports: calm, strength: 0.5, because: So., source: notes}
- {id: family, when: children and partner.children, relieves: calm, strength: 0.5, because: So., source: notes}
""",
    "safety.yaml": "- {id: harm, when: hurt, title: Harm, because: You deserve help.,\n"
    "   kind: concern, about: from_partner, source: notes}",
    "practices.yaml": """
- {id: call, title: Call, steps: [Call.], minutes: 5, cadence: once, who: one, source: notes}
""",
    "strategies.yaml": """
- {id: help, title: Help, text: Get help., addresses: {chase: 0.5}, evidence: {grade: good, note: N}, practices: [call],
   professional: true, source: notes}
""",
}
KNOWLEDGE = ik.load_knowledge(FILES, core=False)
A = {"demands": 4.0, "withdraws": 0.0, "children": True, "hurt": False}
B = {"demands": 0.0, "withdraws": 4.0, "children": None, "hurt": True}
COUPLE = {"chase_score": 0.625, "calm_score": 0.0, "ease": 0.40625, "ease_level": "low"}
OF_A = {"chase_score": 0.625, "calm_score": 0.0, "ease": 0.1875, "ease_level": "low"}
OF_B = {"chase_score": 0.0, "calm_score": 0.25, "ease": 0.625, "ease_level": "high"}


def row(frame: Any, number: int, columns: Any) -> dict[str, Any]:
    return {name: frame[f"ik_{name}"].to_list()[number] for name in columns}


def ending(values: dict[str, Any], end: str) -> dict[str, Any]:
    return {f"{name}{end}": value for name, value in values.items()}


@each_kind
def test_side_by_side(kind: str) -> None:
    frame = pl.DataFrame({f"{id}{end}": [given[id]] for id in A for end, given in (("_1", A), ("_2", B))})
    options: dict[str, Any] = {"partners": ("_1", "_2"), "by_partner": True, "rules": True, "invalid": "null"}
    found = READ[kind](KNOWLEDGE.diagnose_frame(MADE[kind](frame), **options))
    wanted = COUPLE | ending(OF_A, "_a") | ending(OF_B, "_b")
    wanted |= {"safety_concern": True, "safety_concern_a": False, "safety_concern_b": True}
    wanted |= {"screened": True, "screened_a": True, "screened_b": True, "remedy_1": "help"}
    wanted |= {"rules_fired": "calmly demanding family pursued", "rules_fired_a": "demanding family pursued"}
    wanted |= {"rules_fired_b": "calmly family"}
    assert row(found, 0, wanted) == wanted


@each_kind
def test_a_row_for_each(kind: str) -> None:
    rows = [("x", B), ("y", A), ("x", A)]
    frame = pl.DataFrame(
        {"row": [0, 1, 2], "house": [id for id, _ in rows]} | {id: [one[id] for _, one in rows] for id in A}
    )
    options: dict[str, Any] = {"couple": "house", "by_partner": True, "rules": True, "invalid": "null"}
    found = READ[kind](KNOWLEDGE.diagnose_frame(MADE[kind](frame), **options)).sort("row")
    for number, own, concern in ((0, OF_B, True), (2, OF_A, False)):
        wanted = COUPLE | ending(own, "_own") | {"safety_concern": True, "safety_concern_own": concern}
        assert row(found, number, wanted) == wanted
    alone = {"chase_score": 0.25, "chase_score_own": 0.25, "rules_fired_own": "demanding family", "screened": False}
    alone |= {"screened_own": True, "safety_concern": False}
    assert row(found, 1, alone) == alone


@each_kind
def test_an_unreadable_answer_about_safety_is_of_the_partner_who_gave_it(kind: str) -> None:
    signals = "{id: drinks, kind: frequency, title: drinking, question: How often?, asks: alone, source: notes}"
    rule = (
        "{id: drinking, when: drinks >= 3, title: Drinking, because: So., "
        "kind: concern, about: own_deed, source: notes}"
    )
    files = FILES | {"signals/more.yaml": f"- {signals}", "safety.yaml": f"- {rule}"}
    knowledge = ik.load_knowledge(files, core=False)
    wide = pl.DataFrame({"drinks_1": [9.0, 0.0], "drinks_2": [0.0, 1.0], "demands_1": [1.0, 1.0]})
    options: dict[str, Any] = {"by_partner": True, "invalid": "null", "remedies": 0}
    found = READ[kind](knowledge.diagnose_frame(MADE[kind](wide), partners=("_1", "_2"), **options))
    wanted = {"unreadable_safety": True, "screened": False, "screened_a": False, "screened_b": True}
    assert row(found, 0, wanted) == wanted
    long = pl.DataFrame({"row": [0, 1], "house": ["x", "x"], "drinks": [9.0, 0.0]})
    found = READ[kind](knowledge.diagnose_frame(MADE[kind](long), couple="house", **options)).sort("row")
    assert [row(found, number, ["unreadable_safety", "screened", "screened_own"]) for number in (0, 1)] == [
        {"unreadable_safety": True, "screened": False, "screened_own": False},
        {"unreadable_safety": True, "screened": False, "screened_own": True},
    ]
