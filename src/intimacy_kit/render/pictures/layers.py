"""Where boxes go in a picture read from left to right: layers, an order in each, and room for the lines between.

The well-known way for such pictures: every box has a layer, a line that crosses layers gets a thin place in each, boxes
are put in the order of what they are joined with, and each moves as near to that as the others let it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

SWEEPS = 12
_BEND_HEIGHT = 6.0
Key = tuple[str, int]
"""A box is `(id, -1)`; where a line passes a layer is `(number of the line, layer)`."""


@dataclass(frozen=True, slots=True)
class Box:
    """What is to be placed. Layers are counted from 0."""

    id: str
    layer: int
    height: float


@dataclass(frozen=True, slots=True)
class Layout:
    """Tops of boxes by id, and for each line the heights at which it passes the layers between."""

    tops: Mapping[str, float]
    bends: Sequence[Mapping[int, float]]
    height: float


def placed(boxes: Iterable[Box], lines: Sequence[tuple[str, str]], gap: float) -> Layout:
    """Places boxes and lines. The same input always gives the same picture.

    Args:
        boxes: in the order that counts where nothing else does.
        lines: between ids of boxes, in either direction.
        gap: the least room between two boxes of a layer.
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
    """The centre of everything: first orders, then places, swept to and fro."""
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
    """Centres as near to the wanted ones as this order and the gaps allow: those in each other's way move as one."""
    offsets, offset = [], 0.0
    for number, key in enumerate(order):
        if number:
            before = order[number - 1]
            room = gap if min(before[1], key[1]) < 0 else gap / 3  # lines may pass closer to each other
            offset += (heights[before] + heights[key]) / 2 + room
        offsets.append(offset)
    blocks: list[tuple[float, int]] = []  # mean of what is wanted, without the offsets, and how many want it
    for want, offset in zip(wanted, offsets, strict=True):
        mean, count = want - offset, 1
        while blocks and blocks[-1][0] > mean:
            earlier, many = blocks.pop()
            mean, count = (mean * count + earlier * many) / (count + many), count + many
        blocks.append((mean, count))
    starts = [mean for mean, count in blocks for _ in range(count)]
    return {key: start + offset for key, start, offset in zip(order, starts, offsets, strict=True)}
