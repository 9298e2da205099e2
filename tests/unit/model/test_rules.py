"""Rules, and the manifest of a pack."""

from typing import Any

import pytest
from pydantic import ValidationError

from intimacy_kit import Rule, at_least, ref
from intimacy_kit.errors import QuestionError
from intimacy_kit.model.pack import Manifest, PackInfo
from intimacy_kit.model.rules import SafetyRule, Step
from tests.wording import Wording

LITTLE = ref("trust") < 5
COMMON = {"id": "x", "when": LITTLE, "because": "Why.", "source": ["notes"]}
MANIFEST = {"format": 1, "name": "far_apart", "version": "1.0.0", "title": "Far apart", "license": "MIT", "sources": {}}


def test_a_rule_supports_or_relieves() -> None:
    supporting = Rule.model_validate({**COMMON, "supports": "mistrust", "strength": 0.5})
    relieving = Rule.model_validate({**COMMON, "relieves": "mistrust", "strength": 0.5})
    assert supporting.finding == relieving.finding == "mistrust"
    assert (supporting.relieves, relieving.supports) == (None, None)


@pytest.mark.parametrize("effect", [{}, {"supports": "mistrust", "relieves": "mistrust"}])
def test_a_rule_needs_exactly_one_of_supports_and_relieves(effect: dict[str, str], wording: Wording) -> None:
    with pytest.raises(ValidationError) as caught:
        Rule.model_validate({**COMMON, "strength": 0.5, **effect})
    wording([error["msg"] for error in caught.value.errors()])


@pytest.mark.parametrize("strength", [0, 1, -0.5, 1.5, "0.5", True, None, float("nan")])
def test_a_strength_lies_strictly_between_zero_and_one(strength: object) -> None:
    with pytest.raises(ValidationError, match="strength"):
        Rule.model_validate({**COMMON, "supports": "mistrust", "strength": strength})


def test_the_condition_of_a_rule_is_stored_as_text() -> None:
    rule = Rule.model_validate({**COMMON, "supports": "mistrust", "strength": 0.5})
    safety = SafetyRule.model_validate({**COMMON, "title": "Fear", "kind": "concern", "about": "from_partner"})
    assert rule.model_dump()["steps"][0]["when"] == safety.model_dump()["when"] == "trust < 5"


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"format": 2}, "format"),
        ({"format": "1"}, "format"),
        ({"name": "Far"}, "name"),
        ({"name": "far apart"}, "name"),
        ({"version": "1.0"}, "version"),
        ({"version": 1.0}, "version"),
        ({"overrides": ["Not an id"]}, "overrides"),
        ({"sources": {"notes": {}}}, "title"),
        ({"author": "me"}, "author"),
    ],
)
def test_an_invalid_manifest_is_refused(change: dict[str, object], place: str) -> None:
    assert Manifest.model_validate(MANIFEST).name == "far_apart"
    with pytest.raises(ValidationError, match=place):
        Manifest.model_validate({**MANIFEST, **change})


@pytest.mark.parametrize("digest", ["", "a" * 63, "A" * 64, "g" * 64, "a" * 64 + "\n"])
def test_a_digest_is_sixty_four_hexadecimal_digits(digest: str) -> None:
    assert PackInfo(name="far-apart", version="1.0.0-rc.1", digest="0a" * 32).name == "far-apart"
    with pytest.raises(QuestionError, match="digest"):
        PackInfo(name="far-apart", version="1.0.0", digest=digest)


STEPS = [{"when": COMMON["when"], "strength": 0.25}, {"when": COMMON["when"], "strength": 0.5, "because": "More."}]


def test_a_rule_of_one_step_is_written_without_steps() -> None:
    rule = Rule.model_validate({**COMMON, "supports": "mistrust", "strength": 0.5})
    (step,) = rule.steps
    assert (step.when, step.strength, step.because) == (COMMON["when"], 0.5, None)
    assert (rule.when, rule.strength, rule.group, rule.reason(step)) == (step.when, 0.5, rule.id, rule.because)


def test_a_condition_beside_steps_holds_for_all() -> None:
    common = {**COMMON, "when": ref("mood") > 2}
    rule = Rule.model_validate({**common, "supports": "mistrust", "steps": STEPS, "facet": "trusting"})
    assert [str(step.when) for step in rule.steps] == ["mood > 2 and trust < 5"] * 2
    assert (rule.strength, rule.group, rule.names) == (0.5, "trusting", {"mood", "trust"})
    assert [rule.reason(step) for step in rule.steps] == [rule.because, "More."]
    assert [path for path, _ in rule.reasons] == [("because",), ("steps", 1, "because")]
    steps = tuple(Step(**step) for step in STEPS)
    assert Rule(**common, supports="mistrust", steps=steps, facet="trusting") == rule


@pytest.mark.parametrize(
    "changed",
    [
        {"steps": [], "when": None},
        {"steps": STEPS, "strength": 0.5},
        {"steps": STEPS * 11, "when": None},
        {"steps": STEPS, "because": None, "when": None},
        {"steps": [{"when": at_least(1, *[ref("trust") < 5] * 150), "strength": 0.5}],
         "when": at_least(1, *[ref("trust") < 5] * 150)},
    ],
    ids=["none", "a strength beside them", "too many", "no reason", "too large together"],
)  # fmt: skip
def test_steps_that_are_refused(changed: dict[str, Any]) -> None:
    fields = {key: value for key, value in {**COMMON, **changed}.items() if value is not None}
    with pytest.raises(ValidationError):
        Rule.model_validate({**fields, "supports": "mistrust"})


def test_steps_of_a_wrong_kind_are_reported_as_what_they_are() -> None:
    for steps in ([5], 5, [{"when": 5, "strength": 0.5}]):
        with pytest.raises(ValidationError, match="steps"):
            Rule.model_validate({**COMMON, "supports": "mistrust", "steps": steps})
    with pytest.raises(ValidationError):
        Rule.model_validate(5)
