"""IKL501: strong claims on weak grounds."""

import pytest

from tests.unit.analysis.lint.clean_pack import FILES, diagnostics
from tests.unit.analysis.lint.rules.stepped import stepped
from tests.wording import Wording

JUDGED, WEAK, STRONG = "design: expert_judgement", "certainty: low", "certainty: moderate"


def claiming(first: str, second: str = "", **files: str) -> dict[str, str]:
    """The clean pack with two sources of which this is said."""
    sources = f"  first: {{title: One, {first}}}\n  second: {{title: Two, {second}}}\n" if second else ""
    sources = sources or f"  first: {{title: One, {first}}}\n"
    return {**FILES, "pack.yaml": FILES["pack.yaml"] + sources, **{f"{k}/more.yaml": v for k, v in files.items()}}


def habits(strength: float, source: str = "first") -> str:
    text = stepped(("rituals_kept < 4", 0.2), ("rituals_kept < 1", strength))
    return text.replace("source: own", f"source: {source}")


def test_strong_step_on_weak_grounds(wording: Wording) -> None:
    (only,) = diagnostics(claiming(WEAK, rules=habits(0.5)), select=["IKL501"])
    assert only.place is not None
    assert (only.severity, only.entry, only.place.line, only.place.column) == ("hint", "extra", 4, 23)
    wording([only.message, only.help])


def test_several_weak_sources_are_no_strong_one(wording: Wording) -> None:
    files = claiming(WEAK, JUDGED, rules=habits(0.6, "['first#2', second, first]"))
    (only,) = diagnostics(files, select=["IKL501"])
    wording(only.message)


def test_links_have_the_sources_of_their_entry_or_their_own() -> None:
    challenges = """
- {id: a, title: A, text: It is so., leads_to: {distance: 0.5}, source: first}
- {id: b, title: B, text: It is so., leads_to: {distance: {strength: 0.5, source: second}}, source: first}
- {id: c, title: C, text: It is so., leads_to: {distance: {strength: 0.5, source: first}}, source: second}
"""
    found = diagnostics(claiming(WEAK, STRONG, challenges=challenges), select=["IKL501"])
    places = [(each.entry, each.place.line, each.place.column) for each in found if each.place]
    assert places == [("a", 2, 59), ("c", 4, 70)]


@pytest.mark.parametrize(
    ("first", "second", "strength", "source"),
    [
        (WEAK, STRONG, 0.6, "[first, second]"),
        (WEAK, STRONG, 0.6, "second"),
        (WEAK, STRONG, 0.49, "first"),
        (f"{JUDGED}, {STRONG}", STRONG, 0.6, "first"),
        ("note: Nothing is known of it.", STRONG, 0.6, "first"),
        (WEAK, "note: Nothing is known of it.", 0.6, "[first, second]"),
    ],
)
def test_claims_that_are_not_reported(first: str, second: str, strength: float, source: str) -> None:
    assert diagnostics(claiming(first, second, rules=habits(strength, source)), select=["IKL501"]) == []
