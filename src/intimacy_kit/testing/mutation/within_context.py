"""Change rules, links, strategies and practices as they are in the context of a case."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from intimacy_kit.model.concepts import Link, Practice, Strategy
from intimacy_kit.model.rulebook import Group, Incoming, RuleBook, Scored, grouped, without_partner
from intimacy_kit.model.rules import Rule
from intimacy_kit.packs.linking.reduced import reduced
from intimacy_kit.reasoning.diagnosing.context import DiagnosisContext
from intimacy_kit.reasoning.diagnosing.fitting import Conditions, conditions_of
from intimacy_kit.testing.setting import CaseSetting


class WithinContext:
    """The packs in the context of some cases."""

    def __init__(self, setting: CaseSetting) -> None:
        self.setting = setting
        self.book: RuleBook = setting.book
        runtime = setting.knowledge.runtime
        self.books: dict[bool, RuleBook] = {False: runtime.built.rulebook, True: self.book}
        self.contexts: dict[bool, DiagnosisContext] = {False: runtime.context, True: runtime.couples.context}
        self.dependents: dict[str, frozenset[str]] = {
            finding.id: self._with_dependents(finding.id) for finding in self.book.findings
        }

    def _with_dependents(self, id: str) -> frozenset[str]:
        """Return a finding and all findings that depend on it."""
        found = {id}
        for finding in self.book.findings:  # each comes after those it depends on
            if not found.isdisjoint(finding.reads):
                found.add(finding.id)
        return frozenset(found)

    def rule(self, rule: Rule, *, of_two: bool) -> Rule | None:
        """Return a rule as it is there, for one person or a partner; None if it is not there."""
        there = self.setting.rule(rule)
        return there if there is None or of_two else without_partner(there)

    def with_rule(self, new: Rule, *, of_two: bool) -> tuple[Scored, ...]:
        """Return with a changed rule all findings whose scores it can change; none if the rule is not there."""
        rule = self.setting.rule(new)
        return () if rule is None else self._changed(new.finding, partial(_with_rule, rule=rule), of_two)

    def with_link(self, origin: str, new: Link, *, of_two: bool) -> tuple[Scored, ...]:
        """Return with a changed link all findings whose scores it can change."""
        return self._changed(new.to, partial(_with_link, origin=origin, link=new), of_two)

    def _changed(self, about: str, change: Callable[[Scored], Scored], of_two: bool) -> tuple[Scored, ...]:
        affected = self.dependents.get(about, frozenset())
        return tuple(
            change(each) if each.id == about else each for each in self.books[of_two].findings if each.id in affected
        )

    def with_entry(self, new: Strategy | Practice, *, of_two: bool) -> DiagnosisContext:
        """Return the context with a changed strategy or practice."""
        context = self.contexts[of_two]
        keys = ("first_when",) if isinstance(new, Strategy) else ("suits", "not_when")
        kept = new.model_copy(update={key: reduced(getattr(new, key), self.setting.removed) for key in keys})
        others = (one for one in context.conditions.every if one.id != new.id)
        return replace(context, conditions=Conditions.of(context.book, [*others, *conditions_of(kept)]))


def _with_rule(finding: Scored, rule: Rule) -> Scored:
    """Return a finding with a rule changed; for one person, without the steps that read the other partner's answers."""

    def with_it(groups: tuple[Group, ...]) -> tuple[Group, ...]:
        return grouped(_replaced(one, rule) for group in groups for one in group.rules)

    return replace(finding, supports=with_it(finding.supports), reliefs=with_it(finding.reliefs))


def _replaced(one: Rule, rule: Rule) -> Rule:
    if one.id != rule.id:
        return one
    return rule if one.reads_partner else without_partner(rule) or one


def _with_link(finding: Scored, origin: str, link: Link) -> Scored:
    links = (Incoming(one.origin, link.strength) if one.origin == origin else one for one in finding.links)
    return replace(finding, links=tuple(links))
