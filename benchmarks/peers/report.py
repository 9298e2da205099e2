"""What was measured, as tables for the documentation."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from peers.chart import Bar
from peers.registry import PEERS, Peer
from peers.timing import Times, ratio

OWN = {
    "by hand": "by hand: if-statements in one Python function",
    "compiled": "intimacy-kit, its compiled function alone",
    "diagnose": "intimacy-kit, `kb.diagnose`",
    "diagnose and read": "intimacy-kit, `kb.diagnose` and all of it read",
}


@dataclass(frozen=True, slots=True)
class Measured:
    """The times of one pack: those of the common process, and of each peer that has one of its own.

    Attributes:
        rules: how many the pack has.
        failed: why peers could not be measured.
    """

    pack: str
    rules: int
    common: Times
    alone: Mapping[str, Times]
    failed: Mapping[str, str]

    def times(self, peer: Peer) -> Times:
        """The times of the process in which a peer was measured."""
        return self.alone.get(peer.name, self.common)

    @property
    def peers(self) -> list[Peer]:
        """Those that were measured, the fastest first."""
        ran = [peer for peer in PEERS if peer.name in self.times(peer)]
        return sorted(ran, key=lambda peer: self.slower(peer, "diagnose"))

    def slower(self, peer: Peer, than: str) -> float:
        """How many times as long the bare matching of a peer takes."""
        return ratio(self.times(peer), peer.name, than)

    def bars(self) -> tuple[str, list[Bar]]:
        """What the chart shows."""
        ours = [Bar(OWN[name].replace("`", ""), _us(self.common, name), ours=name != "by hand") for name in OWN]
        theirs = [Bar(peer.name, _us(self.times(peer), peer.name), ours=False) for peer in self.peers]
        return f"{self.rules} rules of the {self.pack} pack", [*ours, *theirs]


def report(packs: Sequence[Measured]) -> str:
    """All tables."""
    where = f"CPython {platform.python_version()}, {os.cpu_count()} cores"
    return "\n".join(
        [
            f"One run, {where}. Microseconds a case; ratios are medians of ratios within a round.",
            *(line for measured in packs for line in _table(measured)),
            *_targets(packs),
            *_failed(packs),
        ]
    )


def _table(measured: Measured) -> list[str]:
    heads = ["engine", "rules matched", "and scored", "beside `kb.diagnose`", "beside it, read", "unanswered"]
    lines = [
        "",
        f"### {measured.rules} rules of the {measured.pack} pack",
        "",
        _row(heads),
        "|---|--:|--:|--:|--:|---|",
    ]
    for name, title in OWN.items():
        beside = [f"{ratio(measured.common, name, own):,.2f}" for own in ("diagnose", "diagnose and read")]
        answers = "no" if name == "by hand" else "yes"
        lines.append(_row([f"**{title}**", "", f"{_us(measured.common, name):,.1f}", *beside, answers]))
    for peer in measured.peers:
        times = measured.times(peer)
        took = [f"{_us(times, name):,.0f}" for name in (peer.name, f"{peer.name}, scored")]
        beside = [f"{measured.slower(peer, own):,.2f}" for own in ("diagnose", "diagnose and read")]
        title = f"{peer.package} {peer.release}, {peer.use}"
        lines.append(_row([title, *took, *beside, "yes" if peer.unknowns else "no"]))
    return lines


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _targets(packs: Sequence[Measured]) -> list[str]:
    lines = ["", "### Targets", "", f"| | target | {' | '.join(f'{measured.pack} pack' for measured in packs)} |"]
    lines.append(f"|---|---|{'---|' * len(packs)}")
    for title, one, other in (
        ("compiled function, beside by hand", "compiled", "by hand"),
        ("the same with intervals, all answered", "compiled, intervals", "by hand, intervals"),
        ("the same with intervals, 30 % unanswered", "compiled, partly answered", "by hand, partly answered"),
    ):
        cells = [_met(ratio(measured.common, one, other), at_most=1.5) for measured in packs]
        lines.append(f"| {title} | at most 1.5 times | {' | '.join(cells)} |")
    cells = [_met(*fastest_scored(measured), at_least=1.5) for measured in packs]
    lines.append(
        f"| fastest peer's matching and scores, beside `kb.diagnose` | at least 1.5 times | {' | '.join(cells)} |"
    )
    cells = []
    for measured in packs:
        documented = [peer for peer in measured.peers if peer.built[1] == "documented"]
        cells += [_met(measured.slower(peer, "diagnose"), at_least=20) for peer in documented] or ["not measured"]
    lines.append(f"| durable-rules as documented, beside `kb.diagnose` | at least 20 times | {' | '.join(cells)} |")
    cells = [_met(ratio(measured.common, "diagnose and read", "diagnose"), at_most=2.5) for measured in packs]
    lines.append(f"| all of it read, beside `kb.diagnose` | at most 2.5 times | {' | '.join(cells)} |")
    return lines


def fastest_scored(measured: Measured) -> tuple[float, str]:
    """How many times as long the fastest peer takes for matching and scores, and which one that is."""
    slower = (
        (ratio(measured.times(peer), f"{peer.name}, scored", "diagnose"), peer.package) for peer in measured.peers
    )
    return min(slower)


def _met(value: float, who: str = "", *, at_most: float | None = None, at_least: float = 0) -> str:
    met = value <= at_most if at_most is not None else value >= at_least
    return f"{value:.2f}, {'met' if met else '**missed**'}{f' ({who})' if who else ''}"


def _failed(packs: Sequence[Measured]) -> list[str]:
    failed = {name: why for measured in packs for name, why in measured.failed.items()}
    if not failed:
        return ["", "Every peer could be installed and run."]
    return ["", "Not measured:", "", *(f"- {name}: {why}" for name, why in failed.items())]


def _us(times: Times, name: str) -> float:
    return median(times[name]) * 1e6
