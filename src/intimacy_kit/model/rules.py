"""Define rules with their steps and facets, and safety rules."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar, Literal, Self

from pydantic import field_serializer, model_validator

from intimacy_kit.errors import ConditionError
from intimacy_kit.model.conditions import Condition, Or
from intimacy_kit.model.evidence import OptionalSources
from intimacy_kit.model.fields import Frozen, Id, OnlyIn, Sources, Text, Title, Weight, bare

MAX_STEPS = 20
"""Maximum number of steps of a rule."""


class Step(Frozen):
    """One degree of a rule.

    Attributes:
        when: the condition, such as `trust < 5 and not past_betrayal`. With `partner.` before a signal it reads what
            the other one of two partners answered; then the step is there for couples only.
        strength: its weight where it is the strongest that is true, between 0 and 1 (exclusive).
        because: the reason, worded for the people concerned; None where the rule has one for all its steps.
    """

    when: Condition
    strength: Weight
    because: Text | None = None

    @field_serializer("when")
    def _as_text(self, when: Condition) -> str:
        return str(when)


Reason = tuple[tuple[str | int, ...], str]
"""A reason, with its path in the entry."""


class Rule(Frozen):
    """One or more steps that support or relieve a finding, of which the strongest that is true counts.

    A rule of one step is written with its `when` and `strength`; a `when` beside `steps` holds for all of them.

    Attributes:
        id: unique identifier among all entries of all packs; explanations refer to it.
        steps: at least one, in the order in which they are written.
        supports, relieves: the id of a finding; exactly one of the two is given.
        only_in: the contexts in which it holds, and nowhere else; empty for a rule that holds everywhere.
        facet: what several rules of the finding are about: of these only the strongest counts. None for a rule that is
            a group of its own.
        because: the reason of the steps that have none of their own.
        source: one or several sources declared in the manifest, each with an optional fragment after `#`.
        contradicts: sources that speak against it.
    """

    also_written: ClassVar[tuple[str, ...]] = ("when", "strength")

    id: Id
    supports: Id | None = None
    relieves: Id | None = None
    facet: Id | None = None
    steps: tuple[Step, ...]
    because: Text | None = None
    source: Sources
    contradicts: OptionalSources = ()
    only_in: OnlyIn = ()

    @model_validator(mode="before")
    @classmethod
    def _from_one_step(cls, data: Any) -> Any:
        """Make the one step of a rule that is written without `steps`, and give a common condition to all steps."""
        if not isinstance(data, dict):
            return data
        fields = dict(data)
        own = {key: fields.pop(key) for key in cls.also_written if key in fields}
        if "steps" not in fields:
            return {**fields, "steps": (own,)}
        if "strength" in own:
            raise ValueError("has 'strength' beside 'steps', which have their own")
        if "when" in own and isinstance(fields["steps"], list | tuple):
            fields["steps"] = tuple(_both(own["when"], step) for step in fields["steps"])
        return fields

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if (self.supports is None) == (self.relieves is None):
            raise ValueError("needs exactly one of 'supports' and 'relieves'")
        if not 1 <= len(self.steps) <= MAX_STEPS:
            raise ValueError(f"needs from 1 to {MAX_STEPS} steps")
        if self.because is None and any(step.because is None for step in self.steps):
            raise ValueError("needs 'because', of the rule or of each of its steps")
        return self

    @property
    def finding(self) -> str:
        """The id of the finding it supports or relieves."""
        return self.supports or self.relieves or ""

    @property
    def group(self) -> str:
        """The id of its group within the finding: its facet, or its own id."""
        return self.facet or self.id

    @property
    def when(self) -> Condition:
        """The condition under which any of its steps is true."""
        if len(self.steps) == 1:
            return self.steps[0].when
        conditions = tuple(dict.fromkeys(step.when for step in self.steps))
        return conditions[0] if len(conditions) == 1 else Or.model_construct(parts=conditions)

    @property
    def names(self) -> frozenset[str]:
        """What its steps read: the ids of signals and findings, and `partner.` with that of a signal."""
        return frozenset[str]().union(*(step.when.names for step in self.steps))

    @property
    def ids(self) -> frozenset[str]:
        """The ids of the signals and findings that its steps read, whoever's answers they read."""
        return frozenset(map(bare, self.names))

    @property
    def reads_partner(self) -> bool:
        """Whether a step reads an answer of the other partner."""
        return any(step.when.reads_partner for step in self.steps)

    @property
    def strength(self) -> float:
        """The largest strength of its steps."""
        return max(step.strength for step in self.steps)

    def reason(self, step: Step) -> str:
        """Return the reason of one of its steps."""
        return step.because or self.because or ""

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Its reasons as they are written: that of the rule, then those of its steps."""
        own: tuple[Reason, ...] = () if self.because is None else ((("because",), self.because),)
        steps = enumerate(self.steps)
        return own + tuple((("steps", at, "because"), step.because) for at, step in steps if step.because is not None)

    def strongest_first(self) -> Iterator[tuple[int, Step]]:
        """Yield its steps with their positions, strongest first; of equals the earlier."""
        yield from sorted(enumerate(self.steps), key=lambda numbered: (-numbered[1].strength, numbered[0]))


def written_positions(rule: Rule, written: Rule) -> tuple[int, ...]:
    """Return the position of each step of a rule among all that its pack gives it.

    Steps go where what their conditions read does: so of steps with one condition all are there, or none.

    Args:
        rule: as it is for a case, without the steps that are of couples only or that a context leaves out.
        written: as its pack has it.
    """
    kept = {step.when for step in rule.steps}
    return tuple(position for position, step in enumerate(written.steps) if step.when in kept)


def _both(common: Any, step: Any) -> Any:
    """Return a step that is true only where the common condition is, too."""
    own = step.get("when") if isinstance(step, dict) else getattr(step, "when", None)
    if not (isinstance(common, Condition) and isinstance(own, Condition)):
        return step  # reported as what it is
    try:
        joined = common & own
    except ConditionError:
        raise ValueError("has a 'when' that is too large together with its steps") from None
    return {**step, "when": joined} if isinstance(step, dict) else step.model_copy(update={"when": joined})


About = Literal["from_partner", "to_oneself", "to_child", "own_deed"]
"""What a safety concern is about: what the partner does, or the person to themselves; a child; a deed of one's own."""

