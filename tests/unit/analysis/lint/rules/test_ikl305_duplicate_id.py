"""IKL305: ids that are listed twice."""

import pytest

from intimacy_kit.analysis.lint import fixed
from tests.unit.analysis.lint.clean_pack import FILES, codes, diagnostics, replaced, rule
from tests.unit.analysis.lint.rules.variations import (
    STRATEGY,
    strategy,
)


@pytest.mark.parametrize(
    ("written", "fixed_to"),
    [
        ("[free_evening, free_evening]", "[free_evening]"),
        ("[free_evening, free_evening, first_call]  # both", "[free_evening, first_call]  # both"),
        ("\n    - free_evening\n    - first_call\n    - free_evening", "\n    - free_evening\n    - first_call"),
        ("\n    - free_evening # one\n    - free_evening # two", "\n    - free_evening # one"),
        ("[free_evening, first_call, free_evening, free_evening]", "[free_evening, first_call]"),
    ],
)
def test_duplicate_id_in_a_list_is_removed(written: str, fixed_to: str) -> None:
    files = strategy("[free_evening]", written)
    assert {found.code for found in diagnostics(files, select=["IKL305"])} == {"IKL305"}
    after = fixed(files, core=False)
    assert after["strategies/more.yaml"].decode() == STRATEGY.replace("[free_evening]", fixed_to)


def test_duplicate_override_is_removed() -> None:
    below = {**FILES, "pack.yaml": FILES["pack.yaml"].replace("clean", "below")}
    above = {
        "pack.yaml": FILES["pack.yaml"] + "overrides: [little_time, little_time]\n",
        "rules.yaml": rule("quality_time_hours < 2", id="little_time"),
    }
    after = fixed(above, below, core=False)
    assert after["pack.yaml"].decode() == FILES["pack.yaml"] + "overrides: [little_time]\n"


def test_duplicate_beside_a_bracket_has_no_fix() -> None:
    files = strategy("[free_evening]", "[free_evening,\n    free_evening]")
    assert codes(files, select=["IKL305"]) == ["IKL305"]
    assert fixed(files, core=False) == {}


def test_repeated_steps_are_not_reported() -> None:
    files = replaced("practices.yaml", "[Choose an evening that suits you both.,", "[Rest a little., Rest a little.,")
    assert codes(files, select=["IKL305"]) == []
