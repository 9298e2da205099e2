"""The picture of a graph, available in several formats and shown by notebooks."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, NoReturn

from intimacy_kit.messages.catalogue import Messages
from intimacy_kit.reasoning.graph import Graph
from intimacy_kit.render.pictures.dot import dot
from intimacy_kit.render.pictures.drawing import Drawing, drawing
from intimacy_kit.render.pictures.mermaid import mermaid
from intimacy_kit.render.pictures.svg import svg


class Picture:
    """Signals, rules, findings and remedies, drawn from left to right. Made by `KnowledgeBase.picture`; immutable."""

    def __init__(self, graph: Graph, title: str, around: str | None, say: Messages) -> None:
        self.__dict__.update(_graph=graph, _title=title, _around=around, _say=say)

    if TYPE_CHECKING:
        _graph: Graph
        _title: str
        _around: str | None
        _say: Messages

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("a picture cannot be changed")

    def __repr__(self) -> str:
        return f"Picture({len(self._graph.nodes)} nodes, {len(self._graph.edges)} edges)"

    @cached_property
    def _drawing(self) -> Drawing:
        return drawing(self._graph, self._say)

    def mermaid(self) -> str:
        """Return the picture as Mermaid, which notebooks, wikis and code hosts render."""
        return mermaid(self._drawing)

    def dot(self) -> str:
        """Return the picture as DOT, for Graphviz."""
        return dot(self._drawing)

    def svg(self) -> str:
        """Return the picture as a self-contained SVG, for light and dark mode."""
        return svg(self._drawing, self._title, self._around)

    def to_dict(self) -> dict[str, Any]:
        """Return plain data: `nodes` with id, kind and title, and `edges` with from, to, kind and strength."""
        return self._graph.to_dict()

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:  # noqa: ARG002 - as IPython calls it
        return {"text/plain": repr(self), "image/svg+xml": self.svg(), "text/vnd.mermaid": self.mermaid()}
