"""The core pack has the signals and concepts by name, every fact of its source, links, levels and safety rules."""

import re
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

import intimacy_kit as ik
from intimacy_kit.engines.compiled import CompiledEngine
from intimacy_kit.model.concepts import BLOCKED_TAGS
from intimacy_kit.model.levels import level, level_of
from intimacy_kit.testing.cases import Case, check_case, read_cases
from intimacy_kit.testing.directions import against_directions

KB = ik.load_knowledge()
ARTICLE = Path(__file__).parents[3] / "docs" / "_ext" / "article_facts.tsv"
FACTS = [line.split("\t")[0] for line in ARTICLE.read_text("utf-8").splitlines()[1:]]

# id, kind, direction: + better when higher, - worse when higher, = neutral
SIGNALS = """
feels_heard frequency +          interrupts frequency -           shares_feelings frequency +
shares_needs frequency +         misunderstandings frequency -    criticism frequency -
defensiveness frequency -        contempt frequency -             stonewalling frequency -
validation frequency +           harsh_startup frequency -        distracted_when_talking frequency -
quality_time_hours hours +       daily_talk_minutes minutes +     cancelled_plans count -
shared_activities count +        rituals_kept count +             work_hours hours -
unresolved_conflicts count -     conflict_frequency count =       same_argument_returns frequency -
repair_works frequency +         compromise frequency +           flooding frequency -
past_hurts_raised frequency -    resentment frequency -           conflict_topic choice =
trust rating +                   hides_feelings frequency -       fears_judgment frequency -
vulnerability_used_against frequency -  promises_kept frequency + honesty frequency +
shares_fears_and_dreams frequency +     past_betrayal flag -      attachment_avoidance rating -
attachment_anxiety rating -      empathy_felt frequency +         emotional_support frequency +
appreciation frequency +         knows_partner_world rating +     emotional_closeness rating +
physical_intimacy rating +       relationship_satisfaction rating + loneliness frequency -
thoughts_of_leaving frequency -  attraction_elsewhere frequency - low_mood number -
commitment rating +              partner_commitment rating +      sexual_satisfaction rating +
good_news_welcomed frequency +   frustration frequency -          substance_misuse flag -
anxiety number -                 daily_gestures frequency +       playfulness frequency +
open_questions frequency +       growth_together frequency +      major_life_change flag =
willing_to_work rating +         fears_partner flag -             controlled_by_partner flag -
hurt_by_partner flag -           suicidal_thoughts flag -
watched_or_isolated flag -       pressed_into_sex flag -          choked_or_threatened_with_weapon flag -
child_at_risk flag -             hurt_partner flag -              hurt_longer_ago flag -
partner_substance_misuse flag -
""".split()
DIRECTIONS = {"+": "better_when_higher", "-": "worse_when_higher", "=": "neutral"}
RANGES = {"attachment_avoidance": (1, 7), "attachment_anxiety": (1, 7), "low_mood": (0, 6), "anxiety": (0, 6)}
KIND_RANGES = {"frequency": (0, 4), "rating": (0, 10), "hours": (0, 168)}
TOPICS = {"opinions", "money", "personal", "chores", "children", "family", "intimacy", "other"}


@pytest.mark.parametrize(("id", "kind", "sign"), list(zip(SIGNALS[::3], SIGNALS[1::3], SIGNALS[2::3], strict=True)))
def test_signals_of_the_design(id: str, kind: str, sign: str) -> None:
    signal = KB.signals[id]
    assert (signal.kind, signal.direction) == (kind, DIRECTIONS[sign])
    expected = RANGES.get(id) or KIND_RANGES.get(kind)
    if expected:
        assert (signal.minimum, signal.maximum) == expected


def test_topics_of_conflict() -> None:
    assert set(KB.signals["conflict_topic"].choices) == TOPICS


def test_concepts_of_the_design() -> None:
    assert set(KB.challenges) == {
        "communication_breakdown", "lack_of_quality_time", "conflict_baggage", "fear_of_vulnerability",
    }  # fmt: skip
    assert set(KB.consequences) == {
        "increased_distance", "poor_communication", "heightened_conflict", "decreased_satisfaction",
        "infidelity_risk", "mental_health_impact",
    }  # fmt: skip
    assert set(KB.components) == {
        "trust_and_vulnerability", "effective_communication", "empathy_and_understanding",
    }  # fmt: skip
    assert set(KB.strategies) == {
        "open_communication", "prioritize_quality_time", "build_trust", "nurture_empathy", "resolve_conflicts",
        "nurture_over_time", "seek_professional_help",
    }  # fmt: skip
    assert set(KB.benefits) == {
        "increased_trust", "better_communication", "deeper_intimacy", "better_conflict_resolution",
        "greater_happiness",
    }  # fmt: skip
    assert set(KB.contexts) == {"romantic", "marriage", "family", "friendship"}
    assert len(KB.faq) == 4
    assert len(KB.references) == 6


