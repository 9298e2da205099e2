"""IKL502: sources that speak against what cites them."""

from tests.unit.analysis.lint.clean_pack import FILES, codes, diagnostics
from tests.unit.analysis.lint.rules.stepped import stepped
from tests.unit.analysis.lint.rules.test_ikl501_strong_claim import STRONG, claiming
from tests.wording import Wording

HABITS = stepped(("rituals_kept < 4", 0.2))
CHALLENGES = """
- id: a
  title: A
  text: It is so.
  leads_to: {distance: {strength: 0.2, contradicts: [own, first#2]}}
  source: own
"""


def test_contradicted_entries_and_links(wording: Wording) -> None:
    files = claiming(STRONG, rules=f"{HABITS}  contradicts: first\n", challenges=CHALLENGES)
    found = diagnostics(files, select=["IKL502"])
    places = [(each.entry, each.place.line, each.place.column) for each in found if each.place]
    assert places == [("a", 5, 54), ("a", 5, 59), ("extra", 7, 16)]
    wording([each.message for each in found])


def test_a_source_that_only_contradicts_is_named() -> None:
    files = claiming(STRONG, rules=f"{HABITS}  contradicts: first\n")
    assert codes(files, select=["IKL304", "IKL502"]) == ["IKL502"]


def test_what_nothing_contradicts() -> None:
    assert codes(FILES, select=["IKL502"]) == []
