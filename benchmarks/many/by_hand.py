"""The rules of a pack as somebody would write them for one library: expressions of Polars, and SQL for DuckDB.

They give the scores and nothing else. Three-valued logic is that of the library: null is unknown there too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import reduce
from operator import and_, mul, or_

import polars as pl

from intimacy_kit.model.conditions import Among, And, AtLeast, Compare, Condition, Holds, Not, Or
from intimacy_kit.model.levels import MILD
from intimacy_kit.model.rulebook import Group, RuleBook, Scored

SQL_OPERATORS = {"==": "=", "!=": "<>"}


def layers(book: RuleBook) -> list[list[Scored]]:
    """The findings, each in a layer after all that it depends on."""
    depth: dict[str, int] = {}
    names = {finding.id for finding in book.findings}
    for finding in book.findings:
        read = {link.origin for link in finding.links}.union(*(rule.names for rule in finding.rules)) & names
        depth[finding.id] = 1 + max((depth[id] for id in read), default=-1)
    return [
        [finding for finding in book.findings if depth[finding.id] == layer] for layer in range(max(depth.values()) + 1)
    ]


def polars_scores(book: RuleBook, frame: pl.LazyFrame) -> pl.LazyFrame:
    for layer in layers(book):
        frame = frame.with_columns(_polars_finding(finding) for finding in layer)
    return frame.select(finding.id for finding in book.findings)


def _polars_finding(finding: Scored) -> pl.Expr:
    def product(factors: Sequence[pl.Expr]) -> pl.Expr:
        return reduce(mul, factors) if factors else pl.lit(1.0)

    def carried(strength: float, origin: pl.Expr) -> pl.Expr:
        return pl.when(origin >= MILD).then(1.0 - strength * origin).otherwise(1.0)

    supports, reliefs = map(_polars_factor, finding.supports), map(_polars_factor, finding.reliefs)
    links = [carried(link.strength, pl.col(link.origin)) for link in finding.links]
    return ((1.0 - product([*supports]) * product(links)) * product([*reliefs])).alias(finding.id)


def _polars_factor(group: Group) -> pl.Expr:
    """The factor of the strongest step that is true."""
    factor = pl.lit(1.0)
    for _, _, step in reversed(group.chain):
        factor = pl.when(_polars(step.when)).then(1.0 - step.strength).otherwise(factor)
    return factor


def _polars(condition: Condition) -> pl.Expr:
    match condition:
        case Holds(name=name):
            return pl.col(name)
        case Compare(name=name, op=op, value=value):
            column = pl.col(name)
            compared: Mapping[str, pl.Expr] = {
                "<": column < value,
                "<=": column <= value,
                ">": column > value,
                ">=": column >= value,
                "==": column == value,
                "!=": column != value,
            }
            return compared[op]
        case Among(name=name, choices=choices, negated=negated):
            among = pl.col(name).is_in(choices)
            return ~among if negated else among
        case Not(part=part):
            return ~_polars(part)
        case And(parts=parts):
            return reduce(and_, map(_polars, parts))
        case Or(parts=parts):
            return reduce(or_, map(_polars, parts))
        case AtLeast(count=count, parts=parts):
            return pl.sum_horizontal(_polars(part).cast(pl.Int8) for part in parts) >= count


def duckdb_scores(book: RuleBook, source: str) -> str:
    for layer in layers(book):
        columns = ", ".join(f"{_sql_finding(finding)} AS {finding.id}" for finding in layer)
        source = f"(SELECT *, {columns} FROM {source})"  # noqa: S608 - our own ids
    return f"SELECT {', '.join(finding.id for finding in book.findings)} FROM {source}"  # noqa: S608 - our own ids


def _sql_finding(finding: Scored) -> str:
    def factor(group: Group) -> str:
        steps = (f"WHEN {_sql(step.when)} THEN {1.0 - step.strength!r}::DOUBLE" for _, _, step in group.chain)
        return f"CASE {' '.join(steps)} ELSE 1.0::DOUBLE END"

    def carried(strength: float, origin: str) -> str:
        return (
            f"CASE WHEN {origin} >= {MILD!r}::DOUBLE "
            f"THEN 1.0::DOUBLE - {strength!r}::DOUBLE * {origin} ELSE 1.0::DOUBLE END"
        )

    supports = [factor(group) for group in finding.supports] or ["1.0::DOUBLE"]
    reliefs = [factor(group) for group in finding.reliefs] or ["1.0::DOUBLE"]
    links = [carried(link.strength, link.origin) for link in finding.links]
    evidence = " * ".join(supports) + (f" * ({' * '.join(links)})" if links else "")
    return f"(1.0::DOUBLE - {evidence}) * ({' * '.join(reliefs)})"


def _sql(condition: Condition) -> str:
    match condition:
        case Holds(name=name):
            return name
        case Compare(name=name, op=op, value=value):
            return f"({name} {SQL_OPERATORS.get(op, op)} {value!r}::DOUBLE)"
        case Among(name=name, choices=choices, negated=negated):
            listed = ", ".join(f"'{choice}'" for choice in choices)
            return f"({name} {'NOT ' * negated}IN ({listed}))"
        case Not(part=part):
            return f"(NOT {_sql(part)})"
        case And(parts=parts):
            return f"({' AND '.join(map(_sql, parts))})"
        case Or(parts=parts):
            return f"({' OR '.join(map(_sql, parts))})"
        case AtLeast(count=count, parts=parts):
            counted = " + ".join(f"CASE WHEN {_sql(part)} THEN 1 ELSE 0 END" for part in parts)
            return f"({counted} >= {count})"
