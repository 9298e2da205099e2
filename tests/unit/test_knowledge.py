"""Knowledge bases and diagnoses as users hold them: shared, immutable, and stored without loss."""

import copy
import pickle
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from threading import Barrier
from types import MappingProxyType
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

import intimacy_kit as ik
from intimacy_kit import loading
from intimacy_kit.packs.discovery import origin
from tests.small_pack import ALL_HARD, ALL_WELL, small_knowledge
from tests.wording import Wording

THREADS = 16


@pytest.fixture(scope="module")
def kb() -> ik.KnowledgeBase:
    return small_knowledge()


@pytest.fixture
def dx(kb: ik.KnowledgeBase) -> ik.Diagnosis:
    return kb.diagnose({**ALL_HARD, "rituals": None, "quality_time": 12})


def at_once(work: Callable[[], Any]) -> list[Any]:
    """The results of many threads that begin together."""
    barrier = Barrier(THREADS)

    def begin(_: int) -> Any:
        barrier.wait()
        return work()

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(begin, range(THREADS)))


def test_the_core_pack_is_loaded_once() -> None:
    assert ik.load_knowledge() is ik.load_knowledge()
    assert ik.load_knowledge(core=True) is ik.load_knowledge()
    assert [pack.name for pack in ik.load_knowledge().packs] == ["core"]


def test_knowledge_base_with_other_packs_is_not_shared() -> None:
    assert small_knowledge() is not small_knowledge()
    assert small_knowledge().packs == small_knowledge().packs


def test_pack_is_added_to_the_core_pack() -> None:
    files = {
        "pack.yaml": "{format: 1, name: more, version: 0.1.0, title: T, license: MIT, sources: {notes: {title: N}}}",
        "signals.yaml": "- {id: pets, kind: count, title: pets, question: How many?, source: notes}",
    }
    both = ik.load_knowledge(files)
    assert [pack.name for pack in both.packs] == ["core", "more"]
    assert set(both.signals) == {*ik.load_knowledge().signals, "pets"}
    assert repr(both) == f"KnowledgeBase(core {both.packs[0].version}, more 0.1.0)"


def test_knowledge_base_without_packs_is_empty() -> None:
    empty = ik.load_knowledge(core=False)
    assert (empty.packs, dict(empty.signals), repr(empty)) == ((), {}, "KnowledgeBase()")
    assert empty.diagnose({}).findings == {}


def test_diagnose_is_a_shortcut() -> None:
    case = {"quality_time_hours": 1.5, "unresolved_conflicts": 4}
    assert ik.diagnose(case) == ik.load_knowledge().diagnose(case)


def test_many_threads_load_the_same_core(monkeypatch: pytest.MonkeyPatch) -> None:
    loads: list[object] = []
    core_pack = origin.core_pack
    monkeypatch.setattr(origin, "core_pack", lambda: loads.append(core_pack()) or core_pack())
    loading.shared.cache_clear()
    loaded = at_once(ik.load_knowledge)
    assert len(loads) == 1
    assert all(one is loaded[0] for one in loaded)


def test_many_threads_diagnose_with_one_fresh_knowledge_base() -> None:
    fresh = small_knowledge()
    case = {**ALL_HARD, "trust": None}
    results = at_once(lambda: [fresh.diagnose(each).to_json() for each in (case, ALL_HARD, ALL_WELL)])
    assert results == [[small_knowledge().diagnose(each).to_json() for each in (case, ALL_HARD, ALL_WELL)]] * THREADS


def test_many_threads_ask_one_fresh_diagnosis(kb: ik.KnowledgeBase) -> None:
    fresh = kb.diagnose({"trust": 3})
    results = at_once(lambda: (fresh.unknown, fresh.to_json(), str(fresh.explain("mistrust")), list(fresh.findings)))
    assert results == [results[0]] * THREADS


def changeable(value: object, path: str) -> list[str]:
    """The places at which something that can be changed is reachable from a value."""
    if isinstance(value, str | int | float | None):
        return []
    if isinstance(value, BaseModel):
        found = [] if value.model_config.get("frozen") else [path]
        return found + [place for name, part in value for place in changeable(part, f"{path}.{name}")]
    if isinstance(value, MappingProxyType | ik.Observations):
        return [place for key, part in value.items() for place in changeable(part, f"{path}[{key!r}]")]
    if isinstance(value, tuple):
        return [place for number, part in enumerate(value) for place in changeable(part, f"{path}[{number}]")]
    return [f"{path} is a {type(value).__name__}"]


