"""The peers that are measured."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import version

from peers.plan import Match, Plan


@dataclass(frozen=True, slots=True)
class Peer:
    """A rule engine, used in one way.

    Attributes:
        package: the distribution that is installed.
        use: how it is used.
        built: the module in this folder and the function that builds the rules.
        unknowns: whether it copes with signals that were not answered, as the rules stand.
        alone: whether it has to be measured in a process of its own.
    """

    package: str
    use: str
    built: tuple[str, str]
    unknowns: bool = False
    alone: bool = False

    @property
    def name(self) -> str:
        return f"{self.package}, {self.use}"

    @property
    def release(self) -> str:
        return version(self.package)

    def build(self, plan: Plan) -> Match:
        """The rules of a plan in this engine."""
        module, function = self.built
        match: Match = getattr(import_module(f"peers.{module}"), function)(plan)
        return match


PEERS = (
    Peer("datalogic-py", "JsonLogic in Rust, compiled", ("datalogic_peer", "rules")),
    Peer("zen-engine", "a compiled expression", ("zen_peers", "expression")),
    Peer("zen-engine", "decision table, in batches", ("zen_peers", "batch")),
    Peer("zen-engine", "decision table", ("zen_peers", "table")),
    Peer("durable-rules", "its C module directly", ("durable_peers", "c_module"), unknowns=True),
    Peer("clipspy", "CLIPS", ("clips_peer", "rules")),
    Peer("rule-engine", "compiled expressions", ("rule_engine_peer", "rules")),
    Peer("business-rules", "run_all", ("business_rules_peer", "rules")),
    Peer("durable-rules", "as documented", ("durable_peers", "documented"), unknowns=True, alone=True),
    Peer("maykin-json-logic-py", "JsonLogic in Python", ("maykin_peer", "rules"), unknowns=True),
    Peer("experta", "a knowledge engine", ("experta_peer", "rules"), unknowns=True),
)
