"""The notebook representation of progress."""

import re

import intimacy_kit as ik
from intimacy_kit.reasoning.diagnosing.support import CONCERN
from tests.small_pack import ALL_HARD, ALL_WELL, small_knowledge

NOTHING_YET = "Nothing was answered yet, so nothing is known yet."
KB = small_knowledge()


def test_present_findings_have_a_chart_each() -> None:
    told = ik.progress([("2026-01-31", KB.diagnose(ALL_HARD)), ("2026-02-28T12:00:00", KB.diagnose(ALL_WELL))])
    fragment = told._repr_html_()

    there = [each for each in (*told.findings, *told.components) if any(p.level != "none" for p in each.points)]
    assert sorted(re.findall(r"<h3>(.*?)</h3>", fragment)) == sorted(each.title for each in there)
    assert fragment.count("<svg ") == len(there) > 0
    assert ">31 January 2026<" in fragment
    assert ">28 February 2026, 12:00<" in fragment
    assert ">Getting better<" in fragment


def test_incomparable_findings_are_listed() -> None:
    fragment = ik.progress([KB.diagnose({}), KB.diagnose(ALL_HARD)])._repr_html_()
    assert "<li>Not the same questions were answered each time." in fragment


def test_progress_without_findings_and_progress_under_a_concern() -> None:
    assert NOTHING_YET in ik.progress([KB.diagnose({}), KB.diagnose({})])._repr_html_()
    concern = ik.progress([KB.diagnose(ALL_HARD), KB.diagnose({**ALL_HARD, "afraid": True})])._repr_html_()
    assert CONCERN in concern
    assert "<li>Call in private.</li>" in concern
    assert "<svg" not in concern


def test_charts_have_the_first_and_the_last_date() -> None:
    """More would not fit on a phone; the table of the page has all of them."""
    days = [f"2026-01-{day:02}" for day in range(1, 9)]
    fragment = ik.progress([(day, KB.diagnose(ALL_HARD)) for day in days])._repr_html_()
    first = fragment.partition("<article")[2].partition("<details")[0]

    assert re.findall(r">(\d \w+ 2026)<", first) == ["1 January 2026", "8 January 2026"]
    assert first.count("<circle") == len(days)
