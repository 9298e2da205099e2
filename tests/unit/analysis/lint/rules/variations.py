"""Variations of the clean pack, and what the tests of several checks ask of them."""

import pytest

from intimacy_kit.analysis.lint import CHECKS, Diagnostic
from tests.unit.analysis.lint.clean_pack import FILES, diagnostics, rule, with_file

EXACT = [code for code, check in CHECKS.items() if check.exact]

SUPPORTS, RELIEVES = "supports: lack_of_quality_time", "relieves: lack_of_quality_time"

BETWEEN = "1.1 < rituals_kept < 1.1000000000000003"
"""No double lies between these two, though a real number does: this cannot be decided."""


def rules(*texts: str) -> dict[str, str]:
    return with_file("rules/more.yaml", "".join(texts))


def exact(files: dict[str, str], *codes: str) -> list[Diagnostic]:
    pytest.importorskip("z3")
    return diagnostics(files, select=[*codes] or EXACT)


def about(found: list[Diagnostic]) -> list[tuple[str, str | None]]:
    return [(diagnostic.code, diagnostic.entry) for diagnostic in found]


FUN = {"components.yaml": "- {id: fun, title: Fun, text: You laugh a lot., source: own}"}


def safety(when: str, id: str = "z_more") -> str:
    because = "Nobody should have to feel like that."
    return (
        f"- {{id: {id}, when: '{when}', title: A concern, because: {because}, "
        f"kind: concern, about: from_partner, source: own}}\n"
    )


SIGNAL = """
- {id: shared_meals, kind: count, title: meals together, question: How many meals do you share?, source: own}
"""

CHALLENGE = """
- {id: few_friends, title: Few friends around, text: There are not many people around you., source: own}
"""

COMPONENT = """
- {id: warmth, title: Warmth between you, text: You are kind to each other every day., source: own}
"""


def with_files(**files: str) -> dict[str, str]:
    return {**FILES, **{f"{section}/more.yaml": text for section, text in files.items()}}


def few_friends(*strengths: float) -> dict[str, str]:
    """A finding with a rule of each strength."""
    rules = [
        rule(f"work_hours > {50 + n}", "supports: few_friends", strength=strength, id=f"friends_{n}")
        for n, strength in enumerate(strengths)
    ]
    return with_files(challenges=CHALLENGE, rules="".join(rules))


def messages(files: dict[str, str], code: str) -> list[str]:
    return [diagnostic.message for diagnostic in diagnostics(files, select=[code])]


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


def found(when: str, code: str, effect: str = "supports: distance") -> list[str]:
    """The messages of one check about a rule with this condition."""
    files = with_file("rules/more.yaml", rule(when, effect))
    return [diagnostic.message for diagnostic in diagnostics(files, select=[code])]


REASON = "This is the reason of extra."


def said(because: str) -> dict[str, str]:
    """The clean pack with a rule for this reason."""
    return with_file("rules/more.yaml", rule("quality_time_hours < 5").replace(REASON, because))


def in_german(text: str, id: str = "distance") -> dict[str, str]:
    """The clean pack with a translation of one text."""
    return with_file("locales/de.yaml", f"{id}:\n  text: {text}\n")
