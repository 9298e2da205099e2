"""Whatever stands in a QuestionnaireResponse: it is read, or refused by a documented error."""

from collections.abc import Mapping
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

import intimacy_kit as ik

KB = ik.load_knowledge()
LINKS = st.sampled_from(
    ["trust", "past_betrayal", "conflict_topic", "low_mood", "low_mood.1", "44260-8", "55758-7", "x"]
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4),
    lambda each: st.lists(each, max_size=3) | st.dictionaries(st.text(max_size=4), each, max_size=3),
    max_leaves=6,
)
WEIGHTS = st.fixed_dictionaries(
    {"url": st.just("http://hl7.org/fhir/StructureDefinition/ordinalValue"), "valueDecimal": JSON}
)
CODINGS = st.fixed_dictionaries(
    {"code": st.sampled_from(["0", "Y", "money", "LA6569-3"]) | JSON}, optional={"extension": st.lists(WEIGHTS) | JSON}
)
NAMES = ("valueBoolean", "valueDecimal", "valueInteger", "valueQuantity", "_valueCoding", "extension", "item")
ANSWERS = st.fixed_dictionaries({}, optional={"valueCoding": CODINGS, **dict.fromkeys(NAMES, JSON)})
ITEMS = st.fixed_dictionaries(
    {"linkId": LINKS}, optional={"answer": st.lists(ANSWERS, max_size=2) | JSON, "item": JSON}
)


@given(st.lists(ITEMS, max_size=4) | JSON)
def test_responses(items: Any) -> None:
    response = {"resourceType": "QuestionnaireResponse", "status": "completed", "item": items}
    refused: tuple[ik.Problem, ...] = ()
    found: Mapping[str, Any] = {}
    try:
        found = ik.fhir.observations(response, KB)
    except ik.ObservationError as error:
        refused = error.problems

    assert all(problem.code[:3] == "IK3" for problem in refused)
    assert dict(KB.observations(found)) == dict(found)
