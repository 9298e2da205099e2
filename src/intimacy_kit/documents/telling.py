"""The one way in which everything that is told is told: `to_text`, `to_markdown`, `to_html` and `show`."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any

from intimacy_kit.documents.layout import to_text
from intimacy_kit.documents.markdown import to_markdown
from intimacy_kit.documents.terminal import show
from intimacy_kit.documents.tree import Document
from intimacy_kit.model.fields import Frozen


class Tellable(ABC):
    """A base class of what can be told to people. A subclass returns its document."""

    __slots__ = ()

    @abstractmethod
    def document(self) -> Document:
        """Return all that is told, as a document tree."""

    def to_text(self, *, width: int | None = None) -> str:
        """Return it as plain text.

        Args:
            width: of its lines, at least 40; None is as wide as the terminal, else 80; `COLUMNS` counts.

        Raises:
            QuestionError: the width is no whole number (IK404).
        """
        return to_text(self.document(), width)

    def to_markdown(self) -> str:
        """Return it as Markdown."""
        return to_markdown(self.document())

    def to_html(self) -> str:
        """Return it as a whole page, which needs no network and no script."""
        from intimacy_kit.documents.html.page import page  # noqa: PLC0415 - what is told as text starts faster without

        return page(self.document())

    def show(self, *, width: int | None = None) -> None:
        """Print it, in colour where there is some (with Rich); arguments and errors as for `to_text`."""
        show(self.document(), width)

    def _repr_markdown_(self) -> str:
        return self.to_markdown()


class TellableData(Tellable, Frozen):
    """A base class of data that can be told to people."""

    def to_dict(self) -> dict[str, Any]:
        """Return all its data as plain dicts, lists, text and numbers, also what is not told."""
        return self.model_dump(mode="json")
