"""How thoroughly Hypothesis looks: `HYPOTHESIS_PROFILE` = `fast` (the default), `ci`, `nightly` or `soak`.

And how golden files are renewed: `pytest tests/... --renew` writes what comes out now as what is expected.
"""

import gc
import os

import pytest
from hypothesis import HealthCheck, settings

from tests.golden_files import GoldenFiles
from tests.wording import Wording

# How fast a shared machine happens to be is no property of the library.
COMMON = settings(deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow])

settings.register_profile("fast", COMMON, max_examples=10)
# The gate judges a change, so its examples are always the same ones; the nightly run looks for new ones.
settings.register_profile("ci", COMMON, max_examples=5, derandomize=True)
settings.register_profile("nightly", COMMON, max_examples=200)
settings.register_profile("soak", COMMON, max_examples=2_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fast"))

UNIT = "tests/unit/"
SLOW = (
    "tests/unit/analysis/lint/test_run.py",
    "tests/unit/analysis/test_diff.py",
    "tests/unit/authoring/test_new_pack.py",
    "tests/unit/cli/",
    "tests/unit/core/",
    "tests/unit/engines/columnar/",
    "tests/unit/engines/durable/",
    "tests/unit/reasoning/diagnosing/test_frames",
    "tests/unit/test_loading.py",
    "tests/unit/testing/",
    "tests/unit/validation/",
)
"""Unit tests that start programs, read dataframes, call C, search, or read the whole core pack count as `slow`."""

LONGEST = ("tests/differential/test_spark.py", "tests/security/test_packs.py")
"""Files that one worker runs alone: begun first, they do not keep the others waiting at the end."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--renew", action="store_true", help="write what comes out now as what is expected")


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(GoldenFiles(config), "golden_files")


@pytest.fixture
def wording(request: pytest.FixtureRequest) -> Wording:
    """Compare texts with those in the golden file of the module, see `tests/wording.py`."""
    files: GoldenFiles = request.config.pluginmanager.get_plugin("golden_files")
    return files.wording(request.node)


@pytest.hookimpl(tryfirst=True)  # before `-m` chooses by marks
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is slow, and put the longest of the tests that are not unit tests before the others."""
    for item in items:
        if item.nodeid.startswith(SLOW):
            item.add_marker(pytest.mark.slow)
    items.sort(key=lambda item: (not item.nodeid.startswith(UNIT), not item.nodeid.startswith(LONGEST)))


def pytest_collection_finish() -> None:
    """Keep the tests themselves out of all later collections of garbage: there are thousands."""
    gc.collect()
    gc.freeze()