def test_every_fact_of_the_article_is_in_the_pack() -> None:
    sections = (
        KB.signals, KB.components, KB.challenges, KB.consequences, KB.benefits, KB.strategies, KB.practices,
        KB.contexts, KB.tailorings, KB.principles, KB.faq, KB.references, KB.rules, KB.safety_rules,
    )  # fmt: skip
    named = {source for section in sections for entry in section.values() for source in entry.source}
    assert {f"article#{fact}" for fact in FACTS} <= named
    assert {source.removeprefix("article#") for source in named if source.startswith("article#")} <= set(FACTS)


def test_rules_are_many_and_of_both_effects() -> None:
    assert len(KB.rules) >= 90
    for finding in (*KB.challenges, *KB.consequences, *KB.components):
        effects = {bool(rule.supports) for rule in KB.rules.values() if rule.finding == finding}
        assert effects == {True, False}, finding


def test_every_signal_is_used() -> None:
    rules = [*KB.rules.values(), *KB.safety_rules.values()]
    assert set(KB.signals) <= {name for rule in rules for name in rule.when.names}


def test_every_rule_of_a_challenge_or_component_respects_directions() -> None:
    assert not against_directions(KB, (*KB.challenges, *KB.components))


@cache
def values(id: str) -> tuple[float | bool | str, ...]:
    """Each threshold of a signal, what lies just beside it, and the ends of its range."""
    signal = KB.signals[id]
    if signal.spec.value_type == "flag":
        return (True, False)
    if signal.spec.value_type == "choice":
        return signal.choices
    low, high = signal.bounds
    cuts = {
        atom.value
        for rule in KB.rules.values()
        for atom in rule.when.atoms
        if atom.name == id and hasattr(atom, "value")
    }
    points = sorted({low, high, *cuts})
    return (*points, *((one + other) / 2 for one, other in pairwise(points)))


@pytest.mark.parametrize("id", list(KB.signals))
def test_no_signal_alone_makes_a_challenge_severe(id: str) -> None:
    for value in values(id):
        found = KB.diagnose({id: value})
        assert all(finding.level != "severe" for finding in found.challenges), value


def supporting(finding: str) -> list[frozenset[str]]:
    return [rule.when.names for rule in KB.rules.values() if rule.supports == finding]


@pytest.mark.parametrize("challenge", list(KB.challenges))
def test_every_challenge_can_be_reached_by_several_independent_roads(challenge: str) -> None:
    apart: list[frozenset[str]] = []
    for names in sorted(supporting(challenge), key=lambda names: (len(names), sorted(names))):
        if all(names.isdisjoint(other) for other in apart):
            apart.append(names)
    assert len(apart) >= 5


BOOK = KB.runtime.built.rulebook
ENGINE = CompiledEngine(BOOK)


def reached(finding: str) -> set[str]:
    """The levels that come up as, one after the other, signals are set so that the finding rises most."""
    (place, kind) = next((place, one.kind) for place, one in enumerate(BOOK.findings) if one.id == finding)
    answers: dict[str, float | bool | str] = {}
    levels: set[str] = set()
    while True:
        scores = {}
        for id in KB.signals:
            if id not in answers:
                for value in values(id):
                    score = ENGINE.run({**answers, id: value}).scores[place]
                    scores[id, value] = score
                    levels.add(level_of(kind, level(score)))
        (id, value), _ = max(scores.items(), key=lambda item: (item[1], str(item[0])))
        if len(levels) == 4 or len(answers) == 8:
            return levels
        answers[id] = value


@pytest.mark.parametrize("finding", [*KB.challenges, *KB.consequences])
def test_every_level_can_be_reached(finding: str) -> None:
    assert reached(finding) == {"none", "mild", "moderate", "severe"}


@pytest.mark.parametrize("component", list(KB.components))
def test_every_level_of_a_strength_can_be_reached(component: str) -> None:
    assert reached(component) == {"none", "emerging", "solid", "strong"}


def test_fights_alone_raise_no_risk_for_the_long_term() -> None:
    for count in range(101):
        dx = KB.diagnose({"conflict_frequency": count})
        for risk in ("increased_distance", "decreased_satisfaction", "infidelity_risk", "mental_health_impact"):
            assert dx.findings[risk].score == 0, (count, risk)
        assert not dx.challenges


