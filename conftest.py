"""Runs the examples of the README and of the documentation as tests."""

from importlib import import_module
from typing import Any

import pytest
from sybil import Sybil
from sybil.evaluators.python import PythonEvaluator
from sybil.parsers.myst import CodeBlockParser, PythonCodeBlockParser, SkipParser


class PyconParser(PythonCodeBlockParser):
    """Examples in blocks fenced as `pycon`; those fenced as `python` may have prompts or not."""

    def __init__(self) -> None:
        super().__init__()
        self.codeblock_parser = CodeBlockParser("pycon", PythonEvaluator())


WHOLE = (
    "differential/test_spark.py",
    "security/test_packs.py",
    "examples/test_fastapi_checkin.py",
    "examples/test_fastapi_pair.py",
)
"""Files with a fixture that takes seconds, so that one worker makes it."""


def importable(name: str) -> bool:
    """For `% skip: start if(not importable("..."), reason="...")` in a document: whether a package can be used here."""
    try:
        import_module(name)
    except ImportError:
        return False
    return True


def setup(namespace: dict[str, Any]) -> None:
    namespace["importable"] = importable


pytest_collect_file = Sybil(
    setup=setup,
    parsers=[PyconParser(), PythonCodeBlockParser(), SkipParser()],
    patterns=["README.md", "docs/*.md", "docs/*/*.md", "docs/*/*/*.md"],  # here `**` would stand for one folder
    excludes=["docs/reference/generated/**"],
).pytest()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Run some files in one worker and in order: in a document, later examples use the names of earlier ones."""
    from xdist.scheduler import LoadScopeScheduling  # noqa: PLC0415 - only there when it is used

    config.option.loadscopereorder = False  # tests/conftest.py has put them in order

    class FilesWhole(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            file = nodeid.partition("::")[0]
            return file if file.endswith((".md", *WHOLE)) else nodeid

    return FilesWhole(config, log)
