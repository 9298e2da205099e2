"""A support group: one row for each couple in a CSV file, and an overview for the person who leads the group.

    python examples/support_group.py
    python examples/support_group.py my_group.csv     # a column "couple", then one for each signal you asked

A row holds the answers of the partner who filled in the form; an empty cell was not answered. A leader needs to know
whom to talk to first. They need not know what was answered in private: it shapes no score and no advice in here.
"""

from __future__ import annotations

import csv
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from textwrap import fill

import intimacy_kit as ik
from intimacy_kit.model.shareable import ShareableFinding, ShareableStrength

DATA = Path(__file__).parent / "data" / "support_group.csv"
FLAGS = {"yes": True, "no": False}


class MalformedError(ValueError):
    """An error in the file, with a message for the person who filled it in."""


@dataclass(frozen=True)
class Couple:
    """Results of a couple for the leader; only `concern` and `screened` depend on private answers."""

    name: str
    concern: bool
    screened: bool
    challenges: tuple[ShareableFinding, ...]
    strengths: tuple[ShareableStrength, ...]
    first_help: str
    open_questions: int

    @property
    def need(self) -> list[int]:
        """Sort key: levels of the challenges, highest first."""
        return [*(-finding.level.rank for finding in self.challenges), 0]


def read_rows(path: Path) -> list[tuple[int, list[str]]]:
    """Return the rows that are not empty, with their line numbers."""
    try:
        reader = csv.reader(StringIO(path.read_text("utf-8-sig"), newline=""), strict=True)
        return [(reader.line_num, row) for row in reader if row]
    except UnicodeDecodeError:
        raise MalformedError("the file is not UTF-8 text") from None
    except csv.Error as error:
        raise MalformedError(f"the file is not CSV: {error}") from None


def read_group(path: Path, kb: ik.KnowledgeBase) -> Iterator[Couple]:
    """Return the couples of a file, in order."""
    (_, header), *rows = read_rows(path) or [(1, [""])]
    first, *names = header
    if first != "couple":
        raise MalformedError('the first column must be named "couple"')
    for name in names:
        if name not in kb.signals:
            raise MalformedError(f"the column {name!a} is no signal")
        if names.count(name) > 1:
            raise MalformedError(f"duplicate column {name!a}")
    seen: set[str] = set()
    for line, (couple, *cells) in rows:
        if len(cells) != len(names):
            raise MalformedError(f"line {line} has {len(cells) + 1} cells, and the first line has {len(header)}")
        if not couple or couple in seen:
            raise MalformedError(f"line {line}: every couple needs a name of its own")
        seen.add(couple)
        try:
            answers = {name: value(kb.signals[name], cell) for name, cell in zip(names, cells, strict=True)}
            yield look_at(couple, answers, kb)
        except ik.ObservationError as error:
            raise MalformedError(f"line {line}: {error.message}: {error.help}") from None
        except ValueError as error:
            raise MalformedError(f"line {line}: {error}") from None


def value(signal: ik.Signal, cell: str) -> float | bool | str | None:
    """Return the value of a cell."""
    cell = cell.strip()
    if not cell:
        return None
    if signal.kind == "choice":
        return cell
    if signal.kind == "flag":
        if cell not in FLAGS:
            raise ValueError(f"{signal.id} is answered with yes or no")
        return FLAGS[cell]
    try:
        return float(cell)
    except ValueError:
        raise ValueError(f"{signal.id} is answered with a number") from None


def look_at(name: str, answers: Mapping[str, float | bool | str | None], kb: ik.KnowledgeBase) -> Couple:
    """Return the results of a couple for the leader."""
    whole = kb.diagnose(answers)
    shared = whole.shareable()
    present = [finding for finding in shared.findings if finding.kind == "challenge" and finding.present]
    private = {id for id, signal in kb.signals.items() if signal.asks == "alone"}
    public = kb.diagnose({id: answer for id, answer in answers.items() if id not in private})
    return Couple(
        name=name,
        concern=whole.safety.concern,
        screened=whole.safety.screened,
        challenges=tuple(sorted(present, key=lambda finding: (-finding.level.rank, finding.id))),
        strengths=tuple(strength for strength in shared.components if strength.level in ("solid", "strong")),
        first_help=public.remedies[0].strategy.title if public.remedies else "",
        open_questions=len(set(public.unknown) - private),
    )


def overview(couples: Sequence[Couple]) -> Iterator[str]:
    """Yield the lines of the overview."""
    concerns = [couple for couple in couples if couple.concern]
    others = sorted((couple for couple in couples if not couple.concern), key=lambda couple: (couple.need, couple.name))
    open_ones = sorted(couple.name for couple in others if not couple.screened)
    yield f"{len(couples)} couples. For the leader of the group only: do not show this page in the room."
    if concerns:
        yield f"\nTalk to these first, each person alone ({len(concerns)})"
        yield "  " + ", ".join(sorted(couple.name for couple in concerns))
        yield "  What was answered stays private. Offer support for one person, by somebody trained for it,"
        yield "  and no exercises for two. Nothing else about them is shown here."
    if open_ones:
        yield f"\nSafety questions still open ({len(open_ones)}): this does not mean safe, so ask each partner alone"
        yield "  " + ", ".join(open_ones)
    if others:
        yield "\nThe others, by what they need"
        yield f"     {'couple':<10} {'need':<9} {'hardest at the moment':<27} {'what can help first':<36} open"
        for number, couple in enumerate(others, 1):
            need, hardest = "none", "nothing hard found so far"
            if couple.challenges:
                need, hardest = couple.challenges[0].level, couple.challenges[0].title
            about = f"{couple.name:<10} {need:<9} {hardest:<27} {couple.first_help:<36}"
            yield f"{number:>3}. {about} {couple.open_questions:>4}"
        yield from summary(others)


def summary(couples: Sequence[Couple]) -> Iterator[str]:
    """Yield the challenges that several couples share."""
    hard = Counter(finding.title for couple in couples for finding in couple.challenges)
    works = Counter(strength.title for couple in couples for strength in couple.strengths)
    helps = Counter(couple.first_help for couple in couples if couple.first_help)
    yield f"\nIn short, of these {len(couples)}"
    for heading, counted in (("hard", hard), ("works", works), ("helps first", helps)):
        ranked = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
        listed = ", ".join(f"{title} ({count})" for title, count in ranked[:3])
        yield fill(listed or "nothing yet", 96, initial_indent=f"  {heading + ':':<13}", subsequent_indent=" " * 15)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the overview of a group."""
    parser = ArgumentParser(description="Print an overview of a support group from a CSV file.")
    parser.add_argument("group", type=Path, nargs="?", default=DATA, help='columns: "couple", then signals')
    path: Path = parser.parse_args(arguments).group
    try:
        couples = list(read_group(path, ik.load_knowledge()))
    except MalformedError as error:
        print(f"support_group: {path.name}: {error}", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"support_group: {error}", file=sys.stderr)
        return 2
    print("\n".join(overview(couples)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
