"""One process of measuring: builds the rules of one pack in some engines, checks that all agree, and times them."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Any

import intimacy_kit as ik
from peers.cases import Case, random_cases
from peers.packs import knowledge
from peers.plan import Match, Plan
from peers.registry import Peer
from peers.timing import Work, each, in_alternation

CASES, CHECKED, ROUNDS, SECONDS = 1000, 200, 40, 0.02
UNANSWERED = 0.3
Answer = tuple[list[str], dict[str, float]]


def measure(pack: str, peers: Sequence[Peer]) -> dict[str, Any]:
    """The times of our own ways and of the peers, which of them failed, and what disagreed."""
    kb = knowledge(pack)
    plan = Plan.of(kb)
    answered = random_cases(kb, CASES, unanswered=0, seed=1)
    partly = random_cases(kb, CASES, unanswered=UNANSWERED, seed=2)
    wrong = _by_hand_differs(kb, pack, answered, partly)
    failed: dict[str, str] = {}
    works = _own_works(kb, pack, answered, partly)
    for peer in peers:
        try:
            match = peer.build(plan)
            if _differs(kb, plan, match, answered[:CHECKED]):
                wrong.append(f"{peer.name}: another result where everything is answered")
            if peer.unknowns and _differs(kb, plan, match, partly[:CHECKED]):
                wrong.append(f"{peer.name}: another result where something is not answered")
            works |= _works_of(peer, kb, plan, match, answered)
        except Exception as error:  # noqa: BLE001 - whatever a peer raises is reported
            failed[peer.name] = f"{type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}"
    times = {} if wrong else in_alternation(works, ROUNDS, SECONDS)
    return {"times": times, "failed": failed, "wrong": wrong}


def _expected(kb: ik.KnowledgeBase, case: Case) -> Answer:
    outcome = kb.runtime.engine.run(kb.runtime.intake.check(case))
    ids = [finding.id for finding in kb.runtime.built.rulebook.findings]
    return list(outcome.fired), dict(zip(ids, outcome.scores, strict=True))


def _differs(kb: ik.KnowledgeBase, plan: Plan, match: Match, cases: Sequence[Case]) -> bool:
    return plan.run(match, cases) != [_expected(kb, case) for case in cases]


def _by_hand_differs(kb: ik.KnowledgeBase, pack: str, answered: Sequence[Case], partly: Sequence[Case]) -> list[str]:
    """Whether the functions by hand give the same: rules, scores, and where something is open also the intervals."""
    wrong = []
    for case in answered:
        fired, scores = _by_hand(pack)(case)
        if (sorted(fired), scores) != _expected(kb, case):
            wrong.append("by hand: another result where everything is answered")
            break
    for case in [*answered, *partly]:
        outcome = kb.runtime.engine.run(kb.runtime.intake.check(case))
        fired, undetermined, bounds = _by_hand(f"{pack}_open")(case)
        same = (sorted(fired), sorted(undetermined)) == (list(outcome.fired), list(outcome.undetermined))
        ids = [finding.id for finding in kb.runtime.built.rulebook.findings]
        triples = zip(outcome.scores, outcome.lows, outcome.highs, strict=True)
        if not same or bounds != dict(zip(ids, triples, strict=True)):
            wrong.append("by hand, with intervals: another result")
            break
    return wrong


def _by_hand(name: str) -> Any:
    return import_module(f"peers.by_hand.{name}").diagnose


def _own_works(kb: ik.KnowledgeBase, pack: str, answered: Sequence[Case], partly: Sequence[Case]) -> dict[str, Work]:
    engine = kb.runtime.engine
    full, part = ([engine.slots(kb.runtime.intake.check(case)) for case in cases] for cases in (answered, partly))
    by_hand, by_hand_open = _by_hand(pack), _by_hand(f"{pack}_open")

    def read(case: Case) -> None:
        diagnosis = kb.diagnose(case)
        diagnosis.safety, diagnosis.findings, diagnosis.components, diagnosis.remedies  # noqa: B018 - made when read

    return {
        "by hand": Work(answered, each(by_hand)),
        "compiled": Work(full, each(engine.settled)),
        "by hand, intervals": Work(answered, each(by_hand_open)),
        "compiled, intervals": Work(full, each(engine.general)),
        "by hand, partly answered": Work(partly, each(by_hand_open)),
        "compiled, partly answered": Work(part, each(engine.general)),
        "diagnose": Work(answered, each(kb.diagnose)),
        "diagnose and read": Work(answered, each(read)),
    }


def _works_of(peer: Peer, kb: ik.KnowledgeBase, plan: Plan, match: Match, cases: Sequence[Case]) -> dict[str, Work]:
    """Matching alone, with the scores of findings given, and the whole way to rules and scores."""
    inputs = [plan.inputs(case, _expected(kb, case)[1]) for case in cases]
    stages = range(len(plan.stages))

    def matching(inputs: Sequence[Any]) -> None:
        for stage in stages:
            match(stage, [facts[stage] for facts in inputs])

    return {
        peer.name: Work(inputs, matching),
        f"{peer.name}, scored": Work(cases, lambda cases: plan.run(match, cases)),
    }
