"""Write the ids of the core pack as types, for editors and type checkers: src/intimacy_kit/core_ids.py.

python tools/core_ids.py            # write it
python tools/core_ids.py --check    # end with 1 if it is not up to date
"""

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import intimacy_kit as ik

FILE = Path(__file__).parents[1] / "src" / "intimacy_kit" / "core_ids.py"
HEAD = '''"""The ids of the core pack as types: editors complete them, and type checkers find those that are misspelled.

    from intimacy_kit.core_ids import CoreAnswers

    dx = ik.diagnose(CoreAnswers(quality_time_hours=1.5, trust=4))

Generated from the pack by `tools/core_ids.py`. Packs of others have ids of their own: where there are any, a plain dict
takes them all.
"""

from collections.abc import Sequence
from typing import Literal, TypedDict

'''


def main() -> int:
    text = _formatted(_text(ik.load_knowledge(plugins=False)))
    if "--check" in sys.argv[1:]:
        if FILE.read_text("utf-8") != text:
            print(f"{FILE.name} is not up to date: python tools/core_ids.py", file=sys.stderr)
            return 1
        return 0
    FILE.write_text(text, "utf-8")
    return 0


def _text(kb: ik.KnowledgeBase) -> str:
    answers = "".join(f"    {id}: {_type(signal)}\n" for id, signal in kb.signals.items())
    doc = '    """Answers by signal, all optional: numbers, True or False, a choice, or the answers to items."""\n\n'
    return (
        HEAD
        + f"class CoreAnswers(TypedDict, total=False):\n{doc}{answers}\n\n"
        + _literal("SignalId", kb.signals)
        + _literal("ChallengeId", kb.challenges)
        + _literal("ConsequenceId", kb.consequences)
        + _literal("ComponentId", kb.components)
        + _literal("IndexId", kb.indexes)
        + _literal("StrategyId", kb.strategies)
        + _literal("PracticeId", kb.practices)
        + _literal("ContextId", kb.contexts)
        + _literal("TailoringId", kb.tailorings)
    )


def _type(signal: ik.Signal) -> str:
    if signal.choices:
        return f"Literal[{', '.join(map(repr, signal.choices))}]"
    if signal.items:
        return "float | Sequence[float | None]"
    return "bool" if signal.kind == "flag" else "float"


def _literal(name: str, ids: Iterable[str]) -> str:
    return f"{name} = Literal[{', '.join(map(repr, ids))}]\n"


def _formatted(text: str) -> str:
    command = [str(Path(sys.executable).with_name("ruff")), "format", "--stdin-filename", str(FILE), "-"]
    return subprocess.run(command, input=text, capture_output=True, check=True, encoding="utf-8").stdout


if __name__ == "__main__":
    sys.exit(main())
