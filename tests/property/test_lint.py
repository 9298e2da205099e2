"""Linting never fails, whatever the pack, and its fixes keep the meaning."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

import intimacy_kit as ik
from intimacy_kit.analysis.lint import CHECKS, fixed, lint
from intimacy_kit.analysis.lint.reports.sarif import sarif
from intimacy_kit.analysis.lint.simpler import simpler
from intimacy_kit.engines.interpret import evaluate
from intimacy_kit.errors import CODES
from intimacy_kit.model.conditions import Compare, Condition, Holds, Not, Or, at_least
from intimacy_kit.testing.strategies import packs

GUESSED = [code for code, check in CHECKS.items() if not check.exact]
ATOMS = st.builds(Holds, name=st.sampled_from("abc")) | st.builds(
    Compare, name=st.sampled_from("xyz"), op=st.sampled_from(["<", ">="]), value=st.sampled_from([1.0, 2.0])
)


def combined(parts: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    several = st.lists(parts, min_size=2, max_size=3)
    return (
        parts.map(lambda part: Not(part=part))
        | several.map(lambda some: Or(parts=tuple(some)))
        | several.flatmap(lambda some: st.integers(1, len(some)).map(lambda count: at_least(count, *some)))
    )


CONDITIONS = st.recursive(ATOMS, combined, max_leaves=8)
VALUES = {
    **{name: st.sampled_from([True, False, None]) for name in "abc"},
    **{name: st.sampled_from([0.0, 1.0, 1.5, 2.0, None]) for name in "xyz"},
}


@given(packs())
def test_diagnostics_have_a_known_code_and_a_place_in_the_pack(pack: dict[str, str]) -> None:
    report = lint(pack, core=False, select=GUESSED)
    for diagnostic in report.diagnostics:
        assert diagnostic.code in CHECKS or diagnostic.code in CODES
        assert diagnostic.place is not None
        assert diagnostic.place.file in pack
        assert diagnostic.message[0].islower() or not diagnostic.message[0].isalpha()
        assert not diagnostic.message.endswith(".")
        assert str(diagnostic)
    assert len(sarif(report, "1")["runs"][0]["results"]) == len(report.diagnostics)


@given(packs(), st.data())
def test_fixes_keep_the_meaning(pack: dict[str, str], data: st.DataObject) -> None:
    changed = fixed(pack, core=False, select=GUESSED)
    knowledge = ik.load_knowledge(pack, core=False)
    after = ik.load_knowledge({**pack, **changed}, core=False)
    assert set(after.rules) == set(knowledge.rules)
    answers: dict[str, Any] = {}
    for id, signal in knowledge.signals.items():
        possible: st.SearchStrategy[Any] = st.sampled_from(signal.choices or (True, False))
        if signal.is_number:
            possible = st.floats(*signal.bounds)
        answers[id] = data.draw(st.none() | possible)
    first, second = knowledge.diagnose(answers), after.diagnose(answers)
    assert {id: found.score for id, found in first.findings.items()} == {
        id: found.score for id, found in second.findings.items()
    }
    again = {**pack, **changed}
    assert fixed(again, core=False, select=GUESSED) == {}


@given(CONDITIONS, st.fixed_dictionaries(VALUES))
def test_a_simpler_condition_has_the_same_truth(condition: Condition, values: dict[str, Any]) -> None:
    short = simpler(condition)
    if short is not None:
        assert evaluate(short, values.get).truth is evaluate(condition, values.get).truth
        assert len(str(short)) <= len(str(condition))
        assert simpler(short) is None
