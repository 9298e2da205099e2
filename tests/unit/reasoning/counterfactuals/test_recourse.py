"""Recourse: smallest changes, alternatives, their text, and cases without recourse."""

from collections.abc import Mapping

import pytest

import intimacy_kit as ik
from intimacy_kit.knowledge import KnowledgeBase
from intimacy_kit.model.observations import Value
from intimacy_kit.reasoning.counterfactuals import search
from tests.small_pack import ALL_HARD, ALL_WELL, small_knowledge
from tests.wording import Wording

KB = small_knowledge()
SIGNALS = "".join(
    f"- {{id: s{n}, kind: frequency, title: signal {n}, question: How often?, source: notes}}\n" for n in range(9)
)


def made(rules: Mapping[str, str], findings: str = "", signals: str = "") -> KnowledgeBase:
    """A pack about one challenge `bad`; of the rules, each is a condition with what it does to it and how strongly."""
    files = {
        "pack.yaml": "{format: 1, name: made, version: 1.0.0, title: Made, license: MIT, sources: {notes: {title: N}}}",
        "signals.yaml": SIGNALS + signals,
        "challenges.yaml": "- {id: bad, title: Bad, text: It is bad., source: notes}\n" + findings,
        "rules.yaml": "".join(
            f"- {{id: r{n}, when: '{when}', {effect.rpartition(' ')[0]}, strength: {effect.rpartition(' ')[2]}, "
            f"because: Because {n}., source: notes}}\n"
            for n, (when, effect) in enumerate(rules.items())
        ),
    }
    return ik.load_knowledge(files, core=False)


def ways(paths: ik.Paths) -> list[dict[str, Value]]:
    return [path.answers for path in paths.alternatives]


ALWAYS: Mapping[str, float] = {f"s{n}": 4 for n in range(9)}


def test_the_smallest_changes_come_first() -> None:
    paths = KB.diagnose({**ALL_HARD, "trust": 9, "hides_feelings": 0, "topic": "house_work"}).path_to("little_time")
    assert (paths.id, paths.title, paths.kind) == ("little_time", "Little time", "challenge")
    assert (paths.before, paths.level, paths.possible, paths.complete, paths.searched) == (
        "moderate", "none", True, True, 3,
    )  # fmt: skip
    assert ways(paths) == [{"quality_time": 3.0, "talk_minutes": 30.0}, {"quality_time": 3.0, "rituals": 2.0}]


def test_step_has_signal_values_and_words(wording: Wording) -> None:
    (path, *_) = KB.diagnose({"quality_time": 1.5}).path_to("little_time", level="mild").alternatives
    (step,) = path.steps
    assert (step.id, step.title, step.before, step.to) == ("quality_time", "quality time together", 1.5, 3.0)
    assert step.change == path.change == 1.5 / 168
    wording(step.words)
    assert (path.level, path.score, path.low, path.high, path.certain) == ("none", 0.0, 0.0, 0.25, True)


@pytest.mark.parametrize(("level", "expected"), [("none", 2), ("mild", 1), ("moderate", 1)])
def test_requested_level_is_the_highest_allowed(level: str, expected: int) -> None:
    kb = made({"s1 >= 3": "supports: bad 0.5", "s2 >= 3": "supports: bad 0.5", "s3 <= 1": "supports: bad 0.2"})
    dx = kb.diagnose({"s1": 4, "s2": 4, "s3": 4})
    assert dx.findings["bad"].score == 0.75
    paths = dx.path_to("bad", level=level)
    assert {len(path.steps) for path in paths.alternatives} == {expected} if level != "mild" else {2}


def test_a_level_that_is_still_felt_is_told_as_the_most() -> None:
    kb = made({"s1 >= 3": "supports: bad 0.5", "s2 >= 3": "supports: bad 0.5"})
    paths = kb.diagnose({"s1": 4, "s2": 4}).path_to("bad", level="moderate")
    assert "Bad: from strongly felt to at most clearly felt" in str(paths)


def test_no_steps_if_the_level_is_reached_already(wording: Wording) -> None:
    paths = KB.diagnose(ALL_WELL).path_to("mistrust")
    assert (ways(paths), paths.possible, paths.complete, paths.searched) == ([{}], True, True, 0)
    wording(str(paths))


def test_path_is_not_certain_with_open_questions(wording: Wording) -> None:
    paths = KB.diagnose({"quality_time": 1.5}).path_to("little_time")
    assert paths.unknown == ("rituals", "talk_minutes")
    assert [path.certain for path in paths.alternatives] == [False]
    wording(str(paths))
    one = KB.diagnose({"quality_time": 1.5, "talk_minutes": 5}).path_to("little_time")
    wording(str(one))
    assert "To bear in mind" not in str(KB.diagnose(ALL_HARD).path_to("little_time"))


