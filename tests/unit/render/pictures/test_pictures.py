"""Pictures in every format: completeness, layout, and escaping of the texts of packs."""

import re
from collections import Counter
from html import unescape
from typing import Any
from xml.etree import ElementTree as ET

import pytest

import intimacy_kit as ik
from intimacy_kit.messages.catalogue import messages_in
from intimacy_kit.reasoning.graph import Edge, Graph, Node
from intimacy_kit.render.pictures.layers import Box, placed
from intimacy_kit.render.pictures.picture import Picture
from tests.unit.render.pictures.read import dot_parts, mermaid_parts, svg_parts

KB = ik.load_knowledge()
PICTURES = {
    "concepts": KB.picture(),
    "a challenge": KB.picture("communication_breakdown"),
    "a signal": KB.picture("fears_partner"),
    "a strategy": KB.picture("open_communication", steps=2),
    "much": KB.picture("criticism", steps=4),
}
HOSTILE = [
    '"quoted" and \\"escaped\\" \\',
    "<script>alert(1)</script>",
    "two\nlines\r\nand\ta tab\x00\x1b[31m",
    "end",
    "a --> b; c",
    '"]; n_x --> n_y; %% {{',
    "`**strong**` & &amp; &#60; #quot; #35;",
    "]]> --> <![CDATA[",
    "1. a list",
    "- a list",
    "50 % of it + a bit; 'so' (or so)/-_!?",
    "\u202e\ufeff\ud800 lone",
    "W" * 80,
    "\u6587\u5b57" * 20,
    "\\N \\G \\l",
    "\x00",
    "",
]


def picture(nodes: dict[str, tuple[str, str]], *edges: tuple[str, str, str, float | None]) -> Picture:
    made = {id: Node(id, kind, title) for id, (kind, title) in nodes.items()}  # type: ignore[arg-type]  # any kind
    lines = tuple(Edge(origin, to, kind, strength) for origin, kind, to, strength in edges)  # type: ignore[arg-type]
    return Picture(Graph(made, lines), "Title & <more>", None, messages_in("en"))


def said(text: str) -> str:
    """What of a text is to be seen: control characters are spaces, and spaces do not count."""
    return "".join(char for char in text if char.isprintable() and char != " ")


@pytest.mark.parametrize("drawn", PICTURES.values(), ids=PICTURES.keys())
class TestEveryPicture:
    def test_every_format_contains_each_node_and_line_once(self, drawn: Picture) -> None:
        data = drawn.to_dict()
        nodes = Counter(node["id"] for node in data["nodes"])
        turned = ("addresses", "after")
        lines = Counter((e["to"], e["from"]) if e["kind"] in turned else (e["from"], e["to"]) for e in data["edges"])

        for parts in (dot_parts(drawn.dot()), mermaid_parts(drawn.mermaid())):
            assert Counter(id for id, _ in parts.nodes) == nodes
            assert Counter((start, to) for start, to, _ in parts.lines) == lines
        boxes, said_of_lines = svg_parts(drawn.svg())
        assert Counter(box.id for box in boxes) == nodes
        assert len(said_of_lines) == lines.total()

    def test_boxes_do_not_overlap(self, drawn: Picture) -> None:
        boxes, _ = svg_parts(drawn.svg())

        for number, one in enumerate(boxes):
            for other in boxes[:number]:
                apart = one.x != other.x and abs(one.x - other.x) >= one.width
                assert apart or one.y >= other.y + other.height + 8 or other.y >= one.y + one.height + 8

    def test_boxes_and_lines_are_within_the_view_box(self, drawn: Picture) -> None:
        root = ET.fromstring(drawn.svg())
        width, height = float(root.attrib["width"]), float(root.attrib["height"])
        boxes, _ = svg_parts(drawn.svg())

        for box in boxes:
            assert 0 < box.x < box.x + box.width < width
            assert 0 < box.y < box.y + box.height < height
        for path in root.iter("{http://www.w3.org/2000/svg}path"):
            for x, y in re.findall(r"[ MC](-?[\d.]+) (-?[\d.]+)", path.attrib["d"]):
                assert -10 <= float(x) <= width
                assert -10 <= float(y) <= height

    def test_drawing_is_deterministic(self, drawn: Picture) -> None:
        assert drawn.svg() == drawn.svg()
        assert (
            re.search(r"(http|//|<script|@import|url\()", drawn.svg().replace("http://www.w3.org/2000/svg", "")) is None
        )


