"""The one way in which everything that is told is told."""

import pytest

import intimacy_kit as ik
from intimacy_kit.documents import layout, markdown
from intimacy_kit.documents.html.page import page
from intimacy_kit.documents.telling import Tellable
from intimacy_kit.documents.tree import Document
from tests.unit.documents.samples import EVERYTHING


class Told(Tellable):
    def document(self) -> Document:
        return EVERYTHING


def test_what_makes_a_document_is_told_in_every_way(capsys: pytest.CaptureFixture[str]) -> None:
    told = Told()
    assert told.to_text(width=50) == layout.to_text(EVERYTHING, 50)
    assert told.to_markdown() == told._repr_markdown_() == markdown.to_markdown(EVERYTHING)
    assert told.to_html() == page(EVERYTHING)
    told.show(width=50)
    assert capsys.readouterr().out == told.to_text(width=50) + "\n"


def test_a_width_that_is_no_whole_number_is_refused() -> None:
    with pytest.raises(ik.QuestionError):
        Told().to_text(width="wide")  # type: ignore[arg-type]  # the point of the test
