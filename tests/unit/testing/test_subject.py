"""A pack under test: what is its own, and what its cases say that nobody knows."""

from pathlib import Path

import pytest

import intimacy_kit as ik
from intimacy_kit.testing import pack_under_test
from intimacy_kit.testing.subject import need_cases
from tests.small_pack import FILES
from tests.unit.testing.tested_pack import WITH_CASES, rule, subject_of, usual_subject
from tests.wording import Wording

HARD = "levels are none, mild, moderate, severe"
GOOD = "levels are none, emerging, solid, strong"


def test_its_own_rules_are_those_it_declares(tmp_path: Path) -> None:
    above = {
        "pack.yaml": FILES["pack.yaml"].replace("name: small", "name: above"),
        "rules.yaml": rule("no_trust", "trust < 1"),
        "safety.yaml": (
            "- {id: more, when: drinks >= 4, title: More, because: Take care., "
            "kind: concern, about: from_partner, source: notes}"
        ),
        "challenges.yaml": "- {id: worry, title: Worry, text: It weighs., leads_to: {gloom: 0.5}, source: notes}",
    }
    subject = pack_under_test(above, FILES, core=False)
    assert (subject.name, list(subject.rules), list(subject.origins)) == ("above", ["more", "no_trust"], ["worry"])
    assert {"few_hours", "no_trust"} <= subject.knowledge.rules.keys()
    assert str(subject.places["no_trust"]) == "rules.yaml:1:24"


def test_core_pack_is_the_default_base() -> None:
    small = {**FILES, "signals.yaml": "", "rules/trust.yaml": ""}
    only = {name: text for name, text in small.items() if name == "pack.yaml"}
    assert "trust" in pack_under_test(only).knowledge.signals
    assert pack_under_test(only, core=False).knowledge.signals == {}


def test_without_a_pack_it_is_the_core_pack() -> None:
    subject = pack_under_test()
    assert subject.name == "core"
    everywhere = {*subject.knowledge.rules, *subject.knowledge.safety_rules}
    only = subject.knowledge.within("family").rules.keys() | subject.knowledge.within("friendship").rules.keys()
    assert subject.rules.keys() == everywhere | only


def test_a_pack_that_does_not_run_is_refused() -> None:
    with pytest.raises(ik.PackError):
        pack_under_test({**WITH_CASES, "rules.yaml": "- {id: x}"}, core=False)


def test_a_pack_without_cases(wording: Wording) -> None:
    need_cases(usual_subject())
    with pytest.raises(ik.QuestionError) as error:
        need_cases(subject_of(""))
    assert error.value.code == "IK470"
    wording(error.value.message)


def test_observations_that_do_not_fit_are_told_with_their_places() -> None:
    wrong = "{trist: 1, trust: 11, topic: taxes}"
    subject = subject_of(f"- {{id: x, title: X, observations: {wrong}, expect: {{concerns: []}}}}")
    with pytest.raises(ik.ObservationError) as error:
        subject.values(subject.cases[0])
    found = [(problem.code, str(problem.place)) for problem in error.value.problems]
    assert found == [("IK302", "cases.yaml:1:36"), ("IK304", "cases.yaml:1:53"), ("IK306", "cases.yaml:1:64")]


@pytest.mark.parametrize(
    ("expect", "help", "column"),
    [
        ("levels: {little_tim: none}", "did you mean 'little_time'?", 57),
        ("levels: {weather: none}", "correct the name, or declare the finding", 57),
        ("levels: {trust: none}", None, 57),
        ("levels: {mistrust: solid}", HARD, 67),
        ("levels: {understanding: mild}", GOOD, 72),
        ("first_remedy: make_tim", "did you mean 'make_time'?", 62),
        ("remedies: [make_time, make_tim]", "did you mean 'make_time'?", 70),
        ("concerns: [fear, harms]", "did you mean 'harm'?", 65),
    ],
)
def test_what_a_case_expects_of_things_that_are_not_there(
    expect: str, help: str | None, column: int, wording: Wording
) -> None:
    subject = subject_of(f"- {{id: x, title: X, observations: {{}}, expect: {{{expect}}}}}")
    [problem] = subject.case_problems(subject.cases[0])
    assert problem.code == "IK472"
    wording(problem.message)
    assert help in (None, problem.help)
    assert problem.place is not None
    assert (problem.place.line, problem.place.column) == (1, column)


def test_a_case_that_fits() -> None:
    subject = subject_of(
        "- {id: x, title: X, observations: {trust: 1},"
        " expect: {levels: {understanding: strong, gloom: severe}, first_remedy: none, concerns: [fear]}}"
    )
    assert subject.case_problems(subject.cases[0]) == []
