"""Write thirty made-up couples as cases of the core pack, and print what each is told, to be read.

    python tools/thirty_couples.py            # writes the cases, with the levels and remedies that come out now
    python tools/thirty_couples.py --check    # fails if a case is missing, or stands for other answers
    python tools/thirty_couples.py --read     # prints what each partner of each couple is told

The couples are drawn with a fixed seed, twenty as life has them and ten with answers as even as dice, so that hard ones
are among them. Every second couple has answered the questions about safety. What was objected to when they were read,
and what became of it, stands in docs/explanation/thirty-diagnoses.md. Read again before keeping what a change changes.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import wrap

from tests.generated_people import Answers, couples

import intimacy_kit as ik
from intimacy_kit.testing.answers import checked, diagnosed

ROOT = Path(__file__).resolve().parents[1]
CASES = ROOT / "src" / "intimacy_kit" / "packs" / "core" / "cases" / "thirty_couples.yaml"
HEAD = "# Written by tools/thirty_couples.py: thirty couples, made up with a fixed seed and read one by one."


def thirty(kb: ik.KnowledgeBase) -> Iterator[tuple[str, Answers, Answers]]:
    """Yield the number of each couple, and the answers of both."""
    concerns = [rule for rule in kb.safety_rules.values() if rule.kind == "concern"]
    screened = {name: False for rule in concerns for name in sorted(rule.when.names) if kb.signals[name].kind == "flag"}
    drawn = [*couples(kb, 20), *couples(kb, 10, seed=31, even=1)]
    for number, (a, b) in enumerate(drawn, start=1):
        safety = screened if number % 2 else {}
        yield f"{number:02}", {**a.answers, **safety}, {**b.answers, **safety}


def cases(kb: ik.KnowledgeBase) -> Iterator[tuple[str, str, Answers]]:
    """Yield id, title and answers of each partner, with those of the other that a rule reads."""
    read = kb.runtime.couples.built.rulebook
    names = {name for finding in read.findings for rule in finding.rules for name in rule.names}
    for number, a, b in thirty(kb):
        for who, own, other in (("a", a, b), ("b", b, a)):
            theirs = {f"partner.{id}": value for id, value in other.items() if f"partner.{id}" in names}
            yield f"couple_{number}_{who}", f"Couple {number}, partner {who}", {**own, **theirs}


def as_yaml(kb: ik.KnowledgeBase) -> str:
    lines = [HEAD, ""]
    for id, title, answers in cases(kb):
        dx = diagnosed(kb, checked(kb, answers))
        levels = {name: str(result.level) for name, result in dx.findings.items()}
        levels |= {name: str(result.level) for name, result in dx.components.items()}
        lines += [f"- id: {id}", f"  title: {title}"]
        lines += _flow("observations", {name: _written(value) for name, value in answers.items()}, 2)
        lines += ["  expect:", *_flow("levels", levels, 4)]
        remedies = [remedy.strategy.id for remedy in dx.remedies]
        lines.append(f"    remedies: [{', '.join(remedies[:2])}]" if remedies else "    first_remedy: none")
        firsts = {remedy.strategy.id: remedy.practices[0].id for remedy in dx.remedies[:3] if remedy.practices}
        lines += _flow("first_practices", firsts, 4) if firsts else []
        lines.append("")
    return "\n".join(lines)


def _flow(key: str, entries: dict[str, str], indent: int) -> list[str]:
    glued = f"{key}: {{{', '.join(f'{name}:~{value}' for name, value in entries.items())}}}"
    first, later = " " * indent, " " * (indent + 2)
    lines = wrap(glued, 118, initial_indent=first, subsequent_indent=later, break_on_hyphens=False)
    return [line.replace("~", " ") for line in lines]


def _written(value: float | bool | str) -> str:
    return str(value).lower() if isinstance(value, bool) else value if isinstance(value, str) else f"{value:g}"


def to_read(kb: ik.KnowledgeBase) -> Iterator[str]:
    """Yield what each couple is told: both alone, and what they see together."""
    for number, a, b in thirty(kb):
        dx = kb.diagnose(ik.Couple(a=a, b=b))
        yield f"===== couple {number}, a =====\n{dx.view('a').to_text()}"
        yield f"===== couple {number}, b =====\n{dx.view('b').to_text()}"
        yield f"===== couple {number}, together =====\n{dx.to_text()}"


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--check", action="store_true", help="change nothing; fail if something would be")
    options.add_argument("--read", action="store_true", help="print what each couple is told")
    given = options.parse_args()
    kb = ik.load_knowledge(plugins=False)
    if given.read:
        print("\n\n".join(to_read(kb)))
        return 0
    text = as_yaml(kb)
    if CASES.exists() and CASES.read_text("utf-8") == text:
        return 0
    if not given.check:
        CASES.write_text(text, "utf-8")
    print(f"{CASES.relative_to(ROOT)} {'is out of date: run tools/thirty_couples.py' if given.check else 'is written'}")
    return int(given.check)


if __name__ == "__main__":
    sys.exit(main())
