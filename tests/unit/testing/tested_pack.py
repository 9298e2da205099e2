"""A small pack with cases, for tests of testing: one of everything that can be covered, changed, or never reached."""

from collections.abc import Mapping
from functools import cache

from intimacy_kit.testing.subject import PackUnderTest, pack_under_test
from tests.small_pack import FILES

CASES = """
- id: busy
  title: A busy week
  observations: {quality_time: 1.5, trust: 9, rituals: 3}
  expect:
    levels: {little_time: moderate, mistrust: none, distance: mild}
    first_remedy: make_time
    safety: not_screened
    concerns: []
- id: hidden
  title: Much is hidden
  observations: {hides_feelings: 3, trust: 4, past_betrayal: false}
  expect:
    levels: {mistrust: severe, understanding: none}
- id: hurt
  title: Hurt at home
  observations: {hurt: true, afraid: false, quality_time: 1}
  expect: {first_remedy: see_someone, safety: concern, concerns: [harm]}
"""
STEPS = """
- id: falling
  steps:
    trust < 8: 0.1
    trust < 3: 0.4
  supports: mistrust
  facet: trusting
  because: Trust falls.
  source: notes
- {id: hiding, when: hides_feelings >= 3, strength: 0.2, supports: mistrust, facet: trusting, because: a, source: notes}
"""
"""Rules in one facet: the chain is trust < 3, hides_feelings >= 3, trust < 8."""

WITH_CASES: Mapping[str, str] = {**FILES, "cases.yaml": CASES}


def subject_of(cases: str = CASES, **files: str) -> PackUnderTest:
    """The small pack with these cases; files by name, where `rules` is `rules.yaml`."""
    named = {f"{name}.yaml": text for name, text in files.items()}
    return pack_under_test({**FILES, **named, "cases.yaml": cases}, core=False)


@cache
def usual_subject() -> PackUnderTest:
    return subject_of()


def rule(id: str, when: str, effect: str = "supports: mistrust", strength: float = 0.5) -> str:
    """An entry of `rules.yaml`."""
    text = "A reason that says enough."
    return f"- {{id: {id}, when: '{when}', {effect}, strength: {strength}, because: {text}, source: notes}}\n"


CONDITIONED = (
    CASES
    + """
- id: mood
  title: A low mood
  observations: {mood: -5, quality_time: 1.5, trust: 9, rituals: 3, drinks: 4}
  expect:
    first_remedy: cheer_up
    first_practices: {make_time: free_evening, cheer_up: none}
    cautions: [drink_caution]
- id: bright
  title: A bright mood, and much is hidden
  observations: {mood: 5, hides_feelings: 4, trust: 4, past_betrayal: false, drinks: 2}
  expect: {first_remedy: talk_openly, first_practices: {talk_openly: weekly_talk}, left_out: [listen], cautions: []}
- id: even
  title: An even mood, and much is hidden
  observations: {mood: 0, hides_feelings: 4, trust: 4, past_betrayal: false}
  expect: {first_practices: {talk_openly: weekly_talk}}
"""
)
"""Cases about what comes first, suits and is left out, and about a caution."""


def conditioned_subject(cases: str = CONDITIONED) -> PackUnderTest:
    """The small pack with conditions of a strategy and of practices, and with a caution."""
    strategies = FILES["strategies.yaml"].replace(
        "  title: Cheer up\n", "  title: Cheer up\n  first_when: mood <= -5\n"
    )
    practices = FILES["practices.yaml"]
    practices = practices.replace("{id: listen,", "{id: listen, not_when: mood >= 5,")
    practices = practices.replace("{id: weekly_talk,", "{id: weekly_talk, suits: trust < 5,")
    caution = (
        "- {id: drink_caution, kind: caution, when: drinks >= 3, title: Drinking, because: Take care., source: notes}\n"
    )
    return subject_of(cases, strategies=strategies, practices=practices, safety=FILES["safety.yaml"] + caution)
