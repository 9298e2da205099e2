"""What is said of rules that go against the directions of their signals."""

import pytest

import intimacy_kit as ik
from intimacy_kit.testing.directions import against_directions, worse_when_higher
from tests.small_pack import FILES, small_knowledge


def against(when: str, effect: str = "supports: mistrust") -> list[str]:
    """What is said of one more rule in the small pack."""
    rule = f"- {{id: it, when: '{when}', {effect}, strength: 0.5, because: B., source: notes}}"
    said = against_directions(small_knowledge(rules=rule), ["mistrust", "understanding"])
    return [sentence.removeprefix("it ") for sentence in said]


def test_each_signal_and_finding_has_a_direction_or_none() -> None:
    worse = worse_when_higher(small_knowledge())
    assert {id for id, sign in worse.items() if sign == 1} == {
        "hides_feelings", "arguments", "past_betrayal", "little_time", "mistrust", "distance", "gloom",
    }  # fmt: skip
    assert {id for id, sign in worse.items() if sign == -1} == {
        "quality_time", "talk_minutes", "rituals", "trust", "understanding",
    }  # fmt: skip
    assert {id for id, sign in worse.items() if sign == 0} == {"mood", "topic", "afraid", "hurt", "drinks"}


@pytest.mark.parametrize(
    ("when", "effect"),
    [
        ("trust < 5", "supports: mistrust"),
        ("trust <= 5 and hides_feelings > 2", "supports: mistrust"),
        ("not trust >= 5", "supports: mistrust"),
        ("not (not trust < 5)", "supports: mistrust"),
        ("past_betrayal or arguments >= 3", "supports: mistrust"),
        ("little_time >= 0.5", "supports: mistrust"),
        ("understanding < 0.5", "supports: mistrust"),
        ('topic == "money" and mood == 3 and not afraid', "supports: mistrust"),
        ("trust > 5 and not past_betrayal", "relieves: mistrust"),
        ("trust > 5 and hides_feelings < 2", "supports: understanding"),
        ("mistrust >= 0.5", "relieves: understanding"),
    ],
)  # fmt: skip
def test_rules_that_respect_directions(when: str, effect: str) -> None:
    known = "low_trust supports mistrust"  # its betrayal excuses, on purpose
    assert [sentence for sentence in against(when, effect) if not sentence.startswith(known)] == []


@pytest.mark.parametrize(
    ("when", "effect", "said"),
    [
        ("trust > 5", "supports: mistrust",
         "supports mistrust: `trust > 5` counts the wrong way, for more of trust is better"),
        ("not trust < 5", "supports: mistrust",
         "supports mistrust: `trust < 5` counts the wrong way, for more of trust is better"),
        ("past_betrayal", "relieves: mistrust",
         "relieves mistrust: `past_betrayal` counts the wrong way, for more of past_betrayal is worse"),
        ("hides_feelings >= 3", "supports: understanding",
         "supports understanding: `hides_feelings >= 3` counts the wrong way, for more of hides_feelings is worse"),
        ("trust == 5", "supports: mistrust",
         "supports mistrust: `trust == 5` singles out a value of something that has a direction"),
        ("little_time != 0.5", "supports: mistrust",
         "supports mistrust: `little_time != 0.5` singles out a value of something that has a direction"),
    ],
)  # fmt: skip
def test_rules_that_do_not(when: str, effect: str, said: str) -> None:
    assert said in against(when, effect)


def test_every_comparison_that_counts_the_wrong_way_is_named() -> None:
    assert (
        len([said for said in against("trust > 5 and rituals > 2 and hides_feelings > 2") if "wrong way" in said]) == 3
    )


def knowledge(*, safety: str) -> ik.KnowledgeBase:
    rules = FILES["rules/trust.yaml"].replace(" and not past_betrayal", "")
    signals = FILES["signals.yaml"].replace("Are you afraid of your partner?,", "Q, direction: worse_when_higher,")
    files = {**FILES, "rules/trust.yaml": rules, "signals.yaml": signals, "safety.yaml": safety}
    return ik.load_knowledge(files, core=False)


def test_safety_rules_count_too_unless_findings_are_asked_for() -> None:
    unsafe = knowledge(safety="- {id: fear, when: not afraid, title: T, because: B., source: notes}")
    said = "fear raises a concern: `afraid` counts the wrong way, for more of afraid is worse"
    assert against_directions(unsafe) == [said]
    assert against_directions(unsafe, ["gloom"]) == []
    assert against_directions(knowledge(safety=FILES["safety.yaml"])) == []


def test_asked_for_one_finding_it_looks_at_all_that_this_rests_on() -> None:
    small = small_knowledge()  # low_trust supports mistrust only where nothing broke the trust
    for finding in ("mistrust", "distance", "gloom"):
        assert [sentence.split()[0] for sentence in against_directions(small, [finding])] == ["low_trust"]
    assert against_directions(small, ["little_time", "understanding"]) == []
