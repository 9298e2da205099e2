"""Read-only views of the record of a diagnosis, and of each partner in it: findings by id, and what is present."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from intimacy_kit.model.couple import PARTNERS, Who
from intimacy_kit.model.indexes import IndexValue
from intimacy_kit.model.level_words import LevelWords
from intimacy_kit.model.observations import Observations
from intimacy_kit.model.options import flag_option, whole_option
from intimacy_kit.model.pack import PackInfo, pack_names
from intimacy_kit.model.result import Finding, PartnerRecord, Record, Remedy, Strength
from intimacy_kit.model.safety import Safety
from intimacy_kit.reasoning.case.couples import not_of_one, not_of_two, place_of
from intimacy_kit.reasoning.diagnosing.serialization import record_digest, to_dict, to_json
from intimacy_kit.reasoning.diagnosing.support import Support, support_in

MAX_INDENT = 16
_Scored = TypeVar("_Scored", Finding, Strength)


class ResultsView(ABC):
    """What was found, as attributes."""

    @property
    @abstractmethod
    def _parts(self) -> Record | PartnerRecord: ...

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("a diagnosis cannot be changed")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError("a diagnosis cannot be changed")

    @property
    def safety(self) -> Safety:
        """The result of the safety questions. Look here first."""
        return self._parts.safety

    @cached_property
    def findings(self) -> Mapping[str, Finding]:
        """All challenges and consequences by id, also those at zero."""
        return MappingProxyType({finding.id: finding for finding in self._parts.findings})

    @cached_property
    def components(self) -> Mapping[str, Strength]:
        """All components by id, also those at zero."""
        return MappingProxyType({component.id: component for component in self._parts.components})

    @cached_property
    def indexes(self) -> Mapping[str, IndexValue]:
        """All indexes by id, also those that are open."""
        return MappingProxyType({index.id: index for index in self._parts.indexes})

    @cached_property
    def challenges(self) -> tuple[Finding, ...]:
        """The challenges that are present (from mild on), highest score first."""
        return _present(finding for finding in self._parts.findings if finding.kind == "challenge")

    @cached_property
    def consequences(self) -> tuple[Finding, ...]:
        """The consequences that are present (from mild on), highest score first."""
        return _present(finding for finding in self._parts.findings if finding.kind == "consequence")

    @cached_property
    def strengths(self) -> tuple[Strength, ...]:
        """The components that are found at least emerging, highest score first: what works."""
        return _present(self._parts.components)

    @property
    def fired(self) -> tuple[str, ...]:
        """The rules that are true on what is known, ascending; of a couple, for either of the two."""
        return self._parts.fired

    @property
    def undetermined(self) -> tuple[str, ...]:
        """The rules that answers could still make true or false, ascending; of a couple, for either of the two."""
        return self._parts.undetermined


class Partner(ResultsView):
    """What came of the answers of one partner of a couple, with what the rules read of the other's. Immutable.

    Made by `Diagnosis.of`. It is for whoever helps the two: some of it may follow from what the other one answered.
    What follows from the own answers alone is `Diagnosis.view`.

    Attributes:
        partner: who it is.
    """

    def __init__(self, partner: Who, parts: PartnerRecord) -> None:
        self.__dict__.update(partner=partner, _of=parts)

    @property
    def _parts(self) -> PartnerRecord:
        return self._of

    def __repr__(self) -> str:
        return f"Partner({self.partner!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Partner) and (self.partner, self._of) == (other.partner, other._of)

    def __hash__(self) -> int:
        return hash((self.partner, self.observations))

    def __reduce__(self) -> tuple[Any, ...]:
        return Partner, (self.partner, self._of)

    @property
    def observations(self) -> Observations:
        """Their own answers."""
        return self._of.observations

    @property
    def unknown(self) -> tuple[str, ...]:
        """The signals that they have not answered and that could still change a result of either, ascending."""
        return self._of.unknown

    def to_dict(self) -> dict[str, Any]:
        """Return all of it as plain dicts, lists, text and numbers; this includes the answers."""
        return self._of.model_dump(mode="json")

    if TYPE_CHECKING:
        partner: Who
        _of: PartnerRecord
    else:  # where types are checked, what there is not is found by that

        def __getattr__(self, name: str) -> Any:
            """Refuse what there is not; what a diagnosis can be asked is to be asked of the partner's own."""
            message = f"{type(self).__name__!r} object has no attribute {name!r}"
            if name.startswith("_") or name == "partner":
                raise AttributeError(message, name=name, obj=self)
            own = f"their own diagnosis, which can be asked, is `dx.view({self.partner!r})`"
            raise AttributeError(f"{message}: {own}", name=name, obj=self)


