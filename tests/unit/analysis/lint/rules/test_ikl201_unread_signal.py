"""IKL201: signals that no rule reads."""

from tests.unit.analysis.lint.clean_pack import FILES, codes, diagnostics, rule
from tests.unit.analysis.lint.rules.variations import SIGNAL, with_files


def test_signal_that_no_rule_reads() -> None:
    (only,) = diagnostics(with_files(signals=SIGNAL), select=["IKL2"])
    assert (only.code, only.entry) == ("IKL201", "shared_meals")
    assert only.place is not None
    assert only.place.file == "signals/more.yaml"


def test_signal_that_a_safety_rule_reads_is_not_reported() -> None:
    assert codes(FILES, select=["IKL201"]) == []


def test_signal_that_a_rule_in_another_file_reads_is_not_reported() -> None:
    assert codes(with_files(signals=SIGNAL, rules=rule("shared_meals < 2")), select=["IKL201"]) == []
