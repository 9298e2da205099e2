"""Documents laid out as plain text: wrapped, aligned, and with what is to be coloured."""

import pytest

import intimacy_kit as ik
from intimacy_kit.documents.layout import checked_width, lines, to_text
from intimacy_kit.documents.tree import Bar, Block, Document, Item, Level, Paragraph, Section, Table
from intimacy_kit.messages.catalogue import messages_in
from tests.unit.documents.samples import BARS, EVERYTHING, TABLE
from tests.wording import Wording


def told(*blocks: Block, width: int = 80) -> list[str]:
    document = Document("T", blocks, messages_in("en"))
    return to_text(document, width).splitlines()[2:]


@pytest.mark.parametrize("width", [80, 40])
def test_every_kind_of_block(width: int, wording: Wording) -> None:
    text = to_text(EVERYTHING, width)
    assert max(map(len, text.splitlines())) <= width
    wording(text)


def test_bars_of_a_block_are_aligned_as_a_whole() -> None:
    first, _, second = told(*BARS)
    assert first.index("#######...") == second.index("..........")


def test_ranges_stand_below_where_lines_are_short() -> None:
    assert told(*BARS, width=60) == [
        "  Little time  #######...  moderate, 0.68",
        "                           (could be 0.40 to 0.80)",
        "    - Few hours.",
        "  Mistrust     ..........  not found",
    ]


def test_words_stand_behind_the_bars_where_there_is_no_room_for_columns() -> None:
    long = Bar(Level("A long title of something found", "mild", "mild"), 0.3, 0.2, 0.4, "mild, 0.30", "0.20 to 0.40")
    assert told(*BARS, long, width=50) == [
        "  #######...  Little time: moderate, 0.68 (could",
        "              be 0.40 to 0.80)",
        "    - Few hours.",
        "  ..........  Mistrust: not found",
        "  ###.......  A long title of something found:",
        "              mild, 0.30 (0.20 to 0.40)",
    ]


def test_levels_and_tables_that_do_not_fit_are_sentences() -> None:
    word = "solid, of those that carry most in this case"
    assert told(Level("Trust", "solid", word), width=40) == [
        "  Trust: solid, of those that carry most",
        "    in this case",
    ]
    wide = Table(("What", "Level"), (("Time for the two of you, each week", "mild"),))
    assert told(wide, width=40) == ["- What: Time for the two of you, each", "  week; Level: mild"]
    assert told(TABLE) == ["What            Level", "Time | for two  mild", "*Trust*         ---"]


def test_addresses_and_telephone_numbers_stay_whole() -> None:
    address = "https://example.org/a-very-long-address-that-nobody-breaks-in-two"
    assert told(Paragraph(f"Look at {address}"), Item("x " * 17 + "0800-116-016"), width=40) == [
        "Look at",
        address,
        "  - x x x x x x x x x x x x x x x x x",
        "    0800-116-016",
    ]


def test_long_titles_are_wrapped_and_underlined_as_far_as_they_go() -> None:
    document = Document("A title that is somewhat longer than forty columns", (), messages_in("en"))
    assert to_text(document, 40).splitlines() == ["A title that is somewhat longer than", "forty columns", "=" * 36]
    assert to_text(Document("", (), messages_in("en"))) == ""


def test_runs_say_what_is_to_be_coloured() -> None:
    roles = {run.text: run.role for line in lines(EVERYTHING, 80) for run in line if run.role}
    score = "moderate, 0.68 (could be 0.40 to 0.80)"
    assert {score: "moderate", "#######...": "bar", "solid": "solid"}.items() <= roles.items()
    assert roles["What your answers tell"] == roles["In a table"] == "heading"
    assert roles["=" * 22] == "rule"


def test_sections_within_a_section_are_its_items() -> None:
    inner = Section("Later", (Section("Much later", (Item("Rest"),)),))
    assert told(Section("Plan", (inner,))) == ["", "Plan", "----", "  - Later", "    - Much later", "      - Rest"]


class TestWidth:
    def test_is_that_of_the_terminal_else_80(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("COLUMNS", raising=False)
        monkeypatch.setattr("os.get_terminal_size", lambda *_: (_ for _ in ()).throw(OSError))
        assert checked_width(None) == 80
        monkeypatch.setenv("COLUMNS", "66")
        assert checked_width(None) == 66

    def test_is_at_least_40(self) -> None:
        assert [checked_width(width) for width in (-3, 39, 41)] == [40, 40, 41]

    @pytest.mark.parametrize("width", ["80", 80.5, True])
    def test_is_a_whole_number(self, width: object) -> None:
        with pytest.raises(ik.QuestionError) as caught:
            checked_width(width)
        assert caught.value.code == "IK404"
