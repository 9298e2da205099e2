"""Convert cases to every kind of dataframe, and read the results back as rows."""

from collections.abc import Callable, Mapping, Sequence
from math import ceil, floor, inf, isnan, nextafter
from random import Random
from typing import Any, NamedTuple

import pytest

from intimacy_kit.diagnosis import Diagnosis
from intimacy_kit.knowledge import KnowledgeBase
from intimacy_kit.model.conditions import Compare
from intimacy_kit.model.couple import PARTNERS, Couple
from intimacy_kit.model.fields import bare
from intimacy_kit.model.signals import Signal
from intimacy_kit.reasoning.diagnosing.record_view import Partner

pytest.importorskip("narwhals", reason="the extra `frames` is not installed")
pd = pytest.importorskip("pandas")
pl = pytest.importorskip("polars")
pa = pytest.importorskip("pyarrow")
duckdb = pytest.importorskip("duckdb")

Row = dict[str, Any]
Rows = list[Row]


class Backend(NamedTuple):
    """A kind of dataframe: converts rows to a frame, and a frame to rows."""

    make: Callable[..., Any]
    read: Callable[[Any], Rows]


def polars_frame(rows: Rows, knowledge: KnowledgeBase, *ends: str) -> Any:
    """Return rows with a column per signal, or one per signal and suffix."""
    types = {"flag": pl.Boolean, "choice": pl.String}
    signals = {id: types.get(signal.spec.value_type, pl.Float64) for id, signal in knowledge.signals.items()}
    columns = {f"{id}{end}": dtype for id, dtype in signals.items() for end in ends or ("",)}
    return pl.DataFrame(rows, schema={"case": pl.Int64, "household": pl.String, "whose": pl.String} | columns)


def pandas_frame(rows: Rows, knowledge: KnowledgeBase, *ends: str) -> Any:
    """Return a frame with a non-default index, like frames after a filter or join."""
    columns = [f"{id}{end}" for id in knowledge.signals for end in ends or ("",)]
    return pd.DataFrame(rows, columns=["case", "household", "whose", *columns], index=[7] * len(rows))


def duckdb_relation(rows: Rows, knowledge: KnowledgeBase, *ends: str) -> Any:
    table = polars_frame(rows, knowledge, *ends).to_arrow()
    return duckdb.connect(":memory:").from_arrow(table)


def read_pandas(frame: Any) -> Rows:
    return [{name: _none_for_missing(value) for name, value in row.items()} for row in frame.to_dict("records")]


def _none_for_missing(value: Any) -> Any:
    return None if value is pd.NA or (isinstance(value, float) and isnan(value)) else value


def read_duckdb(relation: Any) -> Rows:
    return [dict(zip(relation.columns, row, strict=True)) for row in relation.order('"case"').fetchall()]


BACKENDS: Mapping[str, Backend] = {
    "polars": Backend(polars_frame, lambda frame: list(frame.to_dicts())),
    "polars lazy": Backend(lambda *given: polars_frame(*given).lazy(), lambda frame: list(frame.collect().to_dicts())),
    "pandas": Backend(pandas_frame, read_pandas),
    "pandas nullable": Backend(lambda *given: pandas_frame(*given).convert_dtypes(), read_pandas),
    "pandas arrow": Backend(
        lambda *given: polars_frame(*given).to_pandas(use_pyarrow_extension_array=True), read_pandas
    ),
    "pyarrow": Backend(lambda *given: polars_frame(*given).to_arrow(), lambda table: list(table.to_pylist())),
    "duckdb": Backend(duckdb_relation, read_duckdb),
}


def batch(knowledge: KnowledgeBase, random: Random, size: int) -> Rows:
    """Generate cases with any rate of unknowns; numbers are often on or next to thresholds, and at ends of ranges."""
    pools = {id: _pool(knowledge, signal) for id, signal in knowledge.signals.items()}
    rows = []
    for _ in range(size):
        rate = random.choice((0.0, 0.1, 0.3, 0.6, 0.9, 1.0))
        values = {
            id: None if random.random() < rate else _value(random, knowledge.signals[id], pools[id]) for id in pools
        }
        rows.append(values)
    return rows


def couples(knowledge: KnowledgeBase, random: Random, size: int) -> list[tuple[Row, Row]]:
    """Generate pairs of cases, sometimes with similar answers."""
    both = list(zip(batch(knowledge, random, size), batch(knowledge, random, size), strict=True))
    return [(a, {**b, **{id: a[id] for id in b if random.random() < random.choice((0.0, 0.5, 0.95))}}) for a, b in both]