ABOUTS: tuple[About, ...] = ("to_oneself", "to_child", "from_partner", "own_deed")
"""What concerns are about, in the order in which support is told."""


class SafetyRule(Frozen):
    """A condition over signals that raises a safety concern, or a caution.

    Attributes:
        id: unique identifier among all entries of all packs.
        kind: `concern`: where it is true, individual support is all that is recommended. `caution`: answers speak for
            an unsafe climate though nobody named one; practices of opening up and of disagreement are withheld.
        about: of a concern, what it is about.
        when: the condition, which reads signals only, no findings.
        title: the subject in a few words.
        because: the text shown to the person.
        support: the practices told with it, which one does alone; empty for all such of professional strategies.
        source: one or several sources declared in the manifest, each with an optional fragment after `#`.
    """

    id: Id
    kind: Literal["concern", "caution"]
    about: About | None = None
    when: Condition
    title: Title
    because: Text
    support: tuple[Id, ...] = ()
    source: Sources

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if (self.kind == "concern") != (self.about is not None):
            raise ValueError("needs 'about' if it is a concern, and only then")
        return self

    @field_serializer("when")
    def _as_text(self, when: Condition) -> str:
        return str(when)

    @property
    def names(self) -> frozenset[str]:
        """The ids of the signals that it reads."""
        return self.when.names

    @property
    def ids(self) -> frozenset[str]:
        """The ids of the signals that it reads."""
        return self.when.ids

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Its reason."""
        return ((("because",), self.because),)
