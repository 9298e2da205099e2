"""Rules, and the manifest of a pack."""

import pytest
from pydantic import ValidationError

from intimacy_kit import Rule, ref
from intimacy_kit.errors import QuestionError
from intimacy_kit.model.pack import Manifest, PackInfo
from intimacy_kit.model.rules import SafetyRule
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
    safety = SafetyRule.model_validate({**COMMON, "title": "Fear"})
    assert rule.model_dump()["when"] == safety.model_dump()["when"] == "trust < 5"


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
