"""Define conditions: boolean expressions over signals and findings, as an immutable tree.

A condition is parsed from text by `parse_condition`, or built in Python:

    little_time = (ref("quality_time_hours") < 3) & ~(ref("rituals_kept") >= 1)
    str(little_time)     # 'quality_time_hours < 3 and not rituals_kept >= 1'

In the steps of a rule, `ref("trust").partner < 5`, as text `partner.trust < 5`, reads the answer of the other partner.

Combine with `&`, `|` and `~`: Python's own `and`, `or` and `not` cannot be overloaded, and raise.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar, Literal, Never, NoReturn, Self

from pydantic import AfterValidator, Field, ValidationError, model_validator

from intimacy_kit.errors import ConditionError, Problem
from intimacy_kit.model.fields import MAX_MAGNITUDE, PARTNER, Frozen, Id, Name, bare, of_partner
from intimacy_kit.model.values import plain_number, plain_text, plain_whole

Operator = Literal["<", "<=", ">", ">=", "==", "!="]

MAX_PARTS = 200
MAX_DEPTH = 20
"""Maximum number of parts of a condition (comparisons, combinations, and choices beyond the first), and its maximum
depth."""


def _no_bool(what: str) -> NoReturn:
    raise ConditionError(
        Problem(
            "IK207",
            f"{what} has no truth value of its own",
            "combine conditions with & | ~ in Python (each comparison in parentheses), "
            "and compare a truth value with `is Truth.TRUE`",
        )
    )


class Condition(Frozen):
    """Base class of all conditions. `str()` returns the text; combine with `&`, `|` and `~`."""

    def __and__(self, other: Condition) -> Condition:
        parts = self.parts if isinstance(self, And) else (self,)
        return _built(And, parts=(*parts, other))

    def __or__(self, other: Condition) -> Condition:
        parts = self.parts if isinstance(self, Or) else (self,)
        return _built(Or, parts=(*parts, other))

    def __invert__(self) -> Condition:
        return _built(Not, part=self)

    @classmethod
    def _refused(cls, wrong: str) -> ConditionError:
        help = "combine conditions with & | ~, and compare `ref(...)` for new ones"
        return ConditionError(Problem("IK204", f"invalid condition: {wrong}", help))

    @property
    def inner(self) -> tuple[Condition, ...]:
        """The direct operands; empty for a comparison."""
        return ()

    def walk(self) -> Iterator[Condition]:
        """Yield this condition and all nested ones in pre-order."""
        stack: list[Condition] = [self]
        while stack:
            condition = stack.pop()
            yield condition
            stack.extend(reversed(condition.inner))

    @property
    def atoms(self) -> tuple[Atom, ...]:
        """The comparisons, from left to right."""
        return tuple(part for part in self.walk() if isinstance(part, Holds | Compare | Among))

    @property
    def names(self) -> frozenset[str]:
        """What it reads: the ids of signals and findings, and `partner.` with that of a signal."""
        return frozenset[str]().union(*(part.names for part in self.inner))

    @property
    def ids(self) -> frozenset[str]:
        """The ids of the signals and findings that it reads, whoever's answers it reads."""
        return frozenset(map(bare, self.names))

    @property
    def reads_partner(self) -> bool:
        """Whether it reads an answer of the other partner."""
        return any(name.startswith(PARTNER) for name in self.names)

    @model_validator(mode="after")
    def _bounded(self) -> Self:
        """Refuse the bare base class, and conditions too large to be readable or too deep for recursion."""
        if type(self) is Condition:
            raise ValueError("is an abstract class")
        level: list[Condition] = [self]
        depth = size = 0
        while level and size <= MAX_PARTS:
            depth, size = depth + 1, size + sum(condition._weight for condition in level)
            level = [part for condition in level for part in condition.inner]
        if depth > MAX_DEPTH or size > MAX_PARTS:
            raise ValueError(f"has over {MAX_PARTS} parts or {MAX_DEPTH} levels")
        return self

    @property
    def _weight(self) -> int:
        """The number of parts it counts as. `not` counts 0, so that moving it inwards never exceeds the limit."""
        return 1

    def __bool__(self) -> NoReturn:
        _no_bool("a condition")

    def __str__(self) -> str:
        return _text(self, 0)

    def __repr__(self) -> str:
        return f"<condition {self}>"


