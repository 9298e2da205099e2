"""The cases of the pack come out as they should. Run it with pytest, once the pack is installed."""

import importlib_resources
import pytest

import intimacy_kit as ik
from intimacy_kit.testing.cases import Case, check_case, read_cases

PACK = importlib_resources.files("intimacy_kit_long_distance")
KNOWLEDGE = ik.load_knowledge(PACK, plugins=False)


@pytest.mark.parametrize("case", read_cases(PACK), ids=lambda case: case.id)
def test_case(case: Case) -> None:
    assert check_case(KNOWLEDGE, case) == []
