"""Prepared packs are the packs that were linked."""

from collections.abc import Mapping

from hypothesis import given

from intimacy_kit.packs.linking.build import build
from intimacy_kit.packs.prepared.prepared import from_json, to_json
from intimacy_kit.testing.strategies import packs


@given(packs())
def test_packs_come_back_from_json(files: Mapping[str, str]) -> None:
    built = build([files])
    found = from_json(to_json(built, "fingerprint"), "fingerprint")
    assert found == built
    assert repr(found) == repr(built)
