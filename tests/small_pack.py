"""A small pack whose scores can be worked out by hand, for tests of what rules mean.

Its strengths are mostly halves and quarters, so that the expected numbers are exact.
"""

from collections.abc import Mapping

import intimacy_kit as ik

FILES: Mapping[str, str] = {
    "pack.yaml": """
format: 1
name: small
version: 1.0.0
title: A small pack
license: MIT
sources: {notes: {title: Notes}}
""",
    "signals.yaml": """
- id: quality_time
  kind: hours
  title: quality time together
  question: How many hours a week do you spend together?
  unit: hours per week
  direction: better_when_higher
  group: time
  source: notes
- id: talk_minutes
  kind: minutes
  title: talking
  question: How many minutes a day do you talk?
  unit: minutes per day
  direction: better_when_higher
  group: time
  source: notes
- {id: rituals, kind: frequency, title: shared rituals, question: How often do you keep your rituals?,
   direction: better_when_higher, source: notes}
- {id: trust, kind: rating, title: trust in each other, question: How much do you trust each other?,
   direction: better_when_higher, source: notes}
- {id: hides_feelings, kind: frequency, title: hiding feelings, question: How often do you hide what you feel?,
   direction: worse_when_higher, source: notes}
- {id: arguments, kind: count, title: open arguments, question: How many arguments are open?,
   direction: worse_when_higher, source: notes}
- {id: mood, kind: number, minimum: -10, maximum: 10, title: mood, question: How is your mood?, source: notes}
- {id: past_betrayal, kind: flag, title: a betrayal in the past, question: Was there a betrayal?,
   direction: worse_when_higher, source: notes}
- {id: topic, kind: choice, choices: [money, chores, house_work], title: topic of the arguments,
   question: What do you argue about?, asks: either, source: notes}
- {id: afraid, kind: flag, title: being afraid, question: Are you afraid of your partner?, asks: alone, source: notes}
- {id: hurt, kind: flag, title: being hurt, question: Has your partner hurt you?, asks: each, source: notes}
- {id: drinks, kind: frequency, title: drinking, question: How often do you drink?, asks: alone, source: notes}
""",
    "components.yaml": """
- {id: understanding, title: Understanding, text: You know each other's world., source: notes}
""",
    "challenges.yaml": """
- {id: little_time, title: Little time, text: There is little time for each other., erodes: [understanding],
   leads_to: {distance: 0.5}, source: notes}
- {id: mistrust, title: Mistrust, text: It is hard to open up., leads_to: {distance: 0.5}, source: notes}
""",
    "consequences.yaml": """
- {id: distance, title: Distance, text: You drift apart., leads_to: {gloom: 0.5}, source: notes}
- {id: gloom, title: Gloom, text: It weighs on you., private: true, source: notes}
""",
    "benefits.yaml": """
- {id: closeness, title: Closeness, text: You feel close., source: notes}
""",
    "rules/time.yaml": """
- {id: few_hours, when: quality_time < 3, supports: little_time, strength: 0.5,
   because: Few hours leave little room to bond., source: notes}
- {id: rare_rituals, when: rituals <= 1, supports: little_time, strength: 0.25,
   because: Rituals keep time free for two., source: notes}
- {id: talks_daily, when: talk_minutes >= 30, relieves: little_time, strength: 0.5,
   because: A daily talk makes up for a lot., source: notes}
""",
    "rules/trust.yaml": """
- {id: hidden, when: hides_feelings >= 3, supports: mistrust, strength: 0.5,
   because: Feelings that are hidden cannot be met., source: notes}
- {id: low_trust, when: trust < 5 and not past_betrayal, supports: mistrust, strength: 0.5,
   because: Trust is low though nothing broke it., source: notes}
- {id: several, when: 'at_least(2, arguments >= 4, hides_feelings >= 3, topic in ("money", "chores"))',
   supports: mistrust, strength: 0.25, because: Several strains come together., source: notes}
""",
    "rules/other.yaml": """
- {id: drifting, when: little_time >= 0.5 and mistrust >= 0.25, supports: distance, strength: 0.5,
   because: Little time and mistrust add up., source: notes}
- {id: bright_mood, when: mood > 5, relieves: gloom, strength: 0.5, because: A bright mood carries you., source: notes}
- {id: drinking, when: drinks >= 3, supports: gloom, strength: 0.25, because: Drinking wears you down., source: notes}
- {id: kept_rituals, when: rituals >= 3, supports: understanding, strength: 0.5,
   because: Rituals keep you in touch., source: notes}
- {id: much_time, when: quality_time >= 10, supports: understanding, strength: 0.5,
   because: Much time together shows., source: notes}
""",
    "safety.yaml": """
- {id: fear, when: afraid, title: Being afraid of your partner, because: Nobody should have to be afraid at home.,
   kind: concern, about: from_partner, source: notes}
- {id: harm, when: hurt, title: Being hurt by your partner, because: You deserve help.,
   kind: concern, about: from_partner, source: notes}
""",
    "strategies.yaml": """
- id: talk_openly
  title: Talk openly
  text: Say what you feel.
  addresses: {mistrust: 0.5, distance: 0.25}
  evidence: {grade: good, note: Well studied.}
  builds: [understanding]
  yields: [closeness]
  practices: [listen, weekly_talk]
  source: notes
- id: make_time
  title: Make time
  text: Keep an evening free.
  addresses: {little_time: 0.8, distance: 0.5}
  evidence: {grade: moderate, note: Some studies.}
  after: [talk_openly]
  practices: [free_evening]
  source: notes
- id: cheer_up
  title: Cheer up
  text: Do what you enjoy.
  addresses: {gloom: 0.5}
  evidence: {grade: limited, note: A few studies.}
  source: notes
- id: see_someone
  title: See a professional
  text: Talk to a professional.
  addresses: {gloom: 0.5, mistrust: 0.5}
  evidence: {grade: good, note: Well studied.}
  practices: [couple_session, first_call]
  professional: true
  source: notes
""",
    "practices.yaml": """
- {id: listen, title: Just listen, steps: [Let the other finish.], minutes: 10, cadence: daily, who: one, source: notes}
- {id: weekly_talk, title: A weekly talk, steps: [Sit down., Take turns.], minutes: 30, cadence: weekly, who: both,
   tags: [joint], source: notes}
- {id: free_evening, title: A free evening, steps: [Keep one evening free.], minutes: 120, cadence: weekly, who: both,
   tags: [joint], source: notes}
- {id: couple_session, title: A session for two, steps: [Go together.], minutes: 50, cadence: once, who: both,
   tags: [joint], source: notes}
- {id: first_call, title: A first call, steps: [Call in private.], minutes: 15, cadence: when_needed, who: one,
   source: notes}
""",
    "contexts.yaml": """
- {id: friendship, title: Friendship, text: Among friends., practices: [listen], source: notes}
""",
    "tailorings.yaml": """
- {id: quiet_people, title: Quiet people, text: Write it down., practices: [listen], source: notes}
""",
    "principles.yaml": """
- {id: both, title: It takes both, text: One alone cannot carry it., source: notes}
""",
    "faq.yaml": """
- {id: how_to_start, question: How do we start?, answer: With a talk., strategies: [talk_openly], source: notes}
""",
    "references.yaml": """
- {id: a_book, text: A book., url: "https://example.org/book"}
""",
}

