"""Write the sweeps of the core pack: one answer from best to worst beside an ordinary couple, and five uniform couples.

    python tools/sweeps.py            # writes the cases and the picture, with the levels that the rules give now
    python tools/sweeps.py --check    # fails if a case is missing, or stands for other answers

The levels in the file are what the rules give, and no judgement of what is right. They show what a change of the rules
changes: read the diff before keeping a new one.
"""

import argparse
import sys
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from textwrap import wrap

import intimacy_kit as ik
from intimacy_kit.model.partition import atoms_by_name, thresholds

ROOT = Path(__file__).resolve().parents[1]
CASES = ROOT / "src" / "intimacy_kit" / "packs" / "core" / "cases" / "sweeps.yaml"
PICTURE = ROOT / "docs" / "pictures" / "sweeps.svg"
Value = float | bool | str
Answers = Mapping[str, Value]

ORDINARY: Answers = {
    "feels_heard": 3, "shares_feelings": 3, "misunderstandings": 1, "criticism": 1, "quality_time_hours": 8,
    "daily_talk_minutes": 35, "work_hours": 40, "unresolved_conflicts": 1, "repair_works": 3, "conflict_frequency": 1,
    "resentment": 1, "trust": 8, "hides_feelings": 1, "honesty": 3, "empathy_felt": 3, "appreciation": 3,
    "emotional_closeness": 8, "relationship_satisfaction": 8, "loneliness": 1, "low_mood": 1, "willing_to_work": 8,
    "past_betrayal": False, "major_life_change": False,
}  # fmt: skip

# Best, one step below, in the middle, one step above the worst, worst: where a scale has no steps of its own.
WIDE: Mapping[str, tuple[float, ...]] = {
    "quality_time_hours": (20, 12, 6, 2.5, 0), "daily_talk_minutes": (90, 45, 20, 8, 0),
    "cancelled_plans": (0, 1, 2, 3, 6), "shared_activities": (12, 7, 4, 1, 0), "rituals_kept": (8, 5, 2, 0, 0),
    "work_hours": (35, 40, 45, 55, 70), "unresolved_conflicts": (0, 1, 3, 6, 10),
    "conflict_frequency": (0, 1, 3, 6, 12), "attachment_avoidance": (1, 2.5, 4, 5.5, 7),
    "attachment_anxiety": (1, 2.5, 4, 5.5, 7), "low_mood": (0, 1, 2, 4, 6), "anxiety": (0, 1, 2, 4, 6),
}  # fmt: skip
CELL, LINE, LEFT, TOP = 34, 18, 260, 54
UNIFORM = ("best", "one step below the best", "in the middle", "one step above the worst", "worst")


def asked(kb: ik.KnowledgeBase) -> list[str]:
    """Return the signals that count for more than safety, by id."""
    return sorted({name for rule in kb.rules.values() for name in rule.when.names} & kb.signals.keys())


def five(kb: ik.KnowledgeBase, id: str) -> tuple[Value, ...]:
    """Return five answers to one signal, from best to worst."""
    signal = kb.signals[id]
    if signal.kind == "flag":
        return (False, False, False, True, True) if signal.direction == "worse_when_higher" else (False,) * 5
    if signal.kind == "choice":
        return ("chores",) * 5
    low, high = signal.bounds
    values = WIDE.get(id) or tuple(low + (high - low) * step / 4 for step in range(5))
    rising = signal.direction == "better_when_higher" and id not in WIDE
    return tuple(reversed(values)) if rising else values


def told_apart(kb: ik.KnowledgeBase, id: str) -> Iterator[Value]:
    """Yield one answer to a signal for each way in which the rules see it, from low to high."""
    signal = kb.signals[id]
    if signal.kind == "flag":
        yield from (False, True)
    elif signal.kind == "choice":
        yield from signal.choices
    else:
        low, high = signal.bounds
        conditions = [step.when for rule in kb.rules.values() for step in rule.steps]
        cuts = sorted({low, high, *thresholds(atoms_by_name(conditions).get(id, ()))})
        for under, over in pairwise(cuts):
            whole = [value for value in range(int(under), int(over) + 2) if under <= value < over]
            yield whole[-1] if whole else round((under + over) / 2, 2)
        yield high