def side_by_side(couples: Sequence[tuple[Row, Row]]) -> Rows:
    """Return one row per couple."""
    return [
        {"case": number} | {f"{id}_a": value for id, value in a.items()} | {f"{id}_b": value for id, value in b.items()}
        for number, (a, b) in enumerate(couples)
    ]


def row_by_row(couples: Sequence[tuple[Row, Row]], random: Random) -> Rows:
    """Return one row per partner, in any order."""
    rows = [
        {"household": f"h{number}", "whose": whose, **given}
        for number, couple in enumerate(couples)
        for whose, given in zip("ab", couple, strict=True)
    ]
    random.shuffle(rows)
    return [{"case": number, **row} for number, row in enumerate(rows)]


def complete(knowledge: KnowledgeBase, random: Random) -> Row:
    """Return a case in which every signal is answered."""
    return {id: _value(random, signal, _pool(knowledge, signal)) for id, signal in knowledge.signals.items()}


def _pool(knowledge: KnowledgeBase, signal: Signal) -> list[Any]:
    if not signal.is_number:
        return [*signal.choices] or [True, False]
    low, high = signal.bounds
    rules = [*knowledge.rules.values(), *knowledge.safety_rules.values()]
    on = [
        atom.value
        for rule in rules
        for atom in rule.when.atoms
        if isinstance(atom, Compare) and bare(atom.name) == signal.id
    ]
    near = [near for value in on for near in (value, nextafter(value, inf), nextafter(value, -inf))]
    return [value for value in (low, high, -0.0, 5e-324, *near) if low <= value <= high]


def _value(random: Random, signal: Signal, pool: Sequence[Any]) -> Any:
    if not signal.is_number or random.random() < 0.7:
        return random.choice(pool)
    low, high = signal.bounds
    whole = random.random() < 0.5 and ceil(low) <= floor(high)
    return float(random.randint(ceil(low), floor(high))) if whole else random.uniform(low, high)


def expected(diagnosis: Diagnosis, remedies: int, prefix: str = "ik_") -> Row:
    """Return the expected row of a case, with intervals and rules."""
    row = found(diagnosis, prefix)
    for place in range(remedies):
        remedy = diagnosis.remedies[place] if place < len(diagnosis.remedies) else None
        row[f"{prefix}remedy_{place + 1}"] = remedy and remedy.strategy.id
        row[f"{prefix}remedy_{place + 1}_priority"] = exact(remedy and remedy.priority)
    return row


def found(diagnosis: Diagnosis | Partner, prefix: str = "ik_") -> Row:
    """Return the same without remedies, also of one partner of a couple."""
    row: Row = {"safety_concern": diagnosis.safety.concern, "screened": diagnosis.safety.screened}
    row["safety_caution"] = bool(diagnosis.safety.cautions)
    for found in [*diagnosis.findings.values(), *diagnosis.components.values()]:
        row[f"{found.id}_level"] = found.level
        row |= {f"{found.id}_{part}": getattr(found, part) for part in ("score", "low", "high")}
    for index in diagnosis.indexes.values():
        row |= {index.id: index.value, f"{index.id}_level": index.level}
        row |= {f"{index.id}_low": index.low, f"{index.id}_high": index.high}
    row["rules_fired"] = " ".join(diagnosis.fired)
    return {f"{prefix}{name}": exact(value) for name, value in row.items()}


def expected_of_couple(knowledge: KnowledgeBase, a: Row, b: Row, remedies: int, prefix: str = "ik_") -> Row:
    """Return the expected row of a couple, with intervals, rules, and the results of each partner."""
    return expected_of_two(knowledge.diagnose(Couple(a=a, b=b)), remedies, prefix)


def expected_of_two(diagnosis: Diagnosis, remedies: int, prefix: str = "ik_") -> Row:
    """Return the expected row of the diagnosis of a couple."""
    row = expected(diagnosis, remedies, prefix)
    for who in PARTNERS:
        row |= {f"{name}_{who}": value for name, value in found(diagnosis.of(who), prefix).items()}
    return row


def exact(value: Any) -> Any:
    """Return the bits of a number."""
    return value.hex() if isinstance(value, float) else value


def results(rows: Rows, prefix: str = "ik_") -> Rows:
    """Return the result columns."""
    return [{name: exact(value) for name, value in row.items() if name.startswith(prefix)} for row in rows]
