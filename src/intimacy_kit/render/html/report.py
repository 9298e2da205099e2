"""Render a diagnosis, or its shareable part, as a page."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import groupby
from typing import TypeVar, cast

from intimacy_kit.documents.html.markup import Content, Markup, el, own
from intimacy_kit.errors import Problem, QuestionError
from intimacy_kit.model.concepts import Practice
from intimacy_kit.model.resources import HelpLine
from intimacy_kit.model.result import Finding, Remedy, Safety, Shareable, Strength, nothing_hard
from intimacy_kit.model.values import as_list
from intimacy_kit.reasoning.explanations.explanation import FindingExplanation
from intimacy_kit.reasoning.planning.plan import Plan, PlanItem, PlanWeek
from intimacy_kit.render.html import words
from intimacy_kit.render.html.charts import Node, chain, score_bar
from intimacy_kit.render.html.page import card, items, page, practice_told, section, when
from intimacy_kit.render.html.support import support_page
from intimacy_kit.render.subject import RenderedDiagnosis

Scored = TypeVar("Scored", Finding, Strength)
MAX_REMEDIES, MAX_PRACTICES, MAX_QUESTIONS, MAX_REASONS = 4, 3, 6, 6


def checked_parts(plan: object, help_lines: object) -> tuple[Plan | None, list[HelpLine]]:
    """Return the plan and the help lines of a page, checked.

    Raises:
        QuestionError: these are of another kind (IK404).
    """
    lines = as_list(help_lines)
    checked = [line for line in lines or () if isinstance(line, HelpLine)]
    if lines is None or len(checked) < len(lines) or not (plan is None or isinstance(plan, Plan)):
        raise no_page()
    return plan, checked


def no_page() -> QuestionError:
    """Return the error for what has no page."""
    help = "give a `Diagnosis`, a `Shareable` or a `Progress`, a `Plan`, and help lines of `HelpLine`"
    return QuestionError(Problem("IK404", "cannot render this object", help))


def report(diagnosis: RenderedDiagnosis, plan: Plan | None = None, help_lines: Iterable[HelpLine] = ()) -> str:
    """Return the page of a diagnosis, without the answers.

    Under a safety concern, also one of an earlier check-in under which the plan was made, the page contains the support
    and the help lines only.
    """
    support = (plan and plan.support) or diagnosis.support
    packs, lines = diagnosis.provenance, _help_lines(help_lines)
    if support is not None:
        return support_page(
            words.TITLE, words.FOR_WHOM, support, help_lines=lines, locale=diagnosis.locale, provenance=packs
        )
    safety = section(words.SAFETY, _safety(diagnosis.safety), lines)
    explained = [_explained(diagnosis, finding) for finding in diagnosis.challenges]
    body: Content = [
        section(words.WELL, [_strength(strength) for strength in diagnosis.strengths]),
        section(words.HARD, [_hard(*pair) for pair in zip(diagnosis.challenges, explained, strict=True)]),
        _nothing(diagnosis),
        section(words.FOLLOWS, [_finding(finding) for finding in diagnosis.consequences]),
        _chain(diagnosis, explained),
        section(words.HELPS, _remedies(diagnosis)),
        section(words.PLAN, _plan(plan, _told(diagnosis))) if plan is not None else None,
        section(words.OPEN, _open(diagnosis)),
        safety,
    ]
    return page(words.TITLE, words.FOR_WHOM, body, diagnosis.locale, provenance=packs)


def shared_report(shareable: Shareable) -> str:
    """Return the page for both partners: findings only."""
    present, strong = _present(shareable.findings), _present(shareable.components)
    hard = [_finding(finding) for finding in present if finding.kind == "challenge"]
    body = [
        section(words.WELL, [_strength(strength) for strength in strong]),
        section(words.HARD, hard),
        section(words.FOLLOWS, [_finding(finding) for finding in present if finding.kind == "consequence"]),
        None if present else own("p", nothing_found(shareable.findings)),
    ]
    return page(words.SHARED_TITLE, words.FOR_BOTH, body, shareable.locale, provenance=shareable.provenance)


def _present(found: Iterable[Scored]) -> list[Scored]:
    return sorted((each for each in found if each.level != "none"), key=lambda each: (-each.score, each.id))


def _safety(safety: Safety) -> Markup:
    told_plainly = words.SCREENED if safety.screened else words.NOT_SCREENED
    return own("p", told_plainly, class_="card safety")


def _help_lines(lines: Iterable[HelpLine]) -> Markup:
    told = [
        [el("strong", line.name), ": ", line.contact, f" ({line.hours})" if line.hours else None, _link(line.url)]
        for line in lines
    ]
    return el("div", own("h3", words.LINES), items(told), class_="card") if told else Markup()


def _link(url: str | None) -> Content:
    """Return a link for http and https URLs; other text is not made a link."""
    return [" ", el("a", url, href=url)] if url and url.startswith(("https://", "http://")) else url and f" {url}"


def _strength(strength: Strength) -> Markup:
    return card(strength.title, own("span", words.LEVELS[strength.level], class_="level good"))


def _finding(finding: Finding, *more: Content) -> Markup:
    badge = own("span", words.LEVELS[finding.level], class_=f"level {finding.level}")
    bar = score_bar(finding.score, finding.low, finding.high, f"{finding.title}, {words.LEVELS[finding.level]}")
    open_to = own("p", words.COULD_BE, class_="soft") if finding.low != finding.high and more else None
    return card(finding.title, badge, el("figure", bar), open_to, more)


def _hard(finding: Finding, explained: FindingExplanation) -> Markup:
    counted = [rule.because for rule in explained.rules if rule.truth == "true" and rule.effect == "supports"]
    return _finding(finding, items(counted[:MAX_REASONS]))


def _explained(diagnosis: RenderedDiagnosis, finding: Finding) -> FindingExplanation:
    return cast("FindingExplanation", diagnosis.explain(finding.id))


def _nothing(diagnosis: RenderedDiagnosis) -> Content:
    if diagnosis.challenges or diagnosis.consequences:
        return None
    return own("p", nothing_found(diagnosis.findings.values()) if diagnosis.observations else words.NOTHING_YET)


def nothing_found(findings: Iterable[Finding]) -> str:
    """Return the sentence for no present finding, which depends on whether open questions could still change that."""
    return words.NOTHING_HARD if nothing_hard(findings) else words.NOTHING_SO_FAR


def _chain(diagnosis: RenderedDiagnosis, explained: Sequence[FindingExplanation]) -> Markup:
    """Return the chain from answers over findings to remedies, limited to those with the most weight."""
    if not explained:
        return Markup()
    edges: list[tuple[str, str]] = []
    said: dict[str, str] = {}
    for finding in explained:
        for rule in finding.rules:
            if rule.truth == "true" and rule.effect == "supports":
                for fact in rule.facts:
                    said.setdefault(f"said {fact.name}", fact.title)
                    edges.append((f"said {fact.name}", finding.id))
    risks = diagnosis.consequences[:4]
    for risk in risks:
        edges += [(link.id, risk.id) for link in _explained(diagnosis, risk).links if link.share > 0]
    helping = diagnosis.remedies[:MAX_REMEDIES]
    nodes = [Node(id, 0, title) for id, title in list(said.items())[:10]]
    nodes += [Node(finding.id, 1, finding.title, finding.level) for finding in diagnosis.challenges]
    nodes += [Node(finding.id, 2, finding.title, finding.level) for finding in risks]
    nodes += [Node(f"help {remedy.strategy.id}", 3, remedy.strategy.title, "good") for remedy in helping]
    shown = {node.id for node in nodes}
    for remedy in helping:
        edges += [(reason.id, f"help {remedy.strategy.id}") for reason in remedy.reasons if reason.id in shown]
    edges = [edge for edge in dict.fromkeys(edges) if set(edge) <= shown]
    titles = {node.id: node.text for node in nodes}
    told = [f"{titles[one]} → {titles[other]}" for one, other in edges]
    picture = chain(nodes, edges, words.COLUMNS, words.CHAIN)
    return section(
        words.CHAIN,
        el("figure", el("div", picture, class_="wide", tabindex="0", role="group", aria_labelledby="chain")),
        el("details", own("summary", words.IN_WORDS), items(told)),
        name="chain",
    )


def _remedies(diagnosis: RenderedDiagnosis) -> Iterator[Markup]:
    for remedy in diagnosis.remedies[:MAX_REMEDIES]:
        yield _remedy(remedy)


def _remedy(remedy: Remedy) -> Markup:
    reasons = ", ".join(reason.title for reason in remedy.reasons)
    return card(
        remedy.strategy.title,
        None,
        el("p", remedy.strategy.text),
        el("p", own("span", "Because of: "), reasons, ".", class_="soft") if reasons else None,
        [
            practice_told(practice, _who(practice, remedy.strategy.professional))
            for practice in remedy.practices[:MAX_PRACTICES]
        ],
    )


def _who(practice: Practice, alone: bool) -> str:
    return "together" if practice.who == "both" else "on your own" if alone else "one of you"


def _told(diagnosis: RenderedDiagnosis) -> set[str]:
    """Return the ids of the practices whose steps are shown with the remedies."""
    return {one.id for remedy in diagnosis.remedies[:MAX_REMEDIES] for one in remedy.practices[:MAX_PRACTICES]}


def _plan(plan: Plan, told: Container[str]) -> Iterator[Markup]:
    yield from (own("p", note) for note in plan.notes)
    for _, alike in groupby(plan.weeks, key=lambda week: (week.new, week.items, week.minutes)):
        yield _weeks(list(alike), told)
    if plan.review:
        yield own("p", plan.review)


def _weeks(weeks: Sequence[PlanWeek], told: Container[str]) -> Markup:
    """Return a card for one week, or for consecutive weeks with the same content."""
    first, last = weeks[0], weeks[-1]
    if not first.items:
        return Markup()
    going_on = [str(item.number) for item in first.items if item.begins != first.number]
    return card(
        own("span", f"Week {first.number}" if first is last else f"Weeks {first.number} to {last.number}"),
        own("span", words.minutes(first.minutes) + ("" if first is last else " each"), class_="soft"),
        [_item(item, told) for item in first.new],
        own("p", f"Go on with {', '.join(going_on)}.", class_="soft") if going_on else None,
    )


def _item(item: PlanItem, told: Container[str]) -> Markup:
    """Return a practice of the plan, with its steps unless they are shown with the remedies."""
    practice = item.practice
    about = [el("strong", f"{item.number}. {practice.title}"), when(practice, _who(practice, item.support))]
    steps = None if practice.id in told else items(practice.steps, ordered=True)
    return el("div", el("p", about), own("p", item.why, class_="soft"), steps, class_="whole")


def _open(diagnosis: RenderedDiagnosis) -> Content:
    asked = diagnosis.next_questions(MAX_QUESTIONS)
    if not asked:
        return None
    rest = len(diagnosis.unknown) - len(asked)
    more = own("p", f"{rest} more could still change something.", class_="soft") if rest > 0 else None
    return [own("p", "These answers would tell the most:"), items(map(str, asked)), more]
