"""Compare the results of two knowledge bases: prove that they are the same, or search for a case that differs."""

from __future__ import annotations

from collections.abc import Iterator

from intimacy_kit.analysis.diff.entries import changed_entries
from intimacy_kit.analysis.diff.examples import NEITHER, Told, one_sided, shown
from intimacy_kit.analysis.diff.indexes import compared_index, indexes_of
from intimacy_kit.analysis.diff.proofs import Proof, of_two_text
from intimacy_kit.analysis.diff.remedies import compared_remedies
from intimacy_kit.analysis.diff.result import Compared, Difference, Outcomes
from intimacy_kit.analysis.diff.sampling import Case, Pair
from intimacy_kit.analysis.diff.settings import settings
from intimacy_kit.analysis.logic import Logic, is_installed
from intimacy_kit.diagnosis import Diagnosis
from intimacy_kit.knowledge import KnowledgeBase
from intimacy_kit.model.levels import level


def difference(old: KnowledgeBase, new: KnowledgeBase) -> Difference:
    """Return the differences of two knowledge bases, in their entries and in their results.

    Compared are the scores of all findings, to the last bit, the indexes with their intervals and levels, the safety
    rules, and the order of remedies. A score that is the same can still have another interval, where rules read the
    scores of findings.

    Results that are the same are compared once more within each context and each tailoring that leaves something out,
    and within each context in which alone something holds.

    Without z3 (the extra `analysis`) conditions that are not identical are only sampled, and the verdict is `undecided`
    if no differing case is found.
    """
    logic = Logic({**old.signals, **new.signals}, _findings(old) | _findings(new)) if is_installed() else None
    pair, proof = Pair(old, new), Proof(old, new, logic)
    safety = {each.id: each for each in _compared_safety(pair, proof)}
    compared = {id: _compared_finding(pair, proof, id) for id in sorted(_findings(old) | _findings(new))}
    indexes = {id: compared_index(pair, proof, id) for id in sorted(indexes_of(old).keys() | indexes_of(new).keys())}
    safe = all(each.verdict == "same" for each in safety.values())
    remedies = compared_remedies(pair, proof, safe)
    for setting, before, after in settings(old, new):
        pair, proof = Pair(before, after), Proof(before, after, logic)
        still = [id for id in sorted(_findings(before) | _findings(after)) if compared[id].verdict == "same"]
        compared |= {id: _within(setting, _compared_finding(pair, proof, id)) for id in still}
        still = [id for id in sorted(indexes_of(before).keys() | indexes_of(after)) if indexes[id].verdict == "same"]
        indexes |= {id: _within(setting, compared_index(pair, proof, id)) for id in still}
        if remedies.verdict == "same":
            remedies = _within(setting, compared_remedies(pair, proof, safe))
    return Difference(
        old=old.packs,
        new=new.packs,
        entries=tuple(changed_entries(old, new)),
        findings=tuple(compared.values()),
        indexes=tuple(indexes.values()),
        safety=tuple(safety.values()),
        remedies=remedies,
    )


def _within(setting: str, compared: Compared) -> Compared:
    return compared if compared.verdict == "same" else compared.model_copy(update={"within": setting})


def _findings(knowledge: KnowledgeBase) -> frozenset[str]:
    return frozenset(finding.id for finding in knowledge.runtime.built.rulebook.findings)


def _kind(knowledge: KnowledgeBase, id: str) -> str:
    return next(f"a {finding.kind}" for finding in knowledge.runtime.built.rulebook.findings if finding.id == id)


def _compared_finding(pair: Pair, proof: Proof, id: str) -> Compared:
    if (there := one_sided(id, _findings(pair.old), _findings(pair.new))) is not None:
        return there
    kinds = [_kind(knowledge, id) for knowledge in (pair.old, pair.new)]
    if kinds[0] != kinds[1]:
        return Compared(id=id, verdict="differs", example=Outcomes(case={}, old=kinds[0], new=kinds[1]))
    if id in proof.same:
        return Compared(id=id, verdict="same")

    def told_of(diagnosis: Diagnosis, places: int = 3) -> str:
        found = diagnosis.findings.get(id) or diagnosis.components[id]
        return f"{found.level} ({found.score:.{places}f})"

    def precise(diagnosis: Diagnosis) -> str:
        return told_of(diagnosis, 17)

    places = [
        [finding.id for finding in each.runtime.built.rulebook.findings].index(id) for each in (pair.old, pair.new)
    ]

    def scores(case: Case) -> tuple[float, float]:
        old, new = pair.outcomes(case)
        return old.scores[places[0]], new.scores[places[1]]

    def differs(case: Case) -> bool:
        old, new = scores(case)
        return old != new

    def clearly(case: Case) -> bool:
        old, new = scores(case)
        return level(old) != level(new)

    return shown(pair, proof, id, (told_of, precise), (clearly, differs), proof.reasons[id])


def _compared_safety(pair: Pair, proof: Proof) -> Iterator[Compared]:
    before, after = pair.old.safety_rules, pair.new.safety_rules
    for id in sorted(before.keys() | after.keys()):
        reason = NEITHER
        if id not in before or id not in after:
            proof.never((before.get(id) or after[id]).when)
        elif before[id].kind == after[id].kind and proof.same_condition(before[id].when, after[id].when):
            otherwise = proof.otherwise & (before[id].when.names | after[id].when.names)
            if not otherwise:
                yield Compared(id=id, verdict="same")
                continue
            reason = of_two_text(otherwise)

        def told_of(diagnosis: Diagnosis, id: str = id) -> str:
            if any(concern.id == id for concern in diagnosis.safety.concerns):
                return "concern"
            if any(caution.id == id for caution in diagnosis.safety.cautions):
                return "caution"
            return "no concern" if diagnosis.safety.concern else diagnosis.safety.status.replace("_", " ")

        def differs(case: Case, id: str = id, told_of: Told = told_of) -> bool:
            states = [
                (id in outcome.concerns, id in outcome.unscreened, id in outcome.cautions)
                for outcome in pair.outcomes(case)
            ]
            if states[0] == states[1]:  # a difference comes from another rule
                return False
            old, new = pair.diagnoses(case)
            return told_of(old) != told_of(new)

        yield shown(pair, proof, id, (told_of, told_of), (differs,), reason)
