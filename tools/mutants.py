"""Change the source in one small place at a time, and tell which changes no test notices.

    python tools/mutants.py --sample 60 --seed 1

A change that the tests do not notice (a survivor) is a test that is missing, or code that does nothing. The changes are
made in a copy of `src`, and for each the tests in the row of its file in `PLACES` run until one fails.
"""

from __future__ import annotations

import argparse
import ast
import compileall
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from py_compile import PycInvalidationMode
from random import Random
from tempfile import TemporaryDirectory
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = Path("src/intimacy_kit")
PATIENCE = 10
"""So many times what the tests take without a change, a mutant may take: then it counts as killed."""

ENGINES = (
    *(f"tests/unit/engines/test_{name}.py" for name in ("elementary", "interpret", "noisy_or", "outcomes", "protocol")),
    *(f"tests/unit/engines/test_{name}.py" for name in ("registry", "steps", "truth")),
    "tests/differential/test_narrowing.py",
    "tests/differential/test_engines.py",
    "tests/differential/test_predicates.py",
    "tests/differential/test_true_by.py",
    "tests/unit/reasoning/elicitation/test_question_ranking.py",
)
DIAGNOSING = (
    *(f"tests/unit/reasoning/diagnosing/test_{name}.py" for name in ("remedies", "support", "record", "unknown")),
    "tests/property/test_remedies.py",
    "tests/property/test_safety.py",
)
PLACES: Mapping[str, Sequence[str]] = {
    "engines/columnar": (
        "tests/unit/engines/columnar", "tests/differential/test_columnar.py", "tests/differential/test_couples.py",
        "tests/unit/reasoning/diagnosing/test_frames.py", "tests/unit/reasoning/diagnosing/test_frames_of_couples.py",
    ),
    "engines/javascript": ("tests/unit/engines/javascript", "tests/differential/test_javascript.py"),
    "engines/durable": ("tests/unit/engines/durable", "tests/differential/test_durable.py"),
    "engines": ENGINES,
    "reasoning/diagnosing/remedies.py": DIAGNOSING,
    "reasoning/diagnosing/safety.py": DIAGNOSING,
    "reasoning/case/couples.py": (
        "tests/unit/reasoning/case/test_couples.py", "tests/property/test_couples.py",
        "tests/property/test_couples_safety.py",
    ),
    "packs/linking": ("tests/unit/packs/linking",),
}  # fmt: skip
"""Folders and files of the package, the narrower first, with the tests that must notice a change there."""

COMPARED: Mapping[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
COMPUTED: Mapping[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult,
}  # fmt: skip
CALLED = {"min": "max", "max": "min", "any": "all", "all": "any"}


class Mutant(NamedTuple):
    """A change.

    Attributes:
        place: the row of `PLACES`.
        file: below the package.
        line, column, end_line, end_column: what is replaced; lines from 1, columns from 0, in bytes.
        before, after: what is replaced, and with what.
    """

    place: str
    file: str
    line: int
    column: int
    end_line: int
    end_column: int
    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.before} -> {self.after}"

    def applied(self, text: str) -> str:
        """Return the text of the file with the change."""
        lines = text.encode().splitlines(keepends=True)
        start = sum(map(len, lines[: self.line - 1])) + self.column
        end = sum(map(len, lines[: self.end_line - 1])) + self.end_column
        whole = b"".join(lines)
        return (whole[:start] + f"({self.after})".encode() + whole[end:]).decode()


def mutants(place: str, file: str, text: str) -> Iterator[Mutant]:
    """Return all changes of a file that are known here, in the order of the text."""
    for node in _code(ast.parse(text)):
        before = ast.unparse(node)
        for after in dict.fromkeys(ast.unparse(each) for each in _replacements(node)):
            end_line, end_column = node.end_lineno or node.lineno, node.end_col_offset or node.col_offset
            yield Mutant(place, file, node.lineno, node.col_offset, end_line, end_column, before, after)


def _code(node: ast.AST) -> Iterator[ast.expr]:
    """Return the expressions that are computed: no annotations, decorators, default arguments or texts."""
    if isinstance(node, ast.expr):
        yield node
    for name, value in ast.iter_fields(node):
        if name in {"annotation", "returns", "decorator_list", "bases", "keywords", "type_params"} and not isinstance(
            node, ast.Call
        ):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not isinstance(child, ast.JoinedStr | ast.arguments | ast.expr_context):
                if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
                    continue
                yield from _code(child)


