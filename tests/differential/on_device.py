"""Ask exported modules in Node, one process for all of them."""

import json
import shutil
import struct
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Any

from intimacy_kit.diagnosis import Diagnosis
from intimacy_kit.knowledge import KnowledgeBase
from intimacy_kit.model.couple import PARTNERS, Couple

NODE = shutil.which("node")
WANTS = ("record", "digest", "shareable", "views")


class Device:
    """A process of Node that diagnoses by exported modules."""

    def __init__(self) -> None:
        driver = Path(__file__).with_name("driver.mjs")
        self.folder = TemporaryDirectory()
        self.exported = 0
        self.process = subprocess.Popen(
            [str(NODE), str(driver)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )

    def __enter__(self) -> "Device":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.process.communicate()  # closes what it reads from, which ends it
        self.folder.cleanup()

    def export(self, knowledge: KnowledgeBase, **options: Any) -> "Exported":
        """Write a module that was not there before: Node keeps the others."""
        self.exported += 1
        path = Path(self.folder.name, f"kit{self.exported}.mjs")
        path.write_text(knowledge.to_javascript(**options).module, "utf-8")
        return Exported(self, path)

    def ask(self, path: Path, asked: Sequence[Mapping[str, Any]]) -> list[Any]:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps({"kit": str(path), "asked": asked}) + "\n")
        self.process.stdin.flush()
        answered: list[Any] = json.loads(self.process.stdout.readline())
        return answered


class Exported:
    """An exported module."""

    def __init__(self, device: Device, path: Path) -> None:
        self.device, self.path = device, path

    def diagnose(
        self, cases: Iterable[Mapping[str, Any] | Couple], wants: Sequence[str] = WANTS, **options: Any
    ) -> list[Any]:
        return self.device.ask(self.path, [asked(case, options) | {"call": "", "wants": wants} for case in cases])

    def check(self, cases: Iterable[Any], **options: Any) -> list[Any]:
        return self.device.ask(self.path, [{"call": "check", "answers": case, "options": options} for case in cases])

    def signals(self, **options: Any) -> list[dict[str, Any]]:
        [told] = self.device.ask(self.path, [{"call": "signals", "options": options}])
        signals: list[dict[str, Any]] = told
        return signals


def asked(case: Mapping[str, Any] | Couple, options: Mapping[str, Any]) -> dict[str, Any]:
    if isinstance(case, Couple):
        return {"answers": dict(case.a), "options": {**options, "partner": dict(case.b)}}
    return {"answers": dict(case), "options": dict(options)}


def expected(diagnosis: Diagnosis, wants: Sequence[str] = WANTS) -> dict[str, Any]:
    """What a diagnosis is, as the module tells it."""
    found = {
        "record": diagnosis.to_dict,
        "digest": diagnosis.digest,
        "shareable": lambda: diagnosis.shareable().to_dict(),
        "results": lambda: results(diagnosis),
        "views": lambda: [diagnosis.view(who).digest() for who in PARTNERS] if diagnosis.partners else [],
    }
    told: dict[str, Any] = exact({name: found[name]() for name in wants})
    return told


def results(diagnosis: Diagnosis) -> list[Any]:
    """What is found and recommended, in short."""
    scored = [*diagnosis.findings.values(), *diagnosis.components.values()]
    return [
        *([one.id, one.level, one.score, one.low, one.high] for one in scored),
        *([one.id, one.level, one.value, one.low, one.high] for one in diagnosis.indexes.values()),
        *([one.strategy.id, one.priority, [each.id for each in one.practices]] for one in diagnosis.remedies),
        diagnosis.fired,
        diagnosis.undetermined,
    ]


def exact(data: Any) -> Any:
    """Data with the 64 bits of each number."""
    if isinstance(data, bool | str) or data is None:
        return data
    if isinstance(data, int | float):
        return struct.pack(">d", float(data)).hex()
    if isinstance(data, Mapping):
        return {key: exact(value) for key, value in data.items()}
    return [exact(item) for item in data]
