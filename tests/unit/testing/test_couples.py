"""Cases of two partners: their answers, what they cover, and which changes they detect."""

import pytest

import intimacy_kit as ik
from intimacy_kit.errors import Problem
from intimacy_kit.testing import PackUnderTest, coverage, mutation, pack_under_test, run_cases, suggestions
from intimacy_kit.testing.cases import check_case, read_cases

FILES = {
    "pack.yaml": "{format: 1, name: two, version: 1.0.0, title: Two, license: MIT, sources: {notes: {title: Notes}}}",
    "signals.yaml": """
- {id: demands, kind: frequency, title: demanding, question: How often do you demand?, source: notes}
- {id: withdraws, kind: frequency, title: withdrawing, question: How often do you withdraw?, source: notes}
- {id: secret, kind: flag, title: a secret, question: Is there one?, asks: alone, source: notes}
""",
    "challenges.yaml": "- {id: chase, title: Chase, text: One asks and the other goes., source: notes}",
    "rules.yaml": """
- id: pursued
  supports: chase
  because: One asks and the other goes.
  source: notes
  steps:
    - {when: demands >= 3, strength: 0.25}
    - {when: demands >= 3 and partner.withdraws >= 3, strength: 0.5}
- {id: together, when: partner.demands <= 0, relieves: chase, strength: 0.5, because: Calm., source: notes}
""",
}
CASES = """
- {id: pursued_by_one, title: Of one, observations: {demands: 3, withdraws: 0}, expect: {levels: {chase: mild}}}
- {id: pursued_by_two, title: Of two, observations: {demands: 3, partner.withdraws: 3, partner.demands: 1},
   expect: {levels: {chase: moderate}}}
- {id: heard, title: Of two who stay, observations: {demands: 3, partner.withdraws: 2, partner.demands: 0},
   expect: {levels: {chase: none}}}
"""


def subject(cases: str = CASES) -> PackUnderTest:
    return pack_under_test({**FILES, "cases.yaml": cases}, core=False)


def problems(observations: str) -> tuple[Problem, ...]:
    case = f"- {{id: wrong, title: W, observations: {observations}, expect: {{levels: {{chase: none}}}}}}\n"
    (result,) = run_cases(subject(case))
    return result.problems


def test_cases_of_one_and_of_two_pass() -> None:
    assert [(result.located.case.id, result.passed) for result in run_cases(subject())] == [
        ("heard", True),
        ("pursued_by_one", True),
        ("pursued_by_two", True),
    ]
    knowledge = ik.load_knowledge(FILES, core=False)
    assert [check_case(knowledge, case) for case in read_cases({"cases.yaml": CASES})] == [[], [], []]


def test_a_failing_case_of_two_says_why() -> None:
    (result,) = run_cases(subject(CASES.replace("chase: moderate", "chase: severe").partition("- {id: heard")[0]))[1:]
    (mismatch,) = result.mismatches
    assert mismatch.deviation.sentence == "chase is moderate (0.50), not severe"
    assert mismatch.reasons[0].startswith("+ pursued is true: adds 0.50, by ")
    assert mismatch.reasons[-1] == "= decided by: demands (without it: none), partner.withdraws (without it: mild)"


@pytest.mark.parametrize(
    ("observations", "code"),
    [
        ("{partner.demand: 3}", "IK302"),
        ("{partner.secret: true}", "IK302"),  # no rule can read it
        ("{partner.demands: 9}", "IK304"),
        ("{partner.demands: true}", "IK303"),
    ],
)
def test_answers_of_the_partner_that_do_not_fit(observations: str, code: str) -> None:
    (problem,) = problems(observations)
    assert problem.code == code
    assert problem.place is not None
    assert problem.place.line == 1


def test_a_case_of_one_covers_what_reads_the_partner_as_unknown_alone() -> None:
    one = "- {id: of_one, title: One, observations: {demands: 3}, expect: {levels: {chase: mild}}}\n"
    missing = [str(goal) for goal in coverage(subject(one)).missing]
    assert "pursued is unknown" in missing
    assert "pursued is true" not in missing  # by its first step
    assert "step 1 of pursued counts" not in missing
    assert "step 2 of pursued is true" in missing
    assert "together is unknown" not in missing
    assert "together is true" in missing


def test_cases_of_two_cover_the_rest() -> None:
    missing = {str(goal) for goal in coverage(subject()).missing}
    assert missing == {
        "pursued is false",
        "pursued is unknown",
        "step 1 of pursued is false",
        "step 1 of pursued is unknown",
    }


def test_suggested_cases_cover_what_reads_the_partner() -> None:
    found = suggestions(subject())
    assert found.not_found == ()
    again = suggestions(pack_under_test({**FILES, "cases.yaml": found.to_yaml()}, core=False))
    nothing = suggestions(pack_under_test(FILES, core=False))
    assert nothing.not_found == ()
    assert any("partner.withdraws: 3" in case.to_yaml() for case in nothing.cases)
    whole = pack_under_test({**FILES, "cases.yaml": nothing.to_yaml()}, core=False)
    assert coverage(whole).percent == 100
    assert all(result.passed for result in run_cases(whole))
    assert again.not_found == ()


def test_mutants_of_conditions_that_read_the_partner() -> None:
    found = mutation(subject())
    survived = {str(mutant) for mutant in found.survived}
    killed = {str(mutant): case for mutant, case in found.killed}
    assert killed["`partner.withdraws >= 3` -> `partner.withdraws >= 4`"] == "pursued_by_two"
    assert killed["`partner.demands <= 0` -> `partner.demands <= 1`"] == "pursued_by_two"
    assert killed["`demands >= 3 and partner.withdraws >= 3` -> `demands >= 3 or partner.withdraws >= 3`"] == "heard"
    assert killed["strength 0.25 -> 0.125"] == "pursued_by_one"
    assert survived == {"`demands >= 3` -> `demands >= 2`", "strength 0.5 -> 0.25", "strength 0.5 -> 0.75"}
