"""Two check-ins of one couple, a week apart: what changed, what helps now, and what to ask next week.

The answers are those of one partner, and so is this report. For what the other may see there is `shareable()`.

    python examples/weekly_checkin.py
    python examples/weekly_checkin.py my_check_ins.json     # laid out as data/weekly_checkin.json
"""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from textwrap import fill
from typing import Any

import intimacy_kit as ik

DATA = Path(__file__).parent / "data" / "weekly_checkin.json"
NOTABLE = 0.05
"""Minimum change of a score that is reported."""

QUESTIONS = 5
"""Number of questions for next week."""

Pair = tuple[ik.Finding | ik.Strength, ik.Finding | ik.Strength, int]
"""A finding in both check-ins, and 1 if a higher score is better, else -1."""


def read_check_ins(path: Path) -> list[tuple[str, Any]]:
    """Return the dates and answers of the two check-ins of a file, earlier one first."""
    try:
        data = json.loads(path.read_text("utf-8"))
    except (ValueError, RecursionError):
        raise ValueError(f"{path.name} is not JSON") from None
    try:
        check_ins = [(str(check_in["date"]), check_in["answers"]) for check_in in data["check_ins"]]
    except (KeyError, TypeError):
        raise ValueError(f'{path.name} has no "check_ins", each with "date" and "answers"') from None
    if len(check_ins) != 2:
        raise ValueError(f"{path.name} has {len(check_ins)} check-ins, and two are compared here")
    return sorted(check_ins, key=lambda check_in: check_in[0])


def safety(diagnosis: ik.Diagnosis) -> Iterator[str]:
    """Yield the lines about safety."""
    if diagnosis.safety.concern:
        yield "Safety comes first. This is for the person who answered, and for nobody else."
        for concern in diagnosis.safety.concerns:
            yield fill(f"{concern.title}. {concern.text}", 88, initial_indent="  - ", subsequent_indent="    ")
    elif not diagnosis.safety.screened:
        count = len(diagnosis.safety.unanswered)
        yield f"Not screened: {count} safety questions are open. Ask each partner alone; open never means safe."
    else:
        yield "The safety questions were answered, and no concern was reported. This is no clearance."


def changes(before: ik.Diagnosis, after: ik.Diagnosis) -> Iterator[str]:
    """Yield the change of each present or formerly present finding, highest score first, then of the strengths."""
    findings: list[Pair] = [(before.findings[id], now, -1) for id, now in after.findings.items()]
    components: list[Pair] = [(before.components[id], now, 1) for id, now in after.components.items()]
    for pairs in (findings, components):
        for then, now, good in sorted(pairs, key=lambda pair: (-pair[1].score, pair[1].id)):
            if then.level == now.level == "none":
                continue
            moved = now.score - then.score
            word = f"{'better' if moved * good > 0 else 'worse'} by {abs(moved):.2f}"
            told = word if abs(moved) >= NOTABLE else "about the same"
            yield f"  {now.title:<32} {then.level:>8}  ->  {now.level:<8}  {told}"


def helps_now(diagnosis: ik.Diagnosis) -> Iterator[str]:
    """Yield the first two remedies, with one practice each."""
    for number, remedy in enumerate(diagnosis.remedies[:2], 1):
        yield f"  {number}. {remedy.strategy.title}, because of: {remedy.reasons[0].title}"
        for practice in remedy.practices[:1]:
            yield f"     {practice.title} ({practice.minutes} minutes)"
            for step in practice.steps:
                yield fill(step, 88, initial_indent="       - ", subsequent_indent="         ")


def ask_next(kb: ik.KnowledgeBase, diagnosis: ik.Diagnosis) -> Iterator[str]:
    """Yield the questions that most undetermined rules depend on, without those to be asked alone."""
    waiting = Counter(name for rule in diagnosis.undetermined for name in kb.rules[rule].when.names)
    for name in sorted(diagnosis.unknown, key=lambda name: (-waiting[name], name)):
        if kb.signals[name].asks != "alone":
            yield fill(kb.signals[name].question, 88, initial_indent="  - ", subsequent_indent="    ")


def report(kb: ik.KnowledgeBase, check_ins: Sequence[tuple[str, Any]]) -> Iterator[str]:
    """Yield the lines of the report."""
    (earlier, _), (later, _) = check_ins
    before, after = (kb.diagnose(answers) for _, answers in check_ins)
    yield from safety(after)
    if after.safety.concern:
        yield "\nWhat helps now"
        yield from helps_now(after)
        return
    yield f"\nWhat changed from {earlier} to {later}"
    yield from changes(before, after)
    yield "\nWhat helps now"
    yield from helps_now(after)
    questions = list(ask_next(kb, after))
    if questions:
        yield f"\nWhat to ask next week ({min(QUESTIONS, len(questions))} of {len(questions)} questions still open)"
        yield from questions[:QUESTIONS]


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare two check-ins."""
    parser = ArgumentParser(description="Compare two check-ins of one couple, a week apart.")
    parser.add_argument("check_ins", type=Path, nargs="?", default=DATA, help="a JSON file as data/weekly_checkin.json")
    try:
        lines = list(report(ik.load_knowledge(), read_check_ins(parser.parse_args(arguments).check_ins)))
    except ik.IntimacyKitError as error:
        more = f" (and {len(error.problems) - 1} more)" if len(error.problems) > 1 else ""
        print(f"weekly_checkin: {error.message} ({error.code}): {error.help}{more}", file=sys.stderr)
        return 2
    except (OSError, ValueError) as error:
        print(f"weekly_checkin: {error}", file=sys.stderr)
        return 2
    print("\n".join(lines))
    return 0


if __name__ == "__main__":
    sys.exit(main())
