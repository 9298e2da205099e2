"""Without any answer, a rendering must not sound like good news."""

import intimacy_kit as ik
from tests.wording import Wording


def test_no_answer_is_not_told_as_nothing_hard(wording: Wording) -> None:
    told = ik.render_text(ik.diagnose({}))

    wording(told)
    assert "Nothing hard" not in told


def test_an_answer_without_findings_is_told_as_such(wording: Wording) -> None:
    told = ik.render_text(ik.diagnose({"trust": 9}))

    wording(told)
