"""Write the declarations of types of an exported module: its ids and answers, then what is the same for all packs."""

from __future__ import annotations

from collections.abc import Iterable
from json import dumps
from typing import Any

import importlib_resources


def types(data: dict[str, Any]) -> str:
    """Return the declarations for TypeScript of what was exported."""
    setting = data["setting"]
    contexts = [data["context"], *data["contexts"]]
    kinds = {id: found["kind"] for id, found in setting["findings"].items()}
    lines = [
        _union("SignalId", setting["signals"]),
        _union("FindingId", (id for id, kind in kinds.items() if kind != "component")),
        _union("ComponentId", (id for id, kind in kinds.items() if kind == "component")),
        _union("IndexId", setting["indexes"]),
        _union("StrategyId", setting["strategies"]),
        _union("RuleId", data["rules"]),
        _union("ContextId", contexts),
        "/**",
        " * The answers of one person. Null, or left out, is not answered: never zero or no.",
        " * A signal with `items` is answered by the list of answers to them, or by the score of these.",
        " */",
        "export interface Answers {",
        *(f"  readonly {id}?: {_values(signal)} | null;" for id, signal in setting["signals"].items()),
        "}",
    ]
    return "\n".join(lines) + "\n\n" + template("kit.d.ts")


def _union(name: str, ids: Iterable[str | None]) -> str:
    listed = [dumps(id) for id in ids]
    return f"export type {name} = {' | '.join(listed) or 'never'};"


def _values(signal: dict[str, Any]) -> str:
    if "choices" in signal:
        return " | ".join(dumps(choice) for choice in signal["choices"])
    plain = "number" if "range" in signal else "boolean"
    return f"{plain} | ItemAnswers" if "scale" in signal else plain


def template(name: str) -> str:
    """Return a file that is part of what is exported."""
    return (importlib_resources.files("intimacy_kit.engines.javascript") / name).read_text("utf-8")