def _replacements(node: ast.expr) -> Iterator[ast.expr]:
    match node:
        case ast.Compare(left, [operator], [right]) if type(operator) in COMPARED:
            yield ast.Compare(left, [COMPARED[type(operator)]()], [right])
        case ast.BoolOp(operator, values):
            yield ast.BoolOp(ast.Or() if isinstance(operator, ast.And) else ast.And(), values)
        case ast.UnaryOp(ast.Not(), operand):
            yield operand
        case ast.UnaryOp(ast.USub(), operand):
            yield operand
        case ast.BinOp(left, operator, right) if type(operator) in COMPUTED and not _is_text(left, right):
            yield ast.BinOp(left, COMPUTED[type(operator)](), right)
        case ast.Call(ast.Name(name), arguments, keywords) if name in CALLED:
            yield ast.Call(ast.Name(CALLED[name]), arguments, keywords)
        case ast.IfExp(test, body, orelse):
            yield ast.IfExp(test, orelse, body)
        case ast.Constant(bool(value)):
            yield ast.Constant(not value)
        case ast.Constant(int(value) | float(value)):
            yield ast.Constant(value + 1)


def _is_text(*nodes: ast.expr) -> bool:
    return any(isinstance(node, ast.JoinedStr | ast.Constant) and not _is_number(node) for node in nodes)


def _is_number(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, int | float)


def all_mutants(places: Sequence[str]) -> list[Mutant]:
    """Return the changes of all files of some places; a file belongs to the first row of `PLACES` that has it."""
    found: list[Mutant] = []
    seen: set[Path] = set()
    for place in PLACES:
        path = ROOT / PACKAGE / place
        for file in [path] if path.is_file() else sorted(path.rglob("*.py")):
            if file in seen:
                continue
            seen.add(file)
            if place in places:
                found += mutants(place, file.relative_to(ROOT / PACKAGE).as_posix(), file.read_text("utf-8"))
    return found


class Workshop:
    """A copy of the source that is changed, and the tests run with it."""

    def __init__(self, folder: Path) -> None:
        self.source = folder / "src"
        shutil.copytree(ROOT / "src", self.source, ignore=shutil.ignore_patterns("__pycache__"))
        # What is compiled goes by the text of a file: one that is changed twice in a second has the same time.
        compileall.compile_dir(self.source, quiet=1, invalidation_mode=PycInvalidationMode.CHECKED_HASH)

    def run(self, tests: Sequence[str], seconds: float | None) -> int | None:
        """Return the exit code of pytest; None after so many seconds."""
        environment = os.environ | {
            "PYTHONPATH": str(self.source),
            "HYPOTHESIS_STORAGE_DIRECTORY": str(self.source.parent / "hypothesis"),
            "PYTHONDONTWRITEBYTECODE": "1",
            "HYPOTHESIS_PROFILE": os.environ.get("HYPOTHESIS_PROFILE", "ci"),
        }
        pytest = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist"]
        try:
            return subprocess.run(
                [*pytest, "-m", "not gate and not nightly", *tests],
                cwd=ROOT,
                env=environment,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=seconds,
                check=False,
            ).returncode
        except subprocess.TimeoutExpired:
            return None

    def survives(self, mutant: Mutant, seconds: float) -> bool:
        path = self.source / "intimacy_kit" / mutant.file
        text = path.read_text("utf-8")
        path.write_text(mutant.applied(text), "utf-8")
        try:
            return self.run(PLACES[mutant.place], seconds) == 0
        finally:
            path.write_text(text, "utf-8")


def main() -> int:
    """Print what became of each mutant, and the share of the mutants that were killed for each place.

    Returns:
        The exit code: 1 if the tests fail without any change.
    """
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=int, default=60, help="how many of the changes are tried (0: all)")
    parser.add_argument("--seed", type=int, default=1, help="which of them")
    parser.add_argument("--place", action="append", choices=list(PLACES), help="only there; may come again")
    parser.add_argument("--workers", type=int, default=2)
    chosen = parser.parse_args()
    found = all_mutants(chosen.place or list(PLACES))
    if 0 < chosen.sample < len(found):
        found = sorted(Random(chosen.seed).sample(found, chosen.sample))  # noqa: S311 - nothing secret
    return report(found, chosen.workers)


def report(found: Sequence[Mutant], workers: int) -> int:
    tried, killed = Counter[str](), Counter[str]()
    with TemporaryDirectory() as folder, ThreadPoolExecutor(workers) as pool:
        benches = [Workshop(Path(folder) / str(number)) for number in range(workers)]
        limits: dict[str, float] = {}
        for place in dict.fromkeys(mutant.place for mutant in found):
            start = os.times().elapsed
            if benches[0].run(PLACES[place], None) != 0:
                print(f"the tests of {place} fail without a change: {' '.join(PLACES[place])}", file=sys.stderr)
                return 1
            limits[place] = PATIENCE * (os.times().elapsed - start)

        def work(number: int) -> None:
            for mutant in found[number::workers]:
                survives = benches[number].survives(mutant, limits[mutant.place])
                tried[mutant.place] += 1
                killed[mutant.place] += not survives
                print(f"{'survives' if survives else 'killed'}: {mutant}", flush=True)

        list(pool.map(work, range(workers)))
    for place in tried:
        print(f"{killed[place]:4} of {tried[place]:4} killed  {place}")
    print(f"{killed.total():4} of {tried.total():4} killed ({killed.total() / max(1, tried.total()):.0%})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