def test_what_remedies_wait_for_makes_no_path_uncertain() -> None:
    kb = small_knowledge(**{
        "strategies/rest": "- {id: rest, title: Rest, text: Do., addresses: {little_time: 0.5}, first_when: mood < 0, "
        "evidence: {grade: good, note: Studied.}, practices: [nap], source: notes}",
        "practices/rest": "- {id: nap, title: Nap, steps: [Rest.], minutes: 20, cadence: daily, who: one, "
        "suits: mistrust >= 0.25 and arguments > 2, source: notes}",
    })  # fmt: skip
    dx = kb.diagnose({"quality_time": 1.5})
    assert {"mood", "arguments"} <= {*dx.unknown}
    assert dx.path_to("little_time").unknown == ("rituals", "talk_minutes")


def test_text_of_a_result(wording: Wording) -> None:
    kb = made({"s1 >= 3": "supports: bad 0.5", "s2 >= 3 or hours > 5": "supports: bad 0.5"}, signals=HOURS)
    wording(kb.diagnose({**ALWAYS, "hours": 9}).path_to("bad").to_text())


GONE = "- {id: gone, kind: flag, title: gone, question: Is it?, changeable: false, source: notes}"
HOURS = "- {id: hours, kind: hours, title: hours of work, question: How many?, unit: hours per week, source: notes}"


def test_alternatives_and_values_beside_a_threshold(wording: Wording) -> None:
    kb = made({"s1 >= 3 and hours >= 5": "supports: bad 0.5"}, signals=HOURS)
    paths = kb.diagnose({"s1": 4, "hours": 9}).path_to("bad")
    wording(str(paths))

    wording(paths.to_markdown())


def test_repr_shows_no_values() -> None:
    paths = KB.diagnose(ALL_HARD).path_to("little_time")
    (path, *_) = paths.alternatives
    assert (repr(paths), repr(path), repr(path.steps[0])) == ("Paths()", "Path()", "Step()")


def test_impossible_if_an_unchangeable_rule_is_enough(wording: Wording) -> None:
    kb = made(
        {"gone": "supports: bad 0.5", "s1 >= 3": "supports: bad 0.5", "s2 >= 3": "relieves: bad 0.1"},
        signals=GONE,
    )
    dx = kb.diagnose({"gone": True, "s1": 4, "s2": 0})
    paths = dx.path_to("bad")
    assert (paths.alternatives, paths.possible, paths.complete) == ((), False, True)
    assert [(obstacle.id, obstacle.because) for obstacle in paths.obstacles] == [("r0", "Because 0.")]
    assert repr(paths.obstacles[0]) == "Obstacle()"
    wording(str(paths))
    assert "What stays\n----------\n  - Because 0." in str(paths)
    assert dx.path_to("bad", level="mild").possible


def test_impossible_if_the_changes_exclude_each_other() -> None:
    kb = made({"s1 >= 3": "supports: bad 0.5", "s1 < 3": "supports: bad 0.6"})
    paths = kb.diagnose({"s1": 4}).path_to("bad")
    assert (paths.possible, paths.complete, paths.searched, paths.obstacles) == (False, True, 1, ())
    assert "What stays" not in str(paths)


def test_impossible_without_changeable_signals() -> None:
    kb = made({"not s1 >= 3": "supports: bad 0.5"}, signals="")
    assert kb.diagnose({"s1": 0}).path_to("bad").possible
    book = made({"bad2 >= 0.2": "supports: bad 0.5"}, "- {id: bad2, title: B, text: B., source: notes}\n")
    assert book.diagnose({}).path_to("bad").possible


def test_path_through_links_and_other_findings() -> None:
    dx = KB.diagnose(ALL_HARD)
    paths = dx.path_to("gloom")
    assert paths.possible
    for path in paths.alternatives:
        assert dx.what_if(path.answers).diagnosis.findings["gloom"].level == "none"


def test_rule_with_too_many_values_to_try() -> None:
    every = " and ".join(f"s{n} >= {k}" for n in range(6) for k in (1, 2, 3))
    kb = made({every: "supports: bad 0.5", "s8 == 4": "supports: bad 0.3"})
    paths = kb.diagnose(ALWAYS).path_to("bad")
    assert ways(paths) == [{"s0": 2.0, "s8": 3.0}, {"s1": 2.0, "s8": 3.0}, {"s2": 2.0, "s8": 3.0}]


def test_rule_that_needs_several_changes_to_flip() -> None:
    kb = made({"at_least(2, s1 >= 3, s2 >= 3, s3 >= 3)": "supports: bad 0.5", "s4 <= 1": "relieves: bad 0.6"})
    paths = kb.diagnose(ALWAYS).path_to("bad")
    assert ways(paths) == [{"s4": 1.0}, {"s1": 2.0, "s2": 2.0}, {"s1": 2.0, "s3": 2.0}]


