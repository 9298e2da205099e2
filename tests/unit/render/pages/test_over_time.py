"""The page of progress: the index now and at first, and what moved within a level."""

import re
from typing import Any

import pytest

import intimacy_kit as ik
from tests.small_pack import ALL_HARD, ALL_WELL, FILES, small_knowledge

INDEX = """
- {id: near, title: Nearness, text: How near., of: {understanding: 1, mistrust: -1}, source: notes,
   levels: [{id: low, from: 0, title: apart}, {id: high, from: 0.5, title: side by side}]}
"""
TIME = """
- id: few_hours
  steps: {quality_time < 3: 0.4, quality_time < 2: 0.49}
  because: Few hours leave little room to bond.
  supports: little_time
  source: notes
"""
KB = small_knowledge(indexes=INDEX)
REAL = "Compared by what was answered both times, that is a real step."
NONE = "Compared by what was answered both times, there is no clear step yet."
DATES = ("2026-01-04", "2026-02-01")


def page(*answers: Any, kb: ik.KnowledgeBase = KB, dated: bool = False) -> str:
    told = [kb.diagnose(each) for each in answers]
    return ik.progress([*zip(DATES, told, strict=True)] if dated else told).to_html()


@pytest.mark.parametrize(("later", "step"), [(ALL_WELL, REAL), (ALL_HARD, NONE)])
@pytest.mark.parametrize(("dated", "when"), [(True, "On 4 January 2026"), (False, "At first")])
def test_the_index_is_told_with_what_it_was_at_first(later: Any, step: str, dated: bool, when: str) -> None:
    assert f"{when} it was 9. {step}" in page(ALL_HARD, later, dated=dated)


def test_an_index_that_was_open_at_first_is_not_compared() -> None:
    told = page({"trust": 9}, ALL_WELL)
    assert REAL not in told
    assert NONE not in told
    assert '<span class="number">88</span>' in told


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (1, 2.5, "A little better, though not by a whole level."),
        (2.5, 1, "A little harder, though not by a whole level."),
    ],
)
def test_what_moved_within_a_level_says_so(first: float, last: float, said: str) -> None:
    files = {path: text for path, text in FILES.items() if path != "rules/time.yaml"} | {"rules/time.yaml": TIME}
    kb = ik.load_knowledge(files, core=False)
    told = [kb.diagnose({**ALL_WELL, "quality_time": hours}) for hours in (first, last)]
    made = ik.progress(told, threshold=0.05).to_html()
    assert said in made
    assert ('<p class="sentence">Little time</p>' in made.partition("</header>")[0]) is (last > first)


class TestWhatIsOpenAtSomeTime:
    """Mistrust can be severe by what was not asked (`hides_feelings`): without it, nobody knows that there is none."""

    HIDDEN = FILES["rules/trust.yaml"].replace("0.5,\n   because: Feelings", "0.9,\n   because: Feelings")
    KB = ik.load_knowledge({**FILES, "rules/trust.yaml": HIDDEN}, core=False)

    def page(self, trust: tuple[float, ...], **more: float) -> str:
        return page(*({"trust": each, "past_betrayal": False, **more} for each in trust), kb=self.KB)

    def levels(self, *trust: float, **more: float) -> list[str]:
        (row,) = re.findall(r"<h3>Mistrust</h3>(.*?)</p>", self.page(trust, **more)) or [""]
        return re.findall(r"<span>([^<]+)</span>", row)

    def test_regression_better_and_then_not_known_is_told(self) -> None:
        assert self.levels(1, 9) == ["clearly felt", "not known yet"]
        assert self.levels(9, 1) == ["not known yet", "clearly felt"]
        assert self.page((1, 9)).count("What has become easier") == 2

    def test_not_known_between_two_that_are_known_is_left_out(self) -> None:
        assert self.levels(1, 9, 1) == ["clearly felt"]

    def test_what_is_known_is_told_as_it_is(self) -> None:
        assert self.levels(1, 9, hides_feelings=0) == ["clearly felt", "not noticed"]
        assert self.levels(9, 9) == []

    def test_the_header_has_what_is_known_at_both_ends(self) -> None:
        stronger = {
            "rules/trust.yaml": self.HIDDEN,
            "challenges.yaml": FILES["challenges.yaml"].replace("distance: 0.5", "distance: 0.9"),
            "consequences.yaml": FILES["consequences.yaml"].replace("gloom: 0.5", "gloom: 0.6"),
        }
        kb = ik.load_knowledge({**FILES, **stronger}, core=False)
        answers = [{"trust": each, "past_betrayal": False} for each in (1, 9)]
        header, _, rest = page(*answers, kb=kb).partition("</header>")
        assert "Distance" not in header
        assert "Gloom" in header
        assert rest.index("Distance") < rest.index("Gloom")
