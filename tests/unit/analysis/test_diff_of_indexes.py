"""Indexes are compared by what they mean: parts, proportions of weights, levels, and the findings below."""

import pytest

import intimacy_kit as ik
from intimacy_kit.analysis.diff import Compared, Difference, difference
from tests.small_pack import FILES
from tests.wording import Wording

pytest.importorskip("z3")

INDEX = (
    "- {id: well, title: Well, text: How it is., of: {mistrust: -1, distance: -3},"
    " levels: [{id: low, from: 0, title: low}, {id: high, from: 0.5, title: high}]}"
)


def made(index: str = INDEX, **more: str) -> ik.KnowledgeBase:
    changed = {name.replace("__", "/") + ".yaml": text for name, text in more.items()}
    return ik.load_knowledge({**FILES, "indexes.yaml": index, **changed}, core=False)


OLD = made()


def compared(new: ik.KnowledgeBase, old: ik.KnowledgeBase = OLD) -> tuple[Difference, Compared]:
    found = difference(old, new)
    (index,) = found.indexes
    return found, index


def weighed(mistrust: float, distance: float) -> ik.KnowledgeBase:
    return made(INDEX.replace("mistrust: -1, distance: -3", f"mistrust: {mistrust}, distance: {distance}"))


def test_words_of_an_index_mean_nothing() -> None:
    found, index = compared(made(INDEX.replace("title: low", "title: lower")))
    assert [(each.id, each.keys.keys(), each.words_only) for each in found.entries] == [("well", {"title"}, True)]
    assert (index.verdict, found.means_something) == ("same", False)


@pytest.mark.parametrize(("mistrust", "distance"), [(-1, -3), (-2, -6), (-0.25, -0.75), (-256, -768)])
def test_weights_times_a_power_of_two_are_the_same(mistrust: float, distance: float) -> None:
    found, index = compared(weighed(mistrust, distance))
    assert (index.verdict, index.reason, found.means_something) == ("same", None, False)


@pytest.mark.parametrize(("mistrust", "distance"), [(-3, -9), (-0.1, -0.3)])
def test_weights_in_the_same_proportion_are_the_same_but_for_rounding(
    mistrust: float, distance: float, wording: Wording
) -> None:
    found, index = compared(weighed(mistrust, distance))
    assert (index.verdict, index.example) == ("undecided", None)
    assert found.means_something
    wording(str(found))


def test_tiny_weights_can_be_rounded_away() -> None:
    tiny = [weighed(-(2.0**power), -3 * 2.0**power) for power in (-1000, -1001)]
    assert compared(tiny[1], tiny[0])[1].verdict == "undecided"


@pytest.mark.parametrize(("mistrust", "distance"), [(-1, -2), (-1, 3), (1, 3)])
def test_other_weights_differ(mistrust: float, distance: float) -> None:
    new = weighed(mistrust, distance)
    found, index = compared(new)
    assert index.verdict == "differs"
    assert index.example is not None
    was, becomes = (kb.diagnose(index.example.case).indexes["well"] for kb in (OLD, new))
    assert (was.low, was.high, was.level) != (becomes.low, becomes.high, becomes.level)
    assert found.means_something


def test_a_level_that_begins_elsewhere_differs(wording: Wording) -> None:
    new = made(INDEX.replace("from: 0.5", "from: 0.6"))
    found, index = compared(new)
    assert index.example is not None
    assert [kb.diagnose(index.example.case).indexes["well"].level for kb in (OLD, new)] == ["high", "low"]
    wording(str(found))


def test_a_level_with_another_id_differs() -> None:
    _, index = compared(made(INDEX.replace("id: low", "id: little")))
    assert index.verdict == "differs"


def test_other_parts_differ() -> None:
    _, index = compared(made(INDEX.replace("distance: -3", "distance: -3, gloom: -1")))
    assert index.verdict == "differs"


def test_an_index_differs_where_its_findings_do() -> None:
    changed = FILES["rules/time.yaml"].replace("quality_time < 3", "quality_time < 4")
    new = made(rules__time=changed)
    _, index = compared(new)
    assert index.verdict == "differs"


