"""Extract the Python code of a Markdown file into a module for type checking: readme_code.py README.md OUT.py"""

import re
import sys
from doctest import DocTestParser
from pathlib import Path

FENCED = re.compile(r"^```(?:python|pycon)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
HEADER = "# pyright: strict, reportUnusedExpression=false\n"
"""Interactive examples contain bare expressions."""


def python_code(markdown: str) -> str:
    """Return the code of all Python blocks, without prompts and output."""
    parts: list[str] = []
    for block in FENCED.findall(markdown):
        examples = DocTestParser().get_examples(block)
        parts += [example.source for example in examples] if examples else [block]
    return "".join(parts)


def main(source: str, target: str) -> None:
    Path(target).parent.mkdir(parents=True, exist_ok=True)
    Path(target).write_text(HEADER + python_code(Path(source).read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