SHARED_CAUTION: Mapping[str, str] = {
    "safety/heat.yaml": """
- {id: heat, kind: caution, when: arguments >= 5 and topic == "money", title: Heat, because: It is heated.,
   support: [first_call], source: notes}
""",
    "practices/heat.yaml": """
- {id: heated_talk, title: A hard talk, steps: [Take turns.], minutes: 30, cadence: weekly, who: both,
   tags: [joint, conflict], source: notes}
""",
    "strategies/heat.yaml": """
- {id: cool_down, title: Cool down, text: Take a break., addresses: {mistrust: 0.9}, source: notes,
   evidence: {grade: limited, note: A few studies.}, practices: [listen, weekly_talk, heated_talk]}
""",
}
"""Files to add: a caution that reads what is asked of either beside what is asked of each."""

ALL_WELL: Mapping[str, float | bool | str] = {
    "quality_time": 12,
    "talk_minutes": 60,
    "rituals": 4,
    "trust": 9,
    "hides_feelings": 0,
    "arguments": 0,
    "mood": 8,
    "past_betrayal": False,
    "topic": "house_work",
    "afraid": False,
    "hurt": False,
    "drinks": 0,
}
"""All signals answered, nothing hard."""

ALL_HARD: Mapping[str, float | bool | str] = {
    "quality_time": 1.5,
    "talk_minutes": 5,
    "rituals": 0,
    "trust": 2,
    "hides_feelings": 4,
    "arguments": 6,
    "mood": -3,
    "past_betrayal": False,
    "topic": "money",
    "afraid": False,
    "hurt": False,
    "drinks": 3,
}
"""All signals answered, everything hard but safety."""


def small_knowledge(*extra: Mapping[str, str], **changes: str) -> ik.KnowledgeBase:
    """The small pack as a knowledge base; `rules="..."` replaces or adds the file `rules.yaml`."""
    files = {**FILES, **{f"{section}.yaml": text for section, text in changes.items()}}
    return ik.load_knowledge(files, *extra, core=False)
