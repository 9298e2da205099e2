"""IKL207: rules that begin where almost nobody is."""

import pytest

from intimacy_kit.analysis.lint.populations import populations_of
from intimacy_kit.model.signals import Signal
from tests.unit.analysis.lint.clean_pack import diagnostics, with_file
from tests.wording import Wording

SIGNALS = """
- {id: relationship_satisfaction, kind: rating, title: t, question: How is it?, source: own}
- {id: conflict_frequency, kind: count, title: t, question: How many?, source: own}
"""


def found(when: str, *, signals: str = SIGNALS) -> list[str]:
    rule = f"- id: extra\n  {when}\n  supports: distance\n  strength: 0.4\n  because: It is so.\n  source: own\n"
    if "steps" in when:
        rule = rule.replace("  strength: 0.4\n", "")
    files = {**with_file("signals/more.yaml", signals), "rules/more.yaml": rule}
    return [str(each) for each in diagnostics(files, select=["IKL207"])]


@pytest.mark.parametrize(
    "when",
    [
        "when: relationship_satisfaction < 5",
        "when: not relationship_satisfaction >= 5",
        "when: relationship_satisfaction == 0 or relationship_satisfaction < 2",
        "when: relationship_satisfaction < 5 and work_hours > 50",
        "when: conflict_frequency >= 5",
        "when: conflict_frequency > 30",
        "steps: {relationship_satisfaction < 5: 0.1, relationship_satisfaction < 2: 0.4}",
        "when: relationship_satisfaction < 5\n  steps: {work_hours > 50: 0.1, work_hours > 60: 0.4}",
    ],
)
def test_what_almost_nobody_reaches(when: str, wording: Wording) -> None:
    (only,) = found(when)
    wording(only)


@pytest.mark.parametrize(
    "when",
    [
        "when: relationship_satisfaction <= 5",
        "when: relationship_satisfaction < 5 or work_hours > 50",
        "when: conflict_frequency >= 4",
        "when: work_hours > 160",
        "steps: {relationship_satisfaction < 8: 0.1, relationship_satisfaction < 2: 0.4}",
        "when: partner.relationship_satisfaction < 2",
    ],
)
def test_what_more_people_reach_or_nobody_knows(when: str) -> None:
    assert found(when) == []


def test_another_range_is_another_question() -> None:
    other = SIGNALS.replace("kind: rating", "kind: rating, minimum: 1, maximum: 7")
    assert found("when: relationship_satisfaction < 2", signals=other) == []


def test_the_counts_are_those_of_the_page() -> None:
    signal = Signal(id="relationship_satisfaction", kind="rating", title="t", question="q", source=("s",))
    assert [population.people for population in populations_of(signal)] == [2561, 1744]
