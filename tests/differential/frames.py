"""Convert cases to every kind of dataframe, and read the results back as rows."""

from collections.abc import Callable, Mapping, Sequence
from math import ceil, floor, inf, isnan, nextafter
from random import Random
from typing import Any, NamedTuple

import pytest

from intimacy_kit.diagnosis import Diagnosis
from intimacy_kit.engines import interpret
from intimacy_kit.engines.outcome import Outcome
from intimacy_kit.engines.truth import Truth
from intimacy_kit.knowledge import KnowledgeBase
from intimacy_kit.model.conditions import Compare
from intimacy_kit.model.fields import bare
from intimacy_kit.model.levels import STRENGTH_LEVELS, level
from intimacy_kit.model.observations import Values
from intimacy_kit.model.rulebook import RuleBook
from intimacy_kit.model.signals import Signal
from intimacy_kit.reasoning.diagnosing.fitting import Chosen
from intimacy_kit.reasoning.diagnosing.record_view import Partner
from intimacy_kit.reasoning.diagnosing.remedies import professional_support
from intimacy_kit.reasoning.diagnosing.remedies import remedies as ranked_remedies

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
    safety = diagnosis.safety
    row: Row = {
        "safety_concern": safety.concern,
        "safety_caution": bool(safety.cautions),
        "screened": safety.screened,
    }
    for found in [*diagnosis.findings.values(), *diagnosis.components.values()]:
        row[f"{found.id}_level"] = found.level
        row |= {f"{found.id}_{part}": getattr(found, part) for part in ("score", "low", "high")}
    for index in diagnosis.indexes.values():
        row |= {index.id: index.value, f"{index.id}_level": index.level}
        row |= {f"{index.id}_low": index.low, f"{index.id}_high": index.high}
    row["rules_fired"] = " ".join(diagnosis.fired)
    return {f"{prefix}{name}": exact(value) for name, value in row.items()}


def expected_of_couple(knowledge: KnowledgeBase, a: Row, b: Row, remedies: int, prefix: str = "ik_") -> Row:
    """Return the expected row of a couple, with intervals, rules, and the results of each partner.

    It is computed from what `interpret` returns for each of the two, by the meaning of couples in words.
    """
    runtime = knowledge.runtime
    book, own = runtime.couples.built.rulebook, runtime.built.rulebook
    first, second = _with_shared(knowledge, a, b)
    outcomes = [interpret.run(book, book.beside(first, second)), interpret.run(book, book.beside(second, first))]
    screenings = [interpret.run(own, knowledge.observations(given)) for given in (a, b)]
    chosen = [min if finding.kind == "component" else max for finding in book.findings]
    scores, lows, highs = (
        tuple(choose(pair) for choose, *pair in zip(chosen, *ends, strict=True))
        for ends in zip(*((one.scores, one.lows, one.highs) for one in outcomes), strict=True)
    )
    index_lows, index_highs = (
        tuple((one + other) / 2 for one, other in zip(*ends, strict=True))
        for ends in zip(*((one.index_lows, one.index_highs) for one in outcomes), strict=True)
    )
    concerns = sorted({id for one in screenings for id in one.concerns})
    whole = {
        "concern": bool(concerns),
        "caution": any(one.cautions for one in outcomes),
        "screened": all(_screened(one, book) for one in screenings),
        "fired": sorted({id for one in outcomes for id in one.fired}),
    }
    ends = list(zip(*((_widths(one)) for one in outcomes), strict=True))
    row = _told(book, (scores, lows, highs), (index_lows, index_highs), [max(both) for both in ends], whole)
    known = dict(zip((finding.id for finding in book.findings), scores, strict=True))
    relevances = [interpret.relevance(strategy, known) for strategy in book.strategies]
    candidates = runtime.context.candidates
    states = [
        interpret.final_state(book, values, one)
        for one, values in zip(outcomes, (book.beside(first, second), book.beside(second, first)), strict=True)
    ]
    foremost = [
        strategy.id
        for strategy in book.strategies
        for state in states
        if strategy.first_when is not None and interpret.evaluate(strategy.first_when, state.known).truth is Truth.TRUE
    ]
    found = (
        professional_support(candidates, ())
        if concerns
        else ranked_remedies(candidates, relevances, scores, dict.fromkeys(foremost, ()), lambda _: Chosen(()))
    )
    for place in range(remedies):
        remedy = found[place] if place < len(found) else None
        row[f"remedy_{place + 1}"] = remedy and remedy.strategy.id
        row[f"remedy_{place + 1}_priority"] = remedy and remedy.priority
    for ending, one, screening in zip(("_a", "_b"), outcomes, screenings, strict=True):
        of_one = {
            "concern": bool(screening.concerns),
            "caution": bool(one.cautions),
            "screened": _screened(screening, book),
            "fired": one.fired,
        }
        told = _told(book, (one.scores, one.lows, one.highs), (one.index_lows, one.index_highs), _widths(one), of_one)
        row |= {f"{name}{ending}": value for name, value in told.items()}
    return {f"{prefix}{name}": exact(value) for name, value in row.items()}


def _with_shared(knowledge: KnowledgeBase, a: Row, b: Row) -> tuple[Values, Values]:
    """Return the answers of two, with what either was asked given to both where nobody must hide it."""
    read = knowledge.runtime.built.rulebook.read_by_safety
    first, second = dict(knowledge.observations(a)), dict(knowledge.observations(b))
    shared = [id for id, signal in knowledge.signals.items() if signal.asks == "either" and id not in read]
    of_a, of_b = ({id: given[id] for id in shared if id in given} for given in (first, second))
    return of_b | first, of_a | second


def _screened(outcome: Outcome, book: RuleBook) -> bool:
    return bool(book.concerns) and not outcome.unscreened


def _widths(outcome: Outcome) -> list[float]:
    return [high - low for low, high in zip(outcome.index_lows, outcome.index_highs, strict=True)]


def _told(
    book: RuleBook,
    findings: tuple[Sequence[float], ...],
    indexes: tuple[Sequence[float], ...],
    widths: Sequence[float],
    of_person: Mapping[str, Any],
) -> Row:
    row: Row = {
        "safety_concern": of_person["concern"],
        "safety_caution": of_person["caution"],
        "screened": of_person["screened"],
    }
    for finding, score, low, high in zip(book.findings, *findings, strict=True):
        word = level(score)
        row[f"{finding.id}_level"] = STRENGTH_LEVELS[word] if finding.kind == "component" else word
        row |= {f"{finding.id}_score": score, f"{finding.id}_low": low, f"{finding.id}_high": high}
    for index, low, high, width in zip(book.indexes, *indexes, widths, strict=True):
        value = None if width > 0.5 else (low + high) / 2
        word = (
            None if value is None else [rung.id for rung in index.levels if value >= rung.start or not rung.start][-1]
        )
        row |= {index.id: value, f"{index.id}_level": word, f"{index.id}_low": low, f"{index.id}_high": high}
    row["rules_fired"] = " ".join(of_person["fired"])
    return row


def exact(value: Any) -> Any:
    """Return the bits of a number."""
    return value.hex() if isinstance(value, float) else value


def results(rows: Rows, prefix: str = "ik_") -> Rows:
    """Return the result columns."""
    return [{name: exact(value) for name, value in row.items() if name.startswith(prefix)} for row in rows]
