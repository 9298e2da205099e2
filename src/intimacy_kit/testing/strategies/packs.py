"""Generate valid packs, as files in memory."""

from __future__ import annotations

from collections.abc import Sequence
from json import dumps
from typing import Any, TypeVar, get_args

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from intimacy_kit.model.cadences import CadenceName
from intimacy_kit.model.concepts import BLOCKED_TAGS, SCREENED_TAGS, Evidence
from intimacy_kit.model.conditions import Condition
from intimacy_kit.model.evidence import Certainty, Design
from intimacy_kit.model.fields import of_partner
from intimacy_kit.model.rules import About
from intimacy_kit.testing.directions import SIGNS
from intimacy_kit.testing.strategies.conditions import (
    comparisons,
    draw_condition,
    on_score,
    signals,
    titles,
    with_directions,
)

T = TypeVar("T")
WEIGHTS = (0.5, 0.25, 0.3, 0.6, 0.75, 0.8, 0.9, 0.99, 1e-9, 5e-324, 1 - 2**-53)
CADENCES = st.sampled_from(get_args(CadenceName))
GRADES = st.sampled_from(get_args(Evidence.model_fields["grade"].annotation))
ABOUT = st.sampled_from(get_args(About))
KINDS = st.sampled_from(["concern", "concern", "caution"])
EFFECTS = st.sampled_from(["supports", "supports", "relieves"])
FACETS = st.sampled_from([None, None, "one_thing", "another"])
FINDINGS = st.sampled_from(["challenges", "consequences", "consequences", "components"])
DESIGNS = st.sampled_from([None, *get_args(Design)])
CERTAINTIES = st.sampled_from([None, *Certainty.words])
CONTRADICTED = frozenset({"rules", "strategies", "practices"})
LETTERS = st.sampled_from("amz")
FEW, MORE = st.integers(0, 2), st.integers(0, 4)
OF_TWO = st.sampled_from([False, False, True])
PART_WEIGHTS = st.sampled_from([1, -1, 0.5, -2]) | st.floats(0.1, 3).flatmap(
    lambda size: st.sampled_from([size, -size])
)
STARTS = st.sampled_from([0.25, 0.5, 0.6, 0.75])
weights: SearchStrategy[float] = st.sampled_from(WEIGHTS) | st.floats(0.2, 0.9)


@st.composite
def packs(draw: DrawFn, *, directed: bool = False, name: str = "generated") -> dict[str, str]:
    """Generate packs that `load_knowledge(pack, core=False)` accepts: YAML text by file name.

    They have several strata of findings with supports, reliefs and links, strategies with prerequisites, practices of
    all kinds, and professional support if they have safety rules. Steps of some read the other partner's answers.

    Args:
        draw: passed by Hypothesis.
        directed: whether all rules respect the directions of their signals (see `against_directions`).
        name: of the pack.
    """
    author = Author(draw, directed=directed)
    author.write()
    return author.files(name)


