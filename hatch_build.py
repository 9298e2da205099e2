"""Prepare the core pack when a wheel is built, so that the first diagnosis of a process need not read it from YAML."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PreparedCore(BuildHookInterface):  # type: ignore[type-arg]  # of any configuration
    """Adds the linked core pack to the wheel, as JSON."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write it; what is installed editable reads the YAML, which changes there."""
        if version == "editable":
            return
        sys.path.insert(0, str(Path(self.root) / "src"))
        import intimacy_kit  # noqa: PLC0415 - it is not installed
        from intimacy_kit.packs.discovery.origin import Origin, core_pack  # noqa: PLC0415 - it is not installed
        from intimacy_kit.packs.prepared.core import FILE  # noqa: PLC0415 - as above
        from intimacy_kit.packs.prepared.prepared import to_json  # noqa: PLC0415 - as above
        from intimacy_kit.packs.reading.files import fingerprint_of, pack_files  # noqa: PLC0415 - as above

        if not Path(intimacy_kit.__file__).is_relative_to(self.root):
            raise RuntimeError(f"another intimacy_kit is here already: {intimacy_kit.__file__}")
        loaded = Origin((), core=True, plugins=(), strict=True).load(stacklevel=1)
        file = Path(self.root) / "build" / FILE  # not in dist, all of which is published
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(to_json(loaded.built, fingerprint_of([pack_files(core_pack())])))
        build_data["force_include"][str(file)] = f"intimacy_kit/packs/prepared/{FILE}"
