"""An adaptive check-in: which questions are asked, in which order, why it stops, and what was found.

The answers come from a file instead of a person, so that it can be looked at.

    python examples/adaptive_checkin.py
    python examples/adaptive_checkin.py my_answers.json --stop likely --most 20
"""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from pathlib import Path
from textwrap import fill
from typing import Any, cast

import intimacy_kit as ik

DATA = Path(__file__).parent / "data" / "adaptive_checkin.json"
ENDS = {
    "settled": "Nothing that was not asked matters enough any more.",
    "maximum": "So many questions were to be asked at most.",
    "safety": "Safety comes first: nothing else is asked.",
    "nothing_left": "Nothing is left to ask.",
}


def read_answers(path: Path) -> dict[str, Any]:
    """Return all answers of one person, by signal; missing signals count as declined."""
    try:
        answers = json.loads(path.read_text("utf-8"))
    except (ValueError, RecursionError):
        raise ValueError(f"{path.name} is not JSON") from None
    if isinstance(answers, dict):
        return cast("dict[str, Any]", answers)  # JSON objects have string keys
    raise ValueError(f"{path.name} holds no answers by signal")


def wrapped(text: str, first: str) -> str:
    return fill(text, 96, initial_indent=first, subsequent_indent=" " * len(first))


def report(kb: ik.KnowledgeBase, answers: dict[str, Any], checkin: ik.Checkin) -> Iterator[str]:
    """Yield the lines of the report."""
    yield "Questions, in the order in which they were asked"
    for number, question in enumerate(checkin, 1):
        if question.preamble:
            yield wrapped(f"({question.preamble})", "      ")
        checkin.answer(answers.get(question.signal.id))
        yield wrapped(str(question), f"{number:>4}. ")
    yield f"\n{ENDS[str(checkin.ended)]}"
    answered = len(checkin.observations)
    yield f"{answered} of {len(kb.signals)} signals are answered, {len(checkin.declined)} were declined."
    yield f"\n{checkin.diagnosis.to_text(width=96)}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one check-in."""
    parser = ArgumentParser(description="An adaptive check-in with answers from a file.")
    parser.add_argument("answers", type=Path, nargs="?", default=DATA, help="a JSON file: answers by signal")
    parser.add_argument("--stop", choices=("settled", "likely", "everything"), default="likely", help="when to stop")
    parser.add_argument("--most", type=int, default=None, help="how many questions at most, safety not counted")
    options = parser.parse_args(arguments)
    kb = ik.load_knowledge()
    try:
        answers = read_answers(options.answers)
        kb.observations(answers)  # report all errors before the first question
        lines = list(report(kb, answers, kb.checkin(max_questions=options.most, stop_when=options.stop)))
    except ik.IntimacyKitError as error:
        more = f" (and {len(error.problems) - 1} more)" if len(error.problems) > 1 else ""
        print(f"adaptive_checkin: {error.message} ({error.code}): {error.help}{more}", file=sys.stderr)
        return 2
    except (OSError, ValueError) as error:
        print(f"adaptive_checkin: {error}", file=sys.stderr)
        return 2
    print("\n".join(lines))
    return 0


if __name__ == "__main__":
    sys.exit(main())
