"""The same rules in other rule engines and by hand: do all agree, and how long do they take?

Targets, as ratios within one run: the compiled function takes at most 1.5 times as long as the same by hand; the
fastest peer's matching and scores take at least 1.5 times as long as `kb.diagnose`, durable-rules in its documented use
20 times; the call with all of its result read takes at most 2.5 times as long as the call.

It ends with code 1 if any gives another result; otherwise it writes docs/explanation/peers.svg and the tables in
docs/explanation/performance.md.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from peers.chart import chart
from peers.measuring import measure
from peers.packs import knowledge
from peers.registry import PEERS
from peers.report import Measured, report

PACKS = ("core", "plain")
DOCS = Path(__file__).parent.parent / "docs" / "explanation"
BEGIN, END = "<!-- measured peers: begin -->", "<!-- measured peers: end -->"


def main() -> None:
    packs = [_measured(pack) for pack in PACKS]
    tables = report(packs)
    print(tables)
    page = DOCS / "performance.md"
    before, rest = page.read_text().split(BEGIN)
    page.write_text(f"{before}{BEGIN}\n\n{tables}\n\n{END}{rest.split(END)[1]}")
    (DOCS / "peers.svg").write_text(chart([measured.bars() for measured in packs]))


def _measured(pack: str) -> Measured:
    """The common process, and one for each peer that disturbs others."""
    common = _in_process(pack, [number for number, peer in enumerate(PEERS) if not peer.alone])
    alone = {peer.name: _in_process(pack, [number]) for number, peer in enumerate(PEERS) if peer.alone}
    results = [common, *alone.values()]
    wrong = [f"{pack} pack: {what}" for result in results for what in result["wrong"]]
    if wrong:
        sys.exit("\n".join(wrong))
    failed = {name: why for result in results for name, why in result["failed"].items()}
    times = {name: result["times"] for name, result in alone.items()}
    return Measured(pack, len(knowledge(pack).rules), common["times"], times, failed)


def _in_process(pack: str, peers: list[int]) -> dict[str, Any]:
    with TemporaryDirectory() as folder:
        results = Path(folder) / "results.json"
        numbers = [str(number) for number in peers]
        subprocess.run([sys.executable, __file__, pack, str(results), *numbers], check=True)
        result: dict[str, Any] = json.loads(results.read_text())
        return result


if __name__ == "__main__":
    if len(sys.argv) > 1:
        pack, results, *numbers = sys.argv[1:]
        measured = measure(pack, [PEERS[int(number)] for number in numbers])
        Path(results).write_text(json.dumps(measured))
    else:
        main()
