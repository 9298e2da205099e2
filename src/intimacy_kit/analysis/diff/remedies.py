"""Compare the order in which two knowledge bases recommend strategies; not the practices that are given with each."""

from __future__ import annotations

from intimacy_kit.analysis.diff.examples import NEITHER, shown
from intimacy_kit.analysis.diff.of_two import of_one
from intimacy_kit.analysis.diff.proofs import Proof, of_two_text
from intimacy_kit.analysis.diff.result import Compared
from intimacy_kit.analysis.diff.sampling import Case, Pair
from intimacy_kit.diagnosis import Diagnosis
from intimacy_kit.knowledge import KnowledgeBase
from intimacy_kit.model.conditions import Condition
from intimacy_kit.reasoning.diagnosing.remedies import told_with


def compared_remedies(pair: Pair, proof: Proof, safe: bool) -> Compared:
    """Return the verdict about the order of remedies.

    Args:
        pair: both knowledge bases.
        proof: their proofs.
        safe: whether all safety rules are proved to be the same.
    """
    both = pair.old, pair.new
    firsts = _firsts(pair.old), _firsts(pair.new)
    read = frozenset[str]().union(*(when.ids for first in firsts for when in first.values()))
    addressed = {link.to for each in both for strategy in each.strategies.values() for link in strategy.addresses}
    alike = _same_firsts(proof, *firsts) and _decisive(pair.old) == _decisive(pair.new)
    scored = addressed | (read & (of_one(pair.old).keys() | of_one(pair.new).keys()))
    reason = NEITHER
    if safe and alike and scored <= proof.same:
        if not proof.otherwise & read:
            return Compared(id="remedies", verdict="same")
        reason = of_two_text(proof.otherwise & read)

    def told_of(diagnosis: Diagnosis) -> str:
        return ", ".join(remedy.strategy.id for remedy in diagnosis.remedies) or "none"

    def differs(case: Case) -> bool:
        if alike and not read:
            numbers = [(outcome.relevances, outcome.concerns) for outcome in pair.outcomes(case)]
            if numbers[0] == numbers[1]:
                return False
        old, new = pair.diagnoses(case)
        return told_of(old) != told_of(new)

    return shown(pair, proof, "remedies", (told_of, told_of), (differs,), reason)


def _decisive(knowledge: KnowledgeBase) -> dict[str, object]:
    """Return what the order of remedies depends on besides scores, and what comes before all others."""
    told = _told_with(knowledge)
    return {
        id: ({link.to: link.strength for link in each.addresses}, frozenset(each.after), told.get(id, frozenset()))
        for id, each in knowledge.strategies.items()
    }


def _told_with(knowledge: KnowledgeBase) -> dict[str, frozenset[str]]:
    """Return the concerns under which professional strategies are told, by the id of the strategy."""
    context = knowledge.runtime.context
    concerns = frozenset(rule.id for rule in context.book.concerns)
    return {id: rules & concerns for id, rules in told_with(context.candidates, context.support).items()}


def _firsts(knowledge: KnowledgeBase) -> dict[str, Condition]:
    """Return the conditions under which strategies come before all others, by the id of the strategy."""
    return {id: each.first_when for id, each in knowledge.strategies.items() if each.first_when is not None}


def _same_firsts(proof: Proof, old: dict[str, Condition], new: dict[str, Condition]) -> bool:
    """Return whether the same strategies come before all others for all answers of one person, from the same scores."""
    same = [_same_first(proof, old.get(id), new.get(id)) for id in sorted(old.keys() | new.keys())]
    return all(same)  # each of them, as counterexamples are kept


def _same_first(proof: Proof, old: Condition | None, new: Condition | None) -> bool:
    if old is not None and new is not None:
        return proof.same_condition(old, new)
    return all(proof.never(when) for when in (old, new) if when is not None)
