"""Sessions: equal to diagnosing all answers at once, and callbacks receive every change."""

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

import intimacy_kit as ik
from tests.property.cases import Case, Cases, everywhere

STEPS = st.integers(0, 8)
MOVES = st.sampled_from(["observe", "observe", "observe", "by name", "forget", "retract", "nothing"])


def levels(dx: ik.Diagnosis) -> dict[str, tuple[str, float]]:
    return {id: (finding.level, finding.score) for id, finding in dx.findings.items()}


def move(data: DataObject, case: Case, session: ik.Session, expected: dict[str, object]) -> None:
    """Apply a random operation to the session and to a plain dict of the expected answers."""
    some = data.draw(st.lists(st.sampled_from(sorted(case.answers)), max_size=3, unique=True), label="signals")
    kind = data.draw(MOVES, label="move")
    if kind in ("observe", "by name"):
        values = {id: data.draw(case.answers[id]) for id in some}
        session.observe(values) if kind == "observe" else session.observe(**values)
        expected.update(values)
    elif kind == "nothing":
        session.observe(expected)
    else:
        session.observe(dict.fromkeys(some)) if kind == "forget" else session.retract(*some)
        for id in some:
            expected.pop(id, None)


@everywhere
@given(data=st.data())
def test_session_equals_diagnosis_of_all_answers(cases: Cases, data: DataObject) -> None:
    case = data.draw(cases())
    expected: dict[str, object] = dict(case.values)
    with case.knowledge.session() as session:
        session.observe(case.values)
        for _ in range(data.draw(STEPS)):
            move(data, case, session, expected)
            dx = case.knowledge.diagnose(expected)
            assert session.observations == dx.observations
            assert session.diagnosis == dx
            assert session.diagnosis.to_json() == dx.to_json()


@everywhere
@given(data=st.data())
def test_changes_of_callbacks_add_up_to_the_findings(cases: Cases, data: DataObject) -> None:
    case = data.draw(cases())
    expected: dict[str, object] = {}
    told: list[ik.Change] = []
    with case.knowledge.session() as session:
        known = levels(session.diagnosis)
        session.on_finding(told.append)
        session.observe(case.values)
        expected.update(case.values)
        steps = data.draw(STEPS)
        for step in range(steps + 1):
            ids = [change.id for change in told]
            assert ids == sorted(set(ids)), "each once, in ascending order"
            replay(told, known)
            told.clear()
            now = levels(session.diagnosis)
            assert {id: level for id, (level, _) in known.items()} == {id: level for id, (level, _) in now.items()}
            if step < steps:
                move(data, case, session, expected)


def replay(told: list[ik.Change], known: dict[str, tuple[str, float]]) -> None:
    for change in told:
        assert change.before == known[change.id][0] != change.after
        known[change.id] = (change.after, change.score)


@everywhere
@given(data=st.data())
def test_change_equals_its_finding(cases: Cases, data: DataObject) -> None:
    case = data.draw(cases(unknown=0.3))
    told: dict[str, ik.Change] = {}
    with case.knowledge.session() as session:
        before = session.diagnosis.findings
        session.on_finding(lambda change: told.update({change.id: change}))
        session.observe(case.values)
        found: Mapping[str, ik.Finding] = session.diagnosis.findings
    assert {id: (change.title, change.kind, change.after, change.score) for id, change in told.items()} == {
        id: (finding.title, finding.kind, finding.level, finding.score)
        for id, finding in found.items()
        if finding.level != before[id].level
    }
