"""Exported modules say what Python says, to the last bit."""

from collections.abc import Iterator
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import intimacy_kit as ik
from tests.differential.frames import batch, couples
from tests.differential.on_device import NODE, Device, Exported, expected
from tests.property.cases import generated, guarded

if NODE is None:
    pytest.skip("there is no Node", allow_module_level=True)


@pytest.fixture(scope="module")
def device() -> Iterator[Device]:
    with Device() as device:
        yield device


@pytest.fixture(scope="module")
def core(device: Device) -> Exported:
    return device.export(ik.load_knowledge(plugins=False), locales=["en"])


def agree(knowledge: ik.KnowledgeBase, kit: Exported, random: Random, size: int) -> None:
    """One person, two, and two of whom little is known, in each context."""
    told = knowledge.within(locale="en")
    for context in (None, *knowledge.contexts):
        chosen = told.within(context)
        cases = [
            {id: value for id, value in row.items() if id in chosen.signals} for row in batch(knowledge, random, size)
        ]
        both = [
            ik.Couple(a={id: a[id] for id in chosen.signals}, b={id: b[id] for id in chosen.signals})
            for a, b in couples(knowledge, random, size)
        ]
        options = {} if context is None else {"context": context}
        for case, found in zip([*cases, *both], kit.diagnose([*cases, *both], **options), strict=True):
            assert found == expected(chosen.diagnose(case)), case


def test_the_core_pack(core: Exported) -> None:
    agree(ik.load_knowledge(plugins=False), core, Random(1), 10)


@given(st.data())
@settings(max_examples=max(5, settings().max_examples // 2))
def test_generated_packs(device: Device, data: st.DataObject) -> None:
    knowledge = data.draw(generated()).knowledge
    agree(knowledge, device.export(knowledge, locales=["en"]), Random(data.draw(st.integers(0, 2**32))), 10)


@given(st.data())
@settings(max_examples=max(5, settings().max_examples // 4))
def test_packs_with_several_safety_rules(device: Device, data: st.DataObject) -> None:
    knowledge = data.draw(guarded())
    agree(knowledge, device.export(knowledge, locales=["en"]), Random(data.draw(st.integers(0, 2**32))), 10)
