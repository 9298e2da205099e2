"""Renderings of a diagnosis without answers do not claim that nothing hard was found."""

import intimacy_kit as ik
from tests.wording import Wording


def test_text_without_answers_says_so(wording: Wording) -> None:
    told = ik.diagnose({}).to_text()

    wording(told)
    assert "Nothing hard" not in told


def test_text_without_findings_says_so(wording: Wording) -> None:
    told = ik.diagnose({"trust": 9}).to_text()

    wording(told)
