"""The two packs that are measured: the core pack, and a plain one of 55 threshold rules over 24 signals."""

from __future__ import annotations

from random import Random

import intimacy_kit as ik

SIGNALS, CHALLENGES, CONSEQUENCES, STRATEGIES = 24, 5, 3, 4
RULES_ON_SIGNALS, RULES_ON_FINDINGS = 40, 15

_MANIFEST = """
format: 1
name: plain
version: 1.0.0
title: Plain threshold rules
license: MIT
sources:
  made_up: {title: Made up for measuring}
"""
_SIGNAL = """
- id: signal_{n}
  kind: rating
  title: signal {n}
  question: How much is {n}?
  source: made_up
"""
_CONCEPT = """
- id: {id}
  title: {id}
  text: A finding.
  source: made_up
"""
_STRATEGY = """
- id: strategy_{n}
  title: strategy {n}
  text: A strategy.
  addresses: {{challenge_{n}: 0.6, consequence_{other}: 0.4}}
  evidence: {{grade: expert_opinion, note: Made up.}}
  source: made_up
"""
_RULE = """
- id: rule_{n:02}
  when: {name} {op} {threshold}
  supports: {finding}
  strength: {strength}
  because: A reason.
  source: made_up
"""


def plain_pack() -> dict[str, str]:
    """The files of the plain pack: always the same."""
    random = Random(55)  # noqa: S311 - reproducible, not secret
    rules: list[tuple[str, str, float, str]] = []
    for n in range(RULES_ON_SIGNALS):
        name, op, threshold = f"signal_{n % SIGNALS}", random.choice(["<", "<=", ">", ">="]), random.randint(3, 7)
        rules.append((name, op, threshold, f"challenge_{n % CHALLENGES}"))
    rules += [
        (f"challenge_{n % CHALLENGES}", ">=", (n // CHALLENGES + 1) / 4, f"consequence_{n % CONSEQUENCES}")
        for n in range(RULES_ON_FINDINGS)
    ]
    return {
        "pack.yaml": _MANIFEST,
        "signals.yaml": "".join(_SIGNAL.format(n=n) for n in range(SIGNALS)),
        "challenges.yaml": "".join(_CONCEPT.format(id=f"challenge_{n}") for n in range(CHALLENGES)),
        "consequences.yaml": "".join(_CONCEPT.format(id=f"consequence_{n}") for n in range(CONSEQUENCES)),
        "strategies.yaml": "".join(_STRATEGY.format(n=n, other=n % CONSEQUENCES) for n in range(STRATEGIES)),
        "rules.yaml": "".join(
            _RULE.format(n=n, name=name, op=op, threshold=threshold, finding=finding, strength=0.1 + n % 5 / 20)
            for n, (name, op, threshold, finding) in enumerate(rules)
        ),
    }


def knowledge(pack: str) -> ik.KnowledgeBase:
    """The knowledge base of one of the two packs, `core` or `plain`."""
    return ik.load_knowledge() if pack == "core" else ik.load_knowledge(plain_pack(), core=False)
