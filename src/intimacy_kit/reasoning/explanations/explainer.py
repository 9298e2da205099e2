"""Build explanations by evaluating the conditions of the rules with the interpreter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import cast

from intimacy_kit.engines.interpret import State, Truths, evaluate, truths
from intimacy_kit.engines.noisy_or import carried, combine
from intimacy_kit.engines.truth import Interval, Truth
from intimacy_kit.model.conditions import Condition, Not, Or
from intimacy_kit.model.couple import Who
from intimacy_kit.model.evidence import CitedSource
from intimacy_kit.model.levels import is_open
from intimacy_kit.model.observations import Values
from intimacy_kit.model.result import PartnerRecord, Record, scored
from intimacy_kit.model.rulebook import Group, Weighed
from intimacy_kit.model.rules import Rule, Step, written_positions
from intimacy_kit.reasoning.diagnosing.context import DiagnosisContext
from intimacy_kit.reasoning.diagnosing.support import support_in
from intimacy_kit.reasoning.diagnosing.unknown import steps_wait_for
from intimacy_kit.reasoning.explanations.attribution import shares
from intimacy_kit.reasoning.explanations.explanation import (
    Covered,
    FactAccount,
    FindingExplanation,
    LinkAccount,
    RuleAccount,
    StepChange,
)
from intimacy_kit.reasoning.explanations.grounds import Counted, Ground, grounds_of
from intimacy_kit.reasoning.explanations.residual import negation_normal_form, residual
from intimacy_kit.reasoning.explanations.words import Words


class Explainer:
    """Explains the findings of one person, or of one of two partners.

    Args:
        context: of a partner of a couple that of partners.
        values: what counts for the person.
        results: what came of it.
        record: the diagnosis.
        evidence: what the rules cite.
        written: the rules by id as their packs have them.
        partner: who of two it is; None for one person.
    """

    def __init__(
        self,
        context: DiagnosisContext,
        values: Values,
        results: Record | PartnerRecord,
        record: Record,
        evidence: tuple[CitedSource, ...],
        written: Mapping[str, Rule],
        partner: Who | None = None,
    ) -> None:
        self.context, self.record, self.fired = context, record, frozenset(results.fired)
        self.evidence, self.written, self.partner = evidence, written, partner
        self.scored = {finding.id: finding for finding in context.book.findings}
        self.results = scored(results)
        scores = {id: result.score for id, result in self.results.items()}
        intervals = {id: Interval(result.low, result.high) for id, result in self.results.items()}
        self.state = State(values, scores, intervals)
        self.words = Words.of(context.book, context.messages)
        self.support = support_in(record)

    def finding(self, id: str) -> FindingExplanation:
        """Return the explanation of the score of a finding."""
        own = self.alone(id)
        return own.model_copy(update={"causes": self.causes([id])})

    def alone(self, id: str) -> FindingExplanation:
        """Return the explanation of a finding without its causes."""
        finding, result = self.scored[id], self.results[id]
        known = truths(finding.rules, self.state.known)
        supports, reliefs = (_counting(groups, known) for groups in (finding.supports, finding.reliefs))
        leading = [carried(link.strength, self.state.scores[link.origin]) for link in finding.links]
        # the score before relief is divided among supports and links; its reduction, among the reliefs
        raised = combine([step.strength for _, _, step in supports], leading, [])
        raising = shares(raised, [*(step.strength for _, _, step in supports), *leading])
        relieving = shares(raised - result.score, [step.strength for _, _, step in reliefs])
        share = dict(zip((rule.id for rule, _, _ in supports), raising, strict=False))
        share |= {rule.id: 0.0 - part for (rule, _, _), part in zip(reliefs, relieving, strict=True)}
        rules = [
            self._rule(rule, group, known, share.get(rule.id, 0.0)) for group in finding.groups for rule in group.rules
        ]
        links = [
            LinkAccount(
                id=link.origin,
                title=self.scored[link.origin].title,
                strength=link.strength,
                score=self.state.scores[link.origin],
                contribution=weight,
                share=part,
            )
            for link, weight, part in zip(finding.links, leading, raising[len(supports) :], strict=True)
        ]
        return FindingExplanation(
            **result.model_dump(exclude={"in_short"}),
            rules=tuple(sorted(rules, key=_rule_order)),
            links=tuple(sorted(links, key=lambda link: (-link.share, link.id))),
            causes=(),
            grounds=self._grounds(id, rules, links),
            partner=self.partner,
            support=self.support,
            locale=self.context.locale,
            level_words=self.context.level_words,
        )

    def _grounds(self, id: str, rules: Iterable[RuleAccount], links: Iterable[LinkAccount]) -> tuple[Ground, ...]:
        counted = [Counted(rule.id) for rule in rules if rule.counts]
        return grounds_of(self.evidence, [*counted, *(Counted(link.id, id) for link in links if link.share)])

    def _rule(self, rule: Rule, group: Group, known: Truths, share: float) -> RuleAccount:
        waiting = steps_wait_for(rule, self.state.possible, rule.names)
        position, told = _told(rule, known)
        truth = known[rule.id, position]
        is_true = truth is Truth.TRUE
        counting = [one.rule.id for one in _counting([group], known)]
        counts = counting == [rule.id]
        missing = residual(told.when, self.state.known)
        return RuleAccount(
            id=rule.id,
            effect="supports" if rule.supports else "relieves",
            facet=rule.facet,
            step=written_positions(rule, self.written[rule.id])[position] + 1,
            strength=told.strength,
            because=rule.reason(told),
            condition=str(told.when),
            truth=truth.value,
            settled=not waiting,
            counts=counts,
            covered_by=counting[0] if is_true and not counts else None,
            covers=tuple(_covered(rule, group, known)) if counts else (),
            up=self._up(rule, told) if is_true else None,
            down=self._down(rule, told, known) if is_true else None,
            share=share,
            facts=tuple(self._fact(part) for part in _comparisons(negation_normal_form(told.when))),
            would_take=None if missing is None else str(missing),
            would_take_words=None if missing is None else self.words.condition(missing),
            waits_for=tuple(sorted(waiting)),
        )

    def _up(self, rule: Rule, told: Step) -> StepChange | None:
        """Return what the weakest step takes that is stronger than this one; None if there is none."""
        stronger = [step for _, step in rule.strongest_first() if step.strength > told.strength]
        return self._change(stronger[-1].strength, stronger[-1].when) if stronger else None

    def _down(self, rule: Rule, told: Step, known: Truths) -> StepChange | None:
        """Return what it takes that neither this step nor another as strong is true; None for a rule of one step."""
        if len(rule.steps) == 1:
            return None
        steps = enumerate(rule.steps)
        as_strong = [
            step.when for at, step in steps if step.strength == told.strength and known[rule.id, at] is Truth.TRUE
        ]
        weaker = (numbered for numbered in rule.strongest_first() if numbered[1].strength < told.strength)
        left = (step.strength for position, step in weaker if known[rule.id, position] is Truth.TRUE)
        true = Or(parts=tuple(dict.fromkeys(as_strong))) if len({*as_strong}) > 1 else told.when
        return self._change(next(left, 0.0), Not(part=true))

    def _change(self, strength: float, condition: Condition) -> StepChange:
        missing = cast("Condition", residual(condition, self.state.known))  # it is not true, so something is missing
        words = self.words.condition(missing)
        return StepChange(strength=strength, would_take=str(missing), would_take_words=words)

    def _fact(self, comparison: Condition) -> FactAccount:
        (name,) = comparison.names
        return FactAccount(
            name=name,
            title=self.words.name(name),
            condition=str(comparison),
            truth=evaluate(comparison, self.state.known).truth.value,
            words=self.words.condition(comparison),
            observed=self._observed(name),
        )

    def _observed(self, name: str) -> str | None:
        """Return the answer or finding in words; a finding that is open is not known yet, whatever its score."""
        if name in self.results and is_open(self.results[name].score, self.results[name].high):
            return self.words.not_known
        return self.words.fact(name, self.state.known(name))

    def causes(self, ids: Iterable[str]) -> tuple[FindingExplanation, ...]:
        """Return the findings that these depend on, each once, nearest first; those with score 0 are omitted."""
        found: dict[str, FindingExplanation] = {}
        start = list(ids)
        queue = list(start)
        while queue:
            finding = self.scored[queue.pop(0)]
            fired = (rule for rule in finding.rules if rule.id in self.fired)
            read = {name for rule in fired for name in rule.names if name in self.scored}
            read |= {link.origin for link in finding.links}
            for id in sorted(read, key=lambda id: (-self.state.scores[id], id)):
                if id not in found and id not in start and self.state.scores[id] > 0:
                    found[id] = self.alone(id)
                    queue.append(id)
        return tuple(found.values())


def _counting(groups: Iterable[Group], known: Truths) -> list[Weighed]:
    """Return the step of each group that counts; nothing for groups of which none is true."""
    true = ([one for one in group.chain if known[one.rule.id, one.position] is Truth.TRUE] for group in groups)
    return [chain[0] for chain in true if chain]


def _told(rule: Rule, known: Truths) -> tuple[int, Step]:
    """Return the step that a rule stands for: the strongest that is true, else the weakest open one, else the weakest.

    So the rule is as true as this step.
    """
    steps = [*rule.strongest_first()]
    true, open_ = (
        [numbered for numbered in steps if known[rule.id, numbered[0]] is truth]
        for truth in (Truth.TRUE, Truth.UNKNOWN)
    )  # fmt: skip
    return true[0] if true else open_[-1] if open_ else steps[-1]


def _covered(rule: Rule, group: Group, known: Truths) -> Iterator[Covered]:
    """Yield the other rules of the group of a rule that are true."""
    for other in group.rules:
        position, told = _told(other, known)
        if other.id != rule.id and known[other.id, position] is Truth.TRUE:
            yield Covered(id=other.id, because=other.reason(told))


def _rule_order(rule: RuleAccount) -> tuple[int, float, bool, float, str]:
    """Return the sort key: true rules first, by share; then unknown; then false; supports before reliefs."""
    order = ("true", "unknown", "false")
    return order.index(rule.truth), -abs(rule.share), rule.effect == "relieves", -rule.strength, rule.id


def _comparisons(condition: Condition) -> Iterator[Condition]:
    """Yield the comparisons from left to right; `not` in front of a flag belongs to it."""
    if isinstance(condition, Not) or not condition.inner:
        yield condition
    else:
        for part in condition.inner:
            yield from _comparisons(part)
