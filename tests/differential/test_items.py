"""Answers to the items of a questionnaire: exported modules ask them, and score and refuse them as Python does."""

from itertools import product
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import intimacy_kit as ik
from intimacy_kit.model.instruments import Instrument
from tests.differential.on_device import NODE, Device, Exported, exact, expected
from tests.unit.packs.tiny import tiny

if NODE is None:
    pytest.skip("there is no Node", allow_module_level=True)

ASKED = ("low_mood", "anxiety")


@pytest.fixture(scope="module")
def core(device: Device) -> Exported:
    return device.export(ik.load_knowledge(plugins=False))


def agree(kb: ik.KnowledgeBase, kit: Exported, cases: list[Any]) -> None:
    """They are the same diagnosis, or are refused for the same reasons."""
    for case, found in zip(cases, kit.diagnose(cases), strict=True):
        assert {key: value for key, value in found.items() if key != "told"} == outcome(kb, case), case


def outcome(kb: ik.KnowledgeBase, case: Any) -> dict[str, Any]:
    try:
        return expected(kb.diagnose(case))
    except ik.ObservationError as error:
        return {"refused": [problem.code for problem in error.problems]}


@pytest.mark.parametrize("locale", ["en", "de", "es"])
def test_regression_items_are_asked_in_their_published_wording(core: Exported, locale: str) -> None:
    told = ik.load_knowledge(plugins=False).within(locale=locale)
    for signal in core.signals(locale=locale):
        assert signal["items"] == exact([item.to_dict() for item in told.signals[signal["id"]].items])
    assert [signal["id"] for signal in core.signals(locale=locale) if signal["items"]] == sorted(ASKED)


def test_items_can_be_asked_without_texts_and_in_a_language_without_their_wording(device: Device) -> None:
    kb = ik.load_knowledge(plugins=False)
    for signal in device.export(kb, locales=[]).signals():
        assert [len(item["options"]) for item in signal["items"]] == ([4, 4] if signal["id"] in ASKED else [])
    mood = "- {id: mood, kind: number, minimum: 0, maximum: 6, title: m, question: q, instrument: phq2, source: notes}"
    french = ik.load_knowledge(
        {**tiny(signals=mood, rules="", challenges=""), "locales/fr.yaml": "mood: {title: moral}"}, core=False
    )
    [signal] = device.export(french, locales=["fr"]).signals()
    assert signal["items"][0]["text"].startswith("Little interest")


def test_regression_lists_of_items_are_scored_as_in_python(core: Exported) -> None:
    kb = ik.load_knowledge(plugins=False).within(locale="de")
    random = Random(4)
    lists = [list(answers) for answers in product([None, 0, 1, 2, 3], repeat=2)]
    cases: list[Any] = [{"low_mood": given, "anxiety": random.choice(lists), "trust": 3} for given in lists]
    cases += [ik.Couple(a=random.choice(cases), b=random.choice(cases)) for _ in range(10)]
    gap, nothing = core.diagnose([{"low_mood": [None, 3]}, {}])
    assert gap == nothing
    agree(kb, core, cases)


WRONG = ([], [1], [1, 2, 3], [None, 4], [-1, 0], [1.5, 0], [True, 0], ["1", 0], [[1], 0], [{}, 0], [4, "1"], {"0": 1})
ODD: tuple[tuple[Any, list[float]], ...] = (
    ([{"$": "NaN"}, 0], [float("nan"), 0]),
    ([{"$": "Infinity"}, 0], [float("inf"), 0]),
    ([0, {"$": "-Infinity"}], [0, -float("inf")]),
)


def test_wrong_lists_have_the_same_codes(core: Exported) -> None:
    kb = ik.load_knowledge(plugins=False)
    others = [{id: wrong} for id in ("trust", "fears_partner", "conflict_topic") for wrong in ([1, 2], [])]
    cases: list[Any] = [*({"low_mood": wrong} for wrong in WRONG), *others]
    agree(kb, core, [*cases, ik.Couple(a={"low_mood": [1]}, b={"anxiety": [None, 9]})])
    for (_, there), found in zip(ODD, core.check([{"anxiety": here} for here, _ in ODD]), strict=True):
        assert {"refused": [problem["code"] for problem in found]} == outcome(kb, {"anxiety": there})


def test_a_list_that_cannot_be_read_is_refused_and_not_quoted(core: Exported) -> None:
    [[problem]] = core.check([{"low_mood": {"$": "fails"}}])
    assert problem == {"code": "IK303", "message": problem["message"], "signal": "low_mood"}
    [nothing] = core.check([{"low_mood": [{"$": "undefined"}, 3]}])
    assert nothing == []


@st.composite
def instruments(draw: st.DrawFn) -> Instrument:
    """Instruments of one scale, scored in every way there is; weights are such that sums are exact."""
    count = draw(st.integers(1, 5))
    low = draw(st.integers(-2, 1))
    high = draw(st.integers(low + 1, low + 4))
    some = st.lists(st.integers(1, count), unique=True)
    method = draw(st.sampled_from(["sum", "mean", "flag"]))
    scale: dict[str, Any] = {"id": "total", "title": "t", "score": method}
    scale["items"] = draw(st.lists(st.integers(1, count), unique=True, min_size=1))
    if method == "flag":
        scale["at_least"] = draw(st.integers(low, high + 1))
    elif draw(st.booleans()):
        scale["least_answered"] = draw(st.integers(1, len(scale["items"])))
    answers = [f"answer {number}" for number in range(low, high + 1)]
    wording = {"stem": "How is it?", "items": ["It is."] * count, "answers": answers, "source": "s"}
    weights = [{"items": own, "weight": draw(st.sampled_from([0.5, 2.0, 3.25]))} for own in [draw(some)] if own]
    data = {"id": "drawn", "title": "Drawn", "licence": "l", "sources": {"s": {"citation": "c"}}}
    facts = {"items": count, "range": (low, high), "reversed": tuple(draw(some)), "weights": weights}
    return Instrument.model_validate(data | facts | {"scales": [scale], "wording": {"en": wording}}, strict=False)


@given(st.data())
@settings(max_examples=max(5, settings().max_examples // 2))
def test_every_way_of_scoring(device: Device, data: st.DataObject) -> None:
    instrument = data.draw(instruments())
    scoring = instrument.scoring(instrument.scales[0])
    low, high = scoring.bounds
    kind = "flag" if scoring.method == "flag" else f"number, minimum: {low}, maximum: {high}"
    asked = f"- {{id: asked, kind: {kind}, title: a, question: q, instrument: phq2, source: notes}}\n"
    when = "asked" if scoring.method == "flag" else f"asked > {low / 2 + high / 2}"
    rule = f"- {{id: r, when: {when}, supports: mistrust, strength: 0.5, because: So it is., source: notes}}\n"
    with pytest.MonkeyPatch.context() as patch:
        found = (instrument, instrument.scales[0])
        patch.setattr("intimacy_kit.packs.linking.instruments.find_scale", lambda _: found)
        kb = ik.load_knowledge(tiny(signals=asked, rules=rule), core=False)
    ends = scoring.items[0].minimum, scoring.items[0].maximum
    answer = st.none() | st.integers(ends[0] - 1, ends[1] + 1) | st.integers(*ends)
    lists = st.lists(answer, min_size=len(scoring.items), max_size=len(scoring.items))
    cases: list[Any] = [{"asked": given} for given in data.draw(st.lists(lists, min_size=1, max_size=20))]
    agree(kb.within(locale="en"), device.export(kb, locales=["en"]), cases)
