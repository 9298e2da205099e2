"""A plugin of pytest that hands each test its `wording`, and renews the golden files at the end, if asked to."""

from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest

from tests.wording import TESTS, GoldenFile, Texts, Wording, name_of


class GoldenFiles:
    """The golden files of the modules that are run."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config
        self.renew: bool = config.getoption("--renew")
        self.files: dict[Path, GoldenFile] = {}
        self.renewed: dict[str, dict[str, Texts]] = {}
        self.tests: dict[str, list[str]] = {}  # those that use `wording`, of modules that are run whole

    def wording(self, item: pytest.Item) -> Wording:
        if item.path not in self.files:
            self.files[item.path] = GoldenFile(item.path)
        renewed = self.renewed.setdefault(str(item.path), {}) if self.renew else None
        return Wording(self.files[item.path], name_of(item), renewed)

    @pytest.hookimpl(wrapper=True)
    def pytest_pyfunc_call(self, pyfuncitem: pytest.Function) -> Generator[None, object, object]:
        """Look at what a test told as a whole, once it has passed."""
        done = yield
        if "wording" in pyfuncitem.funcargs:
            pyfuncitem.funcargs["wording"].end()
        return done

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Note the tests there are, before some are deselected."""
        if any("::" in argument for argument in self.config.args) or self.config.getoption("lf", False):
            return
        for item in items:
            if isinstance(item, pytest.Function) and item.path.is_relative_to(TESTS):
                tests = self.tests.setdefault(str(item.path), [])
                if "wording" in item.fixturenames:
                    tests.append(name_of(item))

    def left_over(self) -> list[str]:
        """What is held for tests that are no longer there."""
        files = {module: GoldenFile(Path(module)) for module in self.tests}
        return [
            f"{module}: {test}" for module, file in files.items() for test in file.blocks.keys() - self.tests[module]
        ]

    def pytest_sessionfinish(self) -> None:
        if hasattr(self.config, "workeroutput"):
            self.config.workeroutput["golden_files"] = (self.renewed, self.tests)
        else:
            self.write()

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        """Take over what a process of xdist has run."""
        renewed, tests = getattr(node, "workeroutput", {}).get("golden_files", ({}, {}))
        self.tests |= tests
        for module, told in renewed.items():
            self.renewed.setdefault(module, {}).update(told)

    def write(self) -> None:
        if self.renew:
            for module in self.renewed.keys() | self.tests.keys():
                GoldenFile(Path(module)).renew(self.renewed.get(module, {}), self.tests.get(module))
