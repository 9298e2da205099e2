"""Paths through rules with steps and reliefs that read findings, and what is told of an incomplete search."""

import intimacy_kit as ik
from intimacy_kit.reasoning.counterfactuals.recourse_result import Paths
from tests.small_pack import ALL_HARD, small_knowledge
from tests.unit.engines.test_steps import KB, PACK


def test_presence_of_findings_is_a_matter_of_the_score() -> None:
    found = KB.diagnose({"trust": 3}).findings["apart"]
    assert (found.present, found.open) == (False, True)
    found = KB.diagnose({"hours": 4, "heard": 4, "trust": 3}).findings["apart"]
    assert (found.present, found.open) == (True, False)


def test_the_path_stops_at_the_first_step_that_is_weak_enough() -> None:
    paths = KB.diagnose({"hours": 2, "heard": 4, "trust": 3}).path_to("apart", level="mild")
    assert [path.answers for path in paths.alternatives] == [{"hours": 3.0}, {"trust": 7.0}]


def test_reliefs_that_read_findings_bound_the_score_at_no_cost() -> None:
    rules = PACK["rules.yaml"] + (
        "- {id: warm, when: apart < 0.25, strength: 0.5, because: Near., relieves: cold, source: us}\n"
        "- {id: never, when: trust > 3 and trust < 3, strength: 0.5, because: Not., relieves: cold, source: us}\n"
        "- {id: far, when: hours < 3, strength: 0.75, because: Far., supports: cold, source: us}\n"
    )
    kb = ik.load_knowledge({**PACK, "rules.yaml": rules}, core=False)
    paths = kb.diagnose({"hours": 2, "heard": 1, "trust": 3}).path_to("cold")
    assert paths.possible
    for path in paths.alternatives:
        assert kb.diagnose({"hours": 2, "heard": 1, "trust": 3, **path.answers}).findings["cold"].level == "none"


def test_an_incomplete_search_says_that_there_may_be_other_ways() -> None:
    paths = small_knowledge().diagnose(ALL_HARD).path_to("distance")
    fewest = len(paths.alternatives[0].steps)
    incomplete = paths.model_copy(update={"complete": False, "searched": fewest})
    assert fewest > 1
    assert isinstance(incomplete, Paths)
    assert "there may be other ways with as many" in incomplete.to_text(width=200)
