"""Scores over links are exact noisy-OR inference wherever links form no two ways, held against pyAgrum.

A network has a node for each finding: its leak is what its rules bring, and its arcs are the links. Causes are present
(DESIGN's condition for a link to carry anything) since each finding has a rule of at least 0.25 that is true.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

import intimacy_kit as ik
from intimacy_kit.packs.linking.build import build
from intimacy_kit.reasoning.runtime import Runtime

gum = pytest.importorskip("pyagrum", reason="pyAgrum is not installed")

TOLERANCE = 1e-12
strengths = st.floats(0.01, 0.99)


class Node(NamedTuple):
    """A finding: the strengths of its rules, all of which are true, and those of its links by where they come from."""

    rules: Sequence[float]
    links: Mapping[int, float]


@st.composite
def polytrees(draw: st.DrawFn) -> list[Node]:
    """Findings whose links form no two ways: each link joins two that no links joined before, in any direction."""
    count = draw(st.integers(2, 9))
    nodes: list[Node] = []
    part = list(range(count))  # which findings are joined already
    for to in range(count):
        links = {}
        for origin in draw(st.lists(st.sampled_from(range(to)), unique=True, max_size=4)) if to else ():
            if part[origin] != part[to]:
                links[origin] = draw(strengths)
                part = [part[to] if each == part[origin] else each for each in part]
        nodes.append(Node([draw(st.floats(0.25, 0.99)), *draw(st.lists(strengths, max_size=2))], links))
    return nodes


def scores(nodes: Sequence[Node]) -> list[float]:
    """What the library makes of them."""
    manifest = "format: 1\nname: tree\nversion: 1.0.0\ntitle: A tree\nlicense: MIT\nsources: {own: {title: Own}}\n"
    consequences, rules = "", ""
    for id, node in enumerate(nodes):
        links = {f"f{to}": later.links[id] for to, later in enumerate(nodes) if id in later.links}
        leads_to = f", leads_to: {{{', '.join(f'{to}: {strength!r}' for to, strength in links.items())}}}" * bool(links)
        consequences += f"- {{id: f{id}, title: f{id}, text: f{id}., source: own{leads_to}}}\n"
        for number, strength in enumerate(node.rules):
            rules += f"- {{id: r{id}_{number}, when: yes_, strength: {strength!r}, supports: f{id}, because: So., "
            rules += "source: own}\n"
    signals = "- {id: yes_, kind: flag, title: Yes, question: Yes?, source: own}\n"
    files = {"pack.yaml": manifest, "signals.yaml": signals, "consequences.yaml": consequences, "rules.yaml": rules}
    dx = ik.KnowledgeBase(Runtime(build([files]))).diagnose({"yes_": True})
    return [dx.findings[f"f{id}"].score for id in range(len(nodes))]


def exact(nodes: Sequence[Node]) -> list[float]:
    """What exact inference makes of them."""
    network = gum.BayesNet()
    for id, node in enumerate(nodes):
        left = 1.0
        for strength in node.rules:
            left *= 1 - strength
        network.addNoisyORNet(gum.LabelizedVariable(f"f{id}", "", 2), 1 - left)
        for origin, strength in node.links.items():
            network.addWeightedArc(f"f{origin}", f"f{id}", strength)
    inference = gum.LazyPropagation(network)
    inference.makeInference()
    return [inference.posterior(f"f{id}")[1] for id in range(len(nodes))]


@given(polytrees())
def test_without_two_ways_a_score_is_the_exact_probability(nodes: list[Node]) -> None:
    assert scores(nodes) == pytest.approx(exact(nodes), abs=TOLERANCE, rel=0)


def test_a_diamond_counts_the_shared_cause_twice() -> None:
    """The documentation tells these numbers, and lint finds such links (IKL208)."""
    root, left, right = Node([0.5], {}), Node([], {0: 0.8}), Node([], {0: 0.8})
    nodes = [root, left, right, Node([], {1: 0.8, 2: 0.8})]
    assert scores(nodes)[3] == pytest.approx(0.5376)
    assert exact(nodes)[3] == pytest.approx(0.4352)
