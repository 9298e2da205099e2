"""The core pack from outside: roads to each challenge, the units it asks in, and the tone of every text in it."""

import re
from collections.abc import Iterator
from itertools import combinations

import pytest

import intimacy_kit as ik

KB = ik.load_knowledge()


def hardest(id: str) -> float | bool | None:
    """The value of a signal that weighs most; None if it has no direction."""
    signal = KB.signals[id]
    if signal.direction == "neutral":
        return None
    worse = signal.direction == "worse_when_higher"
    if signal.spec.value_type == "flag":
        return worse
    low, high = signal.bounds
    return high if worse else low


def roads(challenge: str) -> Iterator[dict[str, float | bool]]:
    """Small sets of answers, none with a signal of another, each of which alone makes the challenge present."""
    read = {name for rule in KB.rules.values() if rule.supports == challenge for name in rule.when.names}
    left = {id: value for id in sorted(read & KB.signals.keys()) if (value := hardest(id)) is not None}
    for size in (1, 2, 3):
        for ids in combinations(sorted(left), size):
            if all(id in left for id in ids):
                case = {id: left[id] for id in ids}
                if KB.diagnose(case).findings[challenge].level != "none":
                    yield {id: left.pop(id) for id in ids}


@pytest.mark.parametrize("challenge", list(KB.challenges))
def test_several_roads_without_a_signal_in_common_lead_to_each_challenge(challenge: str) -> None:
    found = list(roads(challenge))
    assert len(found) >= 3
    assert len({id for road in found for id in road}) == sum(len(road) for road in found)


@pytest.mark.parametrize(
    ("id", "unit"),
    [
        ("quality_time_hours", "hours per week"),
        ("daily_talk_minutes", "minutes per day"),
        ("cancelled_plans", "month"),
        ("shared_activities", "month"),
        ("rituals_kept", "week"),
        ("work_hours", "hours per week"),
        ("conflict_frequency", "week"),
    ],
)
def test_units_say_per_what(id: str, unit: str) -> None:
    assert (KB.signals[id].unit or "").endswith(unit)


@pytest.mark.parametrize(
    ("id", "lowest", "highest"),
    [("daily_talk_minutes", 0, 1440), ("work_hours", 0, 168), ("attachment_anxiety", 1, 7), ("low_mood", 0, 6)],
)
def test_values_at_the_ends_of_a_range_are_accepted(id: str, lowest: float, highest: float) -> None:
    assert {KB.diagnose({id: value}).observations[id] for value in (lowest, highest)} == {lowest, highest}
    for value in (lowest - 1, highest + 1):
        with pytest.raises(ik.ObservationError):
            KB.diagnose({id: value})


def test_every_signal_on_safety_is_asked_alone() -> None:
    about_safety = {id for id, signal in KB.signals.items() if signal.group == "safety"}
    assert about_safety > KB.runtime.built.rulebook.about_safety
    assert {KB.signals[id].asks for id in (*about_safety, *KB.runtime.built.rulebook.private_part)} == {"alone"}


BLAMING = re.compile(
    r"""\b(?: (?<!not\ )your\ fault | to\ blame | guilty | selfish | lazy | crazy | needy | nagg(?:ing|er) | toxic
        | abnormal | dysfunction(?:al)? | disorders? | diagnos(?:is|ed)\ with | patients? | failures?
        | you\ (?:always|never)
        | (?:you|your\ partner)\ must | (?:you|they)\ should\ have )\b""",
    re.IGNORECASE | re.VERBOSE,
)
PROMISING = re.compile(
    r"\b(?:guarantee\w*|will (?:fix|save|heal|cure|solve)|cures?|for sure|always works?)\b", re.IGNORECASE
)


def texts(value: object, path: str) -> Iterator[tuple[str, str]]:
    """Every text inside plain data, with where it stands."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from texts(part, f"{path}.{key}")
    elif isinstance(value, list | tuple):
        for part in value:
            yield from texts(part, path)


SECTIONS = {
    name: getattr(KB, name)
    for name in (
        "signals", "components", "challenges", "consequences", "benefits", "strategies", "practices", "contexts",
        "tailorings", "principles", "faq", "rules", "safety_rules",
    )
}  # fmt: skip


@pytest.mark.parametrize("section", SECTIONS)
def test_no_text_blames_or_promises(section: str) -> None:
    all_texts = [
        found for id, entry in SECTIONS[section].items() for found in texts(entry.model_dump(exclude={"source"}), id)
    ]
    assert all_texts
    assert [(path, text) for path, text in all_texts if BLAMING.search(text) or PROMISING.search(text)] == []
