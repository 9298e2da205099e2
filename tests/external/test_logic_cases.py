"""Cases of three-valued logic of the suites of CQL and DMN, on every engine."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

import intimacy_kit as ik
from intimacy_kit.engines.interpret import run
from intimacy_kit.engines.truth import Truth
from intimacy_kit.model.observations import Value
from intimacy_kit.packs.linking.build import build
from intimacy_kit.reasoning.runtime import Runtime

TABLE = Path(__file__).with_name("logic-cases.tsv")
TRUTHS = {"true": Truth.TRUE, "false": Truth.FALSE, "null": Truth.UNKNOWN}
BOUNDS = {"true": (0.5, 0.5, 0.5), "false": (0.0, 0.0, 0.0), "null": (0.0, 0.0, 0.5)}
"""The low end, score and high end of a finding with one rule of strength 0.5, by what its condition comes to."""


class Case(NamedTuple):
    id: str
    suite: str
    case: str
    condition: str
    answers: str
    expected: str

    @property
    def values(self) -> dict[str, Value]:
        given = dict(answer.split("=") for answer in self.answers.split(";") if answer)
        return {name: text == "true" if name in "ab" else float(text) for name, text in given.items()}


def _read() -> list[Case]:
    _, *lines = TABLE.read_text("utf-8").splitlines()
    return [Case(*line.split("\t")) for line in lines]


CASES = _read()
FINDINGS = {condition: f"finding_{n}" for n, condition in enumerate(dict.fromkeys(case.condition for case in CASES))}


def _files() -> Mapping[str, str]:
    """A pack with a finding for each condition of the table."""
    manifest = "format: 1\nname: cases\nversion: 1.0.0\ntitle: Cases\nlicense: MIT\nsources: {cases: {title: Cases}}\n"
    kinds = {"a": "kind: flag", "b": "kind: flag", "x": "kind: number, minimum: -200, maximum: 200"}
    signals = [f"- {{id: {id}, {kind}, title: {id}, question: {id}?, source: cases}}\n" for id, kind in kinds.items()]
    challenges = [f"- {{id: {id}, title: {id}, text: {id}., source: cases}}\n" for id in FINDINGS.values()]
    rules = [
        f"- {{id: r_{id}, when: '{condition}', strength: 0.5, supports: {id}, because: So it is., source: cases}}\n"
        for condition, id in FINDINGS.items()
    ]
    texts = {"signals": signals, "challenges": challenges, "rules": rules}
    return {"pack.yaml": manifest, **{f"{name}.yaml": "".join(lines) for name, lines in texts.items()}}


@pytest.fixture(scope="module")
def knowledge() -> ik.KnowledgeBase:
    return ik.KnowledgeBase(Runtime(build([_files()])))


def test_the_table_has_all_cases_and_each_of_the_three_values() -> None:
    assert len({case.id for case in CASES}) == len(CASES) == 164
    assert [sum(case.suite == suite for case in CASES) for suite in ("CQL", "DMN")] == [81, 83]
    assert {case.expected for case in CASES} == TRUTHS.keys()


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_truth(knowledge: ik.KnowledgeBase, case: Case) -> None:
    assert knowledge.evaluate(case.condition, case.values) is TRUTHS[case.expected]


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_score_and_interval_of_a_finding(knowledge: ik.KnowledgeBase, case: Case) -> None:
    found = knowledge.diagnose(case.values).findings[FINDINGS[case.condition]]
    assert (found.low, found.score, found.high) == BOUNDS[case.expected]
    book = knowledge.runtime.built.rulebook
    outcome = run(book, knowledge.observations(case.values))
    at = [finding.id for finding in book.findings].index(found.id)
    assert (outcome.lows[at], outcome.scores[at], outcome.highs[at]) == BOUNDS[case.expected]


def test_durable_rules(knowledge: ik.KnowledgeBase) -> None:
    pytest.importorskip("durable_rules_engine", reason="durable-rules is not there", exc_type=ImportError)
    for case in CASES:
        found = knowledge.diagnose(case.values, engine="durable").findings[FINDINGS[case.condition]]
        assert (found.low, found.score, found.high) == BOUNDS[case.expected], case


def test_sessions(knowledge: ik.KnowledgeBase) -> None:
    session = knowledge.session()
    for case in CASES:
        for id in knowledge.signals:
            session.observe({id: case.values.get(id)})
        found = session.diagnosis.findings[FINDINGS[case.condition]]
        assert (found.low, found.score, found.high) == BOUNDS[case.expected], case


@pytest.mark.parametrize(
    "kind", ["polars", "polars lazy", "pandas", "pandas nullable", "pandas arrow", "pyarrow", "duckdb"]
)
def test_frames(knowledge: ik.KnowledgeBase, kind: str) -> None:
    frames = pytest.importorskip("tests.differential.frames")
    backend = frames.BACKENDS[kind]
    rows = [{"case": number, **case.values} for number, case in enumerate(CASES)]
    told = backend.read(knowledge.diagnose_frame(backend.make(rows, knowledge), intervals=True))
    for case, row in zip(CASES, told, strict=True):
        id = FINDINGS[case.condition]
        assert tuple(row[f"ik_{id}_{part}"] for part in ("low", "score", "high")) == BOUNDS[case.expected], case
