"""Test packs: run their cases, measure coverage and mutation scores, and generate observations and packs.

    from intimacy_kit.testing import coverage, mutation, pack_under_test, run_cases, suggestions

    subject = pack_under_test("my_pack")
    assert all(result.passed for result in run_cases(subject))
    assert coverage(subject).percent == 100

`intimacy-kit test PACK` does the same on the command line, and `intimacy_kit.testing.pytest_plugin` in pytest.
`conditions`, `observations`, `packs` and `signals` are strategies for Hypothesis: they need the extra `test`.
"""

from typing import TYPE_CHECKING

from intimacy_kit.errors import Problem, QuestionError
from intimacy_kit.installing import install_extra
from intimacy_kit.testing.cases import Case, Expected, check_case, read_cases
from intimacy_kit.testing.coverage import Coverage, coverage
from intimacy_kit.testing.directions import against_directions
from intimacy_kit.testing.mutation.mutation import Mutation, mutation
from intimacy_kit.testing.mutation.pool import Noticed, noticed
from intimacy_kit.testing.runner import CaseResult, run_cases
from intimacy_kit.testing.subject import PackUnderTest, pack_under_test
from intimacy_kit.testing.suggestions import Suggestions, suggestions

if TYPE_CHECKING:
    from intimacy_kit.testing.strategies import conditions, observations, packs, signals
else:

    def __getattr__(name: str) -> object:
        """Import the Hypothesis strategies on first use, for Hypothesis is an extra."""
        if name in ("conditions", "observations", "packs", "signals"):
            try:
                from intimacy_kit.testing import strategies  # noqa: PLC0415 - see above
            except ModuleNotFoundError as error:
                if error.name != "hypothesis":
                    raise
                help = f"install it: {install_extra('test')}"
                problem = Problem("IK407", "the strategies need the package hypothesis", help)
                raise QuestionError(problem) from None
            return getattr(strategies, name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


__all__ = [
    "Case",
    "CaseResult",
    "Coverage",
    "Expected",
    "Mutation",
    "Noticed",
    "PackUnderTest",
    "Suggestions",
    "against_directions",
    "check_case",
    "conditions",
    "coverage",
    "mutation",
    "noticed",
    "observations",
    "pack_under_test",
    "packs",
    "read_cases",
    "run_cases",
    "signals",
    "suggestions",
]
