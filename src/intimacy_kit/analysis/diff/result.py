"""Define the difference of two knowledge bases as data and as text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from pydantic import Field

from intimacy_kit.model.fields import Frozen
from intimacy_kit.model.observations import Value
from intimacy_kit.model.pack import PackInfo, pack_names

Verdict = Literal["same", "differs", "undecided"]
Example = dict[str, Value] | dict[Literal["a", "b"], dict[str, Value]]
"""Answers by signal; or those of two partners, if only a couple shows the difference."""


class Changed(Frozen):
    """An entry that was added, removed or changed.

    Attributes:
        section: of the pack; or `translations`, and `id` is a locale.
        keys: the old and new value of each changed key.
        words_only: whether only texts and sources changed, so that all results are the same.
    """

    section: str
    id: str
    how: Literal["added", "removed", "changed"]
    keys: dict[str, tuple[Any, Any]] = Field(default_factory=dict)
    words_only: bool = False


class Outcomes(Frozen):
    """The results of both for one sampled case: a level and a number, whether there is a concern, or remedies in order.

    Attributes:
        case: answers by signal; or `{"a": {...}, "b": {...}}`, if only a couple shows it.
    """

    case: Example
    old: str
    new: str


class Compared(Frozen):
    """A finding, an index, a safety rule, or the order of remedies.

    Attributes:
        verdict: `same` if proved for all answers of one person or two partners, to the last bit of the score, or of the
            value and the interval of an index; `differs` if the example shows it; else `undecided`.
        example: a minimal case on which the two differ.
        reason: why it is undecided.
        within: the context or tailoring the verdict is about, if it is `same` without any.
    """

    id: str
    verdict: Verdict
    example: Outcomes | None = None
    reason: str | None = None
    within: str | None = None

    @property
    def name(self) -> str:
        """The id, with the context or tailoring."""
        return f"{self.id}, within {self.within}" if self.within else self.id


class Difference(Frozen):
    """All differences; `str()` shows them, and `means_something` is for checks of releases."""

    old: tuple[PackInfo, ...]
    new: tuple[PackInfo, ...]
    entries: tuple[Changed, ...]
    findings: tuple[Compared, ...]
    indexes: tuple[Compared, ...]
    safety: tuple[Compared, ...]
    remedies: Compared

    @property
    def means_something(self) -> bool:
        """Whether some answers have, or may have, another result."""
        compared = (*self.findings, *self.indexes, *self.safety, self.remedies)
        declared = any(_is_not_compared(each) for each in self.entries)
        return declared or any(each.verdict != "same" for each in compared)

    def text(self) -> str:
        return "\n".join(self._lines())

    def __str__(self) -> str:
        return self.text()

    def _lines(self) -> Iterator[str]:
        yield f"{pack_names(self.old)} -> {pack_names(self.new)}"
        yield ""
        yield from _titled("What is declared")
        if not self.entries:
            yield "  nothing changed"
        for entry in self.entries:
            sign = {"added": "+", "removed": "-", "changed": "~"}[entry.how]
            words = " (words only)" if entry.words_only else ""
            yield f"  {sign} {entry.section}: {entry.id}{words}"
            if not entry.words_only:
                yield from (f"      {key}: {_short(old)} -> {_short(new)}" for key, (old, new) in entry.keys.items())
        yield ""
        yield from _titled("What it comes to")
        compared = (*self.findings, *self.indexes, *self.safety, self.remedies)
        for each in compared:
            if each.example is not None:
                yield f"  {each.name}: {each.example.old} -> {each.example.new}"
                yield f"      with {_case(each.example.case)}"
            elif each.reason is not None:
                yield f"  {each.name}: undecided, {each.reason}"
        same = [each.id for each in compared if each.verdict == "same"]
        listed = ", ".join(same) if len(same) < len(compared) else "everything"
        yield f"  the same for all answers: {listed or 'nothing'}"


def _is_not_compared(entry: Changed) -> bool:
    """Return whether a change may mean something that no result that is compared tells."""
    if entry.section == "safety":  # when there is a concern is compared, and which strategies are told; not practices
        return not entry.keys.keys().isdisjoint(("support", "about"))
    return entry.section not in ("rules", "indexes") and not entry.words_only


def _titled(title: str) -> tuple[str, str]:
    return title, "-" * len(title)


def _short(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 100 else text[:97] + "..."


def _case(case: Example) -> str:
    a, b = case.get("a"), case.get("b")
    if isinstance(a, dict) and isinstance(b, dict):
        return f"{_answers(a)}; and by the other partner, {_answers(b)}"
    return _answers(case)


def _answers(case: Mapping[Any, Any]) -> str:
    def written(value: Value) -> str:
        if isinstance(value, bool | str):
            return str(value).lower()
        return f"{value:g}" if float(f"{value:g}") == value else repr(value)

    return ", ".join(f"{name}: {written(value)}" for name, value in case.items()) or "nothing answered"
