"""A read-only view of a knowledge base: what its packs declare, what was chosen of them, and what fits as answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, overload

from intimacy_kit.errors import Problem, QuestionError
from intimacy_kit.model.couple import Couple, Given
from intimacy_kit.model.observations import Observations
from intimacy_kit.model.options import flag_option
from intimacy_kit.reasoning.runtime import Runtime

if TYPE_CHECKING:
    from intimacy_kit.model import concepts
    from intimacy_kit.model.pack import Contents, PackInfo
    from intimacy_kit.model.rules import Rule, SafetyRule
    from intimacy_kit.model.signals import Signal


class KnowledgeView:
    """What packs declare, as attributes. All mappings are by id, ascending, and read-only.

    Attributes:
        runtime: what runs it, for tests and tools of this library; it may change with any version.
    """

    runtime: Runtime

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{pack.name} {pack.version}' for pack in self.packs)})"

    @property
    def packs(self) -> tuple[PackInfo, ...]:
        """The packs, by name, with their versions and digests."""
        return self.runtime.built.packs

    @property
    def context(self) -> str | None:
        """The kind of relationship it is for, if one was chosen with `within`."""
        return self.runtime.context.context

    @property
    def tailoring(self) -> tuple[str, ...]:
        """The tailorings that were chosen with `within`."""
        return self.runtime.context.tailoring

    @property
    def locale(self) -> str | None:
        """The locale of its texts, if one was chosen with `within`."""
        return self.runtime.context.locale

    @property
    def locales(self) -> tuple[str, ...]:
        """The locales in which there are texts, ascending: those that its packs are in, and those of translations."""
        return self.runtime.whole.built.translations.locales

    @property
    def _contents(self) -> Contents:
        return self.runtime.built.contents

    @property
    def signals(self) -> Mapping[str, Signal]:
        """What can be observed."""
        return self._contents.signals

    @property
    def components(self) -> Mapping[str, concepts.Component]:
        """The parts of emotional intimacy."""
        return self._contents.components

    @property
    def challenges(self) -> Mapping[str, concepts.Challenge]:
        """What can stand in the way."""
        return self._contents.challenges

    @property
    def consequences(self) -> Mapping[str, concepts.Consequence]:
        """What challenges risk."""
        return self._contents.consequences

    @property
    def benefits(self) -> Mapping[str, concepts.Benefit]:
        """What emotional intimacy gives."""
        return self._contents.benefits

    @property
    def strategies(self) -> Mapping[str, concepts.Strategy]:
        """What can help."""
        return self._contents.strategies

    @property
    def practices(self) -> Mapping[str, concepts.Practice]:
        """What to do, concretely."""
        return self._contents.practices

    @property
    def contexts(self) -> Mapping[str, concepts.Context]:
        """Kinds of relationship."""
        return self._contents.contexts

    @property
    def tailorings(self) -> Mapping[str, concepts.Tailoring]:
        """Offers for some people, that nobody is forced into."""
        return self._contents.tailorings

    @property
    def principles(self) -> Mapping[str, concepts.Principle]:
        """What is worth knowing and no rule decides."""
        return self._contents.principles

    @property
    def faq(self) -> Mapping[str, concepts.Question]:
        """Questions people ask, with answers."""
        return self._contents.faq

    @property
    def references(self) -> Mapping[str, concepts.Reference]:
        """Works to read further."""
        return self._contents.references

    @property
    def rules(self) -> Mapping[str, Rule]:
        """From conditions to findings."""
        return self._contents.rules

    @property
    def safety_rules(self) -> Mapping[str, SafetyRule]:
        """From conditions to safety concerns."""
        return self._contents.safety

    @overload
    def observations(self, values: Couple) -> Couple: ...

    @overload
    def observations(self, values: Mapping[str, float | bool | str | None]) -> Observations: ...

    def observations(self, values: Given) -> Observations | Couple:
        """Check values against the signals. Of a couple, those of each.

        Args:
            values: by signal id: a number in the range of the signal, True or False for a flag, the id of a choice, or
                None for what was not answered. Those of NumPy do as well, and decimals, fractions, and what is built on
                text. A number becomes the nearest double before its range is looked at.

        Raises:
            ObservationError: with everything that does not fit (IK3xx).
        """
        if type(values) is Couple:
            a, b = self.runtime.intake.partners(values)
            return Couple(a=Observations(a), b=Observations(b))
        return Observations(self.runtime.intake.check(values))

    def observations_schema(self, *, required: bool = False) -> dict[str, Any]:
        """Return what `observations` takes, as a JSON Schema (2020-12) with questions, ranges, units and choices.

        Args:
            required: whether every signal has to be there, null where it is not answered. Some language models need it.

        Raises:
            QuestionError: `required` is neither True nor False (IK404).
        """
        from intimacy_kit.reasoning.case.observations_schema import observations_schema  # noqa: PLC0415 - few ask for it

        return observations_schema(self.signals, required=flag_option(required, "required"))


def runtime_of(knowledge: object) -> Runtime:
    """Return the runtime of a knowledge base; a runtime is returned as it is.

    Raises:
        QuestionError: it is not a knowledge base (IK404).
    """
    if isinstance(knowledge, KnowledgeView):
        return knowledge.runtime
    if isinstance(knowledge, Runtime):
        return knowledge
    help = "give what `load_knowledge` gave, or leave it out"
    raise QuestionError(Problem("IK404", "'knowledge' must be a knowledge base", help))
