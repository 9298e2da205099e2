"""Cases in a context: what they are diagnosed with, what they cover, and which changes they detect."""

import intimacy_kit as ik
from intimacy_kit.errors import Problem
from intimacy_kit.testing import (
    PackUnderTest,
    coverage,
    mutation,
    noticed,
    pack_under_test,
    run_cases,
    suggestions,
)
from intimacy_kit.testing.cases import check_case, read_cases
from tests.wording import Wording

FILES = {
    "pack.yaml": "{format: 1, name: kin, version: 1.0.0, title: Kin, license: MIT, sources: {notes: {title: Notes}}}",
    "signals.yaml": """
- {id: hours, kind: count, unit: hours per week, maximum: 99, title: hours, question: How many?, source: notes}
- {id: desire, kind: rating, title: desire, question: How much?, source: notes}
- {id: told, kind: frequency, title: telling, question: How often?, source: notes}
- {id: hurt, kind: flag, title: being hurt, question: Were you hurt?, source: notes}
""",
    "challenges.yaml": """
- {id: little_time, title: Little time, text: Hours are few., source: notes, leads_to: {distance: 0.5}}
- {id: no_desire, title: Desire, text: It is gone., source: notes}
""",
    "consequences.yaml": "- {id: distance, title: Distance, text: You drift., source: notes}",
    "contexts.yaml": """
- {id: friends, title: Friends, text: Among friends., leaves_out: [desire, no_desire, few_hours], source: notes}
""",
    "tailorings.yaml": """
- {id: hermits, title: Hermits, text: For the quiet., leaves_out: [told], source: notes}
""",
    "rules.yaml": """
- id: few_hours
  supports: little_time
  facet: time
  because: Hours are few.
  source: notes
  steps: {hours < 9: 0.3, hours < 3: 0.6}
- id: friends_few_hours
  supports: little_time
  facet: time
  only_in: [friends]
  because: Friends see little of each other.
  source: notes
  steps: {hours < 2: 0.3, hours < 1: 0.6}
- id: untold
  supports: distance
  because: Little is told.
  source: notes
  steps: {told < 1.5: 0.3, told < 1.5 and desire < 3: 0.6}
- {id: cold, supports: no_desire, when: desire < 3, strength: 0.5, because: It is gone., source: notes}
""",
    "safety.yaml": """
- {id: harm, kind: concern, about: from_partner, title: Harm, when: hurt, because: You are hurt., source: notes}
""",
    "strategies.yaml": """
- {id: meet, title: Meet, text: Meet., addresses: {little_time: 0.9, distance: 0.5, no_desire: 0.5},
   practices: [walk, tea], first_when: desire < 1, evidence: {grade: good, note: Known.}, source: notes}
- {id: help, title: Help, text: Get help., professional: true, addresses: {little_time: 0.1}, practices: [call],
   evidence: {grade: good, note: Known.}, source: notes}
""",
    "practices.yaml": """
- {id: walk, title: Walk, steps: [Walk.], minutes: 9, who: one, cadence: weekly, not_when: hours < 1 and desire < 3,
   source: notes}
- {id: tea, title: Tea, steps: [Have tea.], minutes: 9, who: one, cadence: weekly, suits: hours < 2,
   only_in: [friends], source: notes}
- {id: call, title: Call, steps: [Call.], minutes: 9, who: one, cadence: once, source: notes}
""",
}
CASES = """
- {id: couple_busy, title: A busy couple, observations: {hours: 2}, expect: {levels: {little_time: moderate}}}
- {id: couple_cold, title: A cold couple, observations: {hours: 9, desire: 2, told: 1},
   expect: {levels: {little_time: none, no_desire: moderate, distance: moderate}}}
- {id: friends_busy, title: Friends, context: friends, observations: {hours: 1, told: 0},
   expect: {levels: {little_time: mild, distance: mild}, first_practices: {meet: tea}}}
- {id: friends_apart, title: Friends apart, context: friends, observations: {hours: 0.5},
   expect: {levels: {little_time: moderate}, safety: not_screened}}
- {id: friends_near, title: Friends, context: friends, observations: {hours: 3, hurt: false},
   expect: {levels: {little_time: none}, safety: no_concern_reported}}
- {id: hermits, title: Hermits, tailoring: [hermits], observations: {hours: 9}, expect: {levels: {distance: none}}}
"""


