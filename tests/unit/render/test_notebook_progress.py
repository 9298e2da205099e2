"""The notebook representation of progress."""

import re

import intimacy_kit as ik
from intimacy_kit.messages.catalogue import messages_in
from intimacy_kit.reasoning.diagnosing.concern_words import thanks
from tests.small_pack import ALL_HARD, ALL_WELL, small_knowledge

NOTHING_YET = "Nothing was answered yet, so nothing is known yet."
KB = small_knowledge()
INDEX = (
    "- {id: near, title: Nearness, text: How near., of: {mistrust: -1}, levels: "
    "[{id: low, from: 0, title: apart}, {id: some, from: 0.3, title: halfway}, {id: high, from: 0.7, title: side}]}"
)


def test_present_findings_are_told_in_words_and_a_known_index_has_a_chart() -> None:
    told = ik.progress([("2026-01-31", KB.diagnose(ALL_HARD)), ("2026-02-28T12:00:00", KB.diagnose(ALL_WELL))])
    fragment = told._repr_html_()

    there = [each for each in (*told.findings, *told.components) if any(p.level != "none" for p in each.points)]
    assert sorted(re.findall(r"<h3>(.*?)</h3>", fragment)) == sorted(each.title for each in there)
    assert ">Getting better<" in fragment
    assert 'class="chart"' not in fragment

    indexed = small_knowledge(indexes=INDEX)
    days = [(f"2026-01-{day:02}", indexed.diagnose(ALL_HARD)) for day in range(1, 9)]
    drawn = ik.progress(days)._repr_html_()
    assert drawn.count('class="chart"') == 1
    assert re.findall(r">(\d Jan)<", drawn) == ["1 Jan", *(f"{day} Jan" for day in range(2, 8)), "8 Jan"]


def test_incomparable_findings_are_listed() -> None:
    fragment = ik.progress([KB.diagnose({}), KB.diagnose(ALL_HARD)])._repr_html_()
    assert "<li>Not the same questions were answered each time." in fragment


def test_progress_without_findings_and_progress_under_a_concern() -> None:
    assert NOTHING_YET in ik.progress([KB.diagnose({}), KB.diagnose({})])._repr_html_()
    concern = ik.progress([KB.diagnose(ALL_HARD), KB.diagnose({**ALL_HARD, "afraid": True})])._repr_html_()
    assert thanks({"from_partner"}, messages_in(None)) in concern
    assert "<li>Call in private.</li>" in concern
    assert "<svg" not in concern
