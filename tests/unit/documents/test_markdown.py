"""Documents as Markdown: structure that every reader of CommonMark sees, and texts that are never markup."""

import pytest

from intimacy_kit.documents.markdown import escaped, to_markdown
from intimacy_kit.documents.tree import Bar, Block, Document, Item, Level, Paragraph, Section, Span, Table
from intimacy_kit.messages.catalogue import messages_in
from tests.unit.documents.samples import EVERYTHING
from tests.wording import Wording

READER = pytest.importorskip("markdown_it").MarkdownIt("commonmark").enable("table")


def told(*blocks: Block) -> str:
    return to_markdown(Document("T", blocks, messages_in("en"))).removeprefix("## T\n\n")


def read(*blocks: Block) -> list[tuple[str, str]]:
    """The texts of blocks as a reader of Markdown sees them, each with what it is in."""
    found, inside = [], list[str]()
    for token in READER.parse(told(*blocks)):
        if token.nesting == 1:
            inside.append(token.tag)
        elif token.nesting == -1:
            inside.pop()
        elif token.content:
            text = "".join(child.content for child in token.children or ())
            found.append((" ".join(inside), text))
    return found


def test_every_kind_of_block(wording: Wording) -> None:
    text = to_markdown(EVERYTHING)
    assert "\n\n\n" not in text
    assert text.endswith("\n")
    wording(text)


@pytest.mark.parametrize(
    "text",
    [
        "*strong* _soft_ `code` [a](b) ![a](b) <b>bold</b> &amp; &#65; $x$ a|b \\ end",
        "# heading", "> quote", "- item", "+ item", "1. item", "23) item", "1986. What a year", "===", "---",
        "~~~ fence", "``` fence", "trailing #", "~~gone~~", "| a | b |", "<https://example.org>", "* * *", "&copy",
        "1.5 hours", "-5",
    ],
)  # fmt: skip
def test_texts_are_never_markup(text: str) -> None:
    assert read(Paragraph(text)) == [("p", text)]
    assert read(Section(text, (Item(text), Level(text, "mild", text)))) == [
        ("h3", text), ("ul li p", text), ("ul li p", f"{text}: {text}"),
    ]  # fmt: skip
    assert read(Table((text,), ((text,), ("x",)))) == [
        ("table thead tr th", text), ("table tbody tr td", text), ("table tbody tr td", "x"),
    ]  # fmt: skip


def test_texts_are_in_one_line() -> None:
    assert escaped("a\n\n  - b\tc ") == "a - b c"


def test_numbers_of_headings_need_no_escape() -> None:
    assert told(Section("Begin", (), aside="45 minutes", number=1)) == "### 1. Begin (45 minutes)\n"
    assert read(Section("Begin", (Paragraph("x"),), number=1))[0] == ("h3", "1. Begin")


def test_a_paragraph_after_a_list_is_no_part_of_it() -> None:
    assert read(Item("a"), Item("b"), Paragraph("c")) == [("ul li p", "a"), ("ul li p", "b"), ("p", "c")]


def test_what_is_below_an_item_is_in_it() -> None:
    item = Item("a", (Paragraph("b"), Item("c", (Item("d"),), number=1), Paragraph("e"), Table(("f",), (("g",),))))
    inside = "ul li "
    assert read(item, Item("h")) == [
        (inside + "p", "a"), (inside + "p", "b"), (inside + "ol li p", "c"), (inside + "ol li ul li p", "d"),
        (inside + "p", "e"), (inside + "table thead tr th", "f"), (inside + "table tbody tr td", "g"),
        (inside + "p", "h"),
    ]  # fmt: skip
    bar = Bar(Level("x", "mild", "mild"), 0.3, 0.3, 0.3, "mild, 0.30", body=(Paragraph("y"),))
    assert read(bar, Level("z", "solid", "solid", (Item("q"),))) == [
        (inside + "p", "x: mild, 0.30"), (inside + "p", "y"), (inside + "p", "z: solid"), (inside + "ul li p", "q"),
    ]  # fmt: skip


def test_a_paragraph_after_a_table_is_no_row() -> None:
    assert read(Table(("a",), (("b",),)), Paragraph("c"))[-1] == ("p", "c")


def test_headings_are_no_deeper_than_markdown_has_them() -> None:
    deep: Section = Section("deep", ())
    for _ in range(6):
        deep = Section("on the way", (deep,))
    assert "###### deep" in told(deep)


def test_tones_are_marked() -> None:
    text = ("Call ", Span(" now ", "strong"), Span(" ", "strong"), Span("or *later*", "soft"), ": ")
    assert escaped((*text, Span("https://example.org/a_b", "link"))) == (
        r"Call **now** or \*later\*: <https://example.org/a_b>"
    )
    assert (
        escaped((Span("javascript:alert(1)", "link"), Span("https://a b", "link"))) == "javascript:alert(1)https://a b"
    )
