"""Lay out boxes in layers from left to right, in the way of Sugiyama.

A line that crosses layers gets a dummy node in each. Barycentre sweeps order the nodes of each layer, and further
sweeps move each node towards the mean of its neighbours, as far as the minimum gaps permit.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

SWEEPS = 12
_BEND_HEIGHT = 6.0
Key = tuple[str, int]
"""Key of a node: `(id, -1)` for a box, `(index of the line, layer)` for a dummy node."""


@dataclass(frozen=True, slots=True)
class Box:
    """A box to place. Layers are counted from 0."""

    id: str
    layer: int
    height: float


@dataclass(frozen=True, slots=True)
class Layout:
    """Vertical positions.

    Attributes:
        tops: top of each box, by id.
        bends: per line, the height at which it crosses each layer between its ends.
        height: total height.
    """

    tops: Mapping[str, float]
    bends: Sequence[Mapping[int, float]]
    height: float


def placed(boxes: Iterable[Box], lines: Sequence[tuple[str, str]], gap: float) -> Layout:
    """Return the layout of boxes and lines. It is deterministic.

    Args:
        boxes: boxes; their order breaks ties.
        lines: pairs of ids of boxes, in either direction.
        gap: minimum distance between two boxes of a layer.
    """
    given = {box.id: box for box in boxes}
    layers: dict[int, list[Key]] = {}
    heights: dict[Key, float] = {}
    for box in given.values():
        layers.setdefault(box.layer, []).append((box.id, -1))
        heights[box.id, -1] = box.height
    joined: dict[Key, list[Key]] = {key: [] for key in heights}
    bends: list[list[Key]] = []
    for number, (one, other) in enumerate(lines):
        first, last = sorted((given[one], given[other]), key=lambda box: box.layer)
        between = [(str(number), layer) for layer in range(first.layer + 1, last.layer)]
        for key in between:
            layers.setdefault(key[1], []).append(key)
            heights[key], joined[key] = _BEND_HEIGHT, []
        chain = [(first.id, -1), *between, (last.id, -1)]
        if first.layer != last.layer:
            for left, right in pairwise(chain):
                joined[left].append(right)
                joined[right].append(left)
        bends.append(between)
    centres = _settled([layers[layer] for layer in sorted(layers)], joined, heights, gap)
    top = min((centres[key] - heights[key] / 2 for key in centres), default=0.0)
    bottom = max((centres[key] + heights[key] / 2 for key in centres), default=0.0)
    return Layout(
        tops={id: centres[id, -1] - box.height / 2 - top for id, box in given.items()},
        bends=[{key[1]: centres[key] - top for key in between} for between in bends],
        height=bottom - top,
    )


def _settled(
    layers: list[list[Key]], joined: Mapping[Key, Sequence[Key]], heights: Mapping[Key, float], gap: float
) -> dict[Key, float]:
    """Return the centre of each node. Sweeps in both directions first order the nodes, then only move them."""
    centres: dict[Key, float] = {}
    for layer in layers:
        centres.update(_spread(layer, [0.0] * len(layer), heights, gap))
    for sweep in range(2 * SWEEPS):
        for layer in layers if sweep % 2 == 0 else reversed(layers):
            wanted = {key: _mean([centres[other] for other in joined[key]], centres[key]) for key in layer}
            if sweep < SWEEPS:
                layer.sort(key=lambda key, wanted=wanted: wanted[key])  # type: ignore[misc]  # bound on purpose
            centres.update(_spread(layer, [wanted[key] for key in layer], heights, gap))
    return centres


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


def _spread(
    order: Sequence[Key], wanted: Sequence[float], heights: Mapping[Key, float], gap: float
) -> dict[Key, float]:
    """Return the centres closest to the wanted ones under this order and the gaps (pool adjacent violators)."""
    offsets, offset = [], 0.0
    for number, key in enumerate(order):
        if number:
            before = order[number - 1]
            room = gap if min(before[1], key[1]) < 0 else gap / 3  # dummy nodes need less distance
            offset += (heights[before] + heights[key]) / 2 + room
        offsets.append(offset)
    blocks: list[tuple[float, int]] = []  # mean of wanted centres minus offsets, and number of nodes
    for want, offset in zip(wanted, offsets, strict=True):
        mean, count = want - offset, 1
        while blocks and blocks[-1][0] > mean:
            earlier, many = blocks.pop()
            mean, count = (mean * count + earlier * many) / (count + many), count + many
        blocks.append((mean, count))
    starts = [mean for mean, count in blocks for _ in range(count)]
    return {key: start + offset for key, start, offset in zip(order, starts, offsets, strict=True)}
