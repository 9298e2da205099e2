"""What may come out otherwise for two partners, though what one person answers comes to the same."""

from __future__ import annotations

from collections.abc import Mapping

from intimacy_kit.knowledge import KnowledgeBase
from intimacy_kit.model.couple import PARTNERS
from intimacy_kit.model.fields import PARTNER, bare
from intimacy_kit.model.observations import Value
from intimacy_kit.model.rulebook import Scored


def counts_otherwise(old: KnowledgeBase, new: KnowledgeBase) -> frozenset[str]:
    """Return the signals of both of which an answer of either partner counts for both in one of the two alone."""
    shared = old.signals.keys() & new.signals.keys()
    return frozenset(shared & (_of_either(old) ^ _of_either(new)))


def _of_either(knowledge: KnowledgeBase) -> frozenset[str]:
    asked = {id for id, signal in knowledge.signals.items() if signal.asks == "either"}
    return frozenset(asked - knowledge.runtime.built.rulebook.about_safety)


def of_one(knowledge: KnowledgeBase) -> Mapping[str, Scored]:
    """Return the findings by id with the rules for one person."""
    return {finding.id: finding for finding in knowledge.runtime.built.rulebook.findings}


def of_couples(knowledge: KnowledgeBase) -> Mapping[str, Scored]:
    """Return the findings by id with the rules for partners of couples."""
    return {finding.id: finding for finding in knowledge.runtime.couples.built.rulebook.findings}


def read_of_partner(*findings: Scored) -> frozenset[str]:
    """Return the signals that the rules of these findings read of the other partner."""
    names = {name for finding in findings for rule in finding.rules for name in rule.names}
    return frozenset(bare(name) for name in names if bare(name) != name)


def as_case(answers: Mapping[str, Value]) -> Mapping[str, Value]:
    """Return answers as a case: with some of the other partner it is of two, with the names of sampled cases."""
    if not any(name.startswith(PARTNER) for name in answers):
        return answers
    own, other = PARTNERS
    return {f"{other if name != bare(name) else own}.{bare(name)}": value for name, value in answers.items()}
