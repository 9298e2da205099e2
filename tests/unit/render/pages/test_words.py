"""The words of pages in English and German are those of their specification, and those of levels in Spanish, too."""

import pytest

import intimacy_kit as ik
from intimacy_kit.messages.catalogue import messages_in

KB = {locale: ik.load_knowledge(plugins=False, locale=locale) for locale in ("en", "de", "es")}
LEVELS = {
    ("en", "challenge"): ("not noticed", "felt a little", "clearly felt", "strongly felt"),
    ("de", "challenge"): ("nicht aufgefallen", "ein wenig spürbar", "deutlich spürbar", "stark spürbar"),
    ("es", "challenge"): ("no se nota", "se nota un poco", "se nota con claridad", "se nota con fuerza"),
    ("en", "component"): ("not seen yet", "growing", "steady", "strong"),
    ("de", "component"): ("noch nicht zu sehen", "im Wachsen", "verlässlich", "stark"),
    ("es", "component"): ("todavía no se ve", "en crecimiento", "estable", "fuerte"),
}
INDEX = {
    "en": ("little", "some", "good", "deep"),
    "de": ("wenig", "etwas", "gut", "tief"),
    "es": ("poca", "alguna", "buena", "profunda"),
}
WORDS = {
    "Your check-in, {date}": "Dein Check-in vom {date}",
    "How you two are doing": "Wie es euch beiden geht",
    "What is well": "Was gut ist",
    "What is hard": "Was schwer ist",
    "To try first this week": "Was du diese Woche zuerst versuchen kannst",
    "of 100": "von 100",
    "Not known yet": "Noch nicht bekannt",
    "Between {low} and {high}, as some questions are still open.": (
        "Zwischen {low} und {high}, denn einige Fragen sind noch offen."
    ),
    "What can help": "Was helfen kann",
    "Try this first": "Damit anfangen",
    "Done this week": "Diese Woche gemacht",
    "Three small things are enough. Begin with one, and add the next when it has become easy.": (
        "Drei kleine Dinge genügen. Fang mit einem an, und nimm das nächste dazu, wenn es leicht geworden ist."
    ),
    "What is hard, and why": "Was schwer ist, und warum",
    "This is not about whose fault it is. Each of these can be worked on.": (
        "Um Schuld geht es hier nicht. An allem hier lässt sich arbeiten."
    ),
    "What you said": "Was du gesagt hast",
    "What it leads to": "Wozu es führt",
    "What helps": "Was hilft",
    "What eases it already:": "Was es schon leichter macht:",
    "What is not known yet": "Was noch nicht bekannt ist",
    "In numbers": "In Zahlen",
    "Your notes": "Deine Notizen",
    "About this page": "Über diese Seite",
    "Date": "Datum",
    "Rules": "Regeln",
    "Mark": "Kennung",
    "How things have moved": "Was sich bewegt hat",
    "What has become easier": "Was leichter geworden ist",
    "What is still hard": "Was noch schwer ist",
    "To try next": "Als Nächstes",
    "Week by week": "Woche für Woche",
    "What is about the same": "Was etwa gleich ist",
    "What has become harder": "Was schwerer geworden ist",
    "What was not asked again": "Was nicht wieder gefragt wurde",
    "What was suggested meanwhile": "Was inzwischen vorgeschlagen wurde",
    "Something to look at together": "Etwas zum gemeinsamen Anschauen",
    "What you can do together": "Was ihr zusammen tun könnt",
    "How this page came about": "Wie diese Seite entstanden ist",
    "You come first": "Du bist jetzt wichtig",
    "If you are in danger now": "Wenn du jetzt in Gefahr bist",
    "Why this comes first": "Warum das zuerst kommt",
    "What can help now": "Was jetzt helfen kann",
}
IN_CONTEXT = {
    ("consequence", "felt already"): "schon spürbar",
    ("consequence", "may follow"): "kann folgen",
    ("about a page", "For"): "Für",
}


@pytest.mark.parametrize(("locale", "kind"), LEVELS)
def test_levels_are_told_in_the_words_of_the_pack(locale: str, kind: str) -> None:
    words = KB[locale].levels[kind].words
    ladder = ("none", "emerging", "solid", "strong") if kind == "component" else ("none", "mild", "moderate", "severe")
    told = {word.of: word.text for word in words}
    assert tuple(told[level] for level in ladder) == LEVELS[locale, kind]


@pytest.mark.parametrize("locale", INDEX)
def test_levels_of_the_index(locale: str) -> None:
    index = KB[locale].diagnose({"trust": 5}).indexes["emotional_intimacy"]
    assert tuple(rung.title for rung in index.levels) == INDEX[locale]


def test_headings_and_sentences() -> None:
    say = messages_in("de")
    assert {english: say.gettext(english) for english in WORDS} == WORDS
    assert {key: say.pgettext(*key) for key in IN_CONTEXT} == IN_CONTEXT