class _OfOneName(Condition):
    """A base class of conditions on a single signal or finding."""

    name: Name

    @property
    def names(self) -> frozenset[str]:
        return frozenset((self.name,))


class Holds(_OfOneName):
    """A test that a flag is true: `past_betrayal`."""


class Compare(_OfOneName):
    """A comparison of a number, or of the score of a finding, with a threshold: `trust < 5`."""

    op: Operator
    value: Annotated[
        float,
        Field(strict=True, ge=-MAX_MAGNITUDE, le=MAX_MAGNITUDE, allow_inf_nan=False),
        AfterValidator(lambda value: value + 0.0),  # no negative zero
    ]


class Among(_OfOneName):
    """A membership test of a choice, possibly negated: `topic in ("money", "chores")`, `topic != "money"`."""

    choices: Annotated[tuple[Id, ...], Field(min_length=1)]
    negated: bool = False

    @property
    def _weight(self) -> int:
        return len(self.choices)


Atom = Holds | Compare | Among
"""A condition on a single signal or finding."""


class Not(Condition):
    """Negation (Kleene); the negation of unknown is unknown."""

    part: Condition

    @property
    def _weight(self) -> int:
        return int(isinstance(self.part, Not))  # a double negation counts, as it is redundant

    @property
    def inner(self) -> tuple[Condition, ...]:
        return (self.part,)


class And(Condition):
    """Conjunction (Kleene): false if any part is false, even if others are unknown."""

    parts: Annotated[tuple[Condition, ...], Field(min_length=2)]

    @property
    def inner(self) -> tuple[Condition, ...]:
        return self.parts


class Or(Condition):
    """Disjunction (Kleene): true if any part is true, even if others are unknown."""

    parts: Annotated[tuple[Condition, ...], Field(min_length=2)]

    @property
    def inner(self) -> tuple[Condition, ...]:
        return self.parts


class AtLeast(Condition):
    """A threshold on the number of true parts: `at_least(2, criticism >= 3, contempt >= 2, stonewalling >= 3)`."""

    count: Annotated[int, Field(strict=True, ge=1)]
    parts: Annotated[tuple[Condition, ...], Field(min_length=1)]

    @property
    def inner(self) -> tuple[Condition, ...]:
        return self.parts

    @model_validator(mode="after")
    def _possible(self) -> Self:
        if self.count > len(self.parts):
            raise ValueError("has a count above the number of parts")
        return self


def at_least(count: int, *parts: Condition) -> Condition:
    """Return the condition that at least `count` of the parts are true."""
    return _built(AtLeast, count=count, parts=parts)


def _built(kind: type[Condition], **fields: Any) -> Condition:
    try:
        return kind.model_validate({name: _plain(name, value) for name, value in fields.items()})
    except ValidationError as error:
        too_large = any("has over" in problem["msg"] for problem in error.errors())
        if too_large:
            problem = Problem(
                "IK206",
                f"a condition has at most {MAX_PARTS} parts and {MAX_DEPTH} levels",
                "split it into several rules",
            )
        else:
            problem = Problem(
                "IK204",
                "a condition cannot be built from these pieces",
                "use ids, finite numbers for thresholds, ids of choices, and conditions to combine "
                "(a flag is `ref(...).holds`)",
            )
    raise ConditionError(problem)


def _plain(name: str, value: Any) -> Any:
    """Convert the value of a field to a plain str, int or float; other values are returned unchanged."""
    if name == "choices":
        return tuple(_plain("choice", choice) for choice in value)
    plain = {"count": plain_whole, "value": plain_number}.get(name, plain_text)(value)
    return value if plain is None else plain


