"""Both YAML parsers, with and without libyaml, return the same data or the same codes at the same places."""

import random

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from intimacy_kit.packs.reading import yaml_events
from intimacy_kit.packs.reading.yaml_reader import Document, read_yaml
from tests.small_pack import FILES
from tests.unit.packs.reading.test_yaml_reader import VALUES

needs_libyaml = pytest.mark.skipif(not yaml.__with_libyaml__, reason="PyYAML is without its parser in C here")

PIECES = [
    "a", "b", "0", "1.5", "true", "\u00e9", "\U0001f642", "x" * 30, "-", "?", ":", "- ", "? ", ": ", " ", "  ",
    "\n", "\n", "\n  ", "\n \t", "\r\n", "\r", "\t", "#", " #", "|", ">", "|\n", ">\n ", "|2-", "[", "]", "{", "}", ",",
    "'", '"', "\\", "\\\n", "\\x41", "\\q", "\\U00110000", "---", "...", "\n---\n", "\n...\n", "%", "%YAML 1.2\n",
    "%TAG ! a:\n---\n", "@", "`", "+", "a: ", "b: c\n", "- a\n", "''", '""', "*", "&", "!",
]  # fmt: skip
DATA = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**15), 10**15)
    | st.floats(allow_nan=False)
    | st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=12)
    | st.sampled_from(list(VALUES)),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text("ab\u00e9 ?:#-", max_size=6), inner, max_size=4)
    ),
    max_leaves=12,
)


@st.composite
def dumped(draw: st.DrawFn) -> str:
    """Data, as YAML may write them."""
    return yaml.safe_dump(
        draw(DATA),
        default_flow_style=draw(st.sampled_from([True, False, None])),
        default_style=draw(st.sampled_from([None, "'", '"', "|", ">"])),
        indent=draw(st.integers(2, 6)),
        width=draw(st.sampled_from([20, 80])),
        line_break=draw(st.sampled_from(["\n", "\r\n"])),
        allow_unicode=True,
    )


@st.composite
def with_slips(draw: st.DrawFn) -> str:
    """Well-formed YAML with pieces of something else in it."""
    text = draw(dumped() | st.sampled_from(list(FILES.values())))
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(st.sampled_from(PIECES)) + text[at + draw(st.integers(0, 2)) :]
    return text


def verdicts(text: str) -> tuple[Document, Document]:
    with pytest.MonkeyPatch.context() as patch:
        quick = read_yaml(text.encode(), "f.yaml")
        patch.setattr(yaml_events, "parsers", lambda: (yaml_events.ReferenceParser,))
        return quick, read_yaml(text.encode(), "f.yaml")


def assert_same(text: str) -> None:
    one, other = verdicts(text)
    assert one.problems == other.problems, text
    assert repr(one.data) == repr(other.data), text
    assert (one.keys, one.values) == (other.keys, other.values), text


@needs_libyaml
@given(dumped() | with_slips() | st.lists(st.sampled_from(PIECES), max_size=14).map("".join) | st.text(max_size=30))
@example("[a?b]")
@example("a:\tb")
@example("a: |# c\n  b")
@example("%YAML 1.3\n---\na")
@example("?")
@example("---")
@example("[" * 2000)
@example("{a: " * 2000)
@example("- " * 2000)
def test_any_text_gets_the_same_verdict_from_both_parsers(text: str) -> None:
    assert_same(text)


@needs_libyaml
def test_thousands_of_texts_of_odd_pieces_get_the_same_verdict_from_both_parsers() -> None:
    drawn = random.Random(0)
    for _ in range(4000):
        assert_same("".join(drawn.choice(PIECES) for _ in range(drawn.randint(1, 14))))
