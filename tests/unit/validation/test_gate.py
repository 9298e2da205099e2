import pytest

import intimacy_kit as ik
from intimacy_kit.validation.gate import reached, read_gate
from tests.simulated import knowledge, people

CHANCES = (0.02, 0.2, 0.4, 0.6, 0.8)


@pytest.fixture(scope="module")
def found() -> ik.Validation:
    return knowledge().validate(people(200, CHANCES, 1), "event", draws=20, leave_out=False)


@pytest.mark.parametrize(
    ("gate", "expected"),
    [
        ("auc=.7", True),
        ("auc=0.99", False),
        ("rank=.4", True),
        ("distance.auc=.7", True),
        ("din.auc=.7", False),
        ("togetherness.auc=.7", True),  # it is good to have, and lower before what is hard
        ("nearness.rank=.2", True),
        ("distance.rank=-1", True),
    ],
)
def test_what_is_reached(found: ik.Validation, gate: str, expected: bool) -> None:
    assert reached(read_gate(gate), found) is expected


@pytest.mark.parametrize("text", ["", "auc", "auc=", "auc>.7", "f1=.7", "Auc=.7", "auc=.7x"])
def test_what_is_no_gate(text: str) -> None:
    with pytest.raises(ik.OptionError):
        read_gate(text)


def test_a_gate_of_a_finding_that_is_not_there(found: ik.Validation) -> None:
    with pytest.raises(ik.UnknownIdError) as error:
        reached(read_gate("distanse.auc=.7"), found)
    assert "distance" in str(error.value)


def test_too_few_reach_nothing() -> None:
    few = knowledge().validate(people(20, CHANCES, 1), "event")
    assert not reached(read_gate("distance.auc=0"), few)