class Ref:
    """A reference to a signal or finding, to build conditions: `ref("trust") < 5`, `ref("past_betrayal").holds`."""

    __slots__ = ("_name",)

    def __init__(self, name: str) -> None:
        self._name = name

    @property
    def partner(self) -> Ref:
        """A reference to the other partner's answer to this signal, for the steps of a rule."""
        return Ref(of_partner(self._name))

    @property
    def holds(self) -> Condition:
        """The condition that this flag is true."""
        return _built(Holds, name=self._name)

    def among(self, *choices: str) -> Condition:
        """Return the condition that this choice is one of `choices`."""
        return _built(Among, name=self._name, choices=choices)

    def __lt__(self, value: float) -> Condition:
        return _built(Compare, name=self._name, op="<", value=value)

    def __le__(self, value: float) -> Condition:
        return _built(Compare, name=self._name, op="<=", value=value)

    def __gt__(self, value: float) -> Condition:
        return _built(Compare, name=self._name, op=">", value=value)

    def __ge__(self, value: float) -> Condition:
        return _built(Compare, name=self._name, op=">=", value=value)

    def __eq__(self, value: object) -> Condition:  # type: ignore[override]  # builds a condition, as in query builders
        return self._equal(value, negated=False)

    def __ne__(self, value: object) -> Condition:  # type: ignore[override]  # builds a condition, as in query builders
        return self._equal(value, negated=True)

    __hash__: ClassVar[None] = None  # type: ignore[assignment]  # `==` builds a condition

    def _equal(self, value: object, *, negated: bool) -> Condition:
        if plain_text(value) is not None:
            return _built(Among, name=self._name, choices=(value,), negated=negated)
        return _built(Compare, name=self._name, op="!=" if negated else "==", value=value)

    def __and__(self, other: Never) -> NoReturn:
        _no_condition_yet()

    def __or__(self, other: Never) -> NoReturn:
        _no_condition_yet()

    def __rand__(self, other: Never) -> NoReturn:
        _no_condition_yet()

    def __ror__(self, other: Never) -> NoReturn:
        _no_condition_yet()

    def __bool__(self) -> NoReturn:
        _no_bool("a reference")

    def __repr__(self) -> str:
        return f"ref({self._name!r})"


def _no_condition_yet() -> NoReturn:
    raise ConditionError(
        Problem("IK204", "a reference is not a condition", "write `ref(...).holds` for a flag, or compare it")
    )


def ref(name: str) -> Ref:
    """Return a reference to a signal or finding, to build a condition from it."""
    return Ref(name)


def number_text(value: float) -> str:
    """Format a number; integers are written without a decimal point."""
    return str(int(value)) if value == int(value) else repr(value)


def _text(condition: Condition, binding: int) -> str:
    """Return the text of a condition; `binding` is the precedence of the context (0 or, 1 and, 2 not)."""
    match condition:
        case Holds(name=name):
            return name
        case Compare(name=name, op=op, value=value):
            return f"{name} {op} {number_text(value)}"
        case Among(name=name, choices=(only,), negated=negated):
            return f'{name} {"!=" if negated else "=="} "{only}"'
        case Among(name=name, choices=choices, negated=negated):
            listed = ", ".join(f'"{choice}"' for choice in choices)
            return f"{name} {'not in' if negated else 'in'} ({listed})"
        case Not(part=part):
            return f"not {_text(part, 3)}"
        case And(parts=parts):
            inner, own = " and ".join(_text(part, 2) for part in parts), 1
        case AtLeast(count=count, parts=parts):
            return f"at_least({count}, {', '.join(_text(part, 0) for part in parts)})"
        case _:
            inner, own = " or ".join(_text(part, 1) for part in condition.inner), 0
    return f"({inner})" if own < binding else inner
