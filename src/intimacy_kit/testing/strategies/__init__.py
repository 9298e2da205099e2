"""Hypothesis strategies for signals, conditions, packs and observations.

    knowledge = load_knowledge("my_pack")

    @given(observations(knowledge))
    def test_nothing_observed_makes_it_fail(values):
        assert knowledge.diagnose(values).findings

Numbers are mostly boundary values: on thresholds and beside them, at the ends of ranges, around zero.
"""

from intimacy_kit.testing.strategies.conditions import conditions, signals
from intimacy_kit.testing.strategies.observations import observations
from intimacy_kit.testing.strategies.packs import packs

__all__ = ["conditions", "observations", "packs", "signals"]
