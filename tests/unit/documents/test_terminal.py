"""What is shown: in colour in a terminal that has some, else as plain text."""

import io
import re
import sys

import pytest

import intimacy_kit as ik
from intimacy_kit.documents import terminal
from intimacy_kit.documents.layout import to_text
from intimacy_kit.documents.terminal import show
from intimacy_kit.documents.tree import Document, Paragraph
from tests.unit.documents.samples import EVERYTHING

COLOUR = re.compile(r"\x1b\[[\d;]*m")


@pytest.fixture
def in_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal with colours, by the variables that Rich reads."""
    pytest.importorskip("rich")
    for name in ("NO_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.mark.usefixtures("in_colour")
@pytest.mark.parametrize("width", [80, 44])
def test_a_terminal_has_the_same_text_in_colour(width: int, capsys: pytest.CaptureFixture[str]) -> None:
    show(EVERYTHING, width)
    shown = capsys.readouterr().out
    assert COLOUR.sub("", shown) == to_text(EVERYTHING, width) + "\n"
    assert "\x1b[1mWhat your answers tell\x1b[0m" in shown


@pytest.mark.usefixtures("in_colour")
def test_texts_are_no_markup_of_rich(capsys: pytest.CaptureFixture[str]) -> None:
    show(Document("[bold]T[/bold]", (Paragraph("[red]x[/red] :smile:"),), EVERYTHING.messages), 80)
    assert COLOUR.sub("", capsys.readouterr().out) == "[bold]T[/bold]\n==============\n[red]x[/red] :smile:\n"


@pytest.mark.usefixtures("in_colour")
def test_colours_can_be_declined(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    show(EVERYTHING)
    assert capsys.readouterr().out == to_text(EVERYTHING) + "\n"


def test_a_file_or_pipe_has_plain_text(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("FORCE_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)
    show(EVERYTHING, 60)
    assert capsys.readouterr().out == to_text(EVERYTHING, 60) + "\n"


def test_without_rich_it_is_plain_text(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(terminal, "find_spec", lambda _: None)
    show(EVERYTHING, 60)
    assert capsys.readouterr().out == to_text(EVERYTHING, 60) + "\n"


def test_a_width_that_is_no_whole_number_is_refused() -> None:
    with pytest.raises(ik.QuestionError):
        show(EVERYTHING, "wide")  # type: ignore[arg-type]  # the point of the test


@pytest.mark.parametrize("colour", ["", "1"])
def test_what_the_terminal_cannot_encode_is_a_question_mark(colour: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Regression: a German text ended in a traceback where the output is ASCII, on the safety page too."""
    if colour:
        pytest.importorskip("rich")
        monkeypatch.delenv("NO_COLOR", raising=False)
        monkeypatch.setenv("FORCE_COLOR", colour)
        monkeypatch.setenv("TERM", "xterm-256color")
    written = io.BytesIO()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(written, "ascii"))
    show(Document("Für dich", (Paragraph("Größe"),), EVERYTHING.messages), 40)
    sys.stdout.flush()
    assert COLOUR.sub("", written.getvalue().decode("ascii")).splitlines() == ["F?r dich", "========", "Gr??e"]