def subject(cases: str = CASES) -> PackUnderTest:
    return pack_under_test({**FILES, "cases.yaml": cases}, core=False)


def problem(case: str) -> Problem:
    (result,) = run_cases(subject(f"- {{id: wrong, title: W, {case}, expect: {{levels: {{little_time: none}}}}}}\n"))
    (found,) = result.problems
    return found


def test_each_is_diagnosed_in_its_context() -> None:
    assert all(result.passed for result in run_cases(subject()))
    knowledge = ik.load_knowledge(FILES, core=False)
    assert [check_case(knowledge, case) for case in read_cases({"cases.yaml": CASES})] == [[]] * 6


def test_a_failing_case_says_why_in_its_context() -> None:
    (result,) = run_cases(subject(CASES.splitlines()[6] + "\n" + CASES.splitlines()[7].replace("moderate", "none")))
    assert result.mismatches[0].reasons[0].startswith("+ friends_few_hours is true: adds 0.60")


def test_unknown_contexts_and_tailorings(wording: Wording) -> None:
    context, tailoring = problem("context: friend, observations: {}"), problem("tailoring: [hermit], observations: {}")
    assert (context.code, tailoring.code) == ("IK472", "IK472")
    wording(f"{context}\n{tailoring}")


def test_an_answer_that_a_context_leaves_out_is_no_answer() -> None:
    assert problem("context: friends, observations: {desire: 3}").code == "IK302"
    assert problem("tailoring: [hermits], observations: {told: 3}").code == "IK302"


def test_a_finding_that_a_context_leaves_out_is_unknown() -> None:
    case = "- {id: x, title: X, context: friends, observations: {}, expect: {levels: {no_desire: none}}}"
    ((found,),) = (result.problems for result in run_cases(subject(case)))
    assert (found.code, found.message) == ("IK472", "unknown finding 'no_desire'")


def test_they_cover_what_is_there_and_nothing_else() -> None:
    covered = coverage(subject())
    seen = {str(row.part): (*row.seen.values(), row.counted) for row in covered.rows}
    assert seen["friends_few_hours"] == (2, 1, 0, None)  # in no case of couples
    assert seen["step 1 of friends_few_hours"] == (2, 1, 0, 1)
    assert seen["few_hours"] == (1, 2, 0, None)
    assert seen["untold"] == (2, 0, 3, None)  # a couple and friends; where what it reads is left out, it is not there
    assert seen["step 2 of untold"] == (1, 0, 1, 1)
    assert seen["suits of tea"] == (2, 1, 0, None)
    assert seen["not_when of walk"] == (0, 3, 0, None)  # among friends it can never be true
    assert seen["harm"] == (0, 1, 5, None)


def test_what_is_missing_is_suggested_in_its_context() -> None:
    found = suggestions(subject(""))
    assert found.not_found == ()
    assert {case.context for case in found.cases} == {None, "friends"}
    assert "  context: friends\n" in found.to_yaml()
    whole = subject(found.to_yaml())
    assert all(result.passed for result in run_cases(whole))
    assert coverage(whole).percent == 100


def test_they_detect_changes_of_what_is_there() -> None:
    found = mutation(subject())
    killed = {(mutant.entry, str(mutant)): case for mutant, case in found.killed}
    assert killed["friends_few_hours", "strength 0.6 -> 0.3"] == "friends_apart"
    assert killed["friends_few_hours", "`hours < 2` -> `hours < 1`"] == "friends_busy"
    assert killed["tea", "`hours < 2` -> `hours < 1`"] == "friends_busy"
    assert killed["few_hours", "strength 0.6 -> 0.3"] == "couple_busy"
    assert killed["untold", "strength 0.6 -> 0.3"] == "couple_cold"


def test_they_are_people_of_a_pool_in_their_context() -> None:
    tested = subject()
    couples = noticed(tested, [{"hours": 2}])
    friends = noticed(tested, [case for case in read_cases({"cases.yaml": CASES}) if case.context])
    entries = {mutant.entry for mutant, _ in (*friends.noticed, *friends.missed)}
    assert "friends_few_hours" in entries
    assert "few_hours" not in entries
    assert {mutant.entry for mutant, _ in (*couples.noticed, *couples.missed)} == {"few_hours", "little_time"}
