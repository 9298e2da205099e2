"""A small pack without diagnostics, to be changed in one place at a time."""

from collections.abc import Mapping

from intimacy_kit.analysis.lint import Diagnostic, Report, lint

FILES: Mapping[str, str] = {
    "pack.yaml": """\
format: 1
name: clean
version: 1.0.0
title: Time for each other
license: MIT
sources:
  own: {title: Ten years of our own counselling}
""",
    "signals.yaml": """\
- id: quality_time_hours
  kind: hours
  title: time for each other
  question: How many hours a week do you spend together just for each other?
  direction: better_when_higher
  source: own
- id: work_hours
  kind: hours
  title: working hours
  question: How many hours a week do you work?
  direction: worse_when_higher
  source: own
- id: rituals_kept
  kind: count
  title: shared habits
  question: How many of your small habits did you keep this week?
  direction: better_when_higher
  source: own
- id: topic
  kind: choice
  choices: [money, chores, other]
  title: topic of your arguments
  question: What do you argue about most?
  source: own
- id: fears_partner
  kind: flag
  title: being afraid of your partner
  question: Are you sometimes afraid of your partner?
  direction: worse_when_higher
  asks: alone
  source: own
""",
    "challenges.yaml": """\
- id: lack_of_quality_time
  title: Little time for each other
  text: There is not much time that belongs to the two of you.
  leads_to: {distance: 0.5}
  source: own
""",
    "consequences.yaml": """\
- id: distance
  title: Growing distance
  text: You lose sight of what moves the other.
  source: own
""",
    "rules.yaml": """\
- id: little_time
  when: quality_time_hours < 3
  supports: lack_of_quality_time
  strength: 0.5
  because: A few hours a week leave little room to bond.
  source: own
- id: long_weeks
  when: work_hours >= 50
  supports: lack_of_quality_time
  strength: 0.4
  because: Long weeks use up the strength that closeness needs.
  source: own
- id: no_habits
  when: rituals_kept < 1
  supports: lack_of_quality_time
  strength: 0.4
  because: Without small habits every hour for two has to be planned.
  source: own
- id: money_and_work
  when: topic == "money" and work_hours >= 40
  supports: distance
  strength: 0.4
  because: Work for money and arguments about it push in the same direction.
  source: own
- id: hardly_a_word
  when: lack_of_quality_time >= 0.5
  supports: distance
  strength: 0.5
  because: Without time there is hardly a word about what matters.
  source: own
""",
    "safety.yaml": """\
- id: afraid
  when: fears_partner
  kind: concern
  about: from_partner
  title: Being afraid of your partner
  because: Nobody should have to be afraid at home.
  source: own
""",
    "strategies.yaml": """\
- id: make_time
  title: Make time for each other
  text: Keep an evening a week for the two of you.
  addresses: {lack_of_quality_time: 0.8, distance: 0.5}
  evidence: {grade: expert_opinion, note: What couples tell us.}
  practices: [free_evening]
  source: own
- id: see_someone
  title: Talk to somebody who knows
  text: There are people who listen, and know what can be done.
  evidence: {grade: expert_opinion, note: What couples tell us.}
  practices: [first_call]
  professional: true
  source: own
""",
    "practices.yaml": """\
- id: free_evening
  title: A free evening
  steps: [Choose an evening that suits you both., Keep it free of everything else.]
  minutes: 120
  cadence: weekly
  who: both
  tags: [joint]
  source: own
- id: first_call
  title: A first call
  steps: [Choose a time when you are alone., Call and say that it is a first call.]
  minutes: 20
  cadence: when_needed
  who: one
  source: own
""",
}


def with_file(name: str, text: str) -> dict[str, str]:
    """Return the pack with this file added or replaced."""
    return {**FILES, name: text}


def replaced(name: str, old: str, new: str) -> dict[str, str]:
    """Return the pack with a piece of a file replaced."""
    assert old in FILES[name]
    return with_file(name, FILES[name].replace(old, new))


def rule(when: str, effect: str = "supports: lack_of_quality_time", id: str = "extra", strength: float = 0.2) -> str:
    """Return the text of a rule."""
    return (
        f"- id: {id}\n  when: {when}\n  {effect}\n  strength: {strength}\n"
        f"  because: This is the reason of {id}.\n  source: own\n"
    )


def report(files: Mapping[str, str], **options: list[str]) -> Report:
    """Return the report on these files, as a pack that stands alone."""
    return lint(files, core=False, **options)


def diagnostics(files: Mapping[str, str], **options: list[str]) -> list[Diagnostic]:
    return list(report(files, **options).diagnostics)


def codes(files: Mapping[str, str], **options: list[str]) -> list[str]:
    return [diagnostic.code for diagnostic in report(files, **options).diagnostics]
