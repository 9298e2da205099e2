"""The rules of a pack as somebody would write them for one library: expressions of Polars, and SQL for DuckDB.

They give the scores and nothing else. Three-valued logic is that of the library: null is unknown there too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import reduce
from operator import and_, mul, or_

import polars as pl

from intimacy_kit.model.conditions import Among, And, AtLeast, Compare, Condition, Holds, Not, Or
from intimacy_kit.model.rulebook import RuleBook, Scored

SQL_OPERATORS = {"==": "=", "!=": "<>"}


def layers(book: RuleBook) -> list[list[Scored]]:
    """The findings, each in a layer after all that it depends on."""
    depth: dict[str, int] = {}
    names = {finding.id for finding in book.findings}
    for finding in book.findings:
        rules = (*finding.supports, *finding.reliefs)
        read = {link.origin for link in finding.links}.union(*(rule.when.names for rule in rules)) & names
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

    supports = [pl.when(_polars(rule.when)).then(1.0 - rule.strength).otherwise(1.0) for rule in finding.supports]
    reliefs = [pl.when(_polars(rule.when)).then(1.0 - rule.strength).otherwise(1.0) for rule in finding.reliefs]
    links = [1.0 - link.strength * pl.col(link.origin) for link in finding.links]
    return ((1.0 - product(supports) * product(links)) * product(reliefs)).alias(finding.id)


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
    def factor(when: Condition, strength: float) -> str:
        return f"CASE WHEN {_sql(when)} THEN {1.0 - strength!r}::DOUBLE ELSE 1.0::DOUBLE END"

    supports = [factor(rule.when, rule.strength) for rule in finding.supports] or ["1.0::DOUBLE"]
    reliefs = [factor(rule.when, rule.strength) for rule in finding.reliefs] or ["1.0::DOUBLE"]
    links = [f"(1.0::DOUBLE - {link.strength!r}::DOUBLE * {link.origin})" for link in finding.links]
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