class Author:
    """Draws one pack, section by section; each may refer to earlier ones."""

    def __init__(self, draw: DrawFn, *, directed: bool) -> None:
        self.draw, self.directed = draw, directed
        self.sources: dict[str, dict[str, Any]] = {"origin": {"title": "Nobody wrote this"}}
        self.sections: dict[str, list[dict[str, Any]]] = {}
        self.on_signals: list[SearchStrategy[Condition]] = []
        self.on_partner: list[SearchStrategy[Condition]] = []
        self.worse: dict[str, int] = {}

    def write(self) -> None:
        """Draw all sections."""
        self.declare_sources()
        self.declare_signals()
        self.declare_findings()
        self.declare_indexes()
        self.declare_practices()
        self.declare_strategies()
        self.declare_safety()
        self.declare_what_is_read()

    def declare(self, section: str, **fields: Any) -> str:
        """Add an entry; its id begins with a drawn letter, so that the order of ids is not that of the entries."""
        entries = self.sections.setdefault(section, [])
        id = f"{self.draw(LETTERS)}_{section}_{len(entries)}"
        entries.append({"id": id, **fields, **self.cited(section)})
        return id

    def concept(self, section: str, **fields: Any) -> str:
        return self.declare(section, title=(words := self.draw(titles)), text=words, **fields)

    def cited(self, section: str) -> dict[str, Any]:
        """Draw what an entry cites: at least one source, and for some sections what speaks against it."""
        first, *others = (f"{name}#1" for name in self.sources)
        cited: dict[str, Any] = {"source": [first, *self.some(others)] if others else first}
        if section in CONTRADICTED and (against := self.some(others)):
            cited["contradicts"] = against
        return cited

    def link(self) -> Any:
        """Draw a link, in the short form of a strength or in the long one with sources of its own."""
        strength, cited = self.draw(weights), self.some([*self.sources])
        if not cited:
            return strength
        return {"strength": strength, self.draw(st.sampled_from(["source", "contradicts"])): cited}

    def some(self, items: Sequence[T]) -> list[T]:
        """Draw some of the items, in their order."""
        chosen = self.draw(st.integers(0, 2 ** len(items) - 1))
        return [item for number, item in enumerate(items) if chosen >> number & 1]

    def edges(self, ends: Sequence[str]) -> dict[str, Any]:
        return {end: self.link() for end in self.some(ends)}

    def ids(self, section: str) -> list[str]:
        return [entry["id"] for entry in self.sections.get(section, [])]

    def declare_sources(self) -> None:
        """Draw studies that entries may cite, with what is known of each."""
        for number in range(self.draw(FEW)):
            known = {
                "design": self.draw(DESIGNS),
                "certainty": self.draw(CERTAINTIES),
                "n": self.draw(st.none() | st.integers(1, 1_000_000)),
                "effect": self.draw(st.none() | titles),
            }
            given = {key: value for key, value in known.items() if value is not None}
            self.sources[f"study_{number}"] = {"title": self.draw(titles), **given}

    def declare_signals(self) -> None:
        of_two = self.draw(OF_TWO)
        for number in range(1 + self.draw(MORE)):
            id = f"{self.draw(LETTERS)}_signal_{number}"
            signal = self.draw(signals(id))
            self.on_signals.append(comparisons(signal))
            if of_two and signal.asks != "alone":
                self.on_partner.append(comparisons(signal.model_copy(update={"id": of_partner(id)})))
            self.worse[id] = SIGNS[signal.direction]
            self.sections.setdefault("signals", []).append(signal.model_dump(mode="json", exclude_none=True))

    def declare_findings(self) -> None:
        """Draw findings in any order; each may depend only on earlier ones."""
        order = ["challenges", *(self.draw(FINDINGS) for _ in range(self.draw(MORE)))]
        earlier: list[str] = []
        leading: dict[str, dict[str, Any]] = {}
        for section in order:
            id = self.concept(section)
            self.worse[id] = -1 if section == "components" else 1
            for _ in range(1 + self.draw(FEW)):
                self.declare_rule(id, earlier)
            if section == "consequences":
                for origin in self.some(list(leading)):
                    leading[origin].setdefault("leads_to", {})[id] = self.link()
            if section != "components":
                leading[id] = self.sections[section][-1]
            earlier.append(id)
        for challenge in self.sections["challenges"]:
            challenge["erodes"] = self.some(self.ids("components"))
        for consequence in self.sections.get("consequences", []):
            consequence["private"] = self.draw(st.booleans())

    def declare_rule(self, finding: str, earlier: Sequence[str]) -> None:
        effect = self.draw(EFFECTS)
        truer = self.worse[finding] if effect == "supports" else -self.worse[finding]
        fields: dict[str, Any] = {effect: finding, "because": self.draw(titles)}
        if facet := self.draw(FACETS):
            fields["facet"] = facet
        if self.draw(st.booleans()):
            self.declare("rules", when=self.of_step(earlier, truer), strength=self.draw(weights), **fields)
            return
        count = 1 + self.draw(FEW)
        if self.draw(st.booleans()):
            steps: Any = {self.of_step(earlier, truer): self.draw(weights) for _ in range(count)}
        else:
            fields["when"] = self.condition(earlier, truer)
            steps = [
                {"when": self.of_step(earlier, truer), "strength": self.draw(weights), "because": self.draw(titles)}
                for _ in range(count)
            ]
        self.declare("rules", steps=steps, **fields)

    def of_step(self, findings: Sequence[str], truer: int) -> str:
        """Draw the condition of a step, which may read the other partner's answers."""
        return self.condition(findings, truer, self.on_partner)

    def condition(
        self, findings: Sequence[str], truer: int, of_partner: Sequence[SearchStrategy[Condition]] = ()
    ) -> str:
        condition = draw_condition(self.draw, [*self.on_signals, *map(on_score, findings), *of_partner])
        return str(with_directions(condition, truer, self.worse) if self.directed else condition)

    def maybe(self, key: str) -> dict[str, str]:
        """Draw a condition of a practice or a strategy, on signals and any findings, or none."""
        return {key: self.condition(self.findings(), 1)} if self.draw(st.booleans()) else {}

    def findings(self) -> list[str]:
        return [id for section in ("challenges", "consequences", "components") for id in self.ids(section)]

    def declare_indexes(self) -> None:
        for _ in range(self.draw(FEW)):
            self.declare_index()

    def declare_index(self) -> None:
        findings = self.findings()
        starts = sorted(self.draw(st.sets(STARTS, max_size=3)))
        levels = [
            {"id": f"level_{number}", "from": start, "title": self.draw(titles)}
            for number, start in enumerate([0, *starts])
        ]
        parts = self.some(findings) or findings[:1]
        self.concept("indexes", of={id: self.part_weight(id) for id in parts}, levels=levels)

    def part_weight(self, finding: str) -> float:
        """Draw the weight of a part of an index; of a directed pack it is negative for what is bad to have."""
        weight = self.draw(PART_WEIGHTS)
        return -self.worse[finding] * abs(weight) if self.directed else weight

    def declare_practices(self) -> None:
        for _ in range(self.draw(FEW)):
            self.declare_practice(
                self.draw(st.sampled_from(["one", "both"])), self.some([*sorted(BLOCKED_TAGS), "walk"])
            )

    def declare_practice(self, who: str, tags: list[str]) -> str:
        return self.declare(
            "practices",
            title=self.draw(titles),
            steps=self.draw(st.lists(titles, min_size=1, max_size=2)),
            minutes=self.draw(st.sampled_from([1, 30, 600])),
            cadence=self.draw(CADENCES),
            who=who,
            tags=tags,
            **self.maybe("suits"),
            **self.maybe("not_when"),
        )

    def declare_strategies(self) -> None:
        self.concept("benefits")
        for _ in range(1 + self.draw(FEW)):
            self.declare_strategy(self.some(self.ids("practices")), professional=self.draw(st.booleans()))

    def declare_strategy(self, practices: list[str], *, professional: bool) -> str:
        return self.concept(
            "strategies",
            addresses=self.edges([*self.ids("challenges"), *self.ids("consequences")]),
            evidence={"grade": self.draw(GRADES), "note": self.draw(titles)},
            builds=self.some(self.ids("components")),
            yields=self.some(self.ids("benefits")),
            after=self.some(self.ids("strategies")),
            practices=practices,
            professional=professional,
            **self.maybe("first_when"),
        )

    def declare_safety(self) -> None:
        count = self.draw(FEW)
        alone = [self.declare_practice("one", []) for _ in range(2 if count else 0)]
        for _ in range(count):
            kind = {"kind": self.draw(KINDS)}
            if kind["kind"] == "concern":
                kind["about"] = self.draw(ABOUT)
            title, because, support = self.draw(titles), self.draw(titles), self.some(alone)
            when = self.condition((), 1)
            self.declare("safety", when=when, title=title, because=because, support=support, **kind)
        if count:
            self.declare_strategy([*self.some(self.ids("practices")[:-2]), *alone], professional=True)
            self.give_gentle_ones(alone)

    def give_gentle_ones(self, gentle: list[str]) -> None:
        """Add practices that need no screening to the strategies that have too few of them beside those that do."""
        tags = {practice["id"]: {*practice["tags"]} for practice in self.sections["practices"]}
        for strategy in self.sections["strategies"]:
            waiting = [id for id in strategy["practices"] if tags[id] & SCREENED_TAGS]
            if waiting and len(strategy["practices"]) - len(waiting) < len(gentle):
                strategy["practices"] += [id for id in gentle if id not in strategy["practices"]]

    def declare_what_is_read(self) -> None:
        self.concept("contexts", practices=self.some(self.ids("practices")), leaves_out=self.some(self.may_go()))
        told = self.some([*self.ids("challenges"), *self.ids("strategies")])
        texts = {id: self.draw(titles) for id in told}
        self.concept("tailorings", practices=self.some(self.ids("practices")), texts=texts)
        self.concept("principles")
        question, answer = self.draw(titles), self.draw(titles)
        self.declare("faq", question=question, answer=answer, strategies=self.some(self.ids("strategies")))
        self.declare("references", text=self.draw(titles))

    def may_go(self) -> list[str]:
        """Return ids that a context may leave out: nothing that safety rules or support depend on."""
        read = " ".join(str(rule["when"]) for rule in self.sections.get("safety", []))
        support = [strategy for strategy in self.sections.get("strategies", []) if strategy["professional"]]
        kept = {id for strategy in support for id in (strategy["id"], *strategy["practices"])}
        sections = ("signals", "rules", "challenges", "consequences", "indexes", "strategies", "practices")
        ids = [id for section in sections for id in self.ids(section)[:2]]
        return [id for id in ids if id not in kept and id not in read]

    def files(self, name: str) -> dict[str, str]:
        """Return the files, an entry a line, as JSON, which is valid YAML."""
        manifest = {
            "format": 1,
            "name": name,
            "version": "1.0.0",
            "title": "A generated pack",
            "license": "MIT",
            "sources": self.sources,
        }
        sections = {
            f"{section}.yaml": "".join(f"- {dumps(entry, ensure_ascii=False)}\n" for entry in entries)
            for section, entries in self.sections.items()
        }
        return {"pack.yaml": dumps(manifest, ensure_ascii=False), **sections}