def public(holder: object) -> dict[str, object]:
    """The values of all public properties."""
    members = {name: member for kind in reversed(type(holder).__mro__) for name, member in vars(kind).items()}
    properties = [name for name, member in members.items() if isinstance(member, property | cached_property)]
    return {name: getattr(holder, name) for name in properties if not name.startswith("_")}


def test_nothing_reachable_from_a_knowledge_base_can_be_changed(kb: ik.KnowledgeBase) -> None:
    reachable = public(kb)
    assert {"signals", "rules", "safety_rules", "packs"} <= set(reachable)
    assert [place for name, value in reachable.items() for place in changeable(value, name)] == []


def test_nothing_reachable_from_a_diagnosis_can_be_changed(kb: ik.KnowledgeBase) -> None:
    for case in (ALL_HARD, {**ALL_HARD, "afraid": True}, {"trust": 3}):
        dx = kb.diagnose(case)
        reachable = public(dx)
        assert {"findings", "remedies", "record", "observations"} <= set(reachable)
        reachable |= {"explain": (dx.explain("distance"), dx.explain("make_time")), "shareable": dx.shareable()}
        assert [place for name, value in reachable.items() for place in changeable(value, name)] == []


@pytest.mark.parametrize("name", ["packs", "signals", "diagnose", "_engine", "anything"])
def test_a_knowledge_base_refuses_to_be_changed(kb: ik.KnowledgeBase, name: str, wording: Wording) -> None:
    with pytest.raises(AttributeError) as caught:
        setattr(kb, name, None)
    wording(str(caught.value))
    with pytest.raises(AttributeError) as caught:
        delattr(kb, name)
    wording(str(caught.value))


@pytest.mark.parametrize("name", ["safety", "findings", "remedies", "_parts", "anything"])
def test_a_diagnosis_refuses_to_be_changed(dx: ik.Diagnosis, name: str, wording: Wording) -> None:
    before = dx.to_json()
    with pytest.raises(AttributeError) as caught:
        setattr(dx, name, None)
    wording(str(caught.value))
    with pytest.raises(AttributeError) as caught:
        delattr(dx, name)
    wording(str(caught.value))
    assert dx.to_json() == before


def test_mappings_and_models_refuse_to_be_changed(kb: ik.KnowledgeBase, dx: ik.Diagnosis, wording: Wording) -> None:
    for mapping in (kb.signals, kb.rules, dx.findings, dx.components, dx.observations, dx.record.observations):
        with pytest.raises(TypeError) as caught:
            mapping["trust"] = None  # type: ignore[index]  # the point of the test
        wording(str(caught.value))
    for model in (kb.signals["trust"], kb.packs[0], dx.safety, dx.remedies[0], dx.record, dx.explain("gloom")):
        name = next(iter(type(model).model_fields))
        with pytest.raises(ValidationError, match="frozen"):
            setattr(model, name, None)


def test_returned_plain_data_is_a_copy(dx: ik.Diagnosis) -> None:
    before = dx.to_json()
    data = dx.to_dict()
    data["observations"].clear()
    data["findings"].clear()
    assert dx.to_json() == before


@pytest.mark.parametrize("copied", [lambda x: pickle.loads(pickle.dumps(x)), copy.copy, copy.deepcopy])
def test_knowledge_bases_and_diagnoses_can_be_pickled_and_copied(
    kb: ik.KnowledgeBase, dx: ik.Diagnosis, copied: Callable[[Any], Any]
) -> None:
    """Regression: a read-only mapping cannot be pickled as it is."""
    assert dx.findings  # cached by now
    other = copied(dx)
    assert other == dx
    assert str(other.explain("distance")) == str(dx.explain("distance"))
    again = copied(kb)
    assert again.packs == kb.packs
    assert again.diagnose(ALL_HARD) == kb.diagnose(ALL_HARD)
    with pytest.raises(TypeError):
        again.signals["trust"] = None
