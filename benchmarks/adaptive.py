"""How many questions an adaptive check-in needs, over couples that are made up: prints, and writes a chart and a table.

Each couple has a hidden strain behind each challenge; the strains have something in common, and with noise they drive
the answers. The model of `stop_when="likely"` knows nothing of that: it assumes less, and assumes it of every pack.

    python benchmarks/adaptive.py            # 60 couples; prints
    python benchmarks/adaptive.py 200 write  # and writes into docs/explanation
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from math import sqrt
from pathlib import Path
from random import Random
from statistics import NormalDist, mean
from typing import NamedTuple

from lines import Line, chart

import intimacy_kit as ik

DOCS = Path(__file__).parent.parent / "docs" / "explanation"
NORMAL = NormalDist()
COMMON, NOISE, EASE = 0.6, 1.0, 0.4
"""The share of a strain common to all, the noise of an answer, and how far most couples are off trouble."""

USUAL = {
    "cancelled_plans": (0, 8), "conflict_frequency": (0, 8), "daily_talk_minutes": (0, 90),
    "quality_time_hours": (0, 20), "rituals_kept": (0, 8), "shared_activities": (0, 10),
    "unresolved_conflicts": (0, 8), "work_hours": (20, 70),
}  # fmt: skip
"""What people usually answer, where the range of a signal is far wider."""

RARE = 0.9
"""A flag is true for the most strained tenth."""

Answers = dict[str, float | bool | str]
SHARES = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


class Couples:
    """Makes up couples, each from a seed of its own."""

    def __init__(self, kb: ik.KnowledgeBase, noise: float = NOISE) -> None:
        self.kb, self.noise = kb, noise
        read = {challenge: set() for challenge in kb.challenges}
        for rule in kb.rules.values():
            if rule.finding in read:
                read[rule.finding] |= rule.names
        self.behind = {
            id: [challenge for challenge in read if id in read[challenge]] or list(read) for id in kb.signals
        }
        self.safety = {name for rule in kb.safety_rules.values() for name in rule.when.names}

    def one(self, seed: int) -> Answers:
        """All answers of one couple. Nobody is in danger here: then there would be no check-in to speak of."""
        random = Random(seed)  # noqa: S311 - made-up couples
        common = random.gauss()
        strains = {
            challenge: sqrt(COMMON) * common + sqrt(1 - COMMON) * random.gauss() - EASE
            for challenge in self.kb.challenges
        }
        return {id: self._answer(id, strains, random) for id in self.kb.signals}

    def _answer(self, id: str, strains: dict[str, float], random: Random) -> float | bool | str:
        signal = self.kb.signals[id]
        strain = mean(strains[challenge] for challenge in self.behind[id])
        hard = NORMAL.cdf((strain + self.noise * random.gauss()) / sqrt(1 + self.noise**2))
        if signal.spec.value_type == "choice":
            return random.choice(signal.choices)
        if signal.spec.value_type == "flag":
            return hard > RARE and id not in self.safety
        low, high = USUAL.get(id, signal.bounds)
        return float(round(low + (high - low) * (1 - hard if signal.direction == "better_when_higher" else hard)))


class Step(NamedTuple):
    """How far a check-in is: challenges whose level is that of the full questionnaire, and those provably settled."""

    asked: int
    right: int
    settled: int


class Way(NamedTuple):
    """A way to ask: the steps of each couple."""

    name: str
    runs: list[list[Step]]

    def at(self, share: float, signals: int, field: str) -> float:
        """The share of levels that are right (or settled) when this share of all questions was asked, or earlier."""
        reached = []
        for steps in self.runs:
            last = [step for step in steps if step.asked <= share * signals] or steps[:1]
            reached.append(getattr(last[-1], field) / 4)
        return mean(reached)

    @property
    def asked(self) -> list[int]:
        return sorted(steps[-1].asked for steps in self.runs)


def look(kb: ik.KnowledgeBase, dx: ik.Diagnosis, full: ik.Diagnosis) -> Step:
    """One step: what is known now beside what the full questionnaire gives."""
    now = [(dx.findings[id], full.findings[id].level) for id in kb.challenges]
    settled = sum(level_of(finding.low) == level_of(finding.high) for finding, _ in now)
    return Step(len(dx.observations), sum(finding.level == level for finding, level in now), settled)


def level_of(score: float) -> int:
    return (score >= 0.25) + (score >= 0.5) + (score >= 0.75)


def adaptive(kb: ik.KnowledgeBase, answers: Answers, stop_when: str) -> Iterator[ik.Diagnosis]:
    checkin = kb.checkin(stop_when=stop_when)
    yield checkin.diagnosis
    for question in checkin:
        checkin.answer(answers[question.id])
        yield checkin.diagnosis


def in_order(kb: ik.KnowledgeBase, answers: Answers, order: Sequence[str]) -> Iterator[ik.Diagnosis]:
    safety = kb.diagnose({}).safety.unanswered
    asked = [*safety, *(id for id in order if id not in safety)]
    for count in range(len(asked) + 1):
        yield kb.diagnose({id: answers[id] for id in asked[:count]})


def by_group(kb: ik.KnowledgeBase) -> list[str]:
    """As a questionnaire on paper: one subject after the other."""
    return sorted(kb.signals, key=lambda id: (kb.signals[id].group, id))


def shuffled(kb: ik.KnowledgeBase, seed: int) -> list[str]:
    order = list(kb.signals)
    Random(seed).shuffle(order)  # noqa: S311 - as above
    return order


def measured(kb: ik.KnowledgeBase, couples: Sequence[Answers]) -> list[Way]:
    """Every way to ask, over the same couples."""
    ways: dict[str, Callable[[int, Answers], Iterator[ik.Diagnosis]]] = {
        "adaptive, until likely settled": lambda _, answers: adaptive(kb, answers, "likely"),
        "adaptive, until settled": lambda _, answers: adaptive(kb, answers, "settled"),
        "random order": lambda seed, answers: in_order(kb, answers, shuffled(kb, seed)),
        "fixed order": lambda _, answers: in_order(kb, answers, by_group(kb)),
    }
    full = [kb.diagnose(answers) for answers in couples]
    return [
        Way(
            name,
            [[look(kb, dx, full[n]) for dx in ask(n, answers)] for n, answers in enumerate(couples)],
        )
        for name, ask in ways.items()
    ]


def table(ways: Sequence[Way], signals: int) -> list[str]:
    """The share of right levels (and of settled ones) by the share of questions asked, as Markdown."""
    names = [f"{way.name}" for way in ways]
    rows = [["questions asked", *names], ["---"] + ["---:"] * len(ways)]
    for share in SHARES:
        cells = [f"{way.at(share, signals, 'right'):.0%} ({way.at(share, signals, 'settled'):.0%})" for way in ways]
        rows.append([f"{share:.0%}", *cells])
    return [f"| {' | '.join(row)} |" for row in rows]


def ends(ways: Sequence[Way], signals: int) -> list[str]:
    """Where the adaptive ways end, as Markdown."""
    rows = [
        ["stops", "questions, mean", "nine in ten need at most", "of all", "levels as in full"],
        ["---"] + ["---:"] * 4,
    ]
    for way in ways:
        count, most = mean(way.asked), way.asked[int(0.9 * (len(way.asked) - 1))]
        right = way.at(1, signals, "right")
        rows.append([way.name, f"{count:.1f}", str(most), f"{count / signals:.0%}", f"{right:.1%}"])
    return [f"| {' | '.join(row)} |" for row in rows]


def noisier(kb: ik.KnowledgeBase, count: int) -> list[str]:
    """Whether `likely` holds where answers hang together more, or less, than it assumes."""
    rows = [["noise of an answer", "questions, mean", "of all", "levels as in full"], ["---:"] * 4]
    for noise in (0.6, 1.0, 1.5, 3.0):
        couples = Couples(kb, noise)
        runs = []
        for seed in range(count):
            answers = couples.one(10_000 + seed)
            *_, last = adaptive(kb, answers, "likely")
            runs.append([look(kb, last, kb.diagnose(answers))])
        way = Way("", runs)
        asked = mean(way.asked)
        right = way.at(1, len(kb.signals), "right")
        rows.append([f"{noise}", f"{asked:.1f}", f"{asked / len(kb.signals):.0%}", f"{right:.1%}"])
    return [f"| {' | '.join(row)} |" for row in rows]


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    kb = ik.load_knowledge()
    signals = len(kb.signals)
    couples = Couples(kb)
    ways = measured(kb, [couples.one(seed) for seed in range(count)])
    parts = {"curve": table(ways, signals), "ends": ends(ways[:2], signals), "noise": noisier(kb, count // 2)}
    for lines in parts.values():
        print("\n".join(lines), end="\n\n")
    if "write" in sys.argv[2:]:
        steps = [number / 100 for number in range(0, 101, 2)]
        drawn = [
            Line(way.name, [(share, way.at(share, signals, "right")) for share in steps], dashed=False) for way in ways
        ]
        drawn.append(
            Line("provably settled", [(share, ways[1].at(share, signals, "settled")) for share in steps], dashed=True)
        )
        title = "Levels of challenges as in the full questionnaire, by questions asked"
        (DOCS / "adaptive.svg").write_text(chart(drawn, title), "utf-8")
        page = (DOCS / "adaptive.md").read_text("utf-8")
        for name, lines in parts.items():
            start, end = f"<!-- {name} -->\n", "<!-- end -->"
            before, _, rest = page.partition(start)
            page = before + start + "\n" + "\n".join(lines) + "\n\n" + rest[rest.index(end) :]
        (DOCS / "adaptive.md").write_text(page, "utf-8")


if __name__ == "__main__":
    main()
