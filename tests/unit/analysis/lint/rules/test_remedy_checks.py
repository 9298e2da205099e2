"""IKL3xx: strategies, practices, sources and lists."""

import pytest

from intimacy_kit.analysis.lint import fixed
from tests.unit.analysis.lint.clean_pack import FILES, codes, diagnostics, replaced, rule, with_file
from tests.wording import Wording

STRATEGY = """
- id: see_friends
  title: See friends
  text: See other people together.
  addresses: {distance: 0.6}
  evidence: {grade: expert_opinion, note: What couples tell us.}
  practices: [free_evening]
  source: own
"""


def strategy(old: str, new: str) -> dict[str, str]:
    assert old in STRATEGY
    return with_file("strategies/more.yaml", STRATEGY.replace(old, new))


def test_a_strategy_without_practices() -> None:
    (only,) = diagnostics(strategy("  practices: [free_evening]\n", ""), select=["IKL3"])
    assert (only.code, only.entry) == ("IKL301", "see_friends")


def test_a_practice_of_no_strategy() -> None:
    files = replaced("strategies.yaml", "practices: [free_evening]", "practices: [first_call]")
    assert [(found.code, found.entry) for found in diagnostics(files, select=["IKL3"])] == [("IKL302", "free_evening")]


@pytest.mark.parametrize("addresses", ["", "  addresses: {distance: 0.2}\n", "  addresses: {}\n"])
def test_a_strategy_that_is_never_recommended(addresses: str, wording: Wording) -> None:
    (only,) = diagnostics(strategy("  addresses: {distance: 0.6}\n", addresses), select=["IKL303"])
    wording(only.message)


def test_support_by_a_professional_has_a_place_of_its_own() -> None:
    assert codes(FILES, select=["IKL303"]) == []


def test_a_source_that_nothing_names() -> None:
    files = {**FILES, "pack.yaml": FILES["pack.yaml"] + "  book: {title: A book}\n"}
    (only,) = diagnostics(files, select=["IKL304"])
    assert only.place is not None
    assert (only.place.file, only.place.line, only.place.width) == ("pack.yaml", 8, 4)
    named = {**files, "rules/more.yaml": rule("work_hours > 60").replace("source: own", "source: [own, book#2]")}
    assert codes(named, select=["IKL304"]) == []


@pytest.mark.parametrize(
    ("written", "mended_to"),
    [
        ("[free_evening, free_evening]", "[free_evening]"),
        ("[free_evening, free_evening, first_call]  # both", "[free_evening, first_call]  # both"),
        ("\n    - free_evening\n    - first_call\n    - free_evening", "\n    - free_evening\n    - first_call"),
        ("\n    - free_evening # one\n    - free_evening # two", "\n    - free_evening # one"),
        ("[free_evening, first_call, free_evening, free_evening]", "[free_evening, first_call]"),
    ],
)
def test_an_id_that_stands_twice_in_a_list(written: str, mended_to: str) -> None:
    files = strategy("[free_evening]", written)
    assert {found.code for found in diagnostics(files, select=["IKL305"])} == {"IKL305"}
    after = fixed(files, core=False)
    assert after["strategies/more.yaml"].decode() == STRATEGY.replace("[free_evening]", mended_to)


def test_an_override_that_stands_twice() -> None:
    below = {**FILES, "pack.yaml": FILES["pack.yaml"].replace("clean", "below")}
    above = {
        "pack.yaml": FILES["pack.yaml"] + "overrides: [little_time, little_time]\n",
        "rules.yaml": rule("quality_time_hours < 2", id="little_time"),
    }
    after = fixed(above, below, core=False)
    assert after["pack.yaml"].decode() == FILES["pack.yaml"] + "overrides: [little_time]\n"


def test_items_that_share_a_line_with_a_bracket_are_left_to_people() -> None:
    files = strategy("[free_evening]", "[free_evening,\n    free_evening]")
    assert codes(files, select=["IKL305"]) == ["IKL305"]
    assert fixed(files, core=False) == {}


def test_steps_may_be_repeated() -> None:
    files = replaced("practices.yaml", "[Choose an evening that suits you both.,", "[Rest a little., Rest a little.,")
    assert codes(files, select=["IKL305"]) == []