class RecordView(ResultsView):
    """The data of a diagnosis, as attributes."""

    @property
    @abstractmethod
    def _parts(self) -> Record:
        """The record; `unknown` may be missing in it."""

    def __repr__(self) -> str:
        return f"{type(self).__name__}({pack_names(self.provenance)}; show() tells it)"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, RecordView) and self.record == other.record

    def __hash__(self) -> int:
        return hash((self._parts.people, self.provenance))

    @property
    def remedies(self) -> tuple[Remedy, ...]:
        """The recommended strategies, highest priority first. Under a safety concern: professional support, alone."""
        return self._parts.remedies

    @cached_property
    def support(self) -> Support | None:
        """All that people may be told under a safety concern; None where there is none. Ask it before you tell."""
        return support_in(self._parts)

    @property
    def observations(self) -> Observations:
        """The answers of one person.

        Raises:
            QuestionError: they are of two partners (IK457); `of` returns those of each.
        """
        if self._parts.observations is None:
            raise not_of_one()
        return self._parts.observations

    @property
    def answered(self) -> tuple[str, ...]:
        """The signals that were answered, ascending; of a couple, by either of the two."""
        return tuple(sorted({id for own in self._parts.people for id in own}))

    @property
    def partners(self) -> tuple[Who, ...]:
        """The partners of a couple: a and b; empty for one person."""
        return () if self._parts.partners is None else PARTNERS

    def of(self, partner: Who) -> Partner:
        """Return what came of the answers of one partner of a couple, with what the rules read of the other's.

        Raises:
            QuestionError: this is no partner (IK404), or there are no two (IK450).
        """
        place = place_of(partner)
        if self._parts.partners is None:
            raise not_of_two()
        return Partner(PARTNERS[place], self._parts.partners[place])

    @property
    def context(self) -> str | None:
        """The kind of relationship that was chosen, if any."""
        return self._parts.context

    @property
    def tailoring(self) -> tuple[str, ...]:
        """The tailorings that were chosen."""
        return self._parts.tailoring

    @property
    def locale(self) -> str | None:
        """The locale that was chosen for its texts, if any."""
        return self._parts.locale

    @property
    def level_words(self) -> tuple[LevelWords, ...]:
        """What the packs call the levels of findings, by kind; of other kinds the library's words are told."""
        return self._parts.level_words

    @property
    def provenance(self) -> tuple[PackInfo, ...]:
        """The packs it was made with, by name."""
        return self._parts.provenance

    @property
    @abstractmethod
    def record(self) -> Record:
        """All its data, as it is stored."""

    def to_dict(self, *, answers: bool = True) -> dict[str, Any]:
        """Return all its data as plain dicts, lists, text and numbers.

        Args:
            answers: whether the answers are part of it. Without them it cannot be read again.

        Raises:
            OptionError: `answers` is neither True nor False (IK404).
        """
        return to_dict(self.record, answers=flag_option(answers, "answers"))

    def to_json(self, *, indent: int | None = None) -> str:
        """Return all its data as JSON; this includes the answers. The same diagnosis always gives the same text.

        Raises:
            QuestionError: `indent` is no whole number from 0 to 16 (IK404).
        """
        return to_json(self.record, None if indent is None else whole_option(indent, "indent", 0, MAX_INDENT))

    def digest(self) -> str:
        """Return the SHA-256 of what was found: 64 hexadecimal digits, the same wherever it was computed.

        It is that of the record as canonical JSON (RFC 8785), without texts and locale. Packs, answers and context
        decide it; engine, platform, locale, and versions of Python and of this library do not take part. It does not
        hide the answers from who can try them all.
        """
        return record_digest(self.record)


def _present(scored: Iterable[_Scored]) -> tuple[_Scored, ...]:
    present = (finding for finding in scored if finding.level != "none")
    return tuple(sorted(present, key=lambda finding: (-finding.score, finding.id)))