def cases(kb: ik.KnowledgeBase) -> Iterator[tuple[str, str, Answers, list[str]]]:
    """Yield the id and title of each case, its answers, and the findings it is about."""
    scored = (*kb.challenges, *kb.consequences, *kb.components)
    for number, place in enumerate(UNIFORM):
        yield f"uniform_{number}", f"All answers {place}", {id: five(kb, id)[number] for id in asked(kb)}, list(scored)
    for id in asked(kb):
        reads = {rule.finding for rule in kb.rules.values() if id in rule.when.names}
        for number, value in enumerate(dict.fromkeys(told_apart(kb, id))):
            told = value if isinstance(value, bool | str) else f"{value:g}"
            answers = {**ORDINARY, id: value}
            yield (
                f"{id}_{number}",
                f"An ordinary couple, with {id} at {told}",
                answers,
                [f for f in scored if f in reads],
            )


def written(value: Value) -> str:
    return str(value).lower() if isinstance(value, bool) else value if isinstance(value, str) else f"{value:g}"


def levels(kb: ik.KnowledgeBase, answers: Answers, about: list[str]) -> dict[str, str]:
    found = kb.diagnose(answers)
    return {id: str((found.findings.get(id) or found.components[id]).level) for id in about}


def as_yaml(kb: ik.KnowledgeBase) -> str:
    lines = ["# Written by tools/sweeps.py: one answer beside an ordinary couple, and five uniform couples.", ""]
    for id, title, answers, about in cases(kb):
        flow = ", ".join(f"{key}: {written(value)}" for key, value in answers.items())
        told = ", ".join(f"{key}: {level}" for key, level in levels(kb, answers, about).items())
        lines += [f"- id: {id}", f"  title: {title}"]
        lines += wrap(f"observations: {{{flow}}}", 116, initial_indent="  ", subsequent_indent="    ")
        lines += ["  expect:", *wrap(f"levels: {{{told}}}", 114, initial_indent="    ", subsequent_indent="      "), ""]
    return "\n".join(lines)


def picture(kb: ik.KnowledgeBase) -> str:
    """Draw a row a signal and a column an answer: the score of the finding that it changes most."""
    rows = [id for id in asked(kb) if kb.signals[id].kind not in ("flag", "choice")]
    width, height = LEFT + 5 * CELL + 16, TOP + len(rows) * LINE + 12
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif"',
        '     font-size="11">',
        f'<rect width="{width}" height="{height}" fill="#faf8f4"/>',
        text(12, 20, "One answer beside an ordinary couple: the finding that it changes most"),
        text(LEFT, 44, "best"),
        text(LEFT + 5 * CELL, 44, "worst", anchor="end"),
    ]
    for row, id in enumerate(rows):
        y = TOP + row * LINE
        lines.append(text(LEFT - 8, y + 12, kb.signals[id].title, anchor="end"))
        found = [kb.diagnose({**ORDINARY, id: value}).findings for value in five(kb, id)]
        moves = {
            finding: max(f[finding].score for f in found) - min(f[finding].score for f in found) for finding in found[0]
        }
        most = max(moves, key=lambda finding: (moves[finding], finding))
        for column, findings in enumerate(found):
            x, score = LEFT + column * CELL, findings[most].score
            lines.append(
                f'<rect x="{x}" y="{y}" width="{CELL - 2}" height="16" fill="#875316" fill-opacity="{score:.2f}"/>'
            )
            ink = "#fff" if score >= 0.5 else "#22201d"
            lines.append(text(x + CELL // 2 - 1, y + 12, f"{score:.2f}", anchor="middle", ink=ink))
    return "\n".join([*lines, "</svg>", ""])


def text(x: int, y: int, words: str, *, anchor: str = "start", ink: str = "#22201d") -> str:
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}" fill="{ink}">{words}</text>'


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--check", action="store_true", help="change nothing; fail if something would be")
    check = options.parse_args().check
    kb = ik.load_knowledge(plugins=False)
    stale = []
    for path, text in ((CASES, as_yaml(kb)), (PICTURE, picture(kb))):
        if not path.exists() or path.read_text("utf-8") != text:
            stale.append(path.relative_to(ROOT))
            if not check:
                path.write_text(text, "utf-8")
    for path in stale:
        print(f"{path} {'is out of date: run python tools/sweeps.py' if check else 'is written'}")
    return int(check and bool(stale))


if __name__ == "__main__":
    sys.exit(main())
