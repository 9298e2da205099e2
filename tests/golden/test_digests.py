"""Digests are constants: no engine, locale, text, or parser of YAML takes part in one."""

import json
import subprocess
import sys
from collections.abc import Callable
from functools import partial

import pytest

import intimacy_kit as ik
from intimacy_kit.engines.interpret import run
from intimacy_kit.engines.registry import LOADERS, EngineName
from intimacy_kit.reasoning.case.case import Case
from intimacy_kit.reasoning.diagnosing.record import whole_record
from intimacy_kit.reasoning.diagnosing.serialization import record_digest
from tests.golden.conftest import EXPECTED
from tests.golden.test_golden import CASES
from tests.small_pack import ALL_HARD, ALL_WELL, FILES, small_knowledge

COUPLE = ik.Couple(a={**ALL_HARD, "trust": 6.25}, b=ALL_WELL)
IN_SPANISH = "little_time: {title: Poco tiempo, text: Queda poco tiempo.}\nlisten: {steps: [Primero escuchar.]}\n"
IN_GERMAN = "little_time: {title: Wenig Zeit, text: Es bleibt wenig Zeit.}\nlisten: {steps: [Erst zuhören.]}\n"


def digests(kb: ik.KnowledgeBase, engine: EngineName = "compiled") -> dict[str, str]:
    """The digests of all cases, of one that is in a context, and of a couple."""
    found = {name: kb.diagnose(case, engine=engine) for name, case in CASES.items()}
    context = {"context": "friendship", "tailoring": ["quiet_people"]}
    found["among_friends"] = kb.within(**context).diagnose(CASES["all_hard"], engine=engine)
    found["couple"] = kb.diagnose(COUPLE, engine=engine)
    return {name: dx.digest() for name, dx in found.items()}


@pytest.fixture(scope="module")
def expected() -> dict[str, str]:
    constants: dict[str, str] = json.loads((EXPECTED / "digests.json").read_bytes())
    return constants


def test_digests_are_constants(as_expected: Callable[[str, str], None]) -> None:
    found = digests(small_knowledge())
    assert len({*found.values()}) == len(found)
    as_expected("digests.json", json.dumps(found, indent=2) + "\n")


@pytest.mark.parametrize("engine", LOADERS)
def test_engines_agree(engine: EngineName, expected: dict[str, str]) -> None:
    if engine == "durable":
        pytest.importorskip("durable_rules_engine", exc_type=ImportError)
    assert digests(small_knowledge(), engine) == expected


def test_the_oracle_agrees(expected: dict[str, str]) -> None:
    kb = small_knowledge()
    for name, values in CASES.items():
        case, book = Case.of_one(kb.observations(values)), kb.runtime.built.rulebook
        outcomes = case.run(book, partial(run, book))
        assert record_digest(whole_record(kb.runtime.context, case, outcomes)) == expected[name]


def test_locales_and_their_texts_take_no_part(expected: dict[str, str]) -> None:
    kb = small_knowledge(**{"locales/de": IN_GERMAN, "locales/es": IN_SPANISH})
    german, spanish = (kb.within(locale=locale) for locale in ("de", "es"))
    assert "Wenig Zeit" in german.diagnose(ALL_HARD).to_json()
    assert "Poco tiempo" in spanish.diagnose(ALL_HARD).to_json()
    assert digests(kb) == digests(german) == digests(spanish) == expected


def test_who_of_a_couple_is_a_takes_part(expected: dict[str, str]) -> None:
    """The record tells them apart."""
    turned = small_knowledge().diagnose(ik.Couple(a=COUPLE.b, b=COUPLE.a))
    assert turned.digest() != expected["couple"]
    assert turned.view("b").digest() == small_knowledge().diagnose(dict(COUPLE.a)).digest()


def test_stored_diagnoses_keep_their_digest(expected: dict[str, str]) -> None:
    kb = small_knowledge()
    text = kb.diagnose(ALL_HARD).to_json()
    assert ik.Diagnosis.from_json(text).digest() == ik.Diagnosis.from_json(text, kb).digest() == expected["all_hard"]


def test_what_was_answered_and_the_rules_take_part(expected: dict[str, str]) -> None:
    other = small_knowledge(challenges=FILES["challenges.yaml"].replace("0.5", "0.51", 1))
    assert other.diagnose({}).digest() != expected["nothing_observed"]
    assert small_knowledge().diagnose({"trust": 10}).digest() != expected["nothing_observed"]


def test_yaml_is_read_alike_without_libyaml(expected: dict[str, str]) -> None:
    program = (
        "import sys; sys.modules['yaml._yaml'] = None; import json, yaml; assert not yaml.__with_libyaml__; "
        "from tests.golden.test_digests import digests, small_knowledge; print(json.dumps(digests(small_knowledge())))"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert json.loads(ran.stdout) == expected
