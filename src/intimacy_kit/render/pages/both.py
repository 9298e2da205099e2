"""The page for both: from what is shareable alone, in words, without numbers, reasons and ranges."""

from __future__ import annotations

from collections.abc import Iterable

from intimacy_kit.documents.html.frame import part, whole_page
from intimacy_kit.documents.html.markup import Content, Markup, el
from intimacy_kit.documents.html.voice import Voice, voice
from intimacy_kit.model.concepts import Practice
from intimacy_kit.model.level_words import telling
from intimacy_kit.model.levels import level_word
from intimacy_kit.model.shareable import ShareableFinding, ShareableStrength
from intimacy_kit.render.choice import first_practices
from intimacy_kit.render.given import Given
from intimacy_kit.render.pages.about import about_part, rules_told
from intimacy_kit.render.pages.header import Sentence, header
from intimacy_kit.render.pages.index_card import word_card
from intimacy_kit.render.pages.practice_cards import Card, notes, practice_cards
from intimacy_kit.render.pages.rows import row, rows
from intimacy_kit.render.practices import when_parts
from intimacy_kit.render.shareable_document import by_level, came_about
from intimacy_kit.render.subject import RenderedShareable


def page_for_both(shareable: RenderedShareable, given: Given) -> str:
    """Return the page of what both may see: the same, whatever was said in private."""
    speak = voice(telling(shareable.locale, shareable.level_words), shareable.locale)
    say = speak.say
    hard, well = by_level(shareable.findings), by_level(shareable.components)
    practices = [practice for practice, _ in first_practices(shareable.remedies)]
    above = (
        say.gettext("For the two of you, {date}", date=say.date(given.day))
        if given.day
        else say.gettext("For the two of you")
    )
    title = say.gettext("Something to look at together")
    sentences = _sentences(shareable, hard, well, practices, speak)
    top = header(above, title, sentences, *[word_card(index, speak) for index in shareable.indexes][:1])
    cards = [Card(practice, when_parts(practice, say, alone=False)) for practice in practices]
    main = el(
        "main",
        part(say.gettext("What you can do together"), practice_cards(cards, speak)) if cards else None,
        notes(say) if cards else None,
        _rows(
            say.gettext("What is hard"),
            hard,
            speak,
            below=say.gettext("It concerns both of you, and it is not about whose fault it is."),
        ),
        _rows(say.gettext("What is well"), well, speak, kind="rows well-rows"),
    )
    about = about_part(
        say.gettext("How this page came about"),
        say,
        el("p", came_about(say), class_="note"),
        given=given,
        rules=rules_told(shareable.provenance),
    )
    return whole_page(title, speak.spoken, top, main, about)


def _sentences(
    shareable: RenderedShareable,
    hard: list[ShareableFinding],
    well: list[ShareableStrength],
    practices: list[Practice],
    speak: Voice,
) -> list[Sentence]:
    say = speak.say
    told: list[Sentence] = []
    first_hard = [each for each in hard if each.kind == "challenge"] or hard
    if well:
        told.append(Sentence("well", say.gettext("What is well"), _in_short(well[0], speak)))
    if first_hard:
        hardest = _in_short(first_hard[0], speak)
    elif any(finding.open for finding in shareable.findings):
        hardest = say.gettext("Too little is answered to say what is hard.")
    else:
        hardest = say.gettext("Nothing hard stood out in what you both answered.")
    told.append(Sentence("hard", say.gettext("What is hard"), hardest))
    if practices:
        first = speak.theirs(practices[0].in_short or practices[0].title)
        told.append(Sentence("help", say.gettext("To try first this week"), first))
    return told


def _in_short(found: ShareableFinding | ShareableStrength, speak: Voice) -> Content:
    if found.in_short:
        return speak.theirs(found.in_short)
    word = speak.level(found.kind, found.level, level_word(found.level, found.kind, speak.say))
    return [speak.theirs(found.title), ": ", word]


def _rows(
    heading: str,
    found: Iterable[ShareableFinding | ShareableStrength],
    speak: Voice,
    *,
    below: str | None = None,
    kind: str = "rows",
) -> Markup | None:
    told = [row(each, speak, _basis(each, speak)) for each in found]
    return part(heading, rows(told, kind), below=below) if told else None


def _basis(found: ShareableFinding | ShareableStrength, speak: Voice) -> str | None:
    """Return of a consequence whether it is felt already or may follow."""
    basis = found.basis if isinstance(found, ShareableFinding) else None
    if basis is None:
        return None
    if basis == "links":
        return speak.say.pgettext("consequence", "may follow")
    return speak.say.pgettext("consequence", "felt already")
