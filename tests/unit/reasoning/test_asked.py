"""Questions take an id, or a result that has one."""

import pytest

import intimacy_kit as ik
from intimacy_kit.reasoning.asked import id_of
from tests.small_pack import small_knowledge

DX = small_knowledge().diagnose({"quality_time": 1, "trust": 2})
KB = ik.load_knowledge()
CORE = KB.diagnose({"quality_time_hours": 1, "feels_heard": 0, "trust": 2})


def test_findings_components_and_remedies_are_explained_as_their_ids_are() -> None:
    results = [*DX.findings.values(), *DX.components.values()]
    assert results
    for result in results:
        assert DX.explain(result) == DX.explain(result.id)
    for remedy in DX.remedies:
        assert DX.explain(remedy) == DX.explain(remedy.strategy) == DX.explain(remedy.strategy.id)


def test_indexes_are_explained_and_there_are_paths_to_them() -> None:
    index = CORE.indexes["emotional_intimacy"]
    assert CORE.explain(index) == CORE.explain("emotional_intimacy")
    finding = CORE.challenges[0]
    assert CORE.path_to(finding, level="moderate") == CORE.path_to(finding.id, level="moderate")


def test_a_component_has_no_path() -> None:
    with pytest.raises(ik.UnknownIdError) as caught:
        DX.path_to(DX.components["understanding"])  # type: ignore[arg-type]  # that is the point
    assert caught.value.code == "IK401"


@pytest.mark.parametrize("asked", [None, 5, DX, ["trust"]])
def test_anything_else_has_no_id(asked: object) -> None:
    assert id_of(asked) is None
