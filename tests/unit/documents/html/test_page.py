"""A document becomes a whole page, or a fragment, in which all text is escaped and languages are marked."""

import pytest

from intimacy_kit.documents.html.markup import Markup
from intimacy_kit.documents.html.page import fragment, page
from intimacy_kit.documents.tree import (
    Bar,
    Block,
    Document,
    Item,
    Level,
    Paragraph,
    Section,
    Span,
    Table,
)
from intimacy_kit.messages.catalogue import messages_in

EN, DE = messages_in("en"), messages_in("de")


def body(*blocks: Block, locale: str | None = None) -> str:
    """Return what stands in the main part of a page of these blocks."""
    return page(Document("Title", blocks, EN, locale=locale)).partition("<main")[2].partition("</main>")[0]


def test_sections_are_sections_and_those_within_are_cards():
    told = body(Section("Outer", (Section("Card", (Section("Part", (), aside="ten minutes", number=2),)),), aside="x"))
    assert '<section><div class="head"><h2>Outer <span class="soft">x</span></h2></div><div class="body">' in told
    assert '<article class="card"><div class="titled"><h3>Card</h3></div>' in told
    assert '<div class="whole"><p><strong>2. Part</strong> <span class="soft">(ten minutes)</span></p></div>' in told


def test_consecutive_items_are_one_list():
    told = body(Item("a"), Item("b", (Item("c", number=1), Item("d", number=2))), Paragraph("e"), Item("f"))
    listed = "<ul><li>a</li><li>b<ol><li>c</li><li>d</li></ol></li></ul><p>e</p><ul><li>f</li></ul>"
    assert told == f">{listed}"


@pytest.mark.parametrize(("tone", "kind"), [("plain", ""), ("soft", ' class="soft"'), ("notice", ' class="note"')])
def test_paragraphs_have_tones(tone, kind):
    assert body(Paragraph("told", tone)) == f"><p{kind}>told</p>"


def test_spans_stand_out_or_back_and_only_web_addresses_are_links():
    text = (
        Span("a", "strong"),
        " <b> ",
        Span("c", "soft"),
        Span("https://x.example/", "link"),
        Span("javascript:", "link"),
    )
    assert body(Paragraph(text)) == (
        '><p><strong>a</strong> &lt;b&gt; <span class="soft">c</span>'
        '<a href="https://x.example/">https://x.example/</a>javascript:</p>'
    )


@pytest.mark.parametrize(("level", "kind", "full"), [("mild", "hard", 1), ("solid", "well", 2), ("strong", "well", 3)])
def test_levels_are_marks_and_a_word(level, kind, full):
    told = body(Level("Trust", level, "word", (Paragraph("more"),)))
    assert f'<h3>Trust</h3><span class="level {kind}"><svg viewBox="0 0 32 12" aria-hidden="true">' in told
    assert "<span>word</span></span></div><p>more</p></article>" in told
    assert told.count('fill="currentColor"') == full
    assert ("<circle" in told) == (kind == "well")


def test_levels_of_no_ladder_are_words():
    assert '<h3>Trust</h3><span class="level">word</span>' in body(Level("Trust", "improving", "word"))


def test_bars_are_cards_with_their_level_in_words():
    level = Level("Talking", "mild", "a little")
    told = body(Bar(level, 0.3, 0.1, 0.8, "a little 0.30", body=(Item("why"),)))
    assert "<span>a little</span></span></div><ul><li>why</li></ul>" in told
    assert "0.3" not in told


def test_tables_have_headers():
    told = body(Table(("a",), (("<1>",),)))
    assert told == (
        '><table><thead><tr><th scope="col">a</th></tr></thead><tbody><tr><td>&lt;1&gt;</td></tr></tbody></table>'
    )


def test_a_page_of_one_language_marks_it_once():
    told = page(Document("Title", (Section("Outer", (Item("a"),)),), DE, locale="de-AT"))
    assert told.startswith('<!doctype html>\n<html lang="de-AT" dir="ltr">')
    assert told.count("lang=") == 1


def test_a_page_of_two_languages_marks_its_own_texts():
    told = page(
        Document(
            "Title", (Section("Outer", (Item("a"), Item("b", own=True))), Section("c", (), own=False)), EN, locale="fa"
        )
    )
    assert '<html lang="en" dir="ltr">' in told
    assert '<main lang="fa" dir="rtl"><section><div class="head"><h2><span lang="en">Outer</span></h2></div>' in told
    assert '<li>a</li><li lang="en">b</li>' in told
    assert "<h2>c</h2>" in told


def test_a_fragment_has_a_style_of_its_own():
    told = fragment(Document("Title", (Paragraph("a"),), EN))
    assert told.startswith('<div class="intimacy-kit" lang="en" dir="ltr"><style>')
    assert told.endswith("</style><h2>Title</h2><p>a</p></div>")
    assert fragment(Document("Title", (), EN), Markup("<hr/>")).endswith("<h2>Title</h2><hr/></div>")
    assert 'lang="fr" dir="ltr"><style>' in fragment(Document("Title", (), EN, locale="fr"))


def test_no_length_of_the_style_has_a_side():
    told = page(Document("Title", (), EN))
    for side in (
        "left:",
        "right:",
        "padding-left",
        "margin-left",
        "border-left",
        "text-align:left",
        "text-align:right",
    ):
        assert side not in told


def test_levels_one_after_another_wrap_on_a_phone():
    """Regression: the badge of progress over several check-ins ran out of the page."""
    levels = "clearly felt, then felt a little, then clearly felt"
    told = page(Document("Title", (Level("Little time", "", levels),), EN))
    assert f'<span class="level">{levels}</span>' in told
    assert "flex-wrap:wrap" in told.partition("\n.level{display")[2].partition("}")[0]
