"""Small changes that would change what somebody is told are noticed by the cases of the core pack."""

import pytest

from intimacy_kit.testing import noticed, pack_under_test
from tests.generated_people import people

CORE = pack_under_test()
PEOPLE = 150


@pytest.mark.nightly
def test_four_of_five_changes_that_change_a_level_are_noticed() -> None:
    """The pool is the cases and people made up with a fixed seed; a sample of changes, for the sake of time."""
    cases = [located.case for located in CORE.cases]
    pool = [person.answers for person in people(CORE.knowledge, PEOPLE)]
    assert noticed(CORE, [*cases, *pool], most=600).percent >= 80
