"""Simulated people whose true figures are known, and a pack so small that its scores are, too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import polars as pl

import intimacy_kit as ik

PACK: Mapping[str, str] = {
    "pack.yaml": """
format: 1
name: simulated
version: 1.0.0
title: A simulated pack
license: MIT
sources: {notes: {title: Notes}}
""",
    "signals.yaml": """
- {id: warmth, kind: rating, title: warmth, question: How warm is it?, direction: better_when_higher, source: notes}
- {id: noise, kind: rating, title: noise, question: How loud is it?, direction: worse_when_higher, source: notes}
- {id: mood, kind: rating, title: mood, question: How is your mood?, source: notes}
- {id: topic, kind: choice, choices: [money, chores], title: topic, question: What about?, source: notes}
- {id: hurt, kind: flag, title: being hurt, question: Has your partner hurt you?, source: notes}
""",
    "components.yaml": """
- {id: nearness, title: Nearness, text: You are near., source: notes}
""",
    "challenges.yaml": """
- {id: distance, title: Distance, text: There is distance., erodes: [nearness], source: notes,
   leads_to: {parting: 0.9}}
- {id: din, title: Din, text: It is loud., erodes: [nearness], source: notes}
""",
    "consequences.yaml": """
- {id: parting, title: Parting, text: You part., source: notes}
""",
    "rules.yaml": """
- id: cold
  supports: distance
  because: It is cold.
  source: notes
  steps:
  - {when: warmth < 2, strength: 0.8}
  - {when: warmth < 4, strength: 0.6}
  - {when: warmth < 6, strength: 0.4}
  - {when: warmth < 8, strength: 0.2}
- {id: loud, supports: din, when: noise > 5, strength: 0.5, because: It is loud., source: notes}
- {id: calm, relieves: din, when: noise < 8 and mood > 4, strength: 0.5, because: It is calm., source: notes}
- {id: never, supports: din, when: noise < 0 or noise > 10, strength: 0.5, because: It is loud., source: notes}
- {id: near, supports: nearness, when: warmth >= 8, strength: 0.9, because: It is warm., source: notes}
""",
    "safety.yaml": """
- {id: hurting, kind: concern, about: from_partner, title: being hurt, when: hurt, because: You are hurt.,
   source: notes}
""",
    "strategies.yaml": """
- {id: help, title: Help, text: Get help., professional: true, addresses: {distance: 0.5},
   evidence: {grade: good, note: Well studied.}, practices: [call], source: notes}
""",
    "practices.yaml": """
- {id: call, title: Call, steps: [Call.], minutes: 9, who: one, cadence: once, source: notes}
""",
    "indexes.yaml": """
- id: togetherness
  title: Togetherness
  text: How near you are.
  of: {distance: -1}
  levels: [{id: low, from: 0, title: low}, {id: high, from: 0.5, title: high}]
""",
}
SCORES = np.array([0.0, 0.2, 0.4, 0.6, 0.8])
WARMTH = np.array([9.0, 7.0, 5.0, 3.0, 1.0])
"""The answers that give these scores of `distance`."""


def knowledge(**changed: str) -> ik.KnowledgeBase:
    """Return the knowledge base; `changed` replaces files by their names without ending."""
    files = {**PACK, **{f"{name}.yaml": text for name, text in changed.items()}}
    return ik.load_knowledge(files, core=False, plugins=False)


def true_auc(shares: Sequence[float], chances: Sequence[float]) -> float:
    """Return the AUC of a score with these shares of its values and the chance of the event at each, ascending."""
    with_event, without = np.multiply(shares, chances), np.multiply(shares, np.subtract(1, chances))
    below = np.cumsum(without) - without / 2
    return float((with_event * below).sum() / (with_event.sum() * without.sum()))


def people(
    count: int,
    chances: Sequence[float],
    seed: int,
    shares: Sequence[float] = (0.2, 0.2, 0.2, 0.2, 0.2),
) -> pl.DataFrame:
    """Return people with a score of `distance` as in `SCORES`, and the event with the chance that is given for it."""
    rng = np.random.default_rng(seed)
    at = rng.choice(len(SCORES), size=count, p=shares)
    return pl.DataFrame(
        {
            "warmth": WARMTH[at],
            "noise": rng.integers(0, 11, size=count).astype(float),
            "mood": rng.integers(0, 11, size=count).astype(float),
            "topic": rng.choice(["money", "chores"], size=count),
            "event": (rng.random(count) < np.asarray(chances)[at]).astype(int),
        }
    )


def partners(couples: int, chances: Sequence[float], seed: int) -> pl.DataFrame:
    """Return both partners of couples, a row each, who answer and fare alike: twice the rows, and no more knowledge."""
    one = people(couples, chances, seed).with_columns(pl.Series("pair", range(couples)))
    return pl.concat([one, one])
