"""Collect the cases of packs as pytest tests: each case in `cases.yaml`, or in `cases/`, beside a `pack.yaml`.

    pytest -p intimacy_kit.testing.pytest_plugin my_pack/

The plugin must be enabled: on the command line, in the settings of a project, or by `pytest_plugins` in a
`conftest.py`. A pack is tested together with the core pack; settings of pytest:

    intimacy_kit_core = false           test without the core pack
    intimacy_kit_packs = ../below       packs that it builds on, as paths relative to the settings
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from intimacy_kit.errors import IntimacyKitError
from intimacy_kit.testing.cases import LocatedCase
from intimacy_kit.testing.runner import CaseResult, failure_lines, run_case
from intimacy_kit.testing.subject import PackUnderTest, pack_under_test

_PACKS = pytest.StashKey[dict[Path, PackUnderTest]]()


class CaseFailed(Exception):
    """A case failed. It names the case; pytest shows the result."""

    def __init__(self, result: CaseResult) -> None:
        super().__init__(result.located.case.id)
        self.result = result


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addini("intimacy_kit_core", "packs build on the core pack", type="bool", default=True)
    parser.addini("intimacy_kit_packs", "packs that the tested ones build on", type="paths", default=[])


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_PACKS] = {}


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> CaseFile | None:
    folder = pack_of(file_path)
    return None if folder is None else CaseFile.from_parent(parent, path=file_path, folder=folder)


def pack_of(file: Path) -> Path | None:
    """Return the folder of the pack that a file of cases belongs to; None if it is no such file."""
    if file.suffix not in (".yaml", ".yml"):
        return None
    folder = file.parent.parent if file.parent.name == "cases" else file.parent if file.stem == "cases" else None
    return folder if folder is not None and (folder / "pack.yaml").is_file() else None


class CaseFile(pytest.File):
    """A file of cases."""

    def __init__(self, *, folder: Path, **more: Any) -> None:
        super().__init__(**more)
        self.folder = folder

    @classmethod
    def from_parent(cls, parent: pytest.Collector, **more: Any) -> CaseFile:
        made: CaseFile = super().from_parent(parent, **more)
        return made

    def collect(self) -> Iterator[CaseItem]:
        subject = self._subject()
        name = self.path.relative_to(self.folder).as_posix()
        own = [located for located in subject.cases if located.document.file == name]
        for located in sorted(own, key=lambda located: located.index):
            yield CaseItem.from_parent(self, name=located.case.id, subject=subject, located=located)

    def _subject(self) -> PackUnderTest:
        """Return the pack, loaded once for all of its files."""
        packs = self.config.stash[_PACKS]
        if self.folder not in packs:
            below: list[Path] = [path for path in self.config.getini("intimacy_kit_packs") if path != self.folder]
            packs[self.folder] = pack_under_test(
                self.folder, *below, core=bool(self.config.getini("intimacy_kit_core"))
            )
        return packs[self.folder]

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException]) -> Any:  # type: ignore[override]  # as pytest
        """Return the problems of the pack, without a traceback through the library."""
        if isinstance(excinfo.value, IntimacyKitError):
            return str(excinfo.value)
        return super().repr_failure(excinfo)


class CaseItem(pytest.Item):
    """A case as a test."""

    def __init__(self, *, subject: PackUnderTest, located: LocatedCase, **more: Any) -> None:
        super().__init__(**more)
        self.subject: PackUnderTest = subject
        self.located: LocatedCase = located

    @classmethod
    def from_parent(cls, parent: CaseFile, **more: Any) -> CaseItem:  # type: ignore[override]  # as pytest has it
        made: CaseItem = super().from_parent(parent, **more)
        return made

    def runtest(self) -> None:
        result = run_case(self.subject, self.located)
        if not result.passed:
            raise CaseFailed(result)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        if not isinstance(excinfo.value, CaseFailed):
            return super().repr_failure(excinfo, style)
        result = excinfo.value.result
        summary = "; ".join(
            [*(one.message for one in result.problems), *(one.deviation.sentence for one in result.mismatches)]
        )
        file = os.path.relpath(self.path, self.config.invocation_params.dir)
        return "\n".join([summary, *failure_lines(result, file)])

    def reportinfo(self) -> tuple[os.PathLike[str] | str, int | None, str]:
        line = self.located.place("id").line
        return self.path, None if line is None else line - 1, f"{self.name}: {self.located.case.title}"
