"""A read-only view of a knowledge base: the declarations of its packs, its context, and validation of answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, overload

from intimacy_kit.errors import OptionError, Problem
from intimacy_kit.model.couple import Couple, Given
from intimacy_kit.model.levels import Level, StrengthLevel, level_word
from intimacy_kit.model.observations import Answers, Observations
from intimacy_kit.model.options import flag_option
from intimacy_kit.model.pack import pack_names
from intimacy_kit.model.values import plain_text
from intimacy_kit.reasoning.runtime import Runtime

if TYPE_CHECKING:
    from intimacy_kit.model import concepts
    from intimacy_kit.model.evidence import CitedSource
    from intimacy_kit.model.indexes import Index
    from intimacy_kit.model.level_words import LevelWords
    from intimacy_kit.model.pack import Contents, IntendedUse, PackInfo
    from intimacy_kit.model.question_groups import QuestionGroup
    from intimacy_kit.model.rulebook import FindingKind
    from intimacy_kit.model.rules import Rule, SafetyRule
    from intimacy_kit.model.signals import Signal


class KnowledgeView:
    """The declarations of packs, as attributes. All mappings are by id, ascending, and read-only.

    Attributes:
        runtime: the compiled rules, for tests and tools of this library; it may change with any version.
    """

    runtime: Runtime

    def __repr__(self) -> str:
        return f"{type(self).__name__}({pack_names(self.packs)})"

    @property
    def packs(self) -> tuple[PackInfo, ...]:
        """The packs, by name, with their versions and digests."""
        return self.runtime.built.packs

    @property
    def intended_uses(self) -> tuple[IntendedUse, ...]:
        """What each pack is for and what not, as its manifest says, in the order of `packs`."""
        return self.runtime.built.uses

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
        """All signals by id."""
        return self._contents.signals

    @property
    def components(self) -> Mapping[str, concepts.Component]:
        """All components of emotional intimacy by id."""
        return self._contents.components

    @property
    def challenges(self) -> Mapping[str, concepts.Challenge]:
        """All challenges by id."""
        return self._contents.challenges

    @property
    def consequences(self) -> Mapping[str, concepts.Consequence]:
        """All consequences of challenges by id."""
        return self._contents.consequences

    @property
    def indexes(self) -> Mapping[str, Index]:
        """All indexes, named weighted means of findings, by id."""
        return self._contents.indexes

    @property
    def benefits(self) -> Mapping[str, concepts.Benefit]:
        """All benefits of emotional intimacy by id."""
        return self._contents.benefits

    @property
    def strategies(self) -> Mapping[str, concepts.Strategy]:
        """All strategies by id."""
        return self._contents.strategies

    @property
    def practices(self) -> Mapping[str, concepts.Practice]:
        """All practices, the concrete steps of strategies, by id."""
        return self._contents.practices

    @property
    def contexts(self) -> Mapping[str, concepts.Context]:
        """All contexts, kinds of relationship, by id."""
        return self._contents.contexts

    @property
    def tailorings(self) -> Mapping[str, concepts.Tailoring]:
        """All tailorings, optional adaptations to people, by id."""
        return self._contents.tailorings

    @property
    def principles(self) -> Mapping[str, concepts.Principle]:
        """All principles, texts that no rule depends on, by id."""
        return self._contents.principles

    @property
    def faq(self) -> Mapping[str, concepts.Question]:
        """All frequently asked questions, with answers, by id."""
        return self._contents.faq

    @property
    def references(self) -> Mapping[str, concepts.Reference]:
        """All references by id."""
        return self._contents.references

    @property
    def placeholders(self) -> Mapping[str, concepts.Placeholder]:
        """All placeholders, what texts call people where no context says it in another way, by id."""
        return self._contents.placeholders

    @property
    def groups(self) -> Mapping[str, QuestionGroup]:
        """All groups of questions that say something before they are asked, by id."""
        return self._contents.groups

    @property
    def levels(self) -> Mapping[str, LevelWords]:
        """What its packs call the levels of findings, by kind; of other kinds the library's words are told."""
        return self._contents.levels

    def level_word(self, level: str, kind: FindingKind) -> str:
        """Return a level of findings of a kind in words, in the locale of this knowledge base.

        Args:
            level: none, mild, moderate or severe; of components none, emerging, solid or strong.
            kind: challenge, consequence or component.

        Raises:
            QuestionError: there is no such kind, or no such level of it (IK404).
        """
        wanted, of = plain_text(level), plain_text(kind)
        ladder = StrengthLevel.words if of == "component" else Level.words
        if of in ("challenge", "consequence", "component") and wanted in ladder:
            return level_word(wanted, of, self.runtime.context.messages)
        help = "give a level of challenge, consequence or component, and that kind"
        raise OptionError(Problem("IK404", "no such level", help))

    @property
    def evidence(self) -> tuple[CitedSource, ...]:
        """All sources of its packs, by pack and name, with what is known of them and what cites them."""
        return self.runtime.built.evidence

    @property
    def rules(self) -> Mapping[str, Rule]:
        """All rules, from conditions to findings, by id."""
        return self._contents.rules

    @property
    def safety_rules(self) -> Mapping[str, SafetyRule]:
        """All safety rules, from conditions to safety concerns, by id."""
        return self._contents.safety

    @property
    def screening(self) -> Mapping[str, concepts.Screening]:
        """What packs say before the questions that are asked in private, and the order of these, by id."""
        return self._contents.screening

    @property
    def preamble(self) -> str | None:
        """What people are told before the questions about safety: why these are asked, and of whom."""
        return self.runtime.built.rulebook.preamble

    @overload
    def observations(self, values: Couple) -> Couple: ...

    @overload
    def observations(self, values: Answers) -> Observations: ...

    def observations(self, values: Given) -> Observations | Couple:
        """Validate values against the signals; for a couple, the values of each partner.

        Args:
            values: by signal id: a number in the range of the signal, True or False for a flag, the id of a choice, or
                None for not answered. Values of NumPy, decimals, fractions and subclasses of str are accepted too. A
                number becomes the nearest double before its range is checked.

        Raises:
            ObservationError: with all invalid values (IK3xx).
        """
        if type(values) is Couple:
            a, b = self.runtime.intake.partners(values)
            return Couple(a=Observations(a), b=Observations(b))
        return Observations(self.runtime.intake.check(values))

    def observations_schema(self, *, required: bool = False) -> dict[str, Any]:
        """Return what `observations` takes, as a JSON Schema (2020-12) with questions, ranges, units and choices.

        What it says is in the locale of this knowledge base.

        Args:
            required: whether every signal is required, with null for not answered. Some language models need it.

        Raises:
            QuestionError: `required` is neither True nor False (IK404).
        """
        from intimacy_kit.reasoning.case.observations_schema import observations_schema  # noqa: PLC0415 - few ask for it

        return observations_schema(
            self.signals, self.runtime.context.messages, required=flag_option(required, "required")
        )


def runtime_of(knowledge: object) -> Runtime:
    """Return the runtime of a knowledge base; a runtime is returned as it is.

    Raises:
        QuestionError: it is not a knowledge base (IK404).
    """
    if isinstance(knowledge, KnowledgeView):
        return knowledge.runtime
    if isinstance(knowledge, Runtime):
        return knowledge
    help = "give the result of `load_knowledge`, or omit it"
    raise OptionError(Problem("IK404", "'knowledge' must be a knowledge base", help))
