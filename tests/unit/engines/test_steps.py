"""Steps, facets and links of absent findings, computed by hand: in every engine equal to the last bit."""

from collections.abc import Mapping

import pytest

import intimacy_kit as ik
from intimacy_kit.engines import interpret
from intimacy_kit.engines.compiled import CompiledEngine
from intimacy_kit.engines.outcome import Outcome
from intimacy_kit.model.observations import Value

PACK = {
    "pack.yaml": "{format: 1, name: time, version: 1.0.0, title: Time, license: MIT, sources: {us: {title: Us}}}",
    "signals.yaml": """
- {id: hours, kind: hours, title: hours, question: How many?, direction: better_when_higher, source: us}
- {id: heard, kind: frequency, title: heard, question: How often?, direction: better_when_higher, source: us}
- {id: trust, kind: rating, title: trust, question: How much?, direction: better_when_higher, source: us}
""",
    "challenges.yaml": """
- {id: apart, title: Apart, text: Apart., leads_to: {cold: 0.5}, source: us}
""",
    "consequences.yaml": """
- {id: cold, title: Cold, text: Cold., source: us}
""",
    "rules.yaml": """
- id: few_hours
  steps: {hours < 8: 0.125, hours < 5: 0.25, hours < 3: 0.5}
  because: Few hours.
  supports: apart
  facet: time
  source: us
- id: rarely_heard
  when: trust < 9
  steps:
    - {when: heard < 2.5, strength: 0.25, because: Sometimes.}
    - {when: heard < 1.5, strength: 0.75, because: Rarely.}
  supports: apart
  facet: time
  source: us
- {id: trusting, when: trust >= 7, strength: 0.5, because: Trust., relieves: apart, source: us}
- {id: colder, when: apart >= 0.75, strength: 0.25, because: So., supports: cold, source: us}
""",
}
KB = ik.load_knowledge(PACK, core=False)
BOOK = KB.runtime.built.rulebook


def by_durable(values: Mapping[str, Value]) -> Outcome:
    pytest.importorskip("durable_rules_engine", exc_type=ImportError)
    durable = pytest.importorskip("intimacy_kit.engines.durable.engine")
    outcome: Outcome = durable.DurableEngine(BOOK).run(values)
    return outcome


ENGINES = {
    "interpret": lambda values: interpret.run(BOOK, values),
    "compiled": CompiledEngine(BOOK).run,
    "durable": by_durable,
}


@pytest.mark.parametrize("engine", ENGINES.values(), ids=ENGINES)
@pytest.mark.parametrize(
    ("answers", "apart", "cold", "fired", "undetermined"),
    [
        # 0.25 counts of few_hours, 0.75 of both; the link carries 0.5 * 0.75, and colder adds 0.25
        (
            {"hours": 4, "heard": 1, "trust": 3},
            (0.75, 0.75, 0.75),
            1 - 0.75 * (1 - 0.375),
            {"few_hours", "rarely_heard", "colder"},
            set(),
        ),
        # rarely_heard is covered by few_hours
        ({"hours": 2, "heard": 2, "trust": 3}, (0.5, 0.5, 0.5), 0.25, {"few_hours", "rarely_heard"}, set()),
        # trust takes off half of it, and what is left is not present: the link carries nothing
        ({"hours": 4, "heard": 4, "trust": 8}, (0.125, 0.125, 0.125), 0.0, {"few_hours", "trusting"}, set()),
        # a stronger step is open; what is below it cannot lower the score
        ({"hours": 4, "trust": 3}, (0.25, 0.25, 0.75), 0.125, {"few_hours"}, {"rarely_heard", "colder"}),
        # nothing is known: relief and support at their ends
        ({}, (0.0, 0.0, 0.75), 0.0, set(), {"few_hours", "rarely_heard", "trusting", "colder"}),
        # a true step decides the rule if nothing stronger is open
        ({"hours": 2}, (0.25, 0.5, 0.75), 0.25, {"few_hours"}, {"rarely_heard", "trusting", "colder"}),
    ],
)
def test_steps_by_hand(engine, answers, apart, cold, fired, undetermined) -> None:  # type: ignore[no-untyped-def]  # a table
    outcome = engine(KB.observations(answers))
    place = [finding.id for finding in BOOK.findings].index("apart")
    assert (outcome.lows[place], outcome.scores[place], outcome.highs[place]) == apart
    assert outcome.scores[1 - place] == cold
    assert ({*outcome.fired}, {*outcome.undetermined}) == (fired, undetermined)


def test_groups_are_chains_with_the_strongest_step_first() -> None:
    apart = next(finding for finding in BOOK.findings if finding.id == "apart")
    (group,) = apart.supports
    assert group.id == "time"
    assert [(rule.id, position, step.strength) for rule, position, step in group.chain] == [
        ("rarely_heard", 1, 0.75),
        ("few_hours", 2, 0.5),
        ("few_hours", 1, 0.25),
        ("rarely_heard", 0, 0.25),
        ("few_hours", 0, 0.125),
    ]


def test_unknown_answers_are_those_that_could_reach_a_stronger_step() -> None:
    assert KB.diagnose({"hours": 2}).unknown == ("heard", "trust")
    assert KB.diagnose({"hours": 2, "trust": 10}).unknown == ()
