"""Cycles are told from the edge on by which the last pack closes them."""

from __future__ import annotations

import pytest

from intimacy_kit.errors import Place
from intimacy_kit.packs.linking.cycles import Cause, cycle_problem

PACKS = ("first", "second", "third")


def cause(label: str, pack: str) -> Cause:
    return Cause(label, pack, lambda: Place(f"{pack}.yaml"))


@pytest.mark.parametrize(
    ("of_a", "of_b", "start"),
    [
        (["first"], ["second"], "b needs a"),
        (["second"], ["first"], "a needs b"),
        (["first", "third"], ["second"], "b needs a"),
        (["third", "first"], ["second"], "b needs a"),
        (["third"], ["second", "first"], "a needs b"),
        (["first"], ["first"], "a needs b"),
    ],
)
def test_an_edge_is_there_from_the_first_pack_on_that_causes_it(of_a: list[str], of_b: list[str], start: str) -> None:
    causes = {
        ("a", "b"): [cause("rule r", pack) for pack in of_a],
        ("b", "a"): [cause("rule s", pack) for pack in of_b],
    }
    problem = cycle_problem(("a", "b", "a"), causes, PACKS, "IK115", "remove one")
    assert problem.message.startswith(f"dependency cycle: {start} (")
    assert problem.place == Place(f"{(of_b if start == 'b needs a' else sorted(of_a, key=PACKS.index))[0]}.yaml")