@pytest.mark.parametrize("title", HOSTILE)
class TestHostileTitles:
    """In every format what is read back is the title, and there is nothing beside it."""

    def drawn(self, title: str) -> Picture:
        return picture(
            {"end": ("signal", title), "rule": ("rule", title), "b": ("practice", title)},
            ("end", "reads", "rule", None),
            ("rule", "supports", "b", 0.5),
        )

    def test_mermaid(self, title: str) -> None:
        parts = mermaid_parts(self.drawn(title).mermaid())

        assert [(id, said(text)) for id, text in parts.nodes] == [(id, said(title)) for id in ("end", "rule", "b")]
        assert [(start, to) for start, to, _ in parts.lines] == [("end", "rule"), ("rule", "b")]

    def test_dot(self, title: str) -> None:
        parts = dot_parts(self.drawn(title).dot())

        assert [(id, said(text)) for id, text in parts.nodes] == [(id, said(title)) for id in ("end", "rule", "b")]
        assert [(start, to) for start, to, _ in parts.lines] == [("end", "rule"), ("rule", "b")]

    def test_svg(self, title: str) -> None:
        boxes, lines = svg_parts(self.drawn(title).svg())

        assert [(box.id, said(box.text)) for box in boxes] == [(id, said(title)) for id in ("end", "rule", "b")]
        assert len(lines) == 2
        assert "<script" not in self.drawn(title).svg()


class TestMermaid:
    def test_mermaid_ids_are_no_keywords(self) -> None:
        drawn = picture(
            {"end": ("signal", "end"), "graph": ("rule", "graph")}, ("end", "reads", "graph", None)
        ).mermaid()

        assert "n_end" in drawn
        assert re.search(r"(?<!n_)(?<!\")\b(end|graph)\b", drawn) is None

    def test_mermaid_labels_do_not_begin_as_a_list(self) -> None:
        for begins, shown in (("1. x", '"1#46; x"'), ("12) x", '"12#41; x"'), ("- x", '"#45; x"'), ("+ x", '"#43; x"')):
            assert shown in picture({"a": ("signal", begins)}).mermaid()

    def test_relieving_lines_are_dashed_and_leading_lines_thick(self) -> None:
        drawn = KB.picture("communication_breakdown").mermaid()

        assert re.search(r'n_communication_breakdown ==>\|"leads to 0\.\d\d"\| n_increased_distance', drawn)
        assert re.search(r'n_communication_breakdown -\.->\|"helped by 0\.\d\d"\| n_open_communication', drawn)
        assert "n_criticism --> n_" in drawn


class TestSvg:
    def test_central_node_is_emphasised(self) -> None:
        assert KB.picture("trust").svg().count('class="signal around"') == 1
        assert " around" not in KB.picture().svg().replace(".around", "")

    def test_legend_lists_the_kinds_of_lines_present(self) -> None:
        def legend(drawn: Picture) -> list[str]:
            return re.findall(r'<text x="38">(.*?)</text>', drawn.svg())

        assert legend(KB.picture()) == ["the thicker, the stronger", "wears down, helped by", "leads to, builds, gives"]
        assert legend(KB.picture("fears_partner")) == ["read by, helped by"]
        assert legend(picture({"a": ("signal", "a")})) == []

    def test_lines_to_earlier_and_same_layers(self) -> None:
        """Between boxes of one layer, and from the right to the left past a box."""
        drawn = picture(
            {id: ("strategy", id) for id in "abcd"} | {"c": ("component", "c"), "e": ("practice", "e")},
            ("a", "after", "b", None),
            ("a", "offers", "e", None),
            ("e", "leads_to", "d", 0.5),
            ("d", "builds", "c", None),
            ("b", "leads_to", "c", 0.5),
            ("c", "leads_to", "a", 0.5),
        )
        boxes, lines = svg_parts(drawn.svg())

        places = {box.id: box.x for box in boxes}
        assert places["b"] < places["c"] < places["a"] < places["e"] < places["d"]
        assert "d builds: c" in lines
        assert len(lines) == 6

    def test_line_breaks_keep_an_operator_with_its_operand(self) -> None:
        boxes, _ = svg_parts(picture({"r": ("rule", "communication_breakdown >= 0.75 or conflict >= 0.5")}).svg())

        assert boxes[0].rows == ["communication_breakdown", ">= 0.75 or conflict >= 0.5"]

    def test_svg_has_a_title_and_a_description(self) -> None:
        root = ET.fromstring(picture({"a": ("signal", "a")}).svg())

        assert root.attrib["role"] == "img"
        assert root.findtext("{http://www.w3.org/2000/svg}title") == "Title & <more>"


def test_empty_graph_has_a_picture() -> None:
    for text in (picture({}).mermaid(), picture({}).dot(), picture({}).svg()):
        assert text.endswith("\n")
    assert placed([], [], 12).height == 0
    assert placed([Box("a", 0, 10), Box("b", 0, 10)], [("a", "b")], 12).tops == {"a": 0, "b": 22}


class TestPicture:
    def test_repr_has_counts_and_pictures_are_immutable(self) -> None:
        drawn = KB.picture("fears_partner")

        assert repr(drawn) == "Picture(5 nodes, 4 edges)"
        with pytest.raises(AttributeError, match="cannot be changed"):
            drawn.title = "x"  # type: ignore[attr-defined]  # that is the test

    def test_mime_bundle_for_notebooks(self) -> None:
        drawn: Any = KB.picture()
        bundle = drawn._repr_mimebundle_(include=None, exclude=None)

        assert bundle == {
            "text/plain": repr(drawn),
            "image/svg+xml": drawn.svg(),
            "text/vnd.mermaid": drawn.mermaid(),
        }
        assert unescape(bundle["image/svg+xml"]).startswith("<svg ")
