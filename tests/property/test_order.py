"""Determinism: independence of the order of files, entries and keys, of the process and of its hash seed."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import PurePosixPath
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from intimacy_kit.knowledge import KnowledgeBase
from intimacy_kit.loading import load_knowledge
from intimacy_kit.model.observations import Value
from intimacy_kit.packs.discovery.origin import core_pack
from intimacy_kit.packs.reading.file_names import LOCALES, section_of
from intimacy_kit.packs.reading.files import pack_files
from intimacy_kit.packs.reading.yaml_reader import read_yaml
from tests.property.cases import Case, core, generated

Files = Mapping[str, str | bytes]


def shuffled(files: Files, random: Random) -> dict[str, str]:
    """The same pack with entries and keys in another order, in other files."""
    entries: dict[str, list[Any]] = {}
    texts: dict[str, list[Any]] = {}
    for name, content in files.items():
        data = read_yaml(content if isinstance(content, bytes) else content.encode(), name).data
        if section_of(name) == LOCALES:
            texts.setdefault(str(PurePosixPath(name).parent), []).extend(data.items())
            continue
        entries.setdefault(section_of(name), []).extend(data if name != "pack.yaml" else [data])
    (manifest,) = entries.pop("pack")
    spread: dict[str, list[str]] = {"pack.yaml": [json.dumps(with_shuffled_keys(manifest, random), ensure_ascii=False)]}
    for section, items in entries.items():
        random.shuffle(items)
        for item in items:
            name = f"{section}/{random.choice('abc')}.yaml" if random.random() < 0.7 else f"{section}.yaml"
            entry = json.dumps(with_shuffled_keys(item, random), ensure_ascii=False)
            spread.setdefault(name, ["# a comment"]).append(f"- {entry}")
    for locale, items in texts.items():
        random.shuffle(items)
        for id, item in items:
            name = f"{locale}/{random.choice('abc')}.yaml" if random.random() < 0.7 else f"{locale}.yaml"
            entry = json.dumps(with_shuffled_keys(item, random), ensure_ascii=False)
            spread.setdefault(name, ["# a comment"]).append(f"{id}: {entry}")
    names = list(spread)
    random.shuffle(names)
    return {name: "\n".join(spread[name]) for name in names}


def with_shuffled_keys(data: Any, random: Random) -> Any:
    if isinstance(data, dict):
        keys = list(data)
        random.shuffle(keys)
        return {key: with_shuffled_keys(data[key], random) for key in keys}
    return [with_shuffled_keys(item, random) for item in data] if isinstance(data, list) else data


def everything_said(knowledge: KnowledgeBase, values: Mapping[str, Value]) -> list[str]:
    diagnosis = knowledge.diagnose(values)
    ids = [*knowledge.challenges, *knowledge.consequences, *knowledge.components, *knowledge.strategies]
    explanations = [diagnosis.explain(id).model_dump_json() for id in ids]
    translated = [knowledge.diagnose(values, locale=locale).to_json() for locale in knowledge.locales]
    return [diagnosis.to_json(), diagnosis.shareable().model_dump_json(), *explanations, *translated]


@given(case=generated(), seed=st.integers(0, 9999))
def test_the_order_of_files_entries_and_keys_does_not_matter(case: Case, seed: int) -> None:
    other = load_knowledge(shuffled(case.files, Random(seed)), core=False)
    assert other.packs == case.knowledge.packs
    assert everything_said(other, case.values) == everything_said(case.knowledge, case.values)


@settings(max_examples=5)  # each one reads the whole core pack
@given(case=core(), seed=st.integers(0, 9999))
def test_the_order_of_the_core_pack_does_not_matter(case: Case, seed: int) -> None:
    other = load_knowledge(shuffled(pack_files(core_pack()), Random(seed)), core=False)
    assert other.packs == case.knowledge.packs
    assert other.diagnose(case.values).to_json() == case.diagnosis.to_json()


@given(case=generated(), seed=st.integers(0, 9999))
def test_the_order_of_answers_does_not_matter(case: Case, seed: int) -> None:
    items = list(case.values.items())
    Random(seed).shuffle(items)
    again = case.knowledge.diagnose(dict(items))
    assert again == case.diagnosis
    assert hash(again) == hash(case.diagnosis)
    assert again.to_json() == case.diagnosis.to_json()


IN_A_FRESH_PROCESS = """
import json, sys
from intimacy_kit.loading import load_knowledge
from tests.property.test_order import everything_said
for files, values in json.load(sys.stdin):
    knowledge = load_knowledge(files, core=False) if files else load_knowledge()
    print(json.dumps(everything_said(knowledge, values)))
"""


@settings(max_examples=2)  # each one starts a process
@given(st.lists(generated(), min_size=5, max_size=15), core(), st.integers(1, 2**32 - 1))
def test_another_process_and_hash_seed_give_the_same_result(some: list[Case], one: Case, hash_seed: int) -> None:
    cases = [*some, one]
    run = subprocess.run(
        [sys.executable, "-c", IN_A_FRESH_PROCESS],
        input=json.dumps([[dict(case.files), dict(case.values)] for case in cases]),
        env={**os.environ, "PYTHONHASHSEED": str(hash_seed), "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    said = [json.loads(line) for line in run.stdout.splitlines()]
    assert said == [everything_said(case.knowledge, case.values) for case in cases]
