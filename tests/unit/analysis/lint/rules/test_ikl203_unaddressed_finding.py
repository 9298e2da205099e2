"""IKL203: findings that no strategy addresses."""

from tests.unit.analysis.lint.clean_pack import diagnostics
from tests.unit.analysis.lint.rules.variations import CHALLENGE, COMPONENT, with_files


def test_finding_that_no_strategy_addresses() -> None:
    files = with_files(challenges=CHALLENGE, components=COMPONENT)
    assert [diagnostic.entry for diagnostic in diagnostics(files, select=["IKL203"])] == ["few_friends"]
