"""Mutation: small changes to rules, and whether a case notices."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

import intimacy_kit as ik
from intimacy_kit.knowledge import KnowledgeBase
from intimacy_kit.model.concepts import Link, Practice, Strategy
from intimacy_kit.model.rulebook import Incoming, RuleBook, grouped
from intimacy_kit.model.rules import Rule, SafetyRule
from intimacy_kit.reasoning.runtime import Runtime
from intimacy_kit.testing import check_case, mutation, pack_under_test, run_cases
from intimacy_kit.testing.mutation.incremental import IncrementalRun, examples
from intimacy_kit.testing.mutation.mutants import Mutant, mutants
from intimacy_kit.testing.subject import PackUnderTest
from tests.unit.testing.tested_pack import CASES, conditioned_subject, rule, subject_of, usual_subject
from tests.wording import Wording


def changes(when: str) -> list[str]:
    subject = subject_of("", rules=rule("odd", when))
    return [mutant.after for mutant in mutants(subject) if mutant.entry == "odd" and mutant.kind != "strength"]


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("past_betrayal", ["not past_betrayal"]),
        ('topic == "money"', ['topic != "money"']),
        (
            'topic in ("money", "chores")',
            ['topic not in ("money", "chores")', 'topic == "chores"', 'topic == "money"'],
        ),
        ('topic in ("money", "money")', ['topic not in ("money", "money")']),
        ("rituals >= 3", ["rituals >= 2", "rituals >= 4", "rituals < 3"]),
        ("rituals == 0", ["rituals == 1", "rituals != 0"]),
        ("trust < 5", ["trust < 4", "trust < 6", "trust <= 5", "trust >= 5"]),
        ("talk_minutes <= 60", ["talk_minutes <= 54", "talk_minutes <= 66", "talk_minutes < 60", "talk_minutes > 60"]),
        (
            "quality_time > 2.5",
            ["quality_time > 2.25", "quality_time > 2.75", "quality_time >= 2.5", "quality_time <= 2.5"],
        ),
        ("mood > 1e-9", ["mood > 9e-10", "mood > 1.1e-09", "mood >= 1e-09", "mood <= 1e-09"]),
        ("mood > 0", ["mood > -1", "mood > 1", "mood >= 0", "mood <= 0"]),
        ("little_time >= 0.9", ["little_time >= 0.65", "little_time > 0.9", "little_time < 0.9"]),
        ("not (past_betrayal or afraid)", ["past_betrayal and afraid", "not past_betrayal", "not afraid"]),
        ("past_betrayal and afraid", ["past_betrayal or afraid", "not past_betrayal", "not afraid"]),
        (
            "at_least(1, past_betrayal, afraid)",
            ["at_least(2, past_betrayal, afraid)", "not past_betrayal", "not afraid"],
        ),
        (
            "at_least(2, past_betrayal, afraid)",
            ["at_least(1, past_betrayal, afraid)", "not past_betrayal", "not afraid"],
        ),
    ],
)
def test_changes_of_a_condition(when: str, expected: list[str]) -> None:
    assert changes(when) == [f"`{text}`" for text in expected]


def test_a_change_of_a_part_is_a_change_of_the_whole() -> None:
    subject = subject_of("", rules=rule("odd", "past_betrayal and not (afraid or trust < 5)"))
    [changed] = [
        mutant.changed for mutant in mutants(subject) if mutant.entry == "odd" and mutant.after == "`trust < 4`"
    ]
    assert not isinstance(changed, Link)
    assert str(changed.when) == "past_betrayal and not (afraid or trust < 4)"


def test_changes_of_strengths() -> None:
    subject = subject_of("", rules=rule("odd", "past_betrayal", strength=0.2) + rule("tiny", "afraid", strength=5e-324))
    found = [str(mutant) for mutant in mutants(subject) if mutant.kind == "strength"]
    assert [text for text in found if text.startswith("strength 0.2 ")] == [
        "strength 0.2 -> 0.1",
        "strength 0.2 -> 0.6",
    ]
    assert [text for text in found if text.startswith("strength 5e-324 ")] == ["strength 5e-324 -> 0.5"]
    assert "leads_to distance 0.5 -> 0.25" in found


def test_small_ranges_have_small_steps() -> None:
    signals = "- {id: share, kind: number, minimum: 0, maximum: 1, title: share, question: How much?, source: notes}"
    subject = subject_of("", **{"signals/more": signals}, rules=rule("odd", "share >= 0"))
    assert "`share >= 0` -> `share >= 0.05`" in [str(mutant) for mutant in mutants(subject)]


def test_killed_and_surviving_mutants() -> None:
    found = mutation(usual_subject())
    assert found.possible == found.tried == len(found.killed) + len(found.survived)
    assert found.percent == 100 * len(found.killed) / found.tried
    killed = {(mutant.entry, str(mutant)): case for mutant, case in found.killed}
    assert killed["few_hours", "`quality_time < 3` -> `quality_time >= 3`"] == "busy"
    assert killed["harm", "`hurt` -> `not hurt`"] == "hurt"
    assert killed["little_time", "leads_to distance 0.5 -> 0.25"] == "busy"
    survived = {(mutant.entry, str(mutant)) for mutant in found.survived}
    assert ("few_hours", "`quality_time < 3` -> `quality_time < 2`") in survived


def test_a_change_of_safety_that_no_case_notices() -> None:
    calm = "- {id: calm, title: Calm, observations: {hurt: true}, expect: {levels: {mistrust: none}}}"
    found = mutation(subject_of(calm))
    assert "harm" in [mutant.entry for mutant in found.survived]


def test_mutation_is_deterministic_and_can_be_limited() -> None:
    every, told = mutation(usual_subject()), list[tuple[int, int]]()
    few = mutation(usual_subject(), most=10, advance=lambda done, many: told.append((done, many)))
    assert mutation(usual_subject()) == every
    assert (few.tried, few.possible) == (10, every.possible)
    assert {*few.killed} <= {*every.killed}
    assert {*few.survived} <= {*every.survived}
    assert told == [(number, 10) for number in range(1, 11)]


def test_a_pack_without_rules_has_nothing_to_change() -> None:
    above = {
        "pack.yaml": "{format: 1, name: above, version: 1.0.0, title: Above, license: MIT}",
        "cases.yaml": "- {id: x, title: X, observations: {}, expect: {concerns: []}}",
    }
    assert mutation(pack_under_test(above)).percent == 100


@pytest.mark.parametrize(
    ("cases", "code"),
    [
        ("", "IK470"),
        (CASES.replace("moderate", "severe"), "IK471"),
        (CASES.replace("moderate", "severe").replace("[harm]", "[fear]"), "IK471"),
    ],
)
def test_missing_or_failing_cases_are_an_error(cases: str, code: str, wording: Wording) -> None:
    with pytest.raises(ik.QuestionError) as error:
        mutation(subject_of(cases))
    assert error.value.code == code
    wording(error.value.message)


@pytest.mark.parametrize("most", [0, True, 1.5, "5"])
def test_invalid_maximum_is_an_error(most: object) -> None:
    with pytest.raises(ik.QuestionError) as error:
        mutation(usual_subject(), most=most)  # type: ignore[arg-type]  # that is the point
    assert error.value.code == "IK404"


def killed_when_run_again(subject: PackUnderTest, mutant: Mutant) -> str | None:
    """As the library itself sees it: with a knowledge base made of the changed rules."""
    built, changed = subject.knowledge.runtime.built, mutant.changed
    if isinstance(changed, Practice):
        practices = {**built.contents.practices, changed.id: changed}
        built = replace(built, contents=replace(built.contents, practices=practices))
    else:
        of_one, of_two = changed_book(built.rulebook, mutant), changed_book(built.couples, mutant)
        built = replace(built, rulebook=of_one, couples=of_one if built.couples is built.rulebook else of_two)
    knowledge = KnowledgeBase(Runtime(built))
    return next((located.case.id for located in subject.cases if check_case(knowledge, located.case)), None)


def changed_book(book: RuleBook, mutant: Mutant) -> RuleBook:
    changed = mutant.changed
    if isinstance(changed, SafetyRule):
        return replace(book, safety=tuple(changed if one.id == changed.id else one for one in book.safety))
    if isinstance(changed, Strategy):
        return replace(book, strategies=tuple(changed if one.id == changed.id else one for one in book.strategies))
    if isinstance(changed, Link):
        finding = next(finding for finding in book.findings if finding.id == changed.to)
        links = (
            Incoming(one.origin, changed.strength if one.origin == mutant.entry else one.strength)
            for one in finding.links
        )
        fresh = replace(finding, links=tuple(links))
    else:
        assert isinstance(changed, Rule)
        finding = next(finding for finding in book.findings if finding.id == changed.finding)
        fresh = replace(
            finding,
            supports=grouped(changed if one.id == changed.id else one for own in finding.supports for one in own.rules),
            reliefs=grouped(changed if one.id == changed.id else one for own in finding.reliefs for one in own.rules),
        )
    return replace(book, findings=tuple(fresh if one is finding else one for one in book.findings))


def subjects() -> Iterator[PackUnderTest]:
    yield usual_subject()
    yield conditioned_subject()
    yield subject_of(
        CASES
        + "- {id: empty, title: E, observations: {}, expect: {first_remedy: none, levels: {understanding: none}}}\n"
        + "- {id: well, title: W, observations: {trust: 9, rituals: 4, hurt: false, afraid: false},"
        + " expect: {levels: {understanding: solid}, safety: no_concern_reported}}\n"
        + "- {id: sad, title: S, observations: {trust: 1, hides_feelings: 4, past_betrayal: false, quality_time: 1},"
        + " expect: {first_remedy: see_someone}}\n"
    )


def test_incremental_run_equals_a_full_run() -> None:
    for subject in subjects():
        run = IncrementalRun(subject, examples(subject))
        assert all(result.passed for result in run_cases(subject))
        for mutant in mutants(subject):
            assert run.killed_by(mutant) == killed_when_run_again(subject, mutant), (mutant.entry, str(mutant))


@pytest.mark.parametrize("every", [900, pytest.param(100, marks=pytest.mark.nightly)])
def test_incremental_run_on_the_core_pack(every: int) -> None:
    subject = pack_under_test()
    run = IncrementalRun(subject, examples(subject))
    for mutant in list(mutants(subject))[::every]:
        assert run.killed_by(mutant) == killed_when_run_again(subject, mutant), (mutant.entry, str(mutant))
