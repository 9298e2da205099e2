"""Errors for safety rules that would not protect anyone."""

import pytest

import intimacy_kit as ik
from tests.unit.packs.tiny import FILES, Row, assert_told
from tests.wording import Wording

SAFETY = "- {id: fear, when: worried, title: Fear, because: b, kind: concern, about: from_partner, source: notes}\n"
STRATEGY = """\
- {id: pro, title: T, text: T, evidence: {grade: good, note: n}, practices: [call], professional: true, source: notes}
"""
PRACTICE = "- {id: call, title: T, steps: [s], minutes: 5, cadence: once, who: one, source: notes}\n"
NO_SUPPORT: Row = ("IK121", "1:3+1")
ONLY_SIGNALS = ("'mistrust' is a finding, but safety rules read signals only", "name the signals themselves")


@pytest.mark.parametrize(
    ("strategies", "practices"),
    [
        ("", PRACTICE),
        (STRATEGY.replace("professional: true", "professional: false"), PRACTICE),
        (STRATEGY.replace("practices: [call], ", ""), PRACTICE),
        (STRATEGY, PRACTICE.replace("who: one", "who: both")),
        (STRATEGY, PRACTICE.replace("who: one", "who: one, tags: [conflict]")),
        (STRATEGY, PRACTICE.replace("who: one", "who: one, tags: [vulnerability]")),
        (STRATEGY, PRACTICE.replace("who: one", "who: one, tags: [joint]")),
    ],
    ids=["no strategy", "not professional", "no practice", "for both", "conflict", "vulnerability", "joint"],
)
def test_safety_rules_need_professional_support_safe_alone(strategies: str, practices: str, wording: Wording) -> None:
    others = {**FILES, "strategies.yaml": strategies, "practices.yaml": practices}
    assert_told(wording, "safety", SAFETY, NO_SUPPORT, others=others)


def test_safety_rules_with_support_are_accepted() -> None:
    files = {**FILES, "strategies.yaml": STRATEGY, "practices.yaml": PRACTICE, "safety.yaml": SAFETY}
    assert list(ik.load_knowledge(files, core=False).safety_rules) == ["fear"]


def test_safety_rules_read_signals_only(wording: Wording) -> None:
    others = {**FILES, "strategies.yaml": STRATEGY, "practices.yaml": PRACTICE}
    text = SAFETY.replace("worried", "worry or mistrust >= 0.5 or trust < 50 or low_trust")
    assert_told(
        wording,
        "safety",
        text,
        ("IK203", "1:20+5"),
        ("IK204", "1:29+15"),
        ("IK205", "1:48+10"),
        ("IK203", "1:62+9"),
        others=others,
    )


def test_a_later_pack_cannot_add_professional_support(wording: Wording) -> None:
    retreat = {
        "pack.yaml": "{format: 1, name: retreat, version: 1.0.0, title: R, license: MIT, sources: {us: {title: Us}}}",
        "strategies.yaml": "- {id: a_retreat, title: A retreat, text: Go., practices: [couples_counselling],\n"
        "   evidence: {grade: limited, note: None.}, source: us, professional: true}\n",
    }
    with pytest.raises(ik.PackError) as error:
        ik.load_knowledge(retreat)
    problem = error.value.problems[0]
    assert (problem.code, str(problem.place)) == ("IK119", "strategies.yaml:2:71")
    wording(problem.message)
