"""A document with every kind of block, for the tests of all renderers."""

from intimacy_kit.documents.tree import Bar, Document, Item, Level, Paragraph, Section, Span, Table, items
from intimacy_kit.messages.catalogue import messages_in

BARS = (
    Bar(
        Level("Little time", "moderate", "moderate"),
        0.68,
        0.4,
        0.8,
        "moderate, 0.68",
        "could be 0.40 to 0.80",
        items(["Few hours."]),
    ),
    Bar(Level("Mistrust", "none", "not found"), 0.0, 0.0, 1.0, "not found"),
)
TABLE = Table(("What", "Level"), (("Time | for two", "mild"), ("*Trust*", "---")))
EVERYTHING = Document(
    title="What your answers tell",
    body=(
        Paragraph("First of all."),
        Paragraph(("Please ", Span("call", "strong"), ", not ", Span("later", "soft"), "."), tone="notice"),
        Section("What is hard", BARS, aside="at the moment"),
        Section(
            "What can help",
            (
                Item("Talk", (Paragraph("Ten minutes."), *items(["Sit down", "Listen"], ordered=True)), number=1),
                Item("Walk", items(["Together, or alone"]), number=2),
                Paragraph("Take what fits."),
                Level("Trust", "solid", "solid", items(["You keep promises."])),
                Section("Week 1", (Item("Begin small"),), aside="45 minutes", number=1),
                Section("Later", (Paragraph("Go on."),)),
            ),
        ),
        Section("In a table", (TABLE, Paragraph("That is all."))),
        *BARS[1:],
    ),
    messages=messages_in("en"),
)
