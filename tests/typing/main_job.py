"""What a type checker knows of the main job. Checked by pyright in strict mode (`make types`), never run."""

from collections.abc import Mapping
from typing import Any, Literal, assert_type

import intimacy_kit as ik

kb = ik.load_knowledge()
assert_type(kb, ik.KnowledgeBase)
assert_type(kb.signals, Mapping[str, ik.Signal])
assert_type(kb.strategies, Mapping[str, ik.Strategy])
assert_type(kb.practices, Mapping[str, ik.Practice])
assert_type(kb.rules, Mapping[str, ik.Rule])

signal = kb.signals["trust"]
assert_type(signal.minimum, float | None)
assert_type(signal.unit, str | None)
assert_type(signal.question, str)
assert_type(signal.choices, tuple[str, ...])
assert_type(signal.direction, Literal["better_when_higher", "worse_when_higher", "neutral"])

practice = kb.practices["phone_free_evening"]
assert_type(practice.steps, tuple[str, ...])
assert_type(practice.minutes, int)
assert_type(practice.tags, tuple[str, ...])

dx = kb.diagnose({"quality_time_hours": 1.5, "work_hours": 55, "past_betrayal": True, "conflict_topic": "money"})
assert_type(dx, ik.Diagnosis)
assert_type(dx.findings, Mapping[str, ik.Finding])
assert_type(dx.challenges, tuple[ik.Finding, ...])
assert_type(dx.consequences, tuple[ik.Finding, ...])
assert_type(dx.strengths, tuple[ik.Strength, ...])
assert_type(dx.remedies, tuple[ik.Remedy, ...])
assert_type(dx.safety, ik.Safety)
assert_type(dx.unknown, tuple[str, ...])
assert_type(dx.shareable(), ik.Shareable)
assert_type(dx.to_dict(), dict[str, Any])
assert_type(dx.to_json(), str)
assert_type(ik.Diagnosis.from_json(dx.to_json(), kb), ik.Diagnosis)
assert_type(ik.diagnose({"trust": 3}), ik.Diagnosis)

for finding in dx.challenges:
    assert_type(finding.id, str)
    assert_type(finding.score, float)
    assert_type(finding.level, Literal["none", "mild", "moderate", "severe"])
for remedy in dx.remedies:
    assert_type(remedy.strategy, ik.Strategy)
    assert_type(remedy.priority, float)
    assert_type(remedy.practices, tuple[ik.Practice, ...])

observations = kb.observations({"trust": 3, "feels_heard": None})
assert_type(observations, ik.Observations)
assert_type(kb.diagnose(observations), ik.Diagnosis)

condition = (ik.ref("trust") < 3) & ~(ik.ref("feels_heard") >= 2)
assert_type(kb.evaluate(condition, observations), ik.Truth)

try:
    kb.diagnose({"trsut": 3})
except ik.IntimacyKitError as error:
    assert_type(error.problems, tuple[ik.Problem, ...])
    assert_type(error.place, ik.Place | None)