def test_closeness_that_fades_while_touch_goes_on_is_found() -> None:
    with_touch = KB.diagnose({"emotional_closeness": 4, "physical_intimacy": 8}).findings["increased_distance"]
    without = KB.diagnose({"emotional_closeness": 4, "physical_intimacy": 5}).findings["increased_distance"]
    assert with_touch.score > without.score


@pytest.mark.parametrize(
    ("challenge", "own"),
    [
        ("communication_breakdown", "open_communication"),
        ("lack_of_quality_time", "prioritize_quality_time"),
        ("conflict_baggage", "resolve_conflicts"),
        ("fear_of_vulnerability", "build_trust"),
    ],
)
def test_each_challenge_is_addressed_first_by_its_own_strategy(challenge: str, own: str) -> None:
    efficacies = {
        strategy.id: link.strength
        for strategy in KB.strategies.values()
        for link in strategy.addresses
        if link.to == challenge
    }
    assert max(efficacies, key=lambda id: efficacies[id]) == own
    assert len(efficacies) >= 2


def test_practices_are_tagged_with_care() -> None:
    for practice in KB.practices.values():
        assert (practice.who == "both") == ("joint" in practice.tags), practice.id
    professional = KB.strategies["seek_professional_help"]
    assert professional.professional
    alone = [KB.practices[id] for id in professional.practices if KB.practices[id].safe_alone]
    assert len(alone) >= 2
    assert all(practice.who == "one" and not BLOCKED_TAGS & set(practice.tags) for practice in alone)


def test_every_practice_belongs_somewhere() -> None:
    owners = [*KB.strategies.values(), *KB.contexts.values(), *KB.tailorings.values()]
    support = {id for rule in KB.safety_rules.values() for id in rule.support}
    assert set(KB.practices) == support | {id for owner in owners for id in owner.practices}


@pytest.mark.parametrize("signal", KB.diagnose({}).safety.unanswered)
def test_each_safety_signal_alone_is_a_concern(signal: str) -> None:
    dx = KB.diagnose({signal: True, "unresolved_conflicts": 8, "feels_heard": 0, "trust": 1})
    assert dx.safety.status == "concern"
    assert len(dx.safety.concerns) == 1
    assert [remedy.strategy.id for remedy in dx.remedies] == ["seek_professional_help"]
    assert all(practice.safe_alone for practice in dx.remedies[0].practices)
    assert KB.signals[signal].asks == "alone"


HARSH = (
    "your fault", "blame", "must", "failure", "guarantee", "will fix", "cure", "disorder", "patient", "abnormal",
    "dysfunction", "toxic", "always will", "normal couples", "should have",
)  # fmt: skip


def test_texts_neither_blame_nor_promise() -> None:
    texts = [reason for rule in KB.rules.values() for _, reason in rule.reasons]
    concepts = (*KB.components.values(), *KB.challenges.values(), *KB.consequences.values())
    texts += [concept.text for concept in concepts]
    texts += [strategy.text for strategy in KB.strategies.values()]
    texts += [step for practice in KB.practices.values() for step in practice.steps]
    texts += [signal.question for signal in KB.signals.values()]
    for text in texts:
        assert not [word for word in HARSH if word in text.lower()], text


def test_there_are_many_cases() -> None:
    assert len(read_cases()) >= 40


@pytest.mark.parametrize("case", read_cases(), ids=lambda case: case.id)
def test_case(case: Case) -> None:
    assert check_case(KB, case) == []


@pytest.mark.parametrize("locale", KB.locales)
@pytest.mark.parametrize("context", ["family", "friendship"])
def test_what_is_said_about_safety_fits_whoever_it_is(context: str, locale: str) -> None:
    """Regression: who is afraid of a friend was told about being afraid of a partner."""
    kb = KB.within(context, locale=locale)
    every = kb.diagnose(dict.fromkeys(kb.diagnose({}).safety.unanswered, True))
    assert len(every.safety.concerns) == len(every.observations)
    cautioned = kb.diagnose(dict.fromkeys(every.observations, False) | {"hurt_longer_ago": True})
    questions = [kb.signals[id].question for id in kb.runtime.built.rulebook.private_part]
    for told in (every.to_text(), cautioned.to_text(), kb.preamble or "", *questions):
        assert not re.search(r"artner|\b[Cc]ouples?\b|\bPaar|pareja", told)