def test_unneeded_steps_are_left_out() -> None:
    """A rule that is true already, and one that turns on by the change that turns another off."""
    kb = made({"s1 >= 3": "supports: bad 0.6", "s1 >= 1": "relieves: bad 0.3", "s1 == 2": "supports: bad 0.5"})
    assert ways(kb.diagnose({"s1": 4}).path_to("bad")) == [{"s1": 1.0}]


def test_first_of_equally_near_values_is_taken() -> None:
    kb = made({"s1 == 2": "supports: bad 0.5", "s1 == 1": "supports: bad 0.1"})
    assert ways(kb.diagnose({"s1": 2}).path_to("bad")) == [{"s1": 1.0}]


PAIRS = {f"s{n} >= 3 and s{k} >= 3": "supports: bad 0.2" for n in range(9) for k in range(n)}


def test_result_is_incomplete_beyond_the_node_budget(monkeypatch: pytest.MonkeyPatch) -> None:
    dx = made(PAIRS).diagnose(ALWAYS)
    full = dx.path_to("bad")
    assert (full.complete, len(full.alternatives[0].steps), full.searched) == (True, 7, 7)
    monkeypatch.setattr(search, "NODE_BUDGET", 40)
    part = dx.path_to("bad")
    assert (part.possible, part.complete) == (True, False)
    assert part.searched < 7 == len(part.alternatives[0].steps)
    assert len(part.alternatives) <= 3


def test_result_is_incomplete_beyond_the_evaluation_budget(monkeypatch: pytest.MonkeyPatch, wording: Wording) -> None:
    monkeypatch.setattr(search, "EVALUATION_BUDGET", 0)
    paths = made({"s1 >= 3": "supports: bad 0.5"}).diagnose({"s1": 4}).path_to("bad")
    assert (paths.alternatives, paths.possible, paths.complete, paths.searched) == ((), None, False, 0)
    wording(str(paths))


def test_greedy_path_beyond_the_node_budget_claims_no_minimum(
    monkeypatch: pytest.MonkeyPatch, wording: Wording
) -> None:
    monkeypatch.setattr(search, "NODE_BUDGET", 0)
    kb = made(
        {
            "gone": "supports: bad 0.2",
            "s1 >= 3": "supports: bad 0.3",
            "s2 >= 3": "supports: bad 0.1",
            "s3 >= 3": "supports: bad 0.1",
            "s2 < 3 and s3 < 3": "relieves: bad 0.9",
        },
        signals=GONE,
    )
    dx = kb.diagnose({**ALWAYS, "gone": True})
    paths = dx.path_to("bad")
    assert (paths.complete, paths.possible, paths.searched) == (False, True, 0)
    assert len(ways(paths)) == 1
    wording(str(paths))
    monkeypatch.undo()
    assert ways(paths) == ways(dx.path_to("bad")) == [{"s2": 2.0, "s3": 2.0}]


def test_no_greedy_path_if_no_single_change_helps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "NODE_BUDGET", 1)
    kb = made({"s1 >= 3 or s2 >= 3": "supports: bad 0.5"})
    paths = kb.diagnose(ALWAYS).path_to("bad")
    assert (paths.alternatives, paths.possible, paths.complete) == ((), None, False)


@pytest.mark.parametrize(
    ("id", "code", "help"),
    [
        ("litle_time", "IK401", "did you mean 'little_time'?"),
        ("understanding", "IK401", "`dx.findings`"),
        (5, "IK401", "`dx.findings` and `dx.indexes` list all"),
    ],
)
def test_unknown_finding_is_an_error(id: str, code: str, help: str, wording: Wording) -> None:
    with pytest.raises(ik.QuestionError) as caught:
        KB.diagnose(ALL_HARD).path_to(id)
    assert caught.value.code == code
    wording(caught.value.message)
    assert help in caught.value.help


@pytest.mark.parametrize("level", ["severe", "emerging", 3])
def test_unknown_level_is_an_error(level: object) -> None:
    with pytest.raises(ik.QuestionError) as caught:
        KB.diagnose(ALL_HARD).path_to("mistrust", level=level)
    assert caught.value.code == "IK404"


def test_no_path_under_a_safety_concern() -> None:
    with pytest.raises(ik.QuestionError) as caught:
        KB.diagnose({**ALL_HARD, "afraid": True}).path_to("mistrust")
    assert caught.value.code == "IK421"


def test_stored_diagnosis_without_knowledge_base_is_an_error() -> None:
    with pytest.raises(ik.QuestionError) as caught:
        ik.Diagnosis.from_json(KB.diagnose(ALL_HARD).to_json()).path_to("mistrust")
    assert caught.value.code == "IK402"
