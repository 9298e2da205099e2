"""Generate signals of every kind, and conditions that fit them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import inf, nextafter
from typing import get_args

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from intimacy_kit.errors import OptionError, Problem
from intimacy_kit.model.conditions import Among, And, AtLeast, Atom, Compare, Condition, Holds, Not, Operator, Or
from intimacy_kit.model.fields import MAX_MAGNITUDE, bare
from intimacy_kit.model.levels import MILD, MODERATE, SEVERE
from intimacy_kit.model.signal_kinds import KINDS, Kind
from intimacy_kit.model.signals import Asks, Direction, Signal
from intimacy_kit.testing.directions import gets_truer

RANGES = (
    *((0.0, 1.0), (1.0, 7.0), (-3.0, 3.0), (0.0, 0.1), (-0.0, 5e-324), (-1e-300, 1e-300)),
    *((0.0, MAX_MAGNITUDE), (-MAX_MAGNITUDE, MAX_MAGNITUDE), (1e15 - 1, 1e15)),
)
TITLES = (
    "time together",
    "worry",
    'a "quoted" one',
    "what: yes & no",
    "größer 愛 🙂",
    "*stars* and _lines_ | # <b>",
    "x" * 120,
)
OPPOSITE: Mapping[Operator, Operator] = {"<": ">=", "<=": ">", ">": "<=", ">=": "<"}

titles: SearchStrategy[str] = st.sampled_from(TITLES)
KIND_NAMES: SearchStrategy[Kind] = st.sampled_from(get_args(Kind))
ASKS = st.sampled_from(get_args(Asks))
DIRECTIONS = st.sampled_from(get_args(Direction))
CHANGEABLE = st.sampled_from([True, True, True, False])
CHOICES = st.sampled_from([("one",), ("money", "children"), ("b", "a", "c1", "on")])
OPERATORS: SearchStrategy[Operator] = st.sampled_from(get_args(Operator))
SHAPES = st.sampled_from(["atom", "atom", "atom", "atom", "not", "and", "or", "at_least"])
FEW = st.integers(2, 3)


@st.composite
def signals(draw: DrawFn, id: str = "signal") -> Signal:
    """Generate a signal with this id, of any kind, range and direction."""
    kind: Kind = draw(KIND_NAMES)
    spec = KINDS[kind]
    fields: dict[str, object] = {"title": draw(titles), "question": draw(titles), "asks": draw(ASKS)}
    fields["changeable"] = draw(CHANGEABLE)
    if spec.value_type == "choice":
        fields["choices"] = draw(CHOICES)
    else:
        fields["direction"] = draw(DIRECTIONS)
    if spec.is_number and not spec.has_fixed_range:
        fields["unit"] = draw(titles)
        fields["minimum"], fields["maximum"] = draw(st.sampled_from([spec.default_range or (0.0, 1.0), *RANGES]))
    return Signal.model_validate({"id": id, "kind": kind, "source": ("origin#1",), **fields})


def numbers(low: float, high: float, points: Iterable[float] = ()) -> SearchStrategy[float]:
    """Generate numbers from `low` to `high`: mostly the ends, the points, their neighbours, and around zero."""
    near = [near for point in points for near in (point, nextafter(point, inf), nextafter(point, -inf))]
    chosen = [low, high, low / 2 + high / 2, nextafter(low, inf), *near, 0.0, 1.0, 5e-324, -5e-324]
    inside = list(dict.fromkeys(number + 0.0 for number in chosen if low <= number <= high))
    return st.sampled_from(inside) | st.floats(low + 0.0, high)


SCORES = numbers(0.0, 1.0, (MILD, MODERATE, SEVERE))


def conditions(signals: Iterable[Signal], findings: Iterable[str] = ()) -> SearchStrategy[Condition]:
    """Generate conditions over these signals and findings, with every operator, and thresholds often on boundaries.

    Args:
        signals: signals to read.
        findings: ids of findings to read.

    Raises:
        QuestionError: there are neither signals nor findings (IK404).
    """
    atoms = [*map(comparisons, signals), *map(on_score, findings)]
    if not atoms:
        raise OptionError(Problem("IK404", "conditions need signals or findings to read", "give one at least"))
    return _conditions(atoms)


def comparisons(signal: Signal) -> SearchStrategy[Condition]:
    """Generate comparisons of one signal."""
    if signal.spec.value_type == "flag":
        return st.just(Holds(name=signal.id))
    if signal.spec.value_type == "choice":
        listed = st.lists(st.sampled_from(signal.choices), min_size=1, max_size=3).map(tuple)
        return st.builds(Among, name=st.just(signal.id), choices=listed, negated=st.booleans())
    points = range(len(signal.spec.words))
    return st.builds(Compare, name=st.just(signal.id), op=OPERATORS, value=numbers(*signal.bounds, points))


def on_score(finding: str) -> SearchStrategy[Condition]:
    """Generate comparisons of the score of one finding."""
    return st.builds(Compare, name=st.just(finding), op=OPERATORS, value=SCORES)


def draw_condition(draw: DrawFn, atoms: Sequence[SearchStrategy[Condition]], depth: int = 3) -> Condition:
    """Draw a condition from these comparisons, nested up to this depth."""
    shape = draw(SHAPES) if depth else "atom"
    if shape == "atom":
        return draw(draw(st.sampled_from(atoms)))
    if shape == "not":
        return Not(part=draw_condition(draw, atoms, depth - 1))
    parts = tuple(draw_condition(draw, atoms, depth - 1) for _ in range(draw(FEW)))
    if shape == "at_least":
        return AtLeast(count=draw(st.integers(1, len(parts))), parts=parts)
    return And(parts=parts) if shape == "and" else Or(parts=parts)


_conditions = st.composite(draw_condition)


def with_directions(condition: Condition, truer: int, worse: Mapping[str, int]) -> Condition:
    """Return the condition with comparisons reversed where needed, so that it respects directions.

    Args:
        condition: any condition.
        truer: 1 if it is to get truer as things get worse, -1 if less true.
        worse: the direction of each signal and finding, from `directions.worse_when_higher`.
    """
    if isinstance(condition, Holds | Compare | Among):
        return _directed_atom(condition, truer, worse)
    if isinstance(condition, Not):
        return Not(part=with_directions(condition.part, -truer, worse))
    return condition.model_copy(
        update={"parts": tuple(with_directions(part, truer, worse) for part in condition.inner)}
    )


def _directed_atom(atom: Atom, truer: int, worse: Mapping[str, int]) -> Condition:
    found = gets_truer(atom, worse)
    if found in (0, truer):
        return atom
    if not isinstance(atom, Compare):
        return Not(part=atom)
    if found is None:
        return Compare(name=atom.name, op=">=" if worse[bare(atom.name)] == truer else "<=", value=atom.value)
    return Compare(name=atom.name, op=OPPOSITE[atom.op], value=atom.value)
