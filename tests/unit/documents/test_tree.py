"""The document tree: what makes several blocks at once."""

from intimacy_kit.documents.tree import Item, Paragraph, Section, Span, items, plain, section


def test_a_section_without_blocks_is_none() -> None:
    assert section("Nothing", []) == ()
    assert section("Something", [Paragraph("x")], own=False) == (Section("Something", (Paragraph("x"),), own=False),)


def test_items_have_numbers_where_they_have_an_order() -> None:
    assert items(["a", "b"], ordered=True) == (Item("a", number=1), Item("b", number=2))
    assert items(["a"], own=True) == (Item("a", own=True),)


def test_plain_text_has_no_tones() -> None:
    assert plain(("Call ", Span("now", "strong"), ".")) == "Call now."
    assert plain("as it is") == "as it is"
