"""The page of one person, or of two for whoever helps them: in short, what can help, what is hard and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from intimacy_kit.documents.html.blocks import Renderer
from intimacy_kit.documents.html.frame import part, whole_page
from intimacy_kit.documents.html.markup import Content, Markup, el
from intimacy_kit.documents.html.voice import Voice, voice
from intimacy_kit.model.concepts import Practice
from intimacy_kit.model.level_words import telling
from intimacy_kit.model.levels import is_open, level_word
from intimacy_kit.model.resources import HelpLine
from intimacy_kit.model.result import Finding, Remedy, Strength, nothing_hard
from intimacy_kit.reasoning.diagnosing.context import DiagnosisContext
from intimacy_kit.reasoning.planning.plan import Plan
from intimacy_kit.render.choice import first_practices
from intimacy_kit.render.given import Given
from intimacy_kit.render.pages.about import about_part, mark_of, purpose, rules_told, safety_line
from intimacy_kit.render.pages.chains import MAX_CHAINS, chain_card, chains_of
from intimacy_kit.render.pages.concern import concern_page, help_line
from intimacy_kit.render.pages.header import Sentence, header
from intimacy_kit.render.pages.index_card import index_card
from intimacy_kit.render.pages.open_questions import not_known_part
from intimacy_kit.render.pages.practice_cards import (
    EVIDENCE,
    Card,
    caution_card,
    notes,
    practice_cards,
    waiting_card,
)
from intimacy_kit.render.pages.rows import row, rows
from intimacy_kit.render.plan_section import plan_told
from intimacy_kit.render.practices import when_parts
from intimacy_kit.render.subject import RenderedDiagnosis

Shown = Sequence[tuple[Practice, Remedy]]


def page_of_one(
    diagnosis: RenderedDiagnosis,
    given: Given,
    context: DiagnosisContext | None,
    *,
    plan: Plan | None = None,
    help_lines: Sequence[HelpLine] = (),
) -> str:
    """Return the page of a diagnosis, without the answers.

    Under a safety concern, also one of an earlier check-in under which the plan was made, it is the support only.

    Args:
        diagnosis: the diagnosis.
        given: what the app gave to be told.
        context: the knowledge in which it was made; None if it cannot be asked further, and so neither reasons nor
            open questions are told.
        plan: the plan to tell with it.
        help_lines: those to tell with it.
    """
    support = (plan and plan.support) or diagnosis.support
    if support is not None:
        rules = rules_told(diagnosis.provenance)
        return concern_page(support, given, rules, help_lines, of_two=bool(diagnosis.partners))
    speak = voice(telling(diagnosis.locale, diagnosis.level_words), diagnosis.locale)
    say = speak.say
    shown = first_practices(diagnosis.remedies)
    knowledge, title = context is not None, context and context.page_title
    usual = say.gettext("How things are between you") if diagnosis.context else say.gettext("How you two are doing")
    headed = speak.theirs(title) if title else usual
    above = (
        say.gettext("Your check-in, {date}", date=say.date(given.day)) if given.day else say.gettext("Your check-in")
    )
    sentences = _sentences(diagnosis, shown, speak) if diagnosis.answered else []
    cards = [index_card(index, speak) for index in diagnosis.indexes.values()] if diagnosis.answered else []
    empty = say.gettext("Nothing is answered yet. A few questions are enough to begin.")
    top = header(above, headed, sentences, *cards[:1], instead=empty)
    main = el(
        "main",
        _helping(diagnosis, shown, speak, context.brings if context else {}),
        notes(say) if shown else None,
        _planned(plan, shown, speak),
        _hard(diagnosis, shown, speak, knowledge=knowledge),
        _well(diagnosis.strengths, speak),
        part(say.gettext("As a whole"), cards[1:]) if cards[1:] else None,
        not_known_part(diagnosis, speak, knowledge=knowledge),
        _turning(help_lines, speak),
    )
    about = about_part(
        say.gettext("About this page"),
        say,
        purpose(say, of_two=bool(diagnosis.partners)),
        safety_line(diagnosis.safety, say),
        given=given,
        rules=rules_told(diagnosis.provenance, diagnosis.context),
        mark=mark_of(diagnosis.digest()),
    )
    return whole_page(title or usual, speak.spoken, top, main, about)


def _sentences(diagnosis: RenderedDiagnosis, shown: Shown, speak: Voice) -> list[Sentence]:
    say = speak.say
    told = [
        Sentence("well", say.gettext("What is well"), _what_is_well(diagnosis, speak)),
        Sentence("hard", say.gettext("What is hard"), _what_is_hard(diagnosis, speak)),
    ]
    if shown:
        practice = shown[0][0]
        told.append(
            Sentence("help", say.gettext("To try first this week"), speak.theirs(practice.in_short or practice.title))
        )
    return told


def _what_is_well(diagnosis: RenderedDiagnosis, speak: Voice) -> Content:
    if diagnosis.strengths:
        return in_short(diagnosis.strengths[0], speak)
    if any(is_open(each.score, each.high) for each in diagnosis.components.values()):
        return speak.say.gettext("Too little is answered to say what carries you.")
    return speak.say.gettext("What carries you has not shown yet.")


def _what_is_hard(diagnosis: RenderedDiagnosis, speak: Voice) -> Content:
    if found := (*diagnosis.challenges, *diagnosis.consequences):
        return in_short(found[0], speak)
    findings = diagnosis.findings.values()
    if any(finding.open for finding in findings):
        return speak.say.gettext("Too little is answered to say what is hard.")
    if nothing_hard(findings):
        return speak.say.gettext("Nothing hard stood out in what you answered.")
    return speak.say.gettext("Nothing hard stood out so far. Other answers could still change that.")


def in_short(found: Finding | Strength, speak: Voice) -> Content:
    """Return the sentence of a finding; where its pack has none, its title with its level."""
    if found.in_short:
        return speak.theirs(found.in_short)
    word = speak.level(found.kind, found.level, level_word(found.level, found.kind, speak.say))
    return [speak.theirs(found.title), ": ", word]


def _helping(diagnosis: RenderedDiagnosis, shown: Shown, speak: Voice, brings: Mapping[str, str]) -> Markup | None:
    """Return what can help: the cards, what waits, support beside a caution, and what may come later."""
    say, safety = speak.say, diagnosis.safety
    waits = any(remedy.waiting for remedy in diagnosis.remedies)
    more = [waiting_card(safety, say, waits=waits), caution_card(safety, speak)]
    told = {remedy.strategy.id for _, remedy in shown}
    later = [remedy.strategy.title for remedy in diagnosis.remedies if remedy.strategy.id not in told]
    if not shown and not any(more):
        return None
    cards = [_card(practice, remedy, speak, brings, of_two=bool(diagnosis.partners)) for practice, remedy in shown]
    titles: list[Content] = [[speak.theirs(title), ". "] for title in later]
    below = el("p", say.gettext("Later, if you like:"), " ", titles, class_="small soft") if later and shown else None
    lead = say.gettext("Three small things are enough. Begin with one, and add the next when it has become easy.")
    heading = say.gettext("What can help")
    return part(heading, practice_cards(cards, speak, *more), below, below=lead if len(cards) > 1 else None)


def _card(practice: Practice, remedy: Remedy, speak: Voice, brings: Mapping[str, str], *, of_two: bool) -> Card:
    strategy, say = remedy.strategy, speak.say
    partners = [who for each in remedy.taken_by if each.practice == practice.id for who in each.partners]
    benefit = brings.get(strategy.id)
    aim: Content = [say.gettext("For this:"), " ", speak.theirs(strategy.title), "."]
    if benefit:
        aim = [say.gettext("What it can bring:"), " ", speak.theirs(benefit), "."]
    return Card(
        practice,
        when_parts(practice, say, alone=strategy.professional or not of_two, partners=partners),
        ticked=not strategy.professional,
        aim=aim,
        evidence=say.gettext(EVIDENCE[strategy.evidence.grade]),
    )


def _planned(plan: Plan | None, shown: Shown, speak: Voice) -> Markup | None:
    if plan is None:
        return None
    steps_elsewhere = {practice.id for practice, _ in shown}
    blocks = [*plan_told(plan, steps_elsewhere, speak.say)]
    told = Renderer(speak.say, speak.spoken.own).blocks(blocks, 1)
    language, direction = speak.spoken.packs
    return part(speak.say.gettext("A plan"), el("div", told, lang=language, dir=direction))


def _hard(diagnosis: RenderedDiagnosis, shown: Shown, speak: Voice, *, knowledge: bool) -> Markup | None:
    """Return the chains, the further challenges, and what is felt and hangs on no chain, as rows."""
    say = speak.say
    chains = chains_of(diagnosis, shown, knowledge=knowledge)
    hanging = {risk.id for chain in chains for risk in chain.leads}
    rest = [
        *diagnosis.challenges[MAX_CHAINS:],
        *(
            risk
            for risk in diagnosis.consequences
            if risk.id not in hanging and (risk.basis == "answers" or not knowledge)
        ),
    ]
    if not chains and not rest:
        return None
    return part(
        say.gettext("What is hard, and why"),
        [chain_card(chain, speak) for chain in chains],
        rows([row(each, speak) for each in rest]) if rest else None,
        below=say.gettext("This is not about whose fault it is. Each of these can be worked on."),
    )


def _well(strengths: Sequence[Strength], speak: Voice) -> Markup | None:
    if not strengths:
        return None
    told = [row(each, speak, speak.theirs(each.in_short) if each.in_short else None) for each in strengths]
    return part(speak.say.gettext("What is well"), rows(told, "rows well-rows"))


def _turning(lines: Sequence[HelpLine], speak: Voice) -> Markup | None:
    if not lines:
        return None
    return part(speak.say.gettext("Where to turn"), rows([el("li", help_line(line, speak)) for line in lines]))