def test_an_index_that_one_side_does_not_have() -> None:
    without = ik.load_knowledge(dict(FILES), core=False)
    added, gone = difference(without, OLD).indexes[0], difference(OLD, without).indexes[0]
    assert [(each.verdict, each.example and (each.example.old, each.example.new)) for each in (added, gone)] == [
        ("differs", ("is not there", "is there")), ("differs", ("was there", "is no longer there")),
    ]  # fmt: skip


SIGNALS = "".join(
    f"- {{id: {id}, kind: rating, title: {id}, question: How much?, source: notes}}\n" for id in ("one", "two")
)


def small(*rules: str, contexts: str = "[]", strength: float = 0.5) -> ik.KnowledgeBase:
    rest = f"strength: {strength}, because: B., source: notes"
    written = "".join(f"- {{id: {id}, {what}, {rest}}}\n" for id, _, what in (rule.partition(": ") for rule in rules))
    files = {
        "pack.yaml": "{format: 1, name: made, version: 1.0.0, title: Made, license: MIT, sources: {notes: {title: N}}}",
        "signals.yaml": SIGNALS,
        "challenges.yaml": "- {id: dull, title: D, text: D., source: notes}\n- {id: sad, title: S, text: S., "
        "source: notes}",
        "indexes.yaml": "- {id: well, title: W, text: W., of: {sad: -1}, levels: [{id: low, from: 0, title: l}]}",
        "contexts.yaml": contexts,
        "rules.yaml": written,
    }
    return ik.load_knowledge(files, core=False)


def test_the_same_score_by_what_is_never_true_has_another_interval() -> None:
    plain = small("a: when: one > 3, supports: sad")
    more = small("a: when: one > 3, supports: sad", "b: when: two > 3 and two < 2, supports: sad")
    found, index = compared(more, plain)
    assert {each.id: each.verdict for each in found.findings} == {"dull": "same", "sad": "same"}
    assert index.verdict == "differs"
    assert index.example is not None
    assert index.example.case == {}


def test_conditions_on_scores_have_to_be_identical() -> None:
    first = small("a: when: one > 3, supports: dull", "b: when: dull >= 0.25, supports: sad")
    again = small("a: when: not one <= 3, supports: dull", "b: when: dull >= 0.25, supports: sad")
    other = small("a: when: one > 3, supports: dull", "b: when: dull >= 0.25 or dull >= 0.5, supports: sad")
    assert compared(again, first)[1].verdict == "same"
    found, index = compared(other, first)
    assert {each.verdict for each in found.findings} == {"same"}
    assert (index.verdict, index.reason) == ("undecided", "it depends on sad")


def test_rules_in_another_order_have_the_same_interval() -> None:
    first = small("a: when: one > 3, supports: sad", "b: when: two > 3, supports: sad")
    moved = small("b: when: one > 3, supports: sad", "a: when: not two <= 3, supports: sad")
    assert compared(moved, first)[1].verdict == "same"


@pytest.mark.parametrize(("strength", "told"), [(0.4, "low, 0."), (0.8, "open (0.")])
def test_a_small_difference_is_told_with_all_digits_and_the_range(strength: float, told: str) -> None:
    old, new = (small("a: when: one > 3, supports: sad", strength=each) for each in (strength, strength + 1e-5))
    _, index = compared(new, old)
    assert index.verdict == "differs"
    assert index.example is not None
    assert index.example.old != index.example.new
    assert index.example.old.startswith(told)
    assert " to 1.0" in index.example.old


def test_indexes_are_compared_within_contexts() -> None:
    contexts = "- {id: quiet, title: Q, text: Q., leaves_out: [%s], source: notes}"
    rules = "a: when: one > 3, supports: sad", "b: when: two > 3, supports: sad"
    old, new = (small(*rules, contexts=contexts % rule) for rule in "ab")
    _, index = compared(new, old)
    assert (index.verdict, index.within) == ("differs", "quiet")
