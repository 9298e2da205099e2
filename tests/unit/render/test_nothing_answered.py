"""Without any answer, a rendering must not sound like good news."""

import intimacy_kit as ik


def test_no_answer_is_not_told_as_nothing_hard() -> None:
    told = ik.render_text(ik.diagnose({}))

    assert "Nothing was answered yet, so nothing was found." in told
    assert "Nothing hard" not in told


def test_an_answer_without_findings_is_told_as_such() -> None:
    told = ik.render_text(ik.diagnose({"trust": 9}))

    assert "Nothing hard was found in what was answered; there are open questions." in told
